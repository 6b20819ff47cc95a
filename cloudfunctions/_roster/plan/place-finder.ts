/** Where a line says that somebody lives: the village, the node of the tree, the door if one is written. */
import type { Grid } from '../../../miniprogram/core/people/grid'
import { fold } from '../../../miniprogram/core/text/fold'
import { doorOf, type Door } from '../doors'
import { placeKey, type Places } from '../places'
import type { Known } from './known'
import type { Line } from './lines'

export interface Found {
  village: Grid
  /** What the line names, as far down as it goes. */
  node: Grid
  /** The household grid that is meant, where it can be told. */
  grid: Grid | null
  /** A cluster that is no node of the tree: kept on the household. '' for none. */
  cluster: string
  /** Whether the line itself names a place. */
  isNamed: boolean
  /** Null: none is written. */
  door: (Omit<Door, 'elsewhere'> & { key: string }) | null
}

export class PlaceFinder {
  constructor(
    private readonly places: Places,
    private readonly known: Known,
  ) {}

  /** Null where it cannot be told: the line knows why. */
  of(line: Line): Found | null {
    const { row } = line
    const found = this.places.find(line.place)
    if (found && !found.ok) return nothing(row.wrong(found.field, found.message))
    const named = found?.node ?? this.#ofGridMember(line) ?? this.places.scope
    const cluster = line.cluster === '' ? undefined : this.#clusterIn(named, line.cluster)
    const node = cluster ?? named
    const villages = this.#villagesOf(node)
    const village = villages[0]
    if (!village || villages.length > 1) return nothing(row.wrong('village', '没写是哪个村。'))
    const grid = found === null && node === this.places.scope ? null : this.gridOf(node)
    const stands = {
      village,
      node,
      grid,
      cluster: cluster ? '' : line.cluster,
      isNamed: found !== null,
    }
    if (line.door === '') return { ...stands, door: null }
    const door = doorOf(this.places, village, line.door, grid)
    if (!door) return nothing(row.wrong('door', `门牌「${line.door}」不全，请写成「三组 4 号」这样。`))
    const { elsewhere, ...rest } = door
    if (elsewhere !== null)
      return nothing(
        row.wrong('door', `门牌里写的「${elsewhere}」不是${village.name}的。这张表只收${village.name}的。`),
      )
    return { ...stands, door: { ...rest, key: `${village.id}|${door.key}` } }
  }

  /** The household grid a node means: itself, or the only one below it. */
  gridOf(node: Grid): Grid | null {
    if (this.places.childrenOf(node.id).length === 0) return node
    const grids = this.places.gridsUnder(node.id)
    return grids.length === 1 ? (grids[0] ?? null) : null
  }

  /** What is missing where a new household's grid cannot be told. */
  noGrid({ row, place }: Line, node: Grid): void {
    const names = this.places.gridsUnder(node.id).map(({ name }) => name)
    const field = place.grid === '' && place.group !== '' ? 'group' : 'grid'
    const list = `${names.slice(0, 6).join('、')}${names.length > 6 ? '…' : ''}`
    row.wrong(
      field,
      place.grid + place.group === ''
        ? `没写所属网格。${node.name}有：${list}。`
        : `${node.name}下面有：${list}。请写明是哪一个。`,
    )
  }

  /** 「2 联户」 of a grid that is divided into clusters. */
  #clusterIn(node: Grid, name: string): Grid | undefined {
    const key = placeKey(name)
    return this.places
      .childrenOf(node.id)
      .find(({ name: own, form }) => form === 'cluster' && placeKey(own).endsWith(key))
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
}

const nothing = (_: void): null => null
