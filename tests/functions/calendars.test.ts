/** Across 31 December: nobody is refused for a missing calendar, and when it comes the days are put right. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { dayKey, fromDayKey, hours, minutes } from '../../miniprogram/core/clock'
import { roundOf } from '../../miniprogram/core/ticket/pieces/selectors'
import { openCounty, order, tap, type County } from './county'
import { eventsOf, later, nextTick, storyOf, ticketOf } from './jobs-tick'
import { expectLaws } from './laws'

let county: County
let back: () => void
beforeAll(async () => {
  county = await openCounty({ now: fromDayKey('2026-12-31') + hours(9), calendar: false })
  back = county.remember()
})
beforeEach(async () => {
  back()
  await county.cloud.setClock(fromDayKey('2026-12-31') + hours(9))
})
afterAll(() => county.close())

const office = { category: 'livelihood' as const, sub: 'certificate' }
/** Monday 4 January is off as well. */
const notice = {
  year: 2027,
  source: '通知',
  holidays: ['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04'],
  workdays: [],
}
const save = (calendar: object) =>
  county.cloud.console('admin', { route: 'calendar.save', data: { calendar } } as object) as Promise<{
    ok: boolean
    data: { saved: boolean }
  }>
const ordered = async (over: object = office): Promise<string> =>
  (await county.ok('chen', 'ticket.submit', { key: tap(), input: order(over) })).ticket?.ticket.id ?? ''
const limitDay = (id: string) => dayKey(roundOf(ticketOf(county, id)).limitAt)
const counters = () => county.ok('he', 'desk.counters', {})

describe('without next year’s calendar', () => {
  it('everybody goes on: order, register, refer, give back; each marked where the day may change', async () => {
    const id = await ordered()
    expect(limitDay(id)).toBe('2027-01-08')
    const [card] = (await county.ok('chen', 'ticket.list', { list: 'mine' })).items
    expect(card).toMatchObject({ clock: { uncertain: true }, step: { uncertain: true } })
    const detail = await county.ok('chen', 'ticket.open', { ticketId: id })
    expect(detail.derivation.join('')).toContain('放假安排还没公布，日子可能会变。')
    expect(
      await county.as('li', 'ticket.register', {
        key: tap(),
        input: {
          ...office,
          text: '老人要补证',
          urgent: false,
          aboutStaff: false,
          attachments: [],
          source: 'visit',
          gridId: 'n1',
        },
      }),
    ).toMatchObject({ ok: true })
    expect(
      await county.as('he', 'ticket.refer', {
        ticketId: id,
        key: tap(),
        input: { office: '便民中心', reason: '归他们' },
      }),
    ).toMatchObject({ ok: true })
  })

  it('a lapse over New Year is pressed, and the timer says that all of it ran', async () => {
    const id = await ordered({})
    await county.ok('he', 'ticket.dispatch', {
      ticketId: id,
      key: tap(),
      input: { category: 'infrastructure', sub: 'lamp', matter: 'public', track: 1, person: 'li' },
    })
    await later(county, hours(25))
    expect(storyOf(county, id)).toContain('Lapsed')
  })

  it('county, town and desk are told once from 1 November, and read it at the desk', async () => {
    await county.cloud.setClock(fromDayKey('2026-10-31') + hours(12))
    await nextTick(county)
    const told = () => county.all('sends').filter(send => send._id.startsWith('calendarMissing:'))
    expect(told()).toEqual([])
    expect(await counters()).toMatchObject({ calendarMissing: null })
    await county.cloud.setClock(fromDayKey('2026-11-01') + hours(8))
    await nextTick(county)
    await nextTick(county)
    expect(
      told()
        .map(send => send.personId)
        .sort(),
    ).toEqual(['he', 'ma', 'tian', 'xu', 'zhao'])
    expect(told()[0]?.message).toContain('2027 年的放假安排还没录')
    expect(await counters()).toMatchObject({ calendarMissing: 2027 })
  })
})

