/** What the clock does with a good deed that waits: reminders, the end of the notice, the credit. */
import { LASTS } from '../../lasts'
import { addDays, endOfDay } from '../../clock/shanghai'
import { clockObjections, objectionsDueAt, openOf } from '../objections'
import type { Application, Objection } from '../types'

/** Days a confirmed deed stands on the notice. */
export const NOTICE_DAYS = LASTS.notice.n

/** A deed nobody vouched for: the town is told after so many days. */
export const REMIND_TOWN_AFTER_DAYS = LASTS.vouchTown.n

/** When the clock credits it: after the notice, and not before the last answer. Null: not the clock's. */
export function dueAt({ state, objectUntil, objections }: Application): number | null {
  if (state !== 'confirmed' || objectUntil === null) return null
  return objections.reduce((latest, { answer }) => Math.max(latest, answer?.at ?? 0), objectUntil)
}

/** When the clock must look at it, for whatever reason; null: only people move it. */
export function nextDueAt(application: Application): number | null {
  switch (application.state) {
    case 'waiting':
      return remindAt(application)
    case 'confirmed':
      return dueAt(application)
    case 'objected':
      return objectionsDueAt(application.objections)
    case 'credited':
    case 'refused':
    case 'overruled':
    case 'withdrawn':
      return null
  }
}

function remindAt({ at, reminded }: Application): number | null {
  if (reminded === 2) return null
  return endOfDay(addDays(at, reminded === 0 ? LASTS.vouchNear.n : REMIND_TOWN_AFTER_DAYS))
}

/** What the clock did beside crediting, and who has to hear of it. */
export interface ClockStep {
  after: Application
  /** The deed still waits for somebody who vouches. */
  reminded: 'near' | 'town' | null
  toTown: Objection[]
  lapsed: Objection[]
}

/** Null: nothing of this is due. */
export function clockStep(application: Application, now: number): ClockStep | null {
  const { state, reminded } = application
  if (state === 'waiting') {
    const due = remindAt(application)
    if (due === null || now <= due) return null
    // After an outage only the worse one.
    const late = now > endOfDay(addDays(application.at, REMIND_TOWN_AFTER_DAYS))
    return {
      after: { ...application, reminded: late || reminded === 1 ? 2 : 1 },
      reminded: late || reminded === 1 ? 'town' : 'near',
      toTown: [],
      lapsed: [],
    }
  }
  if (state !== 'objected') return null
  const { objections, toTown, lapsed } = clockObjections(application.objections, now)
  return toTown.length + lapsed.length === 0
    ? null
    : { after: withState({ ...application, objections }), reminded: null, toTown, lapsed }
}

/** One household's result; the last one closes the form. */
export function settled(
  application: Application,
  householdId: string,
  result: Application['results'][string],
): Application {
  const results = { ...application.results, [householdId]: result }
  return {
    ...application,
    results,
    state: application.households.every(one => one.id in results) ? 'credited' : application.state,
  }
}

/** What the clock adds or takes: a penalty alone never leads below zero. */
export const creditOf = (points: number, balance: number): number =>
  points < 0 ? -Math.min(-points, Math.max(0, balance)) : points

export const withState = (application: Application): Application => ({
  ...application,
  state: openOf(application.objections).length > 0 ? 'objected' : 'confirmed',
})
