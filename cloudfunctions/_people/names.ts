/** Names of grids and staff, kept for a moment in this instance: every card shows them, hardly any of them ever changes. */
import type { GridDoc, PersonDoc } from '../_documents'
import type { GridId } from '../../miniprogram/core/people/grid'
import { inForce, type Post } from '../../miniprogram/core/people/role'
import { isAwake } from './person'
import { now, store } from '../_platform/ports'

const KEEP_MS = 20_000

/** Looks up many at once, asks the store only for what it has not seen lately. */
export class Shelf<T extends { _id: string }> {
  readonly #kept = new Map<string, { doc: T | null; until: number }>()
  constructor(private readonly fetch: (ids: string[]) => Promise<T[]>) {}

  async of(ids: readonly (string | null | undefined)[]): Promise<Map<string, T>> {
    const wanted = [...new Set(ids)].filter((id): id is string => !!id)
    // A monotonic clock: the county's own can be pushed.
    const at = performance.now()
    const missing = wanted.filter(id => (this.#kept.get(id)?.until ?? 0) < at)
    for (let i = 0; i < missing.length; i += 100) {
      const part = missing.slice(i, i + 100)
      const found = new Map((await this.fetch(part)).map(doc => [doc._id, doc]))
      for (const id of part) this.#kept.set(id, { doc: found.get(id) ?? null, until: at + KEEP_MS })
    }
    if (this.#kept.size > 5000) this.#kept.clear()
    return new Map(
      wanted.flatMap(id => {
        const doc = this.#kept.get(id)?.doc
        return doc ? [[id, doc]] : []
      }),
    )
  }
}

export const grids = new Shelf<GridDoc>(ids => store.some('grids', ids))
export const people = new Shelf<PersonDoc>(ids => store.some('people', ids))

/** The post to show beside a name: the one nearest to where the ticket lies. */
export function postOf(person: PersonDoc, path: readonly GridId[], at = now()): Post | null {
  const own = person.posts.filter(post => inForce(post, at))
  const near = own.filter(post => path.includes(post.gridId)).sort((a, b) => b.path.length - a.path.length)
  return near[0] ?? own[0] ?? null
}

/** Members of a pool: everyone who holds `role` at or below the node, now. */
export async function holdersUnder(role: Post['role'], gridId: GridId, at = now()): Promise<PersonDoc[]> {
  const found = await store.all('people', { where: { postKeys: `${role}@${gridId}` } })
  // An account nobody above has confirmed holds nothing yet.
  return found.filter(
    person =>
      isAwake(person) &&
      person.posts.some(post => post.role === role && inForce(post, at) && post.path.includes(gridId)),
  )
}
