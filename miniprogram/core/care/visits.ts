/**
 * A grid member's own note of which doors they have been to (docs/adr/0222). A day and a household, nothing else: no hour, no
 * place, no words. It is nobody's measure: no other route reads it.
 */
import { addDays, fromDayKey, monthKey, startOfDay } from '../clock/shanghai'
import { LASTS } from '../lasts'

export const CONTACTS = ['went', 'phoned'] as const
/** `phoned`: asked by phone; it counts, and says so. */
export type Contact = (typeof CONTACTS)[number]
export interface Visit {
  /** The beginning of the day. */
  day: number
  how: Contact
}
/** The last visit of each household. */
export type Visits = Readonly<Record<string, Visit>>

/** The last visit there, while it is remembered. */
export const lastVisit = (visits: Visits, household: string, now: number): Visit | null => {
  const visit = visits[household]
  return visit && visit.day >= rememberedSince(now) ? visit : null
}
const rememberedSince = (now: number): number => addDays(startOfDay(now), -LASTS.visit.n)

/** Been there today. What is older than it is remembered goes. */
export const visited = (visits: Visits, household: string, how: Contact, now: number): Visits => ({
  ...withoutOld(visits, now),
  [household]: { day: startOfDay(now), how },
})
/** As if nobody had noted it. */
export const unvisited = (visits: Visits, household: string, now: number): Visits => {
  const { [household]: _, ...rest } = withoutOld(visits, now)
  return rest
}
const withoutOld = (visits: Visits, now: number): Record<string, Visit> =>
  Object.fromEntries(Object.entries(visits).filter(([, { day }]) => day >= rememberedSince(now)))

/** A round is a month: a new one begins on the first, and nothing of the one before is owed. */
export const isOfThisMonth = (visit: Visit | null, now: number): boolean =>
  visit !== null && monthKey(visit.day) === monthKey(now)

/** The last day of the round. */
export function monthEnds(now: number): number {
  const [year = 0, month = 0] = monthKey(now).split('-').map(Number)
  const next = month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`
  return addDays(fromDayKey(`${next}-01`), -1)
}

/** Whole days since the last visit; null: never, as far as is remembered. */
export const daysSince = (visit: Visit | null, now: number): number | null =>
  visit && Math.round((startOfDay(now) - visit.day) / 86_400_000)

/** When all of it is forgotten, unless something is noted again. */
export const forgottenAt = (now: number): number => addDays(startOfDay(now), LASTS.visit.n + 1)
