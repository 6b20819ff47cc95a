/** Whether documents of today are shaped as those of a version whose shape is promised (docs/stored-format.md). */
import type { Line } from './stored'

type Shape = ReadonlyMap<string, ReadonlySet<string>>
const kindOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value

/** An id or a day as the name of a field stands for all of them. */
const fieldName = (key: string): string => (/\d|^.{20,}$/.test(key) ? '*' : key)

/** `ticket.rounds[].limitAt` → the kinds that stand there. */
function shapeOf(
  value: unknown,
  path = '',
  shape = new Map<string, Set<string>>(),
): Map<string, Set<string>> {
  if (path !== '') shape.set(path, new Set([...(shape.get(path) ?? []), kindOf(value)]))
  if (Array.isArray(value)) for (const one of value) shapeOf(one, `${path}[]`, shape)
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value))
      shapeOf(one, `${path === '' ? '' : `${path}.`}${fieldName(key)}`, shape)
  return shape
}

interface Promised {
  /** What stood in every one of them. */
  always: ReadonlySet<string>
  kinds: Shape
}
function promisedOf(docs: readonly object[]): Promised {
  const kinds = new Map<string, Set<string>>()
  const shapes = docs.map(doc => shapeOf(doc))
  for (const shape of shapes)
    for (const [path, found] of shape) kinds.set(path, new Set([...(kinds.get(path) ?? []), ...found]))
  const always = [...kinds.keys()].filter(path => shapes.every(shape => shape.has(path)))
  return { always: new Set(always), kinds }
}

/** What tells the shapes of one collection apart. */
const SORTS = ['kind', 'type', 'state', 'what'] as const
function sortOf(doc: Record<string, unknown>): string {
  const { type } = (doc['step'] ?? {}) as { type?: unknown }
  const { kind } = (doc['about'] ?? {}) as { kind?: unknown }
  const sorts = [kind, ...SORTS.map(field => doc[field]), type]
  return sorts.filter(sort => typeof sort === 'string').join(' ')
}

const grouped = (lines: readonly Line[]): Map<string, object[]> => {
  const groups = new Map<string, object[]>()
  for (const [collection, doc] of lines) {
    const name = `${collection} v${String(doc['v'])} ${sortOf(doc)}`.trim()
    groups.set(name, [...(groups.get(name) ?? []), doc])
  }
  return groups
}

/**
 * What is there no more, or is of another kind, in documents that say they are of the same version. A field that came is
 * no fault: what reads it must do without, and the documents that are kept try that.
 */
export function brokenPromises(promised: readonly Line[], today: readonly Line[]): string[] {
  const before = grouped(promised)
  const faults = new Set<string>()
  for (const [name, docs] of grouped(today)) {
    const known = before.get(name)
    if (!known) continue
    const { always, kinds } = promisedOf(known)
    for (const doc of docs) {
      const shape = shapeOf(doc)
      for (const path of always)
        if (!shape.has(path) && !path.includes('[]')) faults.add(`${name}: ${path} is gone`)
      for (const [path, found] of shape)
        for (const kind of found)
          if (kinds.has(path) && kind !== 'null' && !isEmptyOf(kinds.get(path), kind))
            faults.add(`${name}: ${path} is ${kind}`)
    }
  }
  return [...faults].sort()
}
/** Whether this kind stood there before, or nothing but null did. */
const isEmptyOf = (kinds: ReadonlySet<string> | undefined, kind: string): boolean =>
  kinds === undefined || kinds.has(kind) || [...kinds].every(one => one === 'null')
