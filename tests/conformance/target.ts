import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import tcb from '@cloudbase/node-sdk'
import {
  type CloudOptions,
  functionEnvironment,
  type LocalCloud,
  startLocalCloud,
} from '../../local/cloud/index'

/**
 * The same suite proves the local cloud and a real environment:
 *   CONFORMANCE_ENV=<envId> TENCENTCLOUD_SECRETID=… TENCENTCLOUD_SECRETKEY=… npx vitest run tests/conformance
 * runs everything that needs only a database and storage there, in the collections named in `COLLECTIONS`
 * (make them before, with the indexes named in `INDEXES`). What needs a clock, faults or functions stays local.
 */
export const realEnv = process.env.CONFORMANCE_ENV

const COLLECTIONS = ['conformance_items', 'conformance_unique', 'conformance_pairs']
const INDEXES = [
  { collection: 'conformance_unique', name: 'no', fields: [['no', 1]] as [string, 1][], unique: true },
]

export type Database = ReturnType<ReturnType<typeof tcb.init>['database']>

export interface Target {
  database: Database
  app: ReturnType<typeof tcb.init>
  /** Only when the target is the local cloud. */
  local?: LocalCloud
  close(): Promise<void>
}

export const FUNCTIONS = fileURLToPath(new URL('./functions', import.meta.url))

/** A local cloud in a folder of its own that goes away with it. */
export async function openLocal(options: Partial<CloudOptions> = {}): Promise<LocalCloud> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'cloud-'))
  const cloud = await startLocalCloud({
    port: 0,
    dataDir,
    functionsDir: FUNCTIONS,
    openapiKnown: true,
    durability: 'process',
    instances: 4,
    ...options,
  })
  const close = async () => {
    await cloud.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { ...cloud, close }
}

/** Points the SDK of this process at a cloud, as the function runtime does it for functions. */
function sdkFor(cloud: LocalCloud): ReturnType<typeof tcb.init> {
  Object.assign(process.env, functionEnvironment(cloud))
  return tcb.init({ env: cloud.envId })
}

/** The environment under test, with empty collections. */
export async function openTarget(options: Partial<CloudOptions> = {}): Promise<Target> {
  if (realEnv) {
    const app = tcb.init({ env: realEnv })
    const database = app.database()
    for (const name of COLLECTIONS)
      await database
        .collection(name)
        .where({ _id: database.command.exists(true) })
        .remove()
    return { app, database, close: async () => {} }
  }
  const local = await openLocal(options)
  for (const name of COLLECTIONS) local.store.createCollection(name)
  for (const { collection, name, fields, unique } of INDEXES)
    local.store.createIndex(collection, name, fields, unique)
  const app = sdkFor(local)
  return { app, database: app.database(), local, close: local.close }
}

/** The refusal of a call: its code and message. */
export async function refusalOf(call: Promise<unknown>): Promise<{ code: string; message: string }> {
  try {
    await call
  } catch (error) {
    const { code = '', message = '' } = error as { code?: string; message?: string }
    return { code, message }
  }
  throw new Error('expected a refusal, but the call succeeded')
}
