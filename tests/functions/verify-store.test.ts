/** The data folder read piece by piece finds what reading it whole finds: every harm, by name. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Readable } from '../../cloudfunctions/admin/verify/readable'
import { causesTwice } from '../../cloudfunctions/admin/verify/strays'
import { verifyStore } from '../../cloudfunctions/admin/verify/verify-store'
import { readableOf } from '../../scripts/verify-readable'
import { openCounty, type County } from './county'
import { HOME } from './points'
import { earned, moreOf, redeem, stocked } from './shop'
import { sealFor } from '../../cloudfunctions/_journal/day-seal'
import { dayKey, days } from '../../miniprogram/core/clock'

let county: County
let restore: () => void
/** More than any list gives at once by itself. */
const MANY = 1100

beforeAll(async () => {
  county = await openCounty()
  for (let i = 0; i < MANY; i++) earned(county, HOME.chen, 1)
  for (let i = 0; i < 3; i++) earned(county, HOME.luo, 1, 'n3')
  stocked(county, 'oil', 5)
  await redeem(county, 'chen', 'oil')
  restore = county.remember()
})
beforeEach(() => restore())
afterAll(() => county.close())

const readable = (): Readable => readableOf(county.cloud.store)
const named = () => {
  const { findings } = verifyStore(readable())
  return findings.map(({ harm, event, ticketId }) => [harm, event ?? ticketId])
}
const at = (household: string, rev: number) => `${household}:${String(rev).padStart(6, '0')}`
const change = (id: string, over: object) =>
  county.cloud.store.put('entries', { ...county.doc('entries', id), ...over })

describe('a data folder', () => {
  it('that nobody touched is whole, and is counted whole', () => {
    const told: number[] = []
    const verdict = verifyStore(readable(), ({ entries }) => told.push(entries))
    expect(verdict).toMatchObject({ entries: MANY + 4, findings: [] })
    expect(told, 'too few to tell').toEqual([])
  })
  it('names an entry changed beyond the first thousand', () => {
    change(at(HOME.chen, 1050), { title: '送的' })
    expect(named()).toEqual([['changed', at(HOME.chen, 1050)]])
  })
  it('names a removed one, and entries whose account is gone', () => {
    county.cloud.store.remove('entries', at(HOME.chen, 7))
    county.cloud.store.remove('accounts', HOME.luo)
    const found = named()
    expect(found).toContainEqual(['removed', at(HOME.chen, 7)])
    expect(verifyStore(readable()).entries).toBe(MANY + 3)
  })
  it('names an entry slipped in without an account', () => {
    const stray = county.doc('entries', at(HOME.luo, 2))
    county.cloud.store.put('entries', { ...stray, _id: 'h_nobody:000001', cause: 'earn:other' })
    expect(named().map(([, where]) => where)).toContain('h_nobody:000001')
  })
  it('names a redemption that nobody paid, and a shelf that does not fit', () => {
    const [doc] = county.all('redemptions')
    if (!doc) throw new Error('no redemption')
    county.cloud.store.put('redemptions', { ...doc, redemption: { ...doc.redemption, paid: 1 } })
    county.cloud.store.put('goods', {
      ...county.doc('goods', 'oil'),
      good: { ...county.doc('goods', 'oil').good, stock: 9 },
    })
    expect(named().map(([harm]) => harm)).toEqual(expect.arrayContaining(['redemption', 'stock']))
  })
  it('names a cause that stands in two households’ books', () => {
    const base = readable()
    const [twin] = base.find('entries', { householdId: HOME.luo })
    if (!twin) throw new Error('no entry')
    const cause = county.doc('entries', at(HOME.chen, 1)).cause
    // The store itself would refuse it: somebody wrote past the index.
    const each = ((name: 'entries') =>
      name === 'entries'
        ? [...base.each('entries')].map(one => (one._id === twin._id ? { ...one, cause } : one))
        : base.each(name)) as unknown as Readable['each']
    const { findings } = verifyStore({ ...base, each })
    expect(findings.map(({ harm, event }) => [harm, event])).toEqual([['doubled', twin._id]])
    // The same where not all causes may be held at once: a walk to part them, one for each part, one for what met.
    let walks = 0
    const counted = ((name: 'entries') => {
      walks++
      return each(name)
    }) as Readable['each']
    const inParts = causesTwice({ ...base, each: counted }, MANY + 4, 300)
    expect(inParts.map(({ harm, event }) => [harm, event])).toEqual([['doubled', twin._id]])
    expect(walks).toBe(1 + 4 + 1)
    expect(causesTwice(base, MANY + 4, 300)).toEqual([])
  })
})

describe('what is held at once', () => {
  /** A document of a walk is gone when the next one comes; what else was read since then is counted. */
  function counting(base: Readable): { readable: Readable; most: () => number; pages: number[] } {
    let [held, most] = [0, 0]
    const pages: number[] = []
    const hold = <T extends object>(docs: T[]): T[] => {
      held += docs.length
      most = Math.max(most, held)
      return docs
    }
    const readable: Readable = {
      *each(collection) {
        for (const doc of base.each(collection)) {
          held = 0
          const { proxy, revoke } = Proxy.revocable(doc, {})
          yield* hold([proxy])
          revoke()
        }
        held = 0
      },
      find: (...asked) => hold(base.find(...asked)),
      behind(...asked) {
        held = 0
        const page = hold(base.behind(...asked))
        pages.push(page.length)
        return page
      },
      get(...asked) {
        const doc = base.get(...asked)
        return doc && hold([doc])[0]
      },
      count: (...asked) => base.count(...asked),
    }
    return { readable, most: () => most, pages }
  }
  const mostHeld = () => {
    const { readable: read, most } = counting(readable())
    expect(verifyStore(read).findings).toEqual([])
    return most()
  }
  it('is one household with its entries, however many others there are', async () => {
    // The account of 陈家, its 1,100 entries and the one of the redemption.
    expect(mostHeld()).toBe(1102)
    for (let i = 0; i < 400; i++) earned(county, `h_n1_more${i % 40}`, 1000)
    for (let i = 0; i < 5; i++) stocked(county, `more${i}`, 50)
    moreOf(county, 'buyer', 'n1', { householdId: 'h_n1_more1' })
    for (let i = 0; i < 15; i++) await redeem(county, 'buyer', `more${i % 5}`)
    expect(mostHeld()).toBe(1102)
  })
  it('is a few seals of a village, however many days there are', () => {
    let prev = ''
    for (let day = 0; day < 90; day++) {
      const sealed = sealFor('v9', dayKey(days(20_000 + day)), prev, [], 0)
      county.cloud.store.put('seals', sealed)
      prev = sealed.root
    }
    const { readable: read, pages } = counting(readable())
    expect(verifyStore(read)).toMatchObject({ seals: 90, findings: [] })
    expect(pages).toEqual([20, 20, 20, 20, 10])
    county.cloud.store.remove('seals', `v9:${dayKey(days(20_040))}`)
    expect(named()).toEqual([['seal', null]])
  })
})

it('tells how far it is', () => {
  const told: object[] = []
  verifyStore(readable(), done => told.push(done), 500)
  expect(told).toEqual([
    { matters: 1, entries: 499 },
    { matters: 1, entries: 999 },
  ])
})
