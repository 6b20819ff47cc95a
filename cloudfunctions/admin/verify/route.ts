/** The same verification over the documents of the environment, page by page. */
import { about } from '../../../miniprogram/core/about'
import type { SealDoc, TicketDoc, WordsDoc } from '../../_documents'
import { eventsOf } from '../../_journal/events'
import type { AdminInput } from '../contract'
import { byId } from '../import/known'
import { sealsAfter, ticketsOf, wordsOf } from '../village'
import { found, once, type Finding } from './findings'
import { OFFICES, officesAt } from '../offices-pages'
import { verifyOfficesPage } from './offices-route'
import { ACCOUNTS, verifyPointsPage } from './points-route'
import { isPad, type Sealed } from '../../_journal/day-seal'
import type { DocOf, ProcessKind } from '../../_journal/keeping'
import { PROCESS_KINDS, WRITTEN } from '../../_journal/written'
import { seal, store } from '../../_platform/ports'
import { onePage } from '../../_platform/reach'
import { CALLED } from './chain'
import { checkSeals, liesIn, sealedBy, type SealedIn } from './seals'
import { noneOf, verifyMatter } from './matter'
import { sealsOn } from './seals-on'
import { checkTerms } from './terms'
import type { Verdict } from './lines'

/** `next`: hand it back as `cursor`; null when all is verified. */
export interface Verified extends Verdict {
  next: string | null
}

const PAGE = 50
const SEALS = 'seals|'
/** The matters that come after the points, each with the first cursor of its part. */
const LATER: readonly ProcessKind[] = PROCESS_KINDS.filter(kind => kind !== 'ticket')
const partOf = (kind: ProcessKind): string => `${kind}|`
/** Orders are none of them, so that the first comes after those (and the points). */
function partAfter(kind: ProcessKind): string {
  const following = LATER[LATER.indexOf(kind) + 1]
  return following ? partOf(following) : OFFICES
}
const NOTHING = { matters: noneOf(), events: 0, entries: 0, seals: 0, offices: 0, findings: [] }

/** Orders, then points, then every other kind of matter, then what offices changed, then the seals over all of them. One thing is held at a time. */
export async function verifyVillage({ villageId, cursor }: AdminInput<'verify'>): Promise<Verified> {
  if (cursor.startsWith(SEALS)) return sealsBehind(villageId, cursor.slice(SEALS.length))
  const later = LATER.find(kind => cursor.startsWith(partOf(kind)))
  if (later) return mattersAfter(later, villageId, cursor.slice(partOf(later).length))
  const offices = officesAt(cursor)
  if (offices) {
    const page = await verifyOfficesPage(villageId, offices)
    return { ...NOTHING, ...page, next: page.next ?? SEALS }
  }
  const points = await verifyPointsPage(villageId, cursor)
  if (points) return { ...NOTHING, ...points, next: points.next ?? partAfter('ticket') }
  const { tickets, next } = await ticketsOf(villageId, cursor, PAGE)
  const page = await verifyPage('ticket', tickets, await termsOf(tickets))
  return { ...page, next: next === '' ? ACCOUNTS : next }
}

/** Of these orders: whether each is found by what stands in it. */
async function termsOf(docs: readonly TicketDoc[]): Promise<Also<'ticket'>> {
  const households = await byId(
    'households',
    docs.flatMap(({ ticket }) => ticket.householdId ?? []),
  )
  const doors = new Map(households.map(({ _id, door }) => [_id, door]))
  return (doc, words) => checkTerms(doc, words, doors.get(doc.ticket.householdId ?? '') ?? null, seal)
}

/** What is looked at besides, of a kind that has more. */
type Also<K extends ProcessKind> = (doc: DocOf<K>, words: readonly WordsDoc[]) => Finding[]

async function mattersAfter(kind: ProcessKind, villageId: string, after: string): Promise<Verified> {
  const docs = await store.list(WRITTEN[kind].collection, {
    where: { villageId },
    sort: ['_id', 'asc'],
    after,
    limit: onePage(PAGE),
  })
  const last = docs.at(-1)?._id
  return {
    ...(await verifyPage<typeof kind>(kind, docs)),
    next: docs.length === PAGE && last ? `${partOf(kind)}${last}` : partAfter(kind),
  }
}

/** Matters of a page, one after the other, each with all that hangs on it. */
async function verifyPage<K extends ProcessKind>(
  kind: K,
  docs: readonly DocOf<K>[],
  also: Also<K> = () => [],
): Promise<Omit<Verified, 'next'>> {
  const findings: Finding[] = []
  let steps = 0
  for (const doc of docs) {
    const matter = about<ProcessKind>(kind, doc._id)
    const [events, words] = await Promise.all([eventsOf(matter), wordsOf(matter)])
    const seals = await sealsOn(doc.villageId, events)
    findings.push(...verifyMatter(kind, doc._id, doc, { events, words, seals }), ...also(doc, words))
    steps += events.length
  }
  const matters = { ...NOTHING.matters, [kind]: docs.length }
  return { ...NOTHING, matters, events: steps, findings: once(findings) }
}

/** Some of the village's seals, one after the other. */
async function sealsBehind(villageId: string, day: string): Promise<Verified> {
  const { seals, next } = await sealsAfter(villageId, day)
  const findings: Finding[] = []
  let before = day === '' ? null : await store.get('seals', `${villageId}:${day}`)
  for (const seal of seals) {
    findings.push(...(await checkSeal(seal, before ?? undefined)))
    before = seal
  }
  return {
    ...NOTHING,
    seals: seals.length,
    findings: once(findings),
    next: next === null ? null : SEALS + next,
  }
}

/** Where what a leaf seals lies, and what it is called. Chains of offices are in no collection of matters. */
const homeOf = (kind: Exclude<Sealed['kind'], 'office'>) =>
  kind === 'account'
    ? ({ of: 'accounts', called: '账户' } as const)
    : { of: WRITTEN[kind].collection, called: CALLED[kind] }
const SEALED = [...PROCESS_KINDS, 'account'] as const

/** Every sealed event, entry and office line must still be there, and the matter or account it belongs to. */
async function checkSeal(seal: SealDoc, before: SealDoc | undefined): Promise<Finding[]> {
  const leaves = seal.leaves.filter(leaf => !isPad(leaf)).map(sealedBy)
  const idsOf = (lies: SealedIn) =>
    leaves.flatMap(({ kind, sealed }) => (liesIn(kind) === lies ? [sealed] : []))
  const hashes = new Map<string, { hash: string }>()
  for (const { _id, hash } of await byId('events', idsOf('events'))) hashes.set(_id, { hash })
  for (const { _id, hash } of await byId('entries', idsOf('entries'))) hashes.set(_id, { hash })
  for (const { kind, id, rev, sealed } of leaves)
    if (kind === 'office') {
      const line = await store.find('office_events', { 'chain.of': id, 'chain.rev': rev })
      if (line?.chain) hashes.set(sealed, line.chain)
    }
  const findings = checkSeals([seal], ({ sealed }) => hashes.get(sealed), before)
  for (const kind of SEALED) {
    const ids = [...new Set(leaves.flatMap(leaf => (leaf.kind === kind ? [leaf.id] : [])))]
    const { of, called } = homeOf(kind)
    const there = new Set((await byId(of, ids)).map(({ _id }) => _id))
    for (const id of ids)
      if (!there.has(id)) findings.push(found('removed', id, null, `${id}（${called}本身不见了）`))
  }
  return findings
}
