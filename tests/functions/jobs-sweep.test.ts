import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { rowOf } from '../../cloudfunctions/_platform/due/moments'
import { days, minutes } from '../../miniprogram/core/clock'
import { openCounty, tap, type County } from './county'
import {
  claimed,
  dispatched,
  eventsOf,
  later,
  nextTick,
  resolved,
  storyOf,
  submitted,
  tick,
  ticketOf,
} from './jobs-tick'
import { expectLaws } from './laws'

let county: County
beforeAll(async () => {
  county = await openCounty()
})
afterEach(() => expectLaws(county))
afterAll(() => county.close())

describe('what is due is pressed', () => {
  it('an order nobody claims in 24 hours goes back to the desk, and the desk is told', async () => {
    const id = await dispatched(county)
    const offer = ticketOf(county, id)
    await county.cloud.setClock(
      (offer.stage.state === 'dispatched' ? offer.stage.offer.claimDueAt : 0) - minutes(1),
    )
    await tick(county)
    expect(ticketOf(county, id).stage.state).toBe('dispatched')
    await later(county, minutes(2))
    expect(storyOf(county, id)).toEqual(['Submitted', 'Dispatched', 'Lapsed'])
    expect(
      county
        .all('sends')
        .filter(s => s.about.id === id && s.personId === 'he')
        .map(s => s.state),
      // The order that waited on the desk is no news any more; that it came back is.
    ).toEqual(['stale', 'badge'])
  })

  it('ticking again changes nothing', async () => {
    const before = county.all('events').length
    await nextTick(county)
    await nextTick(county)
    expect(county.all('events').length).toBe(before)
  })

  it('closes an order seven days after it was resolved, rated or not: the day tells no score', async () => {
    const day = '2026-11-20'
    const rated = await resolved(county, day)
    const silent = await resolved(county, day)
    await county.ok('chen', 'ticket.rate', {
      ticketId: rated,
      key: tap(),
      input: { score: 5, attachments: [] },
    })
    await nextTick(county)
    expect([ticketOf(county, rated).stage.state, ticketOf(county, silent).stage.state]).toEqual([
      'resolved',
      'resolved',
    ])
    await later(county, days(8))
    expect([ticketOf(county, rated).stage.state, ticketOf(county, silent).stage.state]).toEqual([
      'closed',
      'closed',
    ])
  })
})

describe('after three days without a tick', () => {
  it('the sweep catches up, and of each order people hear the worst only', async () => {
    const offered = await dispatched(county, { pool: 'g1' })
    const promised = await claimed(county, new Date(county.cloud.now() + days(1)).toISOString().slice(0, 10))
    const waiting = await submitted(county, 'zhou')
    await later(county, days(6))
    await nextTick(county)
    for (const id of [offered, promised, waiting]) {
      const told = new Set(
        county
          .all('sends')
          .filter(
            s =>
              s.about.id === id &&
              eventsOf(county, id).some(e => e._id === s._id.slice(0, e._id.length) && e.by === 'clock'),
          )
          .map(s => s._id.slice(0, id.length + 7)),
      )
      expect([id, [...told].length]).toEqual([id, 1])
      const [eventId = ''] = told
      expect(county.doc('events', eventId)).toMatchObject({ type: 'Reminded', reminder: 'late' })
    }
    expect(storyOf(county, offered)).toEqual(['Submitted', 'Dispatched', 'Lapsed', 'Reminded'])
  })
})

describe('an order that makes the timer fail', () => {
  it('steps back, waits longer each time, and holds up nobody', async () => {
    const broken = await submitted(county, 'tan')
    const other = await dispatched(county)
    const whole = county.doc('tickets', broken)
    county.cloud.store.put('tickets', { ...whole, nextDueAt: 1, ticket: { ...whole.ticket, rounds: [] } })
    county.cloud.store.put('due', rowOf('tickets', broken, 2))
    await later(county, days(1) + minutes(2), { sweep: 'stuck 1' })
    expect(storyOf(county, other)).toContain('Lapsed')
    const [first] = county.doc('jobs', 'sweep').failing
    expect(first).toMatchObject({ id: broken, tries: 1 })
    await tick(county)
    expect(county.doc('jobs', 'sweep').failing[0]?.tries).toBe(1)
    await later(county, minutes(1), { sweep: 'stuck 1' })
    expect(county.doc('jobs', 'sweep').failing[0]).toMatchObject({ id: broken, tries: 2 })
    county.cloud.store.put('tickets', whole)
    await later(county, minutes(5))
    expect(county.doc('jobs', 'sweep').failing).toEqual([])
  })
})

describe('a post that ended', () => {
  it('gives what its holder had in hand to the colleagues', async () => {
    const id = await claimed(county, new Date(county.cloud.now() + days(2)).toISOString().slice(0, 10))
    const done = (await county.cloud.console('admin', {
      route: 'endPost',
      data: { personId: 'li', role: 'gridMember', gridId: 'n1' },
    })) as { ok: boolean }
    expect(done.ok).toBe(true)
    await nextTick(county)
    const ticket = ticketOf(county, id)
    expect(ticket.stage.state === 'dispatched' && ticket.stage.offer.to).toEqual(['wang'])
    expect(storyOf(county, id).at(-1)).toBe('Reassigned')
  })

  it('does so too when the clerk enters a day that has long passed', async () => {
    const id = await claimed(
      county,
      new Date(county.cloud.now() + days(2)).toISOString().slice(0, 10),
      'wang',
    )
    await nextTick(county)
    const reply = await county.cloud.console('admin', {
      route: 'endPost',
      data: { personId: 'wang', role: 'gridMember', gridId: 'g1', at: county.cloud.now() - days(3) },
    })
    expect(reply).toMatchObject({
      ok: true,
      data: { posts: [{ until: expect.closeTo(county.cloud.now(), -4) as number }] },
    })
    await nextTick(county)
    expect(storyOf(county, id).at(-1)).toBe('Reassigned')
  })
})
