/** Codes: what is stored of them, what a wrong one costs, what a used one says. */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { codeOf, keptOf, redemptionId } from '../../cloudfunctions/_journal/redemptions/codes'
import { days, hours, minutes } from '../../miniprogram/core/clock'
import { openCounty, tap, type County } from './county'
import { seal } from './seeded'
import { as, codeOfReply, earned, expectShopLaws, handOut, moreOf, ok, redeem, stocked } from './shop'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
let county: County
beforeAll(async () => {
  county = await openCounty()
  for (const id of ['mai', 'mai2', 'mai3', 'mai4']) moreOf(county, id, null, { role: 'shopkeeper' })
  moreOf(county, 'bao', null, { role: 'shopkeeper', at: 'v2' })
  earned(county, 'h_n1_chen', 5000)
  earned(county, 'h_n3_luo', 5000, 'n3')
  stocked(county, 'oil', 50)
  stocked(county, 'oil2', 50, { villageId: 'v2' })
})
afterEach(() => expectShopLaws(county))
afterAll(() => county.close())

const look = async (who: string, code: string) => codeOfReply(await as(county, who, 'shop.find', { code }))
/** Digits nobody holds. */
const wrong = (n: number) => String(90_000_000 + n)

describe('what is stored', () => {
  it('is an HMAC of the code, scoped to the shop: neither the digits nor the token lie anywhere', async () => {
    const mine = await redeem(county, 'chen', 'oil')
    await handOut(county, 'sun', mine)
    const stored = (['redemptions', 'events', 'entries', 'due', 'sends', 'keys'] as const)
      .flatMap(name => county.all(name).map(doc => JSON.stringify(doc)))
      .join()
    expect(stored).not.toContain(mine.code)
    expect(stored).not.toContain(mine.token)
    const next = await redeem(county, 'chen', 'oil')
    const doc = county.doc('redemptions', next.id)
    const kept = keptOf(seal, 'v1', { code: next.code ?? '', token: next.token ?? '' })
    expect({ code: doc.code, token: doc.token }).toEqual(kept)
    // Nor does an event hold what is kept of it.
    const events = JSON.stringify(county.all('events'))
    expect([events.includes(kept.code), events.includes(kept.token)]).toEqual([false, false])
    expect(keptOf(seal, 'v2', { code: next.code ?? '', token: next.token ?? '' }).code).not.toBe(doc.code)
  })
  it('is shown again as often as the household looks, and never to anyone else', async () => {
    const mine = await redeem(county, 'chen', 'oil')
    for (let i = 0; i < 3; i++)
      expect(await ok(county, 'chen', 'shop.code', { id: mine.id })).toMatchObject({
        code: mine.code,
        token: mine.token,
      })
    expect(codeOfReply(await as(county, 'tan', 'shop.code', { id: mine.id }))).toBe('NO_SUCH_CODE')
    expect(JSON.stringify(await ok(county, 'chen', 'shop.codes', {}))).not.toContain(mine.code)
    expect(JSON.stringify(await ok(county, 'sun', 'shop.waiting', {}))).not.toContain(mine.code)
  })
})

describe('digits that somebody else holds', () => {
  it('are given to nobody twice: the next ones are taken, nothing else changes', async () => {
    const key = tap()
    const id = redemptionId('chen', key)
    const first = codeOf(seal, id, 1)
    const other = await redeem(county, 'chen', 'oil')
    const doc = county.doc('redemptions', other.id)
    county.cloud.store.put('redemptions', { ...doc, code: keptOf(seal, 'v1', first).code })
    const { redemption } = await ok(county, 'chen', 'shop.redeem', { goodId: 'oil', seenPrice: 120, key })
    expect(redemption.id).toBe(id)
    expect(redemption.code).not.toBe(first.code)
    expect(county.doc('redemptions', id).redemption.codeTry).toBeGreaterThan(1)
    expect(await ok(county, 'sun', 'shop.find', { code: redemption.code ?? '' })).toMatchObject({
      id,
      mayHandOut: true,
    })
    expect(await ok(county, 'chen', 'shop.code', { id })).toMatchObject({ code: redemption.code })
    county.cloud.store.put('redemptions', doc)
  })
})

