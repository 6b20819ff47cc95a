/** What the rules need to know beyond the ticket and who presses: looked up per verb, never told by the phone. */
import type { Command } from '../../miniprogram/core/ticket/commands'
import type { Facts } from '../../miniprogram/core/ticket/decide'
import { holderOf } from '../../miniprogram/core/ticket/pieces/questions'
import type { Ticket } from '../../miniprogram/core/ticket/types'
import { holds, type Actor } from '../../miniprogram/core/people/role'
import { rowOf } from '../../miniprogram/core/ticket/lifecycle'
import type { PersonDoc } from '../_documents'
import { grids, holdersUnder } from '../_people/names'
import { hasDesk } from '../_people/in-post'
import { actorOf } from '../_people/person'
import { seal, store } from '../_platform/ports'
import { approversOf, townStandsInFor } from './standing'
import type { Tx } from '../_platform/inside'

/** Verbs of the supervisors: where a village has none, the town's inspector stands in. */
const COMMITTEE: readonly Command['verb'][] = ['revisit', 'committeeRate', 'reopen', 'publish', 'unpublish']

/** `ticket` is the present one; submit and register get theirs from `placeOf`. Another ticket is read in the same transaction. */
export async function factsFor(
  command: Command,
  ticket: Ticket,
  actor: Actor | 'clock',
  now: number,
  tx: Pick<Tx, 'get'>,
): Promise<Facts> {
  const facts: Facts = {}
  if (command.verb === 'dispatch' || command.verb === 'reassign')
    Object.assign(facts, await offeredTo(command.input, now))
  if (command.verb === 'publish') facts.names = await namesNear(ticket)
  if (command.verb === 'addHandler') facts.people = await personAsList(command.input.person)
  if (command.verb === 'merge') facts.target = (await tx.get('tickets', command.input.into))?.ticket ?? null
  if (ticket.stage.state === 'merged') facts.chain = await chainOf(ticket, tx)
  if (command.verb === 'reassign' && actor === 'clock')
    facts.holder = (await personAsList(holderOf(ticket) ?? ''))[0] ?? null
  if (
    command.verb === 'standAside' &&
    actor !== 'clock' &&
    actor.posts.some(post => post.role === 'inspector')
  )
    facts.town = (await holdersUnder('inspector', ticket.townId, now)).map(actorOf)
  if (rowOf(command.verb).by.includes('approver')) facts.approvers = await approversOf(ticket, now)
  if (
    actor !== 'clock' &&
    COMMITTEE.includes(command.verb) &&
    actor.posts.some(post => post.role === 'inspector')
  ) {
    facts.noSupervisor = await townStandsInFor(ticket, now)
  }
  if (
    actor !== 'clock' &&
    rowOf(command.verb).by.includes('dispatcher') &&
    actor.posts.some(post => post.role === 'inspector') &&
    !holds(actor, 'dispatcher', ticket.path, now)
  )
    facts.noDesk = !(await hasDesk(ticket.path, now))
  return facts
}

/** Up the row of merges, read in the transaction: whoever changes one of them meanwhile makes this decided again. */
async function chainOf(ticket: Ticket, tx: Pick<Tx, 'get'>): Promise<Ticket[]> {
  const chain: Ticket[] = []
  for (let at: Ticket | undefined = ticket; at?.stage.state === 'merged'; ) {
    const next: Ticket | undefined = (await tx.get('tickets', at.stage.into))?.ticket
    if (!next || chain.some(one => one.id === next.id)) break
    chain.push(next)
    at = next
  }
  return chain
}

async function offeredTo({ person, pool }: { person?: string; pool?: string }, now: number): Promise<Facts> {
  if (pool === undefined) return { people: await personAsList(person ?? '') }
  const members = await holdersUnder('gridMember', pool, now)
  return { people: members.map(actorOf), poolPath: (await grids.of([pool])).get(pool)?.path ?? [] }
}

async function personAsList(id: string): Promise<Actor[]> {
  const person = id ? await store.get('people', id) : null
  return person ? [actorOf(person)] : []
}

/**
 * Everybody of the grid it comes from, and who had a hand in it. Not only the requester's name: a refusal would tell a
 * supervisor, who tries names, whose order it is.
 */
async function namesNear({ path, requesterId, authorId, handledBy }: Ticket): Promise<string[]> {
  const hands = await store.some('people', [...(requesterId ? [requesterId] : []), authorId, ...handledBy])
  const near = await store.all('people', { where: { home: path[path.length - 1] ?? '' } })
  return [...hands, ...near].flatMap(({ nameSealed, staffName }) => [
    ...(nameSealed === '' ? [] : [seal.open(nameSealed)]),
    ...(staffName === null ? [] : [staffName]),
  ])
}

export interface Place {
  place: NonNullable<Facts['place']> /** Whose matter it is; null when nobody's own. */
  whose: PersonDoc | null
}

/** Where a new ticket belongs: the home of the person concerned, or the grid a thing was found in. */
export async function placeOf(
  command: Extract<Command, { verb: 'submit' | 'register' }>,
  person: PersonDoc,
): Promise<Place | null> {
  if (command.verb === 'register') {
    const grid = await store.get('grids', command.input.gridId)
    return grid ? { place: { path: grid.path, householdId: null }, whose: null } : null
  }
  const { onBehalfOf } = command.input
  const whose =
    onBehalfOf === undefined || onBehalfOf === person._id ? person : await store.get('people', onBehalfOf)
  if (!whose) return null
  if (whose.home.length > 0) return { place: { path: whose.home, householdId: whose.householdId }, whose }
  // The card's code is enough to order from its door; the household is not theirs yet.
  return whose.guestAt ? { place: { path: whose.guestAt.path, householdId: null }, whose } : null
}
