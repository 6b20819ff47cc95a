import type { Clock } from '../time/clock'
import type { Files } from '../files'
import type { Memory } from '../memory'

export interface CapturedMessage {
  at: number
  api: string
  /** The function that called. */
  function: string
  data: Record<string, unknown>
  result: ApiResult
}

export interface ApiResult {
  errcode: number
  errmsg: string
  [more: string]: unknown
}

/** Which words the content check finds, in texts and in the bytes of files. */
export interface BadWords {
  risky: string[]
  review: string[]
}

/** A template as `getTemplateList` tells it: type 2 is one-time, 3 long-term. */
export interface AccountTemplate {
  priTmplId: string
  content: string
  type: 2 | 3
}

/** What the simulated openapis work with. */
export interface ApiContext {
  memory: Memory
  clock: Clock
  files: Files
  words: BadWords
  templates: AccountTemplate[]
  lastSeen: ReadonlyMap<string, number>
  appid: string
  /** Delivers an event of WeChat's message push when the time has come. */
  pushLater(event: Record<string, unknown>): unknown
}

export type Api = (context: ApiContext, data: Record<string, unknown>) => ApiResult

export const ok = (more: Record<string, unknown> = {}): ApiResult => ({ errcode: 0, errmsg: 'ok', ...more })
