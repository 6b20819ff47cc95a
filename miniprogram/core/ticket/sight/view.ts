/** What a view of an order is made from. */
import type { Calendar } from '../../clock/workday'
import type { TicketEvent } from '../events'
import type { Facts } from '../decide'
import type { RuleSet } from '../../clock/policy'
import type { Actor, PersonId } from '../../people/role'
import type { RelationFacts } from './relation'
import type { CheckState } from './infos'
import type { Names, Ticket, Words } from '../types'

/** What somebody wrote with one event, as stored: `words` null once erased. */
export interface TypedText {
  by: PersonId
  at?: number
  words: Words | null
  erasedAt?: number | null
  check: { text: CheckState; files: Record<string, CheckState> }
}

export interface View {
  ticket: Ticket
  viewer: Actor
  now: number
  rules: RuleSet
  names: Names
  /** By event id. */
  typed: Record<string, TypedText | undefined>
  /** Short-lived addresses of files that passed, by attachment id. */
  urls?: Record<string, string>
  relationFacts?: RelationFacts
  /** The ticket it was merged into, or taken out of. */
  target?: Ticket | null
}

/** The same with its history, for the order's own page. */
export interface DetailView extends View {
  events: readonly TicketEvent[]
  calendars: readonly Calendar[]
  /** What the buttons hang on: the holder, a slip. `relationFacts` is added to it. */
  facts?: Facts
}
