/** Likely duplicates: the same kind of wish in the same village within 30 days, told in words that overlap. A person decides. */
import { days } from '../../../miniprogram/core/clock'
import type { GridId } from '../../../miniprogram/core/people/grid'
import type { Ticket, Words } from '../../../miniprogram/core/ticket/types'
import { refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { TicketInfo } from '../../../miniprogram/core/ticket/sight/infos'
import type { Page } from '../../../contract/page'
import type { TicketDoc } from '../../_documents'
import type { Known } from '../../_people/person'
import { store } from '../../_platform/ports'
import { gte, type Where } from '../../_platform/bounds'
import type { PartOf, Parts } from '../../_platform/select'
import { seeAll } from '../ticket/view'
import { allOver, listOver, partsOver } from '../over'
import { nodesOf, timeKey } from '../ticket/lists'
import { onePage } from '../../_platform/reach'

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
      'list.sortKey': gte(timeKey(Math.max(0, now - WITHIN))),
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

const DUE: [string, 'asc'] = ['list.dueKey', 'asc']
const under = (nodes: readonly GridId[], more: Where): Where[] =>
  nodes.map(path => ({ path, ...more, 'list.aboutStaff': false }))
const inboxOf = (nodes: readonly GridId[]): Where[] => under(nodes, { 'list.queue': 'desk' })

/** What tells whether two orders may be the same one: counting need not read the rest of them. */
const TWIN = {
  ticket: ['id', 'sub', 'villageId', 'householdId', 'submittedAt', 'wordsId'],
  list: ['dueKey', 'limitKey'],
} as const satisfies Parts<TicketDoc>
type TwinDoc = PartOf<TicketDoc, typeof TWIN>
type Twin = TwinDoc['ticket']

/** What lies on a village's desk, and what runs there, the most pressing first. */
export interface OnDesk {
  waiting: TwinDoc[]
  running: TwinDoc[]
}

export async function onDesk(nodes: readonly GridId[]): Promise<OnDesk> {
  const [waiting, running] = await Promise.all([
    partsOver('tickets', inboxOf(nodes), { sort: DUE, limit: onePage(MOST) }, TWIN),
    partsOver(
      'tickets',
      under(nodes, { 'list.limitKey': gte('0') }),
      { sort: ['list.limitKey', 'asc'], limit: onePage(MOST * 2) },
      TWIN,
    ),
  ])
  return { waiting, running }
}

/** Whether there is more on this desk, or running, than was held against each other. */
export const isCut = ({ waiting, running }: OnDesk): boolean =>
  waiting.length === MOST || running.length === MOST * 2

/** Of the desk's inbox, those with a likely twin in the same inbox or already under way. */
export function twinsOnDesk({ waiting, running }: OnDesk): Promise<Twin[]> {
  const all = new Map([...running, ...waiting].map(doc => [doc._id, doc.ticket]))
  return twinsAmong(
    waiting.map(doc => doc.ticket),
    [...all.values()],
  )
}

async function twinsAmong<T extends Twin>(asked: readonly T[], all: readonly Twin[]): Promise<T[]> {
  const near = (a: Twin, b: Twin) =>
    a.id !== b.id &&
    a.sub === b.sub &&
    a.villageId === b.villageId &&
    Math.abs(a.submittedAt - b.submittedAt) <= WITHIN
  const candidates = asked.filter(one => all.some(other => near(one, other)))
  if (candidates.length === 0) return []
  const words = await wordsOf(
    all.filter(other => candidates.some(one => one.id === other.id || near(one, other))),
  )
  return candidates.filter(one =>
    all.some(
      other => near(one, other) && (alike(words.get(one.id), words.get(other.id)) || sameDoor(one, other)),
    ),
  )
}

const PAGE = 20

/** The inbox from its most pressing order on, each held against every open one of its kind, until a page is full. */
export async function duplicatesOnDesk(
  me: Known,
  cursor: string | undefined,
): Promise<Page<TicketInfo> | Refusal> {
  const nodes = nodesOf(me, ['dispatcher'])
  if (nodes.length === 0) return refuse('NOT_ALLOWED')
  const twins: Ticket[] = []
  let next: string | null = null
  for (let after = cursor; ; ) {
    const docs = await listOver('tickets', inboxOf(nodes), { sort: DUE, after, limit: onePage(MOST) })
    const asked = docs.map(doc => doc.ticket)
    const found = new Set((await twinsAmong(asked, await openLike(asked))).map(one => one.id))
    for (const { ticket, list } of docs) {
      if (!found.has(ticket.id)) continue
      if (twins.length === PAGE) return { now: me.now, items: await seeAll(twins, me), next }
      twins.push(ticket)
      next = list.dueKey
    }
    if (docs.length < MOST) return { now: me.now, items: await seeAll(twins, me), next: null }
    after = docs.at(-1)?.list.dueKey
  }
}

/** Every open order of the same kinds in the same villages, as far back as a twin may lie. */
async function openLike(tickets: readonly Ticket[]): Promise<Ticket[]> {
  const kinds = new Map(tickets.map(one => [`${one.villageId}|${one.sub}`, one]))
  const oldest = Math.min(...tickets.map(one => one.submittedAt)) - WITHIN
  const docs = await allOver(
    'tickets',
    [...kinds.values()].map(({ villageId, sub }) => ({
      path: villageId,
      'list.openSub': sub,
      'list.aboutStaff': false,
      'list.sortKey': gte(timeKey(Math.max(0, oldest))),
    })),
    { sort: ['list.sortKey', 'desc'] },
  )
  return docs.map(doc => doc.ticket)
}

async function wordsOf(tickets: readonly Twin[]): Promise<Map<string, Words | null>> {
  const docs = await store.some(
    'ticket_words',
    tickets.map(ticket => ticket.wordsId),
  )
  return new Map(docs.map(doc => [doc.about.id, doc.words]))
}

const sameDoor = (a: Twin, b: Twin): boolean => a.householdId !== null && a.householdId === b.householdId

/** Overlap of two-character pieces; exported for its test. */
function alike(a: Words | null | undefined, b: Words | null | undefined): boolean {
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
