/**
 * Every day, for every village, whether or not something happened there (a seal that is missing on quiet days tells of
 * what nobody may see): a root over the newest event of every matter, the newest entry of every household and the newest line
 * of every office that moved that day, chained to the seal before. It shows a cut tail and a chain that was rewritten as a whole.
 */
import { about } from '../../miniprogram/core/about'
import { addDays, dayKey, endOfDay, fromDayKey, startOfDay } from '../../miniprogram/core/clock/shanghai'
import { minutes } from '../../miniprogram/core/clock/units'
import type { AccountDoc } from '../_documents'
import type { DocOf, ProcessKind } from '../_journal/keeping'
import { PROCESS_KINDS, WRITTEN } from '../_journal/written'
import { whereAbout } from '../_documents/where-about'
import { store } from '../_platform/ports'
import { between, gte, type Where } from '../_platform/bounds'
import { isDuplicate } from '../_platform/database-error'
import { accountLeaf, leafOf, padded, sealFor } from '../_journal/day-seal'
import { officeLeaves } from './office-leaves'
import type { DailyJob, Slice } from './slice'
import { allVillages } from './villages'
import { first, onePage } from '../_platform/reach'

/** A verb that began before midnight has committed or failed by then: a transaction lives 30 s. */
const LAG = minutes(2)
const PAGE = 500

/** Cursor: `day|village`, the last village sealed for that day; a day alone: all of them. */
export const seals: DailyJob = {
  name: 'seals',
  wakes: 'daily',
  async run(slice) {
    const { now } = slice
    const last = dayKey(addDays(now - LAG, -1))
    let [day = '', village = ''] = slice.cursor.split('|')
    let villages: readonly string[] | null = null
    /** The next day on which anything happened in the county; the quiet ones before it need no look at the villages. */
    let busy: string | null | undefined
    while (slice.hasTime()) {
      if (village === '') {
        const next = day === '' ? await nextBusyDay('') : dayKey(addDays(fromDayKey(day), 1))
        if (next === null || next > last) return
        day = next
      }
      villages ??= await allVillages()
      if (busy === undefined || (busy !== null && busy < day))
        busy = await nextBusyDay(dayKey(addDays(fromDayKey(day), -1)))
      village = await sealSome(slice, villages, day, village, busy === day)
      await slice.keep(village ? `${day}|${village}` : day)
    }
  },
}

/** The first day after `day` on which anything happened in the county; null when there is none. */
async function nextBusyDay(day: string): Promise<string | null> {
  const start = day === '' ? 0 : addDays(fromDayKey(day), 1)
  const firstOf = (
    collection: 'events' | 'entries' | 'office_events',
    where: Where,
  ): Promise<{ at: number }[]> =>
    store.list(collection, {
      where: { ...where, at: gte(start) },
      sort: ['at', 'asc'],
      limit: first(1),
    })
  const firsts = [await firstOf('entries', {}), await firstOf('office_events', {})]
  for (const kind of PROCESS_KINDS) firsts.push(await firstOf('events', { 'about.kind': kind }))
  const days = firsts
    .flat()
    .map(({ at }) => dayKey(at))
    .sort()
  return days[0] ?? null
}

/** Seals villages after the cursor until time is up; '' when the day is complete. */
async function sealSome(
  slice: Slice,
  villages: readonly string[],
  day: string,
  after: string,
  isBusy: boolean,
): Promise<string> {
  let at = after
  for (const village of villages.filter(v => v > after)) {
    if (!slice.hasTime()) return at || START
    await sealVillage(village, day, slice.now, isBusy)
    at = village
  }
  return ''
}

/** Before every id: the day has begun, no village is sealed yet. */
const START = ' '

