/**
 * The database: the only importer of @cloudbase/node-sdk. Typed collections, one way to list, a transaction that
 * exposes only what really runs inside it (`where().update` and `aggregate` would run outside, measured).
 */
import tcb from '@cloudbase/node-sdk'
import type { Collection, Documents } from '../_documents'
import { first, page, type Reach } from './reach'
import { KeyTaken, keepKey, noDeed, tapNow, wrote, type Deed, type Tap } from './taps'
import { isDuplicate, troubleOf } from './database-error'
import { upcast } from '../_documents/upcasters'

type Scalar = string | number | boolean | null
/** A bound instead of an equal: `below(now)`, `from(x)`, `oneOf(ids)`. Made here only, so no input can smuggle one in. */
class Bound {
  constructor(
    readonly ops: Partial<Record<'lt' | 'lte' | 'gt' | 'gte', Scalar>> & {
      in?: readonly Scalar[]
      neq?: Scalar
      notOver?: Scalar
    },
  ) {}
}
export const under = (x: Scalar) => new Bound({ lt: x })
export const upTo = (x: Scalar) => new Bound({ lte: x })
export const over = (x: Scalar) => new Bound({ gt: x })
export const from = (x: Scalar) => new Bound({ gte: x })
export const between = (a: Scalar, b: Scalar) => new Bound({ gte: a, lte: b })
/** The bound that stood, and what follows `after`: a later page never reaches beyond what the first one could show. */
function beyond(standing: Scalar | Bound | undefined, after: Scalar, direction: 'asc' | 'desc'): Bound {
  const { gte, gt, lte, lt, ...others } = standing instanceof Bound ? standing.ops : {}
  const upper = { ...(lte === undefined ? {} : { lte }), ...(lt === undefined ? {} : { lt }) }
  const lower = { ...(gte === undefined ? {} : { gte }), ...(gt === undefined ? {} : { gt }) }
  return direction === 'asc'
    ? new Bound({ ...others, ...upper, gt: after })
    : new Bound({ ...others, ...lower, lt: after })
}
export const oneOf = (xs: readonly Scalar[]) => new Bound({ in: xs })
export const otherThan = (x: Scalar) => new Bound({ neq: x })
/** At most `x`, or not there at all. */
export const notOver = (x: Scalar) => new Bound({ notOver: x })
export type Where = Record<string, Scalar | Bound>

export interface ListQuery {
  where: Where
  /** One sort key; `desc` from the newest. With `after`, only what follows that value of the key. */
  sort?: [field: string, direction: 'asc' | 'desc']
  after?: Scalar
  limit: Reach
}
/** A list without an end of its own: `store.all`. The sort key must tell every document apart (`_id`, `rev`, `sortKey`). */
export type AllQuery = Pick<ListQuery, 'where' | 'sort'> & { pages?: number }

/** What may be changed in place, outside a transaction: leases, counters. */
export interface Change {
  set?: Record<string, unknown>
  inc?: Record<string, number>
  push?: Record<string, unknown>
  /** In front of a list that keeps its first `most`. */
  unshift?: Record<string, { one: unknown; most: number }>
  pull?: Record<string, unknown>
}

/** One after the other: two at once are refused by the real service (TransactionBusy). */
export interface Tx {
  get<C extends Collection>(collection: C, id: string): Promise<Documents[C] | null>
  create<C extends Collection>(collection: C, doc: Documents[C]): Promise<void>
  put<C extends Collection>(collection: C, doc: Documents[C]): Promise<void>
  remove(collection: Collection, id: string): Promise<void>
}

