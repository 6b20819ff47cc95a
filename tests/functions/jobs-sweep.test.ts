import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { days, hours, minutes } from '../../miniprogram/core/clock'
import { nextDueAt } from '../../miniprogram/core/ticket/clockwork'
import { openCounty, START, tap, type County } from './county'
import { dispatched, eventsOf, later, nextTick, resolved, storyOf, submitted, tick, ticketOf } from './jobs-tick'
import { expectLaws } from './laws'

let county: County
beforeAll(async () => { county = await openCounty() })
afterEach(() => expectLaws(county))
afterAll(() => county.close())

describe('what is due is pressed', () => {
  it('an order nobody claims in 24 hours goes back to the desk, and the desk is told', async () => {
    const id = await dispatched(county)
    const offer = ticketOf(county, id)
    await county.cloud.setClock((offer.state === 'dispatched' ? offer.offer.claimDueAt : 0) - minutes(1))
    await tick(county)
    expect(ticketOf(county, id).state).toBe('dispatched')
    await later(county, minutes(2))
    expect(storyOf(county, id)).toEqual(['Submitted', 'Dispatched', 'Lapsed'])
    expect(county.all('sends').filter(s => s.ticketId === id && s.personId === 'he').map(s => s.state)).toEqual(['badge'])
  })

  it('ticking again changes nothing', async () => {
    const before = county.all('ticket_events').length
    await nextTick(county)
    await nextTick(county)
    expect(county.all('ticket_events').length).toBe(before)
  })

  it('a good rating closes the order at the next tick, silence after seven days', async () => {
    const day = '2026-11-20'
    const rated = await resolved(county, day)
    const silent = await resolved(county, day)
    await county.ok('chen', 'ticket.rate', { ticketId: rated, key: tap(), input: { score: 5, attachments: [] } })
    await nextTick(county)
    expect([ticketOf(county, rated).state, ticketOf(county, silent).state]).toEqual(['closed', 'resolved'])
    await later(county, days(8))
    expect(ticketOf(county, silent).state).toBe('closed')
  })
})
