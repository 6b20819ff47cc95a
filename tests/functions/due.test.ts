/** What the timer goes by: an idle tick costs two calls of the database, and nothing that waits is ever without its row. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { days, hours, minutes } from '../../miniprogram/core/clock'
import { openCounty, tap, type County } from './county'
import { claimed, later, nextTick, storyOf, submitted } from './jobs-tick'
import { expectLaws } from './laws'

let county: County
beforeAll(async () => {
  county = await openCounty()
})
afterAll(async () => {
  expectLaws(county)
  await county.close()
})

const looked = async (path: string): Promise<Record<string, number>> =>
  ((await (await fetch(county.cloud.url + path)).json()) as { counts: Record<string, number> }).counts
/** What one tick asked for. */
async function costOfTick(): Promise<{ report: unknown; counts: Record<string, number> }> {
  await looked('/_counts')
  const { data } = (await county.cloud.trigger('jobs', 'minute')) as { data: unknown }
  return { report: data, counts: await looked('/_counts') }
}
const rebuild = async (dryRun: boolean) =>
  (
    (await county.cloud.console('admin', { route: 'rebuild', data: { what: 'due', dryRun } })) as {
      data: { mended: string[] }
    }
  ).data.mended

describe('an idle tick', () => {
  it('is one call of the function, one read and one write, with orders waiting too', async () => {
    await submitted(county)
    await nextTick(county)
    for (let n = 0; n < 4; n++) await later(county, minutes(5))
    await county.cloud.advance(minutes(5))
    expect(await costOfTick()).toEqual({
      report: {},
      counts: {
        'functions.invokeFunction': 1,
        'database.getDocument': 1,
        'database.modifyDocument': 1,
      },
    })
  })

  it('follows a step that is told and moves no board', async () => {
    const id = await claimed(county, new Date(county.cloud.now() + days(5)).toISOString().slice(0, 10))
    for (let n = 0; n < 4; n++) await later(county, minutes(5))
    await county.ok('li', 'ticket.progress', {
      ticketId: id,
      key: tap(),
      input: { text: '灯头明天到', attachments: [] },
    })
    await county.cloud.advance(minutes(5))
    expect((await costOfTick()).report).toEqual({})
  })

  it('still says that the timer lives', async () => {
    expect(county.doc('jobs', 'timer').lastRunAt).toBeGreaterThan(county.cloud.now() - minutes(1))
    expect((await county.ok('he', 'desk.counters', {})).sweepSilent).toBe(false)
    await county.cloud.advance(minutes(19))
    expect((await county.ok('he', 'desk.counters', {})).sweepSilent).toBe(false)
    await county.cloud.advance(minutes(2))
    expect((await county.ok('he', 'desk.counters', {})).sweepSilent).toBe(true)
  })
})

describe('a row that is missing', () => {
  it('is found by a dry run, mended by the county’s rebuild, and then nothing is left to mend', async () => {
    const id = await submitted(county, 'zhou')
    await nextTick(county)
    expect(await rebuild(true)).toEqual([])
    county.cloud.store.remove('due', `tickets:${id}`)
    expect(await rebuild(true)).toEqual([`tickets:${id}`])
    expect(await rebuild(false)).toEqual([`tickets:${id}`])
    expect(county.doc('due', `tickets:${id}`).at).toBe(county.doc('tickets', id).nextDueAt! + 1)
    expect(await rebuild(true)).toEqual([])
  })

  it('is mended by the timer itself once a day, and what was due is done', async () => {
    const id = await submitted(county, 'tan')
    await nextTick(county)
    const { nextDueAt } = county.doc('tickets', id)
    county.cloud.store.remove('due', `tickets:${id}`)
    await county.cloud.setClock(nextDueAt! + hours(1))
    await nextTick(county)
    await later(county, days(1))
    await nextTick(county)
    expect(storyOf(county, id)).toContain('Reminded')
  })

  it('of a job that a new version brings is laid out by the next night, and runs', async () => {
    county.cloud.store.remove('due', 'daily:statements')
    await later(county, days(1) + minutes(5))
    expect(county.doc('due', 'daily:statements').kind).toBe('daily')
    await later(county, days(1))
    expect(county.doc('due', 'daily:statements').at).toBeGreaterThan(county.cloud.now())
  })

  it('never comes of a verb: whatever waits has its row, not later than its moment', async () => {
    const id = await claimed(county, new Date(county.cloud.now() + days(5)).toISOString().slice(0, 10))
    await county.ok('li', 'ticket.progress', {
      ticketId: id,
      key: tap(),
      input: { text: '灯头买到了', attachments: [] },
    })
    expect(await rebuild(true)).toEqual([])
    expect(county.doc('due', `tickets:${id}`).at).toBeLessThanOrEqual(
      county.doc('tickets', id).nextDueAt! + 1,
    )
  })
})

describe('a row that came too early', () => {
  it('moves on to the next moment, and goes when there is none', async () => {
    const id = await claimed(county, new Date(county.cloud.now() + days(5)).toISOString().slice(0, 10))
    const due = county.doc('due', `tickets:${id}`).at!
    await county.cloud.setClock(Math.max(due, county.cloud.now()) + minutes(1))
    await nextTick(county)
    expect(county.doc('due', `tickets:${id}`).at).toBe(county.doc('tickets', id).nextDueAt! + 1)
    await county.ok('chen', 'ticket.askCancel', { ticketId: id, key: tap(), input: { reason: '不用了' } })
    await county.ok('li', 'ticket.agreeCancel', { ticketId: id, key: tap(), input: {} })
    expect(county.doc('tickets', id).nextDueAt).toBeNull()
    await later(county, days(40))
    await nextTick(county)
    expect(county.all('due').some(({ _id }) => _id === `tickets:${id}`)).toBe(false)
  })

  it('stays where somebody has put it while the timer looked at what it is about', async () => {
    const id = await claimed(county, new Date(county.cloud.now() + days(5)).toISOString().slice(0, 10))
    const { store, faults } = county.cloud
    await county.cloud.setClock(
      Math.max(county.doc('due', `tickets:${id}`).at!, county.cloud.now()) + minutes(1),
    )
    const sooner = county.cloud.now() - 1
    faults.onCall = (fn, _, { action, collectionName, query }) => {
      const looks = action === 'database.getDocument' && collectionName === 'tickets'
      if (fn !== 'jobs' || !looks || !String(query).startsWith('{"_id":{"$in"')) return
      faults.onCall = null
      store.put('due', { ...county.doc('due', `tickets:${id}`), at: sooner })
    }
    await nextTick(county)
    expect(faults.onCall).toBeNull()
    expect(county.doc('due', `tickets:${id}`).at).toBe(sooner)
    await nextTick(county)
    expect(county.doc('due', `tickets:${id}`).at).toBe(county.doc('tickets', id).nextDueAt! + 1)
  })
})