/** The seal of one day. Making it again changes nothing. */
async function sealVillage(villageId: string, day: string, now: number, isBusy: boolean): Promise<void> {
  const leaves = isBusy
    ? [
        ...(await mattersOf(villageId, fromDayKey(day))),
        ...(await accountLeaves(villageId, fromDayKey(day))),
        ...(await officeLeaves(villageId, fromDayKey(day))),
      ]
    : []
  const [before] = await store.list('seals', {
    where: { villageId },
    sort: ['day', 'desc'],
    after: day,
    limit: first(1),
  })
  try {
    await store.create('seals', sealFor(villageId, day, before?.root ?? '', padded(leaves), now))
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
}

async function mattersOf(villageId: string, start: number): Promise<string[]> {
  const leaves: string[] = []
  for (const kind of PROCESS_KINDS) leaves.push(...(await leavesOf(kind, villageId, start)))
  return leaves
}

/** What moved that day, of one kind of process. */
async function leavesOf<K extends ProcessKind>(kind: K, villageId: string, start: number): Promise<string[]> {
  const { collection, matterIn, field } = WRITTEN[kind]
  const at = `${field}.at`
  const headOf = (doc: DocOf<K>): Head => matterIn(doc)
  const end = endOfDay(start)
  const leaves: string[] = []
  const seen = new Set<string>()
  const take = async (docs: readonly DocOf<K>[]): Promise<void> => {
    for (const doc of docs.filter(d => !seen.has(d._id))) {
      seen.add(doc._id)
      const leaf = await leafAt(kind, headOf(doc), startOfDay(start), end)
      if (leaf) leaves.push(leaf)
    }
  }
  for (let since = startOfDay(start); ; ) {
    const found: DocOf<K>[] = await store.list(collection, {
      where: { villageId, [at]: gte(since) },
      sort: [at, 'asc'],
      limit: onePage(PAGE),
    })
    await take(found)
    const newest = found[found.length - 1]
    if (found.length < PAGE || !newest) return leaves.sort()
    const last = headOf(newest).at
    // The clock closes a whole village within a millisecond: a moment that fills a page is read whole, by id.
    if (last === since)
      await take(await store.all(collection, { where: { villageId, [at]: since }, sort: ['_id', 'asc'] }))
    since = last === since ? since + 1 : last
  }
}

interface Head {
  id: string
  rev: number
  head: string
  at: number
}
/** The last event of that day; what moved on since is asked for its history. */
async function leafAt(
  kind: ProcessKind,
  { id, rev, head, at }: Head,
  start: number,
  end: number,
): Promise<string | null> {
  if (at <= end) return leafOf(kind, id, rev, head)
  const events = await store.all('events', {
    where: { ...whereAbout(about(kind, id)), rev: between(1, rev) },
    sort: ['rev', 'asc'],
  })
  const last = events.filter(e => e.at >= start && e.at <= end).at(-1)
  return last ? leafOf(kind, id, last.rev, last.hash) : null
}

/** By id, not by time: the clock credits a whole village within a millisecond. */
async function accountLeaves(villageId: string, start: number): Promise<string[]> {
  const leaves: string[] = []
  for (let after = ''; ; ) {
    const page = await store.list('accounts', {
      where: { villageId, at: gte(start) },
      sort: ['_id', 'asc'],
      after,
      limit: onePage(PAGE),
    })
    for (const account of page) {
      const leaf = await accountLeafAt(account, start, endOfDay(start))
      if (leaf) leaves.push(leaf)
    }
    if (page.length < PAGE) return leaves
    after = page.at(-1)?._id ?? after
  }
}

/** The last entry of that day; accounts that moved on since are asked for their history, newest first. */
async function accountLeafAt(
  { _id, rev, head, at }: AccountDoc,
  start: number,
  end: number,
): Promise<string | null> {
  if (at <= end) return accountLeaf(_id, rev, head)
  for (let after = rev + 1; ; ) {
    const page = await store.list('entries', {
      where: { householdId: _id },
      sort: ['rev', 'desc'],
      after,
      limit: onePage(100),
    })
    const last = page.find(entry => entry.at <= end)
    if (last) return last.at >= start ? accountLeaf(_id, last.rev, last.hash) : null
    if (page.length < 100) return null
    after = page.at(-1)?.rev ?? after
  }
}
