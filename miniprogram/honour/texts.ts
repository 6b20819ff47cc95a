/** Honours in words: which round, which day, how it stands. */
import type { HonourInfo } from '../../contract/points/honour'

const QUARTERS = ['', '一', '二', '三', '四']

/** '2026' → 「2026 年」, '2026-Q4' → 「2026 年第四季度」 */
export function termText(term: string): string {
  const [year = '', quarter] = term.split('-Q')
  return quarter ? `${year} 年第${QUARTERS[Number(quarter)] ?? quarter}季度` : `${year} 年`
}

/** How it stands, for a line of a list. */
export function stateLine({ state, stateText, openObjections, mine, myVote, can }: HonourInfo): string {
  if (openObjections > 0) return `${openObjections} 条意见等答复`
  if (state === 'nominated' && mine) return '等您家点头'
  if (state === 'awarded' && mine && can.indexOf('consent') >= 0) return '评上了，没晒出来'
  if (state === 'deciding' && myVote !== null) return `您投了${myVote ? '同意' : '不同意'}，等其他几位`
  return stateText
}
