/** The same verification over the documents of the environment, page by page. */
import { about } from '../../../miniprogram/core/about'
import type { EventDoc, SealDoc, WordsDoc } from '../../_documents'
import { eventsOf } from '../../_journal/events'
import type { AdminInput } from '../contract'
import { sealsOf } from '../export'
import { byId } from '../import/known'
import { ticketsOf, wordsOf } from '../village'
import { found, type Finding } from './findings'
import { ACCOUNTS, verifyPointsPage } from './points-route'
import { isPad, type Sealed } from '../../_journal/day-seal'
import type { ProcessKind } from '../../_journal/keeping'
import { WRITTEN } from '../../_journal/written'
import { store } from '../../_platform/ports'
import { onePage } from '../../_platform/reach'
import { CALLED } from './chain'
import { checkSeals, sealedBy } from './seals'
import { countOf, type Matters } from './matter'
import { verifyDocuments, type Verdict } from './verify'

/** `next`: hand it back as `cursor`; null when all is verified. */
export interface Verified extends Verdict {
  next: string | null
}

const PAGE = 50
const SEALS = 'seals'
/** The matters that come after the points, each with the first cursor of its part. */
const LATER = ['honour', 'redemption', 'deed'] as const satisfies readonly ProcessKind[]
const partOf = (kind: ProcessKind): string => `${kind}|`
const NOTHING = { matters: countOf({}), events: 0, entries: 0, seals: 0 }

/** Orders, then points, then every other kind of matter, then the seals over all of them. */
export async function verifyVillage({ villageId, cursor }: AdminInput<'verify'>): Promise<Verified> {
  const seals = await sealsOf(villageId)
  if (cursor === SEALS)
    return { ...NOTHING, seals: seals.length, findings: await checkAllSeals(seals), next: null }
  const later = LATER.find(kind => cursor.startsWith(partOf(kind)))
  if (later) return mattersAfter(later, villageId, cursor.slice(partOf(later).length), seals)
  const points = await verifyPointsPage(villageId, cursor, seals)
  if (points) return { ...NOTHING, ...points, next: points.next ?? partOf(LATER[0]) }
  const { tickets, next } = await ticketsOf(villageId, cursor, PAGE)
  const verified = await verifyPage('ticket', tickets, { ticket: tickets }, seals)
  return { ...verified, next: next === '' ? ACCOUNTS : next }
}

async function mattersAfter(
  kind: (typeof LATER)[number],
  villageId: string,
  after: string,
  seals: SealDoc[],
): Promise<Verified> {
  const docs = await store.list(WRITTEN[kind].collection, {
    where: { villageId },
    sort: ['_id', 'asc'],
    after,
    limit: onePage(PAGE),
  })
  const verified = await verifyPage(kind, docs, { [kind]: docs }, seals)
  const last = docs.at(-1)?._id
  const following = LATER[LATER.indexOf(kind) + 1]
  const done = following ? partOf(following) : SEALS
  return { ...verified, next: docs.length === PAGE && last ? `${partOf(kind)}${last}` : done }
}

/** Matters of a page, each with all that hangs on it. */
async function verifyPage(
  kind: ProcessKind,
  docs: readonly { _id: string }[],
  matters: Matters,
  seals: SealDoc[],
): Promise<Omit<Verified, 'next'>> {
  const events: EventDoc[] = []
  const words: WordsDoc[] = []
  for (const { _id } of docs) {
    events.push(...(await eventsOf(about(kind, _id))))
    words.push(...(await wordsOf(about(kind, _id))))
  }
  return { ...verifyDocuments({ matters, seals, events, words, pageOnly: true }), seals: 0 }
}

/** Where what a leaf seals lies. */
const HOMES: Record<
  Sealed['kind'],
  { of: 'tickets' | 'honours' | 'redemptions' | 'deeds' | 'accounts'; called: string }
> = {
  ticket: { of: 'tickets', called: CALLED.ticket },
  honour: { of: 'honours', called: CALLED.honour },
  redemption: { of: 'redemptions', called: CALLED.redemption },
  deed: { of: 'deeds', called: CALLED.deed },
  account: { of: 'accounts', called: '账户' },
}

/** Every sealed event and entry must still be there, and the matter or account it belongs to. */
async function checkAllSeals(seals: readonly SealDoc[]): Promise<Finding[]> {
  const leaves = seals.flatMap(seal => seal.leaves.filter(leaf => !isPad(leaf)).map(sealedBy))
  const idsOf = (entries: boolean) =>
    leaves.flatMap(({ kind, sealed }) => ((kind === 'account') === entries ? [sealed] : []))
  const kept = [...(await byId('events', idsOf(false))), ...(await byId('entries', idsOf(true)))]
  const docs = new Map<string, { hash: string }>(kept.map(one => [one._id, one]))
  const findings = checkSeals(seals, id => docs.get(id))
  for (const kind of Object.keys(HOMES) as Sealed['kind'][]) {
    const ids = [...new Set(leaves.flatMap(leaf => (leaf.kind === kind ? [leaf.id] : [])))]
    const { of, called } = HOMES[kind]
    const there = new Set((await byId(of, ids)).map(({ _id }) => _id))
    for (const id of ids)
      if (!there.has(id)) findings.push(found('removed', id, null, `${id}（${called}本身不见了）`))
  }
  return findings
}
