/**
 * Takes an import back, the last commit first. What somebody changed since is left as it is and listed; what somebody
 * joined, ordered or put on file since stays with its person.
 */
import type { GridDoc, HouseholdDoc, ImportDoc, PersonDoc } from '../_documents'
import { withOneMore } from '../_people/open-grid'
import { followHousehold } from '../_people/regrouping'
import { fingerprintOfHousehold } from '../_roster/fingerprint'
import { oneOf } from '../_platform/bounds'
import type { Tx } from '../_platform/inside'
import { now as clock, store } from '../_platform/ports'
import { withRetry } from '../_platform/retry'
import { hearersOf } from './hearers'
import { accountsTaken, CHANGED, IN_USE, undoPerson, type Looked } from './undo-person'
import { part, partDoc, type Deed } from '../_roster/parts'

const GRID_ENDED = '原来的网格已经撤了，这一户回不去，没有撤。'
const GRID_BUSY = '原来的网格正在挪户，这一户这会儿回不去，没有撤。'

/** Commit `n - 1` of an import that is being undone. Answers the import as it is then. */
export async function undoBefore(id: string, n: number): Promise<ImportDoc> {
  const deeds = ((await part(id, 'done', n - 1)) ?? []).filter(({ leftOut }) => leftOut === undefined)
  const used = await inUse(deeds)
  const [heard, taken] = [await hearersOf(movesOf(deeds)), await accountsTaken(deeds)]
  return withRetry(() =>
    store.transaction(async tx => {
      const one = await tx.get('imports', id)
      if (!one) throw new Error('the import is gone')
      if (one.state !== 'undoing' || one.done !== n) return one
      const undone: Deed[] = []
      const stays = new Set<string>()
      for (const deed of inOrder(deeds)) {
        const leftOut =
          used.has(deed.id) || stays.has(deed.id) ? IN_USE : await undo(tx, deed, one, { heard, taken })
        if (leftOut === null) continue
        undone.push({ kind: deed.kind, id: deed.id, row: deed.row, cell: deed.cell, before: null, leftOut })
        // Anybody who stays keeps the roof over their head.
        for (const above of await aboveOf(tx, deed)) stays.add(above)
      }
      await tx.put('import_parts', partDoc(one, 'done', n - 1, undone))
      const next: ImportDoc = {
        ...one,
        done: n - 1,
        leftOut: one.leftOut + undone.length,
        ...(n - 1 === 0 ? { state: 'undone', dueAt: null } : {}),
      }
      await tx.put('imports', next)
      return next
    }),
  )
}

/**
 * The last one first; before all others the households that go back to where they were, so that their people are put where
 * their household really is by then. A commit holds a household together with its people.
 */
function inOrder(deeds: readonly Deed[]): Deed[] {
  const back = [...deeds].reverse()
  const goesBack = ({ kind, before }: Deed) => kind === 'household' && before !== null
  return [...back.filter(goesBack), ...back.filter(one => !goesBack(one))]
}

/** What came with the file and others hold on to by now: it is kept. */
async function inUse(deeds: readonly Deed[]): Promise<Set<string>> {
  // Those who go altogether, and those who go back to where they lived: nobody lives there by them.
  const going = new Set(
    deeds.filter(({ kind, before }) => kind === 'person' || before === null).map(({ id }) => id),
  )
  const came = deeds.filter(({ before }) => before === null)
  const used = await Promise.all(
    KINDS.map(kind =>
      USED_BY_OTHERS[kind](
        came.filter(one => one.kind === kind).map(({ id }) => id),
        going,
      ),
    ),
  )
  return new Set(used.flat())
}

const KINDS = ['person', 'household', 'grid'] as const satisfies readonly Deed['kind'][]
/** Which of these others hold on to. Looked up side by side: nothing is written yet. */
const USED_BY_OTHERS: Record<
  Deed['kind'],
  (ids: readonly string[], going: ReadonlySet<string>) => Promise<string[]>
> = {
  person: ids => those(ids, async id => (await store.count('tickets', { 'list.mineOf': id }, 1)) > 0),
  household: async (ids, going) => {
    if (ids.length === 0) return []
    const [people, accounts] = await Promise.all([
      store.all('people', { where: { householdId: oneOf(ids) } }),
      store.some('accounts', ids),
    ])
    const lived = people.flatMap(({ _id, householdId }) =>
      householdId === null || going.has(_id) ? [] : [householdId],
    )
    return [...lived, ...accounts.map(({ _id }) => _id)]
  },
  grid: (ids, going) =>
    those(ids, async id => {
      const [children, households] = await Promise.all([
        store.all('grids', { where: { parent: id } }),
        store.count('households', { gridId: id }, 1),
      ])
      return households > 0 || children.some(({ _id }) => !going.has(_id))
    }),
}

async function those(ids: readonly string[], is: (id: string) => Promise<boolean>): Promise<string[]> {
  const found = await Promise.all(ids.map(is))
  return ids.filter((_, i) => found[i])
}

/** Back into the household of before. */
const movesOf = (deeds: readonly Deed[]): { id: string; to: string | null }[] =>
  deeds.flatMap(({ id, before }) =>
    before === null ? [] : [{ id, to: (JSON.parse(before) as PersonDoc).householdId ?? null }],
  )

/** The household of a person, the grid of a household, the parent of a grid. */
async function aboveOf(tx: Tx, { kind, id }: Deed): Promise<string[]> {
  if (kind === 'person') return present((await tx.get('people', id))?.householdId)
  if (kind === 'household') return present((await tx.get('households', id))?.gridId)
  return present((await tx.get('grids', id))?.parent)
}
const present = (id: string | null | undefined): string[] => (id ? [id] : [])

/** Null: it is as it was before. */
function undo(tx: Tx, deed: Deed, one: ImportDoc, looked: Looked): Promise<string | null> {
  switch (deed.kind) {
    case 'grid':
      return undoGrid(tx, deed)
    case 'household':
      return undoHousehold(tx, deed, one)
    case 'person':
      return undoPerson(tx, deed, one, looked)
  }
}

async function undoGrid(tx: Tx, { id, after }: Deed): Promise<string | null> {
  const present: GridDoc | null = await tx.get('grids', id)
  if (present?.name !== after) return CHANGED
  await tx.remove('grids', id)
  return null
}

async function undoHousehold(
  tx: Tx,
  { id, before, after }: Deed,
  { _id, by, byName }: ImportDoc,
): Promise<string | null> {
  const present = await tx.get('households', id)
  if (!present || fingerprintOfHousehold(present) !== after) return CHANGED
  if (before === null) {
    await tx.remove('households', id)
    return null
  }
  const old = JSON.parse(before) as HouseholdDoc
  if (old.gridId !== present.gridId) {
    const grid = await tx.get('grids', old.gridId)
    if (!grid || grid.ended) return GRID_ENDED
    if (grid.regrouping) return GRID_BUSY
    await tx.put('grids', withOneMore(grid))
  }
  await tx.put('households', old)
  if (old.gridId !== present.gridId)
    await followHousehold(tx, {
      id: `${_id}:undone:${id}`,
      from: present.gridId,
      to: old.gridId,
      household: id,
      by,
      byName,
      now: clock(),
    })
  return null
}
