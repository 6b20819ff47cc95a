/** The types of a good deed, as the process kit wants them. */
import type { NewsPage, Template } from '../news/tell'
import type { GridId } from '../people/grid'
import type { Actor } from '../people/role'
import type { Record90 } from '../points/objections'
import type { Step } from '../points/steps'
import type { Account, PointsItem, Tally } from '../points/types'
import type { Context, Matter } from '../process/kinds'
import type { DeedEventBase, DeedFact, DeedReminder } from './events'
import type { DeedRecord, DeedState, Stage } from './record'

/**
 * `reporter`: may be somebody who reports it: of one of the households, or serves all of them. `author`: reported it.
 * `household`: lives in one of them. `villager`: lives in the village or serves it. `voucher`: a grid member above it, the
 * committee, the town where it may. `committee`: the village's supervisors, the town where it may.
 */
type Relation = 'reporter' | 'author' | 'household' | 'villager' | 'voucher' | 'committee' | 'clock'

/** What the cloud looks up. */
export interface Facts {
  /** Of a town's inspector: the village's supervisors. Where none of them may, the town does. */
  supervisors?: readonly Actor[]
  /** apply: an unused number. */
  no?: string
  /** apply: the households it is reported for. */
  whose?: readonly { id: string; title: string; path: GridId[] }[]
  /** apply: the line of the rules in force; null: there is none. */
  line?: { item: PointsItem | null; rulesVersion: number }
  /** apply, a minus: the first two of the three steps, as they were written down. */
  steps?: readonly Step[]
  /** apply, for one household: how often it has done it. credit: the same of the household whose turn it is. */
  tally?: Tally
  /** credit: the account of that household. */
  account?: Pick<Account, 'balance' | 'rev'>
  /** object: this person's objections, all matters together. */
  objector?: Record90
}

/** What every verb says of the texts that are typed with it. */
type TextRow = { text: 'none' } | Typed
interface Typed {
  /**
   * Who may have it erased. `writer`: the person who wrote it. `reporter`: the same, where the household is their own; for others it
   * was written in office. `office`: nobody, it is a record.
   */
  text: 'writer' | 'reporter' | 'office'
  /** Who looks at it where the checker could not judge. */
  reviewedBy: 'desk' | 'town'
}

/**
 * `parties`: the households it is about and who reported it. `household`: everybody of the one that was credited.
 * `vouchers`: the nearest who may vouch; `reminded`: they and the committee. `committee`: who answers. `town`: its
 * inspectors who are not concerned. `people`: named persons.
 */
export type Who = 'parties' | 'household' | 'vouchers' | 'reminded' | 'committee' | 'town' | 'people'
/** Until when news holds: nobody has vouched, an objection waits for its answer. */
export type Until = 'waiting' | 'unanswered' | 'always'

export interface DeedKinds {
  stage: Stage
  record: DeedRecord
  relation: Relation
  facts: Facts
  law: object
  event: DeedFact
  envelope: Omit<DeedEventBase, 'id' | 'rev' | 'at' | 'by' | 'byName' | 'hash'>
  requests: Record<never, object>
  reminder: DeedReminder
  news: { who: Who; template: Template; page: NewsPage; until: Until }
  /** `minus`: points are to be taken away. */
  saying: { minus: boolean }
  words: TextRow
}

/** A good deed; `Deed<'waiting'>` is one in that state. */
export type Deed<S extends DeedState = DeedState> = Matter<DeedKinds, Extract<Stage, { state: S }>>
export type Ctx = Context<DeedKinds>
