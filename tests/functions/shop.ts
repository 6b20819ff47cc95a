/** A shop for the tests: goods with a stock that is written down, points that were earned, more people on both sides of the counter. */
import { createHash } from 'node:crypto'
import { expect } from 'vitest'
import type { Api } from '../../contract'
import type { Reply } from '../../contract/wire'
import type { AccountDoc, PersonDoc } from '../../cloudfunctions/_documents'
import type { Post } from '../../miniprogram/core/people/role'
import { post } from '../../miniprogram/core/points/ledger'
import { issueAccount, type Good } from '../../miniprogram/core/points/types'
import { tap, type County } from './county'
import { seal } from './seeded'
import { expectPointsLaws } from './laws'

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
export const PATHS = {
  n1: ['c', 't1', 'v1', 'g1', 'n1'],
  n2: ['c', 't1', 'v1', 'g2', 'n2'],
  n3: ['c', 't1', 'v2', 'g3', 'n3'],
} as const
type Leaf = keyof typeof PATHS

/** A good with `stock` on the shelf, as it came in. */
export function stocked(county: County, id: string, stock: number, over: Partial<Good> = {}): string {
  const good: Good = {
    id,
    villageId: 'v1',
    name: '菜籽油',
    unit: '桶',
    kind: 'food',
    picture: 'oil',
    price: 120,
    stock,
    held: 0,
    limit: null,
    on: true,
    restockDay: null,
    rev: 1,
    ...over,
  }
  county.cloud.store.put('goods', {
    _id: id,
    v: 1,
    good,
    villageId: good.villageId,
    on: good.on,
    sort: id,
    idempotencyKeys: [],
    lastCount: null,
  })
  county.cloud.store.put('stock_moves', {
    _id: `${id}:000001`,
    v: 1,
    goodId: id,
    villageId: good.villageId,
    kind: 'in',
    pieces: stock,
    stock,
    held: 0,
    why: '进货',
    at: 0,
    by: 'sun',
    byName: '孙有余',
  })
  return id
}

let credits = 0
/** Points that were earned: an entry like any other. */
export function earned(county: County, householdId: string, points: number, leaf: Leaf = 'n1'): void {
  const { store } = county.cloud
  const before = store.get('accounts', householdId) as AccountDoc | null | undefined
  const path = [...PATHS[leaf]]
  const villageId = path[2] ?? ''
  const { account, entry } = post(
    before ?? null,
    {
      householdId,
      villageId,
      path,
      kind: 'earned',
      cause: `earn:test:${++credits}`,
      points,
      against: issueAccount(villageId),
      title: '清河道',
      by: 'clock',
      byName: null,
      now: county.cloud.now(),
    },
    sha256,
  )
  store.put('accounts', { _id: householdId, v: 1, ...account, statedMonth: before?.statedMonth ?? '' })
  store.put('entries', { _id: entry.id, v: 1, ...entry })
}

/** Somebody more, at home in a household of this grid; the openid is `o_<id>`. */
export function moreOf(
  county: County,
  id: string,
  leaf: Leaf | null,
  {
    householdId = `h_${leaf}_${id}`,
    role,
    at = 'v1',
  }: { householdId?: string; role?: Post['role']; at?: 'v1' | 'v2' } = {},
): string {
  const path = at === 'v1' ? ['c', 't1', 'v1'] : ['c', 't1', 'v2']
  const posts: Post[] = role ? [{ role, gridId: at, path, from: 0, until: null }] : []
  const person: PersonDoc = {
    _id: id,
    v: 1,
    openid: `o_${id}`,
    nameSealed: seal.seal('吴小芳'),
    nameDoubt: null,
    phoneSealed: null,
    staffName: role ? `店员${id}` : null,
    staffPhone: null,
    householdId: leaf ? householdId : null,
    home: leaf ? [...PATHS[leaf]] : [],
    belonged: leaf ? [{ householdId, from: 0, until: null, how: 'roster' }] : [],
    kinHouseholds: [],
    posts,
    postKeys: posts.flatMap(one => one.path.map(grid => `${one.role}@${grid}`)),
    elder: false,
    privacyAgreedAt: null,
    confirmed: posts.length > 0 ? { openid: `o_${id}`, by: 'county', at: 0 } : null,
    guestAt: null,
  }
  county.cloud.store.put('people', person)
  if (leaf && !county.cloud.store.get('households', householdId))
    county.cloud.store.put('households', {
      _id: householdId,
      v: 1,
      gridId: leaf,
      path: [...PATHS[leaf]],
      door: `${id} 号`,
    })
  return id
}

export const as = <R extends keyof Api>(
  county: County,
  who: string,
  route: R,
  data: Api[R]['ask'],
): Promise<Reply<Api[R]['reply']>> => county.as({ openid: `o_${who}` }, route, data)
export async function ok<R extends keyof Api>(
  county: County,
  who: string,
  route: R,
  data: Api[R]['ask'],
): Promise<Api[R]['reply']> {
  const reply = await as(county, who, route, data)
  if (!reply.ok)
    throw new Error(`${who} ${route}: ${reply.code} ${reply.message} ${reply.field ?? ''} ${reply.log ?? ''}`)
  return reply.data
}
export const codeOfReply = (reply: Reply<unknown>): string => (reply.ok ? 'ok' : reply.code)

/** One redemption, waiting; its answer as the phone gets it. */
export const redeem = async (county: County, who: string, goodId: string, seenPrice = 120) =>
  (await ok(county, who, 'shop.redeem', { goodId, seenPrice, key: tap() })).redemption
export const handOut = (
  county: County,
  who: string,
  { id, code }: { id: string; code: string | null },
  key = tap(),
) => as(county, who, 'shop.handOut', { id, code: code ?? '', key })

export const balanceOf = (county: County, householdId: string): number =>
  (county.doc('accounts', householdId) as AccountDoc | null | undefined)?.balance ?? 0

/** What holds of the shop after everything, beside the laws of all points: nobody paid on credit, a code ends with its redemption, a quota counts what is still theirs. */
export function expectShopLaws(county: County): void {
  expectPointsLaws(county)
  const redemptions = county.all('redemptions')
  expect(
    county
      .all('entries')
      .filter(entry => entry.kind === 'redeemed' && entry.balance < 0)
      .map(entry => entry._id),
    'nobody redeems on credit',
  ).toEqual([])
  for (const { good } of county.all('goods'))
    expect(good.stock >= 0 && good.held >= 0, `${good.id}: ${good.stock} and ${good.held}`).toBe(true)
  for (const { redemption, state, code, token, nextDueAt } of redemptions) {
    const over = state !== 'waiting'
    expect([
      redemption.stage.state,
      nextDueAt === null,
      code.startsWith('used:'),
      token.startsWith('used:'),
      'ended' in redemption.stage,
    ]).toEqual([state, over, over, over, over])
  }
  for (const { _id, days } of county.all('quotas')) {
    const counts = redemptions.filter(
      ({ redemption: { countedOn, householdId, goodId } }) =>
        countedOn !== null && `${householdId}:${goodId}` === _id,
    )
    if (counts.length > 0)
      expect(
        Object.values(days).reduce((sum, { times }) => sum + times, 0),
        `${_id}: what is counted`,
      ).toBe(counts.filter(({ state }) => state === 'waiting' || state === 'collected').length)
  }
}
