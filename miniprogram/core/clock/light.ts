import { afterRunning, pausedBetween, type Pause } from './pause'
import { endOfDay, startOfDay } from './shanghai'

export type Light = 'green' | 'amber' | 'red'

/** Amber begins when this share of the limit is used (domain: green < 80 %). */
const AMBER_PERCENT = 80

export type Running = {
  readonly startedAt: number
  readonly dueAt: number
  readonly now: number
  /** When the work ended: the light stays as it was then. */
  readonly endedAt?: number
  readonly pauses?: readonly Pause[]
}

/** green < 80 % of the limit, amber up to `dueAt`, red after it. On time ⇔ now ≤ dueAt. */
export function light({ startedAt, dueAt, now, endedAt, pauses = [] }: Running): Light {
  const at = endedAt ?? now
  if (at > dueAt) return 'red'
  return at < amberAt(startedAt, dueAt, pauses) ? 'green' : 'amber'
}

/** The first millisecond of amber. */
export function amberAt(startedAt: number, dueAt: number, pauses: readonly Pause[] = []): number {
  const running = Math.max(0, dueAt - startedAt - pausedBetween(pauses, startedAt, dueAt))
  return afterRunning(startedAt, Math.ceil((running * AMBER_PERCENT) / 100), pauses)
}

/** A promise ends with its day: amber on that day, red from the next. */
export function promiseLight(promisedAt: number, now: number): Light {
  if (now > endOfDay(promisedAt)) return 'red'
  return now >= startOfDay(promisedAt) ? 'amber' : 'green'
}
