/** Walks what is due, oldest first, page by page; items that wait are stepped over, however many they are. */
import type { Collection, Documents } from '../_documents'
import { store } from '../_platform/ports'
import { between, type Where } from '../_platform/bounds'
import type { Slice } from './slice'
import { onePage } from '../_platform/reach'

const PAGE = 50
/** The service gives a function no more at once. */
const MOST = 1000

export interface Due<C extends Collection> {
  collection: C
  where: Where
  /** The indexed time that says when it is due, and the last moment that counts. */
  by: string
  /** What lies before it was seen in earlier slices. */
  from?: number
  until: number
  work(doc: Documents[C]): Promise<void>
}

/** True when it came to the end. */
export async function eachDue<C extends Collection>(
  slice: Slice,
  { collection, where, by, from = 0, until, work }: Due<C>,
): Promise<boolean> {
  const done = new Set<string>()
  let since = from
  let limit = PAGE
  let whole = true
  while (slice.hasTime()) {
    const page = await store.list(collection, {
      where: { ...where, [by]: between(since, until) },
      sort: [by, 'asc'],
      limit: onePage(limit),
    })
    const todo = page.filter(doc => !done.has(doc._id) && !slice.waits(doc._id))
    for (const doc of todo) {
      if (!slice.hasTime()) return false
      done.add(doc._id)
      await slice.item(doc._id, () => work(doc))
    }
    if (page.length < limit) return whole
    const last = timeAt(page[page.length - 1], by)
    if (todo.length === 0 && last === since) {
      // A thousand that fail at one moment hold up those of that moment only, not everybody after them.
      if (limit === MOST) {
        whole = false
        since = last + 1
      }
      limit = MOST
    } else if (todo.length === 0) since = last
  }
  return false
}

function timeAt(doc: unknown, field: string): number {
  const value = field.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], doc)
  return Number(value)
}
