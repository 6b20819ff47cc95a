/**
 * Order-preserving index keys: comparing the bytes of two keys compares the values as MongoDB would.
 * A key is one field after another; every field starts with a byte for its type.
 */
export type IndexField = [path: string, direction: 1 | -1]

const TYPE = { null: 5, number: 16, string: 32, object: 48, array: 64, boolean: 112, date: 128, regexp: 144 }

let bytes = Buffer.allocUnsafe(4096)
let end = 0

function room(size: number): void {
  if (end + size <= bytes.length) return
  const bigger = Buffer.allocUnsafe(Math.max(bytes.length * 2, end + size))
  bytes.copy(bigger, 0, 0, end)
  bytes = bigger
}

function writeNumber(value: number): void {
  // + 0 turns -0 into 0
  bytes.writeDoubleBE(value + 0, end)
  if (((bytes[end] ?? 0) & 0x80) !== 0) invert(end, end + 8)
  else bytes[end] = (bytes[end] ?? 0) ^ 0x80
  end += 8
}

function invert(from: number, to: number): void {
  for (let i = from; i < to; i++) bytes[i] = ~(bytes[i] ?? 0) & 255
}

/** Short plain text byte by byte: cheaper than a call into native code. False: not written. */
function wroteShort(text: string): boolean {
  const start = end
  if (text.length > 40) return false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0 || code > 127) {
      end = start
      return false
    }
    bytes[end++] = code
  }
  return true
}

/** Text ends with two zero bytes; a zero byte inside is escaped, so no text is the beginning of another. */
function writeText(text: string): void {
  room(text.length * 6 + 2)
  if (!wroteShort(text))
    for (const [i, part] of (text.includes('\0') ? text.split('\0') : [text]).entries()) {
      if (i > 0) end += bytes.write('\0\u00ff', end, 'latin1')
      end += bytes.write(part, end, 'utf8')
    }
  bytes[end++] = 0
  bytes[end++] = 0
}

function writeValue(value: unknown): void {
  room(16)
  if (value === undefined || value === null) bytes[end++] = TYPE.null
  else if (typeof value === 'number') {
    bytes[end++] = TYPE.number
    writeNumber(value)
  } else if (typeof value === 'string') {
    bytes[end++] = TYPE.string
    writeText(value)
  } else if (typeof value === 'boolean') {
    bytes[end++] = TYPE.boolean
    bytes[end++] = value ? 1 : 0
  } else if (value instanceof Date) {
    bytes[end++] = TYPE.date
    writeNumber(value.getTime())
  } else {
    bytes[end++] = value instanceof RegExp ? TYPE.regexp : Array.isArray(value) ? TYPE.array : TYPE.object
    writeText(value instanceof RegExp ? String(value) : JSON.stringify(value))
  }
}

function writeField(value: unknown, direction: 1 | -1): void {
  const start = end
  writeValue(value)
  if (direction < 0) invert(start, end)
}

/** The bytes of one field. */
export function encodeField(value: unknown, direction: 1 | -1): Buffer {
  end = 0
  writeField(value, direction)
  return Buffer.from(bytes.subarray(0, end))
}

/** The byte that says the type of a value, as it stands in a key of this direction. */
export function typeByte(value: unknown, direction: 1 | -1): Buffer {
  return encodeField(value, direction).subarray(0, 1)
}

/** The smallest key greater than every key that begins with `prefix`. */
export function after(prefix: Buffer): Buffer {
  const out = Buffer.from(prefix)
  for (let i = out.length - 1; i >= 0; i--) {
    const byte = out[i] ?? 0
    if (byte < 255) {
      out[i] = byte + 1
      return out.subarray(0, i + 1)
    }
  }
  return Buffer.from([255])
}

const paths = new Map<string, string[]>()

function segments(path: string): string[] {
  let known = paths.get(path)
  if (!known) paths.set(path, (known = path.split('.')))
  return known
}

function step(value: unknown, segment: string): unknown[] {
  if (Array.isArray(value)) {
    if (/^\d+$/.test(segment)) return [value[Number(segment)]]
    return value.map(item => field(item, segment))
  }
  return [field(value, segment)]
}

function field(value: unknown, segment: string): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return undefined
  return (value as Record<string, unknown>)[segment]
}

/** All values a path leads to; arrays are entered, as MongoDB's multikey indexes do. */
function valuesAt(doc: unknown, path: string): unknown[] {
  let found: unknown[] = [doc]
  for (const segment of segments(path)) {
    found = found.length === 1 ? step(found[0], segment) : found.flatMap(value => step(value, segment))
  }
  if (found.length === 1 && !Array.isArray(found[0])) return found
  const out = found.flatMap(value =>
    Array.isArray(value) ? (value.length === 0 ? [undefined] : value) : [value],
  )
  return out.length > 0 ? out : [undefined]
}

/** The keys of a document in an index. */
export interface Keys {
  /** Distinct: one, or one per element of a list. */
  keys: Buffer[]
  /** Bit n is set when field n had several values. */
  multi: number
}

export function indexKeys(doc: unknown, fields: IndexField[]): Buffer[] {
  return keysOf(doc, fields).keys
}

export function keysOf(doc: unknown, fields: IndexField[]): Keys {
  const values = fields.map(([path]) => distinct(valuesAt(doc, path)))
  const keys: Buffer[] = []
  end = 0
  const walk = (depth: number): void => {
    const fieldOf = fields[depth]
    if (!fieldOf) {
      keys.push(Buffer.from(bytes.subarray(0, end)))
      return
    }
    const start = end
    for (const value of values[depth] ?? []) {
      writeField(value, fieldOf[1])
      walk(depth + 1)
      end = start
    }
  }
  walk(0)
  if (keys.length < 2) return { keys, multi: 0 }
  const multi = values.reduce((bits, list, n) => (list.length > 1 ? bits | (1 << n) : bits), 0)
  return { keys: values.every(list => list.every(isPlain)) ? keys : distinctKeys(keys), multi }
}

const isPlain = (value: unknown) => typeof value === 'string' || typeof value === 'number'
const distinct = (values: unknown[]) => (values.length < 2 ? values : [...new Set(values)])

function distinctKeys(keys: Buffer[]): Buffer[] {
  const seen = new Map(keys.map(key => [key.toString('latin1'), key]))
  return [...seen.values()]
}
