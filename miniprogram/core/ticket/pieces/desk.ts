/** What the verbs of the desk have in common. */
import { choice, ref } from '../../process/fields'
import type { Actor } from '../../people/role'
import { refuse, type Refusal } from '../../refusal'
import { CATEGORY_LABELS, MATTER_LABELS, TRACK_LABELS } from '../../labels'
import type { Ctx } from '../kinds'
import { canHandle, relationsOf } from '../sight/relations'
import { due } from '../time/times'
import { CATEGORIES, MATTERS, TRACKS, type Desk, type Offer, type Ticket } from '../types'

/** What an order is: its kind, whose matter, how many stars. */
export const kind = {
  category: choice({ label: '分类', of: CATEGORIES, labels: CATEGORY_LABELS, required: 'BAD_INPUT' }),
  sub: ref({ label: '哪一种', to: 'sub', required: 'BAD_INPUT' }),
  matter: choice({ label: '谁的事', of: MATTERS, labels: MATTER_LABELS, required: 'BAD_INPUT' }),
  track: choice({ label: '星级', of: TRACKS, labels: TRACK_LABELS, required: 'BAD_INPUT' }),
} as const
/** Exactly one of the two. */
export const whom = {
  person: ref({ label: '派给谁', to: 'person' }),
  pool: ref({ label: '派给哪一格', to: 'grid' }),
} as const

/** After an appeal, and for complaints about staff, the town decides; before that, the village. */
export function otherDesk(ticket: Ticket, ctx: Ctx): Refusal | null {
  if (ticket.desk !== 'inspector') return null
  return isOneOf(ticket, ctx, 'inspector') ? null : refuse('WITH_TOWN')
}
export const isOneOf = (
  ticket: Ticket,
  { actor, now, facts }: Ctx,
  relation: 'inspector' | 'dispatcher' | 'approver',
): boolean => relationsOf(ticket, actor, now, facts).includes(relation)

/** Complaints about staff stay with the town; a decided appeal goes back to the village. */
export const restingDesk = ({ aboutStaff }: Ticket): Desk => (aboutStaff ? 'inspector' : 'dispatcher')

/** Kin, those objected to, and whose own order it is. */
const standsAside = (ticket: Ticket, { id }: Actor): boolean =>
  ticket.recused.includes(id) || id === ticket.requesterId

/** To a person, or to the grid members of a node: each must be able to take it. */
export function offerTo(
  ticket: Ticket,
  { person, pool }: { person?: string; pool?: string },
  ctx: Ctx,
): Offer | Refusal {
  if ((person === undefined) === (pool === undefined)) return refuse('ONE_OF_PERSON_POOL', {}, 'person')
  const claimDueAt = due(ctx, 'claim', ctx.now, ticket.urgent)
  const people = (ctx.facts.people ?? []).filter(
    one => (person === undefined || one.id === person) && canHandle(one, ticket, ctx.now),
  )
  const free = people.filter(one => !standsAside(ticket, one))
  const [kin] = people
  if (free.length === 0)
    return kin
      ? refuse('RECUSED', { who: kin.staffName ?? '' }, 'person')
      : refuse('NO_SUCH_PERSON', {}, person === undefined ? 'pool' : 'person')
  return {
    to: free.map(({ id }) => id),
    pool: pool ?? null,
    at: ctx.now,
    claimDueAt,
    byName: ctx.actor === 'clock' ? null : ctx.actor.staffName,
  }
}
