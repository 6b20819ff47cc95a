/**
 * Takes an import back, the last commit first. What somebody changed since is left as it is and listed; what somebody
 * joined, ordered or put on file since stays with its person.
 */
import type { GridDoc, HouseholdDoc, ImportDoc, PersonDoc } from '../_documents'
import { afterMove, tellMove, type Households, type Move } from '../_people/belonging'
import { followHousehold } from '../_people/regrouping'
import { isUnbound } from '../_people/joining'
import { postKeysOf } from '../_people/person'
import { printOf, printOfHousehold } from '../_roster/print'
import { oneOf } from '../_platform/bounds'
import type { Tx } from '../_platform/inside'
import { now as clock, seal, store } from '../_platform/ports'
import { withRetry } from '../_platform/retry'
import { hearersOf } from './hearers'
import { tellPosts } from './tell-posts'
import { part, partDoc, type Deed } from '../_roster/parts'

const CHANGED = '收进来以后有人改过，没有撤。'
const IN_USE = '收进来以后已经用上了（有单、有人、有积分），没有撤。'
const GRID_ENDED = '原来的网格已经撤了，这一户回不去，没有撤。'
const GRID_BUSY = '原来的网格正在挪户，这一户这会儿回不去，没有撤。'

/** Commit `n - 1` of an import that is being undone. Answers the import as it is then. */
export async function undoBefore(id: string, n: number): Promise<ImportDoc> {
  const deeds = ((await part(id, 'done', n - 1)) ?? []).filter(({ leftOut }) => leftOut === undefined)
  const used = await inUse(deeds)
  const heard = await hearersOf(movesOf(deeds))
  return withRetry(() =>
    store.transaction(async tx => {
      const one = await tx.get('imports', id)
      if (!one) throw new Error('the import is gone')
      if (one.state !== 'undoing' || one.done !== n) return one
      const undone: Deed[] = []
      const stays = new Set<string>()
      for (const deed of inOrder(deeds)) {
        const leftOut = used.has(deed.id) || stays.has(deed.id) ? IN_USE : await undo(tx, deed, one, heard)
        if (leftOut === null) continue
        undone.push({ kind: deed.kind, id: deed.id, row: deed.row, cell: deed.cell, before: null, leftOut })
        // Whoever stays keeps the roof over their head.
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
      holds[kind](
        came.filter(one => one.kind === kind).map(({ id }) => id),
        going,
      ),
    ),
  )
  return new Set(used.flat())
}

const KINDS = ['person', 'household', 'grid'] as const satisfies readonly Deed['kind'][]
/** Which of these others hold on to. Looked up side by side: nothing is written yet. */
const holds: Record<Deed['kind'], (ids: readonly string[], going: ReadonlySet<string>) => Promise<string[]>> =
  {
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
function undo(
  tx: Tx,
  deed: Deed,
  one: ImportDoc,
  heard: ReadonlyMap<string, Households>,
): Promise<string | null> {
  switch (deed.kind) {
    case 'grid':
      return undoGrid(tx, deed)
    case 'household':
      return undoHousehold(tx, deed, one)
    case 'person':
      return undoPerson(tx, deed, one, heard)
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
  if (!present || printOfHousehold(present) !== after) return CHANGED
  if (before === null) {
    await tx.remove('households', id)
    return null
  }
  const old = JSON.parse(before) as HouseholdDoc
  if (old.gridId !== present.gridId) {
    const grid = await tx.get('grids', old.gridId)
    if (!grid || grid.ended) return GRID_ENDED
    if (grid.regrouping) return GRID_BUSY
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

async function undoPerson(
  tx: Tx,
  { id, before, after }: Deed,
  one: ImportDoc,
  heard: ReadonlyMap<string, Households>,
): Promise<string | null> {
  const { by } = one
  const present = await tx.get('people', id)
  if (!present || printOf(present, seal) !== after) return CHANGED
  const now = clock()
  if (before === null) {
    if (!isUnbound(present)) return IN_USE
    const move: Move = { person: present, to: null, how: 'roster', by, now }
    await tellMove(tx, move, heard.get(id) ?? { left: [], entered: [] }, 'undone')
    await tx.remove('people', id)
    return null
  }
  const old = JSON.parse(before) as PersonDoc
  const home = old.householdId === null ? null : await tx.get('households', old.householdId)
  if (old.householdId !== null && home === null) return CHANGED
  const { bornIn: _, relation: __, ...rest } = present
  const restored: PersonDoc = {
    ...rest,
    nameSealed: old.nameSealed,
    nameDoubt: old.nameDoubt,
    phoneSealed: old.phoneSealed,
    staffName: old.staffName,
    staffPhone: old.staffPhone,
    ...(old.bornIn === undefined ? {} : { bornIn: old.bornIn }),
    posts: restoredPosts(present, old, now),
    postKeys: postKeysOf(restoredPosts(present, old, now), now),
  }
  const move: Move = { person: restored, to: home, how: 'roster', by, now }
  if (present.householdId !== old.householdId)
    await tellMove(tx, move, heard.get(id) ?? { left: [], entered: [] }, 'undone')
  // The stay that the file began is taken back without a trace on the person; the log keeps both steps.
  const living =
    present.householdId === old.householdId ? restored : { ...afterMove(move), belonged: old.belonged }
  await tx.put('people', {
    ...living,
    // Where that household is now: it may not have gone back, or somebody may have moved it since.
    home: home?.path ?? [],
    ...(old.relation === undefined ? {} : { relation: old.relation }),
  })
  const nameOf = async (gridId: string) => (await tx.get('grids', gridId))?.name ?? ''
  await tellPosts(tx, present, living, { import: one, nameOf, now })
  return null
}

/** What the file gave ends now rather than never having been: something may have been pressed in office since. */
function restoredPosts(present: PersonDoc, old: PersonDoc, now: number): PersonDoc['posts'] {
  const given = present.posts.filter(
    post => !old.posts.some(one => one.role === post.role && one.gridId === post.gridId),
  )
  return [...old.posts, ...given.map(post => ({ ...post, until: Math.min(post.until ?? now, now) }))]
}
