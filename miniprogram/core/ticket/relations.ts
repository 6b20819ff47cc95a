/** How someone stands to one ticket: the column of the lifecycle and sight tables they read from. */
import type { Relation, Standing } from './relation'
import { holderOf, isRelated } from './questions'
import type { Ticket } from './types'
import { villageOf, type GridId } from '../people/grid'
import { livesIn } from '../people/impartial'
import { holds, inForce, type Actor, type PersonId, type Post } from '../people/role'

/**
 * Whether the ticket may be given to this person: a grid member of its village, or of a node above it. Complaints about
 * staff stay with the town, whoever holds a post there.
 */
export function canHandle(
  actor: Actor,
  ticket: Pick<Ticket, 'path' | 'villageId' | 'aboutStaff'>,
  now: number,
): boolean {
  return actor.posts.some(post => {
    if (!inForce(post, now)) return false
    const above = ticket.path.indexOf(post.gridId)
    if (ticket.aboutStaff)
      return (post.role === 'inspector' || post.role === 'gridMember') && (above === 0 || above === 1)
    return post.role === 'gridMember' && (above >= 0 || post.path.includes(ticket.villageId))
  })
}

/** Every relation of the actor to the ticket, now. Posts that have ended give none. */
export function relationsOf(
  ticket: Ticket,
  actor: Actor | 'clock',
  now: number,
  standing: Standing = {},
): Relation[] {
  if (actor === 'clock') return ['clock']
  const relations: Relation[] = []
  if (actor.id === ticket.requesterId) relations.push('requester')
  if (isAuthor(ticket, actor, now)) relations.push('author')
  relations.push(...handling(ticket, actor, now), ...duties(ticket, actor, now, standing))
  if (livesIn(actor, ticket.villageId, now)) relations.push('villager')
  return relations.length > 0 ? relations : ['stranger']
}

/** Who typed it for somebody, or registered it, did so in office: it ends with the post, like everything a post gives. */
function isAuthor(ticket: Ticket, actor: Actor, now: number): boolean {
  if (actor.id !== ticket.authorId) return false
  if (actor.id === ticket.requesterId) return true
  // Below the town nobody sees a complaint about staff, not even the helper who typed it.
  if (ticket.aboutStaff) return false
  return HELPERS.some(role => holds(actor, role, ticket.path, now))
}
const HELPERS: readonly Post['role'][] = ['gridMember', 'dispatcher']

function handling(ticket: Ticket, actor: Actor, now: number): Relation[] {
  if (!canHandle(actor, ticket, now)) return []
  if (ticket.stage.state === 'dispatched') return ticket.stage.offer.to.includes(actor.id) ? ['offered'] : []
  if (holderOf(ticket) === actor.id) return ['holder']
  return 'coHandlers' in ticket.stage && ticket.stage.coHandlers.includes(actor.id) ? ['coHandler'] : []
}

function duties(
  ticket: Ticket,
  actor: Actor,
  now: number,
  { noSupervisor, noDesk, approvers }: Standing,
): Relation[] {
  const has = (role: Post['role']) => holds(actor, role, ticket.path, now)
  const found: Relation[] = []
  if (!ticket.aboutStaff) {
    if (has('dispatcher') || (noDesk === true && has('inspector'))) found.push('dispatcher')
    if (has('supervisor') || (noSupervisor === true && has('inspector'))) found.push('supervisor')
    if (has('gridMember')) found.push('gridMember')
  }
  if (has('inspector')) found.push('inspector')
  const ask = ticket.requests.reclassify
  if (ask && approvers?.includes(actor.id) === true && approverFor(ticket, ask.by, [actor], now).length > 0)
    found.push('approver')
  return found
}

/** Roles that answer for a node below theirs. */
const APPROVE: readonly Post['role'][] = ['inspector', 'admin']

/**
 * Who approves what `asker` asks for: the holders of the nearest ancestor post above the village, never the asker and
 * never anyone related to the ticket. Of `people`, those on the nearest level; empty when nobody is left.
 */
export function approverFor(ticket: Ticket, asker: PersonId, people: readonly Actor[], now: number): Actor[] {
  const able = people.filter(person => person.id !== asker && !isRelated(ticket, person.id))
  const above = ticket.path.slice(0, ticket.path.indexOf(ticket.villageId)).reverse()
  for (const gridId of above) {
    const found = able.filter(({ posts }) =>
      posts.some(p => p.gridId === gridId && APPROVE.includes(p.role) && inForce(p, now)),
    )
    if (found.length > 0) return found
  }
  return []
}

/** How someone stands to a ticket that is not there yet, at `path`. */
export function relationsAt(path: readonly GridId[], actor: Actor, now: number): Relation[] {
  const found: Relation[] = []
  if (holds(actor, 'gridMember', path, now)) found.push('gridMember')
  if (holds(actor, 'dispatcher', path, now)) found.push('dispatcher')
  const village = villageOf(path)
  const lives = actor.home.length > 0 ? actor.home : (actor.guestAt ?? [])
  if (village !== null && lives.includes(village)) found.push('villager')
  return found.length > 0 ? found : ['stranger']
}