interface Doc {
  get(): Promise<{ data: unknown }>
  set(data: object): Promise<unknown>
  remove(): Promise<unknown>
  update(data: object): Promise<{ updated?: number }>
}
interface Coll extends Select {
  doc(id: string): Doc
  add(data: object): Promise<unknown>
}
interface Select {
  where(query: object): Select
  orderBy(field: string, direction: string): Select
  skip(n: number): Select
  limit(n: number): Select
  field(fields: Record<string, boolean>): Select
  get(): Promise<{ data: Record<string, unknown>[] }>
  update(data: object): Promise<{ updated?: number }>
  remove(): Promise<{ deleted?: number }>
  updateAndReturn(data: object): Promise<{ doc?: Record<string, unknown> | null }>
}
interface Command {
  lt(x: Scalar): Command
  lte(x: Scalar): Command
  gt(x: Scalar): Command
  gte(x: Scalar): Command
  in(x: readonly Scalar[]): Command
  neq(x: Scalar): Command
  not(x: Command): Command
  and(x: Command): Command
  inc(n: number): unknown
  push(x: unknown): unknown
  pull(x: unknown): unknown
  set(x: unknown): unknown
}
interface Database {
  collection(name: string): Coll
  command: Command
  runTransaction<T>(work: (t: { collection(name: string): Coll }) => Promise<T>, times: number): Promise<T>
}

// The SDK's own typings say any or void for most of this; this file is where that ends.
const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV as unknown as string })
const db = app.database() as unknown as Database
const _ = db.command

function queryOf(where: Where): object {
  return Object.fromEntries(
    Object.entries(where).map(([field, want]) => [field, want instanceof Bound ? boundOf(want) : want]),
  )
}
function boundOf({ ops: { in: list, notOver: most, ...range } }: Bound): Command {
  if (list) return _.in(list)
  if (most !== undefined) return _.not(_.gt(most))
  const parts = Object.entries(range).map(([op, value]) => _[op as 'lt' | 'neq'](value as Scalar))
  return parts.reduce((a, b) => a.and(b))
}

async function ask<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw troubleOf(error)
  }
}

const withoutId = (doc: object): object => {
  const { _id, ...rest } = doc as { _id?: unknown }
  return rest
}

const IDS_AT_ONCE = 200
const ALL_PAGE = 200

const keyAt = (doc: object | undefined, field: string): Scalar =>
  field.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], doc) as Scalar
/** One step after the other; remembers that something was written. */
function insideOf(t: { collection(name: string): Coll }, deed: Deed): Tx {
  let inFlight = false
  const alone = async <R>(step: () => Promise<R>): Promise<R> => {
    if (inFlight) throw new Error('two steps of one transaction at once')
    inFlight = true
    try {
      return await step()
    } finally {
      inFlight = false
    }
  }
  return {
    get: (collection, id) =>
      alone(async () => {
        const { data } = await t.collection(collection).doc(id).get()
        return data ? upcast(collection, data as Record<string, unknown>) : null
      }),
    create: (collection, doc) =>
      alone(async () => {
        wrote(deed, collection, doc._id)
        await t.collection(collection).add({ ...doc })
      }),
    put: (collection, doc) =>
      alone(async () => {
        wrote(deed, collection, doc._id)
        await t.collection(collection).doc(doc._id).set(withoutId(doc))
      }),
    remove: (collection, id) =>
      alone(async () => {
        wrote(deed, collection, id)
        await t.collection(collection).doc(id).remove()
      }),
  }
}

async function keepUnlessTaken(tx: Tx, tap: Tap, about: string | null): Promise<void> {
  try {
    await keepKey(tx, tap, about)
  } catch (error) {
    throw isDuplicate(troubleOf(error)) ? new KeyTaken() : error
  }
}

