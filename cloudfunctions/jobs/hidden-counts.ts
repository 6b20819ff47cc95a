/**
 * What never hangs on a wall is counted once a quarter for a whole town, fifteen days after it ended, and never again:
 * an order that becomes private later moves no number that was told, so nobody is found by comparing two boards.
 */
import { hiddenOf, quarterOf, startOfQuarter } from '../../miniprogram/core/board/hidden'
import { days } from '../../miniprogram/core/clock/units'
import type { Ticket } from '../../miniprogram/core/ticket/types'
import { isDuplicate } from '../_platform/database-error'
import { store } from '../_platform/ports'
import { onePage } from '../_platform/reach'
import { between } from '../_platform/bounds'
import type { DailyJob, Slice } from './slice'
import { allTowns } from './villages'

/** By then nearly everything that came in is classified. */
const WAITS = days(15)
const PAGE = 500

/** Cursor: the last quarter that is done for every town. */
export const hiddenCounts: DailyJob = {
  name: 'hiddenCounts',
  wakes: 'daily',
  async run(slice) {
    const end = startOfQuarter(slice.now - WAITS)
    const quarter = quarterOf(end - 1)
    if (slice.cursor >= quarter) return
    const towns = await allTowns()
    for (const town of towns) {
      if (!slice.hasTime()) return
      await slice.item(`${town}:${quarter}`, () =>
        count(town, quarter, startOfQuarter(end - 1), end - 1, slice),
      )
    }
    if (slice.waiting === 0) await slice.keep(quarter)
  },
}

async function count(
  townId: string,
  quarter: string,
  from: number,
  to: number,
  { now }: Slice,
): Promise<void> {
  const _id = `${townId}:${quarter}`
  if (await store.get('hidden_counts', _id)) return
  const found: Ticket[] = []
  for (let after = stamp(from); ; ) {
    const page = await store.list('tickets', {
      where: { townId, 'list.sortKey': between(after, stamp(to + 1)) },
      sort: ['list.sortKey', 'asc'],
      after,
      limit: onePage(PAGE),
    })
    found.push(...page.map(({ ticket }) => ticket))
    if (page.length < PAGE) break
    after = page.at(-1)?.list.sortKey ?? after
  }
  // Nobody ordered anything yet: there is nothing to tell of.
  if (found.length === 0) return
  try {
    await store.create('hidden_counts', { _id, v: 1, ...hiddenOf(townId, quarter, found), madeAt: now })
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
}

/** The beginning of `list.sortKey` at this moment. */
const stamp = (at: number): string => String(at).padStart(13, '0')
