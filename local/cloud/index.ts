import { mkdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { Clock } from './clock'
import { CloudIds } from './cloud-ids'
import type { Environment } from './environment'
import { Faults } from './faults'
import { Files } from './files'
import { createGateway } from './gateway'
import { readDeployed, readPermissions } from './host/deployed'
import { Host } from './host/host'
import { holdFolder } from './lock'
import { Memory } from './memory'
import { grant } from './openapi/subscribe'
import type { BadWords, CapturedMessage } from './openapi/types'
import { callFromPhone } from './phone'
import { Pushes } from './pushes'
import { Store } from './store/store'
import { Timers } from './timers'
import { travel } from './travel'

export type { CapturedMessage, BadWords }
export { Faults, Store }
export type { IndexField } from './store/keys'

export interface CloudOptions {
  /** 0: any free one. */
  port: number
  dataDir: string
  /** One folder per function with `index.js` and `config.json`, and `permissions.json` beside them. */
  functionsDir?: string
  appid?: string
  envId?: string
  /** Environment variables of the functions. */
  env?: Record<string, string>
  /** Which functions a phone may call; default: `functionsDir/permissions.json`, and no where it is silent. */
  phoneMayCall?: (fn: string) => boolean
  /** Run the timers of `config.json`; default: no. */
  timers?: boolean
  /** Added to every database call. */
  latencyMs?: number
  /** Words the content check finds. */
  words?: BadWords
  /** How long the verdict on a photo or voice takes, by the movable clock. */
  mediaCheckMs?: number
  transactionMs?: number
  /** 'power' (default) flushes every commit to the disk; 'process' survives kill -9 only and is faster. */
  durability?: 'power' | 'process'
}

export interface LocalCloud {
  url: string
  port: number
  envId: string
  store: Store
  now(): number
  /** What `wx.cloud.callFunction(…).result` gives on the phone of `openid`; throws a CallError otherwise. */
  callAs(openid: string, fn: string, data: unknown, opts?: { cloudIds?: Record<string, unknown> }): Promise<unknown>
  /** Runs a function as its timer would. */
  trigger(fn: string, triggerName: string): Promise<unknown>
  /** Runs a function as WeChat's message push would. */
  push(fn: string, event: object): Promise<unknown>
  advance(ms: number): Promise<void>
  setClock(ms: number): Promise<void>
  /** The openapi calls so far. */
  messages(): CapturedMessage[]
  clearMessages(): void
  faults: Faults
  /** The person accepts `n` messages of a template on the phone. */
  grant(openid: string, templateId: string, n?: number): void
  files: {
    put(openid: string, cloudPath: string, bytes: Uint8Array): Promise<string>
    read(fileId: string): Promise<Buffer | undefined>
    list(): { path: string; size: number; owner: string | null }[]
  }
  /** Seals open data as WeChat would and returns a cloudID. */
  cloudId(data: unknown): string
  /** Wire actions since the last reset, and `examined`: documents read by queries. */
  counts(): Record<string, number>
  resetCounts(): void
  close(): Promise<void>
}

/** An unsuccessful `wx.cloud.callFunction`. */
export class CallError extends Error {
  constructor(
    readonly code: string,
    readonly errCode: number,
    readonly errMsg: string,
  ) {
    super(errMsg)
    this.name = 'CallError'
  }
}

const WORDS: BadWords = { risky: ['违规测试'], review: ['待审测试'] }
const MEDIA_CHECK_MS = 300
const HOST = '127.0.0.1'

/** Starts a local CloudBase over a data folder. It holds the folder alone until `close()`. */
export async function startLocalCloud(options: CloudOptions): Promise<LocalCloud> {
  const envId = options.envId ?? 'local-env'
  const appid = options.appid ?? 'wx0000000000000000'
  mkdirSync(options.dataDir, { recursive: true })
  const release = holdFolder(options.dataDir)
  const clock = new Clock()
  const store = new Store(path.join(options.dataDir, 'cloud.db'), { now: clock.now, durability: options.durability, transactionMs: options.transactionMs })
  const memory = new Memory(store.database)
  clock.offsetMs = Number(memory.setting('clockOffsetMs', () => '0'))
  const functions = readDeployed(options.functionsDir)
  const faults = new Faults()
  faults.latencyMs = options.latencyMs ?? 0

  const variables: Record<string, string> = {}
  const host = new Host(functions, clock, variables, invocation => faults.begins(invocation))
  const run = async (fn: string, event: object, timer: boolean): Promise<unknown> => {
    const outcome = await host.invoke(fn, JSON.stringify(event), { source: 'wx_trigger', appid, timer })
    if ('code' in outcome) throw new CallError(outcome.code, -1, outcome.message)
    return JSON.parse(outcome.result) as unknown
  }
  const push = (fn: string, event: object) => run(fn, event, false)
  const trigger = (fn: string, name: string) => run(fn, { Type: 'Timer', TriggerName: name, Time: new Date(clock.now()).toISOString() }, true)

  const environment: Environment = {
    envId,
    appid,
    url: '',
    store,
    clock,
    memory,
    files: new Files(path.join(options.dataDir, 'files'), memory, `${envId}.6c6f-${envId}`, clock.now),
    cloudIds: new CloudIds(appid, clock.now),
    faults,
    functions,
    host,
    pushes: new Pushes(memory, clock, push, options.mediaCheckMs ?? MEDIA_CHECK_MS),
    timers: new Timers(functions, clock, trigger),
    words: options.words ?? WORDS,
    phoneMayCall: options.phoneMayCall ?? readPermissions(options.functionsDir),
    counts: new Map(),
  }
  const server = createGateway(environment)
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(options.port, HOST, resolve))
  const { port } = server.address() as AddressInfo
  environment.url = `http://${HOST}:${port}`
  Object.assign(variables, functionEnvironment(environment), options.env)
  if (options.timers) environment.timers.start()

  return {
    url: environment.url,
    port,
    envId,
    store,
    now: clock.now,
    async callAs(openid, fn, data, { cloudIds = {} } = {}) {
      const sealed = Object.fromEntries(Object.entries(cloudIds).map(([key, value]) => [key, { __cloudID: environment.cloudIds.seal(value) }]))
      const { answer, code = '' } = await callFromPhone(environment, openid, fn, { ...(data as object), ...sealed })
      if ('errCode' in answer) throw new CallError(code, answer.errCode, answer.errMsg)
      return answer.result
    },
    trigger,
    push,
    advance: ms => travel(environment, clock.now() + ms),
    setClock: ms => travel(environment, ms),
    messages: () => memory.all<{ message: string }>('SELECT message FROM _messages ORDER BY id').map(({ message }) => JSON.parse(message) as CapturedMessage),
    clearMessages: () => memory.run('DELETE FROM _messages'),
    faults,
    grant: (openid, templateId, n = 1) => grant(memory, openid, templateId, n),
    files: {
      put: async (openid, cloudPath, bytes) => environment.files.put(openid, cloudPath, bytes),
      read: async fileId => environment.files.read(environment.files.pathOf(fileId) ?? ''),
      list: () => environment.files.list(),
    },
    cloudId: data => environment.cloudIds.seal(data),
    counts: () => ({ ...Object.fromEntries(environment.counts), examined: store.examined }),
    resetCounts() {
      environment.counts.clear()
      store.resetExamined()
    },
    async close() {
      environment.timers.stop()
      faults.clear()
      await environment.pushes.close()
      await host.close()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
      store.close()
      release()
    },
  }
}

/** What Tencent's function runtime sets, pointing the SDKs here. */
export function functionEnvironment({ envId, url }: { envId: string; url: string }): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    TZ: 'UTC',
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: envId,
    TCB_ENV: envId,
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TENCENTCLOUD_SESSIONTOKEN: 'local',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }),
  }
}
