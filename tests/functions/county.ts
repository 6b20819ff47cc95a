/**
 * A tiny fixed county for the tests of the functions: every role, in the own grid, another grid, another village,
 * another town. Real functions, real SDKs, the local cloud. Everyone here is invented.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { ZodType } from 'zod'
import { routes, type Api, type Reply, type Route } from '../../cloudfunctions/_contract'
import { withIds } from '../../cloudfunctions/_contract/typed'
import type { Collection, Documents, PersonDoc } from '../../cloudfunctions/_documents'
import { INDEXES } from '../../cloudfunctions/_documents/indexes'
import { sealFrom } from '../../cloudfunctions/_platform/seal'
import { type CloudOptions, startLocalCloud, type LocalCloud } from '../../local/cloud'
import { fromDayKey } from '../../miniprogram/core/clock'
import type { Level } from '../../miniprogram/core/people/grid'
import type { Post } from '../../miniprogram/core/people/role'
import { buildFunctions } from '../../scripts/build'
import { remember, snapshots } from './kept'
import { keep } from './recorded/keep'

export const KEYS = {
  FIELD_KEYS: `1:${Buffer.alloc(32, 7).toString('base64')}`,
  CODE_KEY: Buffer.alloc(32, 9).toString('base64'),
}
export const seal = sealFrom(KEYS)
/** A Wednesday morning in Shanghai. */
export const START = fromDayKey('2026-11-18') + 9 * 3_600_000

const GRIDS: [id: string, name: string, level: Level, parent: string | null][] = [
  ['c', '青禾县', 0, null],
  ['t1', '石桥镇', 1, 'c'],
  ['t2', '云山镇', 1, 'c'],
  ['v1', '杨梅村', 2, 't1'],
  ['v2', '白塘村', 2, 't1'],
  ['v3', '竹溪村', 2, 't2'],
  ['g1', '三组', 3, 'v1'],
  ['g2', '四组', 3, 'v1'],
  ['g3', '一组', 3, 'v2'],
  ['n1', '三组一格', 4, 'g1'],
  ['n2', '四组一格', 4, 'g2'],
  ['n3', '一组一格', 4, 'g3'],
]
const pathOf = (id: string): string[] => {
  const parent = GRIDS.find(grid => grid[0] === id)?.[3] ?? null
  return parent ? [...pathOf(parent), id] : [id]
}

type Who = { name: string; home?: string; role?: Post['role']; at?: string }
/** Key = person id; the openid is `o_<key>`. */
export const PEOPLE = {
  chen: { name: '陈桂香', home: 'n1' },
  zhou: { name: '周福生', home: 'n1' },
  tan: { name: '谭秀云', home: 'n2' },
  luo: { name: '罗根水', home: 'n3' },
  li: { name: '李春兰', home: 'n1', role: 'gridMember', at: 'n1' },
  wang: { name: '王大山', home: 'n1', role: 'gridMember', at: 'g1' },
  gao: { name: '高明月', home: 'n2', role: 'gridMember', at: 'n2' },
  qin: { name: '秦木生', home: 'n3', role: 'gridMember', at: 'n3' },
  he: { name: '何小雯', role: 'dispatcher', at: 'v1' },
  xu: { name: '徐平安', role: 'dispatcher', at: 'v2' },
  yang: { name: '杨秀芝', home: 'n2', role: 'supervisor', at: 'v1' },
  liu: { name: '刘长海', home: 'n1', role: 'supervisor', at: 'v1' },
  tang: { name: '唐玉林', role: 'supervisor', at: 'v2' },
  zhao: { name: '赵敏行', role: 'inspector', at: 't1' },
  ma: { name: '马立人', role: 'inspector', at: 't2' },
  tian: { name: '田雨青', role: 'admin', at: 'c' },
  sun: { name: '孙有余', role: 'shopkeeper', at: 'v1' },
} as const satisfies Record<string, Who>
export type Key = keyof typeof PEOPLE

function personDoc(key: string, { name, home, role, at }: Who): PersonDoc {
  const posts: Post[] = role && at ? [{ role, gridId: at, path: pathOf(at), from: 0, until: null }] : []
  return {
    _id: key,
    v: 1,
    openid: `o_${key}`,
    nameSealed: seal.seal(name),
    nameDoubt: null,
    phoneSealed: seal.seal(`1380000${String(Object.keys(PEOPLE).indexOf(key) + 1000)}`),
    staffName: role ? name : null,
    staffPhone: role ? `0700-${key}` : null,
    householdId: home ? `h_${home}_${key}` : null,
    home: home ? pathOf(home) : [],
    belonged: home ? [{ householdId: `h_${home}_${key}`, from: 0, until: null, how: 'roster' }] : [],
    kinHouseholds: [],
    posts,
    postKeys: posts.flatMap(post => post.path.map(id => `${post.role}@${id}`)),
    elder: false,
    privacyAgreedAt: null,
    confirmed: posts.length > 0 ? { openid: `o_${key}`, by: 'county', at: 0 } : null,
    guestAt: null,
  }
}

export interface County {
  cloud: LocalCloud
  /** The route as this person, as their phone would call it. */
  as<R extends keyof Api>(
    who: Key | { openid: string },
    route: R,
    data: Api[R]['ask'],
  ): Promise<Reply<Api[R]['reply']>>
  /** Whatever somebody might send. */
  raw(
    who: Key | { openid: string },
    event: object,
    cloudIds?: Record<string, unknown>,
  ): Promise<Reply<unknown>>
  /** The same, and it must be granted. */
  ok<R extends keyof Api>(who: Key, route: R, data: Api[R]['ask']): Promise<Api[R]['reply']>
  doc<C extends Collection>(collection: C, id: string): Documents[C]
  all<C extends Collection>(collection: C): Documents[C][]
  /** A line per stored document, with its hash: equal before and after means nothing changed. */
  snapshot(): string
  /** The same without how often somebody pressed or tried: that is counted whatever comes of it. */
  deeds(): string
  /** Remembers everything stored; the answer puts it back. */
  remember(): () => void
  close(): Promise<void>
}

