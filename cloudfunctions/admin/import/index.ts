/**
 * Import of a county's files. All rows are checked before the first is written; what would begin, end, move or change is
 * counted and said, in the dry run and after; rows are written in commits of twenty, and the answer says where to go on.
 * The same file twice changes nothing.
 */
import { now as clock, seal, store } from '../../_platform/ports'
import { householdsOf, tellMove, type Households } from '../../_people/belonging'
import type { Tx } from '../../_platform/inside'
import { withRetry } from '../../_platform/retry'
import type { Collection, Documents, HouseholdDoc, PersonDoc } from '../../_documents'
import type { AdminInput, ImportKind, Row, RowProblem } from '../contract'
import {
  gridChanges,
  householdChanges,
  cardChanges,
  personChanges,
  summed,
  type Change,
  type Changes,
} from './changes'
import {
  checkCards,
  checkHouseholds,
  checkPeople,
  checkReserved,
  placeGrids,
  postsOf,
  type Known,
} from './check'
import { cardDoc, cardId, gridDoc, householdDoc, personDoc } from './documents'
import { withOwnIds } from './keys'
import { byId, knownFor } from './known'
import { namesFor } from './names'
import { readRows, type ReadRow } from './read'

/** `next`: hand it back as `start`; null when all is written. `changes`: of the rows from `start` on. */
export interface Imported {
  problems: RowProblem[]
  rows: number
  written: number
  next: number | null
  changes: Changes
}

const PER_COMMIT = 20
const BUDGET_MS = 40_000

export async function importRows({
  what,
  rows: raw,
  dryRun,
  start,
}: AdminInput<'import'>): Promise<Imported> {
  const read = readRows(what, raw)
  const rows = await withOwnIds(what, read.rows)
  const known = await knownFor(what, rows)
  const problems = [...read.problems, ...problemsOf(what, rows, known)].sort((a, b) => a.row - b.row)
  const plan = planOf(what, rows, known)
  const due = problems.length > 0 ? [] : rows.slice(start)
  const changes = summed(await changesOf(plan, due))
  if (problems.length > 0 || dryRun) return { problems, rows: raw.length, written: 0, next: null, changes }
  const until = performance.now() + BUDGET_MS
  let at = start
  while (at < raw.length && performance.now() < until) {
    await write(
      plan,
      rows.slice(at, at + PER_COMMIT).map(({ value }) => value),
    )
    at = Math.min(raw.length, at + PER_COMMIT)
  }
  return {
    problems: [],
    rows: raw.length,
    written: at - Math.min(start, at),
    next: at < raw.length ? at : null,
    changes,
  }
}

function problemsOf<K extends ImportKind>(what: K, rows: readonly ReadRow<K>[], known: Known): RowProblem[] {
  const check: { [W in ImportKind]: (rows: readonly ReadRow<W>[]) => RowProblem[] } = {
    grids: all => placeGrids(all, known).problems,
    households: all => checkHouseholds(all, known),
    people: all => checkPeople(all, known, clock()),
    contact_codes: all => checkCards(all, known),
  }
  return [...checkReserved(rows), ...check[what](rows)]
}

/** What one kind of row becomes, and how the difference is said. */
interface Plan<C extends Collection, R> {
  collection: C
  idOf: (row: R) => string
  docOf: (row: R, old: Documents[C] | undefined) => Documents[C]
  differences: (pairs: readonly Pair<C>[]) => Promise<Change[][]>
  /** What is looked up before a commit, and written in it beside the row. */
  beside?: (rows: readonly R[]) => Promise<(tx: Tx, row: R, pair: Pair<C>) => Promise<void>>
  /** What follows from a row that was written. */
  after?: (old: Documents[C] | undefined, next: Documents[C]) => Promise<void>
}
interface Pair<C extends Collection> {
  old: Documents[C] | undefined
  next: Documents[C]
}
type Plans = { [K in ImportKind]: Plan<K, Row<K>> }

