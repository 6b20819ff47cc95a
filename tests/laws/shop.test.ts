/** Many hands in the shop by chance, several at the same moment: redeemed, given back, handed out, run out, counted, earned, cured. */
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { functionEnvironment } from '../../local/cloud'
import { dayKey, days, fromDayKey, hours } from '../../miniprogram/core/clock'
import { codeOf } from '../../cloudfunctions/_journal/redemptions/codes'
import { issueAccount } from '../../miniprogram/core/points/types'
import { openCounty, tap, type County } from '../functions/county'
import { KEYS, seal } from '../functions/seeded'
import { tick } from '../functions/jobs-tick'
import { as, earned, expectShopLaws, moreOf, PATHS, stocked } from '../functions/shop'
import { patience } from '../patience'

/** Given in the environment to see a failing run again: `LAWS_SEED=… npx vitest run tests/laws/shop.test.ts`. */
const SEED = Number(process.env.LAWS_SEED ?? Math.floor(Math.random() * 2 ** 31))
const ROUNDS = Number(process.env.LAWS_ROUNDS ?? 40)
vi.setConfig({ testTimeout: patience(400_000), hookTimeout: 120_000 })

let county: County
let credit: (householdId: string, points: number, cause: string) => Promise<unknown>
beforeAll(async () => {
  county = await openCounty({ now: fromDayKey('2026-03-02') + hours(9), instances: 8 })
  moreOf(county, 'chen2', 'n1', { householdId: 'h_n1_chen' })
  moreOf(county, 'mai', 'n1', { role: 'shopkeeper' })
  for (const id of HOUSEHOLDS) earned(county, id, 150)
  stocked(county, 'oil', 6)
  stocked(county, 'cup', 4, { name: '保温杯', unit: '个', price: 50, limit: { times: 2, per: 'month' } })
  stocked(county, 'soap', 9, { name: '洗衣液', unit: '瓶', price: 17, limit: { times: 3, per: 'week' } })
  Object.assign(process.env, functionEnvironment(county.cloud), KEYS)
  const [{ transaction }, { move }, { isDuplicate }] = [
    await import('../../cloudfunctions/_platform/transaction'),
    await import('../../cloudfunctions/_journal/points/ledger'),
    await import('../../cloudfunctions/_platform/database-error'),
  ]
  // What was credited before is not credited again: the same cause is refused by its index.
  const done = (error: unknown) => {
    if (!isDuplicate(error)) throw error
  }
  credit = (householdId, points, cause) =>
    transaction(tx =>
      move(tx, {
        householdId,
        villageId: 'v1',
        path: [...PATHS.n1],
        kind: 'earned',
        cause,
        points,
        against: issueAccount('v1'),
        title: '清河道',
        by: 'clock',
        byName: null,
        now: county.cloud.now(),
      }),
    ).catch(done)
})
afterAll(() => county.close())

const HOUSEHOLDS = ['h_n1_chen', 'h_n1_zhou', 'h_n1_li', 'h_n1_mai'] as const
const BUYERS = ['chen', 'chen2', 'zhou', 'li', 'mai'] as const
const GOODS = ['oil', 'cup', 'soap'] as const
const DOES = [
  'redeem',
  'redeem',
  'redeem',
  'redeem',
  'help',
  'cancel',
  'cancel',
  'handOut',
  'handOut',
  'handOut',
  'wrong',
  'stockIn',
  'count',
  'price',
  'credit',
  'reverse',
  'clock',
] as const
interface Deed {
  does: (typeof DOES)[number]
  dice: number
  other: number
  twice: boolean
}
const deed: fc.Arbitrary<Deed> = fc.record({
  does: fc.constantFrom(...DOES),
  dice: fc.nat(1_000_000),
  other: fc.nat(1_000_000),
  twice: fc.integer({ min: 0, max: 5 }).map(n => n === 0),
})
const round = fc.record({
  at: fc.constantFrom(60_000, hours(5), days(1), days(6), days(16)),
  deeds: fc.array(deed, { minLength: 2, maxLength: 6 }),
})

const pick = <T>(all: readonly T[], dice: number): T | undefined => all[dice % Math.max(1, all.length)]
const answers = new Map<string, number>()
const told = (does: string, answer: string): void =>
  void answers.set(`${does} ${answer}`, (answers.get(`${does} ${answer}`) ?? 0) + 1)

