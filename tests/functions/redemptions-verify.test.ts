/** A redemption's chain, held against its events, texts, shelf and points: by the console, from an export, from a data folder. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { RedemptionDoc, SealDoc, WordsDoc } from '../../cloudfunctions/_documents'
import type { EventDocOf } from '../../cloudfunctions/_documents/events'
import { hashOf } from '../../cloudfunctions/_journal/chain'
import { days, hours } from '../../miniprogram/core/clock'
import { openCounty, tap, type County } from './county'
import { later } from './jobs-tick'
import { earned, ok, stocked } from './shop'
import { expectFoundIn, foundBy, pagesOf } from './verifying'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })
let county: County
let id: string
let back: () => void
beforeAll(async () => {
  county = await openCounty()
  earned(county, 'h_n1_zhou', 500)
  stocked(county, 'oil', 5)
  const { redemption } = await ok(county, 'li', 'shop.redeem', {
    goodId: 'oil',
    seenPrice: 120,
    householdId: 'h_n1_zhou',
    consentWords: '当面同意',
    key: tap(),
  })
  id = redemption.id
  await ok(county, 'sun', 'shop.handOut', { id, inPerson: true, key: tap() })
  await later(county, days(1) + hours(1))
  back = county.remember()
})
beforeEach(() => back())
afterAll(() => county.close())

const at = (rev: number): string => `${id}:${String(rev).padStart(6, '0')}`
const expectFound = (finding: [harm: string, event: string | null]) => expectFoundIn(county, finding)
const event = (rev: number) => county.doc('events', at(rev)) as EventDocOf<'redemption'>
const put = (doc: object) => county.cloud.store.put('events', doc)
const doc = (): RedemptionDoc => county.doc('redemptions', id)

describe('a redemption that nobody touched', () => {
  it('verifies, step by step, and lies under the seals of its days', async () => {
    expect([event(1).type, event(2)]).toEqual([
      'Redeemed',
      expect.objectContaining({ type: 'HandedOut', inPerson: true, byName: '孙有余' }),
    ])
    expect(await foundBy(county)).toEqual([[], [], []])
    expect(
      (await pagesOf(county, 'verify')).reduce((sum, one) => sum + (one.matters.redemption ?? 0), 0),
    ).toBe(1)
    const leaves = county.all('seals').flatMap(seal => (seal as SealDoc).leaves)
    expect(leaves).toContain(`redemption/${id}:2:${event(2).hash}`)
  })
})

describe('anyone who has access to everything is found out when they', () => {
  it('change what was paid', async () => {
    put({ ...event(1), paid: 20 })
    await expectFound(['changed', at(1)])
  })
  it('change who handed it out, with a fitting hash', async () => {
    const changed = { ...event(2), by: 'mai' } as EventDocOf<'redemption'>
    put({ ...changed, hash: hashOf(changed) })
    await expectFound(['changed', at(2)])
  })
  it('cut off that it was fetched, and let it wait again', async () => {
    const { redemption } = doc()
    county.cloud.store.remove('events', at(2))
    const waits = { ...redemption, rev: 1, head: event(1).hash, stage: { state: 'waiting' as const } }
    county.cloud.store.put('redemptions', { ...doc(), state: 'waiting', redemption: waits })
    await expectFound(['cut', at(2)])
  })
  it('list it as another household’s', async () => {
    county.cloud.store.put('redemptions', { ...doc(), householdId: 'h_n2_tan' })
    await expectFound(['fold', null])
  })
  it('rewrite what the household is said to have agreed in', async () => {
    const words: WordsDoc = county.doc('ticket_words', at(1))
    county.cloud.store.put('ticket_words', { ...words, words: { consent: '随你' } })
    await expectFound(['words', at(1)])
  })
  it('remove it whole', async () => {
    county.cloud.store.remove('redemptions', id)
    expect((await foundBy(county))[2]).toContainEqual(['fold', null])
    expect((await foundBy(county))[0]).toContainEqual(['removed', null])
  })
})

it('its list keys are made again from its events, and what opens it stays', async () => {
  const whole = doc()
  const rebuild = (dryRun: boolean) =>
    county.cloud.console('admin', {
      route: 'rebuild',
      data: { what: 'redemptions', villageId: 'v1', dryRun },
    })
  county.cloud.store.put('redemptions', { ...whole, helper: '', endedKey: '' })
  expect(await rebuild(true)).toMatchObject({ data: { looked: 1, mended: [id] } })
  expect(doc()).toMatchObject({ helper: '', endedKey: '' })
  expect(await rebuild(false)).toMatchObject({ data: { looked: 1, mended: [id] } })
  expect(doc()).toEqual(whole)
})
