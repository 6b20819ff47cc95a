/** The door that somebody named in words: 「三组5号」 and 「柳溪村第三村民小组 5 号」 are one. */
import type { GridDoc, HouseholdDoc } from '../../_documents'
import { store } from '../../_platform/ports'
import { doorOf } from '../../_roster/doors'
import { Places } from '../../_roster/places'

/** The households at or below a node of a village that are called so; several where two doors are written alike. */
export async function householdsNamed(node: GridDoc, words: string): Promise<HouseholdDoc[]> {
  const [, , villageId] = node.path
  if (villageId === undefined) return []
  const [grids, above, households] = await Promise.all([
    store.all('grids', { where: { path: villageId } }),
    store.some('grids', node.path.slice(0, 2)),
    store.all('households', { where: { path: node._id } }),
  ])
  const village = grids.find(({ _id }) => _id === villageId)
  if (!village) return []
  const places = new Places([...above, ...grids], village)
  const keyOf = (text: string, home: GridDoc | null): string | null =>
    doorOf(places, village, text, home)?.key ?? null
  const asked = keyOf(words, node._id === villageId ? null : node)
  if (asked === null) return []
  const byId = new Map(grids.map(grid => [grid._id, grid]))
  // Who names no group means whichever group has this door.
  const isMeant = (key: string | null): boolean =>
    asked.startsWith('|') ? key?.endsWith(asked) === true : key === asked
  return households.filter(({ door, gridId }) => isMeant(keyOf(door, byId.get(gridId) ?? null)))
}
