import { afterAll, beforeAll, expect, it } from 'vitest'
import { days, fromDayKey, hours, minutes } from '../../miniprogram/core/clock'
import { templateId } from '../../cloudfunctions/_notices/templates'
import { openCounty, tap, type County } from './county'
import { dispatched, nextTick, storyOf } from './jobs-tick'
import { killedEvery } from './killing'
import { expectLaws } from './laws'
import { boardsFromEvents, comparable } from '../laws/oracle'
import { patience } from '../patience'

let county: County
beforeAll(async () => {
  county = await openCounty({ now: fromDayKey('2026-03-18') + hours(9) })
})
afterAll(() => county.close())

const { stride, from, message } = killedEvery(9)
/** A tick that lapses an order and tells two people makes about this many database calls. */
const CALLS = 90

async function once(): Promise<string> {
  for (const name of ['newOrder', 'returned'] as const) {
    county.cloud.grant('o_li', templateId(name))
    await county.ok('li', 'me.accepted', { accepted: [templateId(name)], key: tap() })
  }
  const id = await dispatched(county)
  await county.cloud.advance(days(1) + minutes(1))
  return id
}

const messages = () =>
  county.cloud.messages().filter(m => m.api === 'subscribeMessage.send' && m.result.errcode === 0).length

it(`a timer killed after any of its database calls leaves nothing half done and does nothing twice (${message})`, {
  timeout: patience(240_000),
}, async () => {
  let killed = 0
  for (let n = from; n <= CALLS; n += stride) {
    const id = await once()
    const before = messages()
    county.cloud.faults.killAfter('jobs', n)
    await county.cloud.trigger('jobs', 'minute').then(
      () => {},
      () => {
        killed++
      },
    )
    county.cloud.faults.clear()
    // The lease of the person who died runs out.
    await county.cloud.advance(minutes(2))
    await nextTick(county)
    expect([n, storyOf(county, id)]).toEqual([n, ['Submitted', 'Dispatched', 'Lapsed']])
    const notices = county.all('sends').filter(s => s._id.startsWith(`${id}:000003:`))
    expect([n, notices.map(s => s.personId).sort()]).toEqual([n, ['he']])
    expect([n, notices.map(s => s.state).filter(s => s !== 'sent' && s !== 'badge')]).toEqual([n, []])
    expect([n, messages() - before <= 1]).toEqual([n, true])
    for (const { tried } of notices)
      expect([n, tried.length]).toEqual([n, new Set(tried.map(t => t.channel)).size])
  }
  expect(killed).toBeGreaterThan(CALLS / stride / 2)
  // Whatever was still owed: nobody hears anything twice.
  const sent = messages()
  await nextTick(county)
  expect(messages()).toBe(sent)
  expectLaws(county)
  const oracle = boardsFromEvents(
    county,
    'v1',
    county.cloud.now(),
    county.all('boards').map(b => b.month),
  )
  for (const { villageId, month, board } of county.all('boards'))
    if (villageId === 'v1') expect(comparable(board)).toEqual(comparable(oracle.get(month)!))
})
