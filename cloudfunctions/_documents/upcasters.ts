/**
 * Older stored shapes, lifted to the present one when they are read (docs/stored-format.md). A step knows one shape and
 * the next: `{ people: { 1: older => ({ ...older, v: 2, … }) } }`.
 */
import type { Collection, Documents } from '.'
import { VERSION } from './versions'

/** A document as it lies in the database. */
export type Stored = Record<string, unknown>
type Step = (older: Stored) => Stored
/**
 * Phones reckon the hashes of these over what is stored, so they are never lifted: a new shape is read beside the
 * older one, as the two `v` of a seal are.
 */
const HASHED_ON_PHONES = ['entries', 'seals', 'statements'] as const satisfies readonly Collection[]
type HashedOnPhones = (typeof HASHED_ON_PHONES)[number]
/** Written once and held by a hash or a commitment: lifted when read, never written again. */
export const KEPT_AS_WRITTEN = [...HASHED_ON_PHONES, 'events', 'ticket_words', 'office_events'] as const

const UPCASTERS: { [C in Exclude<Collection, HashedOnPhones>]?: Readonly<Record<number, Step>> } = {}

/** What each lifted document looks like in the database: its hash is over that. */
const origins = new WeakMap<object, object>()
export const asStored = <D extends object>(doc: D): D => (origins.get(doc) as D | undefined) ?? doc

/**
 * A stored document as the present code knows it. Throws on a shape that nobody knows: written by newer functions, or
 * older than the oldest step. Half understood it would be written back half.
 */
export function upcast<C extends Collection>(collection: C, stored: Stored): Documents[C] {
  const newest = VERSION[collection]
  const steps: Readonly<Record<number, Step>> | undefined = (
    UPCASTERS as { [C in Collection]?: Readonly<Record<number, Step>> }
  )[collection]
  let doc = stored
  while (doc.v !== newest && !isRead(collection, doc)) {
    const step = typeof doc.v === 'number' ? steps?.[doc.v] : undefined
    if (!step) throw new Error(`${collection}: no step from version ${String(doc.v)} to ${newest}`)
    doc = step(doc)
  }
  if (doc !== stored) origins.set(doc, stored)
  return doc as unknown as Documents[C]
}

const isRead = (collection: Collection, { v }: Stored): boolean =>
  (HASHED_ON_PHONES as readonly Collection[]).includes(collection) &&
  typeof v === 'number' &&
  v < VERSION[collection]
