/** What may be asked of a collection, and how the service wants to hear it. */
import type { Collection } from '../_documents'
import { beyond, queryOf, type Where } from './bounds'
import type { Reach } from './reach'
import { db, type Scalar } from './sdk'

export interface ListQuery {
  where: Where
  /** One sort key; `desc` from the newest. With `after`, only what follows that value of the key. */
  sort?: [field: string, direction: 'asc' | 'desc']
  after?: Scalar
  limit: Reach
}
/** Parts of documents are for pages and for the first ones; anyone who says `few` wants them whole. */
export type PartsQuery = Omit<ListQuery, 'limit'> & { limit: Extract<Reach, { kind: 'page' | 'first' }> }
/** A list without an end of its own: `store.all`. The sort key must tell every document apart (`_id`, `rev`, `sortKey`). */
export type AllQuery = Pick<ListQuery, 'where' | 'sort'> & { pages?: number }

/** What may be changed in place, outside a transaction: leases, counters. */
export interface Change {
  set?: Record<string, unknown>
  inc?: Record<string, number>
  push?: Record<string, unknown>
  /** In front of a list that keeps its first `most`. */
  unshift?: Record<string, { one: unknown; most: number }>
  pull?: Record<string, unknown>
}

/** Which parts of a document: whole fields, or some fields of a field. */
export type Parts<D> = { readonly [K in keyof D]?: true | readonly (keyof D[K] & string)[] }
export type PartOf<D, P extends Parts<D>> = { _id: string } & {
  [K in keyof P & keyof D]: P[K] extends readonly (infer F)[] ? Pick<D[K], F & keyof D[K]> : D[K]
}

export const keyAt = (doc: object | undefined, field: string): Scalar =>
  field.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], doc) as Scalar
export function selectOf(
  collection: Collection,
  { where, sort, after }: Pick<ListQuery, 'where' | 'sort' | 'after'>,
) {
  const paged =
    sort && after !== undefined ? { ...where, [sort[0]]: beyond(where[sort[0]], after, sort[1]) } : where
  const select = db.collection(collection).where(queryOf(paged))
  return sort ? select.orderBy(sort[0], sort[1]) : select
}
/** As the service wants it: each path that is to come along. */
export const fieldsOf = (parts: object): Record<string, boolean> =>
  Object.fromEntries(
    [['v', true as unknown], ...Object.entries(parts)].flatMap(([field, part]) =>
      Array.isArray(part) ? part.map(one => [`${field}.${one}`, true]) : [[field, true]],
    ),
  )
