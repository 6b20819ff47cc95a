/** What is there now, read from the account. Reading changes nothing. */
import type { Cloud, CloudFunction, Index, Permission } from './cloud/cloud'
import type { Wanted } from './plan/wanted'

interface PresentCollection {
  documents: number
  permission: Permission
  indexes: Index[]
}
export interface PresentFunction extends CloudFunction {
  sameCode: boolean
}
export interface Present {
  plan: string
  /** Those that are wanted; what else lies in the environment is left alone. */
  collections: Map<string, PresentCollection>
  functions: Map<string, PresentFunction>
  functionRule: unknown
  storage: Permission
}

export async function readPresent(cloud: Cloud, wanted: Wanted): Promise<Present> {
  const { plan } = await cloud.environment()
  const counts = await cloud.collections()
  const names = wanted.collections.map(({ name }) => name).filter(name => counts.has(name))
  const permissions = await cloud.collectionPermissions(names)
  const collections = new Map<string, PresentCollection>()
  for (const name of names)
    collections.set(name, {
      documents: counts.get(name) ?? 0,
      permission: permissions.get(name) ?? { acl: '', rule: null },
      indexes: await cloud.indexes(name),
    })
  const functions = new Map<string, PresentFunction>()
  for (const { name, zip } of wanted.functions) {
    const found = await cloud.function(name)
    if (found) functions.set(name, { ...found, sameCode: await cloud.holdsCode(name, zip) })
  }
  return {
    plan,
    collections,
    functions,
    functionRule: await cloud.functionRule(),
    storage: await cloud.storageRule(),
  }
}
