/** Everything the desk needs to send one order on: the words, who could take it and what they have in hand, twins, deadlines. */
import {
  amberAt,
  dateText,
  isProvisional,
  limitFor,
  NOT_OUT_YET,
  subOf,
} from '../../../miniprogram/core/clock'
import { canHandle, relationsOf } from '../../../miniprogram/core/ticket/sight/relations'
import { roundOf } from '../../../miniprogram/core/ticket/pieces/selectors'
import type { Ticket } from '../../../miniprogram/core/ticket/types'
import { refuse } from '../../../miniprogram/core/refusal'
import { ROLE_LABELS } from '../../../miniprogram/core/labels'
import type { Candidate, DispatchSheet } from '../../../contract/ticket/desk'
import { grids, holdersUnder, postOf } from '../../_people/names'
import { actorOf } from '../../_people/person'
import { store } from '../../_platform/ports'
import { rulebook, rulesOf } from '../../_journal/rulebook'
import type { Handler } from '../request/serve'
import { seeAll, ticketDetail } from '../ticket/view'
import { markOpened } from '../ticket/heard'
import { similarTo } from './similar'

export const sheet: Handler<'desk.sheet'> = {
  async known({ ticketId }, me) {
    const ticket = (await store.get('tickets', ticketId))?.ticket
    if (!ticket) return refuse('NOT_FOUND')
    const relations = relationsOf(ticket, me.actor, me.now)
    if (!relations.includes('dispatcher') && !relations.includes('inspector')) return refuse('NOT_ALLOWED')
    const [detail] = await Promise.all([ticketDetail(ticket, me), markOpened(ticketId, me)])
    if (!detail) return refuse('NOT_FOUND')
    const { people, pools } = await candidatesFor(ticket, me.now)
    return {
      now: me.now,
      detail,
      people,
      pools,
      duplicates: await seeAll(await similarTo(ticket, me.now), me),
      preview: await previewOf(ticket),
    }
  },
}

/** Who could take it, with what each has in hand. */
export async function candidatesFor(
  ticket: Ticket,
  now: number,
): Promise<Pick<DispatchSheet, 'people' | 'pools'>> {
  const node = ticket.aboutStaff ? ticket.townId : ticket.villageId
  const holders = [
    ...(await holdersUnder('gridMember', node, now)),
    ...(ticket.aboutStaff ? await holdersUnder('inspector', node, now) : []),
  ]
  const able = [...new Map(holders.map(one => [one._id, one])).values()].filter(
    one => canHandle(actorOf(one), ticket, now) && one._id !== ticket.requesterId,
  )
  const load = await loadUnder(node, now)
  const known = await grids.of([
    ...able.map(one => postOf(one, ticket.path, now)?.gridId),
    ...ticket.path.slice(2),
  ])
  const people = able.map<Candidate>(one => {
    const post = postOf(one, ticket.path, now)
    const gridName = known.get(post?.gridId ?? '')?.name ?? ''
    const { inHand, waiting, soonDue } = load.get(one._id) ?? NO_LOAD
    return {
      id: one._id,
      name: one.staffName ?? '',
      post: `${gridName}${post ? ROLE_LABELS[post.role] : ''}`,
      phone: one.staffPhone,
      gridName,
      inHand,
      waiting,
      soonDue,
      own: post !== null && ticket.path.includes(post.gridId),
      recused: ticket.recused.includes(one._id),
    }
  })
  people.sort(
    (a, b) =>
      Number(a.recused) - Number(b.recused) ||
      Number(b.own) - Number(a.own) ||
      a.inHand + a.waiting - b.inHand - b.waiting ||
      (a.id < b.id ? -1 : 1),
  )
  const free = able.filter(one => !ticket.recused.includes(one._id))
  const pools = ticket.path
    .slice(2)
    .reverse()
    .flatMap(id => {
      const members = free.filter(one =>
        one.posts.some(post => post.role === 'gridMember' && post.path.includes(id)),
      ).length
      const grid = known.get(id)
      return grid && members > 0 ? [{ id, name: grid.name, members }] : []
    })
  return { people, pools }
}

interface Load {
  inHand: number
  /** Sent to this one person and not claimed yet: they will have to do it all the same. */
  waiting: number
  soonDue: number
}
const NO_LOAD: Load = { inHand: 0, waiting: 0, soonDue: 0 }

/** What everyone has in hand and what was sent to them alone. Load, never scores. */
async function loadUnder(node: string, now: number): Promise<Map<string, Load>> {
  const under = (queue: string) =>
    store.all('tickets', { where: { path: node, 'list.queue': queue }, sort: ['list.dueKey', 'asc'] })
  const [inHand, offered] = await Promise.all([under('inHand'), under('offered')])
  const load = new Map<string, Load>()
  const add = (id: string, one: Partial<Load>) => {
    const before = load.get(id) ?? NO_LOAD
    load.set(id, {
      inHand: before.inHand + (one.inHand ?? 0),
      waiting: before.waiting + (one.waiting ?? 0),
      soonDue: before.soonDue + (one.soonDue ?? 0),
    })
  }
  for (const { list, ticket } of inHand) {
    const { startedAt, limitAt } = roundOf(ticket)
    const soonDue = amberAt(startedAt, limitAt) <= now ? 1 : 0
    for (const id of list.handlers) add(id, { inHand: 1, soonDue })
  }
  for (const { list } of offered) {
    const [only, ...others] = list.offeredTo
    // What a pool may take is nobody's yet.
    if (only !== undefined && others.length === 0) add(only, { waiting: 1 })
  }
  return load
}

/** What the deadline would be on each track, before anyone chooses. */
async function previewOf(ticket: Ticket): Promise<DispatchSheet['preview']> {
  const book = await rulebook()
  const rules = rulesOf(book, ticket.rules)
  return ([1, 2, 3] as const).map(track => {
    const limit = limitFor({
      rules,
      sub: subOf(rules, ticket.sub),
      track,
      submittedAt: roundOf(ticket).startedAt,
      calendars: book.calendars,
      source: ticket.source,
    })
    const mark = isProvisional(limit.derivation) ? `（${NOT_OUT_YET}）` : ''
    return { track, limitAt: limit.dueAt, words: `最晚 ${dateText(limit.dueAt)}${mark}` }
  })
}
