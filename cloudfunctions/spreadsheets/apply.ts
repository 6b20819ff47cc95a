/**
 * Writes a plan, a commit at a time. Each commit is all or nothing and notes what it found; `done` on the import goes up
 * with it. A stop anywhere goes on at the next commit, twice the same commit writes once, and what somebody changed since
 * the plan was made is left as it is and listed.
 */
import type { GridDoc, HouseholdDoc, ImportDoc } from '../_documents'
import { tellMove, type Households } from '../_people/belonging'
import { postRequestOf, writeRequest } from '../_people/joining'
import { withOneMore } from '../_people/open-grid'
import { followHousehold } from '../_people/regrouping'
import type { Intent, PlannedRow } from '../_roster/plan'
import { fingerprintOf, fingerprintOfHousehold } from '../_roster/fingerprint'
import type { Tx } from '../_platform/inside'
import { now as clock, seal, store } from '../_platform/ports'
import { isDuplicate } from '../_platform/database-error'
import { withRetry } from '../_platform/retry'
import { becoming, gridDoc, householdDoc, type Becoming, type IntentOf } from './documents'
import { hearersOf } from './hearers'
import { tellPosts } from './tell-posts'
import { part, partDoc, type Deed, type Parts } from '../_roster/parts'

const CHANGED = '收的这会儿，这个人的登记有人改过，没有动。请再收一次看看。'

/** The next commit of an import that is being applied. Answers the import as it is then. */
export async function applyNext(id: string, n: number): Promise<ImportDoc> {
  const rows = (await part(id, 'plan', n)) ?? []
  const heard = await hearersOf(movesOf(rows))
  try {
    return await applied(id, n, { rows, heard, asksFirst: false })
  } catch (error) {
    // Somebody new to the plan is there by now: everybody is asked for before anything is written.
    if (!isDuplicate(error)) throw error
    return applied(id, n, { rows, heard, asksFirst: true })
  }
}

interface Writing {
  rows: readonly PlannedRow[]
  heard: ReadonlyMap<string, Households>
  /** Whether who is new is asked for first. Two calls of three are spared otherwise: an id that is taken ends the transaction. */
  asksFirst: boolean
}

function applied(id: string, n: number, { rows, heard, asksFirst }: Writing): Promise<ImportDoc> {
  return withRetry(() =>
    store.transaction(async tx => {
      const one = await tx.get('imports', id)
      if (!one) throw new Error('the import is gone')
      // Another instance was here, or the answer to this commit was lost: it is done.
      if (one.state !== 'applying' || one.done !== n) return one
      const commit = new Commit(tx, one, heard, asksFirst)
      for (const row of rows) await commit.write(row)
      await tx.put('import_parts', partDoc(one, 'done', n, commit.deeds))
      const next: ImportDoc = {
        ...one,
        done: n + 1,
        leftOut: one.leftOut + commit.deeds.filter(({ leftOut }) => leftOut !== undefined).length,
        counts: without(one.counts, rows, commit.deeds),
        ...(n + 1 >= one.commits ? { state: 'applied', dueAt: null } : {}),
      }
      await tx.put('imports', next)
      return next
    }),
  )
}

/** A row that was left out is nobody new, and nothing changed. */
function without(
  counts: ImportDoc['counts'],
  rows: readonly PlannedRow[],
  deeds: Parts['done'],
): ImportDoc['counts'] {
  const left = new Set(deeds.filter(({ leftOut }) => leftOut !== undefined).map(({ row }) => row))
  const next = { ...counts }
  for (const { row, state } of rows) if (left.has(row)) next[state]--
  return next
}

const movesOf = (rows: readonly PlannedRow[]): { id: string; to: string | null }[] =>
  rows.flatMap(({ intents }) =>
    intents.flatMap(one =>
      one.kind === 'person' && one.seen !== null && one.householdId !== undefined
        ? [{ id: one.id, to: one.householdId }]
        : [],
    ),
  )

class Commit {
  readonly deeds: Parts['done'] = []
  readonly #now = clock()
  readonly #grids = new Map<string, GridDoc | null>()
  readonly #households = new Map<string, HouseholdDoc | null>()
  readonly #filled = new Set<string>()

  constructor(
    private readonly tx: Tx,
    private readonly one: ImportDoc,
    private readonly heard: ReadonlyMap<string, Households>,
    private readonly asksFirst: boolean,
  ) {}

  async write(row: PlannedRow): Promise<void> {
    for (const intent of row.intents) {
      const deed = await this.#deed(row, intent)
      if (deed) this.deeds.push(deed)
    }
  }

