import type { AccountTemplate, BadWords } from './openapi/types'
import type { Plan } from './quota'

/** What no documentation says: how a timer calls itself, and where the platform says who calls. Either way must do. */
export interface Habits {
  timer: { source: string; triggerSrc: boolean }
  saysIn: 'process' | 'context' | 'both'
}

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
  /**
   * Uploads with WeChat DevTools have made the cloud-call permissions of every `config.json` known. Default: no, as after any
   * other upload; then every openapi answers -604101 until `devtoolsUpload`.
   */
  openapiKnown?: boolean
  /** Run the timers of `config.json`; default: no. */
  timers?: boolean
  /** Added to every database call. */
  latencyMs?: number
  /** The subscription templates of the account; any id is taken where none are listed. */
  templates?: AccountTemplate[]
  habits?: Partial<Habits>
  /** What the account pays for; default: everything. */
  plan?: Plan
  /** Words the content check finds. */
  words?: BadWords
  /** How long the verdict on a photo or voice takes, by the movable clock. */
  mediaCheckMs?: number
  transactionMs?: number
  /** How often a timer runs in one jump of the clock, at most; default: 12. */
  runsPerJump?: number
  /** How the calls of functions arrive: over a socket, as in production (default), or, for less than half the work, over the port of their thread. */
  wire?: 'socket' | 'port'
  /**
   * Threads of functions come from a cloud of this process that was closed, and go to the next one (host/threads.ts). For
   * functions that keep what they read for a moment only: anything else in their modules would go with them.
   */
  handOnThreads?: boolean
  /** Instances of a function at the same time; further calls queue. */
  instances?: number
  /** false: every instance compiles its bundle again, as production does; else what V8 made of it is kept in a file. */
  keepCompiled?: boolean
  /** 'power' (default) flushes every commit to the disk; 'process' survives kill -9 only and is faster; 'none' leaves the data as it found them. */
  durability?: 'power' | 'process' | 'none'
}

/** What is taken where the options are silent. */
export const DEFAULTS = {
  envId: 'local-env',
  appid: 'wx0000000000000000',
  words: { risky: ['违规测试'], review: ['待审测试'] } as BadWords,
  mediaCheckMs: 300,
  instances: 8,
  habits: { timer: { source: 'wx_trigger', triggerSrc: true }, saysIn: 'both' } as Habits,
}

/** What Tencent's function runtime sets, pointing the SDKs to a local cloud. */
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
