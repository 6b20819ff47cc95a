/**
 * A calendar was entered: every open matter whose days hang on another one gets the days that are right now, as an event of
 * its own. Slices; cut off anywhere it goes on, and what is corrected already is owed nothing more.
 */
import { missingYear } from '../../../miniprogram/core/clock/workday'
import { officeTell } from '../../../miniprogram/core/news/office-tells'
import { inForce } from '../../../miniprogram/core/people/role'
import { daysAgain } from '../../../miniprogram/core/ticket/time/calendar'
import type { TicketDoc } from '../../_documents'
import { county } from '../../_people/county'
import { CALENDAR_KNOWN_AFTER } from '../../_platform/due/moments'
import { store } from '../../_platform/ports'
import { onePage } from '../../_platform/reach'
import { OPEN_QUEUES as QUEUES } from '../../_journal/orders/queues'
import { rulebook, rulesOf, type Rulebook } from '../../_journal/rulebook'
import { lte } from '../../_platform/bounds'
import { clockPress } from './clock-press'
import { tellOffice } from '../notices/office-news'
import type { DailyJob, Job, Slice } from '../slice'

const PAGE = 50

/** Cursor: `queue|key`, what was gone through; '' before the first. */
export const calendars: Job = {
  name: 'calendars',
  wakes: ['rules'],
  async run(slice) {
    const due = await store.find('rules', {
      kind: 'calendar',
      corrected: false,
      at: lte(slice.now - CALENDAR_KNOWN_AFTER),
    })
    if (!due) return
    // Those saved while this goes round are gone round for once more.
    const all = await store.all('rules', { where: { kind: 'calendar', corrected: false } })
    if (!(await goRound(slice))) return
    await slice.keep('')
    // Somebody who failed steps back; the round is gone again until nobody does.
    if (slice.waiting > 0) return
    for (const { _id, at } of all)
      if (at <= slice.now - CALENDAR_KNOWN_AFTER)
        await store.change('rules', { _id, corrected: false }, { set: { corrected: true } })
  },
}

/** True when it came to the end. */
async function goRound(slice: Slice): Promise<boolean> {
  const root = await county()
  const book = await rulebook({ fresh: true })
  if (!root) return true
  let [queue = QUEUES[0]!, after] = slice.cursor.split('|') as [(typeof QUEUES)[number]?, string?]
  if (!QUEUES.includes(queue)) queue = QUEUES[0]!
  for (;;) {
    const rows = await store.list('tickets', {
      where: { path: root._id, 'list.queue': queue },
      sort: ['list.dueKey', 'asc'],
      after: after || undefined,
      limit: onePage(PAGE),
    })
    for (const doc of rows) {
      if (!slice.hasTime()) return false
      if (!slice.waits(doc._id)) await slice.item(doc._id, () => correct(doc, book, slice.now))
    }
    after = rows[PAGE - 1]?.list.dueKey
    if (after === undefined) {
      const next = QUEUES[QUEUES.indexOf(queue) + 1]
      if (!next) return true
      queue = next
    }
    await slice.keep(`${queue}|${after ?? ''}`)
    if (!slice.hasTime()) return false
  }
}

async function correct({ ticket }: TicketDoc, book: Rulebook, now: number): Promise<void> {
  const law = { rules: rulesOf(book, ticket.rules), calendars: book.calendars }
  if (!daysAgain(ticket, law)) return
  const refusal = await clockPress(ticket, { verb: 'correctDays', input: {} }, now)
  // Somebody pressed meanwhile, or another slice was here: the round comes by again.
  if (refusal && refusal !== 'NOT_NOW')
    throw Object.assign(new Error('days were not corrected'), { code: refusal })
}

/** Who enters calendars, and whose days hang on them. */
const TOLD = ['admin', 'inspector', 'dispatcher'] as const

/** From 1 November county, towns and desks read once that next year's calendar is missing. Cursor: the year they were told of. */
export const calendarMissing: DailyJob = {
  name: 'calendarMissing',
  wakes: 'daily',
  async run(slice) {
    const year = missingYear(slice.now, (await rulebook()).calendars)
    if (year === null || slice.cursor === String(year)) return
    const root = await county()
    if (!root) return
    for (const role of TOLD) {
      const people = await store.all('people', { where: { postKeys: `${role}@${root._id}` } })
      const inPost = people.filter(({ posts }) =>
        posts.some(post => post.role === role && inForce(post, slice.now)),
      )
      await tellOffice(
        `calendarMissing:${year}`,
        { id: root._id, path: root.path },
        officeTell('CalendarMissing', { year }),
        inPost,
        slice.now,
      )
    }
    await slice.keep(String(year))
  },
}