/** One deed as its press; null where there is nothing to do it to. Made before any of the round begins. */
function pressOf({ does, dice, other }: Deed): (() => Promise<unknown>) | null {
  const key = tap()
  const good = county.doc('goods', pick(GOODS, other) ?? 'oil').good
  const chosen = pick(
    county.all('redemptions').filter(one => one.state === 'waiting' || dice % 4 === 0),
    dice,
  )
  const [buyer, keeper] = [pick(BUYERS, dice) ?? 'chen', dice % 2 ? 'sun' : 'mai']
  switch (does) {
    case 'redeem':
      return () =>
        as(county, buyer, 'shop.redeem', {
          goodId: good.id,
          seenPrice: buyer === 'li' ? Math.max(1, Math.floor(good.price * 0.9)) : good.price,
          key,
        })
    case 'help':
      return () =>
        as(county, 'li', 'shop.redeem', {
          goodId: good.id,
          seenPrice: good.price,
          householdId: 'h_n1_zhou',
          consentWords: '当面同意',
          key,
        })
    case 'cancel':
      return chosen
        ? () => as(county, chosen.redemption.redeemedBy, 'shop.cancel', { id: chosen._id, key })
        : null
    case 'handOut':
      return chosen
        ? () =>
            as(county, keeper, 'shop.handOut', {
              id: chosen._id,
              code: codeOf(seal, chosen._id, chosen.redemption.codeTry).code,
              key,
            })
        : null
    case 'wrong':
      return () => as(county, 'sun', 'shop.find', { code: String(dice % 100_000_000).padStart(8, '0') })
    case 'stockIn':
      return () =>
        as(county, keeper, 'shop.stockIn', { goodId: good.id, pieces: 1 + (dice % 3), why: '进货', key })
    case 'count':
      return () =>
        as(county, keeper, 'shop.count', {
          goodId: good.id,
          counted: Math.max(0, good.stock + good.held - (dice % 3)),
          seenRev: good.rev,
          why: '数过了',
          key,
        })
    case 'price':
      return () =>
        as(county, 'sun', 'shop.saveGood', {
          id: good.id,
          name: good.name,
          unit: good.unit,
          kind: good.kind,
          picture: good.picture,
          price: Math.max(1, good.price + (dice % 5) - 2),
          limit: good.limit,
          on: true,
          restockDay: null,
          key,
        })
    case 'credit':
      return () => credit(pick(HOUSEHOLDS, other) ?? 'h_n1_chen', 20 + (dice % 90), `earn:law:${key}`)
    case 'reverse': {
      const entry = pick(
        county.all('entries').filter(one => one.kind === 'earned'),
        dice,
      )
      return entry
        ? () => as(county, 'yang', 'points.reverse', { entryId: entry._id, reason: '记重了', key })
        : null
    }
    case 'clock':
      return () => tick(county)
  }
}

it(`whatever meets at one moment: sum zero, no negative stock, nothing spent twice, held = waiting (seed ${SEED})`, async () => {
  for (const { at, deeds } of fc.sample(round, { seed: SEED, numRuns: ROUNDS })) {
    await county.cloud.advance(at)
    if (dayKey(county.cloud.now()) > '2026-12-01') await county.cloud.setClock(fromDayKey('2026-12-01'))
    // The timer is one: two ticks at once would only find each other's lease.
    const once = deeds.filter(
      ({ does }, i) => does !== 'clock' || deeds.findIndex(one => one.does === 'clock') === i,
    )
    const presses = once.flatMap(one => {
      const press = pressOf(one)
      return press
        ? one.twice && one.does !== 'clock'
          ? [
              { one, press },
              { one, press },
            ]
          : [{ one, press }]
        : []
    })
    await Promise.all(
      presses.map(async ({ one, press }) => {
        const reply = (await press()) as { ok?: boolean; code?: string } | undefined
        const answer = reply?.ok === false ? (reply.code ?? '') : 'ok'
        // A refusal is an answer; an error of ours is not.
        expect([one.does, answer]).not.toEqual([one.does, 'INTERNAL'])
        told(one.does, answer)
      }),
    )
    expectShopLaws(county)
  }
  // It was a real run: with other luck more, with less it would prove nothing.
  const met = [...answers]
    .sort()
    .map(([what, n]) => `${what} ${n}`)
    .join(', ')
  for (const what of ['redeem ok', 'cancel ok', 'handOut ok', 'credit ok', 'reverse ok', 'clock ok'])
    expect(answers.get(what) ?? 0, `${what}: ${met}`).toBeGreaterThan(0)
})
