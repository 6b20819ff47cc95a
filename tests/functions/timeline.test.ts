/** What stands in the timeline stays readable when the order has moved on to others. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { openCounty, tap, type County } from './county'
import { stations } from './stations'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let county: County
beforeAll(async () => {
  county = await openCounty()
})
afterAll(() => county.close())

it('everyone it was once offered to keeps their name', async () => {
  const to = stations(county)
  const ticketId = await to.sentOn(await to.submitted(), { person: 'gao' })
  await county.ok('gao', 'ticket.giveBack', { ticketId, key: tap(), input: { reason: '不熟' } })
  await county.ok('he', 'ticket.dispatch', {
    ticketId,
    key: tap(),
    input: { category: 'livelihood', sub: 'errand', matter: 'minor', track: 1, pool: 'g1' },
  })
  await county.ok('he', 'ticket.dispatch', {
    ticketId,
    key: tap(),
    input: {
      category: 'livelihood',
      sub: 'errand',
      matter: 'minor',
      track: 1,
      person: 'li',
      reason: '王大山不在',
    },
  })
  const { timeline } = await county.ok('chen', 'ticket.open', { ticketId })
  expect(timeline.map(({ message }) => message)).toEqual([
    '何小雯重新派给李春兰',
    '何小雯重新派给三组的网格员',
    '高明月退了单，回到派单台',
    '何小雯派给高明月',
    '您点了单',
  ])
})
