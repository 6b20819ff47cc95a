import type { EventDoc, FileDoc, ReviewDoc, TicketDoc, WordsDoc } from '../../../cloudfunctions/_documents'

/** Orders of one village as they are stored. */
export interface Batch {
  tickets: TicketDoc[]
  events: EventDoc[]
  ticket_words: WordsDoc[]
  files: FileDoc[]
  reviews: ReviewDoc[]
}
