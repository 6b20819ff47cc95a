/** The types of a complaint or a suggestion, as the process kit wants them. */
import type { NewsPage, Template } from '../news/tell'
import type { Context, Matter } from '../process/kinds'
import type { Addressed, FeedbackEventBase, FeedbackFact, OlderAnswer } from './events'
import type { FeedbackKind } from './labels'
import type { FeedbackRecord, FeedbackState, Inbox, Stage } from './record'
import type { PersonId } from '../people/role'

/** `anybody`: who is signed in. `writer`: who wrote it. `answerer`: whose inbox it waits in, and not the writer's own. */
type Relation = 'anybody' | 'writer' | 'answerer' | 'clock'

/** As it lay there before there were events. */
export interface Older {
  addressed: Addressed
  kind: FeedbackKind
  writer: PersonId
  sentAt: number
  state: 'sent' | 'answered' | 'appealed' | 'final'
  answer: OlderAnswer | null
  appealedAt: number | null
  finalAnswer: OlderAnswer | null
}

/** What the cloud looks up. */
export interface Facts {
  /** The inboxes that this person opens now. */
  inboxes?: readonly Inbox[]
  /** answer: nobody else of the level above could look at an appeal. */
  nobodyElseAbove?: boolean
  /** send: where it goes. */
  addressed?: Addressed
  /** By when what is asked now must be answered, by the county's own rules. */
  answerDueAt?: number
  /** bring: as it lay there. */
  older?: Older
}

/** What every verb says of the texts that are typed with it. `writer`: who wrote it may erase them; `office`: they are a record. */
interface TextRow {
  text: 'none' | 'writer' | 'office'
}

/** `writer`: who wrote it. `town`, `county`: who opens that inbox. */
export type Who = 'writer' | 'first' | 'county'
/** Until when news holds: it waits for its first answer, or for the county's. */
export type Until = 'feedbackSent' | 'feedbackAppealed' | 'always'

export interface FeedbackKinds {
  stage: Stage
  record: FeedbackRecord
  relation: Relation
  facts: Facts
  law: object
  event: FeedbackFact
  envelope: Omit<FeedbackEventBase, 'id' | 'rev' | 'at' | 'by' | 'byName' | 'hash'>
  requests: Record<never, object>
  reminder: never
  news: { who: Who; template: Template; page: NewsPage; until: Until }
  saying: object
  words: TextRow
}

/** A complaint or suggestion; `Feedback<'sent'>` is one in that state. */
export type Feedback<S extends FeedbackState = FeedbackState> = Matter<
  FeedbackKinds,
  Extract<Stage, { state: S }>
>
export type Ctx = Context<FeedbackKinds>
