/** One list, or one number, over the several nodes that one person serves: a query for each, never `$in` over nodes. */
import { isDeepStrictEqual } from 'node:util'
import type { Collection, Documents } from '../_documents'
import { store } from '../_platform/ports'
import { onePage } from '../_platform/reach'
import { oneOf, type Where } from '../_platform/bounds'
import type { AllQuery, ListQuery, PartOf, Parts, PartsQuery } from '../_platform/select'

/** The first `limit` of all, in the order of the sort key; what lies under two of the nodes is there once. */
export async function listOver<C extends Collection>(
  collection: C,
  wheres: readonly Where[],
  query: Omit<ListQuery, 'where'>,
): Promise<Documents[C][]> {
  return together(await Promise.all(wheres.map(where => store.list(collection, { ...query, where }))), query)
}

/** The same, only these parts of each. The sort key must be one of them. */
export async function partsOver<C extends Collection, const P extends Parts<Documents[C]>>(
  collection: C,
  wheres: readonly Where[],
  query: Omit<PartsQuery, 'where'>,
  parts: P,
): Promise<PartOf<Documents[C], P>[]> {
  const found = wheres.map(where => store.parts(collection, { ...query, where }, parts))
  return together(await Promise.all(found), query)
}

function together<D extends { _id: string }>(
  found: D[][],
  { sort: [field, direction] = ['_id', 'asc'], limit }: Omit<ListQuery, 'where'>,
): D[] {
  const [only] = found
  if (only && found.length === 1) return only
  const all = [...new Map(found.flat().map(doc => [doc._id, doc])).values()]
  const sign = direction === 'asc' ? 1 : -1
  const sorted = all.sort((a, b) => sign * compare(valueAt(a, field), valueAt(b, field)))
  return limit.kind === 'few' ? sorted : sorted.slice(0, limit.n)
}

/** Everything under these nodes, in the order of the sort key, each once: for what must be whole. */
export async function allOver<C extends Collection>(
  collection: C,
  wheres: readonly Where[],
  query: Omit<AllQuery, 'where'> = {},
): Promise<Documents[C][]> {
  const found = await Promise.all(wheres.map(where => store.all(collection, { ...query, where })))
  const { sort: [field, direction] = ['_id', 'asc'] } = query
  const sign = direction === 'asc' ? 1 : -1
  return [...new Map(found.flat().map(doc => [doc._id, doc])).values()].sort(
    (a, b) => sign * compare(valueAt(a, field), valueAt(b, field)),
  )
}

/** How many, no further than `cap`: 100 means 99+. The nodes lie apart, so nothing is counted twice. */
export async function countOver(
  collection: Collection,
  wheres: readonly Where[],
  cap = 100,
): Promise<number> {
  const counts = await Promise.all(wheres.map(where => store.count(collection, where, cap)))
  return Math.min(
    cap,
    counts.reduce((sum, n) => sum + n, 0),
  )
}

/**
 * The same as one query where that is possible: for counting, where no order is asked for. So it costs as much for somebody
 * with ten posts as for somebody with one.
 */
export function inOne(wheres: readonly Where[]): Where[] {
  const [one, ...others] = wheres
  if (!one || others.length === 0) return [...wheres]
  const fields = Object.keys(one)
  const isSame = (field: string) => others.every(other => isDeepStrictEqual(other[field], one[field]))
  const differing = fields.filter(field => !isSame(field))
  const [field = ''] = differing
  const values = wheres.map(where => where[field])
  const isPlain = (value: Where[string] | undefined): value is string => typeof value === 'string'
  const sameFields = others.every(other => Object.keys(other).length === fields.length)
  return differing.length === 1 && sameFields && values.every(isPlain)
    ? [{ ...one, [field]: oneOf([...new Set(values)]) }]
    : [...wheres]
}

/** Of several nodes, in one call; what lies under two of them counts once. */
export const countInOne = (collection: Collection, wheres: readonly Where[]): Promise<number> =>
  countOver(collection, inOne(wheres))

/**
 * How many fit a rule that no query can state: read on, a page at a time, until `cap` fit or nothing is left.
 * The sort key is unique.
 */
export async function countFitting<C extends Collection>(
  collection: C,
  wheres: readonly Where[],
  sort: NonNullable<ListQuery['sort']>,
  fitting: (docs: readonly Documents[C][]) => Promise<number>,
  cap = 100,
): Promise<number> {
  let fit = 0
  for (let after: string | undefined; ; ) {
    const docs = await listOver(collection, wheres, { sort, after, limit: onePage(cap) })
    fit += await fitting(docs)
    const last = docs[cap - 1]
    if (fit >= cap || !last) return Math.min(cap, fit)
    after = String(valueAt(last, sort[0]))
  }
}

/**
 * The first `page` that fit a rule that no query can state, each as it is shown; null does not fit. Read on, `atOnce` at a
 * time, until the page is full and one more is known, or nothing is left. The sort key is unique.
 */
export async function pageFitting<C extends Collection, T>(
  collection: C,
  wheres: readonly Where[],
  {
    sort,
    after,
    page,
    atOnce,
  }: Pick<Required<ListQuery>, 'sort'> & {
    after: string | undefined
    page: number
    atOnce: number
  },
  shown: (doc: Documents[C]) => Promise<T | null> | T | null,
): Promise<{ found: T[]; next: string | null }> {
  const found: T[] = []
  let next: string | null = null
  for (let from = after; ; ) {
    const docs = await listOver(collection, wheres, { sort, after: from, limit: onePage(atOnce) })
    for (const doc of docs) {
      const one = await shown(doc)
      if (one === null) continue
      if (found.length === page) return { found, next }
      found.push(one)
      next = String(valueAt(doc, sort[0]))
    }
    const last = docs[atOnce - 1]
    if (!last) return { found, next: null }
    from = String(valueAt(last, sort[0]))
  }
}

const valueAt = (doc: object, field: string): unknown =>
  field.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], doc)

/** As the database orders: numbers by size, text by its characters. */
const compare = (a: unknown, b: unknown): number => (a === b ? 0 : (a as string) < (b as string) ? -1 : 1)
