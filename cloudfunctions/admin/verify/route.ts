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
import { store } from '../../_platform/ports'
import { onePage } from '../../_platform/reach'
import { CALLED } from './chain'
import { checkSeals, sealedBy } from './seals'
import { verifyDocuments, type Documents, type Verdict } from './verify'

/** `next`: hand it back as `cursor`; null when all is verified. */
export interface Verified extends Verdict {
  next: string | null
}

const PAGE = 50
const SEALS = 'seals'
const HONOURS = 'honours|'
const NOTHING = { tickets: 0, honours: 0, events: 0, entries: 0, seals: 0 }

/** Orders, then points, then honours, then the seals over all of them. */
export async function verifyVillage({ villageId, cursor }: AdminInput<'verify'>): Promise<Verified> {
  const seals = await sealsOf(villageId)
  if (cursor === SEALS)
    return { ...NOTHING, seals: seals.length, findings: await checkAllSeals(seals), next: null }
  if (cursor.startsWith(HONOURS)) return honoursAfter(villageId, cursor.slice(HONOURS.length), seals)
  const points = await verifyPointsPage(villageId, cursor, seals)
  if (points) return { ...NOTHING, ...points, next: points.next ?? HONOURS }
  const { tickets, next } = await ticketsOf(villageId, cursor, PAGE)
  const verified = await matters('ticket', tickets, { tickets, honours: [], seals })
  return { ...verified, next: next === '' ? ACCOUNTS : next }
}

async function honoursAfter(villageId: string, after: string, seals: SealDoc[]): Promise<Verified> {
  const honours = await store.list('honours', {
    where: { villageId },
    sort: ['_id', 'asc'],
    after,
    limit: onePage(PAGE),
  })
  const verified = await matters('honour', honours, { tickets: [], honours, seals })
  const last = honours.at(-1)?._id
  return { ...verified, next: honours.length === PAGE && last ? `${HONOURS}${last}` : SEALS }
}

/** Matters of a page, each with all that hangs on it. */
async function matters(
  kind: ProcessKind,
  docs: readonly { _id: string }[],
  page: Pick<Documents, 'tickets' | 'honours' | 'seals'>,
): Promise<Omit<Verified, 'next'>> {
  const events: EventDoc[] = []
  const words: WordsDoc[] = []
  for (const { _id } of docs) {
    events.push(...(await eventsOf(about(kind, _id))))
    words.push(...(await wordsOf(about(kind, _id))))
  }
  return { ...verifyDocuments({ ...page, events, words, pageOnly: true }), seals: 0 }
}

/** Where what a leaf seals lies. */
const HOMES: Record<Sealed['kind'], { of: 'tickets' | 'honours' | 'accounts'; called: string }> = {
  ticket: { of: 'tickets', called: CALLED.ticket },
  honour: { of: 'honours', called: CALLED.honour },
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
