/**
 * Whatever gets an earlier moment than it had gets its row in `due` with it, in the same transaction. A later moment, or
 * none, needs no write: the timer looks too early, and moves the row on (docs/adr/0128).
 */
import type { Collection, Documents, WaitingDoc } from '../../_documents'
import { firstMoment, isClocked, rowOf } from './moments'

export class Wakes {
  /** The earliest moment of what was read; of what was not, nothing is known. */
  readonly #known = new Map<string, number | null>()

  read<C extends Collection>(collection: C, id: string, doc: Documents[C] | null): void {
    this.#known.set(`${collection}/${id}`, doc && firstMoment(collection, doc, Date.now()))
  }

  /** The row to write with this document; null where it needs none. */
  written<C extends Collection>(collection: C, doc: Documents[C]): WaitingDoc | null {
    if (!isClocked(collection)) return null
    const key = `${collection}/${doc._id}`
    const [at, before] = [firstMoment(collection, doc, Date.now()), this.#known.get(key)]
    this.#known.set(key, at)
    return at === null || (typeof before === 'number' && before <= at) ? null : rowOf(collection, doc._id, at)
  }
}
