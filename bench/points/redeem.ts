import { sha256 } from '../../cloudfunctions/_journal/chain'
import type { Seal } from '../../cloudfunctions/_platform/seal'
import type { LocalCloud } from '../../local/cloud'
import { post } from '../../miniprogram/core/points/ledger'
import { issueAccount } from '../../miniprogram/core/points/types'

const VILLAGE = 'v001'
const PATH = ['c', 't01', VILLAGE, `${VILLAGE}g1`, `${VILLAGE}g1n1`]
const PRICE = 20

export interface Redeemed {
  wanted: number
  ok: number
  refused: Record<string, number>
  seconds: number
  cpuSeconds: number
  reads: number
  writes: number
}
let batch = 0

/** `people` households with points redeem one piece each, of `goods` goods by turns. */
export async function redeemMany(
  cloud: LocalCloud,
  seal: Seal,
  {
    people,
    goods,
    atOnce,
    stock = 10_000,
  }: { people: number; goods: number; atOnce: number; stock?: number },
): Promise<Redeemed> {
  const tag = `b${++batch}`
  const ids = Array.from({ length: goods }, (_, i) => shelf(cloud, `${tag}g${i}`, stock))
  const left = Array.from({ length: people }, (_, i) => ({
    openid: household(cloud, seal, `${tag}p${i}`),
    goodId: ids[i % goods] ?? '',
  }))
  const refused: Record<string, number> = {}
  let ok = 0
  cloud.resetCounts()
  const [began, cpu] = [performance.now(), process.cpuUsage()]
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let next = left.pop(); next; next = left.pop()) {
        const { openid, goodId } = next
        const asked = cloud.callAs(openid, 'api', {
          route: 'shop.redeem',
          contract: 1,
          data: { goodId, seenPrice: PRICE, key: `bench-${openid}-0001` },
        }) as Promise<{ ok: boolean; code?: string }>
        // A function that takes longer than its limit is counted; the phone would ask again with the same key.
        const answer = await asked.catch((error: { code?: string }) => ({ ok: false, code: error.code }))
        if (answer.ok) ok++
        else refused[answer.code ?? '?'] = (refused[answer.code ?? '?'] ?? 0) + 1
      }
    }),
  )
  const seconds = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(cpu)
  const counts = cloud.counts()
  const each = (actions: readonly string[]) =>
    Math.round(actions.reduce((n, action) => n + (counts[`database.${action}`] ?? 0), 0) / people)
  return {
    wanted: people,
    ok,
    refused,
    seconds,
    cpuSeconds: (user + system) / 1e6,
    reads: each(['getDocument']),
    writes: each(['insertDocument', 'modifyDocument', 'modifyAndReturnDoc']),
  }
}

function shelf({ store }: LocalCloud, id: string, stock: number): string {
  const good = {
    id,
    villageId: VILLAGE,
    name: '洗衣粉',
    unit: '袋',
    kind: 'daily',
    picture: 'soap',
    price: PRICE,
    stock,
    held: 0,
    limit: null,
    on: true,
    restockDay: null,
    rev: 1,
  }
  store.put('goods', {
    _id: id,
    v: 1,
    good,
    villageId: VILLAGE,
    on: true,
    sort: id,
    idempotencyKeys: [],
    lastCount: null,
  })
  store.put('stock_moves', {
    _id: `${id}:000001`,
    v: 1,
    goodId: id,
    villageId: VILLAGE,
    kind: 'in',
    pieces: stock,
    stock,
    held: 0,
    why: '进货',
    at: 0,
    by: 'p_sunmancang',
    byName: '孙满仓',
  })
  return id
}

/** A household of one, with points; answers the openid. */
function household({ store, now }: LocalCloud, seal: Seal, id: string): string {
  const householdId = `h${id}`
  store.put('households', { _id: householdId, v: 1, gridId: PATH[4], path: PATH, door: `${id} 号` })
  store.put('people', {
    _id: id,
    v: 1,
    openid: `o_${id}`,
    nameSealed: seal.seal('样例'),
    phoneSealed: null,
    staffName: null,
    staffPhone: null,
    householdId,
    home: PATH,
    belonged: [],
    kinHouseholds: [],
    posts: [],
    postKeys: [],
    elder: false,
    privacyAgreedAt: 0,
  })
  const { account, entry } = post(
    null,
    {
      householdId,
      villageId: VILLAGE,
      path: PATH,
      kind: 'earned',
      cause: `earn:${id}`,
      points: 100,
      against: issueAccount(VILLAGE),
      title: '清河道',
      by: 'clock',
      byName: null,
      now: now(),
    },
    sha256,
  )
  store.put('accounts', { _id: householdId, v: 1, ...account, statedMonth: '' })
  store.put('entries', { _id: entry.id, v: 1, ...entry })
  return `o_${id}`
}
