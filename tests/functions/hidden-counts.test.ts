/** What hangs on no wall: counted for a town and quarter, once, from five up; no later difference tells of anybody. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { fromDayKey, hours } from '../../miniprogram/core/clock'
import { openCounty, order, tap, type County } from './county'
import type { Key } from './seeded'
import { nextTick } from './jobs-tick'
import { expectLaws } from './laws'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
let county: County
beforeAll(async () => {
  county = await openCounty({ now: fromDayKey('2026-03-18') + hours(9) })
})
afterAll(() => county.close())

const at = (day: string) => county.cloud.setClock(fromDayKey(day) + hours(9))
const submit = async (who: Key, over: Parameters<typeof order>[0] = {}) => {
  await county.cloud.advance(60_000)
  const made = await county.ok(who, 'ticket.submit', { key: tap(), input: order(over) })
  return made.ticket?.ticket.id ?? ''
}
const quarrel = (who: Key) => submit(who, { category: 'dispute', sub: 'neighbour', text: '地界说不清' })
/** Of the whole town; read in both villages by somebody who is not signed in, on an instance that remembers nothing. */
const seen = async () => {
  county.cloud.faults.killAfter('api', 1)
  await county.as('chen', 'me.contact', {}).catch(() => null)
  const read = async (villageId: string) => {
    const reply = await county.as({ openid: 'o_stranger' }, 'board.show', { villageId })
    return reply.ok ? reply.data.hidden : reply
  }
  const [one, two] = [await read('v1'), await read('v2')]
  expect(one).toEqual(two)
  return one
}
const store = () => county.all('hidden_counts')

it('nothing is told while the quarter runs, nor in the fifteen days after it', async () => {
  for (let i = 0; i < 6; i++) await quarrel('chen')
  for (let i = 0; i < 3; i++) await submit('zhou', { text: '修路灯' })
  await submit('tan', { aboutStaff: true, text: '网格员总不来' })
  await nextTick(county)
  expect(await seen()).toBeNull()
  await at('2026-04-15')
  await nextTick(county)
  expect([await seen(), store()]).toEqual([null, []])
})

it('then it stands, with the small numbers told together or not at all', async () => {
  await at('2026-04-16')
  await nextTick(county)
  expect(await seen()).toEqual({
    townId: 't1',
    quarter: '2026-Q1',
    total: 7,
    kinds: { dispute: null, private: null, aboutStaff: null },
  })
})

it('what changes later moves nothing that was told', async () => {
  const before = store()
  const late = await quarrel('chen')
  await county.ok('chen', 'ticket.withdraw', { ticketId: late, key: tap(), input: {} })
  await nextTick(county)
  await nextTick(county)
  expect(store()).toEqual(before)
  // A town in which nobody ordered anything has none.
  expect(before.map(one => [one._id, one.total])).toEqual([['t1:2026-Q1', 7]])
  expectLaws(county)
})
