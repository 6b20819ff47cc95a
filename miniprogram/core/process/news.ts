/** Who is told of an event, worked out from the rows of its verb. */
import type { How } from '../news/tell'
import type { PersonId } from '../people/role'
import type { Kinds } from './kinds'
import type { Occurred, Verb } from './verb'

/** As it is kept: a word, or the request whose answer it waits for. */
export type Until<K extends Kinds> = K['news']['until'] | UntilAnswered<keyof K['requests'] & string>
type UntilAnswered<R extends string = string> = `request:${R}`
const untilAnswered = <R extends string>(request: R): UntilAnswered<R> => `request:${request}`
export const waitsForAnswer = (until: string): until is UntilAnswered => until.startsWith('request:')

/** One piece of news, as it is kept until it is sent. */
export interface News<K extends Kinds> {
  who: K['news']['who']
  people?: PersonId[]
  on?: string
  how: How
  template: K['news']['template']
  text: string
  page: K['news']['page']
  until: Until<K>
  at?: number
}

export function newsOf<K extends Kinds>({ tells }: Verb<K>, of: Occurred<K, object>): News<K>[] {
  return tells.flatMap(({ who, people, on, how, template, text, page, until, at, when }): News<K>[] =>
    when && !when(of)
      ? []
      : [
          {
            who: typeof who === 'function' ? who(of) : who,
            how: typeof how === 'function' ? how(of) : how,
            template: typeof template === 'function' ? template(of) : template,
            text: typeof text === 'function' ? text(of) : text,
            page,
            until: typeof until === 'object' ? untilAnswered(until.request) : until,
            ...(people ? { people: people(of) } : {}),
            ...(on ? { on: on(of) } : {}),
            ...(at ? { at: at(of) } : {}),
          },
        ],
  )
}
