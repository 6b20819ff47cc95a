/** What a verb of an order came to. */
import type { Fact, FactOf } from './events'
import type { Ticket, Words } from './types'

/** Exactly one event, and the words that go with it into a document of their own. */
export interface Decision {
  fact: Fact
  words: Words | null
  /** What the orders that it is merged with must know: one event each, in the same transaction. */
  also?: { matter: Ticket; fact: FactOf<'Joined' | 'Parted'> }[]
}