function planOf<K extends ImportKind>(what: K, rows: readonly ReadRow<K>[], known: Known): Plan<K, Row<K>> {
  const grid = (id: string) => known.grids.get(id)?.name ?? id
  const plans: { [W in ImportKind]: (all: readonly ReadRow<W>[]) => Plans[W] } = {
    grids: all => {
      const placed = new Map(placeGrids(all, known).grids.map(one => [one.id, one]))
      return {
        collection: 'grids',
        idOf: ({ id }) => id,
        docOf: ({ id }, old) => gridDoc(placed.get(id)!, old),
        differences: async pairs => pairs.map(({ old, next }) => gridChanges(old, next)),
      }
    },
    households: () => ({
      collection: 'households',
      idOf: ({ id }) => id,
      docOf: (row, old) => householdDoc(row, known.grids.get(row.gridId)!, old),
      differences: async pairs => {
        const before = await byId(
          'grids',
          pairs.map(({ old }) => old?.gridId ?? null),
        )
        const names = new Map(before.map(({ _id, name }) => [_id, name]))
        return pairs.map(({ old, next }) =>
          householdChanges(old, next, { grid: id => names.get(id) ?? grid(id) }),
        )
      },
      after: async (old, next) => {
        if (old && old.gridId !== next.gridId) await moveMembers(next)
      },
    }),
    people: () => ({
      collection: 'people',
      idOf: ({ id }) => id,
      docOf: (row, old) =>
        personDoc(
          row,
          postsOf(row, known),
          row.householdId === null ? undefined : known.homes.get(row.householdId),
          old,
          seal,
          clock(),
        ),
      differences: async pairs => {
        const names = await namesFor(pairs)
        return pairs.map(({ old, next }) => personChanges(old, next, names, seal, clock()))
      },
      beside: some => tellHouseholds(some, known),
    }),
    contact_codes: () => ({
      collection: 'contact_codes',
      idOf: ({ code }) => cardId(seal, code),
      docOf: row => cardDoc(row, seal),
      differences: async pairs => pairs.map(({ old, next }) => cardChanges(old, next)),
    }),
  }
  return plans[what](rows) as unknown as Plan<K, Row<K>>
}

async function changesOf<C extends ImportKind>(
  { collection, idOf, docOf, differences }: Plan<C, Row<C>>,
  rows: readonly ReadRow<C>[],
): Promise<{ row: number; changes: Change[] }[]> {
  const before = new Map(
    (
      await store.some(
        collection,
        rows.map(({ value }) => idOf(value)),
      )
    ).map(doc => [doc._id, doc]),
  )
  const pairs = rows.map(({ value }) => {
    const old = before.get(idOf(value))
    return { old, next: docOf(value, old) }
  })
  const all = await differences(pairs)
  return rows.map(({ row }, i) => ({ row, changes: all[i] ?? [] }))
}

/** One commit: either all of these rows or none. What is there already is read inside it; what is the same is not written. */
async function write<C extends ImportKind>(
  { collection, idOf, docOf, beside, after }: Plan<C, Row<C>>,
  rows: readonly Row<C>[],
): Promise<void> {
  const also = await beside?.(rows)
  const pairs = await withRetry(() =>
    store.transaction(async tx => {
      const done: Pair<C>[] = []
      for (const row of rows) {
        const old = (await tx.get(collection, idOf(row))) ?? undefined
        const next = docOf(row, old)
        if (JSON.stringify(old) !== JSON.stringify(next)) await tx.put(collection, next)
        await also?.(tx, row, { old, next })
        done.push({ old, next })
      }
      return done
    }),
  )
  for (const { old, next } of pairs) await after?.(old, next)
}

/** Anyone who stands on the roster for the first time came to nobody's surprise; who changes households is told of. */
async function tellHouseholds(
  rows: readonly Row<'people'>[],
  { homes }: Known,
): Promise<(tx: Tx, row: Row<'people'>, pair: Pair<'people'>) => Promise<void>> {
  const now = clock()
  const heard = new Map<string, Households>()
  const toOf = ({ householdId, left }: Row<'people'>, old: PersonDoc) =>
    left ? null : (householdId ?? old.householdId)
  const stored = await byId(
    'people',
    rows.map(({ id }) => id),
  )
  for (const old of stored) {
    const row = rows.find(({ id }) => id === old._id)
    const to = row ? toOf(row, old) : old.householdId
    if (old.householdId !== to) heard.set(old._id, await householdsOf(old.householdId, to))
  }
  return async (tx, row, { old, next }) => {
    const person = old ?? { ...next, householdId: null, home: [], belonged: [] }
    if (person.householdId === next.householdId) return
    const to = next.householdId === null ? null : (homes.get(next.householdId) ?? null)
    await tellMove(
      tx,
      { person, to, how: 'roster', by: 'county', now },
      heard.get(row.id) ?? { left: [], entered: [] },
    )
  }
}

/** Where people live follows their household; asked again after a crash, because the file is handed in again. */
async function moveMembers({ _id, path }: HouseholdDoc): Promise<void> {
  for (const { _id: member } of await store.all('people', { where: { householdId: _id } }))
    await withRetry(() =>
      store.transaction(async tx => {
        const person = await tx.get('people', member)
        if (person?.householdId === _id) await tx.put('people', { ...person, home: path })
      }),
    )
}
