import type { Doc } from '../wire/ejson'
import { after, encodeField, type IndexField, typeByte } from './keys'

/** What the planner needs to know of an index. */
export interface Indexed {
  fields: IndexField[]
  /** Bit n is set once field n of some document had several values. */
  multi: number
}

export type Order = Record<string, 1 | -1>

export type Plan<I> =
  | {
      by: 'id'
      ids: unknown[]
      /** Nothing but the ids is asked for: what is found there matches. */
      exact: boolean
    }
  | {
      by: 'index'
      index: I
      /** Half-open key ranges, to be walked one after the other. */
      ranges: [low: Buffer, high: Buffer][]
      /** Walking the index this way gives the wanted order; undefined: sort afterwards. */
      walk?: 'forward' | 'backward'
      /** The ranges hold exactly the matching documents, nothing needs to be read again. */
      exact: boolean
      /** A document may come more than once. */
      repeats: boolean
    }

interface Wanted {
  /** The field must be one of these. */
  in?: unknown[]
  low?: unknown
  high?: unknown
  /** How many conditions of the filter this stands for. */
  conditions: number
}

/** More ranges than this and a scan of the index is cheaper than so many dives. */
const MAX_RANGES = 1000

/**
 * Chooses the index that narrows most and, among those, one whose order saves the sort.
 * Rule: SQL narrows, mingo decides. A plan may offer too many documents, never too few.
 */
export function plan<I extends Indexed>(
  indexes: readonly I[],
  filter: Doc,
  order: Order = {},
): Plan<I> | undefined {
  const conditions = flatten(filter)
  const ids = want(conditions.get('_id'))
  if (ids.in) return { by: 'id', ids: ids.in, exact: asksOnlyIds(filter, ids.in) }
  let best: { score: number; plan: Plan<I> } | undefined
  for (const index of indexes) {
    const offer = offerOf(index, conditions, order)
    if (offer && (!best || offer.score > best.score)) best = offer
  }
  return best?.plan
}

/** `{ _id: 'a' }` and `{ _id: { $in: ['a', 'b'] } }`, most of what is asked. */
function asksOnlyIds({ _id: asked, ...others }: Doc, ids: unknown[]): boolean {
  const operators = isOperator(asked) ? Object.keys(asked) : []
  return (
    Object.keys(others).length === 0 &&
    operators.length < 2 &&
    ids.every(id => typeof id === 'string' || typeof id === 'number')
  )
}

/** Top-level conditions and those under `$and`, by path. `$or` and the like do not narrow. */
function flatten(filter: Doc, into = new Map<string, unknown[]>()): Map<string, unknown[]> {
  for (const [path, condition] of Object.entries(filter)) {
    if (path === '$and' && Array.isArray(condition)) for (const part of condition) flatten(part as Doc, into)
    else into.set(path, [...(into.get(path) ?? []), condition])
  }
  return into
}

function isScalar(value: unknown): boolean {
  return value === null || value instanceof Date || ['string', 'number', 'boolean'].includes(typeof value)
}

function isOperator(value: unknown): value is Doc {
  if (
    typeof value !== 'object' ||
    value === null ||
    Array.isArray(value) ||
    value instanceof Date ||
    value instanceof RegExp
  )
    return false
  return Object.keys(value)[0]?.startsWith('$') ?? false
}

function want(conditions: unknown[] = []): Wanted {
  const out: Wanted = { conditions: 0 }
  for (const condition of conditions) {
    if (isScalar(condition)) {
      out.in = [condition]
      out.conditions++
    } else if (isOperator(condition)) readOperators(condition, out)
  }
  return out
}

function readOperators(operators: Doc, out: Wanted): void {
  const { $eq, $in, $all, $gt, $gte, $lt, $lte } = operators
  if ('$eq' in operators && isScalar($eq)) {
    out.in = [$eq]
    out.conditions++
  }
  if (Array.isArray($in) && $in.length <= MAX_RANGES && $in.every(isScalar)) {
    out.in ??= [...new Set($in)]
    out.conditions++
  }
  // As the service does: one of them leads to the documents, the others are looked for in these.
  if (Array.isArray($all) && $all.length > 0 && $all.every(isScalar)) {
    out.in ??= [$all[0]]
    if ($all.length === 1) out.conditions++
  }
  const low = $gt ?? $gte
  const high = $lt ?? $lte
  if (isScalar(low) && low !== null) out.low = low
  if (isScalar(high) && high !== null) out.high = high
}

