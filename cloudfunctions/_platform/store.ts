/** The database: typed collections, one way to list, transactions. */
import type { Collection, Documents } from '../_documents'
import { firstMoment } from './due/moments'
import { upcast } from '../_documents/upcasters'
import { VERSION } from '../_documents/versions'
import { oneOf, queryOf, type Where } from './bounds'
import { insideOf, keepUnlessTaken, withoutId, type Tx } from './inside'
import { isDuplicate, isPassing } from './database-error'
import { first, onePage } from './reach'
import { withRetry } from './retry'
import {
  fieldsOf,
  keyAt,
  selectOf,
  type AllQuery,
  type Change,
  type ListQuery,
  type PartOf,
  type Parts,
  type PartsQuery,
} from './select'
import { _, adding, ask, asking, db, type Pipeline, type Scalar } from './sdk'
import { newsNow, noDeed, currentKey } from './idempotency'

const IDS_AT_ONCE = 200
const ALL_PAGE = 200

/** A document and its row in `due`, outside any verb. A taken id stays taken, however often one asks. */
const together = (work: (tx: Tx) => Promise<void>): Promise<void> =>
  withRetry(() => ask(() => db.runTransaction(t => work(insideOf(t, noDeed())), 0)), {
    isWorth: error => isPassing(error) && !isDuplicate(error),
  })

