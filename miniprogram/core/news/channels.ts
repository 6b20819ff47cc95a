/** By which way somebody was told, in words: one line a try, in the order in which it happened. */

/** What the ladder of a notice wrote down (cloudfunctions/_telling/ladder.ts). */
export interface Told {
  tried: readonly { channel: string; at: number; result: string }[]
  state: string
  /** Whether they opened what it is about since. */
  opened: boolean
}
export interface ToldLine {
  /** Null: as it stands now. */
  at: number | null
  words: string
}

/** The rungs that are no message. `call`: what was written down of the call follows. */
const RUNGS: Readonly<Record<string, string>> = {
  badge: '首页上有',
  deputy: '没打开，告诉了能替的人',
  desk: '没打开，列进打电话的名单',
}
/** What WeChat said to a message. */
const ANSWERS: Readonly<Record<string, string>> = {
  sent: '微信消息发到了',
  refused: '微信没让发',
  unknown: '微信没回话，也许收到了',
  trying: '正在发微信消息',
  busy: '微信忙，过一会儿再发',
}
/** Only where the state says more than the tries. */
const STATES: Readonly<Record<string, string>> = {
  waiting: '还没发',
  digest: '早上合成一条说',
  seen: '看过了',
  stale: '后来不用说了',
}

export function channelsOf({ tried, state, opened }: Told): ToldLine[] {
  const lines = tried.map(({ channel, at, result }) => ({ at, words: wordsOf(channel, result) }))
  const standing = opened && state !== 'stale' ? '打开看过' : STATES[state]
  return standing === undefined ? lines : [...lines, { at: null, words: standing }]
}

const wordsOf = (channel: string, result: string): string =>
  channel === 'call'
    ? `打过电话${result === '' ? '' : `：${result}`}`
    : (RUNGS[channel] ?? ANSWERS[result] ?? '试过')