describe('wrong codes', () => {
  it('200 guesses at once are five; then even a right one waits an hour', async () => {
    const mine = await redeem(county, 'chen', 'oil')
    const answers = await Promise.all(Array.from({ length: 200 }, (_, i) => look('mai', wrong(i))))
    expect(answers.filter(answer => answer !== 'CODE_LOCKED')).toEqual(Array(5).fill('CODE_NOT_HERE'))
    expect(await look('mai', mine.code ?? '')).toBe('CODE_LOCKED')
    expect(codeOfReply(await handOut(county, 'mai', mine))).toBe('CODE_LOCKED')
    expect(await look('sun', mine.code ?? ''), 'a colleague is not locked').toBe('ok')
    await county.cloud.advance(hours(1) + minutes(1))
    expect(await look('mai', mine.code ?? '')).toBe('ok')
  })
  it('handing out counts too: an id alone opens nothing', async () => {
    const mine = await redeem(county, 'chen', 'oil')
    const answers: string[] = []
    for (let i = 0; i < 7; i++)
      answers.push(codeOfReply(await handOut(county, 'mai2', { id: mine.id, code: wrong(i) })))
    expect(answers).toEqual([...Array<string>(5).fill('CODE_NOT_HERE'), 'CODE_LOCKED', 'CODE_LOCKED'])
    expect(codeOfReply(await as(county, 'sun', 'shop.handOut', { id: mine.id, key: tap() }))).toBe(
      'BAD_INPUT',
    )
    expect(county.doc('redemptions', mine.id).state).toBe('waiting')
  })
  it('scanned tokens count like typed digits', async () => {
    const answers: string[] = []
    for (let i = 0; i < 6; i++)
      answers.push(codeOfReply(await as(county, 'mai3', 'shop.find', { token: String(i).repeat(32) })))
    expect(answers.at(-2)).toBe('CODE_NOT_HERE')
    expect(answers.at(-1)).toBe('CODE_LOCKED')
  })
  it('a used code, shown again and again, buys no further guesses', async () => {
    const mine = await redeem(county, 'chen', 'oil')
    const key = tap()
    expect(codeOfReply(await handOut(county, 'mai4', mine, key))).toBe('ok')
    const answers: string[] = []
    for (let i = 0; i < 8; i++) {
      answers.push(await look('mai4', wrong(i)), await look('mai4', mine.code ?? ''))
      await handOut(county, 'mai4', mine, key)
    }
    expect(answers.filter(answer => answer === 'CODE_NOT_HERE')).toHaveLength(5)
    expect(answers.at(-1)).toBe('CODE_LOCKED')
  })
})

describe('a code of another shop', () => {
  it('is not found here, by digits or by scanning, even by its id', async () => {
    const there = await redeem(county, 'luo', 'oil2')
    expect(await look('sun', there.code ?? '')).toBe('CODE_NOT_HERE')
    expect(codeOfReply(await as(county, 'sun', 'shop.find', { token: there.token ?? '' }))).toBe(
      'CODE_NOT_HERE',
    )
    expect(codeOfReply(await handOut(county, 'sun', there))).toBe('CODE_NOT_HERE')
    expect(codeOfReply(await handOut(county, 'bao', there))).toBe('ok')
  })
})

describe('a code that is over', () => {
  it('tells when it was used and by whom, the day too when it was another one', async () => {
    const mine = await redeem(county, 'chen', 'oil')
    await handOut(county, 'sun', mine)
    const { stage } = county.doc('redemptions', mine.id).redemption
    await county.cloud.setClock(('ended' in stage ? stage.ended.at : 0) + days(2))
    const looked = await ok(county, 'sun', 'shop.find', { code: mine.code ?? '' })
    expect(looked.message).toMatch(/^这张码 11 月 \d+ 日 \d+:\d\d 已经领过了，孙有余经手。$/)
    expect(await ok(county, 'sun', 'shop.find', { token: mine.token ?? '' })).toMatchObject({
      state: 'collected',
      message: looked.message,
    })
  })
  it('anyone who holds the same digits now is served, not the one who was', async () => {
    const old = await redeem(county, 'chen', 'oil')
    await handOut(county, 'sun', old)
    const fresh = await redeem(county, 'chen', 'oil')
    const doc = county.doc('redemptions', old.id)
    county.cloud.store.put('redemptions', {
      ...doc,
      code: `used:${keptOf(seal, 'v1', { code: fresh.code ?? '', token: '' }).code}:${old.id}`,
    })
    expect(await ok(county, 'sun', 'shop.find', { code: fresh.code ?? '' })).toMatchObject({
      id: fresh.id,
      mayHandOut: true,
    })
  })
})