function offerOf<I extends Indexed>(
  index: I,
  conditions: Map<string, unknown[]>,
  order: Order,
): { score: number; plan: Plan<I> } | undefined {
  let prefixes: Buffer[] = [Buffer.alloc(0)]
  let range: Wanted | undefined
  let used = 0
  let score = 0
  const fixed = new Set<string>()
  let depth = 0
  for (; depth < index.fields.length; depth++) {
    const [path, direction] = index.fields[depth] as IndexField
    const wanted = want(conditions.get(path))
    if (wanted.in && prefixes.length * wanted.in.length <= MAX_RANGES) {
      const values = wanted.in
      prefixes = prefixes.flatMap(prefix =>
        values.map(value => Buffer.concat([prefix, encodeField(value, direction)])),
      )
      if (values.length === 1 && !hasMulti(index, depth)) fixed.add(path)
      // null also finds missing fields and [] hides as one, so it never counts as exact
      if (!values.includes(null)) used += wanted.conditions
      score += 10
      continue
    }
    if (wanted.low !== undefined || wanted.high !== undefined) {
      range = wanted
      score += 5
    }
    break
  }
  const walk = prefixes.length === 1 ? walkFor(index.fields.slice(depth), order, fixed) : undefined
  // A range already in order stops after one page; a second equality that most documents meet does not.
  if (walk) score += 6
  if (score === 0) return undefined
  const total = [...conditions.values()].reduce(
    (sum, list) => sum + list.reduce<number>((n, c) => n + (isOperator(c) ? Object.keys(c).length : 1), 0),
    0,
  )
  const direction = index.fields[depth]?.[1] ?? 1
  const ranges = prefixes.map(prefix =>
    range
      ? between(prefix, range, direction, hasMulti(index, depth))
      : ([prefix, prefix.length ? after(prefix) : Buffer.from([255])] as [Buffer, Buffer]),
  )
  const exact = !range && used === total && (prefixes.length === 1 || index.multi === 0)
  const repeats = index.multi >> depth !== 0 || (prefixes.length > 1 && index.multi !== 0)
  return {
    score,
    plan: {
      by: 'index',
      index,
      ranges: ranges.sort((a, b) => Buffer.compare(a[0], b[0])),
      walk,
      exact,
      repeats,
    },
  }
}

/** Which way to walk the rest of the index so that the documents come in the wanted order. */
function walkFor(rest: IndexField[], order: Order, fixed: Set<string>): 'forward' | 'backward' | undefined {
  const wanted = Object.entries(order).filter(([path]) => !fixed.has(path))
  if (wanted.length === 0) return Object.keys(order).length > 0 ? 'forward' : undefined
  const follows = (sign: 1 | -1) =>
    wanted.every(([path, direction], i) => rest[i]?.[0] === path && rest[i]?.[1] === direction * sign)
  return follows(1) ? 'forward' : follows(-1) ? 'backward' : undefined
}

const hasMulti = ({ multi }: Indexed, field: number) => ((multi >> field) & 1) === 1

/** Different elements of a list may satisfy the two ends, so for lists only one end narrows. */
function between(prefix: Buffer, { low, high }: Wanted, direction: 1 | -1, list: boolean): [Buffer, Buffer] {
  const end = list && low !== undefined ? undefined : high
  const type = typeByte(low ?? end, direction)
  const least = low === undefined ? type : encodeField(low, direction)
  const most = end === undefined ? type : encodeField(end, direction)
  const [from, to] = direction > 0 ? [least, most] : [most, least]
  return [Buffer.concat([prefix, from]), after(Buffer.concat([prefix, to]))]
}