/** A county of its own per test file. `latencyMs` is added to every database call. */
export async function openCounty({
  latencyMs = 0,
  now = START,
  transactionMs,
  phoneMayCall,
  env = {},
  templates,
  openapiKnown = true,
  calendar = true,
  instances = 4,
  functionsDir,
  habits,
}: {
  latencyMs?: number
  now?: number
  transactionMs?: number
  phoneMayCall?: (fn: string) => boolean
  /** Environment variables and templates of the account, for tests of what a county set up. */
  env?: Record<string, string>
  templates?: CloudOptions['templates']
  openapiKnown?: boolean
  /** Next year's calendar is entered, as it should be by November. */
  calendar?: boolean
  /** Of a function at the same time. Starting one costs as much as sixty calls; races ask for more. */
  instances?: number
  /** Other functions than today's. */
  functionsDir?: string
  /** What the platform is not documented to do. */
  habits?: CloudOptions['habits']
} = {}): Promise<County> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'county-'))
  const cloud = await startLocalCloud({
    port: 0,
    dataDir,
    functionsDir: functionsDir ?? (await buildFunctions()),
    env: { ...KEYS, ...env },
    templates,
    openapiKnown,
    habits,
    transactionMs,
    phoneMayCall,
    instances,
    wire: 'port',
    durability: 'process',
  })
  seed(cloud)
  if (calendar) cloud.store.insertMany('rules', [NEXT_YEAR])
  await cloud.setClock(now)
  cloud.faults.latencyMs = latencyMs

  const openidOf = (who: Key | { openid: string }) => (typeof who === 'string' ? `o_${who}` : who.openid)
  const raw: County['raw'] = async (who, event, cloudIds) => {
    const reply = (await cloud.callAs(openidOf(who), 'api', event, { cloudIds })) as Reply<unknown>
    if (reply.ok) keep('test', event)
    return reply
  }
  const shot = snapshots(cloud)
  return {
    cloud,
    raw,
    as: async (who, route, data) =>
      (await raw(who, { route, data: handed(openidOf(who), route, data), contract: 1 })) as never,
    async ok(who, route, data) {
      const reply = await raw(who, { route, data: handed(openidOf(who), route, data), contract: 1 })
      if (!reply.ok)
        throw new Error(
          `${who} ${route}: ${reply.code} ${reply.says} ${reply.field ?? ''} ${reply.log ?? ''}`,
        )
      return reply.data as never
    },
    doc: (collection, id) => cloud.store.get(collection, id) as never,
    all: collection => [...cloud.store.each(collection)] as never,
    deeds: () =>
      shot()
        .split('\n')
        .filter(line => !line.startsWith('tries/'))
        .join('\n'),
    snapshot: shot,
    remember: () => remember(cloud),
    async close() {
      await cloud.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** 2027, made up: only New Year's Day is off. */
const NEXT_YEAR: Documents['rules'] = {
  _id: 'calendar:2027:0001',
  v: 1,
  kind: 'calendar',
  body: { year: 2027, source: '样例', holidays: ['2027-01-01'], workdays: [], sample: true, version: 1 },
  at: 0,
  by: 'console',
  corrected: true,
}

function seed({ store }: LocalCloud): void {
  for (const [name, indexes] of Object.entries(INDEXES)) {
    store.createCollection(name)
    for (const { name: index, fields, unique } of indexes)
      store.createIndex(name, index, fields, unique === true)
  }
  store.insertMany(
    'grids',
    GRIDS.map(([id, name, level, parent]) => ({
      _id: id,
      v: 1,
      id,
      name,
      level,
      parent,
      path: pathOf(id),
      groups: [],
      ...(level === 2 ? { code: id.toUpperCase() } : {}),
    })),
  )
  store.insertMany(
    'people',
    Object.entries(PEOPLE).map(([key, who]) => personDoc(key, who)),
  )
  store.insertMany(
    'households',
    Object.entries(PEOPLE).flatMap(([key, who]) =>
      'home' in who
        ? [
            {
              _id: `h_${who.home}_${key}`,
              v: 1,
              gridId: who.home,
              path: pathOf(who.home),
              door: `${key.length} 号`,
            },
          ]
        : [],
    ),
  )
}

/** Tests write stored ids: this account's phone would send back what it was handed instead of them. */
const handed = (openid: string, route: Route, data: object): object =>
  withIds(routes[route] as ZodType, data, id =>
    seal.reveal(openid, id) === null ? seal.hide(openid, id) : id,
  ) ?? data

let taps = 0
/** A tap's key, as the phone makes one. */
export const tap = (): string => `tap-${String(process.pid)}-${String(++taps).padStart(6, '0')}`

/** An order as the form sends it. */
export const order = (
  over: Partial<Api['ticket.submit']['ask']['input']> = {},
): Api['ticket.submit']['ask']['input'] => ({
  category: 'infrastructure',
  sub: 'lamp',
  text: '村口的路灯坏了三天，晚上看不见路。',
  place: '村口大樟树下',
  urgent: false,
  aboutStaff: false,
  attachments: [],
  showOnBoard: true,
  ...over,
})
