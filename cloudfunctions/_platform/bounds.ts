/** What a query asks of a field: a value, or a bound made here. */
import { _, type Command, type Scalar } from './sdk'

/** A bound instead of an equal: `lt(now)`, `gte(x)`, `oneOf(ids)`. Made here only, so no input can smuggle one in. */
class Bound {
  constructor(
    readonly ops: Partial<Record<'lt' | 'lte' | 'gt' | 'gte', Scalar>> & {
      in?: readonly Scalar[]
      neq?: Scalar
      notGt?: Scalar
      all?: readonly Scalar[]
    },
  ) {}
}
export const lt = (x: Scalar) => new Bound({ lt: x })
export const lte = (x: Scalar) => new Bound({ lte: x })
export const gt = (x: Scalar) => new Bound({ gt: x })
export const gte = (x: Scalar) => new Bound({ gte: x })
export const between = (a: Scalar, b: Scalar) => new Bound({ gte: a, lte: b })
/** The bound that stood, and what follows `after`: a later page never reaches beyond what the first one could show. */
export function beyond(
  standing: Scalar | Bound | undefined,
  after: Scalar,
  direction: 'asc' | 'desc',
): Bound {
  const { gte, gt, lte, lt, ...others } = standing instanceof Bound ? standing.ops : {}
  const upper = { ...(lte === undefined ? {} : { lte }), ...(lt === undefined ? {} : { lt }) }
  const lower = { ...(gte === undefined ? {} : { gte }), ...(gt === undefined ? {} : { gt }) }
  return direction === 'asc'
    ? new Bound({ ...others, ...upper, gt: after })
    : new Bound({ ...others, ...lower, lt: after })
}
export const oneOf = (xs: readonly Scalar[]) => new Bound({ in: xs })
export const otherThan = (x: Scalar) => new Bound({ neq: x })
/** At most `x`, or not there at all. */
export const notGt = (x: Scalar) => new Bound({ notGt: x })
/** Of a field with several values: each of these is one of them. */
export const allOf = (xs: readonly Scalar[]) => new Bound({ all: xs })
export type Where = Record<string, Scalar | Bound>

export function queryOf(where: Where): object {
  return Object.fromEntries(
    Object.entries(where).map(([field, want]) => [field, want instanceof Bound ? boundOf(want) : want]),
  )
}
function boundOf({ ops: { in: list, all, notGt: most, ...range } }: Bound): Command {
  if (list) return _.in(list)
  if (all) return _.all(all)
  if (most !== undefined) return _.not(_.gt(most))
  const parts = Object.entries(range).map(([op, value]) => _[op as 'lt' | 'neq'](value as Scalar))
  return parts.reduce((a, b) => a.and(b))
}
