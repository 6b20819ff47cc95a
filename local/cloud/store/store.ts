import { randomBytes } from 'node:crypto'
import { existsSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from '@photostructure/sqlite'
import { badParameter, CloudError, failed } from '../errors'
import { LIMIT } from '../limits'
import { type Doc, parse } from '../wire/ejson'
import { Catalog, type IndexInfo } from './catalog'
import type { IndexField } from './keys'
import { Loader } from './load'
import { aggregate, count, find, rowsFor, type Search } from './query'
import type { Database, DocId, Row, Table } from './table'
import { docKey, Transactions, uniqueKeys } from './transactions'
import { applyUpdate } from './update'
import { type Key, Versions } from './versions'

export interface StoreOptions {
  /** 'power': an acknowledged write survives a power cut (fsync per commit). 'process': only a killed process. 'none': all of it is forgotten at the end. */
  durability?: 'power' | 'process' | 'none'
  readOnly?: boolean
  now?: () => number
  transactionMs?: number
}

/** Told after every commit, per document: which one, and its text before (null: it is new). */
export type Watcher = (collection: string, id: DocId, before: string | null) => void

export interface Modification {
  filter: Doc
  /** With `merge` operators such as `$set`, otherwise the whole new document. */
  data: Doc
  multi?: boolean
  merge?: boolean
  upsert?: boolean
}

/** A document id like the service makes them: 32 hexadecimal digits. */
export const newId = () => randomBytes(16).toString('hex')

/** SQLite reads a negative size as KB. Sorting index keys wants more. */
const CACHE_KB = -65_536
const LOADING_CACHE_KB = -524_288

/**
 * Collections of documents in one SQLite file. SQL keeps the bytes and narrows by index, mingo decides what matches.
 * The synchronous methods are for tools (seeding, verifying, tests); the functions' calls go through the `…Waiting` ones,
 * which respect the locks of open transactions.
 */
export class Store {
  readonly database: Database
  readonly versions = new Versions()
  readonly transactions: Transactions
  readonly #catalog: Catalog
  readonly #now: () => number
  /** What the running SQLite transaction changed: remembered for open transactions once it is committed. */
  #changes: { table: Table; id: DocId; before: string | null }[] = []
  #forget = () => {}
  readonly #watchers = new Set<Watcher>()

  constructor(
    file: string,
    { durability = 'power', readOnly = false, now = Date.now, transactionMs }: StoreOptions = {},
  ) {
    if (durability === 'none') forgetWrites(file)
    this.database = new DatabaseSync(file, { readOnly })
    this.#now = now
    if (!readOnly) {
      this.database.exec(
        `PRAGMA journal_mode = WAL; PRAGMA synchronous = ${durability === 'power' ? 'FULL' : 'NORMAL'}`,
      )
      Catalog.prepare(this.database)
    }
    if (durability === 'none') {
      this.database.exec('PRAGMA wal_autocheckpoint = 0')
      this.#forget = () => forgetWrites(file)
    }
    this.database.exec(
      `PRAGMA cache_size = ${CACHE_KB}; PRAGMA temp_store = FILE; PRAGMA busy_timeout = 5000; PRAGMA mmap_size = 2147483648`,
    )
    this.#catalog = new Catalog(this.database)
    this.#catalog.open()
    const write = (writes: { table: Table; id: DocId; doc: Doc | null }[]) =>
      this.#atomically(() => writes.forEach(({ table, id, doc }) => this.#write(table, id, doc)))
    this.transactions = new Transactions(this.versions, write, now, transactionMs)
  }

  // ---- collections and indexes ----

  collections(): string[] {
    return this.#catalog.tables().map(({ name }) => name)
  }

  hasCollection(name: string): boolean {
    return this.#catalog.has(name)
  }

  createCollection(name: string): void {
    this.#inSql(() => this.#catalog.createCollection(name))
  }

  indexes(collection: string): IndexInfo[] {
    return this.table(collection).indexes.map(({ name, fields, unique }) => ({ name, fields, unique }))
  }

  /** Makes an index over what is stored already; asking again for the same one does nothing. */
  createIndex(collection: string, name: string, fields: IndexField[], unique = false): void {
    this.createIndexes(collection, [{ name, fields, unique }])
  }

  /** Makes several indexes in one pass over the documents. */
  createIndexes(collection: string, indexes: IndexInfo[]): void {
    this.#inSql(() => this.#catalog.createIndexes(collection, indexes))
  }

  /**
   * Fills an empty store: collections, documents and indexes at once, several times faster than one after the other.
   * One SQLite transaction: a crash in between leaves it empty. Unique keys are checked at the end.
   */
  load(collections: Readonly<Record<string, readonly IndexInfo[]>>, fill: (loader: Loader) => void): void {
    const full = this.#catalog.tables().find(table => table.count() > 0)
    if (full) throw failed(`only an empty store can be loaded, and ${full.name} has documents`)
    const { journal_mode: journal } = this.database.prepare('PRAGMA journal_mode').get() as {
      journal_mode: string
    }
    // A rollback journal keeps pages that were there before, here none; the WAL would write all of it twice.
    this.database.exec(`PRAGMA journal_mode = DELETE; PRAGMA cache_size = ${LOADING_CACHE_KB}`)
    try {
      this.#inSql(() => {
        const loader = new Loader(this.#catalog, collections)
        try {
          fill(loader)
          loader.finish()
        } finally {
          loader.close()
        }
      })
    } finally {
      this.database.exec(`PRAGMA journal_mode = ${journal}; PRAGMA cache_size = ${CACHE_KB}`)
    }
  }

  /** @internal */
  table(name: unknown): Table {
    return this.#catalog.table(name)
  }

  // ---- reading ----

  get(collection: string, id: DocId): Doc | undefined {
    const row = this.table(collection).get(id)
    return row && parse(row.doc)
  }

  find(collection: string, search: Search = {}): Doc[] {
    return this.findTexts(collection, search).map(text => parse(text))
  }

  /** As `find`, in the form that goes over the wire. */
  findTexts(collection: string, search: Search): string[] {
    return find(this.table(collection), search)
  }

  count(collection: string, filter: Doc = {}): number {
    return count(this.table(collection), filter)
  }

  aggregate(collection: string, stages: Doc[]): string[] {
    return aggregate(this.table(collection), stages, name => this.table(name))
  }

  /** All documents of a collection in the order they were written. */
  *each(collection: string): Generator<Doc> {
    for (const row of this.table(collection).scan()) yield parse(row.doc)
  }

  // ---- writing, at once ----

  /** Adds many documents in one SQLite transaction: the way to seed. */
  insertMany(collection: string, docs: readonly object[]): DocId[] {
    const table = this.table(collection)
    return this.#atomically(() => docs.map(doc => this.#insert(table, doc as Doc)))
  }

  /** Writes a whole document, new or over an old one. */
  put(collection: string, doc: object): void {
    const table = this.table(collection)
    const { _id: id } = doc as Doc
    this.#atomically(() => this.#write(table, id as DocId, doc as Doc))
  }

  /** Removes one document; false if there was none. */
  remove(collection: string, id: DocId): boolean {
    const table = this.table(collection)
    if (!table.get(id)) return false
    this.#atomically(() => this.#write(table, id, null))
    return true
  }

  // ---- writing, after waiting for open transactions ----

  async insertWaiting(collection: string, docs: Doc[]): Promise<DocId[]> {
    const table = this.table(collection)
    const keys = () =>
      docs.flatMap(doc => [
        ...(doc._id === undefined ? [] : [docKey(table, doc._id)]),
        ...uniqueKeys(table, doc).map(({ lock }) => lock),
      ])
    return this.#whenFree(keys, () => this.insertMany(collection, docs))
  }

  async modifyWaiting(
    collection: string,
    change: Modification,
  ): Promise<{ updated: number; upsertId: DocId | null; doc?: Doc }> {
    const table = this.table(collection)
    const multi = change.multi ?? false
    let rows: { row: Row; doc: Doc; next: Doc; changed: boolean }[] = []
    const keys = () => {
      rows = rowsFor(table, change.filter, multi, 'update').map(({ row, doc }) => ({
        row,
        doc,
        next: doc,
        changed: false,
      }))
      for (const found of rows) {
        const next = change.merge
          ? applyUpdate(found.doc, change.data)
          : { doc: { _id: found.doc._id, ...change.data }, changed: true }
        found.next = next.doc
        found.changed = next.changed
      }
      if (rows.length === 0 && change.upsert && change.filter._id !== undefined)
        return [docKey(table, change.filter._id)]
      return rows.flatMap(({ doc, next }) => [
        docKey(table, doc._id),
        ...uniqueKeys(table, next).map(({ lock }) => lock),
      ])
    }
    return this.#whenFree(keys, () =>
      this.#atomically(() => {
        for (const { doc, next, changed } of rows) if (changed) this.#write(table, doc._id as DocId, next)
        if (rows.length > 0 || !change.upsert)
          return { updated: rows.filter(({ changed }) => changed).length, upsertId: null, doc: rows[0]?.next }
        const id = this.#insert(table, { _id: change.filter._id ?? newId(), ...change.data })
        return { updated: 0, upsertId: id }
      }),
    )
  }

  async removeWaiting(collection: string, filter: Doc, multi: boolean): Promise<number> {
    const table = this.table(collection)
    let rows: { doc: Doc }[] = []
    const keys = () => {
      rows = rowsFor(table, filter, multi, 'remove')
      return rows.map(({ doc }) => docKey(table, doc._id))
    }
    return this.#whenFree(keys, () =>
      this.#atomically(() => {
        for (const { doc } of rows) this.#write(table, doc._id as DocId, null)
        return rows.length
      }),
    )
  }

  /** Runs `act` as soon as no open transaction holds one of the keys; `keys` is asked again after every wait. */
  async #whenFree<T>(keys: () => Key[], act: () => T): Promise<T> {
    const deadline = Date.now() + LIMIT.lockWaitMs
    while (keys().some(key => this.versions.lockedByOther(key))) {
      const left = deadline - Date.now()
      if (left <= 0)
        throw new CloudError('DATABASE_TIMEOUT', 'a transaction has held this document for too long')
      await this.versions.ended(left)
    }
    return act()
  }

  // ---- the rest ----

  /** Hears of every committed change; the answer ends it. */
  watch(told: Watcher): () => void {
    this.#watchers.add(told)
    return () => this.#watchers.delete(told)
  }

  /** Documents examined by queries since the last reset. */
  get examined(): number {
    return this.#catalog.tables().reduce((sum, table) => sum + table.examined, 0)
  }

  resetExamined(): void {
    for (const table of this.#catalog.tables()) table.examined = 0
  }

  now(): number {
    return this.#now()
  }

  close(): void {
    this.transactions.close()
    this.#forget()
    this.database.close()
  }

  #insert(table: Table, doc: Doc): DocId {
    const { _id: id = newId(), ...rest } = doc
    if (typeof id !== 'string' && typeof id !== 'number')
      throw badParameter('_id must be a string or a number')
    table.put(id, { _id: id, ...rest }, undefined)
    this.#changes.push({ table, id, before: null })
    return id
  }

  #write(table: Table, id: DocId, doc: Doc | null): void {
    const current = table.get(id)
    if (doc) table.put(id, doc, current)
    else if (current) table.remove(current)
    this.#changes.push({ table, id, before: current?.doc ?? null })
  }

  #atomically<T>(act: () => T): T {
    this.#changes = []
    const answer = this.#inSql(act)
    for (const { table, id, before } of this.#changes) {
      this.versions.remember(docKey(table, id), before)
      for (const told of this.#watchers) told(table.name, id, before)
    }
    this.versions.now++
    return answer
  }

  /** Inside another one, as in `bulk`, it is part of that. */
  #inSql<T>(act: () => T): T {
    if (this.database.isTransaction) return act()
    this.database.exec('BEGIN IMMEDIATE')
    this.#catalog.begins()
    try {
      const answer = act()
      this.database.exec('COMMIT')
      return answer
    } catch (error) {
      if (this.database.isTransaction) this.database.exec('ROLLBACK')
      this.#catalog.rolledBack()
      throw error
    }
  }
}

/** Empties the WAL, which is all there is of what was written: also SQLite, closing much later, finds nothing to copy into the file. */
function forgetWrites(file: string): void {
  const [wal, shared] = [`${file}-wal`, `${file}-shm`]
  if (existsSync(wal)) truncateSync(wal, 0)
  if (existsSync(shared)) writeFileSync(shared, Buffer.alloc(statSync(shared).size), { flag: 'r+' })
  for (const left of [wal, shared]) rmSync(left, { force: true })
}

export type { IndexInfo, Search }
