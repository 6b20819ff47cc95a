/** What the rows mention, looked up before they are checked. */
import type { Grid, GridId } from '../../../miniprogram/core/people/grid'
import type { Collection, Documents } from '../../_documents'
import { seal, store } from '../../_platform/ports'
import type { ImportKind, Row } from '../contract'
import type { Known } from './check'
import { cardId } from './documents'
import type { ReadRow } from './read'

export async function knownFor<K extends ImportKind>(what: K, rows: readonly ReadRow<K>[]): Promise<Known> {
  const nothing: Known = {
    grids: new Map(),
    parents: new Set(),
    households: new Set(),
    villages: new Map(),
    stored: new Map(),
    homes: new Map(),
    cards: new Map(),
  }
  const values = rows.map(r => r.value)
  if (what === 'grids') return { ...nothing, grids: await everyGrid() }
  if (what === 'households') {
    const ids = (values as Row<'households'>[]).map(r => r.gridId)
    const villages = (
      await byId(
        'households',
        (values as Row<'households'>[]).map(r => r.id),
      )
    ).flatMap(({ _id, path: [, , village] }) => (village ? [[_id, village] as const] : []))
    return {
      ...nothing,
      grids: await gridsById(ids),
      parents: await parentsAmong(ids),
      villages: new Map(villages),
    }
  }
  if (what === 'people') {
    const people = values as Row<'people'>[]
    const homes = new Map(
      (
        await byId(
          'households',
          people.flatMap(r => [r.householdId, ...(r.kin ?? []).map(kin => kin.householdId)]),
        )
      ).map(doc => [doc._id, doc]),
    )
    return {
      ...nothing,
      grids: await gridsById(people.flatMap(r => r.posts.map(p => p.gridId))),
      households: new Set(homes.keys()),
      homes,
      stored: new Map(
        (
          await byId(
            'people',
            people.map(r => r.id),
          )
        ).map(doc => [doc._id, doc]),
      ),
    }
  }
  const cards = values as Row<'contact_codes'>[]
  const used = new Map(
    (
      await byId(
        'contact_codes',
        cards.map(r => cardId(seal, r.code)),
      )
    ).map(c => [c._id, c.householdId]),
  )
  return {
    ...nothing,
    households: await idsIn(
      'households',
      cards.map(r => r.householdId),
    ),
    cards: new Map(
      cards.flatMap(({ code }) => {
        const householdId = used.get(cardId(seal, code))
        return householdId === undefined ? [] : [[code, householdId]]
      }),
    ),
  }
}

/** A county has a few thousand nodes; codes must be unlike across all of them. */
async function everyGrid(): Promise<Map<GridId, Grid>> {
  const grids = new Map<GridId, Grid>()
  let level: (GridId | null)[] = [null]
  while (level.length > 0) {
    const next: GridId[] = []
    for (const parent of level) {
      for (const grid of await store.all('grids', { where: { parent } })) {
        grids.set(grid._id, grid)
        if (grid.level < 4) next.push(grid._id)
      }
    }
    level = next
  }
  return grids
}

const gridsById = async (ids: readonly GridId[]): Promise<Map<GridId, Grid>> =>
  new Map((await byId('grids', ids)).map(g => [g._id, g]))
const idsIn = async (collection: 'households', ids: readonly (string | null)[]): Promise<Set<string>> =>
  new Set((await byId(collection, ids)).map(d => d._id))

async function parentsAmong(ids: readonly GridId[]): Promise<Set<GridId>> {
  const parents = new Set<GridId>()
  for (const id of new Set(ids)) if ((await store.count('grids', { parent: id }, 1)) > 0) parents.add(id)
  return parents
}

export async function byId<C extends Collection>(
  collection: C,
  ids: readonly (string | null)[],
): Promise<Documents[C][]> {
  const wanted = [...new Set(ids)].filter((id): id is string => id !== null)
  const found: Documents[C][] = []
  for (let i = 0; i < wanted.length; i += 100)
    found.push(...(await store.some(collection, wanted.slice(i, i + 100))))
  return found
}
