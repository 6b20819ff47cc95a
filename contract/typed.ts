/** The typed texts of a route, found in its schema: no list of fields to forget one in. */
import * as z from 'zod'
import { isHandle, moderationOf, type Moderation } from './shapes'

export interface TextField {
  /** `['input', 'reason']`; `*` stands for every item of a list. */
  path: string[]
  /** null: not typed by `text` or `words` but of a fixed form (an id, a day, a code). */
  moderation: Moderation | null
  schema: z.ZodType
}

/** Every field of a schema that takes a string of any kind, besides fixed choices. */
export function textFields(schema: z.ZodType, path: string[] = []): TextField[] {
  if (moderationOf(schema)) return [{ path, moderation: moderationOf(schema), schema }]
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([name, inner]) =>
      textFields(inner as z.ZodType, [...path, name]),
    )
  if (schema instanceof z.ZodArray) return textFields(schema.element as z.ZodType, [...path, '*'])
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return textFields(schema.unwrap() as z.ZodType, path)
  if (schema instanceof z.ZodUnion)
    return schema.options.flatMap(option => textFields(option as z.ZodType, path))
  if (schema instanceof z.ZodPipe) return textFields(schema.in as z.ZodType, path)
  if (schema instanceof z.ZodString) return [{ path, moderation: null, schema }]
  if (FIXED.some(kind => schema instanceof kind)) return []
  throw new Error(`a kind of schema nobody has looked at: ${schema.def.type} in ${path.join('.')}`)
}
/** Kinds that take no free text. Any other has to be taught above. */
const FIXED = [z.ZodNumber, z.ZodBoolean, z.ZodEnum, z.ZodLiteral, z.ZodNull] as const

const moderated = new WeakMap<z.ZodType, string[][]>()
function pathsOf(schema: z.ZodType): string[][] {
  const known =
    moderated.get(schema) ??
    textFields(schema)
      .filter(field => field.moderation === 'moderated')
      .map(field => field.path)
  moderated.set(schema, known)
  return known
}

/** What of an input somebody else may read, as one text for the content check; '' when nothing was typed. */
export const moderatedText = (schema: z.ZodType, data: unknown): string =>
  pathsOf(schema)
    .flatMap(path => at(data, path))
    .join('\n')

function at(data: unknown, [name, ...rest]: readonly string[]): string[] {
  if (name === undefined) return typeof data === 'string' && data !== '' ? [data] : []
  if (name === '*') return Array.isArray(data) ? data.flatMap(one => at(one, rest)) : []
  return typeof data === 'object' && data !== null ? at((data as Record<string, unknown>)[name], rest) : []
}

const handled = new WeakMap<z.ZodType, string[][]>()
function handlesIn(schema: z.ZodType): string[][] {
  const known =
    handled.get(schema) ??
    textFields(schema)
      .filter(field => isHandle(field.schema))
      .map(field => field.path)
  handled.set(schema, known)
  return known
}

/**
 * The input with every hidden id opened by `reveal`. Null when one of them was not handed out to this viewer; in a list
 * such a one is left out.
 */
export function withIds<T>(schema: z.ZodType, data: T, reveal: (hidden: string) => string | null): T | null {
  let opened: unknown = data
  for (const path of handlesIn(schema)) {
    opened = openAt(opened, path, reveal)
    if (opened === null) return null
  }
  return opened as T
}

function openAt(
  data: unknown,
  [name, ...rest]: readonly string[],
  reveal: (hidden: string) => string | null,
): unknown {
  if (name === undefined) return typeof data === 'string' ? reveal(data) : data
  if (name === '*')
    return Array.isArray(data) ? data.map(one => openAt(one, rest, reveal)).filter(one => one !== null) : data
  if (typeof data !== 'object' || data === null) return data
  const before = (data as Record<string, unknown>)[name]
  if (before === undefined) return data
  const after = openAt(before, rest, reveal)
  return after === null ? null : { ...data, [name]: after }
}
