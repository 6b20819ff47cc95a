import type { Collection, Documents as Stored } from '../../_documents'

/** What is read of a store. `each` streams; `find` goes through an index. */
export interface Readable {
  each<C extends Collection>(collection: C): Iterable<Stored[C]>
  find<C extends Collection>(collection: C, filter: Record<string, string>): Stored[C][]
  get<C extends Collection>(collection: C, id: string): Stored[C] | undefined
}