  #deed(row: PlannedRow, intent: Intent): Promise<Deed | null> {
    switch (intent.kind) {
      case 'grid':
        return this.#grid(row, intent)
      case 'household':
        return this.#household(row, intent)
      case 'person':
        return this.#person(row, intent)
    }
  }

  async #grid(row: PlannedRow, intent: IntentOf<'grid'>): Promise<Deed> {
    const doc = gridDoc(intent)
    await this.tx.put('grids', doc)
    this.#grids.set(doc._id, doc)
    return { ...at(row, 'grid', doc._id), before: null, after: doc.name }
  }

  async #household(row: PlannedRow, intent: IntentOf<'household'>): Promise<Deed> {
    const isNew = intent.seen === null && !this.asksFirst
    const old = isNew ? null : await this.tx.get('households', intent.id)
    const grid = await this.#gridOf(intent.gridId)
    const fingerprint = old === null ? null : fingerprintOfHousehold(old)
    if (!grid || grid.ended || grid.regrouping || fingerprint !== intent.seen)
      return { ...at(row, 'household', intent.id), before: null, leftOut: CHANGED }
    const doc = householdDoc(intent, grid, old)
    if (isNew) await this.tx.create('households', doc)
    else await this.tx.put('households', doc)
    this.#households.set(doc._id, doc)
    if (old?.gridId !== doc.gridId) await this.#comesTo(grid)
    if (old !== null && old.gridId !== doc.gridId)
      await followHousehold(this.tx, {
        id: `${this.one._id}:${doc._id}`,
        from: old.gridId,
        to: doc.gridId,
        household: doc._id,
        by: this.one.by,
        byName: this.one.byName,
        now: this.#now,
      })
    return { ...at(row, 'household', doc._id), before: json(old), after: fingerprintOfHousehold(doc) }
  }

  async #person(row: PlannedRow, intent: IntentOf<'person'>): Promise<Deed | null> {
    const isNew = intent.seen === null && !this.asksFirst
    const old = isNew ? null : await this.tx.get('people', intent.id)
    const fingerprint = old === null ? null : fingerprintOf(old, seal)
    const homeId = intent.householdId === undefined ? (old?.householdId ?? null) : intent.householdId
    const home = homeId === null ? null : await this.#householdOf(homeId)
    if (fingerprint !== intent.seen || (homeId !== null && home === null))
      return { ...at(row, 'person', intent.id), before: null, leftOut: CHANGED }
    const change = becoming(intent, old, home, this.one.by, seal, this.#now)
    const after = fingerprintOf(change.next, seal)
    // A number that is confirmed again is the same number, of another day.
    if (after === fingerprint && intent.phone === undefined) return null
    if (isNew) await this.tx.create('people', change.next)
    else await this.tx.put('people', change.next)
    await this.#tell(change, intent.died === true)
    return { ...at(row, 'person', intent.id), before: json(old), after }
  }

  async #tell({ old, next, move }: Becoming, died: boolean): Promise<void> {
    // Anybody who lost somebody is not sent a line about it.
    const heard = died ? undefined : this.heard.get(next._id)
    if (move) await tellMove(this.tx, move, heard ?? { left: [], entered: [] })
    const nameOf = async (id: string) => (await this.#gridOf(id))?.name ?? ''
    await tellPosts(this.tx, old, next, { import: this.one, nameOf, now: this.#now })
    const waiting = next.posts === old?.posts ? null : await postRequestOf(next, this.#now)
    if (waiting) await writeRequest(this.tx, waiting.request, next, waiting.hearers)
  }

  /** Noted on the grid, once a commit: the step that ends it at this moment looks again. */
  async #comesTo(grid: GridDoc): Promise<void> {
    if (this.#filled.has(grid._id)) return
    this.#filled.add(grid._id)
    const next = withOneMore(grid)
    await this.tx.put('grids', next)
    this.#grids.set(next._id, next)
  }

  async #gridOf(id: string): Promise<GridDoc | null> {
    if (!this.#grids.has(id)) this.#grids.set(id, await this.tx.get('grids', id))
    return this.#grids.get(id) ?? null
  }
  async #householdOf(id: string): Promise<HouseholdDoc | null> {
    if (!this.#households.has(id)) this.#households.set(id, await this.tx.get('households', id))
    return this.#households.get(id) ?? null
  }
}

const at = <K extends Deed['kind']>({ row, cell }: PlannedRow, kind: K, id: string) => ({
  kind,
  id,
  row,
  cell,
})
const json = (doc: object | null): string | null => (doc === null ? null : JSON.stringify(doc))
