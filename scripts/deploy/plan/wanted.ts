/** What shall be there: read from the built functions, the table of indexes, deploy.json and the secrets. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { INDEXES } from '../../../cloudfunctions/_documents/indexes'
import type { Index, Trigger } from '../cloud/cloud'
import { FUNCTIONS } from '../../build/names'
import { keyCheck, type Secrets } from '../secrets'
import type { Settings } from '../settings'
import { templateVariables } from './templates'
import { type Zip, zipFolder } from '../cloud/zip'

interface WantedCollection {
  name: string
  indexes: Index[]
}
export interface WantedFunction {
  name: string
  runtime: string
  handler: string
  timeout: number
  memory: number
  zip: Zip
  triggers: Trigger[]
}
export interface Wanted {
  collections: WantedCollection[]
  functions: WantedFunction[]
  /** Which functions a phone may call. */
  phonesMayCall: Record<string, boolean>
  storage: { read: boolean | string; write: boolean | string }
  /** The same for every function. */
  variables: Record<string, string>
}

/** The runtime is chosen when a function is made and never changes; below 18 the bundles do not start. */
export const LEAST_RUNTIME = 18
/** A phone lays a photo down where the function told it to; it reads through addresses that the function hands out. */
export const storageRule = (dist: string): Wanted['storage'] =>
  (JSON.parse(readFileSync(path.join(dist, 'rules.json'), 'utf8')) as Pick<Wanted, 'storage'>).storage

interface FunctionConfig {
  runtime: string
  timeout: number
  memorySize: number
  triggers?: { name: string; config: string }[]
}

/** The built functions, packed: the same in every plan of one run, and dear. */
export const functionsIn = (dist: string): WantedFunction[] =>
  FUNCTIONS.map(name => {
    const folder = path.join(dist, name)
    const config = JSON.parse(readFileSync(path.join(folder, 'config.json'), 'utf8')) as FunctionConfig
    return {
      name,
      runtime: config.runtime,
      handler: 'index.main',
      timeout: config.timeout,
      memory: config.memorySize,
      zip: zipFolder(folder),
      triggers: (config.triggers ?? []).map(({ name, config }) => ({ name, config })),
    }
  })

export function wantedFrom(
  dist: string,
  functions: WantedFunction[],
  settings: Settings,
  secrets: Secrets,
): Wanted {
  return {
    collections: Object.entries(INDEXES).map(([name, indexes]) => ({
      name,
      indexes: indexes.map(({ name, unique, fields }) => ({
        name,
        unique: unique === true,
        keys: fields.map(([field, direction]) => ({ name: field, direction: String(direction) })),
      })),
    })),
    functions,
    phonesMayCall: JSON.parse(readFileSync(path.join(dist, 'permissions.json'), 'utf8')) as Record<
      string,
      boolean
    >,
    storage: storageRule(dist),
    variables: variablesOf(settings, secrets),
  }
}

function variablesOf(settings: Settings, secrets: Secrets): Record<string, string> {
  return {
    FIELD_KEYS: secrets.fieldKeys.join(','),
    CODE_KEY: secrets.codeKey,
    KEY_CHECK: keyCheck(secrets.codeKey),
    MINIPROGRAM_STATE: settings.state,
    ...templateVariables(settings.templates),
  }
}
