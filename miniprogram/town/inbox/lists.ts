/** The piles of the town's inbox, and how many lie in those that are counted. */
import type { DeskCounters } from '../../../contract/ticket/desk'
import type { ChoiceView } from '../../views/models'
import { ANSWER_LISTS } from '../../core/ticket/phone/labels'

const LISTS = [
  { value: 'town', label: '等镇里派的', hint: '申诉过的、反映干部的，由镇里派或退' },
  { value: 'standIn', label: '村里没人派的', hint: '这些村的派单台没有人在岗，先由镇里派' },
  { value: 'townLate', label: '超期的', hint: '各村超过时限的，最久的在上面' },
  ...ANSWER_LISTS,
  { value: 'toRevisit', label: '等回访', hint: '没有点单人的、矛盾类的，回访过才能结' },
  { value: 'aboutStaff', label: '反映干部', hint: '只有镇里看得到' },
  { value: 'standInRate', label: '代村里评', hint: '没有监委会的村，办结了的由镇里评' },
  { value: 'standInClosed', label: '代村里晒', hint: '没有监委会的村，结了的、点单的人同意的，由镇里晒' },
] as const
export type List = (typeof LISTS)[number]['value']

export const isList = (value: string | undefined): value is List => LISTS.some(one => one.value === value)
export const hintOf = (list: List): string => LISTS.find(({ value }) => value === list)?.hint ?? ''
export const capped = (n: number): string => (n > 99 ? '99+' : String(n))

type Counted = Pick<DeskCounters, 'desk' | 'returned' | 'late' | 'standIn'>

/** Numbers that the desk's counters bring anyway. Every other pile would be a query of its own at each opening. */
function countsOf({ desk, returned, late, standIn }: Counted): Partial<Record<List, string>> {
  // `desk` counts the orders of desks that nobody holds, too; past 99 the two cannot be told apart.
  const own = standIn === 0 ? desk : desk > 99 || standIn > 99 ? 0 : desk - (standIn - returned)
  const counts = { town: own, standIn, townLate: late }
  return Object.fromEntries(Object.entries(counts).flatMap(([list, n]) => (n > 0 ? [[list, capped(n)]] : [])))
}

/** The committee's turn is the town's alone: nobody from the county judges. `counters` null: not known yet. */
export function chipsOf(isCounty: boolean, counters: Counted | null): ChoiceView[] {
  const counts = counters ? countsOf(counters) : {}
  return LISTS.filter(({ value }) => !isCounty || (value !== 'standInRate' && value !== 'standInClosed')).map(
    ({ value, label }) => ({ value, label: counts[value] ? `${label} ${counts[value]}` : label }),
  )
}
