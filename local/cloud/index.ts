import { assemble } from './assemble'
import { CallError } from './errors'
import type { Faults } from './faults'
import { forgetMessages, messagesIn } from './openapi/messages'
import { grant } from './openapi/subscribe'
import type { CapturedMessage } from './openapi/types'
import type { CloudOptions } from './options'
import { callFromPhone } from './phone'
import { Store } from './store/store'
import { travel } from './time/travel'

export { CallError, Store }
export { functionEnvironment } from './options'
export type { CloudOptions }

export interface LocalCloud {
  url: string
  port: number
  envId: string
  store: Store
  now(): number
  /** What `wx.cloud.callFunction(…).result` gives on the phone of `openid`; throws a CallError otherwise. */
  callAs(
    openid: string,
    fn: string,
    data: unknown,
    opts?: { cloudIds?: Record<string, unknown> },
  ): Promise<unknown>
  /** Runs a function as its timer would. */
  trigger(fn: string, triggerName: string): Promise<unknown>
  /** Runs a function as WeChat's message push would. */
  push(fn: string, event: object): Promise<unknown>
  /** Runs a function as the cloud account's console or command line would: no openid, no source unless one is given. */
  console(fn: string, event: object, source?: string): Promise<unknown>
  advance(ms: number): Promise<void>
  setClock(ms: number): Promise<void>
  /** An upload of this function with WeChat DevTools: its cloud-call permissions are known from then on. */
  devtoolsUpload(fn: string): void
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
  /**
   * Wire actions since the last reset; `examined`: documents read by queries; `inSequence`: database calls that waited for
   * one another, where one request ran alone.
   */
  counts(): Record<string, number>
  resetCounts(): void
  close(): Promise<void>
}

/** Starts a local CloudBase over a data folder. It holds the folder alone until `close()`. */
export async function startLocalCloud(options: CloudOptions): Promise<LocalCloud> {
  const { environment, close } = await assemble(options)
  const { store, clock, memory, files, cloudIds, faults, counts, runs, sequence } = environment
  return {
    url: environment.url,
    port: Number(new URL(environment.url).port),
    envId: environment.envId,
    store,
    now: clock.now,
    async callAs(openid, fn, data, opts = {}) {
      const sealed = Object.fromEntries(
        Object.entries(opts.cloudIds ?? {}).map(([key, value]) => [key, { __cloudID: cloudIds.seal(value) }]),
      )
      const { answer, code = '' } = await callFromPhone(environment, openid, fn, {
        ...(data as object),
        ...sealed,
      })
      if ('errCode' in answer) throw new CallError(code, answer.errCode, answer.errMsg)
      return answer.result
    },
    trigger: runs.trigger,
    push: runs.push,
    console: runs.console,
    devtoolsUpload: fn => void environment.openapiKnown.add(fn),
    advance: ms => travel(environment, { advanceMs: ms }),
    setClock: ms => travel(environment, { setTo: ms }),
    messages: () => messagesIn(memory),
    clearMessages: () => forgetMessages(memory),
    faults,
    grant: (openid, templateId, n = 1) => grant(memory, openid, templateId, n),
    files: {
      put: async (openid, cloudPath, bytes) => files.put(openid, cloudPath, bytes),
      read: async fileId => files.read(files.pathOf(fileId) ?? ''),
      list: () => files.list(),
    },
    cloudId: data => cloudIds.seal(data),
    counts: () => ({ ...Object.fromEntries(counts), examined: store.examined, inSequence: sequence.longest }),
    resetCounts() {
      counts.clear()
      sequence.reset()
      store.resetExamined()
    },
    close,
  }
}
