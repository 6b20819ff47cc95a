/** News somebody waits for: it stays on the first page until the thing is done, no matter who does it. */
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { openCounty, tap, type County } from './county'
import type { Key } from './seeded'
import { dispatched, nextTick, resolved, submitted } from './jobs-tick'
import { expectLaws } from './laws'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
let county: County
beforeAll(async () => {
  county = await openCounty()
})
afterEach(() => expectLaws(county))
afterAll(() => county.close())

const saying = async (who: Key, id: string): Promise<string[]> =>
  (await county.ok(who, 'me.home', {})).badges.filter(one => one.about.id === id).map(one => one.message)
async function opensAll(who: Key): Promise<void> {
  const { badges } = await county.ok(who, 'me.home', {})
  await county.ok(who, 'me.seen', { badges: badges.map(one => one.id) })
}

it('a wish for a rating stays when it was opened, and goes with the rating', async () => {
  const id = await resolved(county, '2026-11-20')
  await nextTick(county)
  const before = await saying('chen', id)
  expect(before).toContainEqual(expect.stringMatching(/评/))
  await opensAll('chen')
  // What only told her something is gone, what asks her something is not.
  expect(await saying('chen', id)).toEqual(before.filter(message => message.includes('评')))
  await county.ok('chen', 'ticket.rate', { ticketId: id, key: tap(), input: { score: 5, attachments: [] } })
  expect(await saying('chen', id)).toEqual([])
})

it('an order sent to several is no to-do any more once one of them has claimed it', async () => {
  const id = await dispatched(county, { pool: 'g1' })
  await nextTick(county)
  await opensAll('wang')
  expect(await saying('wang', id)).toHaveLength(1)
  await county.ok('li', 'ticket.claim', {
    ticketId: id,
    key: tap(),
    input: { measures: '换灯头', promisedDay: '2026-11-20', showContact: true },
  })
  expect(await saying('wang', id)).toEqual([])
})

it('nobody is rung about a to-do that was opened', async () => {
  const id = await dispatched(county, { person: 'li' })
  await nextTick(county)
  await opensAll('li')
  expect(
    county
      .all('sends')
      .filter(one => one.about.id === id && one.personId === 'li')
      .map(({ state, opened, nextTryAt }) => ({ state, opened, nextTryAt })),
  ).toEqual([{ state: 'badge', opened: true, nextTryAt: null }])
})

it('nothing leaves the desk unseen: resolved and referred orders have their lists, and whoever handled one finds it', async () => {
  const listed = async (who: Key, list: 'resolved' | 'open' | 'handled' | 'referred') =>
    (await county.ok(who, 'ticket.list', { list })).items.map(one => one.id)
  const done = await resolved(county, '2026-11-20')
  expect(await listed('he', 'open')).not.toContain(done)
  expect(await listed('he', 'resolved')).toContain(done)
  expect(await listed('xu', 'resolved')).toEqual([])
  expect(await county.as('li', 'ticket.list', { list: 'resolved' })).toMatchObject({ code: 'NOT_ALLOWED' })
  expect(await listed('li', 'handled')).toContain(done)
  expect(await listed('wang', 'handled')).not.toContain(done)

  const away = await submitted(county)
  await county.ok('he', 'ticket.refer', {
    ticketId: away,
    key: tap(),
    input: { office: '供电所', reason: '线是他们的' },
  })
  expect(await listed('he', 'referred')).toEqual([away])
  expect(await listed('xu', 'referred')).toEqual([])
})
