/** What this phone itself added up, kept until the book grows: the passbook may say so only when it is true. */
export interface Verified {
  householdId: string
  /** How many entries were added up, and what they came to. */
  count: number
  balance: number
  at: number
  fine: boolean
}
const NAME = 'verified'

export function lastVerified(householdId: string): Verified | null {
  const kept: unknown = wx.getStorageSync(NAME)
  const verified = typeof kept === 'object' && kept !== null ? (kept as Verified) : null
  return verified && verified.householdId === householdId ? verified : null
}

export function keepVerified(verified: Verified): void {
  wx.setStorage({ key: NAME, data: verified, fail: () => undefined })
}

/** The line on the cover: what was added up, or that it can be. Never that it fits when nobody added. */
export function checkLine(
  verified: Verified | null,
  count: number,
  balance: number,
): { icon: string; words: string; tone: 'fine' | 'open' | 'bad' } {
  if (count === 0) return { icon: 'edit-1', words: '还没有账。有了，能自己从头加', tone: 'open' }
  if (!verified) return { icon: 'edit-1', words: `一共 ${count} 笔，能自己从头加一遍`, tone: 'open' }
  if (!verified.fine) return { icon: 'flag', words: '上回加出来对不上，点开看哪一笔', tone: 'bad' }
  if (verified.count === count)
    return verified.balance === balance
      ? { icon: 'check-circle', words: `${count} 笔从头加一遍，正好 ${balance}`, tone: 'fine' }
      : { icon: 'flag', words: `您加出来是 ${verified.balance}，这里写的不一样`, tone: 'bad' }
  if (verified.count > count)
    return { icon: 'flag', words: `上回有 ${verified.count} 笔，现在少了`, tone: 'bad' }
  return {
    icon: 'edit-1',
    words: `上回加到第 ${verified.count} 笔，又添了 ${count - verified.count} 笔`,
    tone: 'open',
  }
}
