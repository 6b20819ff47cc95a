import { describe, expect, test } from 'vitest'
import { fromDayKey } from '../clock/shanghai'
import { hours, minutes } from '../clock/units'
import { refuse } from '../refusal'
import {
  blockedAtCounter,
  DRAWINGS,
  isNearChange,
  changeOf,
  counted,
  edited,
  ended,
  isOpen,
  limitWords,
  lookedMessage,
  momentText,
  pieceOf,
  putBack,
  setAside,
  stockedIn,
  takenAway,
  untilOf,
} from './shop'
import type { Good, Redemption } from './types'

const NOON = fromDayKey('2026-11-24') + hours(12)
const good = (over: Partial<Good> = {}): Good => ({
  id: 'oil',
  villageId: 'v',
  name: '菜籽油',
  unit: '桶',
  kind: 'food',
  picture: 'oil',
  price: 120,
  stock: 2,
  held: 1,
  limit: null,
  on: true,
  restockDay: null,
  rev: 7,
  ...over,
})
const waiting: Redemption = {
  id: 'r',
  no: 'LX-D26-0001',
  villageId: 'v',
  householdId: 'h',
  householdTitle: '三组 5 号 陈家',
  by: 'chen',
  onBehalf: false,
  helperHouseholds: [],
  goodId: 'oil',
  goodName: '菜籽油',
  unit: '桶',
  picture: 'oil',
  price: 120,
  paid: 120,
  discount: null,
  balanceBefore: 286,
  balanceAfter: 166,
  at: NOON,
  until: untilOf(NOON),
  state: 'waiting',
  ended: null,
}
const SUN = { by: 'sun', byName: '孙满仓' }

describe('the shelf', () => {
  test('a piece set aside is held, put back it is free again, taken away it is gone', () => {
    const aside = setAside(good(), 120, false)
    expect(aside).toMatchObject({ good: { stock: 1, held: 2, rev: 7 }, price: { paid: 120 } })
    expect(putBack(good())).toMatchObject({ stock: 3, held: 0, rev: 7 })
    expect(takenAway(good())).toMatchObject({ stock: 2, held: 0, rev: 8 })
    expect(stockedIn(good(), 5)).toMatchObject({ stock: 7, held: 1, rev: 8 })
  })
  test('what is held for others is not for sale, nor what is off the shelf', () => {
    expect(setAside(good({ stock: 0, held: 9 }), 120, false)).toMatchObject({ refused: 'SOLD_OUT' })
    expect(setAside(good({ on: false }), 120, false)).toMatchObject({ refused: 'NO_SUCH_GOOD' })
  })
  test('a price nobody showed is told, and nothing is taken', () => {
    expect(setAside(good({ price: 130 }), 120, false)).toMatchObject({
      refused: 'PRICE_CHANGED',
      message: '价钱刚改成 130 分了，分没扣。看一眼再换。',
    })
    expect(setAside(good(), 108, true)).toMatchObject({ price: { paid: 108 } })
    expect(setAside(good(), 108, false)).toMatchObject({ refused: 'PRICE_CHANGED' })
  })
})

describe('stock-taking', () => {
  const count = (onShelf: number, over: object = {}) =>
    counted(good(), { onShelf, seenRev: 7, why: undefined, ...over })
  test('what was counted is what is: those held for others included', () => {
    expect(count(3)).toMatchObject({ difference: 0, good: { stock: 2, held: 1, rev: 8 } })
    expect(count(2, { why: '漏了一桶' })).toMatchObject({ difference: -1, good: { stock: 1, held: 1 } })
    expect(count(5, { why: '上次少数了' })).toMatchObject({ difference: 2, good: { stock: 4, held: 1 } })
  })
  test('a difference needs a word, an old look another look', () => {
    expect(count(2)).toMatchObject({
      refused: 'COUNT_WHY',
      field: 'why',
      message: '数出来和账上差 1 件，请写一句为什么。',
    })
    expect(count(3, { seenRev: 6 })).toMatchObject({ refused: 'STALE' })
  })
  test('less on the shelf than is promised: said before anything else, the stock never turns negative', () => {
    expect(count(0, { why: '都没了' })).toMatchObject({ refused: 'COUNT_HELD' })
    expect(counted(good({ stock: 0, held: 1 }), { onShelf: 1, seenRev: 7, why: undefined })).toMatchObject({
      difference: 0,
      good: { stock: 0, held: 1 },
    })
  })
  test('what was changed by hand is named', () => {
    const offer = {
      name: '菜籽油',
      unit: '桶',
      kind: 'food' as const,
      picture: 'oil',
      price: 130,
      limit: null,
      on: false,
      restockDay: null,
    }
    expect(changeOf(good(), offer)).toBe('价钱 120 → 130，下架')
    expect(changeOf(good(), { ...offer, price: 120, on: true })).toBeNull()
    expect(edited(good(), offer)).toMatchObject({ price: 130, stock: 2, held: 1, rev: 8 })
  })
})

