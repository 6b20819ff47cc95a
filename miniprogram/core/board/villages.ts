/** The villages of a town beside one another: what came in, by matter and by channel, and where nobody is in post. Never by person, never ranked. */
import type { GridId } from '../people/grid'
import { SOURCES, type Matter, type Source } from '../ticket/types'

/** What of an order is counted, and nothing else of it is read. */
export interface CountedOrder {
  villageId: GridId
  source: Source
  /** null: nobody has said yet. */
  matter: Matter | null
}
const MATTER_KINDS = ['public', 'minor', 'private', 'open'] as const
/** `open`: nobody has said yet whose matter it is. */
export type MatterKind = (typeof MATTER_KINDS)[number]

/** What is missing in a village, most pressing first. */
const GAPS = ['noDesk', 'noCommittee', 'noGridMember', 'noGroup'] as const
export type GapKind = (typeof GAPS)[number]
/** `places`: the first of them by name; `count`: how many there are. */
export interface Gap {
  kind: GapKind
  count: number
  places: string[]
}

export interface VillageRow {
  id: GridId
  name: string
  /** Orders that came in during the month. */
  came: number
  byMatter: Record<MatterKind, number>
  bySource: Record<Source, number>
  gaps: Gap[]
}

const noneOf = <K extends string>(keys: readonly K[]): Record<K, number> =>
  Object.fromEntries(keys.map(key => [key, 0])) as Record<K, number>

/** In the order in which the villages are handed in: by name or by id, never by a figure. */
export function compareVillages(
  villages: readonly (Pick<VillageRow, 'id' | 'name'> & { gaps: readonly Gap[] })[],
  orders: readonly CountedOrder[],
): VillageRow[] {
  const rows = villages.map(
    ({ id, name, gaps }): VillageRow => ({
      id,
      name,
      came: 0,
      byMatter: noneOf(MATTER_KINDS),
      bySource: noneOf(SOURCES),
      gaps: GAPS.flatMap(kind => gaps.filter(gap => gap.kind === kind && gap.count > 0)),
    }),
  )
  const byId = new Map(rows.map(row => [row.id, row]))
  for (const { villageId, matter, source } of orders) {
    const row = byId.get(villageId)
    if (!row) continue
    row.came += 1
    row.byMatter[matter ?? 'open'] += 1
    row.bySource[source] += 1
  }
  return rows
}
