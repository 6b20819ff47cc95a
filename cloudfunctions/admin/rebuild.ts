/** Projections from scratch: boards from tickets, tickets from their events. Rebuilding what is whole changes nothing. */
import { about } from '../../miniprogram/core/about'
import { fold } from '../../miniprogram/core/ticket/evolve'
import { rebuildBoard } from '../_journal/orders/make-board'
import { canonical } from '../_journal/chain'
import { docOf } from '../_journal/orders/writing'
import { KINDS, mendRows } from '../_journal/due-rows'
import { now as clock, store } from '../_platform/ports'
import { withRetry } from '../_platform/retry'
import type { AdminInput } from './contract'
import { ticketsOf } from './village'
import { eventsOf } from '../_journal/events'

export interface Rebuilt {
  looked: number /** Ids of documents that were not as they should be. */
  mended: string[]
}

export async function rebuild(asked: AdminInput<'rebuild'>): Promise<Rebuilt> {
  if (asked.what === 'due') return rowsAgain(asked.dryRun)
  const { what, villageId, dryRun } = asked
  return what === 'boards' ? rebuildBoards(villageId, dryRun) : refoldTickets(villageId, dryRun)
}

async function rowsAgain(dryRun: boolean): Promise<Rebuilt> {
  const mended: string[] = []
  for (const kind of KINDS) mended.push(...(await mendRows(kind, clock(), dryRun)))
  return { looked: KINDS.length, mended }
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

async function refoldTickets(villageId: string, dryRun: boolean): Promise<Rebuilt> {
  const mended: string[] = []
  let looked = 0
  for await (const doc of everyTicket(villageId)) {
    looked++
    const folded = docOf(fold(await eventsOf(about('ticket', doc._id))))
    if (canonical(folded) === canonical(doc)) continue
    // Somebody may have pressed meanwhile: only the same revision is replaced.
    const put =
      dryRun ||
      (await withRetry(() =>
        store.transaction(async tx => {
          const current = await tx.get('tickets', doc._id)
          if (current?.ticket.rev !== doc.ticket.rev) return false
          await tx.put('tickets', folded)
          return true
        }),
      ))
    if (put) mended.push(doc._id)
  }
  return { looked, mended }
}

async function* everyTicket(villageId: string) {
  let cursor = ''
  do {
    const { tickets, next } = await ticketsOf(villageId, cursor)
    yield* tickets
    cursor = next
  } while (cursor !== '')
}
