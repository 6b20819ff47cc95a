import { randomBytes } from 'node:crypto'
import { badParameter } from '../errors'
import type { Doc } from '../wire/ejson'
import type { Catalog } from './catalog'
import type { Database, DocId, Table } from './table'
import { docKey } from './transactions'
import type { Versions } from './versions'

/** Told after every commit, per document: which one, and its text before (null: it is new). */
export type Watcher = (collection: string, id: DocId, before: string | null) => void

/** A document id like the service makes them: 32 hexadecimal digits. */
export const newId = () => randomBytes(16).toString('hex')

/** Writes documents: each call whole or not at all, remembered for open transactions, and told to the person who watches. */
export class Writer {
  /** What the running SQLite transaction changed: remembered for open transactions once it is committed. */
  #changes: { table: Table; id: DocId; before: string | null }[] = []
  readonly #watchers = new Set<Watcher>()

  constructor(
    private readonly database: Database,
    private readonly catalog: Catalog,
    private readonly versions: Versions,
  ) {}

  watch(told: Watcher): () => void {
    this.#watchers.add(told)
    return () => this.#watchers.delete(told)
  }

  insert(table: Table, doc: Doc): DocId {
    const { _id: id = newId(), ...rest } = doc
    if (typeof id !== 'string' && typeof id !== 'number')
      throw badParameter('_id must be a string or a number')
    table.put(id, { _id: id, ...rest }, undefined)
    this.#changes.push({ table, id, before: null })
    return id
  }

  write(table: Table, id: DocId, doc: Doc | null): void {
    const current = table.get(id)
    if (doc) table.put(id, doc, current)
    else if (current) table.remove(current)
    this.#changes.push({ table, id, before: current?.doc ?? null })
  }

  atomically<T>(act: () => T): T {
    this.#changes = []
    const answer = this.inSql(act)
    for (const { table, id, before } of this.#changes) {
      this.versions.remember(docKey(table, id), before)
      for (const told of this.#watchers) told(table.name, id, before)
    }
    this.versions.now++
    return answer
  }

  /** Inside another one, as in `bulk`, it is part of that. */
  inSql<T>(act: () => T): T {
    if (this.database.isTransaction) return act()
    this.database.exec('BEGIN IMMEDIATE')
    this.catalog.begins()
    try {
      const answer = act()
      this.database.exec('COMMIT')
      return answer
    } catch (error) {
      if (this.database.isTransaction) this.database.exec('ROLLBACK')
      this.catalog.rolledBack()
      throw error
    }
  }
}
