/** What a reviewer finds in the demonstration: each pile that only days would fill, once, however often it is laid there. */
import { afterEach, afterAll, beforeAll, expect, it, vi } from 'vitest'
import { minutes } from '../../../miniprogram/core/clock'
import { openCounty, tap, type County } from '../county'
import { admin, okAs, openDemo, start } from './demo'

vi.setConfig({ testTimeout: 240_000 })

/** Every so many calls of the database, from a different one each time. */
const STRIDE = 17
const OFFSET = 1 + Math.floor(Math.random() * STRIDE)

let county: County
let restore: () => void
beforeAll(async () => {
  county = await openCounty()
  restore = county.remember()
})
afterEach(() => restore())
afterAll(() => county.close())

const fill = () => admin<{ filled: number }>(county, 'demo.fill')
const titles = async (role: 'supervisor' | 'inspector', list: 'closed' | 'toRevisit' | 'townLate') =>
  (await okAs(county, role, 'ticket.list', { list })).items.map(({ title }) => title)
/** How each order and deed stands, and how many steps it took. */
const story = () => ({
  orders: county
    .all('tickets')
    .filter(({ path: [root] }) => root === 'demo')
    .map(({ ticket: { id, rev, stage } }) => [id, stage.state, rev])
    .sort(),
  deeds: county
    .all('deeds')
    .filter(({ path: [root] }) => root === 'demo')
    .map(({ _id, state }) => [_id, state])
    .sort(),
  words: county.all('ticket_words').filter(({ villageId }) => villageId === 'demo-village').length,
})

it('is an order of each pile, points to spend and a deed on the notice', async () => {
  await openDemo(county)
  expect(await fill()).toEqual({ ok: true, data: { filled: 5 } })
  await county.cloud.advance(minutes(5))
  await county.cloud.trigger('jobs', 'minute')
  expect(await titles('supervisor', 'closed')).toEqual(['样例：托人把药从镇上带回来'])
  expect(await titles('supervisor', 'toRevisit')).toEqual(['样例：巡查时看到活动室缺开水'])
  expect(await titles('inspector', 'townLate')).toEqual(['样例：托人去镇上取个包裹'])
  const book = await okAs(county, 'resident', 'points.home', {})
  expect(book.balance).toBeGreaterThan(0)
  expect((await okAs(county, 'supervisor', 'points.list', { list: 'notice' })).items).toHaveLength(1)
})

it('changes nothing when it is laid there again', async () => {
  await openDemo(county)
  await fill()
  const before = story()
  expect(await fill()).toEqual({ ok: true, data: { filled: 5 } })
  expect(story()).toEqual(before)
})

it('leaves what somebody who tries it has gone on with', async () => {
  await openDemo(county)
  await fill()
  const [late] = (await okAs(county, 'resident', 'ticket.list', { list: 'mine' })).items.filter(({ title }) =>
    title?.includes('包裹'),
  )
  await okAs(county, 'gridMember', 'ticket.resolve', {
    ticketId: late?.id ?? '',
    key: tap(),
    input: { outcome: 'done', text: '取回来了', attachments: [] },
  })
  const before = story()
  expect(await fill()).toMatchObject({ ok: true })
  expect(story()).toEqual(before)
})

it('is whole after it was killed at any of its calls and asked again', async () => {
  await start(county)
  const bare = county.remember()
  let calls = 0
  county.cloud.faults.onCall = fn => {
    if (fn === 'admin') calls++
  }
  await fill()
  county.cloud.faults.onCall = null
  const whole = story()
  expect(whole.orders.map(([, state, rev]) => [state, rev])).toEqual(
    expect.arrayContaining([
      ['closed', 6],
      ['claimed', 3],
      ['resolved', 4],
    ]),
  )
  for (let call = OFFSET; call <= calls; call += STRIDE) {
    bare()
    county.cloud.faults.killAfter('admin', call)
    await fill().catch(() => null)
    // A transaction that nobody ends is over by then.
    await county.cloud.advance(minutes(1))
    expect(await fill()).toMatchObject({ ok: true })
    expect(story(), `killed after call ${call}`).toEqual(whole)
  }
})

it('is laid nowhere where there is no demonstration, or one that ends', async () => {
  expect(await fill()).toMatchObject({ ok: false, code: 'DEMO_NONE' })
  await start(county)
  await admin(county, 'demo.end')
  expect(await fill()).toMatchObject({ ok: false, code: 'DEMO_ENDING' })
  expect(story()).toEqual({ orders: [], deeds: [], words: 0 })
})
