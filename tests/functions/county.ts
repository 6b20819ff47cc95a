/**
 * A tiny fixed county for the tests of the functions: every role, in the own grid, another grid, another village,
 * another town. Real functions, real SDKs, the local cloud. Everyone here is invented.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { ZodType } from 'zod'
import { routes, type Api, type Route } from '../../contract'
import type { Reply } from '../../contract/wire'
import { withIds } from '../../contract/typed'
import type { Collection, Documents } from '../../cloudfunctions/_documents'
import { type CloudOptions, startLocalCloud, type LocalCloud } from '../../local/cloud'
import { buildFunctions } from '../../scripts/build'
import { remember, snapshots } from './kept'
import { keep } from './recorded/keep'
import { KEYS, seal, START, NEXT_YEAR, seed, type Key } from './seeded'

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
  words,
  mediaCheckMs,
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
  words?: CloudOptions['words']
  mediaCheckMs?: number
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
    words,
    mediaCheckMs,
    transactionMs,
    phoneMayCall,
    instances,
    wire: 'port',
    handOnThreads: functionsDir === undefined,
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
          `${who} ${route}: ${reply.code} ${reply.message} ${reply.field ?? ''} ${reply.log ?? ''}`,
        )
      return reply.data as never
    },
    doc: (collection, id) => cloud.store.get(collection, id) as never,
    all: collection => [...cloud.store.each(collection)] as never,
    deeds: () => shot(['tries']),
    snapshot: () => shot(),
    remember: () => remember(cloud),
    async close() {
      await cloud.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
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
