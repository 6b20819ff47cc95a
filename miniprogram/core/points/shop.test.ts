import { describe, expect, test } from 'vitest'
import { fromDayKey } from '../clock/shanghai'
import { hours } from '../clock/units'
import {
  counted,
  DRAWINGS,
  changeOf,
  edited,
  isNearChange,
  isOpen,
  limitText,
  momentText,
  pieceOf,
  priceOfOne,
  putBack,
  reserved,
  stockedIn,
  takenAway,
} from './shop'
import type { Good } from './types'

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
describe('the shelf', () => {
  test('a piece set aside is held, put back it is free again, taken away it is gone', () => {
    expect(reserved(good())).toMatchObject({ stock: 1, held: 2, rev: 7 })
    expect(putBack(good())).toMatchObject({ stock: 3, held: 0, rev: 7 })
    expect(takenAway(good())).toMatchObject({ stock: 2, held: 0, rev: 8 })
    expect(stockedIn(good(), 5)).toMatchObject({ stock: 7, held: 1, rev: 8 })
  })
  test('what is held for others is not for sale, nor what is off the shelf', () => {
    expect(priceOfOne(good({ stock: 0, held: 9 }), 120, false)).toMatchObject({ refused: 'SOLD_OUT' })
    expect(priceOfOne(good({ on: false }), 120, false)).toMatchObject({ refused: 'NO_SUCH_GOOD' })
  })
  test('a price nobody showed is told, and nothing is taken', () => {
    expect(priceOfOne(good({ price: 130 }), 120, false)).toMatchObject({
      refused: 'PRICE_CHANGED',
      message: '价钱刚改成 130 分了，分没扣。看一眼再换。',
    })
    expect(priceOfOne(good(), 108, true)).toMatchObject({ paid: 108 })
    expect(priceOfOne(good(), 108, false)).toMatchObject({ refused: 'PRICE_CHANGED' })
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

test('a limit is said with its unit', () => {
  expect([limitText({ times: 1, per: 'month' }, '桶'), limitText({ times: 2, per: 'once' }, '个')]).toEqual([
    '每月 1 桶',
    '只有 2 个',
  ])
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
  expect(priceOfOne(good({ stock: 1 }), 120, false)).toMatchObject({ paid: 120 })
  expect(priceOfOne(good({ stock: 0 }), 120, false)).toMatchObject({ refused: 'SOLD_OUT' })
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
test('of a changed offer the name and the limit are said, too', () => {
  expect(changeOf(good(), good({ name: '花生油' }))).toBe('菜籽油 改叫 花生油')
  expect(changeOf(good(), good({ limit: { times: 1, per: 'month' } }))).toBe('换了限量')
})
