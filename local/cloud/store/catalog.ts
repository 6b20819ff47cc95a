import { badParameter, CloudError, failed, noCollection } from '../errors'
import { LIMIT } from '../limits'
import { buildIndexes, Building, type Unbuilt } from './build'
import type { IndexField } from './keys'
import { type Database, Table } from './table'

export interface IndexInfo {
  name: string
  fields: IndexField[]
  unique?: boolean
}

interface IndexRow {
  collection: string
  name: string
  number: number
  fields: string
  is_unique: number
  /** Bit n: field n had several values somewhere. */
  multikey: number
}

const next = (numbers: number[]) => Math.max(0, ...numbers) + 1
const same = (a: IndexInfo, b: IndexInfo) =>
  JSON.stringify([a.fields, a.unique ?? false]) === JSON.stringify([b.fields, b.unique ?? false])

/** Which collections and indexes there are. The caller holds the SQLite transaction. */
export class Catalog {
  readonly #tables = new Map<string, Table>()

  /** Tables or indexes came or went since the SQLite transaction began. */
  #changed = false

  constructor(private readonly database: Database) {}

  /** Makes the catalog's own tables in a new file. */
  static prepare(database: Database): void {
    database.exec(
      `CREATE TABLE IF NOT EXISTS _collections(name TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE);
       CREATE TABLE IF NOT EXISTS _indexes(collection TEXT, name TEXT, number INTEGER, fields TEXT, is_unique INTEGER, multikey INTEGER, PRIMARY KEY(collection, name))`,
    )
  }

  /** Reads everything again, as at a start or after a rollback. */
  open(): void {
    this.#tables.clear()
    for (const { name, number } of this.database
      .prepare('SELECT name, number FROM _collections ORDER BY number')
      .all() as { name: string; number: number }[]) {
      this.#tables.set(name, new Table(this.database, name, number))
    }
    for (const row of this.database.prepare('SELECT * FROM _indexes ORDER BY number').all() as IndexRow[]) {
      this.#tables
        .get(row.collection)
        ?.openIndex(
          row.name,
          row.number,
          JSON.parse(row.fields) as IndexField[],
          row.is_unique === 1,
          row.multikey,
        )
    }
  }

  /** A SQLite transaction begins. */
  begins(): void {
    this.#changed = false
  }

  /** It was rolled back: what is known in memory must follow. */
  rolledBack(): void {
    if (this.#changed) return this.open()
    for (const { collection, name, multikey } of this.database
      .prepare('SELECT collection, name, multikey FROM _indexes')
      .all() as IndexRow[]) {
      const index = this.#tables.get(collection)?.indexes.find(one => one.name === name)
      if (index) index.multi = multikey
    }
  }

  tables(): Table[] {
    return [...this.#tables.values()]
  }

  has(name: string): boolean {
    return this.#tables.has(name)
  }

  /** The table of a collection; an unknown one is refused as in production. */
  table(name: unknown): Table {
    const table = this.#tables.get(String(name))
    if (!table) throw noCollection(String(name))
    return table
  }

  createCollection(name: string): void {
    if (!/^[A-Za-z0-9][\w-]{0,63}$/.test(name)) throw badParameter(`not a collection name: ${name}`)
    if (this.#tables.has(name))
      throw new CloudError('DATABASE_COLLECTION_ALREADY_EXIST', `[ResourceInUse] Table exist: ${name}`)
    const number = next(this.tables().map(table => table.number))
    this.#changed = true
    Table.create(this.database, number)
    this.database.prepare('INSERT INTO _collections VALUES(?, ?)').run(name, number)
    this.#tables.set(name, new Table(this.database, name, number))
  }

  /** Makes those of the indexes that are not there yet, in one pass over the documents. */
  createIndexes(collection: string, wanted: readonly IndexInfo[]): void {
    const table = this.table(collection)
    const unbuilt = this.#missing(table, wanted)
    if (unbuilt.length > 0) this.#open(table, buildIndexes(this.database, table, unbuilt))
  }

  /** For a first filling: the indexes of an empty collection, to be handed the keys of every document that is written. */
  startIndexes(collection: string, wanted: readonly IndexInfo[]): Building {
    const table = this.table(collection)
    return new Building(this.database, table, this.#missing(table, wanted))
  }

  /** Everything was handed over. */
  finishIndexes(collection: string, building: Building): void {
    building.settle()
    this.#open(this.table(collection), building)
  }

  #missing(table: Table, wanted: readonly IndexInfo[]): Unbuilt[] {
    const known = (info: IndexInfo) => table.indexes.find(index => index.name === info.name)
    for (const info of wanted) {
      const other = known(info)
      if (other && !same(other, info))
        throw failed(`index ${info.name} of ${table.name} exists with other fields`)
    }
    const missing = wanted.filter(info => !known(info))
    if (table.indexes.length + missing.length > LIMIT.indexesPerCollection)
      throw failed(`${table.name} may have ${LIMIT.indexesPerCollection} indexes at most`)
    const first = next(table.indexes.map(index => index.number))
    const unbuilt = missing.map(({ name, fields, unique = false }, i) => ({
      name,
      fields,
      unique,
      number: first + i,
    }))
    this.#changed ||= unbuilt.length > 0
    for (const { number } of unbuilt) Table.createIndex(this.database, table.number, number)
    return unbuilt
  }

  #open(table: Table, { unbuilt, seen }: Building): void {
    for (const [i, { name, fields, unique, number }] of unbuilt.entries()) {
      const multi = seen[i] ?? 0
      this.database
        .prepare('INSERT INTO _indexes VALUES(?, ?, ?, ?, ?, ?)')
        .run(table.name, name, number, JSON.stringify(fields), Number(unique), multi)
      table.openIndex(name, number, fields, unique, multi)
    }
  }
}
