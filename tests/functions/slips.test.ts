/** What anybody who holds the slip of somebody's order is told, station by station. Each is told by another person: tries are counted. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { days } from '../../miniprogram/core/clock'
import { openCounty, order, tap, type County } from './county'
import type { Key } from './seeded'
import { expectLaws } from './laws'
import { soon, stations } from './stations'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let county: County
beforeAll(async () => {
  county = await openCounty()
})
afterAll(async () => {
  expectLaws(county)
  await county.close()
})

/** An order that 李春兰 made for 周福生, and its slip. */
async function made(over: Parameters<typeof order>[0] = {}) {
  const key = tap()
  const input = order({
    category: 'livelihood',
    sub: 'errand',
    onBehalfOf: 'zhou',
    consentWords: '当面同意',
    ...over,
  })
  const { ticket, slip = '', no = '' } = await county.ok('li', 'ticket.submit', { key, input })
  return {
    ticketId: ticket?.ticket.id ?? '',
    no,
    slip,
    again: () => county.ok('li', 'ticket.submit', { key, input }),
  }
}
async function resolved(over: Parameters<typeof order>[0] = {}) {
  const one = await made(over)
  await stations(county).sentOn(
    one.ticketId,
    { person: 'wang' },
    over.category === 'dispute' ? { matter: 'public' } : {},
  )
  await county.ok('wang', 'ticket.claim', {
    ticketId: one.ticketId,
    key: tap(),
    input: { measures: '去办', promisedDay: soon(county), showContact: false },
  })
  await county.ok('wang', 'ticket.resolve', {
    ticketId: one.ticketId,
    key: tap(),
    input: { outcome: 'done', text: '办好了', attachments: [] },
  })
  return one
}
const shown = (who: Key, { no, slip }: { no: string; slip: string }) =>
  county.ok(who, 'ticket.bySlip', { no, slip })

describe('the slip', () => {
  it('is told again to the same tap, and never with another one', async () => {
    const one = await made()
    expect(await one.again()).toMatchObject({ slip: one.slip, no: one.no })
    expect(
      (
        await county.ok('li', 'ticket.amend', {
          ticketId: one.ticketId,
          key: tap(),
          input: { text: '再补一句', attachments: [] },
        })
      ).slip,
    ).toBeUndefined()
  })
  it('opens which order it is, and nothing of what was said', async () => {
    const one = await resolved()
    const seen = await shown('tan', one)
    expect(seen).toMatchObject({ no: one.no, subLabel: '代办跑腿', mayRate: true, why: null, rated: false })
    expect(Object.keys(seen).sort()).toEqual([
      'lengths',
      'mayRate',
      'no',
      'now',
      'rated',
      'subLabel',
      'submittedAt',
      'ticketId',
      'why',
    ])
  })
  it('does not tell that it is a dispute', async () => {
    expect(await shown('tan', await made({ category: 'dispute', sub: 'neighbour' }))).toMatchObject({
      subLabel: '一件事',
    })
  })
  it('waits until the work is done', async () => {
    expect(await shown('tan', await made())).toMatchObject({
      mayRate: false,
      why: expect.stringContaining('还没办好'),
    })
  })
  it('has nothing to rate when the order was not taken on', async () => {
    const one = await made()
    await county.ok('he', 'ticket.decline', {
      ticketId: one.ticketId,
      key: tap(),
      input: { reason: '不归村里', whereInstead: '镇里' },
    })
    expect(await shown('tan', one)).toMatchObject({
      mayRate: false,
      why: expect.stringContaining('没有往下办'),
    })
  })
  it.each(['li', 'wang'] as const)('sends %s, who made or did it, to another neighbour', async who => {
    expect(await shown(who, await resolved())).toMatchObject({
      mayRate: false,
      why: expect.stringContaining('另一位乡亲'),
    })
  })
  it.each([
    ['the helper', 'li'],
    ['the handler', 'wang'],
  ] as const)('neither opens for rating, nor rates, for a housemate of %s', async (_, whose) => {
    const one = await resolved()
    const home = county.doc('people', whose)
    const mate = county.doc('people', 'tan')
    county.cloud.store.put('people', {
      ...mate,
      belonged: [
        ...mate.belonged,
        // Moved out a month ago: it still counts.
        {
          householdId: home.householdId ?? '',
          from: 0,
          until: county.cloud.now() - days(30),
          how: 'roster',
        },
      ],
    })
    const input = { score: 3 as const, attachments: [], slip: one.slip }
    expect(await shown('tan', one)).toMatchObject({
      mayRate: false,
      why: expect.stringContaining('另一位乡亲'),
    })
    const before = county.doc('tickets', one.ticketId).ticket
    expect(
      await county.as('tan', 'ticket.rate', { ticketId: one.ticketId, key: tap(), input }),
    ).toMatchObject({ ok: false, code: 'RELATED' })
    expect(county.doc('tickets', one.ticketId).ticket).toEqual(before)
    // Nobody near: the same slip is good in another hand.
    county.cloud.store.put('people', mate)
    expect(
      await county.as('tan', 'ticket.rate', { ticketId: one.ticketId, key: tap(), input }),
    ).toMatchObject({ ok: true })
  })
  it('says when it was rated before, and from when on no more', async () => {
    const one = await resolved()
    await county.ok('tan', 'ticket.rate', {
      ticketId: one.ticketId,
      key: tap(),
      input: { score: 2, attachments: [], slip: one.slip },
    })
    expect(await shown('gao', one)).toMatchObject({ mayRate: true, rated: true })
    await county.cloud.advance(days(8))
    expect(await shown('gao', one)).toMatchObject({ mayRate: false, why: expect.stringContaining('七天') })
  })
})
