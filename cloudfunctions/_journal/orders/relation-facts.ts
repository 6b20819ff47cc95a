/** What the actor alone cannot tell about how somebody stands to a ticket: asked only of those to whom it matters. */
import type { RelationFacts } from '../../../miniprogram/core/ticket/sight/relation'
import { townStandsIn } from '../../../miniprogram/core/people/impartial'
import { isRelated } from '../../../miniprogram/core/ticket/pieces/selectors'
import { approverFor } from '../../../miniprogram/core/ticket/sight/relations'
import { askersOfApprover } from '../../../miniprogram/core/ticket/pieces/requests'
import { inForce, type Actor, type Post } from '../../../miniprogram/core/people/role'
import type { Ticket } from '../../../miniprogram/core/ticket/types'
import { hasDesk, nearest } from '../../_people/in-post'
import { holdersUnder } from '../../_people/names'
import { actorOf, type Known } from '../../_people/person'

/** Of one ticket, whole: what its own page and its buttons hang on. */
export async function relationFactsOf(
  ticket: Ticket,
  known: Pick<Known, 'actor' | 'now'>,
): Promise<RelationFacts> {
  const { town, county } = levelOf(known)
  const below = town || county ? await belowOf(ticket, known) : {}
  return askersOfApprover(ticket).length > 0 && (town || county)
    ? { ...below, approvers: await approversOf(ticket, known.now) }
    : below
}

/** Of a page of a list, by ticket. The county must know where a nearer post is held: there it sees nothing. */
export async function relationFactsOfAll(
  tickets: readonly Ticket[],
  known: Pick<Known, 'actor' | 'now'>,
): Promise<Map<string, RelationFacts>> {
  const found = new Map<string, RelationFacts>()
  const { town, county } = levelOf(known)
  if (!town && !county) return found
  const ask = oncePerPage()
  for (const ticket of tickets)
    found.set(ticket.id, {
      ...(await belowOf(ticket, known)),
      ...(county && askersOfApprover(ticket).length > 0
        ? { approvers: await approversOf(ticket, known.now, ask) }
        : {}),
    })
  return found
}

/** Only for the levels above a desk does it matter who below is in post. */
function levelOf({ actor, now }: Pick<Known, 'actor' | 'now'>): { town: boolean; county: boolean } {
  const has = (role: Post['role']) => actor.posts.some(post => post.role === role && inForce(post, now))
  return { town: has('inspector'), county: has('admin') }
}

/** Whether the town judges in the village's place: nobody is on its committee, or it is everybody's own matter there. */
export const townStandsInFor = async (ticket: Ticket, now: number): Promise<boolean> =>
  standsIn(ticket, await holders('supervisor', ticket.villageId, now), now)
const standsIn = (ticket: Ticket, inPost: readonly Actor[], now: number): boolean =>
  townStandsIn(inPost, one => !isRelated(ticket, one, now))

async function belowOf(
  ticket: Ticket,
  known: Pick<Known, 'actor' | 'now'>,
): Promise<Pick<RelationFacts, 'noSupervisor' | 'noDesk' | 'noTown'>> {
  const { now } = known
  const { villageId, path } = ticket
  const { town, county } = levelOf(known)
  const committee = () => holders('supervisor', villageId, now)
  const inTown = async () => (await nearest('inspector', path, now)).map(actorOf)
  return {
    ...(town
      ? {
          noSupervisor: standsIn(ticket, await whoIsThere(`supervisor@${villageId}`, committee), now),
          noDesk: !(await isThere(`desk@${villageId}`, () => hasDesk(path, now))),
        }
      : {}),
    // What nobody in the town may decide waits in the county's sight, too.
    ...(county ? { noTown: standsIn(ticket, await whoIsThere(`town@${villageId}`, inTown), now) } : {}),
  }
}

const KEEP_MS = 20_000
/** Kept for a moment: it decides a button, and the verb asks again. */
function keeping<T>(): (what: string, look: () => Promise<T>) => Promise<T> {
  const asked = new Map<string, { answer: T; until: number }>()
  return async (what, look) => {
    const kept = asked.get(what)
    if (kept && kept.until > performance.now()) return kept.answer
    const answer = await look()
    asked.set(what, { answer, until: performance.now() + KEEP_MS })
    return answer
  }
}
const isThere = keeping<boolean>()
const whoIsThere = keeping<Actor[]>()

type Holders = (role: 'supervisor' | 'inspector' | 'admin', node: string, now: number) => Promise<Actor[]>
const holders: Holders = async (role, node, now) => (await holdersUnder(role, node, now)).map(actorOf)

/** Who answers what waits for an approver: the nearest post above the village that somebody unrelated holds. */
export async function approversOf(ticket: Ticket, now: number, ask: Holders = holders): Promise<string[]> {
  const [town, county] = await Promise.all([
    ask('inspector', ticket.townId, now),
    ask('admin', ticket.path[0] ?? '', now),
  ])
  return approverFor(ticket, [...town, ...county], now).map(({ id }) => id)
}

/** For one page: each post is looked up once. */
function oncePerPage(): Holders {
  const met = new Map<string, Promise<Actor[]>>()
  return (role, node, now) => {
    const key = `${role}@${node}`
    const known = met.get(key) ?? holders(role, node, now)
    met.set(key, known)
    return known
  }
}
