/** What the rules need to know beyond the ticket and who presses: looked up per verb, never told by the phone. */
import type { Command } from '../../../miniprogram/core/ticket/commands'
import type { Facts } from '../../../miniprogram/core/ticket/decide'
import { holderOf } from '../../../miniprogram/core/ticket/pieces/selectors'
import type { Ticket } from '../../../miniprogram/core/ticket/types'
import { holdsPost, type Actor } from '../../../miniprogram/core/people/role'
import type { Verb } from '../../../miniprogram/core/process/verb'
import type { TicketKinds } from '../../../miniprogram/core/ticket/kinds'
import type { Relation, RelationFacts } from '../../../miniprogram/core/ticket/sight/relation'
import { VERB_FILES } from '../../../miniprogram/core/ticket/verbs'
import type { PersonDoc } from '../../_documents'
import { holdersUnder } from '../../_people/names'
import { hasDesk } from '../../_people/in-post'
import { actorOf } from '../../_people/person'
import { seal, store } from '../../_platform/ports'
import { approversOf, townStandsInFor } from './relation-facts'
import type { Tx } from '../../_platform/inside'

/** What is looked at: who presses what, on which order. `input`: its fields, checked by the contract. */
interface Question {
  ticket: Ticket
  input: Readonly<Record<string, unknown>>
  actor: Actor | 'clock'
  now: number
  tx: Pick<Tx, 'get'>
}
/** Found out on the way: where the order belongs, what was merged into what, who shows a slip. */
type OnTheWay = 'no' | 'place' | 'chain' | 'slipKin'
type Named = Exclude<keyof Facts, keyof RelationFacts | OnTheWay>

/** How each fact is found that a verb may name in `needs`. The compiler asks for a new one. */
const LOOK_UP: { readonly [F in Named]: (at: Question) => Promise<Facts[F]> } = {
  people: ({ input, now }) =>
    typeof input.pool === 'string' ? membersOf(input.pool, now) : personAsList(input.person),
  target: async ({ input, tx }) => (await tx.get('tickets', String(input.into)))?.ticket ?? null,
  names: ({ ticket }) => namesNear(ticket),
  holder: async ({ ticket }) => (await personAsList(holderOf(ticket)))[0] ?? null,
  town: async ({ ticket, now }) => (await holdersUnder('inspector', ticket.townId, now)).map(actorOf),
}

/** What the actor alone cannot tell of a relation; looked up where the verb names the relation in `by`. Null: nothing. */
const RELATION_FACTS: Record<Relation, ((at: Question) => Promise<RelationFacts>) | null> = {
  approver: async ({ ticket, now }) => ({ approvers: await approversOf(ticket, now) }),
  supervisor: async ({ ticket, actor, now }) =>
    isTowns(actor) ? { noSupervisor: await townStandsInFor(ticket, now) } : {},
  dispatcher: async ({ ticket, actor, now }) =>
    isTowns(actor) && !holdsPost(actor, 'dispatcher', ticket.path, now)
      ? { noDesk: !(await hasDesk(ticket.path, now)) }
      : {},
  requester: null,
  author: null,
  holder: null,
  coHandler: null,
  offered: null,
  inspector: null,
  gridMember: null,
  villager: null,
  stranger: null,
  slipHolder: null,
  clock: null,
}
/** The town's inspectors stand in for the village: of them alone it matters who is in post there. */
const isTowns = (actor: Actor | 'clock'): actor is Actor =>
  actor !== 'clock' && actor.posts.some(post => post.role === 'inspector')

/** `ticket` is the present one; submit and register get theirs from `placeOf`. Another ticket is read in the same transaction. */
export async function factsFor(
  { verb, input }: Command,
  ticket: Ticket,
  actor: Actor | 'clock',
  now: number,
  tx: Pick<Tx, 'get'>,
): Promise<Facts> {
  const at: Question = { ticket, input: { ...input }, actor, now, tx }
  const { needs = [], pressers }: Pick<Verb<TicketKinds>, 'needs' | 'pressers'> = VERB_FILES[verb]
  const facts: Facts = ticket.stage.state === 'merged' ? { chain: await chainOf(ticket, tx) } : {}
  // Side by side: only one of them may read in the transaction, and `alone` in inside.ts is loud about a second.
  const found = await Promise.all([
    ...needs.filter(isNamed).map(async (fact): Promise<Facts> => ({ [fact]: await LOOK_UP[fact](at) })),
    ...pressers.map(relation => RELATION_FACTS[relation]?.(at) ?? {}),
  ])
  return Object.assign(facts, ...found) as Facts
}
const isNamed = (fact: keyof Facts): fact is Named => fact in LOOK_UP

/** Up the row of merges, read in the transaction: anyone who changes one of them meanwhile makes this decided again. */
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

const membersOf = async (pool: string, now: number): Promise<Actor[]> =>
  (await holdersUnder('gridMember', pool, now)).map(actorOf)

async function personAsList(id: unknown): Promise<Actor[]> {
  const person = typeof id === 'string' ? await store.get('people', id) : null
  return person ? [actorOf(person)] : []
}

/**
 * Everybody of the grid it comes from, and who had a hand in it. Not only the requester's name: a refusal would tell a
 * supervisor, who tries names, whose order it is.
 */
async function namesNear({ path, requesterId, authorId, handledBy }: Ticket): Promise<string[]> {
  const [hands, near] = await Promise.all([
    store.some('people', [...(requesterId ? [requesterId] : []), authorId, ...handledBy]),
    store.all('people', { where: { home: path[path.length - 1] ?? '' } }),
  ])
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
