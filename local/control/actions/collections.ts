/** Collections and their indexes: tcb CreateTable, UpdateTable, DescribeTable, ListTables. */
import { badValue, ControlError, noTable } from '../errors'
import { type Acl, type CollectionState, DEFAULT_PERMISSION, type IndexState } from '../state'
import { type Body, countOr, record, records, words } from './body'
import type { Action } from './action'

/** Indexes a collection may have, `_id` not counted. */
const MOST_INDEXES = 20
const NAME = /^[A-Za-z0-9-][A-Za-z0-9_-]{0,95}$/
const ACLS: readonly string[] = ['READONLY', 'PRIVATE', 'ADMINWRITE', 'ADMINONLY']

export const collectionActions: Record<string, Action> = {
  CreateTable({ kept }, body) {
    const name = words(body, 'TableName')
    if (!NAME.test(name)) throw badValue(`TableName ${name}`)
    if (kept.state.collections[name])
      throw new ControlError('ResourceInUse', `Table exist: ${name}. 集合已存在`)
    const permission = { ...DEFAULT_PERMISSION }
    if (body['PermissionInfo'] !== undefined) {
      const info = record(body, 'PermissionInfo')
      const acl = words(info, 'AclTag')
      if (!ACLS.includes(acl) || words(info, 'EnvId') !== kept.state.envId) throw badValue('PermissionInfo')
      permission.acl = acl as Acl
    }
    kept.state.collections[name] = { permission, indexes: [], documents: 0 }
    return {}
  },

  UpdateTable({ kept, lag }, body) {
    const collection = find(kept.state.collections, body)
    for (const one of records(body, 'DropIndexes')) {
      const name = words(one, 'IndexName')
      if (!collection.indexes.some(index => index.name === name))
        throw new ControlError('ResourceNotFound', `index not found with name [${name}]`)
      collection.indexes = collection.indexes.filter(index => index.name !== name)
    }
    for (const one of records(body, 'CreateIndexes')) addIndex(collection, one, lag)
    return {}
  },

  DescribeTable({ kept }, body) {
    const collection = find(kept.state.collections, body)
    const ready = collection.indexes.filter(index => index.building === 0)
    for (const index of collection.indexes) index.building = Math.max(0, index.building - 1)
    const own = { Name: '_id_', Size: 36864, Unique: true, Keys: [{ Name: '_id', Direction: '1' }] }
    return {
      Indexes: [...ready.map(described), own],
      IndexNum: ready.length + 1,
    }
  },

  ListTables({ kept }, body) {
    const all = Object.entries(kept.state.collections)
    const offset = countOr(body, 'MgoOffset', 0)
    const limit = countOr(body, 'MgoLimit', 10)
    const page = all.slice(offset, offset + Math.min(limit, 100))
    const tables = page.map(([name, { documents, indexes }]) => ({
      TableName: name,
      Count: documents,
      Size: documents * 200,
      IndexCount: indexes.length + 1,
      IndexSize: 4096,
    }))
    // An empty database answers null, not an empty list.
    return {
      Tables: all.length === 0 ? null : tables,
      Pager: { Offset: offset, Limit: limit, Total: all.length },
    }
  },
}

const find = (collections: Record<string, CollectionState>, body: Body): CollectionState => {
  const name = words(body, 'TableName')
  const found = collections[name]
  if (!found) throw noTable(name)
  return found
}

const described = (index: IndexState) => ({
  Name: index.name,
  Size: 4096,
  Unique: index.unique,
  Keys: index.keys.map(key => ({ Name: key.name, Direction: key.direction })),
  Accesses: { Ops: 0, Since: '2026-01-01T00:00:00.000+08:00' },
})

function addIndex(collection: CollectionState, one: Body, lag: number): void {
  const name = words(one, 'IndexName')
  const schema = record(one, 'MgoKeySchema')
  const unique = schema['MgoIsUnique'] === true
  const keys = records(schema, 'MgoIndexKeys').map(key => ({
    name: words(key, 'Name'),
    direction: words(key, 'Direction'),
  }))
  if (keys.length === 0) throw badValue('MgoIndexKeys')
  const same = JSON.stringify(keys)
  if (collection.indexes.some(index => index.name === name || JSON.stringify(index.keys) === same))
    throw new ControlError('InvalidParameter', `Index with name: ${name} already exists`)
  if (collection.indexes.length >= MOST_INDEXES)
    throw new ControlError('LimitExceeded', `a collection may have ${MOST_INDEXES} indexes`)
  // Two documents without the field are two nulls: a unique index cannot be built over them.
  if (unique && collection.documents > 1)
    throw new ControlError('FailedOperation', `E11000 duplicate key error index: ${name} dup key: { : null }`)
  collection.indexes.push({ name, unique, keys, building: lag })
}
