/**
 * Objections to a good deed and to an honour: one rule for both. An open one holds the matter up, but not for ever: after
 * fifteen days the town may answer too, after thirty the clock closes it and the matter goes on, marked as unanswered.
 */
import { countInChinese } from '../clock/in-chinese'
import { LASTS } from '../lasts'
import { addDays, endOfDay } from '../clock/shanghai'
import type { PersonId } from '../people/role'
import { refuse, type Refusal } from '../refusal'
import type { Objection } from './types'

export const UNANSWERED_AFTER_DAYS = LASTS.objectionUnanswered.n
/** How long what was credited without an answer may still be taken back. */
export const UNANSWERED_CURABLE_DAYS = LASTS.unansweredCurable.n
/** One person's objections that wait for an answer, all matters together. */
const MOST_OPEN = 3
/** After so many that were rejected within `REJECTED_WITHIN_DAYS`, the next one needs a second household. */
const MOST_REJECTED = 2
export const REJECTED_WITHIN_DAYS = 90

const townFrom = ({ at }: Pick<Objection, 'at'>): number => endOfDay(addDays(at, LASTS.objectionTown.n))
const lapsesAt = ({ at }: Pick<Objection, 'at'>): number => endOfDay(addDays(at, UNANSWERED_AFTER_DAYS))

/** Which household speaks: two people of one household are one voice. */
const voiceOf = ({ household, by }: Pick<Objection, 'household' | 'by'>): string => household ?? by

/** Whether it holds anything up: one that needs a second household does so once another household objects as well. */
export const counts = (all: readonly Objection[], one: Objection): boolean =>
  !one.needsSecond || all.some(other => voiceOf(other) !== voiceOf(one))

/** Unanswered ones that count. */
export const openOf = (all: readonly Objection[]): Objection[] =>
  all.filter(one => one.answer === null && counts(all, one))

/** Whether the clock closed one of them: nobody answered in time. */
export const isUnanswered = (all: readonly Objection[]): boolean =>
  all.some(({ answer }) => answer?.by === 'clock')

/** Whether this open one is the town's to answer as well. */
export const isTowns = (one: Objection, now: number): boolean => now > townFrom(one)

/** What the clock has to look at next; null: nothing is open. */
export function objectionsDueAt(all: readonly Objection[]): number | null {
  const dues = openOf(all).map(one => (one.toTownAt === null ? townFrom(one) : lapsesAt(one)))
  return dues.length === 0 ? null : Math.min(...dues)
}

/** After the clock: those handed to the town at this moment, and all of them as they stand. Nothing due: nothing changes. */
export function clockObjections(
  all: readonly Objection[],
  now: number,
): { objections: Objection[]; toTown: Objection[]; lapsed: Objection[] } {
  const open = openOf(all).map(({ id }) => id)
  const toTown: Objection[] = []
  const lapsed: Objection[] = []
  const objections = all.map(one => {
    if (!open.includes(one.id)) return one
    if (now > lapsesAt(one)) {
      const after: Objection = { ...one, answer: { upheld: false, by: 'clock', byName: null, at: now } }
      lapsed.push(after)
      return after
    }
    if (one.toTownAt !== null || !isTowns(one, now)) return one
    const after = { ...one, toTownAt: now }
    toTown.push(after)
    return after
  })
  return { objections, toTown, lapsed }
}

/** What is known of one person's earlier objections, all matters together. */
export interface Record90 {
  /** Still waiting for an answer. */
  open: number
  /** When others were answered as unfounded. */
  rejectedAt: readonly number[]
}

/** Whether this person may object once more, and whether it takes a second household to count. */
export function mayObject({ open, rejectedAt }: Record90, now: number): { needsSecond: boolean } | Refusal {
  if (open >= MOST_OPEN) return refuse('OBJECTIONS_OPEN', { n: MOST_OPEN })
  const recent = rejectedAt.filter(at => at > addDays(now, -REJECTED_WITHIN_DAYS))
  return { needsSecond: recent.length >= MOST_REJECTED }
}

/** To the person who objected, where it takes a second household. */
export const NEEDS_SECOND_SAYS = `记下了。您前${countInChinese(MOST_REJECTED)}次的意见都没成立，这一条要有另一户也提意见才作数。`

export const objectionOf = (
  id: string,
  by: PersonId,
  at: number,
  {
    householdId = null,
    household,
    needsSecond,
  }: Pick<Objection, 'household' | 'needsSecond'> & {
    householdId?: string | null
  },
): Objection => ({ id, by, at, householdId, household, needsSecond, toTownAt: null, answer: null })
