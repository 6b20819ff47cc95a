/** How someone stands to one ticket: the column of the lifecycle and sight tables they read from. */
import type { Relation, RelationFacts } from './relation'
import { holderOf, isRelated } from '../pieces/selectors'
import { askersOfApprover } from '../pieces/requests'
import type { Ticket } from '../types'
import { villageOf, type GridId } from '../../people/grid'
import { isOnSide } from '../../people/demo'
import { livesIn } from '../../people/impartial'
import { holdsPost, inForce, type Actor, type Post } from '../../people/role'

/**
 * Whether the ticket may be given to this person: a grid member of its village, or of a node above it. Complaints about
 * staff stay with the town, no matter who holds a post there.
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

type Question = (ticket: Ticket, actor: Actor, now: number, standing: RelationFacts) => boolean
const inOffice =
  (
    role: Post['role'],
    aboutStaff: 'no' | 'too' = 'no',
    standsIn?: (standing: RelationFacts) => boolean,
  ): Question =>
  (ticket, actor, now, standing) =>
    (aboutStaff === 'too' || !ticket.aboutStaff) &&
    (holdsPost(actor, role, ticket.path, now) ||
      (standsIn?.(standing) === true && holdsPost(actor, 'inspector', ticket.path, now)))

const inTown = inOffice('inspector', 'too')
const atDesk = inOffice('dispatcher', 'no', ({ noDesk }) => noDesk === true)

/** Somebody who stands in none of these is a stranger. */
const RELATED: { readonly [R in Exclude<Relation, 'clock' | 'stranger'>]: Question } = {
  requester: ({ requesterId }, { id }) => id === requesterId,
  author: isAuthor,
  holder: (ticket, actor, now) => holderOf(ticket) === actor.id && canHandle(actor, ticket, now),
  coHandler: (ticket, actor, now) =>
    'coHandlers' in ticket.stage &&
    ticket.stage.coHandlers.includes(actor.id) &&
    canHandle(actor, ticket, now),
  offered: (ticket, actor, now) =>
    ticket.stage.state === 'dispatched' &&
    ticket.stage.offer.to.includes(actor.id) &&
    canHandle(actor, ticket, now),
  // Of a complaint about staff the village's desk knows nothing: the town is its desk.
  dispatcher: (ticket, ...asked) => (ticket.aboutStaff ? inTown(ticket, ...asked) : atDesk(ticket, ...asked)),
  supervisor: inOffice('supervisor', 'no', ({ noSupervisor }) => noSupervisor === true),
  gridMember: inOffice('gridMember'),
  inspector: inTown,
  approver: isApprover,
  villager: (ticket, actor, now) => livesIn(actor, ticket.villageId, now),
  // A slip makes its bearer speak for the requester.
  slipHolder: ({ requesterId, path }, actor, _, { slip }) =>
    slip === true && requesterId !== null && isOnSide(actor, path),
}
const NAMES = Object.keys(RELATED) as (keyof typeof RELATED)[]

/** One question per relation. Posts that have ended give none. */
export const RELATION: { readonly [R in Exclude<Relation, 'clock'>]: Question } = {
  ...RELATED,
  stranger: (...asked) => !NAMES.some(name => RELATED[name](...asked)),
}

/** Every relation of the actor to the ticket, now. */
export function relationsOf(
  ticket: Ticket,
  actor: Actor | 'clock',
  now: number,
  standing: RelationFacts = {},
): Relation[] {
  if (actor === 'clock') return ['clock']
  const relations: Relation[] = NAMES.filter(name => RELATED[name](ticket, actor, now, standing))
  return relations.length > 0 ? relations : ['stranger']
}

/** Whose order it is to hear of and to be counted: who wants it, and who typed it while they still may. Lists keep an author for good. */
export const isOwn = (ticket: Ticket, actor: Actor, now: number): boolean =>
  actor.id === ticket.requesterId || isAuthor(ticket, actor, now)

/** Who typed it for somebody, or registered it, did so in office: it ends with the post, like everything a post gives. */
function isAuthor(ticket: Ticket, actor: Actor, now: number): boolean {
  if (actor.id !== ticket.authorId) return false
  if (actor.id === ticket.requesterId) return true
  // Below the town nobody sees a complaint about staff, not even the helper who typed it.
  if (ticket.aboutStaff) return false
  // Somebody of the household, while they live in it.
  if (ticket.family) return actor.householdId !== null && actor.householdId === ticket.householdId
  return HELPERS.some(role => holdsPost(actor, role, ticket.path, now))
}
const HELPERS: readonly Post['role'][] = ['gridMember', 'dispatcher']

function isApprover(ticket: Ticket, actor: Actor, now: number, { approvers }: RelationFacts): boolean {
  return approvers?.includes(actor.id) === true && approverFor(ticket, [actor], now).length > 0
}

/** Roles that answer for a node below theirs. */
const APPROVE: readonly Post['role'][] = ['inspector', 'admin']

/**
 * Who answers what waits for an approver: the holders of the nearest ancestor post above the village, nobody who asked
 * for any of it or whom it is about, and nobody related to the ticket. Of `people`, those on the nearest level; empty when nobody is left.
 */
export function approverFor(ticket: Ticket, people: readonly Actor[], now: number): Actor[] {
  const askers = askersOfApprover(ticket)
  if (askers.length === 0) return []
  const outside = [...askers, ticket.requests.objection?.payload.whom]
  const able = people.filter(person => !outside.includes(person.id) && !isRelated(ticket, person, now))
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
  if (holdsPost(actor, 'gridMember', path, now)) found.push('gridMember')
  if (holdsPost(actor, 'dispatcher', path, now)) found.push('dispatcher')
  const village = villageOf(path)
  const lives = actor.home.length > 0 ? actor.home : (actor.guestAt ?? [])
  if (village !== null && lives.includes(village)) found.push('villager')
  return found.length > 0 ? found : ['stranger']
}
