/** What runs inside a transaction, and nothing else does (`where().update` and `aggregate` would run outside, measured). */
import type { Collection, Documents } from '../_documents'
import { upcast } from '../_documents/upcasters'
import { isDuplicate, databaseErrorOf } from './database-error'
import { _, type Coll } from './sdk'
import { KeyTaken, keepKey, wrote, type Deed, type IdempotencyKey } from './idempotency'
import { Wakes } from './due/wake'

/** One after the other: two at once are refused by the real service (TransactionBusy). */
export interface Tx {
  get<C extends Collection>(collection: C, id: string): Promise<Documents[C] | null>
  create<C extends Collection>(collection: C, doc: Documents[C]): Promise<void>
  put<C extends Collection>(collection: C, doc: Documents[C]): Promise<void>
  /** Every field of the document; what else lies in the stored one stays as it is. Nothing where none is stored. */
  fill<C extends Collection>(collection: C, doc: Documents[C]): Promise<void>
  remove(collection: Collection, id: string): Promise<void>
}

/** The document without its id, which the service takes apart from it. */
export const withoutId = (doc: object): object => {
  const { _id, ...rest } = doc as { _id?: unknown }
  return rest
}

/** One step after the other; remembers that something was written, and wakes the timer for what waits. */
export function insideOf(t: { collection(name: string): Coll }, deed: Deed): Tx {
  let inFlight = false
  const wakes = new Wakes()
  const wake = async <C extends Collection>(collection: C, doc: Documents[C]): Promise<void> => {
    const row = wakes.written(collection, doc)
    if (row) await t.collection('due').doc(row._id).set(withoutId(row))
  }
  const alone = async <R>(step: () => Promise<R>): Promise<R> => {
    if (inFlight) throw new Error('two steps of one transaction at once')
    inFlight = true
    try {
      return await step()
    } finally {
      inFlight = false
    }
  }
  return {
    get: (collection, id) =>
      alone(async () => {
        const { data } = await t.collection(collection).doc(id).get()
        const doc = data ? upcast(collection, data as Record<string, unknown>) : null
        wakes.read(collection, id, doc)
        return doc
      }),
    create: (collection, doc) =>
      alone(async () => {
        wrote(deed, collection, doc._id, doc)
        await t.collection(collection).add({ ...doc })
        await wake(collection, doc)
      }),
    put: (collection, doc) =>
      alone(async () => {
        wrote(deed, collection, doc._id, doc)
        await t.collection(collection).doc(doc._id).set(withoutId(doc))
        await wake(collection, doc)
      }),
    fill: (collection, doc) =>
      alone(async () => {
        wrote(deed, collection, doc._id, doc)
        const fields = Object.entries(withoutId(doc)).filter(([, value]) => value !== undefined)
        await t
          .collection(collection)
          .doc(doc._id)
          .update(Object.fromEntries(fields.map(([field, value]) => [field, _.set(value)])))
        await wake(collection, doc)
      }),
    remove: (collection, id) =>
      alone(async () => {
        wrote(deed, collection, id)
        await t.collection(collection).doc(id).remove()
      }),
  }
}

/** What its tap made a moment ago already is made once: then the request looks again (`KeyTaken`). */
export async function createOnce<C extends Collection>(
  tx: Tx,
  collection: C,
  doc: Documents[C],
): Promise<void> {
  try {
    await tx.create(collection, doc)
  } catch (error) {
    throw isDuplicate(databaseErrorOf(error)) ? new KeyTaken() : error
  }
}

/** Keeps the key of the tap with what it did; another call with the same key came first: `KeyTaken`. */
export async function keepUnlessTaken(
  tx: Tx,
  idempotencyKey: IdempotencyKey,
  about: string | null,
): Promise<void> {
  try {
    await keepKey(tx, idempotencyKey, about)
  } catch (error) {
    throw isDuplicate(databaseErrorOf(error)) ? new KeyTaken() : error
  }
}
