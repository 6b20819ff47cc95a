import { type Doc, stringify } from '../wire/ejson'
import type { Building } from './build'
import type { Catalog, IndexInfo } from './catalog'
import type { Keys } from './keys'
import type { DocId, Table } from './table'

/** A document ready to be stored: its EJSON text and its keys in every index of the collection, in their order. */
export interface Ready {
  id: DocId
  text: string
  keys: readonly Keys[]
}

/** Writes the first documents of a store, with their index keys beside them. The caller holds the SQLite transaction. */
export class Loader {
  readonly #open = new Map<string, { table: Table; building: Building }>()

  constructor(
    private readonly catalog: Catalog,
    collections: Readonly<Record<string, readonly IndexInfo[]>>,
  ) {
    for (const [name, indexes] of Object.entries(collections)) {
      if (!catalog.has(name)) catalog.createCollection(name)
      this.#open.set(name, { table: catalog.table(name), building: catalog.startIndexes(name, indexes) })
    }
  }

  add(collection: string, docs: readonly object[]): void {
    const { building } = this.#of(collection)
    for (const doc of docs as Doc[])
      this.ready(collection, { id: doc._id as DocId, text: stringify(doc), keys: building.keysOf(doc) })
  }

  /** As `add`, for a document whose text and keys are known already. */
  ready(collection: string, { id, text, keys }: Ready): void {
    const { table, building } = this.#of(collection)
    building.add(table.add(id, text), keys)
  }

  finish(): void {
    for (const [name, { building }] of this.#open) this.catalog.finishIndexes(name, building)
  }

  close(): void {
    for (const { building } of this.#open.values()) building.drop()
  }

  #of(collection: string): { table: Table; building: Building } {
    const found = this.#open.get(collection)
    if (!found) throw new Error(`${collection} is not among the collections to load`)
    return found
  }
}
