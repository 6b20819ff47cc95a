/** The types of an honour, as the process kit wants them. */
import type { NewsPage, Template } from '../news/tell'
import type { GridId } from '../people/grid'
import type { PersonId } from '../people/role'
import type { Record90 } from '../points/objections'
import type { Tally } from '../points/types'
import type { Context, Matter } from '../process/kinds'
import type { HonourEventBase, HonourFact } from './events'
import type { HonourRecord, HonourState, Stage } from './record'

/**
 * `household`: lives in it. `gridMember`: of the place, and not concerned. `committee`: the village's supervisors, and the
 * town's inspectors where too few of those may. `town`: its inspectors, once nobody answered for fifteen days. `villager`:
 * lives in the village or serves it.
 */
type Relation = 'household' | 'gridMember' | 'committee' | 'town' | 'villager' | 'clock'

/** What the cloud looks up. */
export interface Facts {
  /** Of a town's inspector: too few supervisors of the village may, so the town joins in. */
  noSupervisor?: boolean
  /** nominate: the household that is put forward. */
  household?: { id: string; title: string; villageId: GridId; path: GridId[] }
  /** nominate: how often this person has put somebody forward. */
  nominations?: Tally
  /** object: this person's objections, all matters together. */
  objector?: Record90
  /** vote: all who may vote now. */
  voters?: readonly PersonId[]
}

/** What every verb says of the texts that are typed with it. */
type TextRow = { text: 'none' } | Typed
interface Typed {
  /** Who may have it erased. `writer`: anyone who wrote it. `office`: nobody, it is a record. */
  text: 'writer' | 'office'
  /** Who looks at it where the checker could not judge. */
  reviewedBy: 'desk' | 'town'
}

/**
 * `household`: everybody of it. `answerers`: the committee, where they may answer an open objection. `voters`: the
 * committee. `town`: its inspectors who may answer what nobody answered. `people`: named persons.
 */
export type Who = 'household' | 'answerers' | 'voters' | 'town' | 'people'
/** Until when news holds: the household was not answered for, something waits for an answer, the vote is open. */
export type Until = 'asked' | 'unanswered' | 'voting' | 'always'

export interface HonourKinds {
  stage: Stage
  record: HonourRecord
  relation: Relation
  facts: Facts
  law: object
  event: HonourFact
  envelope: Omit<HonourEventBase, 'id' | 'rev' | 'at' | 'by' | 'byName' | 'hash'>
  requests: Record<never, object>
  reminder: never
  news: { who: Who; template: Template; page: NewsPage; until: Until }
  saying: object
  words: TextRow
}

/** An honour; `Honour<'notice'>` is one in that state. */
export type Honour<S extends HonourState = HonourState> = Matter<HonourKinds, Extract<Stage, { state: S }>>
export type Ctx = Context<HonourKinds>
