/** The end of the demonstration: nothing of it is left, whenever the erasing dies, and the real county is not touched. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Api, Route } from '../../../contract'
import type { Collection } from '../../../cloudfunctions/_documents'
import { INDEXES } from '../../../cloudfunctions/_documents/indexes'
import { dayKey, days, minutes } from '../../../miniprogram/core/clock'
import type { Role } from '../../../miniprogram/core/people/role'
import { openCounty, order, tap, type County } from '../county'
import { stations } from '../stations'
import { accountOf, admin, CODES, enter, okAs, openDemo, start } from './demo'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

/** Every so many calls, from a different one each time: a few runs of the suite see them all. */
const STRIDE = 12
const OFFSET = 1 + Math.floor(Math.random() * STRIDE)

interface Ended {
  removed: number
  done: boolean
  waitMs: number
}
/** Hashes that lead nowhere and go by themselves, and cursors of the clock. */
const STAY: readonly string[] = ['keys', 'tries', 'jobs']
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

let county: County
let restore: () => void
/** Ids of every document that the demonstration brought, by collection. */
let brought: Map<string, string[]>
let real = ''

const idsIn = (collection: string): string[] =>
  county.all(collection as Collection).map(({ _id }) => String(_id))
/** Without what stays in any case. */
const lines = (): string =>
  county
    .snapshot()
    .split('\n')
    .filter(line => !STAY.includes(line.split('/')[0] ?? ''))
    .sort()
    .join('\n')
const end = () => admin<Ended>(county, 'demo.end')
const asDemo = <R extends Route>(role: Role, route: R, data: Api[R]['ask']) => okAs(county, role, route, data)

/** A day of everything that leaves something behind. */
async function lived(): Promise<void> {
  const pass = await asDemo('resident', 'file.issue', {
    kind: 'photo',
    extension: 'png',
    bytes: PNG.length,
    key: tap(),
  })
  await county.cloud.files.put(accountOf('resident').openid, pass.cloudPath, PNG)
  await asDemo('resident', 'file.done', { id: pass.id })
  const { ticket } = await asDemo('resident', 'ticket.submit', {
    key: tap(),
    input: order({ category: 'livelihood', sub: 'errand', attachments: [{ id: pass.id, kind: 'photo' }] }),
  })
  const ticketId = ticket?.ticket.id ?? ''
  const kind = { category: 'livelihood' as const, sub: 'errand', matter: 'minor' as const, track: 1 as const }
  await asDemo('dispatcher', 'ticket.dispatch', {
    ticketId,
    key: tap(),
    input: { ...kind, person: 'demo-gridMember' },
  })
  await asDemo('gridMember', 'ticket.claim', {
    ticketId,
    key: tap(),
    input: { measures: '去', promisedDay: dayKey(county.cloud.now() + days(2)), showContact: true },
  })
  await asDemo('resident', 'share.give', { ticketId, key: tap() })
  await asDemo('dispatcher', 'ticket.unmask', { ticketId, whose: 'requester', purpose: '核对', key: tap() })
  await asDemo('resident', 'me.feedback', { kind: 'complaint', text: '样例', key: tap() })
  await asDemo('resident', 'me.accepted', { accepted: ['claimed'], key: tap() })
  await asDemo('gridMember', 'join.letter', { household: 'demo-household', key: tap() })
  await asDemo('gridMember', 'honour.nominate', {
    kind: 'helpful',
    householdId: 'demo-household',
    text: '样例',
    key: tap(),
  })
  await asDemo('resident', 'points.apply', {
    itemId: 'helping',
    quantity: 1,
    day: dayKey(county.cloud.now()),
    text: '样例',
    attachments: [],
    key: tap(),
  })
  await asDemo('gridMember', 'points.step', {
    householdId: 'demo-household',
    itemId: 'dumping',
    step: 1,
    text: '样例',
    key: tap(),
  })
  const { good } = await asDemo('shopkeeper', 'shop.saveGood', {
    name: '样例皂',
    unit: '块',
    kind: 'daily',
    picture: 'soap',
    price: 20,
    limit: { times: 2, per: 'month' },
    on: true,
    restockDay: null,
    key: tap(),
  })
  await asDemo('shopkeeper', 'shop.stockIn', { goodId: good.id, pieces: 5, why: '样例', key: tap() })
  // Points to spend, as a month of deeds would have brought them.
  const { store } = county.cloud
  store.put('accounts', {
    ...{ _id: 'demo-household', v: 1, householdId: 'demo-household', villageId: 'demo-village' },
    ...{
      path: ['demo', 'demo-town', 'demo-village'],
      balance: 100,
      rev: 1,
      head: '',
      at: county.cloud.now(),
      statedMonth: '',
    },
  })
  store.put('entries', {
    ...{ _id: 'demo-household:000001', v: 1, id: 'demo-household:000001', householdId: 'demo-household' },
    ...{
      rev: 1,
      cause: 'sample',
      villageId: 'demo-village',
      at: county.cloud.now(),
      points: 100,
      hash: '',
      said: null,
    },
  })
  await county.cloud.advance(minutes(1))
  await county.cloud.trigger('jobs', 'minute')
}

