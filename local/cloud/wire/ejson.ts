import { CloudError } from '../errors'

/** A document as the store and mingo see it: plain JSON values, Date and RegExp. */
export type Doc = Record<string, unknown>

type Decoder = (value: unknown, now: number) => unknown

const toDate: Decoder = value => new Date(isObject(value) ? Number(value.$numberLong) : String(value))

const DECODERS: Record<string, Decoder> = {
  $numberInt: Number,
  $numberDouble: Number,
  $numberLong: Number,
  $numberDecimal: Number,
  $date: toDate,
  $oid: value => value,
  $undefined: () => null,
  $tcb_server_date: (value, now) =>
    new Date(now + Number(decode(isObject(value) ? (value.offset ?? 0) : 0, now))),
  $regularExpression: value => toRegExp(value),
}

function toRegExp(value: unknown): RegExp {
  if (!isObject(value)) throw new CloudError('INVALID_PARAM', 'bad regular expression')
  const flags = [...new Set(String(value.options ?? ''))].filter(flag => 'imsu'.includes(flag)).join('')
  try {
    return new RegExp(String(value.pattern), flags)
  } catch {
    throw new CloudError('DATABASE_REQUEST_FAILED', `Regular expression is invalid: ${String(value.pattern)}`)
  }
}

export function isObject(value: unknown): value is Doc {
  return typeof value === 'object' && value !== null
}

/** Turns parsed EJSON into plain values, in place. `now` resolves server dates. */
function decode(value: unknown, now: number): unknown {
  if (!isObject(value)) return value
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) value[i] = decode(value[i], now)
    return value
  }
  for (const key in value) {
    const decoder = key.charCodeAt(0) === 36 ? DECODERS[key] : undefined
    if (decoder) return decoder(value[key], now)
    const inner = value[key]
    if (typeof inner === 'object' && inner !== null) value[key] = decode(inner, now)
  }
  return value
}

/** Reads EJSON text as one document. */
export function parse(text: string, now = 0): Doc {
  const value: unknown = JSON.parse(text)
  return (text.includes('"$') ? decode(value, now) : value) as Doc
}

function encode(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : { $numberDouble: String(value) }
  if (!isObject(value)) return value
  if (value instanceof Date) return { $date: { $numberLong: String(value.getTime()) } }
  if (value instanceof RegExp) return { $regularExpression: { pattern: value.source, options: value.flags } }
  if (Array.isArray(value)) return value.map(item => (item === undefined ? null : encode(item)))
  const out: Doc = {}
  for (const key in value) if (value[key] !== undefined) out[key] = encode(value[key])
  return out
}

/** Writes one document as EJSON text, which is also how it is stored. */
export function stringify(doc: unknown): string {
  return JSON.stringify(encode(doc))
}

/** A deep copy that keeps dates. */
export function clone<T>(value: T): T {
  if (!isObject(value) || value instanceof RegExp) return value
  if (value instanceof Date) return new Date(value.getTime()) as T
  if (Array.isArray(value)) return value.map(clone) as T
  const out: Doc = {}
  for (const key in value) out[key] = clone(value[key])
  return out as T
}
