/**
 * WHO HEARS OF WHAT: every verb says it of its event. The presser is never told, nor is anybody whose post has ended:
 * the sender looks at both again.
 */
import type { How, NewsPage, Template } from '../../news/tell'
import type { PersonId } from '../../people/role'
import { newsOf } from '../../process/news'
import type { TicketEvent } from '../events'
import type { Who } from '../kinds'
import { verbOfEvent } from '../process'
import type { NewsUntil, Ticket } from '../types'

export type { Who } from '../kinds'

export interface Tell {
  who: Who
  /** Only with `people`. */
  people?: PersonId[]
  /** The order it is told about, where it is another one than the event's own. */
  on?: string
  how: How
  template: Template
  /** Follows the number: 「WT26-0137 有人领了…」. */
  message: string
  page: NewsPage
  /** The news is dropped once this no longer holds. */
  until: NewsUntil
  /** The moment a message names: the last one to claim, the promised day. Left out: when it happened. */
  at?: number
}

/** Everything that is told of this event. `before`: the order as it was, null for a new one. */
export function tellsOf(event: TicketEvent, before: Ticket | null, after: Ticket): Tell[] {
  const news = newsOf(verbOfEvent(event.type), { happened: event, before, after })
  return news
    .map(({ text, ...more }): Tell => ({ ...more, message: text }))
    .filter(
      // An offer that finds nobody stays: it goes to the desk instead.
      ({ who, people, until }) => who !== 'people' || until === 'offerStands' || (people ?? []).length > 0,
    )
}

/** What stands on the messages that tell of this event. Of one that nobody is told of there is none. */
export function phraseOf(event: TicketEvent): string {
  const { phrase } = verbOfEvent(event.type)
  if (phrase === null) throw new Error(`nobody is told of ${event.type}`)
  return typeof phrase === 'function' ? phrase(event) : phrase
}
