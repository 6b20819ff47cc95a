import { badParameter, CloudError, duplicateKey } from '../errors'
import type { Action, Call } from '../environment'
import type { Body } from '../wire/body'
import { LIMIT } from '../limits'
import { applyUpdate } from '../store/update'
import type { Order } from '../store/planner'
import { project } from '../store/query'
import { newId } from '../store/writer'
import { type Doc, isObject, parse, stringify } from '../wire/ejson'
import { inTransaction, oneId } from './transactions'

const collectionOf = (body: Body): string => String(body.collectionName)

function ejson(value: unknown, call: Call): Doc {
  if (value === undefined || value === null || value === '') return {}
  const doc = typeof value === 'string' ? parse(value, call.environment.clock.now()) : value
  if (!isObject(doc)) throw badParameter('expected an object')
  return doc
}

function limitOf(body: Body): number {
  const limit = body.limit === undefined ? LIMIT.documentsByDefault : Number(body.limit)
  if (!(limit >= 0) || limit > LIMIT.documentsPerGet)
    throw badParameter(`limit ${String(body.limit)}: at most ${LIMIT.documentsPerGet} documents in one get`)
  return limit
}

const insert: Action = async (body, call) => {
  const { store, clock } = call.environment
  const collection = collectionOf(body)
  const list = (Array.isArray(body.data) ? body.data : [body.data]) as string[]
  const docs = list.map(text => parse(text, clock.now()))
  if (body.transactionId === undefined)
    return { data: { insertedIds: await store.waiting.insert(collection, docs) } }
  return inTransaction(body, call, (transaction, table) => {
    const insertedIds = docs.map(doc => {
      const { _id: id = newId(), ...rest } = doc
      if (store.transactions.read(transaction, table, id)) throw duplicateKey(collection, '_id_', { _id: id })
      store.transactions.put(transaction, table, id, { _id: id, ...rest })
      return id
    })
    return { data: { insertedIds } }
  })
}

const get: Action = async (body, call) => {
  const { store } = call.environment
  const filter = ejson(body.query, call)
  const projection = body.projection ? ejson(body.projection, call) : undefined
  if (body.transactionId !== undefined) {
    return inTransaction(body, call, (transaction, table) => {
      const doc = store.transactions.read(transaction, table, oneId(body, filter))
      return { data: { list: doc ? [stringify(projection ? project([doc], projection)[0] : doc)] : [] } }
    })
  }
  const order = ejson(body.order, call) as Order
  const skip = Number(body.offset ?? 0)
  const limit = limitOf(body)
  return {
    data: { list: store.findTexts(collectionOf(body), { filter, order, skip, limit, projection }) },
    limit,
    offset: skip,
  }
}

const count: Action = (body, call) => ({
  data: { total: call.environment.store.count(collectionOf(body), ejson(body.query, call)) },
})

const modify: Action = async (body, call) => {
  const { store } = call.environment
  const filter = ejson(body.query, call)
  const data = ejson(body.data, call)
  const merge = body.merge === true
  if (body.transactionId !== undefined) {
    return inTransaction(body, call, (transaction, table) => {
      const id = oneId(body, filter)
      const current = store.transactions.read(transaction, table, id)
      const next = !merge
        ? { doc: { _id: id, ...data }, changed: true }
        : current && applyUpdate(current, data)
      if (next) store.transactions.put(transaction, table, id, next.doc)
      return {
        data: { updated: current && next?.changed ? 1 : 0, upsert_id: !merge && !current ? id : null },
      }
    })
  }
  const { updated, upsertId } = await store.waiting.modify(collectionOf(body), {
    filter,
    data,
    merge,
    multi: body.multi === true,
    upsert: body.upsert === true,
  })
  return { data: { updated, upsert_id: upsertId } }
}

const modifyAndReturn: Action = async (body, call) => {
  const { store } = call.environment
  const filter = ejson(body.query, call)
  const data = ejson(body.data, call)
  if (body.transactionId !== undefined) {
    return inTransaction(body, call, (transaction, table) => {
      const id = oneId(body, filter)
      const current = store.transactions.read(transaction, table, id)
      if (!current) return { data: { updated: 0, doc: null } }
      const next = applyUpdate(current, data).doc
      store.transactions.put(transaction, table, id, next)
      return { data: { updated: 1, doc: stringify(next) } }
    })
  }
  const { updated, doc } = await store.waiting.modify(collectionOf(body), {
    filter,
    data,
    merge: true,
    multi: false,
  })
  return { data: { updated, doc: doc ? stringify(doc) : null } }
}

const remove: Action = async (body, call) => {
  const { store } = call.environment
  const filter = ejson(body.query, call)
  if (body.transactionId !== undefined) {
    return inTransaction(body, call, (transaction, table) => {
      const id = oneId(body, filter)
      if (!store.transactions.read(transaction, table, id)) return { data: { deleted: 0 } }
      store.transactions.put(transaction, table, id, null)
      return { data: { deleted: 1 } }
    })
  }
  return { data: { deleted: await store.waiting.remove(collectionOf(body), filter, body.multi === true) } }
}

const aggregate: Action = (body, call) => {
  const stages = (body.stages as { stageKey: string; stageValue: string }[]).map(
    ({ stageKey, stageValue }) => {
      if (['$out', '$merge'].includes(stageKey))
        throw new CloudError('DATABASE_INVALID_OPERRATOR', `${stageKey} is not allowed`)
      const value: unknown = JSON.parse(stageValue)
      return { [stageKey]: isObject(value) ? parse(stageValue, call.environment.clock.now()) : value }
    },
  )
  return { data: { list: call.environment.store.aggregate(collectionOf(body), stages) } }
}

const addCollection: Action = (body, call) => {
  call.environment.store.createCollection(collectionOf(body))
  return {}
}

export const databaseActions: Record<string, Action> = {
  'database.insertDocument': insert,
  'database.getDocument': get,
  'database.calculateDocument': count,
  'database.modifyDocument': modify,
  'database.modifyAndReturnDoc': modifyAndReturn,
  'database.removeDocument': remove,
  'database.aggregateDocuments': aggregate,
  'database.addCollection': addCollection,
}