beforeAll(async () => {
  county = await openCounty()
  await stations(county).claimed()
  await county.cloud.advance(minutes(1))
  await county.cloud.trigger('jobs', 'minute')
  real = lines()
  const before = new Map(Object.keys(INDEXES).map(name => [name, idsIn(name)]))
  await openDemo(county)
  expect(await admin(county, 'demo.fill')).toMatchObject({ ok: true })
  await lived()
  brought = new Map(
    Object.keys(INDEXES).map(name => [name, idsIn(name).filter(id => !before.get(name)?.includes(id))]),
  )
  restore = county.remember()
})
beforeEach(() => restore())
afterAll(() => county.close())

describe('admin demo.end', () => {
  it('has something to erase in most collections', () => {
    const filled = [...brought].filter(([name, ids]) => ids.length > 0 && !STAY.includes(name))
    expect(filled.map(([name]) => name).sort()).toEqual(
      [
        ...['accounts', 'deeds', 'boards', 'demo_codes', 'due', 'entries', 'opinions', 'files', 'goods'],
        ...['grants', 'grids', 'honours', 'households', 'letters', 'people', 'readers', 'sends'],
        ...['quotas', 'shares', 'shops', 'steps', 'stock_moves', 'events', 'ticket_words', 'tickets'],
      ].sort(),
    )
  })

  it('closes at once, waits a minute for who pressed just before, and leaves the county as it was', async () => {
    const first = await end()
    expect(first).toMatchObject({ ok: true, data: { done: false, waitMs: 60_000 } })
    expect(await enter(county, accountOf('resident'), CODES.resident)).toMatchObject({ code: 'DEMO_WRONG' })
    expect(await county.as(accountOf('resident'), 'ticket.list', { list: 'mine' })).toMatchObject({
      code: 'NOT_SIGNED_IN',
    })
    expect(await start(county)).toMatchObject({ ok: false, code: 'DEMO_ENDING' })
    await county.cloud.advance(minutes(1))
    expect(await end()).toMatchObject({ data: { done: true, waitMs: 0 } })
    expect(lines()).toBe(real)
    expect(await end()).toMatchObject({ data: { removed: 0, done: true } })
  })

  it('removes the pictures from the storage', async () => {
    const [file] = county.all('files').filter(({ owner }) => owner.startsWith('demo-'))
    expect(file?.kept).not.toBeNull()
    await end()
    expect(county.cloud.files.list?.() ?? []).toEqual([])
  })

  it('while it goes on nobody of it gets in, and what came late is found by the last walk', async () => {
    const replies: unknown[] = []
    let asked = false
    county.cloud.faults.onCall = fn => {
      if (fn !== 'admin' || asked || county.all('demo_codes').length > 0) return
      asked = true
      void county
        .as(accountOf('gridMember'), 'grid.today', {})
        .then(reply => replies.push(reply.ok || reply.code))
    }
    const late = county.all('tickets').find(({ path }) => path[0] === 'demo')!
    await end()
    county.cloud.faults.onCall = null
    await vi.waitFor(() => expect(replies).toEqual(['NOT_SIGNED_IN']))
    // An order that was being handed in when the end began.
    county.cloud.store.put('tickets', late)
    await county.cloud.advance(minutes(1))
    expect(await end()).toMatchObject({ data: { done: true } })
    expect(lines()).toBe(real)
  })

  it(`killed again and again, each time some calls later, comes to the same end (from call ${OFFSET})`, async () => {
    let killed = 0
    for (let n = OFFSET; ; n += STRIDE) {
      county.cloud.faults.killAfter('admin', n)
      const ended = await end().catch(() => null)
      county.cloud.faults.clear()
      if (ended?.data.done) break
      if (ended === null) killed++
      // What the dead one had locked is free again, and at last the minute is over.
      if (ended !== null || n <= STRIDE) await county.cloud.advance(minutes(1))
    }
    expect(killed).toBeGreaterThan(10)
    expect(lines()).toBe(real)
  })

  it('then another one is started with other codes', async () => {
    await end()
    await county.cloud.advance(minutes(1))
    await end()
    const codes = { ...CODES, resident: '22222-22222' }
    expect(await start(county, codes)).toMatchObject({ ok: true })
    expect(await enter(county, accountOf('resident'), CODES.resident)).toMatchObject({ code: 'DEMO_WRONG' })
    expect(await enter(county, accountOf('resident'), codes.resident)).toMatchObject({ ok: true })
  })
})
