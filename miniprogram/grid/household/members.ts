/** Who lives behind a door, as its grid member sees them. */
import type { VisitHousehold, VisitMember } from '../../../contract/person/care'
import { isOfThisMonth } from '../../core/care/visits'
import { dateText, dayKey } from '../../core/clock/shanghai'
import { tagLinesOf, type TagLine } from '../../views/tag-lines'

export interface MemberRow {
  whom: string
  id: string
  name: string
  note: string
  tags: TagLine[]
  /** Labels of those that hold. */
  held: string[]
  mayCompare: boolean
}

export const memberRowOf = ({
  whom,
  id,
  name,
  relation,
  tail,
  hasAccount,
  number,
  tags,
}: VisitMember): MemberRow => {
  const lines = tagLinesOf(tags, false)
  return {
    whom,
    id,
    name,
    note: [relation, tail, NUMBERS[number ?? 'none'], hasAccount ? '用自己的手机' : '还没用手机登记']
      .filter(part => part !== '')
      .join('，'),
    tags: lines,
    held: lines.filter(({ on }) => on).map(({ label }) => label),
    mayCompare: number === 'old',
  }
}
const NUMBERS = { confirmed: '号码核对过', old: '号码一年没核对', none: '' } as const

/** 「上回 11 月 20 日去过，这个月走到了」. */
export function lastText({ last, now }: Pick<VisitHousehold, 'last' | 'now'>): string {
  if (!last) return '还没记过走访'
  const how = last.how === 'phoned' ? '电话问过' : '去过'
  if (dayKey(last.day) === dayKey(now)) return `今天${how}，这个月走到了`
  return `上回 ${dateText(last.day)}${how}，这个月${isOfThisMonth(last, now) ? '走到了' : '还没去'}`
}
