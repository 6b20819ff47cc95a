/** The types of a redemption, as the process kit wants them. */
import type { NewsPage, Template } from '../news/tell'
import type { GridId } from '../people/grid'
import type { Relative } from '../people/impartial'
import type { Actor } from '../people/role'
import type { Context, Matter } from '../process/kinds'
import type { Good, Tally } from '../points/types'
import type { RedemptionEventBase, RedemptionFact } from './events'
import type { RedemptionRecord, RedemptionState, Stage } from './record'

/**
 * `household`: lives in it. `gridMember`: of its place, and of another household. `helper`: redeemed it for the household, and
 * still serves the village. `counter`: keeps the village's shop, or is on its committee.
 */
type Relation = 'household' | 'gridMember' | 'helper' | 'counter' | 'clock'

/** What is read of somebody at the counter. */
export type Served = Relative & Pick<Actor, 'id'>

/** What the cloud looks up. */
export interface Facts {
  /** redeem: the household that pays. */
  household?: { id: string; title: string; path: GridId[] }
  /** redeem: as it stands on the shelf; null: there is no such good. */
  good?: Good | null
  /** redeem: how often the household has had it. */
  had?: Tally
  /** redeem: the household's points. */
  balance?: number
  /** redeem: an unused number, and the try at a code that nobody holds. */
  drawn?: { no: string; codeTry: number }
  /** handOut: the code that was shown is the right one. */
  shown?: true
  /** handOut: who keeps the shop, where somebody of the committee stands at the counter. */
  shopkeepers?: readonly Served[]
}

/** What every verb says of the texts that are typed with it. */
type TextRow = { text: 'none' } | { text: 'office'; reviewedBy: 'desk' }

export interface RedemptionKinds {
  stage: Stage
  record: RedemptionRecord
  relation: Relation
  facts: Facts
  law: object
  event: RedemptionFact
  envelope: Omit<RedemptionEventBase, 'id' | 'rev' | 'at' | 'by' | 'byName' | 'hash'>
  requests: Record<never, object>
  reminder: never
  /** Everybody of the household. What happened with its points stays news. */
  news: { who: 'household'; template: Template; page: NewsPage; until: 'always' }
  saying: object
  words: TextRow
}

/** A redemption; `Redemption<'waiting'>` is one in that state. */
export type Redemption<S extends RedemptionState = RedemptionState> = Matter<
  RedemptionKinds,
  Extract<Stage, { state: S }>
>
export type Ctx = Context<RedemptionKinds>
