/**
 * The account's control API, as the deploy uses it: the only importer of @cloudbase/manager-node. Each call is tried again
 * when the line breaks or Tencent says «too often»; what a first try may already have made counts as made.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type CloudBase from '@cloudbase/manager-node'
import type { Account } from './account'
import { ruleOf } from './answers'
import { functionsOf } from './cloud-functions'
import type { Index, Permission } from './cloud-types'
import { tries } from './tries'

export type * from './cloud-types'
export const METRICS = ['FunctionInvocation', 'DbRead', 'DbWrite', 'StorageRead', 'StorageWrite'] as const
export type Metric = (typeof METRICS)[number]

export interface CloudOptions {
  /** Waits between two tries, in milliseconds. */
  wait?: (ms: number) => Promise<void>
}

export async function openCloud(account: Account, envId: string, options: CloudOptions = {}) {
  const { wait = sleep } = options
  const { default: Manager } = await import('@cloudbase/manager-node')
  const manager: CloudBase = new Manager({ ...account, envId })
  const tables = { EnvId: envId, MongoConnector: { InstanceId: 'flexdb', DatabaseName: '' } }

  const { tried, made } = tries(wait)
  const tcb = <T>(action: string, body: object): Promise<T> =>
    tried(() => manager.commonService('tcb').call({ Action: action, Param: { ...body } }) as Promise<T>)

  return {
    wait,

    /** Which plan it runs on. Everything below needs this call to have succeeded. */
    async environment(): Promise<{ plan: string; region: string }> {
      const { EnvInfo } = await tried(() => manager.env.getEnvInfo())
      tables.MongoConnector.DatabaseName = EnvInfo.Databases?.[0]?.InstanceId ?? ''
      return { plan: EnvInfo.PackageName, region: EnvInfo.Databases?.[0]?.Region ?? '' }
    },

    async collections(): Promise<Map<string, number>> {
      const found = new Map<string, number>()
      for (let offset = 0; ; offset += 100) {
        const page = await tried(() => manager.database.listCollections({ MgoLimit: 100, MgoOffset: offset }))
        for (const one of page.Collections) found.set(one.CollectionName, one.Count)
        if (page.Collections.length < 100) return found
      }
    },

    /** Without the index of `_id`, which every collection has. */
    async indexes(collection: string): Promise<Index[]> {
      const { Indexes = [] } = await tried(() => manager.database.describeCollection(collection))
      return Indexes.filter(one => one.Name !== '_id_').map(one => ({
        name: one.Name,
        unique: one.Unique,
        keys: one.Keys.map(key => ({ name: key.Name ?? '', direction: key.Direction ?? '' })),
      }))
    },

    /** Closed to phones from its first moment on. */
    createCollection: (name: string): Promise<void> =>
      made(() =>
        tcb('CreateTable', {
          ...tables,
          TableName: name,
          PermissionInfo: { AclTag: 'ADMINONLY', EnvId: envId },
        }),
      ),

    createIndex: (collection: string, index: Index): Promise<void> =>
      made(() =>
        manager.database.updateCollection(collection, {
          CreateIndexes: [
            {
              IndexName: index.name,
              MgoKeySchema: {
                MgoIsUnique: index.unique,
                MgoIndexKeys: index.keys.map(key => ({ Name: key.name, Direction: key.direction })),
              },
            },
          ],
        }),
      ),

    dropIndex: async (collection: string, name: string): Promise<void> => {
      await tried(() => manager.database.updateCollection(collection, { DropIndexes: [{ IndexName: name }] }))
    },

    async collectionPermissions(names: string[]): Promise<Map<string, Permission>> {
      if (names.length === 0) return new Map()
      const { Data } = await tried(() =>
        manager.permission.describeResourcePermission({ resourceType: 'collection', resources: names }),
      )
      return new Map(
        Data.PermissionList.map(one => [
          one.Resource ?? '',
          { acl: one.Permission ?? '', rule: ruleOf(one.SecurityRule) },
        ]),
      )
    },

    closeCollection: async (name: string): Promise<void> => {
      await tried(() =>
        manager.permission.modifyResourcePermission({
          resourceType: 'collection',
          resource: name,
          permission: 'ADMINONLY',
        }),
      )
    },

    async functionRule(): Promise<unknown> {
      const { Data } = await tried(() =>
        manager.permission.describeResourcePermission({ resourceType: 'function' }),
      )
      return ruleOf(Data.PermissionList[0]?.SecurityRule)
    },

    setFunctionRule: async (rule: object): Promise<void> => {
      await tried(() =>
        manager.permission.modifyResourcePermission({
          resourceType: 'function',
          permission: 'CUSTOM',
          securityRule: JSON.stringify(rule),
        }),
      )
    },

    async storageRule(): Promise<Permission> {
      const found = await tried(() => manager.storage.getStorageAcl({ withRule: true }))
      return typeof found === 'string'
        ? { acl: found, rule: null }
        : { acl: found.acl, rule: found.rule ?? null }
    },

    setStorageRule: async (rule: { read: boolean | string; write: boolean | string }): Promise<void> => {
      await tried(() => manager.storage.setStorageAcl('CUSTOM', rule))
    },

    /** Lays a file into the storage; answers its id. What the library reads is a file of this machine. */
    async upload(cloudPath: string, bytes: Buffer): Promise<string> {
      const folder = mkdtempSync(path.join(tmpdir(), 'upload-'))
      try {
        const localPath = path.join(folder, 'file')
        writeFileSync(localPath, bytes, { mode: 0o600 })
        await tried(() => manager.storage.uploadFile({ localPath, cloudPath }))
        const { Bucket } = await tried(() =>
          manager.env.getEnvInfo().then(({ EnvInfo }) => EnvInfo.Storages?.[0] ?? {}),
        )
        return `cloud://${envId}.${Bucket ?? ''}/${cloudPath}`
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },

    ...functionsOf(manager, envId, { tried, made }),

    /** Calls between two moments, `YYYY-MM-DD HH:MM:SS` in Shanghai. */
    async used(metric: Metric, from: string, until: string): Promise<number> {
      const found = await tried(() =>
        manager.monitor.describeCurveData({
          MetricName: metric,
          StartTime: from,
          EndTime: until,
          Period: 86400,
        }),
      )
      return ((found as { Values?: number[] }).Values ?? []).reduce((sum, value) => sum + value, 0)
    },
  }
}
export type Cloud = Awaited<ReturnType<typeof openCloud>>

const sleep = (ms: number): Promise<void> => new Promise(done => setTimeout(done, ms))
