import { CloudError } from '../errors'
import { LIMIT } from '../limits'
import type { Doc } from '../wire/ejson'
import { rowsFor } from './query'
import type { DocId, Row, Table } from './table'
import { docKey, uniqueKeys } from './transactions'
import { applyUpdate } from './update'
import type { Key, Versions } from './versions'
import { newId, type Writer } from './writer'

export interface Modification {
  filter: Doc
  /** With `merge` operators such as `$set`, otherwise the whole new document. */
  data: Doc
  multi?: boolean
  merge?: boolean
  upsert?: boolean
}

/** Writing as the functions' calls do: after waiting for open transactions that hold the same documents or unique keys. */
export class WaitingWriter {
  constructor(
    private readonly writer: Writer,
    private readonly versions: Versions,
    private readonly tableOf: (collection: string) => Table,
  ) {}

  async insert(collection: string, docs: Doc[]): Promise<DocId[]> {
    const table = this.tableOf(collection)
    const keys = () =>
      docs.flatMap(doc => [
        ...(doc._id === undefined ? [] : [docKey(table, doc._id)]),
        ...uniqueKeys(table, doc).map(({ lock }) => lock),
      ])
    return this.#whenFree(keys, () =>
      this.writer.atomically(() => docs.map(doc => this.writer.insert(table, doc))),
    )
  }

  async modify(
    collection: string,
    change: Modification,
  ): Promise<{ updated: number; upsertId: DocId | null; doc?: Doc }> {
    const table = this.tableOf(collection)
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
      this.writer.atomically(() => {
        for (const { doc, next, changed } of rows)
          if (changed) this.writer.write(table, doc._id as DocId, next)
        if (rows.length > 0 || !change.upsert)
          return { updated: rows.filter(({ changed }) => changed).length, upsertId: null, doc: rows[0]?.next }
        const id = this.writer.insert(table, { _id: change.filter._id ?? newId(), ...change.data })
        return { updated: 0, upsertId: id }
      }),
    )
  }

  async remove(collection: string, filter: Doc, multi: boolean): Promise<number> {
    const table = this.tableOf(collection)
    let rows: { doc: Doc }[] = []
    const keys = () => {
      rows = rowsFor(table, filter, multi, 'remove')
      return rows.map(({ doc }) => docKey(table, doc._id))
    }
    return this.#whenFree(keys, () =>
      this.writer.atomically(() => {
        for (const { doc } of rows) this.writer.write(table, doc._id as DocId, null)
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
}
