/** To be forgotten, where points, shop and honours are concerned: everything typed there, by everybody. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { INDEXES } from '../../cloudfunctions/_documents/indexes'
import { days } from '../../miniprogram/core/clock'
import { openCounty, tap, type County } from './county'
import type { Key } from './seeded'
import { everyText } from './marked'
import { earning, entriesOf, HOME } from './points'
import { expectShopLaws, redeem, stocked } from './shop'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
let county: County
let restore: () => void
const marks: { who: Key; where: string; text: string }[] = []
const say = (who: Key, where: string): string => {
  const text = `暗记${String(marks.length + 1).padStart(3, '0')}号`
  marks.push({ who, where, text })
  return text
}

beforeAll(async () => {
  county = await openCounty()
  const { applied, afterNotice } = earning(county)
  const refused = await applied('chen', { text: say('chen', 'points.apply.text') })
  await county.ok('wang', 'points.confirm', {
    id: refused,
    agree: false,
    reason: say('wang', 'points.confirm.reason'),
    key: tap(),
  })
  const id = await applied('chen', { text: say('chen', 'points.apply.text') })
  await county.ok('wang', 'points.confirm', { id, agree: true, key: tap() })
  await county.ok('zhou', 'points.object', { id, reason: say('zhou', 'points.object.reason'), key: tap() })
  const objectionId = county.doc('deeds', id).deed.objections[0]?.id ?? ''
  await county.ok('yang', 'points.answer', {
    id,
    objectionId,
    upheld: false,
    reason: say('yang', 'points.answer.reason'),
    key: tap(),
  })
  await applied('li', {
    households: [HOME.zhou],
    consentWords: say('li', 'points.apply.consentWords'),
    text: say('li', 'points.apply.text'),
  })
  await afterNotice()
  const rice = stocked(county, 'rice', 5)
  const { balance } = county.doc('accounts', HOME.chen)
  county.cloud.store.put('goods', {
    ...county.doc('goods', rice),
    good: { ...county.doc('goods', rice).good, price: balance },
  })
  const taken = await redeem(county, 'chen', rice, balance)
  await county.ok('chen', 'shop.cancel', { id: taken.id, key: tap() })
  await county.ok('sun', 'shop.stockIn', {
    goodId: rice,
    pieces: 2,
    why: say('sun', 'shop.stockIn.why'),
    key: tap(),
  })
  const { rev } = county.doc('goods', rice).good
  await county.ok('sun', 'shop.count', {
    goodId: rice,
    counted: 6,
    seenRev: rev,
    why: say('sun', 'shop.count.why'),
    key: tap(),
  })
  const { honour } = await county.ok('zhou', 'honour.nominate', {
    kind: 'helpful',
    householdId: HOME.chen,
    text: say('zhou', 'honour.nominate.text'),
    key: tap(),
  })
  await county.ok('chen', 'honour.consent', { id: honour.id, consent: true, key: tap() })
  await county.ok('tan', 'honour.object', {
    id: honour.id,
    reason: say('tan', 'honour.object.reason'),
    key: tap(),
  })
  const openId = county.doc('honours', honour.id).honour.objections[0]?.id ?? ''
  await county.ok('yang', 'honour.answer', {
    id: honour.id,
    objectionId: openId,
    upheld: false,
    reason: say('yang', 'honour.answer.reason'),
    key: tap(),
  })
  const earnedEntry = entriesOf(county, HOME.chen)[0]?._id ?? ''
  const reversed = await county.as('zhao', 'points.reverse', {
    entryId: earnedEntry,
    reason: say('zhao', 'points.reverse.reason'),
    key: tap(),
  })
  if (!reversed.ok) marks.pop()
  await county.cloud.advance(days(1))
  restore = county.remember()
})
beforeEach(() => restore())
afterAll(() => county.close())

const found = (texts: readonly string[]): string[] =>
  [...everyText(county, Object.keys(INDEXES))].flatMap(([where, text]) =>
    texts.filter(one => text.includes(one)).map(one => `${where}: ${one}`),
  )
const by = (who: Key) => marks.filter(mark => mark.who === who).map(mark => mark.text)

describe('points, shop and honours', () => {
  it('keep what was typed somewhere', () => {
    const there = found(marks.map(mark => mark.text)).join('\n')
    expect(marks.filter(mark => !there.includes(mark.text)).map(mark => mark.where)).toEqual([])
  })

  /** By hand: judging, answering, keeping the shop's book, reporting for others are done in office. */
  const OFFICE: readonly string[] = [
    'points.confirm.reason',
    'points.answer.reason',
    'points.reverse.reason',
    'honour.answer.reason',
    'shop.stockIn.why',
    'shop.count.why',
  ]
  it('keep what was written in office, no matter who is erased', async () => {
    const record = marks
      .filter(({ who, where }) => OFFICE.includes(where) || who === 'li')
      .map(({ text }) => text)
    const before = found(record)
    expect(before.length).toBeGreaterThanOrEqual(record.length)
    for (const personId of ['li', 'wang', 'yang', 'sun', 'zhao'])
      await county.cloud.console('admin', { route: 'erase', data: { personId, identity: false } })
    expect(found(record)).toEqual(before)
    expectShopLaws(county)
  })

  it.each(['chen', 'zhou', 'tan'] as const)(
    'forget what %s typed when the county erases, and the ledger still agrees',
    async who => {
      const others = marks.filter(mark => mark.who !== who).map(mark => mark.text)
      const before = found(others).length
      expect(
        await county.cloud.console('admin', { route: 'erase', data: { personId: who, identity: false } }),
      ).toMatchObject({ ok: true, data: { done: true } })
      expect(found(by(who))).toEqual([])
      expect(found(others).length).toBe(before)
      expectShopLaws(county)
    },
  )
})
