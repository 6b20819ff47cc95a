/** The buttons on the cards of a grid member's day. */
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { openCounty, order, tap, type County } from './county'
import { fromDayKey, hours, minutes } from '../../miniprogram/core/clock'
import { expectNumbers, numbersOf } from './duty'
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

const claim = (id: string, promisedDay: string) =>
  county.ok('li', 'ticket.claim', {
    ticketId: id,
    key: tap(),
    input: { measures: '换灯头', promisedDay, showContact: true },
  })
const numbers = async () => {
  const { late = 0, today = 0, offered = 0, cancel = 0 } = await numbersOf(county, 'li', 'gridMember')
  return { late, today, offered, cancel }
}
const pressing = async () => (await county.ok('li', 'me.home', {})).duty?.pressing?.id

it('the first page counts what is late, promised for today, new, and to be called off; each list holds just those', async () => {
  const back = county.remember()
  const clock = county.cloud.now()
  const next = async (to: Parameters<typeof sent>[0]) => {
    await county.cloud.advance(minutes(1))
    return sent(to)
  }
  const first = await next({ person: 'li' })
  const second = await next({ person: 'li' })
  const third = await next({ person: 'li' })
  const fourth = await next({ pool: 'g1' })
  expect(await numbers()).toEqual({ late: 0, today: 0, offered: 4, cancel: 0 })
  // Nobody promised anything yet, so what was sent here presses.
  expect(await pressing()).toBe(first)
  await claim(first, '2026-11-19')
  await claim(second, '2026-11-20')
  await claim(third, '2026-11-21')
  await county.ok('li', 'ticket.addHandler', {
    ticketId: third,
    key: tap(),
    input: { person: 'wang', reason: '要两个人抬梯子' },
  })
  await county.ok('chen', 'ticket.askCancel', { ticketId: third, key: tap(), input: {} })
  // The evening of the second promise: its day is not over.
  await county.cloud.setClock(fromDayKey('2026-11-20') + hours(23))
  await expectNumbers(county, 'li', 'gridMember', { late: 1, today: 1, offered: 1, cancel: 1 })
  expect(await pressing()).toBe(first)
  const ids = async (pile: 'late' | 'today' | 'offered' | 'cancel') => {
    const { offered, inHand } = await county.ok('li', 'grid.today', { pile })
    return [...offered, ...inHand].map(card => card.id)
  }
  expect([await ids('late'), await ids('today'), await ids('offered'), await ids('cancel')]).toEqual([
    [first],
    [second],
    [fourth],
    [third],
  ])
  // Whoever was asked along has nothing to end: it is on no pile of theirs.
  expect(await numbersOf(county, 'wang', 'gridMember')).toEqual({ offered: 1 })
  // A press takes each away: a new day, the work done, somebody else who claimed it, the answer.
  await county.ok('li', 'ticket.recommit', {
    ticketId: first,
    key: tap(),
    input: { promisedDay: '2026-11-22', reason: '等灯头' },
  })
  await county.ok('li', 'ticket.resolve', {
    ticketId: second,
    key: tap(),
    input: { outcome: 'notNeeded', text: '自己亮了', attachments: [] },
  })
  await county.ok('wang', 'ticket.claim', {
    ticketId: fourth,
    key: tap(),
    input: { measures: '换灯头', promisedDay: '2026-11-22', showContact: true },
  })
  await county.ok('li', 'ticket.agreeCancel', { ticketId: third, key: tap(), input: {} })
  expect(await numbers()).toEqual({ late: 0, today: 0, offered: 0, cancel: 0 })
  expect(await pressing()).toBeUndefined()
  back()
  await county.cloud.setClock(clock)
})

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
