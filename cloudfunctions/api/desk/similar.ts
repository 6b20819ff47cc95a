/** Likely duplicates: the same kind of wish in the same village within 30 days, told in words that overlap. A person decides. */
import { days } from '../../../miniprogram/core/clock'
import type { GridId } from '../../../miniprogram/core/people/grid'
import type { Ticket, Words } from '../../../miniprogram/core/ticket/types'
import { refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { TicketSeen } from '../../../miniprogram/core/ticket/seen'
import type { Page } from '../../_contract/views'
import type { TicketDoc } from '../../_shell/documents'
import type { Known } from '../../_shell/person'
import { store } from '../../_shell/ports'
import { from, type Where } from '../../_shell/store'
import { seeAll } from '../../_shell/view'
import { listOver } from '../over'
import { nodesOf, timeKey } from '../ticket/lists'
import { page } from '../../_shell/reach'

const WITHIN = days(30)
const MOST = 100
/** Share of the shorter text's two-character pieces that the other one has too. */
const ALIKE = 0.25

/** Open tickets like this one, the newest first; two queries. */
export async function similarTo(ticket: Ticket, now: number): Promise<Ticket[]> {
  // A complaint about staff is like nothing: neither is it offered a twin, nor is it one.
  if (ticket.aboutStaff) return []
  const docs = await store.all('tickets', {
    where: {
      path: ticket.villageId,
      'list.openSub': ticket.sub,
      'list.sortKey': from(timeKey(Math.max(0, now - WITHIN))),
    },
    sort: ['list.sortKey', 'desc'],
  })
  const others = docs.map(doc => doc.ticket).filter(other => other.id !== ticket.id)
  if (others.length === 0) return []
  const words = await wordsOf([ticket, ...others])
  return others
    .filter(other => alike(words.get(ticket.id), words.get(other.id)) || sameDoor(ticket, other))
    .slice(0, 5)
}

/** What lies on a village's desk, and what runs there, the most pressing first. */
export interface OnDesk {
  waiting: TicketDoc[]
  running: TicketDoc[]
}

export async function onDesk(nodes: readonly GridId[]): Promise<OnDesk> {
  const open = (more: Where) => nodes.map(path => ({ path, ...more, 'list.aboutStaff': false }))
  const [waiting, running] = await Promise.all([
    listOver('tickets', open({ 'list.queue': 'desk' }), { sort: ['list.dueKey', 'asc'], limit: page(MOST) }),
    listOver('tickets', open({ 'list.limitKey': from('0') }), {
      sort: ['list.limitKey', 'asc'],
      limit: page(MOST * 2),
    }),
  ])
  return { waiting, running }
}

/** Of the desk's inbox, those with a likely twin in the same inbox or already under way. */
export async function twinsOnDesk({ waiting, running }: OnDesk): Promise<Ticket[]> {
  const all = new Map([...running, ...waiting].map(doc => [doc._id, doc.ticket]))
  const near = (a: Ticket, b: Ticket) =>
    a.id !== b.id &&
    a.sub === b.sub &&
    a.villageId === b.villageId &&
    Math.abs(a.submittedAt - b.submittedAt) <= WITHIN
  const candidates = waiting
    .map(doc => doc.ticket)
    .filter(one => [...all.values()].some(other => near(one, other)))
  if (candidates.length === 0) return []
  const words = await wordsOf(
    [...all.values()].filter(other => candidates.some(one => one.id === other.id || near(one, other))),
  )
  return candidates.filter(one =>
    [...all.values()].some(
      other => near(one, other) && (alike(words.get(one.id), words.get(other.id)) || sameDoor(one, other)),
    ),
  )
}

export async function duplicatesOnDesk(me: Known): Promise<Page<TicketSeen> | Refusal> {
  const nodes = nodesOf(me, ['dispatcher'])
  if (nodes.length === 0) return refuse('NOT_ALLOWED')
  const twins = await twinsOnDesk(await onDesk(nodes))
  return { now: me.now, items: await seeAll(twins.slice(0, 20), me), next: null }
}

async function wordsOf(tickets: readonly Ticket[]): Promise<Map<string, Words | null>> {
  const docs = await store.some(
    'ticket_words',
    tickets.map(ticket => ticket.wordsId),
  )
  return new Map(docs.map(doc => [doc.ticketId, doc.words]))
}

const sameDoor = (a: Ticket, b: Ticket): boolean => a.householdId !== null && a.householdId === b.householdId

/** Overlap of two-character pieces; exported for its test. */
export function alike(a: Words | null | undefined, b: Words | null | undefined): boolean {
  const one = pieces(`${a?.place ?? ''}${a?.text ?? ''}`)
  const two = pieces(`${b?.place ?? ''}${b?.text ?? ''}`)
  const [less, more] = one.size < two.size ? [one, two] : [two, one]
  if (less.size < 3) return false
  return [...less].filter(piece => more.has(piece)).length / less.size >= ALIKE
}

function pieces(text: string): Set<string> {
  const letters = [...text.replace(/[\s\p{P}\p{S}]/gu, '')]
  return new Set(letters.slice(1).map((letter, i) => `${letters[i] ?? ''}${letter}`))
}
