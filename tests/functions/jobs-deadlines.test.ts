import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endOfDay, fromDayKey, hours } from '../../miniprogram/core/clock'
import { openCounty, type County } from './county'
import { inside } from './jobs-inside'
import { claimed, dispatched, resolved, storyOf, submitted, ticketOf } from './jobs-tick'
import { expectLaws } from './laws'

let county: County
let run: Awaited<ReturnType<typeof inside>>
afterAll(() => {
  expectLaws(county)
  return county.close()
})
const dueOf = (id: string): number => county.doc('tickets', id).nextDueAt ?? 0

/** The sweep at the deadline itself, then one millisecond after it. */
async function onTheDot(id: string, dueAt: number): Promise<[at: string[], after: string[]]> {
  await run('sweep', dueAt)
  const at = storyOf(county, id)
  await run('sweep', dueAt + 1)
  return [at, storyOf(county, id)]
}

describe('on time is up to the last millisecond', () => {
  beforeAll(async () => {
    county = await openCounty()
    run = await inside(county)
  })

  it('an offer stands through its last millisecond and lapses in the next', async () => {
    const id = await dispatched(county)
    const ticket = ticketOf(county, id)
    const dueAt = ticket.stage.state === 'dispatched' ? ticket.stage.offer.claimDueAt : 0
    expect(dueOf(id)).toBe(dueAt)
    expect(await onTheDot(id, dueAt)).toEqual([
      ['Submitted', 'Dispatched'],
      ['Submitted', 'Dispatched', 'Lapsed'],
    ])
  })

  it('a promise is kept until the last millisecond of its day', async () => {
    const id = await claimed(county, '2026-11-19')
    const dueAt = endOfDay(fromDayKey('2026-11-19'))
    expect(await onTheDot(id, dueAt)).toEqual([
      ['Submitted', 'Dispatched', 'Claimed'],
      ['Submitted', 'Dispatched', 'Claimed', 'Reminded'],
    ])
  })

  it('an order is closed after the seventh day, not on it', async () => {
    const id = await resolved(county, '2026-11-20')
    const ticket = ticketOf(county, id)
    const dueAt = ticket.stage.state === 'resolved' ? ticket.stage.closeDueAt : 0
    const [at, after] = await onTheDot(id, dueAt)
    expect([at.at(-1), after.at(-1)]).toEqual(['Resolved', 'Closed'])
  })
})

describe.each([
  ['over Spring Festival', '2026-02-13'],
  ['over the end of February', '2026-02-25'],
  ['over the end of a month', '2026-04-29'],
])('%s', (_, day) => {
  it('the sweep presses in the millisecond after the deadline the order carries', async () => {
    const other = await openCounty({ now: fromDayKey(day) + hours(9) })
    try {
      const press = await inside(other)
      const id = await submitted(other)
      const dueAt = other.doc('tickets', id).nextDueAt ?? 0
      await press('sweep', dueAt)
      expect(storyOf(other, id)).toEqual(['Submitted'])
      await press('sweep', dueAt + 1)
      expect(storyOf(other, id)).toEqual(['Submitted', 'Reminded'])
    } finally {
      await other.close()
    }
  })
})
