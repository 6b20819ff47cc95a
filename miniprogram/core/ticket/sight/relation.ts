import type { PersonId } from '../../people/role'

/** How someone stands to one ticket; computed by relations.ts. One person may have several. */
export const RELATIONS = [
  'requester',
  'author',
  'holder',
  'coHandler',
  'offered',
  'dispatcher',
  'supervisor',
  'inspector',
  'gridMember',
  'approver',
  'villager',
  'stranger',
  'slipHolder',
  'clock',
] as const
export type Relation = (typeof RELATIONS)[number]

/** What the actor alone cannot tell. */
export interface RelationFacts {
  /** The village has no supervisor in force: the town's inspector stands in (rules §1). */
  noSupervisor?: boolean
  /** The village has no desk in post: the town's inspector stands in. */
  noDesk?: boolean
  /** The town has nobody in post: the county sees that something waits, and names somebody. */
  noTown?: boolean
  /** Ids from `approverFor` over everyone; without them nobody approves: whether a nearer post is held is not known. */
  approvers?: readonly PersonId[]
  /** The actor showed this ticket's slip, already checked, and types for the requester. */
  slip?: boolean
}
