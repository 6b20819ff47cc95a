/** What happened to a matter, line by line, as somebody may read it. Words that people typed never stand here. */
import type { PersonId } from '../people/role'
import type { Kinds } from './kinds'
import type { Verb } from './verb'

/** `line`: that it happened. `named`: who did it as well: those in office by their public name, and the reader. */
export type Showing = 'nothing' | 'line' | 'named'
export interface HistoryLine {
  rev: number
  at: number
  who: string | null
  text: string
}
interface Step {
  rev: number
  at: number
  by: PersonId | 'clock'
  byName: string | null
}

/** The newest first. A step without a line of its own stands nowhere. */
export const historyOf = <E extends Step>(
  events: readonly E[],
  reader: PersonId,
  shows: (event: E) => Showing,
  lineOf: (event: E) => string,
): HistoryLine[] =>
  events
    .map(event => ({ event, showing: shows(event), text: lineOf(event) }))
    .filter(({ showing, text }) => showing !== 'nothing' && text !== '')
    .map(({ event: { rev, at, by, byName }, showing, text }) => ({
      rev,
      at,
      who: showing === 'line' ? null : by === reader ? '您' : byName,
      text,
    }))
    .sort((a, b) => b.rev - a.rev)

export const lineOf = <K extends Kinds>(
  { timeline }: Pick<Verb<K>, 'timeline'>,
  event: object,
  saying: K['saying'],
): string => (typeof timeline === 'string' ? timeline : timeline(event, saying))