describe('a redemption ends once', () => {
  test('collected, and the next one hears when and by whom', () => {
    const collected = ended(waiting, 'collected', {
      ...SUN,
      now: fromDayKey('2026-11-25') + hours(9) + minutes(20),
    }) as Redemption
    expect(collected).toMatchObject({ state: 'collected', ended: { by: 'sun', byName: '孙满仓' } })
    const sameDay = fromDayKey('2026-11-25') + hours(10)
    expect(ended(collected, 'collected', { ...SUN, now: sameDay })).toMatchObject({
      refused: 'CODE_COLLECTED',
      message: '这张码 9:20 已经领过了，孙满仓经手。',
    })
    expect(ended(collected, 'cancelled', { ...SUN, now: sameDay })).toMatchObject({
      refused: 'CODE_COLLECTED',
    })
    expect(lookedMessage(collected, sameDay + hours(24), null)).toBe(
      '这张码 11 月 25 日 9:20 已经领过了，孙满仓经手。',
    )
  })
  test('cancelled or expired, the code is void', () => {
    for (const how of ['cancelled', 'expired'] as const) {
      const over = ended(waiting, how, { by: 'clock', byName: null, now: waiting.until + 1 }) as Redemption
      expect(ended(over, 'collected', { ...SUN, now: waiting.until + 2 })).toMatchObject({
        refused: 'CODE_OVER',
      })
    }
  })
  test('fifteen days are until the last moment of the fifteenth', () => {
    expect(untilOf(NOON)).toBe(fromDayKey('2026-12-10') - 1)
    expect(ended(waiting, 'expired', { by: 'clock', byName: null, now: waiting.until })).toMatchObject({
      refused: 'NOT_NOW',
    })
    expect(ended(waiting, 'expired', { by: 'clock', byName: null, now: waiting.until + 1 })).toMatchObject({
      state: 'expired',
    })
    expect(ended(waiting, 'collected', { ...SUN, now: waiting.until + hours(3) })).toMatchObject({
      state: 'collected',
    })
  })
  test('what the counter says', () => {
    expect(lookedMessage(waiting, NOON, null)).toBe('这张码有效，还没领过。')
    expect(lookedMessage(waiting, NOON, refuse('NOT_YOURSELF'))).toBe(
      '自己家的事，要请别人来办。请找村里另一位。',
    )
    expect(lookedMessage(waiting, waiting.until + 1, null)).toContain('12 月 9 日到期')
  })
})

