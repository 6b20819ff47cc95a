/** Deadlines and reminders, read from the tables. `due` means passed: on time ⇔ now ≤ the moment. */
import type { Process, Reminder } from './define'
import type { Kinds, Matter } from './kinds'
import type { Verbs } from './verb'

type Timed<K extends Kinds> = Pick<Process<K, Verbs<K>>, 'clocks' | 'reminders' | 'requests'>
interface Running {
  press: string
  at: number
}

const clocksOf = <K extends Kinds>({ clocks }: Pick<Timed<K>, 'clocks'>, matter: Matter<K>): Running[] =>
  Object.values(clocks).flatMap(({ while: states, dueAt, press }): Running[] => {
    const at = states.includes(matter.stage.state) ? dueAt(matter) : null
    return at === null ? [] : [{ press, at }]
  })
function running<K extends Kinds>(process: Timed<K>, matter: Matter<K>): Running[] {
  const requests = Object.entries(matter.requests).flatMap(([name, asked]): Running[] => {
    const row = process.requests[name]
    return asked?.dueAt && row?.unanswered ? [{ press: row.unanswered, at: asked.dueAt }] : []
  })
  return [...clocksOf(process, matter), ...requests]
}

/** Reminders still to come in this stage, heaviest first. */
const pending = <K extends Kinds>(
  process: Pick<Timed<K>, 'reminders'>,
  matter: Matter<K>,
): { name: K['reminder']; at: number }[] =>
  (Object.entries(process.reminders) as [K['reminder'], Reminder<K>][]).flatMap(([name, row]) => {
    const { while: states, at } = row
    if (matter.reminded[name] || !states.includes(matter.stage.state)) return []
    const moment = at(matter)
    return moment === null ? [] : [{ name, at: moment }]
  })

/** The earliest moment after which the clock has something to do; null when nothing is left for it. */
export function nextDueAt<K extends Kinds>(process: Timed<K>, matter: Matter<K>): number | null {
  const moments = [...running(process, matter), ...pending(process, matter)].map(({ at }) => at)
  return moments.length > 0 ? Math.min(...moments) : null
}

/** The verb that the clock presses now, or null. What has waited longest comes first. */
export function dueVerb<K extends Kinds>(process: Timed<K>, matter: Matter<K>, now: number): string | null {
  const due = running(process, matter).filter(({ at }) => at < now)
  return due.sort((a, b) => a.at - b.at)[0]?.press ?? null
}

/** Whether a clock that presses this verb has run out; of what no clock presses, always. */
export const hasRunOut = <K extends Kinds>(
  process: Pick<Timed<K>, 'clocks'>,
  matter: Matter<K>,
  verb: string,
  now: number,
): boolean =>
  !Object.values(process.clocks).some(({ press }) => press === verb) ||
  clocksOf(process, matter).some(({ press, at }) => press === verb && at < now)

/**
 * Reminders whose moment has passed and that were not given yet, heaviest first. After an outage the first is sent and
 * covers the others.
 */
export const dueReminders = <K extends Kinds>(
  process: Pick<Timed<K>, 'reminders'>,
  matter: Matter<K>,
  now: number,
): K['reminder'][] =>
  pending(process, matter)
    .filter(({ at }) => at < now)
    .map(({ name }) => name)
