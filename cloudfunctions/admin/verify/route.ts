/** The same verification over the documents of the environment, page by page. */
import { about } from '../../../miniprogram/core/about'
import type { EventDoc, SealDoc } from '../../_documents'
import { eventsOf } from '../../_journal/events'
import type { AdminInput } from '../contract'
import { sealsOf } from '../export'
import { byId } from '../import/known'
import { ticketsOf, wordsOf } from '../village'
import { found, type Finding } from './findings'
import { ACCOUNTS, verifyPointsPage } from './points-route'
import { isPad } from '../../_journal/day-seal'
import { checkSeals, sealedBy } from './seals'
import { verifyDocuments, type Verdict } from './verify'

/** `next`: hand it back as `cursor`; null when all is verified. */
export interface Verified extends Verdict {
  next: string | null
}

const PAGE = 50
const SEALS = 'seals'

export async function verifyVillage({ villageId, cursor }: AdminInput<'verify'>): Promise<Verified> {
  const seals = await sealsOf(villageId)
  if (cursor === SEALS)
    return {
      tickets: 0,
      events: 0,
      entries: 0,
      seals: seals.length,
      findings: await checkAllSeals(seals),
      next: null,
    }
  const points = await verifyPointsPage(villageId, cursor, seals)
  if (points) return { tickets: 0, events: 0, seals: 0, ...points, next: points.next ?? SEALS }
  const { tickets, next } = await ticketsOf(villageId, cursor, PAGE)
  const events: EventDoc[] = []
  const words = []
  for (const { _id } of tickets) {
    events.push(...(await eventsOf(about('ticket', _id))))
    words.push(...(await wordsOf(about('ticket', _id))))
  }
  const { findings } = verifyDocuments({ tickets, events, words, seals, pageOnly: true })
  return {
    tickets: tickets.length,
    events: events.length,
    seals: 0,
    entries: 0,
    findings,
    next: next === '' ? ACCOUNTS : next,
  }
}

/** Every sealed event and entry must still be there, and the ticket or account it belongs to. */
async function checkAllSeals(seals: readonly SealDoc[]): Promise<Finding[]> {
  const leaves = seals.flatMap(seal => seal.leaves.filter(leaf => !isPad(leaf)).map(sealedBy))
  const of = (account: boolean) => leaves.filter(leaf => leaf.account === account)
  const kept = [
    ...(await byId(
      'events',
      of(false).map(l => l.id),
    )),
    ...(await byId(
      'entries',
      of(true).map(l => l.id),
    )),
  ]
  const there = new Set(
    [
      ...(await byId(
        'tickets',
        of(false).map(l => l.of),
      )),
      ...(await byId(
        'accounts',
        of(true).map(l => l.of),
      )),
    ].map(one => one._id),
  )
  const docs = new Map<string, { hash: string }>(kept.map(one => [one._id, one]))
  const findings = checkSeals(seals, id => docs.get(id))
  const gone = new Map(leaves.filter(leaf => !there.has(leaf.of)).map(leaf => [leaf.of, leaf.account]))
  return [
    ...findings,
    ...[...gone].map(([id, account]) =>
      found('removed', id, null, `${id}（${account ? '账户' : '单子'}本身不见了）`),
    ),
  ]
}
