import type { Readable } from '../cloudfunctions/admin/verify/readable'
import type { Store } from '../local/cloud/store/store'

/** A local cloud's documents, as the verification reads them. A folder of an earlier version knows fewer collections. */
export function readableOf(store: Store): Readable {
  const has = (name: string) => store.hasCollection(name)
  return {
    each: name => (has(name) ? store.each(name) : []) as never,
    find: (name, filter) =>
      (has(name) ? store.find(name, { filter, limit: Number.MAX_SAFE_INTEGER }) : []) as never,
    behind: (name, filter, field, after, limit) =>
      (has(name)
        ? store.find(name, { filter: { ...filter, [field]: { $gt: after } }, order: { [field]: 1 }, limit })
        : []) as never,
    get: (name, id) => (has(name) ? store.get(name, id) : undefined) as never,
    count: (name, filter) => (has(name) ? store.count(name, filter) : 0),
  }
}
