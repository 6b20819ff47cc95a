/** Tags and visits as they lie sealed, and whose they are to read: the only file that opens them. */
import { forgottenAt, type Visits } from '../../../miniprogram/core/care/visits'
import { looksAfter, nextLook, type Agreements } from '../../../miniprogram/core/care/tags'
import type { GridId } from '../../../miniprogram/core/people/grid'
import { inForce, type PersonId } from '../../../miniprogram/core/people/role'
import type { HouseholdDoc, PersonDoc, VisitsDoc, TagsDoc } from '../../_documents'
import type { Tx } from '../../_platform/inside'
import { seal, store } from '../../_platform/ports'
import { holdersAt } from '../in-post'
import { isAwake, type Known } from '../person'

/** The grid a door belongs to; of a door in a cluster also the grid around it, whose member looks after both. */
async function nodesOver({ gridId }: Pick<HouseholdDoc, 'gridId'>): Promise<GridId[]> {
  const grid = await store.get('grids', gridId)
  return grid?.form === 'cluster' && grid.parent !== null ? [gridId, grid.parent] : [gridId]
}

/** The grids whose doors are mine: those I hold myself, with their clusters. Empty: I am no grid member. */
export async function nodesOfMine({ actor, now }: Pick<Known, 'actor' | 'now'>): Promise<GridId[]> {
  const own = actor.posts
    .filter(post => post.role === 'gridMember' && inForce(post, now))
    .map(({ gridId }) => gridId)
  const below = await Promise.all([...new Set(own)].map(parent => store.all('grids', { where: { parent } })))
  const clusters = below.flat().filter(({ form, ended }) => form === 'cluster' && !ended)
  return [...new Set([...own, ...clusters.map(({ id }) => id)])]
}

/** Whether this door is one of mine to look after. */
export const isMine = async (household: HouseholdDoc, { actor, now }: Known): Promise<boolean> =>
  looksAfter(actor, [household.gridId], now) || looksAfter(actor, await nodesOver(household), now)

/** Who looks after this door now: its grid members and their deputies. */
export async function lookingAfter(
  household: Pick<HouseholdDoc, 'gridId' | 'path'>,
  now: number,
): Promise<PersonDoc[]> {
  // The node around it is asked before it is known whether it counts: one call in sequence less.
  const around = household.path.slice(-2)
  const [nodes, ...holders] = await Promise.all([
    nodesOver(household),
    ...around.map(node => holdersAt('gridMember', node, now)),
  ])
  const found = holders.filter((_, at) => nodes.includes(around[at] ?? '')).flat()
  return [...new Map(found.map(one => [one._id, one])).values()].filter(isAwake)
}

type Living = Pick<PersonDoc, '_id' | 'householdId'>

/** What this person agreed to where they live now. */
export const agreementsIn = (doc: TagsDoc | null | undefined, { householdId }: Living): Agreements =>
  doc && doc.householdId === householdId ? (JSON.parse(seal.open(doc.sealed)) as Agreements) : {}

export async function agreementsOf(people: readonly Living[]): Promise<Map<PersonId, Agreements>> {
  const docs = await store.some(
    'tags',
    people.map(({ _id }) => _id),
  )
  const found = new Map(docs.map(doc => [doc._id, doc]))
  return new Map(people.map(one => [one._id, agreementsIn(found.get(one._id), one)]))
}

/** In the caller's transaction. What comes to nothing is removed. */
export async function changeAgreements(
  tx: Tx,
  person: Living,
  change: (before: Agreements) => Agreements,
): Promise<void> {
  const doc = await tx.get('tags', person._id)
  const after = change(agreementsIn(doc, person))
  const dueAt = nextLook(after)
  if (person.householdId !== null && dueAt !== null)
    await tx.put('tags', {
      _id: person._id,
      v: 1,
      householdId: person.householdId,
      sealed: seal.seal(JSON.stringify(after)),
      dueAt,
    })
  else if (doc) await tx.remove('tags', person._id)
}

export const visitsIn = (doc: VisitsDoc | null): Visits =>
  doc ? (JSON.parse(seal.open(doc.sealed)) as Visits) : {}
export const visitsOf = async (member: PersonId): Promise<Visits> =>
  visitsIn(await store.get('visits', member))

/** In the caller's transaction. Answers what is noted then. */
export async function changeVisits(
  tx: Tx,
  member: PersonId,
  change: (before: Visits) => Visits,
  now: number,
): Promise<Visits> {
  const doc = await tx.get('visits', member)
  const after = change(visitsIn(doc))
  if (Object.keys(after).length > 0)
    await tx.put('visits', {
      _id: member,
      v: 1,
      sealed: seal.seal(JSON.stringify(after)),
      until: forgottenAt(now),
    })
  else if (doc) await tx.remove('visits', member)
  return after
}
