/** At the month's end every household gets its statement; after an outage every month that is owed, in order, each once. */
import { fromDayKey, monthKey } from '../../../miniprogram/core/clock/shanghai'
import { minutes } from '../../../miniprogram/core/clock/units'
import { monthAfter, sumsOf, type Carried } from '../../../miniprogram/core/points/statement'
import { transaction } from '../../_platform/transaction'
import type { AccountDoc, EntryDoc, StatementDoc } from '../../_documents'
import { statementDoc } from '../../_documents/new/account'
import { store } from '../../_platform/ports'
import { gt, lt } from '../../_platform/bounds'
import type { DailyJob } from '../slice'
import { first, onePage } from '../../_platform/reach'

/** A movement that began before midnight has committed or failed by then: a transaction lives 30 s. */
const LAG = minutes(2)
const PAGE = 100

export const statements: DailyJob = {
  name: 'statements',
  wakes: 'daily',
  async run(slice) {
    const last = monthAfter(monthKey(slice.now - LAG), -1)
    const due = { statedMonth: lt(last) }
    // One look by the index: on most days of the month there is nothing to do.
    if (!(await store.find('accounts', due))) return
    for (let after = ''; slice.hasTime(); ) {
      const page = await store.list('accounts', {
        where: due,
        sort: ['_id', 'asc'],
        after,
        limit: onePage(PAGE),
      })
      for (const account of page) {
        if (!slice.hasTime()) return
        if (!slice.waits(account._id))
          await slice.item(account._id, () => stateUpTo(account, last, slice.now))
      }
      if (page.length < PAGE) return
      after = page.at(-1)?._id ?? after
    }
  },
}

/** Every month after the last statement, up to `last`. */
async function stateUpTo(account: AccountDoc, last: string, now: number): Promise<void> {
  const { _id } = account
  const first = account.statedMonth ? monthAfter(account.statedMonth) : await firstMonth(_id, last)
  const known = account.statedMonth ? await store.get('statements', `${_id}:${account.statedMonth}`) : null
  let before: Carried = known ?? { closing: 0, lastRev: 0, head: '' }
  for (let month = first; month <= last; month = monthAfter(month))
    before = await state(account, month, before, now)
  if (first > last) await close(_id, last, null)
}

async function firstMonth(householdId: string, last: string): Promise<string> {
  const [entry] = await store.list('entries', {
    where: { householdId },
    sort: ['rev', 'asc'],
    limit: first(1),
  })
  return entry ? monthKey(entry.at) : monthAfter(last)
}

async function state(
  { _id, villageId }: AccountDoc,
  month: string,
  before: Carried,
  now: number,
): Promise<Carried> {
  const sums = sumsOf(before, await entriesOf(_id, before.lastRev, fromDayKey(`${monthAfter(month)}-01`)))
  await close(_id, month, statementDoc({ _id, villageId }, month, sums, now))
  return sums
}

async function entriesOf(householdId: string, afterRev: number, end: number): Promise<EntryDoc[]> {
  const found: EntryDoc[] = []
  for (let after = afterRev; ; ) {
    const page = await store.list('entries', {
      where: { householdId, rev: gt(after) },
      sort: ['rev', 'asc'],
      limit: onePage(1000),
    })
    const own = page.filter(({ at }) => at < end)
    found.push(...own)
    if (own.length < 1000) return found
    after = own.at(-1)?.rev ?? after
  }
}

/** Statement and its mark on the account together: killed in between, it is made again whole. */
async function close(householdId: string, month: string, doc: StatementDoc | null): Promise<void> {
  await transaction(async tx => {
    const account = await tx.get('accounts', householdId)
    if (!account || account.statedMonth >= month) return
    await tx.put('accounts', { ...account, statedMonth: month })
    if (doc) await tx.put('statements', doc)
  })
}