export const store = {
  /** One document, or null. */
  async get<C extends Collection>(collection: C, id: string): Promise<Documents[C] | null> {
    const { data } = await ask(() => db.collection(collection).doc(id).get())
    const found = Array.isArray(data) ? data[0] : data
    return found ? upcast(collection, found as Record<string, unknown>) : null
  },

  /** The documents of these ids, however many, in no order. */
  async some<C extends Collection>(collection: C, ids: readonly string[]): Promise<Documents[C][]> {
    const wanted = [...new Set(ids)]
    const found: Documents[C][] = []
    for (let i = 0; i < wanted.length; i += IDS_AT_ONCE) {
      const part = wanted.slice(i, i + IDS_AT_ONCE)
      found.push(...(await store.list(collection, { where: { _id: oneOf(part) }, limit: page(part.length) })))
    }
    return found
  },

  /** Equality on indexed fields, one sort key, keyset paging. Never `$in` over nodes, never `$or`. */
  async list<C extends Collection>(
    collection: C,
    { where, sort, after, limit }: ListQuery,
  ): Promise<Documents[C][]> {
    const paged =
      sort && after !== undefined ? { ...where, [sort[0]]: beyond(where[sort[0]], after, sort[1]) } : where
    let select = db.collection(collection).where(queryOf(paged))
    if (sort) select = select.orderBy(sort[0], sort[1])
    const asked = limit.kind === 'few' ? limit.n + 1 : limit.n
    const { data } = await ask(() => select.limit(asked).get())
    if (limit.kind === 'few' && data.length > limit.n)
      throw Object.assign(new Error(`more than ${limit.n} in ${collection}: ${limit.why}`), {
        code: 'MORE_THAN_FEW',
      })
    return data.map(doc => upcast(collection, doc))
  },

  /** Every document that matches, page by page behind the last key; for what must be whole. */
  async all<C extends Collection>(
    collection: C,
    { where, sort = ['_id', 'asc'], pages = ALL_PAGE }: AllQuery,
  ): Promise<Documents[C][]> {
    const found: Documents[C][] = []
    for (let after: Scalar | undefined; ; ) {
      const rows = await store.list(collection, { where, sort, after, limit: page(pages) })
      found.push(...rows)
      if (rows.length < pages) return found
      const next = keyAt(rows[rows.length - 1], sort[0])
      // A key that several share would be walked round for ever, or leave some out.
      if (next === after) throw new Error(`${collection} has more than a page at one ${sort[0]}`)
      after = next
    }
  },

  /** The `n`th by this order, or null where there are fewer: how many there are at least, for the price of one. */
  async nth<C extends Collection>(
    collection: C,
    { where, sort }: { where: Where; sort: [field: string, direction: 'asc' | 'desc'] },
    n: number,
  ): Promise<Documents[C] | null> {
    const query = db.collection(collection).where(queryOf(where)).orderBy(sort[0], sort[1])
    const { data } = await ask(() =>
      query
        .skip(n - 1)
        .limit(1)
        .get(),
    )
    return data[0] ? upcast(collection, data[0]) : null
  },

  /** The only one, or null. */
  async find<C extends Collection>(collection: C, where: Where): Promise<Documents[C] | null> {
    return (await store.list(collection, { where, limit: first(1) }))[0] ?? null
  },

  /** How many, counted no further than `cap`: 100 means 99+. */
  async count(collection: Collection, where: Where, cap = 100): Promise<number> {
    const { data } = await ask(() =>
      db.collection(collection).where(queryOf(where)).field({ _id: true }).limit(cap).get(),
    )
    return data.length
  },

  /** Throws a duplicate when the id or a unique key is taken. */
  async create<C extends Collection>(collection: C, doc: Documents[C]): Promise<void> {
    await ask(() => db.collection(collection).add({ ...doc }))
  },

  async put<C extends Collection>(collection: C, doc: Documents[C]): Promise<void> {
    await ask(() => db.collection(collection).doc(doc._id).set(withoutId(doc)))
  },

  /** Changes the documents that (still) match, and says how many: a lease is `change(c, { _id, leaseUntil: under(now) }, …)`. */
  async change(
    collection: Collection,
    where: Where,
    { set = {}, inc = {}, push = {}, unshift = {}, pull = {} }: Change,
  ): Promise<number> {
    const data = {
      ...Object.fromEntries(Object.entries(set).map(([k, v]) => [k, _.set(v)])),
      ...Object.fromEntries(Object.entries(inc).map(([k, v]) => [k, _.inc(v)])),
      ...Object.fromEntries(Object.entries(push).map(([k, v]) => [k, _.push(v)])),
      ...Object.fromEntries(
        Object.entries(unshift).map(([k, { one, most }]) => [
          k,
          _.push({ each: [one], position: 0, slice: most }),
        ]),
      ),
      ...Object.fromEntries(Object.entries(pull).map(([k, v]) => [k, _.pull(v)])),
    }
    return (await ask(() => db.collection(collection).where(queryOf(where)).update(data))).updated ?? 0
  },

  async remove(collection: Collection, id: string): Promise<void> {
    await ask(() => db.collection(collection).doc(id).remove())
  },

  /** Removes what (still) matches. Nothing else is asked in between. */
  async removeIf(collection: Collection, where: Where & { _id: Scalar }): Promise<void> {
    await ask(() => db.collection(collection).where(queryOf(where)).remove())
  },

  /**
   * All or nothing. One try; `withRetry` in handle.ts repeats it. A thrown error leaves nothing behind. The first that
   * writes anything keeps the key of the tap with it; `keep`: also when it writes nothing else.
   */
  async transaction<T>(work: (tx: Tx) => Promise<T>, keep = false): Promise<T> {
    const tap = tapNow.getStore()
    const open = tap && !tap.kept ? tap : null
    const done = await ask(() =>
      db.runTransaction(async t => {
        const deed = noDeed()
        const tx = insideOf(t, deed)
        const answer = await work(tx)
        const keeps = open !== null && (deed.done || keep)
        if (keeps) await keepUnlessTaken(tx, open, deed.about)
        return { answer, keeps }
      }, 0),
    )
    if (open && done.keeps) open.kept = true
    return done.answer
  },
}

