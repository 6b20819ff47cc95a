/** A redemption in words: where it is, when it goes back, who handed it out. */
import type { CodeInfo } from '../../contract/points/shop'
import { clockText, dateText, dateWeekdayText, dayKey } from '../core/clock/shanghai'

/** 「今天 9:10」「11 月 18 日」 */
export const whenText = (at: number, now: number): string =>
  dayKey(at) === dayKey(now) ? `今天 ${clockText(at)}` : dateText(at)

export function stateText(
  { state, until, endedAt, endedBy }: Pick<CodeInfo, 'state' | 'until' | 'endedAt' | 'endedBy'>,
  now: number,
): string {
  const at = endedAt === null ? '' : whenText(endedAt, now)
  switch (state) {
    case 'waiting':
      return `${dateWeekdayText(until)}前来拿`
    case 'collected':
      return `${at} 领走了${endedBy ? `，${endedBy}经手` : ''}`
    case 'cancelled':
      return `${at} 不换了，分退回来了`
    case 'expired':
      return `${at} 过期没拿，分退回来了`
  }
}

export const receiptOf = ({
  goodName,
  price,
  paid,
  discount,
  balanceBefore,
  balanceAfter,
}: Pick<CodeInfo, 'goodName' | 'price' | 'paid' | 'discount' | 'balanceBefore' | 'balanceAfter'>): {
  id: string
  words: string
  points: string
  strong: boolean
}[] => [
  { id: 'good', words: discount ? `${goodName}标价` : goodName, points: `${price}`, strong: false },
  ...(discount
    ? [
        { id: 'discount', words: '网格员 9 折，去零头', points: `−${discount.saved}`, strong: false },
        { id: 'paid', words: '收', points: `${paid}`, strong: false },
      ]
    : []),
  { id: 'before', words: '原来有', points: `${balanceBefore}`, strong: false },
  { id: 'after', words: '换完还剩', points: `${balanceAfter}`, strong: true },
]
