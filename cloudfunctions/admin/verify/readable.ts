import type { Collection, Documents as Stored } from '../../_documents'

/** What is read of a store. `each` streams; the others go through an index. */
export interface Readable {
  each<C extends Collection>(collection: C): Iterable<Stored[C]>
  /** All that fit: what hangs on one matter, one household, one good. */
  find<C extends Collection>(collection: C, filter: Record<string, string | number>): Stored[C][]
  /** Some that fit and lie behind `after` in the order of this field. */
  behind<C extends Collection>(
    collection: C,
    filter: Record<string, string>,
    field: string,
    after: string,
    limit: number,
  ): Stored[C][]
  get<C extends Collection>(collection: C, id: string): Stored[C] | undefined
  count(collection: Collection, filter: Record<string, string>): number
}
