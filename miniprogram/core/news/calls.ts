/** What came of ringing somebody whom no message reached: in words, and whether it is still to be done. */
export const CALL_RESULTS = ['told', 'family', 'visited', 'noAnswer', 'noNumber'] as const
export type CallResult = (typeof CALL_RESULTS)[number]

export const CALLS: Readonly<Record<CallResult, { words: string; isReached: boolean }>> = {
  told: { words: '打电话告诉到了', isReached: true },
  family: { words: '家里人接的，会转告', isReached: true },
  visited: { words: '上门告诉了', isReached: true },
  noAnswer: { words: '没人接，晚些再打', isReached: false },
  noNumber: { words: '号码不对或者没有，要上门', isReached: false },
}
