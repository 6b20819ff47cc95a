import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type Cron, parseCron } from '../time/cron'
import { LIMIT } from '../limits'

export interface Timer {
  name: string
  cron: Cron
}

/** One function as it lies in the folder: `index.js` and `config.json`. */
export interface Deployed {
  name: string
  entry: string
  openapi: string[]
  timers: Timer[]
  /** The major version of Node that it was created with; it never changes. */
  node: number
  timeoutMs: number
  memoryMb: number
}

/** What a function gets that nobody configured. */
const NEW_FUNCTION = 'Nodejs8.9'

interface Config {
  permissions?: { openapi?: string[] }
  triggers?: { name: string; type: string; config: string }[]
  runtime?: string
  timeout?: number
  memorySize?: number
}

function readJson<T>(file: string, otherwise: T): T {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : otherwise
}

/** Reads all functions of a folder; a timer that cannot be read is an error here rather than a silence later. */
export function readDeployed(dir: string | undefined): Map<string, Deployed> {
  const out = new Map<string, Deployed>()
  if (!dir || !existsSync(dir)) return out
  for (const { name } of readdirSync(dir, { withFileTypes: true })) {
    const entry = path.resolve(dir, name, 'index.js')
    if (!existsSync(entry)) continue
    const config = readJson<Config>(path.join(dir, name, 'config.json'), {})
    out.set(name, {
      name,
      entry,
      openapi: config.permissions?.openapi ?? [],
      timers: (config.triggers ?? [])
        .filter(({ type }) => type === 'timer')
        .map(trigger => ({ name: trigger.name, cron: parseCron(trigger.config) })),
      node: Number(/^Nodejs(\d+)/.exec(config.runtime ?? NEW_FUNCTION)?.[1]),
      timeoutMs: config.timeout ? config.timeout * 1000 : LIMIT.functionMs,
      memoryMb: config.memorySize ?? LIMIT.functionMemoryMb,
    })
  }
  return out
}

/** Which functions a phone may call: `permissions.json` beside the functions; the default is no. */
export function readPermissions(dir: string | undefined): (name: string) => boolean {
  const allowed = dir ? readJson<Record<string, boolean>>(path.join(dir, 'permissions.json'), {}) : {}
  return name => allowed[name] === true
}
