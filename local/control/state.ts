/** What the control plane knows of one environment, kept in a file after every change. The defaults are the real ones. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export type Acl = 'READONLY' | 'PRIVATE' | 'ADMINWRITE' | 'ADMINONLY' | 'CUSTOM'
export interface Rule {
  acl: Acl
  /** The JSON text of a custom rule. */
  rule: string | null
}
export interface IndexState {
  name: string
  unique: boolean
  keys: { name: string; direction: string }[]
  /** How often the table is still described without it: an index is built in the background. */
  building: number
}
export interface CollectionState {
  permission: Rule
  indexes: IndexState[]
  documents: number
}
interface TriggerState {
  name: string
  type: string
  config: string
}
type FunctionStatus = 'Creating' | 'Updating' | 'Active' | 'CreateFailed'
export interface FunctionState {
  runtime: string
  handler: string
  timeout: number
  memory: number
  description: string
  installDependency: boolean
  variables: Record<string, string>
  triggers: TriggerState[]
  /** SHA-256 of the zip, base64 as GetFunctionAddress answers it. */
  code: string
  status: FunctionStatus
  /** How often it is still described as on its way. */
  busy: number
}
export interface EnvironmentState {
  envId: string
  region: string
  bucket: string
  collections: Record<string, CollectionState>
  functions: Record<string, FunctionState>
  functionRule: string
  storage: Rule
  /** Cloud calls that an upload with WeChat's tools has made known, per function. */
  openapi: Record<string, string[]>
  /** Calls of this month by metric. */
  usage: Record<string, number>
}

/** A new environment: no collection, no function, storage that everybody reads, functions that every phone calls. */
const blankEnvironment = (envId: string): EnvironmentState => ({
  envId,
  region: 'ap-shanghai',
  bucket: `7465-${envId}-1300000000`,
  collections: {},
  functions: {},
  functionRule: JSON.stringify({ '*': { invoke: 'auth != null' } }),
  storage: { acl: 'READONLY', rule: null },
  openapi: {},
  usage: {},
})

/** What the console and an upload with `miniprogram-ci` give a new function. */
export const DEFAULT_FUNCTION = {
  runtime: 'Nodejs8.9',
  handler: 'index.main',
  timeout: 3,
  memory: 256,
  description: '',
} as const
/** A new collection may be read and written from the phone by the person who made a document. */
export const DEFAULT_PERMISSION: Rule = { acl: 'PRIVATE', rule: null }

export class Kept {
  readonly state: EnvironmentState
  private saved = ''
  constructor(
    private readonly folder: string,
    envId: string,
  ) {
    mkdirSync(path.join(folder, 'code'), { recursive: true })
    this.state = existsSync(this.file)
      ? (JSON.parse(readFileSync(this.file, 'utf8')) as EnvironmentState)
      : blankEnvironment(envId)
  }

  private get file(): string {
    return path.join(this.folder, 'environment.json')
  }

  /** A rename, so that a kill leaves the old state or the new one. Most calls only read. */
  save(): void {
    const text = JSON.stringify(this.state, null, 2)
    if (text === this.saved) return
    writeFileSync(`${this.file}.new`, text)
    renameSync(`${this.file}.new`, this.file)
    this.saved = text
  }

  keepCode(zip: Buffer): string {
    const hash = createHash('sha256').update(zip).digest()
    writeFileSync(path.join(this.folder, 'code', hash.toString('hex')), zip)
    return hash.toString('base64')
  }

  code(hash: string): Buffer {
    return readFileSync(path.join(this.folder, 'code', Buffer.from(hash, 'base64').toString('hex')))
  }
}