describe('at the counter', () => {
  const of = (id: string, householdId: string | null) => ({
    id,
    householdId,
    belonged: [],
    kinHouseholds: [],
  })
  const shopkeepers = [of('sun', 'h_sun')]
  const at = (
    id: string,
    householdId: string | null,
    as: 'shopkeeper' | 'supervisor',
    over: Partial<Redemption> = {},
  ) =>
    blockedAtCounter(
      { ...waiting, ...over },
      { actor: of(id, householdId), as, shopkeepers, now: waiting.at },
    )?.refused ?? 'may'
  test('a shopkeeper serves everyone but the own household and whom they redeemed for', () => {
    expect(at('sun', 'h_sun', 'shopkeeper')).toBe('may')
    expect(at('sun', 'h', 'shopkeeper')).toBe('NOT_YOURSELF')
    expect(at('sun', 'h_sun', 'shopkeeper', { by: 'sun', onBehalf: true })).toBe('NOT_YOURSELF')
  })
  test('a supervisor serves where a shopkeeper may not, and nowhere else', () => {
    expect(at('yang', 'h_yang', 'supervisor')).toBe('NOT_ALLOWED')
    expect(at('yang', 'h_yang', 'supervisor', { householdId: 'h_sun' })).toBe('may')
    expect(at('yang', 'h_yang', 'supervisor', { by: 'sun', onBehalf: true })).toBe('may')
    expect(at('yang', 'h_sun', 'supervisor', { householdId: 'h_sun' })).toBe('NOT_YOURSELF')
  })
  test('nobody of the helper’s household, nor who lived there, hands out what the helper redeemed; a supervisor may', () => {
    const helped = { by: 'li', onBehalf: true, helperHouseholds: ['h_li'] }
    expect(at('sun', 'h_li', 'shopkeeper', helped)).toBe('NOT_YOURSELF')
    expect(at('sun', 'h_sun', 'shopkeeper', helped)).toBe('may')
    expect(at('yang', 'h_yang', 'supervisor', helped)).toBe('may')
    expect(
      blockedAtCounter(
        { ...waiting, ...helped },
        {
          actor: { ...of('sun', 'h_sun'), kinHouseholds: [{ householdId: 'h_li', kin: 'spouse' }] },
          as: 'shopkeeper',
          shopkeepers,
          now: waiting.at,
        },
      )?.refused,
    ).toBe('NOT_YOURSELF')
  })
})

test('a limit is said with its unit', () => {
  expect([limitWords({ times: 1, per: 'month' }, '桶'), limitWords({ times: 2, per: 'once' }, '个')]).toEqual(
    ['每月 1 桶', '只有 2 个'],
  )
})

test('names, hours and moments as people say them', () => {
  expect([pieceOf(good()), pieceOf({ name: '毛巾 3 条', unit: '份' })]).toEqual(['菜籽油 1 桶', '毛巾 3 条'])
  const day = fromDayKey('2026-11-24')
  const shop = { opens: '8:00', closes: '17:30' }
  expect([hours(8) - 1, hours(8), hours(17.5) - 1, hours(17.5)].map(ms => isOpen(shop, day + ms))).toEqual([
    false,
    true,
    true,
    false,
  ])
  expect(momentText(day + hours(9), NOON)).toBe('9:00')
})

test('the committee is told of a price that was changed within a day of a redemption, before or after it', () => {
  const day = hours(24)
  expect([NOON - day, NOON, NOON + day].map(at => isNearChange(at, NOON))).toEqual([true, true, true])
  expect([NOON - day - 1, NOON + day + 1].map(at => isNearChange(at, NOON))).toEqual([false, false])
})
test('the last piece can be had', () => {
  expect(setAside(good({ stock: 1 }), 120, false)).toMatchObject({ good: { stock: 0, held: 2 } })
  expect(setAside(good({ stock: 0 }), 120, false)).toMatchObject({ refused: 'SOLD_OUT' })
})
test('less on the shelf than is held for others is said with both numbers', () => {
  expect(counted(good({ held: 3 }), { onShelf: 2, seenRev: 7, why: '少了' })).toMatchObject({
    refused: 'COUNT_HELD',
    field: 'counted',
    message: '给人留着 3 件，架上只数出 2 件，不够发。先补上货，再盘。',
  })
})
test('drawings keep their names: goods are stored with them', () => {
  expect(DRAWINGS).toEqual(['bag', 'cooker', 'oil', 'rice', 'soap', 'thermos', 'towel', 'umbrella'])
})
test('a code is due until its last moment', () => {
  const message = (now: number) => lookedMessage(waiting, now, null)
  expect(message(waiting.until)).toBe('这张码有效，还没领过。')
  expect(message(waiting.until + 1)).toContain('到期，还没退，人来了就发。')
})
test('of a changed offer the name and the limit are said, too', () => {
  expect(changeOf(good(), good({ name: '花生油' }))).toBe('菜籽油 改叫 花生油')
  expect(changeOf(good(), good({ limit: { times: 1, per: 'month' } }))).toBe('换了限量')
})
