import type { GridDoc } from '../../../cloudfunctions/_documents'
import { placesOf, townName, villageNames, type Places } from '../places'
import type { Chance } from '../random'
import type { Size } from '../size'

/** A household grid: its group and where it stands. */
export interface VillageGrid {
  grid: GridDoc
  group: GridDoc
}
export interface Village {
  grid: GridDoc
  code: string
  town: GridDoc
  groups: GridDoc[]
  grids: VillageGrid[]
  places: Places
}
export interface Tree {
  county: GridDoc
  towns: GridDoc[]
  villages: Village[]
}

const VILLAGES_PER_TOWN = 12
const COUNT = [...'一二三四五六七八九十', ...[...'一二三四五六七八九'].map(n => `十${n}`), '二十']

/** The grids of the sample county; its name says that it is one. */
export function treeOf(size: Size, random: Chance): Tree {
  const county = node(null, 'c', '示例县', 0)
  const names = villageNames(size.villages)
  const towns = Array.from({ length: Math.ceil(size.villages / VILLAGES_PER_TOWN) }, (_, i) =>
    node(county, `t${two(i + 1)}`, townName(i), 1),
  )
  const villages = names.map(({ name, code }, i): Village => {
    const town = towns[Math.floor(i / VILLAGES_PER_TOWN)] ?? county
    const grid: GridDoc = { ...node(town, `v${three(i + 1)}`, name, 2), code }
    return {
      grid,
      code,
      town,
      ...gridsOf(grid, size.gridsEach, i),
      places: placesOf(i, random.branch(`places ${i}`)),
    }
  })
  return { county, towns, villages }
}

/** Up to four groups; the third has two household grids where there are enough, so that a pool is more than one. */
function gridsOf(village: GridDoc, count: number, i: number): Pick<Village, 'groups' | 'grids'> {
  const shares = count === 4 ? (i % 2 === 0 ? [1, 1, 2] : [2, 1, 1]) : spread(count)
  const groups = shares.map((_, g) => node(village, `${village._id}g${g + 1}`, `${COUNT[g]}组`, 3))
  const grids = groups.flatMap((group, g) =>
    Array.from({ length: shares[g] ?? 0 }, (_, n) => ({
      group,
      grid: node(group, `${group._id}n${n + 1}`, `${group.name} ${n + 1} 格`, 4),
    })),
  )
  return { groups, grids }
}

const spread = (grids: number): number[] => {
  const groups = Math.max(1, Math.ceil(grids / 4))
  return Array.from({ length: groups }, (_, g) => Math.floor(grids / groups) + (g < grids % groups ? 1 : 0))
}

function node(parent: GridDoc | null, id: string, name: string, level: GridDoc['level']): GridDoc {
  return {
    _id: id,
    id,
    v: 1,
    name,
    level,
    parent: parent?._id ?? null,
    path: [...(parent?.path ?? []), id],
    groups: [],
  }
}
const two = (n: number) => String(n).padStart(2, '0')
const three = (n: number) => String(n).padStart(3, '0')
export const allGrids = (tree: Tree): GridDoc[] => [
  tree.county,
  ...tree.towns,
  ...tree.villages.flatMap(({ grid, groups, grids }) => [grid, ...groups, ...grids.map(leaf => leaf.grid)]),
]