describe('when it is saved', () => {
  // An instance keeps the rules it has read for a moment: no other test's notice may lie there.
  let shared: County
  beforeEach(async () => {
    shared = county
    county = await openCounty({ now: fromDayKey('2026-12-31') + hours(9), calendar: false })
  })
  afterEach(async () => {
    await county.close()
    county = shared
  })

  it('open matters get their day as an event of the clock, told by a badge, once', async () => {
    const [id, calendarDays] = [await ordered(), await ordered({})]
    expect(await save(notice)).toMatchObject({ ok: true, data: { saved: true } })
    await later(county, minutes(2))
    expect([limitDay(id), limitDay(calendarDays)]).toEqual(['2027-01-11', '2027-01-05'])
    const event = eventsOf(county, id).at(-1)
    expect(event).toMatchObject({
      type: 'DaysCorrected',
      by: 'clock',
      from: [{ year: 2027, version: 0 }],
      to: [{ year: 2027, version: 1 }],
    })
    expect(roundOf(ticketOf(county, calendarDays)).derivation).not.toHaveProperty('calendars')
    await nextTick(county)
    await nextTick(county)
    const sends = county.all('sends').filter(send => send.about.id === id && send.personId === 'chen')
    expect(sends.map(send => [send.how, send.message.replace(/^\S+ /, '')])).toEqual([
      ['badge', '放假安排公布了，最晚 1 月 11 日 办好。'],
    ])
    expect(storyOf(county, id).filter(type => type === 'DaysCorrected')).toHaveLength(1)
    const before = county.all('events').length
    // The same notice again, because the answer was lost: nothing moves.
    await save(notice)
    await later(county, minutes(2))
    expect(county.all('events').length).toBe(before)
    const [card] = (await county.ok('chen', 'ticket.list', { list: 'mine' })).items.filter(
      one => one.id === id,
    )
    expect(card?.clock).not.toHaveProperty('uncertain')
    expectLaws(county)
  })

  it('a told day never comes nearer', async () => {
    const id = await ordered()
    await save({ ...notice, holidays: ['2027-01-01'], workdays: ['2027-01-02'] })
    await later(county, minutes(2))
    expect(limitDay(id)).toBe('2027-01-08')
    expect(eventsOf(county, id).at(-1)).toMatchObject({ type: 'DaysCorrected', moved: false })
    expect(county.all('sends').filter(send => send.about.id === id && send.personId === 'chen')).toEqual([])
  })

  it('what has ended, and closed matters, stay as they were', async () => {
    const id = await ordered()
    await county.ok('chen', 'ticket.withdraw', { ticketId: id, key: tap(), input: {} })
    const before = county.doc('tickets', id)
    await save(notice)
    await later(county, minutes(2))
    expect(county.doc('tickets', id)).toEqual(before)
  })

  it('killed in the middle it goes on, and every matter is corrected exactly once', async () => {
    const ids: string[] = []
    for (let i = 0; i < 12; i++) {
      await county.cloud.advance(minutes(1))
      ids.push(await ordered())
    }
    await save(notice)
    await county.cloud.advance(minutes(2))
    county.cloud.faults.killAfter('jobs', 40)
    await county.cloud.trigger('jobs', 'minute').catch(() => null)
    county.cloud.faults.clear()
    const half = ids.filter(id => limitDay(id) === '2027-01-11').length
    expect(half).toBeGreaterThan(0)
    expect(half).toBeLessThan(ids.length)
    // Locks and leases of the dead one are free after a while.
    await later(county, minutes(3))
    await nextTick(county)
    expect(ids.map(limitDay)).toEqual(ids.map(() => '2027-01-11'))
    for (const id of ids) expect(storyOf(county, id).filter(type => type === 'DaysCorrected')).toHaveLength(1)
    expect(county.all('rules').filter(one => one.corrected === false)).toEqual([])
    expectLaws(county)
  })
})

describe('an order on which the clock cannot press', () => {
  it('steps back, is counted by the timer, and the desk and the town read it', async () => {
    const id = await ordered({})
    const doc = county.doc('tickets', id)
    // A defect: due, and nothing to press.
    county.cloud.store.put('tickets', { ...doc, nextDueAt: 1 })
    await county.cloud.advance(minutes(1))
    const report = (await county.cloud.trigger('jobs', 'minute')) as { data: Record<string, string> }
    expect(report.data.sweep).toBe('stuck 1')
    expect(Object.values(report.data)).not.toContain('failed')
    expect((await counters()).stuck).toBe(1)
    expect((await county.ok('zhao', 'desk.counters', {})).stuck).toBe(1)
    expect((await county.ok('xu', 'desk.counters', {})).stuck).toBe(0)
    county.cloud.store.put('tickets', doc)
    await later(county, minutes(5))
    expect((await counters()).stuck).toBe(0)
  })
})
