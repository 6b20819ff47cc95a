import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export interface Keys {
  FIELD_KEYS: string
  CODE_KEY: string
}

/** The keys of this data folder, made once and readable by its owner only. Losing them loses names and phones. */
export function keysOf(dataDir: string): Keys {
  const file = path.join(dataDir, 'keys.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Keys
  const keys: Keys = {
    FIELD_KEYS: `1:${randomBytes(32).toString('base64')}`,
    CODE_KEY: randomBytes(32).toString('base64'),
  }
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(file, JSON.stringify(keys), { mode: 0o600, flag: 'wx' })
  return keys
}
