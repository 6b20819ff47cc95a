import type { Clock } from '../clock'
import type { CloudOptions } from '../options'
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

/** What the simulated openapis work with. */
export interface ApiContext {
  memory: Memory
  clock: Clock
  files: Files
  words: BadWords
  templates: NonNullable<CloudOptions['templates']>
  appid: string
  /** Delivers an event of WeChat's message push when the time has come. */
  pushLater(event: Record<string, unknown>): unknown
}

export type Api = (context: ApiContext, data: Record<string, unknown>) => ApiResult

export const ok = (more: Record<string, unknown> = {}): ApiResult => ({ errcode: 0, errmsg: 'ok', ...more })
