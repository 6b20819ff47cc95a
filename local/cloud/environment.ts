import type { Body } from './wire/body'
import type { Clock } from './time/clock'
import type { CloudIds } from './cloud-ids'
import type { Faults } from './faults'
import type { Files } from './files'
import type { Deployed } from './host/deployed'
import type { Host, Invocation } from './host/host'
import type { Memory } from './memory'
import type { AccountTemplate, BadWords } from './openapi/types'
import type { Rules } from './endpoints/rules'
import type { Pushes } from './pushes'
import type { Quota } from './quota'
import type { Sequence } from './sequence'
import type { Store } from './store/store'
import type { Timers } from './time/timers'

/** Everything one local environment consists of: what the actions and endpoints work with. */
export interface Environment {
  envId: string
  appid: string
  url: string
  store: Store
  clock: Clock
  memory: Memory
  files: Files
  cloudIds: CloudIds
  faults: Faults
  functions: Map<string, Deployed>
  host: Host
  pushes: Pushes
  timers: Timers
  runs: Runs
  words: BadWords
  templates: AccountTemplate[]
  phoneMayCall: (fn: string) => boolean
  /** Functions whose cloud-call permissions WeChat knows. */
  openapiKnown: Set<string>
  /** When each person's phone called last. */
  lastSeen: Map<string, number>
  rules: Rules
  quota: Quota
  /** Wire actions since the last reset. */
  counts: Map<string, number>
  sequence: Sequence
}

/** Runs functions as the cloud does, without a person: `trigger` as a timer, `push` as WeChat's message push. */
export interface Runs {
  trigger(fn: string, timer: string): Promise<unknown>
  push(fn: string, event: object): Promise<unknown>
  console(fn: string, event: object, source?: string): Promise<unknown>
}

/** One call of the SDK. */
export interface Call {
  environment: Environment
  /** The running function that called; undefined: a tool outside. */
  invocation: Invocation | undefined
  source: string
}

export type Action = (body: Body, call: Call) => Promise<object> | object
