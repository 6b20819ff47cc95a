/** The rules of an environment about what a phone may do without a function. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

export type Access = boolean | 'auth != null' | 'resource.openid == auth.openid'
interface FileRule {
  read: Access
  write: Access
}
export interface Rules {
  /** One for all collections: READONLY, PRIVATE, ADMINWRITE or ADMINONLY. */
  collections: 'READONLY' | 'PRIVATE' | 'ADMINWRITE' | 'ADMINONLY'
  storage: FileRule
}

/** A collection is open to the person who made a document, and everybody reads every file. */
const NEW_ENVIRONMENT: Rules = {
  collections: 'PRIVATE',
  storage: { read: true, write: 'resource.openid == auth.openid' },
}

/** `rules.json` beside the functions; where it is silent, what a new environment has. */
export function readRules(dir: string | undefined): Rules {
  const file = dir && path.join(dir, 'rules.json')
  const set = file && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Rules>) : {}
  return { ...NEW_ENVIRONMENT, ...set }
}