interface PerFile {
  code: string
  fileID: string
  tempFileURL?: string
}

/** Files of the cloud storage; ids look like `cloud://env.bucket/path`. */
export const files = {
  /** The id a file at this path will have, before anything lies there. */
  async idOf(cloudPath: string): Promise<string> {
    const { data } = await ask(
      () => app.getUploadMetadata({ cloudPath }) as Promise<{ data: { fileId: string } }>,
    )
    return data.fileId
  },
  async upload(cloudPath: string, content: Buffer): Promise<string> {
    return (
      await ask(
        () => app.uploadFile({ cloudPath, fileContent: content as never }) as Promise<{ fileID: string }>,
      )
    ).fileID
  },
  /** The bytes, or null when nothing lies there. */
  async download(fileId: string): Promise<Buffer | null> {
    try {
      return ((await app.downloadFile({ fileID: fileId } as never)) as { fileContent: Buffer }).fileContent
    } catch (error) {
      const { code, message } = error as { code?: unknown; message?: unknown }
      if (/NONEXIST|NOT_EXIST|404|403/i.test(`${String(code)} ${String(message)}`)) return null
      throw troubleOf(error)
    }
  },
  /** Addresses that live ten minutes; a file that is gone is left out. */
  async addresses(fileIds: readonly string[]): Promise<Map<string, string>> {
    const found = new Map<string, string>()
    for (let i = 0; i < fileIds.length; i += 50) {
      const fileList = fileIds.slice(i, i + 50).map(fileID => ({ fileID, maxAge: 600 }))
      const answer = await ask(
        () => app.getTempFileURL({ fileList } as never) as unknown as Promise<{ fileList: PerFile[] }>,
      )
      for (const one of answer.fileList)
        if (one.code === 'SUCCESS' && one.tempFileURL) found.set(one.fileID, one.tempFileURL)
    }
    return found
  },
  async remove(fileIds: string[]): Promise<void> {
    if (fileIds.length > 0) await ask(() => app.deleteFile({ fileList: fileIds }))
  },
}
