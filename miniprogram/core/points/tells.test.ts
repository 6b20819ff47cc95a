/**
 * Who hears of what about points and the shop, how, and which page it opens: written out by hand. Who the
 * people behind "the committee" are is tried through the functions.
 */
import { describe, expect, it } from 'vitest'
import { application, NOW } from './deed/deed.testing'
import {
  CREDIT_TELLS,
  DEED_CLOCK_TELLS,
  DEED_TELLS,
  priceTells,
  reversalTells,
  type PointsTell,
} from './tells'
import { deedWords, pointsWords } from './says'

const rows = (tells: readonly PointsTell[]) => tells.map(({ who, how, page }) => `${who} ${how} ${page}`)
const heard = <K extends string>(table: Record<K, (...args: never[]) => PointsTell[]>, ...args: unknown[]) =>
  Object.fromEntries(
    Object.entries<(...args: never[]) => PointsTell[]>(table).map(([what, tells]) => [
      what,
      rows(tells(...(args as never[]))),
    ]),
  )

const NEIGHBOURLY = application('confirmed')

describe('a good deed', () => {
  it('is told step by step', () => {
    expect(heard(DEED_TELLS, NEIGHBOURLY)).toEqual({
      apply: ['vouchers message deed'],
      confirm: ['parties message deed'],
      refuse: ['parties message deed'],
      withdraw: [],
      standAside: ['committee message deed'],
      object: ['parties message deed', 'committee message deed'],
      answer: ['objector message deed', 'parties message deed'],
    })
  })
  it('whoever stands aside hands on what they were asked: to vouch, or to answer', () => {
    expect(rows(DEED_TELLS.standAside(application('waiting')))).toEqual(['vouchers message deed'])
    expect(rows(DEED_TELLS.standAside(application('objected')))).toEqual(['committee message deed'])
  })
  it('the household hears of an answer when nothing is open any more, and how it ended', () => {
    const said = (state: 'objected' | 'overruled' | 'confirmed') =>
      DEED_TELLS.answer(application(state)).map(({ who, message }) => [who, message])
    const answered = ['objector', 'V-J26-0001 您提的意见有了答复，点开看看。']
    expect(said('objected')).toEqual([answered])
    expect(said('overruled')).toEqual([
      answered,
      ['parties', 'V-J26-0001 帮邻居一把 2 次公示没通过，点开看看为什么。'],
    ])
    expect(said('confirmed')).toEqual([
      answered,
      ['parties', 'V-J26-0001 帮邻居一把 2 次的意见答复了，公示期满就入账。'],
    ])
  })
  it('says until when it stands on the notice', () => {
    expect(DEED_TELLS.confirm(NEIGHBOURLY)[0]?.message).toBe(
      'V-J26-0001 帮邻居一把 2 次证实了，公示到 11 月 21 日，没有意见就入账。',
    )
  })
  it('that nobody looked at is asked for in the app, and goes to the town', () => {
    expect(heard(DEED_CLOCK_TELLS, NEIGHBOURLY)).toEqual({
      near: ['vouchers badge deed'],
      town: ['town badge deed'],
      toTown: ['town badge deed'],
      lapsed: ['parties message deed'],
    })
    const lapsed = (points: number) => DEED_CLOCK_TELLS.lapsed({ ...NEIGHBOURLY, points })[0]?.message
    expect(lapsed(10)).toContain('照常入账')
    expect(lapsed(-10)).toContain('照常扣分')
  })
  it('is told to the household when the clock has counted it, whatever came of it', () => {
    const household = ['household message deed']
    expect(heard(CREDIT_TELLS, NEIGHBOURLY, 10)).toEqual({
      credited: household,
      overQuota: household,
      overCap: household,
      twice: household,
      overruled: household,
      zero: household,
    })
    expect(CREDIT_TELLS.credited(NEIGHBOURLY, -5)[0]?.message).toBe(
      'V-J26-0001 帮邻居一把 2 次 −5 分，记进存折了。',
    )
  })
})

describe('the passbook, the shop and its prices', () => {
  it('a line that was cured', () => {
    expect(rows(reversalTells())).toEqual(['household message passbook'])
  })
  it('the committee hears of a price that changed beside a redemption, without the household', () => {
    expect(priceTells({ goodName: '大米', from: 30, to: 20 })).toEqual([
      {
        who: 'committee',
        how: 'badge',
        page: 'prices',
        message: '积分超市：大米 30 分改成 20 分，前后一天里有人换过，点开看一看。',
      },
    ])
  })
})

it('a single time needs no number, everything else says how much', () => {
  expect([
    deedWords({ words: '帮工帮忙', unit: '次' }, 1),
    deedWords({ words: '帮工帮忙', unit: '次' }, 2),
    deedWords({ words: '清河道', unit: '小时' }, 1),
  ]).toEqual(['帮工帮忙', '帮工帮忙 2 次', '清河道 1 小时'])
  expect([pointsWords(10), pointsWords(-5), pointsWords(0)]).toEqual(['+10 分', '−5 分', '+0 分'])
})
