import { existsSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from '@photostructure/sqlite'
import { failed } from '../errors'
import { type Doc, parse } from '../wire/ejson'
import { Catalog, type IndexInfo } from './catalog'
import type { IndexField } from './keys'
import { Loader } from './load'
import { aggregate, count, find, type Search } from './query'
import type { Database, DocId, Table } from './table'
import { Transactions } from './transactions'
import { Versions } from './versions'
import { WaitingWriter } from './waiting'
import { type Watcher, Writer } from './writer'

export interface StoreOptions {
  /** 'power': an acknowledged write survives a power cut (fsync per commit). 'process': only a killed process. 'none': all of it is forgotten at the end. */
  durability?: 'power' | 'process' | 'none'
  readOnly?: boolean
  now?: () => number
  transactionMs?: number
}

/** SQLite reads a negative size as KB. Sorting index keys wants more. */
const CACHE_KB = -65_536
const LOADING_CACHE_KB = -524_288

/**
 * Collections of documents in one SQLite file. SQL keeps the bytes and narrows by index, mingo decides what matches.
 * The methods are for tools (seeding, verifying, tests); the functions' calls go through `waiting`, which respects the
 * locks of open transactions.
 */
export class Store {
  readonly database: Database
  readonly versions = new Versions()
  readonly transactions: Transactions
  readonly #catalog: Catalog
  readonly #now: () => number
  readonly #writer: Writer
  /** For the functions' calls. */
  readonly waiting: WaitingWriter
  #forget = () => {}

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
    this.#writer = new Writer(this.database, this.#catalog, this.versions)
    this.waiting = new WaitingWriter(this.#writer, this.versions, name => this.table(name))
    const write = (writes: { table: Table; id: DocId; doc: Doc | null }[]) =>
      this.#writer.atomically(() =>
        writes.forEach(({ table, id, doc }) => this.#writer.write(table, id, doc)),
      )
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
    this.#writer.inSql(() => this.#catalog.createCollection(name))
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
    this.#writer.inSql(() => this.#catalog.createIndexes(collection, indexes))
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
      this.#writer.inSql(() => {
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
    return this.#writer.atomically(() => docs.map(doc => this.#writer.insert(table, doc as Doc)))
  }

  /** Writes a whole document, new or over an old one. */
  put(collection: string, doc: object): void {
    const table = this.table(collection)
    const { _id: id } = doc as Doc
    this.#writer.atomically(() => this.#writer.write(table, id as DocId, doc as Doc))
  }

  /** Removes one document; false if there was none. */
  remove(collection: string, id: DocId): boolean {
    const table = this.table(collection)
    if (!table.get(id)) return false
    this.#writer.atomically(() => this.#writer.write(table, id, null))
    return true
  }

  // ---- the rest ----

  /** Hears of every committed change; the answer ends it. */
  watch(told: Watcher): () => void {
    return this.#writer.watch(told)
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
}

/** Empties the WAL, which is all there is of what was written: also SQLite, closing much later, finds nothing to copy into the file. */
function forgetWrites(file: string): void {
  const [wal, shared] = [`${file}-wal`, `${file}-shm`]
  if (existsSync(wal)) truncateSync(wal, 0)
  if (existsSync(shared)) writeFileSync(shared, Buffer.alloc(statSync(shared).size), { flag: 'r+' })
  for (const left of [wal, shared]) rmSync(left, { force: true })
}

export type { IndexInfo, Search }
