/** Projections from scratch: boards from tickets, orders and honours from their events. Rebuilding what is whole changes nothing. */
import { about } from '../../miniprogram/core/about'
import { findRightly } from '../_journal/orders/finding'
import { rebuildBoard } from '../_journal/orders/make-board'
import { canonical } from '../_journal/chain'
import { KINDS, mendRows } from '../_journal/due-rows'
import { now as clock, store } from '../_platform/ports'
import { withRetry } from '../_platform/retry'
import type { AdminInput } from './contract'
import { ticketsOf } from './village'
import { eventsOf } from '../_journal/events'
import type { DocOf, EventOf, ProcessKind } from '../_journal/keeping'
import { WRITTEN } from '../_journal/written'
import type { Documents } from '../_documents'
import { onePage } from '../_platform/reach'

const PAGE = 200

export interface Rebuilt {
  looked: number /** Ids of documents that were not as they should be. */
  mended: string[]
  /** Of what is done in slices: hand it back as `cursor`; null when all is done. */
  next?: string | null
}

export async function rebuild(asked: AdminInput<'rebuild'>): Promise<Rebuilt> {
  if (asked.what === 'due') return rowsAgain(asked.dryRun)
  if (asked.what === 'terms') return termsAgain(asked.cursor, asked.dryRun)
  const { what, villageId, dryRun } = asked
  switch (what) {
    case 'boards':
      return rebuildBoards(villageId, dryRun)
    case 'tickets':
      return refold('ticket', everyTicket(villageId), dryRun)
    case 'honours':
      return refold('honour', inVillage('honours', villageId), dryRun)
    case 'redemptions':
      return refold('redemption', inVillage('redemptions', villageId), dryRun)
    case 'opinions':
      return refold('feedback', inVillage('opinions', villageId), dryRun)
    case 'deeds':
      return refold('deed', inVillage('deeds', villageId), dryRun)
  }
}

async function rowsAgain(dryRun: boolean): Promise<Rebuilt> {
  const mended: string[] = []
  for (const kind of KINDS) mended.push(...(await mendRows(kind, clock(), dryRun)))
  return { looked: KINDS.length, mended }
}

/** Orders a slice. It can be stopped after any of them; asked again it finds nothing left to do there. */
const SLICE = 100

async function termsAgain(cursor: string, dryRun: boolean): Promise<Rebuilt> {
  const docs = await store.list('tickets', {
    where: {},
    sort: ['_id', 'asc'],
    after: cursor === '' ? undefined : cursor,
    limit: onePage(SLICE),
  })
  const mended: string[] = []
  for (const doc of docs) if (await findRightly(doc._id, dryRun)) mended.push(doc._id)
  return { looked: docs.length, mended, next: docs[SLICE - 1]?._id ?? null }
}

async function rebuildBoards(villageId: string, dryRun: boolean): Promise<Rebuilt> {
  const stored = await store.all('boards', { where: { villageId }, sort: ['month', 'asc'] })
  const months = new Set(stored.map(b => b.month))
  for await (const { list } of everyTicket(villageId)) for (const month of list.months) months.add(month)
  const mended: string[] = []
  for (const month of [...months].sort())
    if (await rebuildBoard(villageId, month, dryRun)) mended.push(`${villageId}:${month}`)
  return { looked: months.size, mended }
}

/** What opens it follows from no event, so it stays as it is. */
const secretsIn = <K extends ProcessKind>(kind: K, doc: DocOf<K>): Partial<DocOf<K>> =>
  Object.fromEntries(
    (WRITTEN[kind].secrets ?? []).flatMap(field => (doc[field] === undefined ? [] : [[field, doc[field]]])),
  ) as Partial<DocOf<K>>

/** What is stored of each, made again from its events. */
async function refold<K extends ProcessKind>(
  kind: K,
  docs: AsyncIterable<DocOf<K>> | Iterable<DocOf<K>>,
  dryRun: boolean,
): Promise<Rebuilt> {
  const { collection, docOf, fold, matterIn } = WRITTEN[kind]
  const revOf = (doc: DocOf<K>): number => (matterIn(doc) as { rev: number }).rev
  const mended: string[] = []
  let looked = 0
  for await (const doc of docs) {
    looked++
    // What is about a matter of this kind are its events.
    const events = (await eventsOf(about(kind, doc._id))) as unknown as EventOf<K>[]
    const folded: DocOf<K> = { ...docOf(fold(events)), ...secretsIn(kind, doc) }
    if (canonical(folded) === canonical(doc)) continue
    // Somebody may have pressed meanwhile: only the same revision is replaced.
    const put =
      dryRun ||
      (await withRetry(() =>
        store.transaction(async tx => {
          const current = await tx.get(collection, doc._id)
          if (!current || revOf(current) !== revOf(doc)) return false
          await tx.put(collection, folded)
          return true
        }),
      ))
    if (put) mended.push(doc._id)
  }
  return { looked, mended }
}

/** Page by page. */
async function* inVillage<C extends 'honours' | 'redemptions' | 'deeds' | 'opinions'>(
  collection: C,
  villageId: string,
): AsyncGenerator<Documents[C]> {
  for (let after = ''; ; ) {
    const found = await store.list(collection, {
      where: { villageId },
      sort: ['_id', 'asc'],
      after,
      limit: onePage(PAGE),
    })
    yield* found
    if (found.length < PAGE) return
    after = found.at(-1)?._id ?? after
  }
}

async function* everyTicket(villageId: string) {
  let cursor = ''
  do {
    const { tickets, next } = await ticketsOf(villageId, cursor)
    yield* tickets
    cursor = next
  } while (cursor !== '')
}
