/** The types of an order, as the process kit wants them. */
import type { RuleSet } from '../clock/policy'
import type { RuleStep } from '../clock/steps'
import type { Calendar, CalendarUse } from '../clock/workday'
import type { NewsPage, Template } from '../news/tell'
import type { GridId } from '../people/grid'
import type { Actor } from '../people/role'
import type { Context, Matter } from '../process/kinds'
import type { Until as KeptUntil } from '../process/news'
import type { EventBase, Fact, RequestName, Requests } from './events'
import type { Relation, RelationFacts } from './sight/relation'
import type { Stage, StageOf, State, TicketRecord } from './record'
import type { Names, Reminder, Until } from './vocabulary'

/** What the cloud looks up before a verb is decided. */
export interface Facts extends RelationFacts {
  /** submit, register: the number given to it. */
  no?: string
  /** submit: the home of the requester (or helped person); register: the grid it belongs to, household null. */
  place?: { path: GridId[]; householdId: string | null }
  /** dispatch, reassign: the person, or every grid member of the pool in force; addHandler: the person. */
  people?: Actor[]
  /** merge: the ticket it goes into. */
  target?: Ticket | null
  /** Of a merged one: what it was merged into, and that into, up to the one that is worked on; empty when that is gone. */
  chain?: readonly Ticket[]
  /** rate by a slip: the actor shares a household, over time, with the helper or a handler. */
  slipKin?: boolean
  /** publish: names of the people it may be about; none of them may stand in the text. */
  names?: readonly string[]
  /** standAside: everybody who serves in the town. */
  town?: readonly Actor[]
  /** reassign: the holder as they are now, null when gone. */
  holder?: Actor | null
}

/** The version of the rules that the ticket was submitted under, and every calendar. */
interface Law {
  rules: RuleSet
  calendars: readonly Calendar[]
  /** Hears which calendars a day that was just reckoned hangs on; `decide` writes it into the event. */
  note?: (step: RuleStep | RequestName, calendars: readonly CalendarUse[]) => void
}

/**
 * `desk`: who decides next on it, the village's or the town's. `town`: the level above the village. `requesters`: whose
 * matter it is and everybody whose order was merged into it; for somebody without a phone, the helper. `requester`: the
 * same without those merged. `people`: named persons, as long as they may handle it. `hands`: anyone who has it when the
 * news goes out. `approver`: who answers a 改分类.
 */
export type Who = 'desk' | 'town' | 'requesters' | 'requester' | 'people' | 'hands' | 'approver'

/** What every verb says of the texts that are typed with it. */
export type TextRow = Known & (Typed | { text: 'none' })
interface Typed {
  /**
   * `person`: of the person concerned, no matter who typed it for them; theirs to erase. `office`: a record; nobody's to erase.
   * `presser`: the person's when they pressed it themselves, otherwise the office's. `none`: nothing is typed with it.
   */
  text: 'person' | 'office' | 'presser'
  /**
   * Who looks at it where the checker could not judge, never whom it is about. `desk`: the village's own. `town`: the
   * desk above, because it judges what the village did, or the village's desk wrote it itself.
   */
  reviewedBy: 'desk' | 'town'
}
interface Known {
  /**
   * Who learns that it happened. `judges`: not those who deal with it. `town`: only the requester and the town.
   * `upheld`: those who deal with it once it was upheld, before that as `town`.
   */
  known: 'everyone' | 'judges' | 'town' | 'upheld'
  /** Told to the requester, not only about them: the text is theirs to read. */
  told?: true
}

/**
 * What a step moves on the boards of its village: the timer makes no board again that stays as it is. `figures`: the months
 * its rounds fall due in, with what hangs on their walls. `running`: also how much is being worked on, which the present
 * month shows. Of a kept or unclassified order nothing shows, so what brings one moves nothing.
 */
type BoardMoves = 'nothing' | 'figures' | 'running'

export interface TicketKinds {
  stage: Stage
  record: TicketRecord
  relation: Relation
  facts: Facts
  law: Law
  event: Fact
  envelope: Omit<EventBase, 'id' | 'rev' | 'at' | 'by' | 'byName' | 'hash'>
  requests: Requests
  reminder: Reminder
  news: { who: Who; template: Template; page: NewsPage; until: Until }
  saying: { names: Names; clock: boolean; score: boolean }
  words: TextRow
  row: { board: BoardMoves }
}

/** As news is kept: `request:<name>` waits for an answer. */
export type NewsUntil = KeptUntil<TicketKinds>

/** A ticket; `Ticket<'claimed'>` is one in that state. */
export type Ticket<S extends State = State> = Matter<TicketKinds, StageOf<S>>
export type Ctx = Context<TicketKinds>
