/** Which household each line is of: one that is there, or one that comes with the file. */
import type { Grid } from '../../../miniprogram/core/people/grid'
import { fold } from '../../../miniprogram/core/text/fold'
import { doorOf } from '../doors'
import type { Places } from '../places'
import type { Known, KnownHousehold } from './known'
import type { Line } from './lines'

export interface House {
  id: string
  village: Grid
  /** The household grid it belongs to after the file. */
  grid: Grid
  door: string
  stored: KnownHousehold | null
  /** The spreadsheet's row that named its grid first. */
  row: number
}

export class Houses {
  /** By village and the key of the door. */
  readonly #byKey = new Map<string, House>()
  /** Two households may share a door. */
  readonly #stored = new Map<string, { household: KnownHousehold; grid: Grid }[]>()
  readonly #names = new Map<string, Set<string>>()

  constructor(
    private readonly places: Places,
    private readonly known: Known,
  ) {
    for (const household of known.households) {
      const grid = places.get(household.gridId)
      const village = grid && places.villageOf(grid)
      const door = grid && village && doorOf(places, village, household.door, grid)
      if (!grid || !village || !door) continue
      const key = `${village.id}|${door.key}`
      this.#stored.set(key, [...(this.#stored.get(key) ?? []), { household, grid }])
    }
    for (const { householdId, name } of known.people)
      if (householdId !== null)
        this.#names.set(householdId, (this.#names.get(householdId) ?? new Set()).add(fold(name)))
  }

  /** Null where it cannot be told; the line knows why. */
  of(line: Line): House | null {
    const { row } = line
    if (line.door === '') return no(row.wrong('door', '没写门牌。请写成「三组 4 号」这样。'))
    const found = this.places.find(line.place)
    if (found && !found.ok) return no(row.wrong(found.field, found.message))
    const node = found?.node ?? this.#ofGridMember(line) ?? this.places.scope
    const villages = this.#villagesOf(node)
    const village = villages[0]
    if (!village || villages.length > 1) return no(row.wrong('village', '没写是哪个村。'))
    const leaf = found === null && node === this.places.scope ? null : this.#leafOf(node)
    const door = doorOf(this.places, village, line.door, leaf)
    if (!door) return no(row.wrong('door', `门牌「${line.door}」不全，请写成「三组 4 号」这样。`))
    if (door.elsewhere !== null)
      return no(
        row.wrong(
          'door',
          `门牌里写的「${door.elsewhere}」不是${village.name}的。这张表只收${village.name}的。`,
        ),
      )
    const stored = this.#storedAt(`${village.id}|${door.key}`, line, found?.ok ? leaf : null)
    if (stored === 'several')
      return no(
        row.wrong('door', `名册里「${line.door}」不止一户。请网格员先把门牌分开写，比如「${line.door}东」。`),
      )
    if (stored === null && leaf !== null && door.group !== null && !leaf.path.includes(door.group.id))
      return no(row.wrong('door', `门牌写的是${door.group.name}，网格却是${leaf.name}。请改成一致。`))
    const key = stored?.household.id ?? `${village.id}|${door.key}`
    const there = this.#byKey.get(key)
    if (there) return this.#sameGrid(line, there, found?.ok ? leaf : null)
    const grid = leaf ?? stored?.grid ?? (door.group ? this.#leafOf(door.group) : null)
    if (!grid) return no(this.#noGrid(line, node))
    const house: House = {
      id: stored?.household.id ?? this.known.idFor('household', key),
      village,
      grid,
      door: stored?.household.door ?? door.text,
      stored: stored?.household ?? null,
      row: row.row,
    }
    this.#byKey.set(key, house)
    return house
  }

  /** Of several households at one door, the one in the grid that is named, or in which somebody of this name lives. */
  #storedAt(
    key: string,
    { name }: Line,
    leaf: Grid | null,
  ): { household: KnownHousehold; grid: Grid } | null | 'several' {
    const [one, second, ...more] = this.#stored.get(key) ?? []
    if (!one || !second) return one ?? null
    const all = [one, second, ...more]
    const there = all.filter(({ grid }) => grid.id === leaf?.id)
    const own = (there.length > 0 ? there : all).filter(({ household }) =>
      this.#names.get(household.id)?.has(fold(name)),
    )
    if (own[0] && own.length === 1) return own[0]
    return there[0] && there.length === 1 ? there[0] : 'several'
  }

  #sameGrid(line: Line, house: House, leaf: Grid | null): House | null {
    if (leaf === null || leaf.id === house.grid.id) return house
    line.row.wrong(
      'grid',
      `和第 ${house.row} 行同一个门牌，那一行写的是${house.grid.name}。一户只能在一个网格里。`,
    )
    return null
  }

  /** The household grid a node means: itself, or the only one below it. */
  #leafOf(node: Grid): Grid | null {
    if (this.places.childrenOf(node.id).length === 0) return node
    const leaves = this.places.leavesOf(node.id)
    return leaves.length === 1 ? (leaves[0] ?? null) : null
  }

  #villagesOf(node: Grid): Grid[] {
    const own = this.places.villageOf(node)
    return own ? [own] : this.places.below(node.id).filter(({ level }) => level === 2)
  }

  /** 「网格员」 says which grid, where one of that name serves exactly one. */
  #ofGridMember({ gridMember, place }: Line): Grid | null {
    if (gridMember === '') return null
    const nodes = this.known.people
      .filter(({ name, staffName }) => [name, staffName ?? ''].some(one => fold(one) === fold(gridMember)))
      .flatMap(({ posts }) => posts.filter(post => post.role === 'gridMember').map(post => post.gridId))
      .flatMap(id => this.places.get(id) ?? [])
      .filter(
        node => place.village === '' || fold(this.places.villageOf(node)?.name ?? '') === fold(place.village),
      )
    return nodes.length === 1 ? (nodes[0] ?? null) : null
  }

  #noGrid({ row, place }: Line, node: Grid): void {
    const names = this.places.leavesOf(node.id).map(({ name }) => name)
    const field = place.grid === '' && place.group !== '' ? 'group' : 'grid'
    const list = `${names.slice(0, 6).join('、')}${names.length > 6 ? '…' : ''}`
    row.wrong(
      field,
      place.grid + place.group === ''
        ? `没写所属网格。${node.name}有：${list}。`
        : `${node.name}下面有：${list}。请写明是哪一个。`,
    )
  }
}

const no = (_: void): null => null
