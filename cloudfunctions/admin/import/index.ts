/**
 * Import of a county's files. All rows are checked before the first is written; rows are written in commits of twenty,
 * and the answer says where to go on. The same file twice changes nothing.
 */
import { now as clock, seal, store } from '../../_shell/ports'
import { householdsOf, tellMove, type Households, type Move } from '../../_shell/belonging'
import type { Tx } from '../../_shell/store'
import { withRetry } from '../../_shell/retry'
import type {
  Collection,
  Documents,
  GridDoc,
  HouseholdDoc,
  InviteDoc,
  PersonDoc,
} from '../../_shell/documents'
import type { AdminInput, ImportKind, Row, RowProblem } from '../contract'
import { checkHouseholds, checkInvites, checkPeople, placeGrids, postsOf, type Known } from './check'
import { gridDoc, householdDoc, inviteDoc, inviteId, personDoc } from './documents'
import { byId, knownFor } from './known'
import { readRows, type ReadRow } from './read'

/** `next`: hand it back as `start`; null when all is written. */
export interface Imported {
  problems: RowProblem[]
  rows: number
  written: number
  next: number | null
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
  const known = await knownFor(what, read.rows)
  const problems = [...read.problems, ...problemsOf(what, read.rows, known)].sort((a, b) => a.row - b.row)
  if (problems.length > 0 || dryRun) return { problems, rows: raw.length, written: 0, next: null }
  const until = performance.now() + BUDGET_MS
  let at = start
  while (at < raw.length && performance.now() < until) {
    await write(what, read.rows.slice(at, at + PER_COMMIT), known, read.rows)
    at = Math.min(raw.length, at + PER_COMMIT)
  }
  return {
    problems: [],
    rows: raw.length,
    written: at - Math.min(start, at),
    next: at < raw.length ? at : null,
  }
}

function problemsOf<K extends ImportKind>(what: K, rows: readonly ReadRow<K>[], known: Known): RowProblem[] {
  if (what === 'grids') return placeGrids(rows as ReadRow<'grids'>[], known).problems
  if (what === 'households') return checkHouseholds(rows as ReadRow<'households'>[], known)
  if (what === 'people') return checkPeople(rows as ReadRow<'people'>[], known)
  return checkInvites(rows as ReadRow<'invites'>[], known)
}

async function write<K extends ImportKind>(
  what: K,
  some: readonly ReadRow<K>[],
  known: Known,
  all: readonly ReadRow<K>[],
): Promise<void> {
  if (what === 'grids')
    return writeGrids(some as ReadRow<'grids'>[], placeGrids(all as ReadRow<'grids'>[], known).grids)
  if (what === 'households')
    return writeHouseholds(
      (some as ReadRow<'households'>[]).map(r => r.value),
      known,
    )
  if (what === 'people')
    return writePeople(
      (some as ReadRow<'people'>[]).map(r => r.value),
      known,
    )
  return writeInvites((some as ReadRow<'invites'>[]).map(r => r.value))
}

async function writeGrids(
  some: readonly ReadRow<'grids'>[],
  placed: Parameters<typeof gridDoc>[0][],
): Promise<void> {
  const ids = new Set(some.map(r => r.value.id))
  await putAll(
    'grids',
    placed.filter(g => ids.has(g.id)),
    g => g.id,
    (grid, old: GridDoc | undefined) => gridDoc(grid, old),
  )
}

async function writeHouseholds(rows: Row<'households'>[], { grids }: Known): Promise<void> {
  await putAll(
    'households',
    rows,
    r => r.id,
    row => householdDoc(row, grids.get(row.gridId)!),
  )
}

async function writePeople(rows: Row<'people'>[], known: Known): Promise<void> {
  const households = new Map(
    (
      await byId(
        'households',
        rows.map(r => r.householdId),
      )
    ).map((h): [string, HouseholdDoc] => [h._id, h]),
  )
  const now = clock()
  const houseOf = (row: Row<'people'>) =>
    row.householdId === null ? undefined : households.get(row.householdId)
  // Whoever stands on the roster for the first time came to nobody's surprise; who changes households is told of.
  const heard = new Map<string, Households>()
  const stored = await byId(
    'people',
    rows.map(r => r.id),
  )
  for (const old of stored) {
    const to = rows.find(({ id }) => id === old._id)?.householdId ?? null
    if (old.householdId !== to) heard.set(old._id, await householdsOf(old.householdId, to))
  }
  await putAll(
    'people',
    rows,
    r => r.id,
    (row, old: PersonDoc | undefined) => personDoc(row, postsOf(row, known), houseOf(row), old, seal, now),
    async (tx, row, old, person) => {
      const before = old ?? { ...person, householdId: null, home: [], belonged: [] }
      const move: Move = { person: before, to: houseOf(row) ?? null, how: 'roster', by: 'county', now }
      await tellMove(tx, move, row.name, heard.get(row.id) ?? { left: [], entered: [] })
    },
  )
}

const writeInvites = (rows: Row<'invites'>[]): Promise<void> =>
  putAll(
    'invites',
    rows,
    r => inviteId(seal, r.code),
    (row, old: InviteDoc | undefined) => inviteDoc(row, old, seal),
  )

/** One commit: either all of these rows or none. What is there already is read inside it. */
function putAll<C extends Collection, R>(
  collection: C,
  rows: readonly R[],
  idOf: (row: R) => string,
  docOf: (row: R, old: Documents[C] | undefined) => Documents[C],
  also?: (tx: Tx, row: R, old: Documents[C] | undefined, doc: Documents[C]) => Promise<void>,
): Promise<void> {
  return withRetry(() =>
    store.transaction(async tx => {
      for (const row of rows) {
        const old = (await tx.get(collection, idOf(row))) ?? undefined
        const doc = docOf(row, old)
        await tx.put(collection, doc)
        await also?.(tx, row, old, doc)
      }
    }),
  )
}
