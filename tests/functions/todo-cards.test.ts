/** The buttons on the cards of a grid member's day. */
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { openCounty, order, tap, type County } from './county'
import type { Key } from './seeded'
import { expectLaws } from './laws'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
let county: County
beforeAll(async () => {
  county = await openCounty()
})
afterEach(() => expectLaws(county))
afterAll(() => county.close())

const kind = { category: 'infrastructure', sub: 'lamp', matter: 'public', track: 1 } as const
async function sent(to: { pool: string } | { person: string }): Promise<string> {
  const { ticket } = await county.ok('chen', 'ticket.submit', { key: tap(), input: order() })
  const id = ticket?.ticket.id ?? ''
  await county.ok('he', 'ticket.dispatch', { ticketId: id, key: tap(), input: { ...kind, ...to } })
  return id
}
async function buttons(who: Key, id: string): Promise<string[]> {
  const { offered, inHand } = await county.ok(who, 'grid.today', {})
  const can = [...offered, ...inHand].find(card => card.id === id)?.can ?? []
  return (['giveBack', 'claim', 'progress', 'resolve'] as const).filter(verb => can.includes(verb))
}

it('what was sent to one person may be claimed or given back', async () => {
  expect(await buttons('li', await sent({ person: 'li' }))).toEqual(['giveBack', 'claim'])
})

it('what was sent to several may be claimed, and is nobody’s to give back', async () => {
  const id = await sent({ pool: 'g1' })
  expect(await buttons('li', id)).toEqual(['claim'])
  expect(await buttons('wang', id)).toEqual(['claim'])
})

it('who was asked along writes down progress; closing it is the holder’s', async () => {
  const id = await sent({ person: 'li' })
  await county.ok('li', 'ticket.claim', {
    ticketId: id,
    key: tap(),
    input: { measures: '换灯头', promisedDay: '2026-11-20', showContact: true },
  })
  await county.ok('li', 'ticket.addHandler', {
    ticketId: id,
    key: tap(),
    input: { person: 'wang', reason: '要两个人抬梯子' },
  })
  expect(await buttons('li', id)).toEqual(['giveBack', 'progress', 'resolve'])
  expect(await buttons('wang', id)).toEqual(['progress'])
})
