import type { DatabaseSync } from '@photostructure/sqlite'
import { duplicateKey, failed } from '../errors'
import { LIMIT } from '../limits'
import { type Doc, parse, stringify } from '../wire/ejson'
import { indexKeys, type IndexField, type Keys, keysOf } from './keys'

export type Database = InstanceType<typeof DatabaseSync>
export type Statement = ReturnType<Database['prepare']>

/** A stored document: its row number and its EJSON text. */
export interface Row {
  rid: number
  doc: string
}

export interface Index {
  name: string
  number: number
  fields: IndexField[]
  unique: boolean
  /** Bit n is set once field n of some document had several values. */
  multi: number
  insert: Statement
  remove: Statement
  holders: Statement
  forward: Statement
  backward: Statement
  count: Statement
  /** As `count`, for an index that may name a document several times. */
  countDistinct: Statement
}

export type DocId = string | number

/** Statements by name, each prepared when it is first run: a county has a thousand and a test runs twenty. */
function prepared<Name extends string>(
  database: Database,
  sql: Record<Name, string>,
): Record<Name, Statement> {
  const made: Partial<Record<Name, Statement>> = {}
  const all = {} as Record<Name, Statement>
  for (const name of Object.keys(sql) as Name[])
    Object.defineProperty(all, name, {
      enumerable: true,
      get: () => (made[name] ??= database.prepare(sql[name])),
    })
  return all
}

/** Ids keep their type: 1 and "1" are two documents. */
export const idText = (id: unknown): string => (typeof id === 'number' ? `n${id}` : `s${String(id)}`)

/** One collection: a table of documents and one table of keys per index. The caller holds the SQLite transaction. */
export class Table {
  readonly indexes: Index[] = []
  /** Documents read by queries: what a page really costs. */
  examined = 0
  readonly #database: Database
  readonly #run

  constructor(
    database: Database,
    readonly name: string,
    readonly number: number,
  ) {
    this.#database = database
    const t = `c${number}`
    this.#run = prepared(database, {
      get: `SELECT rid, doc FROM ${t} WHERE id = ?`,
      insert: `INSERT INTO ${t}(id, doc) VALUES(?, ?)`,
      update: `UPDATE ${t} SET doc = ? WHERE rid = ?`,
      delete: `DELETE FROM ${t} WHERE rid = ?`,
      count: `SELECT count(*) AS n FROM ${t}`,
      thousandth: `SELECT 1 FROM ${t} LIMIT 1 OFFSET ${LIMIT.unindexedDocuments}`,
      docOf: `SELECT doc FROM ${t} WHERE rid = ?`,
    })
  }

  static create(database: Database, number: number): void {
    database.exec(
      `CREATE TABLE c${number}(rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, doc TEXT NOT NULL)`,
    )
  }

  static createIndex(database: Database, table: number, index: number): void {
    database.exec(
      `CREATE TABLE i${table}_${index}(k BLOB NOT NULL, rid INTEGER NOT NULL, PRIMARY KEY(k, rid)) WITHOUT ROWID`,
    )
  }

  /** Makes a stored index usable. */
  openIndex(name: string, number: number, fields: IndexField[], unique: boolean, multi: number): Index {
    const i = `i${this.number}_${number}`
    const c = `c${this.number}`
    const walk = (way: '' | 'DESC') =>
      `SELECT i.rid AS rid, c.doc AS doc FROM ${i} i CROSS JOIN ${c} c ON c.rid = i.rid WHERE i.k >= ? AND i.k < ? ORDER BY i.k ${way}, i.rid ${way}`
    const statements = prepared(this.#database, {
      insert: `INSERT OR IGNORE INTO ${i}(k, rid) VALUES(?, ?)`,
      remove: `DELETE FROM ${i} WHERE k = ? AND rid = ?`,
      holders: `SELECT rid FROM ${i} WHERE k = ? LIMIT 2`,
      forward: walk(''),
      backward: walk('DESC'),
      count: `SELECT count(*) AS n FROM ${i} WHERE k >= ? AND k < ?`,
      countDistinct: `SELECT count(DISTINCT rid) AS n FROM ${i} WHERE k >= ? AND k < ?`,
    })
    const index: Index = Object.assign(statements, { name, number, fields, unique, multi })
    this.indexes.push(index)
    return index
  }

  get(id: unknown): Row | undefined {
    return this.#run.get.get(idText(id)) as Row | undefined
  }

  count(): number {
    return (this.#run.count.get() as { n: number }).n
  }

  /** More documents than may be searched without an index? */
  isBig(): boolean {
    return this.#run.thousandth.get() !== undefined
  }

  *scan(): Generator<Row> {
    yield* this.#database
      .prepare(`SELECT rid, doc FROM c${this.number} ORDER BY rid`)
      .iterate() as Iterable<Row>
  }

  /** The id of the document that holds a key of a unique index. */
  holder(index: Index, key: Buffer): DocId | undefined {
    const found = index.holders.get(key) as { rid: number } | undefined
    return found && (parse((this.#run.docOf.get(found.rid) as Row).doc)._id as DocId)
  }

  /** Writes a document over `current`, or as a new one. */
  put(id: DocId, doc: Doc, current: Row | undefined): void {
    const text = stringify(doc)
    if (text.length > LIMIT.documentBytes) throw failed(`document ${JSON.stringify(id)} is larger than 16 MB`)
    const wanted = this.indexes.map(index => keysOf(doc, index.fields))
    this.indexes.forEach((index, n) => {
      if (index.unique)
        for (const key of wanted[n]?.keys ?? [])
          if (index.holders.all(key).some((row: { rid: number }) => row.rid !== current?.rid))
            throw duplicateKey(this.name, index.name, keyParts(doc, index))
    })
    const rid = current ? this.#overwrite(text, current) : this.add(id, text)
    const old = current && this.indexes.length > 0 ? parse(current.doc) : undefined
    this.indexes.forEach((index, n) =>
      this.#reindex(index, old ? indexKeys(old, index.fields) : [], wanted[n] as Keys, rid),
    )
  }

  remove(current: Row): void {
    this.#run.delete.run(current.rid)
    const old = parse(current.doc)
    for (const index of this.indexes)
      for (const key of indexKeys(old, index.fields)) index.remove.run(key, current.rid)
  }

  #overwrite(text: string, current: Row): number {
    this.#run.update.run(text, current.rid)
    return current.rid
  }

  /** Writes a new document, but no index: its row. */
  add(id: DocId, text: string): number {
    try {
      return Number(this.#run.insert.run(idText(id), text).lastInsertRowid)
    } catch (error) {
      if (error instanceof Error && error.message.includes('UNIQUE'))
        throw duplicateKey(this.name, '_id_', { _id: id })
      throw error
    }
  }

  #reindex(index: Index, before: Buffer[], { keys, multi }: Keys, rid: number): void {
    for (const key of before) if (!keys.some(other => other.equals(key))) index.remove.run(key, rid)
    for (const key of keys) if (!before.some(other => other.equals(key))) index.insert.run(key, rid)
    if ((index.multi | multi) !== index.multi) this.#markMulti(index, index.multi | multi)
  }

  #markMulti(index: Index, multi: number): void {
    index.multi = multi
    this.#database
      .prepare('UPDATE _indexes SET multikey = ? WHERE collection = ? AND name = ?')
      .run(multi, this.name, index.name)
  }
}

const keyParts = (doc: Doc, index: Index) =>
  Object.fromEntries(
    index.fields.map(([path]) => [
      path,
      path.split('.').reduce<unknown>((at, key) => (at as Doc | undefined)?.[key], doc),
    ]),
  )
