/**
 * That no row of `due` is missing: everything that waits, found by the indexes of its own collection, is held against the
 * rows. What is missing, or comes too late, is written; nothing is ever moved to later here.
 */
import type { DueDoc, Documents } from '../_documents'
import type { Clocked } from '../_documents'
import { firstMoment, rowOf } from '../_platform/due/moments'
import { store } from '../_platform/ports'
import { onePage } from '../_platform/reach'
import { withRetry } from '../_platform/retry'
import { gte, type Where } from '../_platform/bounds'

interface Source {
  where: Where
  /** The indexed field in whose order it is gone through. */
  by: string
  /** What lies before it waits for nothing. */
  since: (now: number) => number
}
const all = (by: string, where: Where = {}): Source => ({ where, by, since: () => 0 })

/** Where what waits is found. The compiler asks about a new collection with moments. */
const SOURCES: Record<Clocked, readonly Source[]> = {
  tickets: [all('nextDueAt')],
  deeds: [all('nextDueAt')],
  honours: [all('nextDueAt')],
  redemptions: [all('nextDueAt')],
  opinions: [all('nextDueAt')],
  sends: [all('nextTryAt')],
  boards: [all('nextAt')],
  // What lay about for two days and is still there belongs to somebody, or the last proof has found it.
  files: [
    all('issuedAt', { raw: true }),
    all('issuedAt', { state: 'pending' }),
    ...(['pass', 'review', 'refused'] as const).map(state => ({
      where: { state },
      by: 'issuedAt',
      since: (now: number) => now - 2 * 86_400_000,
    })),
  ],
  people: [{ where: {}, by: 'posts.until', since: now => now }, all('united.open')],
  reviews: [all('at', { state: 'waits' })],
  probes: [all('deadBy', { came: 'waits' })],
  imports: [all('dueAt')],
  regroupings: [all('dueAt')],
  prints: [all('dueAt')],
  listings: [all('until')],
  tags: [all('dueAt')],
  rules: [all('at', { kind: 'calendar', corrected: false })],
}
export const KINDS = Object.keys(SOURCES) as Clocked[]

const PAGE = 500

/** Ids of `kind:id` that had no row in time. `dryRun` only looks. */
export async function mendRows(kind: Clocked, now: number, dryRun = false): Promise<string[]> {
  const rows = new Map<string, number>()
  for (const row of await store.all('due', { where: { kind } })) rows.set(row._id, row.at ?? Infinity)
  const mended: string[] = []
  for (const source of SOURCES[kind])
    for await (const doc of waiting(kind, source, now)) {
      const at = firstMoment(kind, doc, now)
      const _id = `${kind}:${doc._id}`
      if (at === null || (rows.get(_id) ?? Infinity) <= Math.max(at, now)) continue
      if (dryRun || (await mend(kind, doc._id, now))) mended.push(_id)
      rows.set(_id, at)
    }
  return mended
}

/** Page by page; what shares a moment with the end of a page is met again, and then whole. */
async function* waiting<C extends Clocked>(
  kind: C,
  { where, by, since }: Source,
  now: number,
): AsyncGenerator<Documents[C]> {
  let start = since(now)
  for (;;) {
    const found = await store.list(kind, {
      where: { ...where, [by]: gte(start) },
      sort: [by, 'asc'],
      limit: onePage(PAGE),
    })
    yield* found
    if (found.length < PAGE) return
    const last = fieldOf(found[found.length - 1], by)
    if (last === start) yield* await store.all(kind, { where: { ...where, [by]: start } })
    start = last === start ? start + 1 : last
  }
}

const fieldOf = (doc: unknown, field: string): number =>
  Number(field.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], doc))

/** As it is by now: somebody may have pressed meanwhile, and brought the row. */
const mend = (kind: Clocked, id: string, now: number): Promise<boolean> =>
  withRetry(() =>
    store.transaction(async tx => {
      const doc = await tx.get(kind, id)
      const at = doc && firstMoment(kind, doc, now)
      if (at === null) return false
      const row: DueDoc | null = await tx.get('due', `${kind}:${id}`)
      if (row && (row.at ?? Infinity) <= Math.max(at, now)) return false
      await tx.put('due', rowOf(kind, id, at))
      return true
    }),
  )