export const store = {
  /** One document, or null. */
  async get<C extends Collection>(collection: C, id: string): Promise<Documents[C] | null> {
    const { data } = await asking(() => db.collection(collection).doc(id).get())
    const found = Array.isArray(data) ? data[0] : data
    return found ? upcast(collection, found as Record<string, unknown>) : null
  },

  /** The documents of these ids, however many, in no order. */
  async some<C extends Collection>(collection: C, ids: readonly string[]): Promise<Documents[C][]> {
    const wanted = [...new Set(ids)]
    const found: Documents[C][] = []
    for (let i = 0; i < wanted.length; i += IDS_AT_ONCE) {
      const part = wanted.slice(i, i + IDS_AT_ONCE)
      found.push(
        ...(await store.list(collection, { where: { _id: oneOf(part) }, limit: onePage(part.length) })),
      )
    }
    return found
  },

  /** Equality on indexed fields, one sort key, keyset paging. Never `$in` over nodes, never `$or`. */
  async list<C extends Collection>(
    collection: C,
    { where, sort, after, limit }: ListQuery,
  ): Promise<Documents[C][]> {
    const select = selectOf(collection, { where, sort, after })
    const asked = limit.kind === 'few' ? limit.n + 1 : limit.n
    const { data } = await asking(() => select.limit(asked).get())
    if (limit.kind === 'few' && data.length > limit.n)
      throw Object.assign(new Error(`more than ${limit.n} in ${collection}: ${limit.why}`), {
        code: 'MORE_THAN_FEW',
      })
    return data.map(doc => upcast(collection, doc))
  },

  /** As `list`, only these parts of each document. What lies there in an older shape is read whole and lifted first. */
  async parts<C extends Collection, const P extends Parts<Documents[C]>>(
    collection: C,
    query: PartsQuery,
    parts: P,
  ): Promise<PartOf<Documents[C], P>[]> {
    const { data } = await asking(() =>
      selectOf(collection, query).field(fieldsOf(parts)).limit(query.limit.n).get(),
    )
    const older = data.filter(({ v }) => v !== VERSION[collection]).map(({ _id }) => String(_id))
    const lifted = new Map((await store.some(collection, older)).map(doc => [doc._id, doc]))
    return data.map(doc => (lifted.get(String(doc._id)) ?? doc) as unknown as PartOf<Documents[C], P>)
  },

  /** Every document that matches, page by page behind the last key; for what must be whole. */
  async all<C extends Collection>(
    collection: C,
    { where, sort = ['_id', 'asc'], pages = ALL_PAGE }: AllQuery,
  ): Promise<Documents[C][]> {
    const found: Documents[C][] = []
    for (let after: Scalar | undefined; ; ) {
      const rows = await store.list(collection, { where, sort, after, limit: onePage(pages) })
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
    const { data } = await asking(() =>
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
    const { data } = await asking(() =>
      db.collection(collection).where(queryOf(where)).field({ _id: true }).limit(cap).get(),
    )
    return data.length
  },

  /** Throws a duplicate when the id or a unique key is taken, perhaps by a first try whose answer was lost. */
  async create<C extends Collection>(collection: C, doc: Documents[C]): Promise<void> {
    if (firstMoment(collection, doc, Date.now()) === null)
      await asking(() => db.collection(collection).add({ ...doc }))
    else await together(tx => tx.create(collection, doc))
  },

  async put<C extends Collection>(collection: C, doc: Documents[C]): Promise<void> {
    if (firstMoment(collection, doc, Date.now()) === null)
      await asking(() => db.collection(collection).doc(doc._id).set(withoutId(doc)))
    else await together(tx => tx.put(collection, doc))
  },

  /** In the place of what was read, which has a row in `due` already: one call, unless the moment is another one now. */
  async replace<C extends Collection>(
    collection: C,
    before: Documents[C] | null,
    doc: Documents[C],
  ): Promise<void> {
    const now = Date.now()
    const moment = firstMoment(collection, doc, now)
    if (before && moment !== null && firstMoment(collection, before, now) === moment)
      await asking(() => db.collection(collection).doc(doc._id).set(withoutId(doc)))
    else await store.put(collection, doc)
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
    const isSetOnly = Object.keys(data).length === Object.keys(set).length
    const write = isSetOnly ? asking : adding
    return (await write(() => db.collection(collection).where(queryOf(where)).update(data))).updated ?? 0
  },

  /**
   * What the service itself counts of all that match, in one call however many there are. A row is a group: there are
   * `most` at most, for the reason given; if there are more, it throws. Documents of older shapes are not lifted: ask only
   * for fields that every shape has. Not for transactions: it would run outside (measured).
   */
  async tally<Row>(
    collection: Collection,
    where: Where,
    stages: (from: Pipeline) => Pipeline,
    { most, why }: { most: number; why: string },
  ): Promise<Row[]> {
    const matching = () => db.collection(collection).aggregate().match(queryOf(where))
    const { data } = await asking(() =>
      stages(matching())
        .limit(most + 1)
        .end(),
    )
    if (data.length > most)
      throw Object.assign(new Error(`more than ${most} groups of ${collection}: ${why}`), {
        code: 'MORE_THAN_FEW',
      })
    return data as Row[]
  },

  async remove(collection: Collection, id: string): Promise<void> {
    await asking(() => db.collection(collection).doc(id).remove())
  },

  /** Removes what (still) matches: one, or some, by id. Nothing else is asked in between. */
  async removeIf(collection: Collection, where: Where & { _id: Where[string] }): Promise<void> {
    await asking(() => db.collection(collection).where(queryOf(where)).remove())
  },

  /**
   * All or nothing. One try; `withRetry` in handle.ts repeats it. A thrown error leaves nothing behind. The first that
   * writes anything keeps the key of the tap with it; `keep`: also when it writes nothing else.
   */
  async transaction<T>(work: (tx: Tx) => Promise<T>, keep = false): Promise<T> {
    const idempotencyKey = currentKey.getStore()
    const open = idempotencyKey && !idempotencyKey.kept ? idempotencyKey : null
    const done = await ask(() =>
      db.runTransaction(async t => {
        const deed = noDeed()
        const tx = insideOf(t, deed)
        const answer = await work(tx)
        const keeps = open !== null && (deed.done || keep)
        if (keeps) await keepUnlessTaken(tx, open, deed.about)
        return { answer, keeps, news: deed.news }
      }, 0),
    )
    if (open && done.keeps) open.kept = true
    newsNow.getStore()?.push(...done.news)
    return done.answer
  },
}
