/**
 * Which household each line is of: one that is there, or one that comes with the file. Told by its door; where none is
 * written, by its head and its grid.
 */
import type { Grid } from '../../../miniprogram/core/people/grid'
import { fold } from '../../../miniprogram/core/text/fold'
import { doorOf } from '../doors'
import type { Places } from '../places'
import { Heads, houseOf, keyOfHead, nameWithoutDoor, type Stored } from './heads'
import type { Known, KnownHousehold } from './known'
import type { Line } from './lines'
import { PlaceFinder, type Found } from './place-finder'

export interface House {
  id: string
  village: Grid
  /** The household grid it belongs to after the file. */
  grid: Grid
  /** As it is stored. */
  door: string
  /** As it is said to the person who brought the file: a household without a door by its head's whole name. */
  called: string
  noDoor: boolean
  /** '' for none. */
  cluster: string
  stored: KnownHousehold | null
  /** The spreadsheet's row that named its grid first. */
  row: number
}
type Door = NonNullable<Found['door']>
interface Stood {
  line: Line
  stands: Found
}

export class Houses {
  readonly #byKey = new Map<string, House>()
  readonly #taken = new Set<string>()
  /** By village and the key of the door. Two households may share a door. */
  readonly #stored = new Map<string, Stored[]>()
  readonly #names = new Map<string, Set<string>>()
  readonly #heads: Heads
  readonly #finder: PlaceFinder
  /** Who is written at each door of the file. */
  readonly #atDoor = new Map<string, Line[]>()
  /** The lines of heads by grid and name: a second one is another household of the same name. */
  readonly #headLines = new Map<string, Line[]>()

  constructor(
    private readonly places: Places,
    private readonly known: Known,
  ) {
    this.#heads = new Heads(places, known)
    this.#finder = new PlaceFinder(places, known)
    for (const household of known.households) {
      const grid = household.noDoor ? undefined : places.get(household.gridId)
      const village = grid && places.villageOf(grid)
      const door = grid && village && doorOf(places, village, household.door, grid)
      if (grid && village && door) add(this.#stored, `${village.id}|${door.key}`, { household, grid })
    }
    for (const { householdId, name } of known.people)
      if (householdId !== null)
        this.#names.set(householdId, (this.#names.get(householdId) ?? new Set()).add(fold(name)))
  }

  /** The house of each line; null where it cannot be told: the line knows why. */
  ofAll(lines: readonly Line[]): { line: Line; house: House | null }[] {
    const stood = lines.map(line => ({ line, stands: this.#finder.of(line) }))
    for (const { line, stands } of stood) {
      if (stands?.door) add(this.#atDoor, stands.door.key, line)
      else if (stands && line.isHead) add(this.#headLines, keyOfHead(placeOf(stands), line.head), line)
    }
    return stood.map(({ line, stands }) => {
      if (stands === null) return { line, house: null }
      const one = { line, stands }
      return { line, house: stands.door ? this.#byDoor(one, stands.door) : this.#byHead(one) }
    })
  }

  #byDoor({ line, stands }: Stood, door: Door): House | null {
    const { row } = line
    const { grid: named, isNamed, village } = stands
    const found = this.#storedAt(door.key, line, isNamed ? named : null)
    if (found === 'several')
      return nothing(
        row.wrong('door', `名册里「${line.door}」不止一户。请网格员先把门牌分开写，比如「${line.door}东」。`),
      )
    const there = this.#byKey.get(found?.household.id ?? door.key)
    if (there) return this.#sameGrid(line, there, isNamed ? named : null)
    const place = placeOf(stands)
    if (found === null && door.group !== null && !isOneLine(place, door.group))
      return nothing(row.wrong('door', `门牌写的是${door.group.name}，网格却是${place.name}。请改成一致。`))
    const stored = found ?? this.#gotDoor(door, named ?? door.group ?? stands.node)
    const grid = named ?? stored?.grid ?? (door.group ? this.#finder.gridOf(door.group) : null)
    if (!grid) return nothing(this.#finder.noGrid(line, stands.node))
    const text = found?.household.door ?? door.text
    return this.#add(found?.household.id ?? door.key, {
      id: stored?.household.id ?? this.known.idFor('household', door.key),
      village,
      grid,
      door: text,
      called: text,
      noDoor: false,
      cluster: stands.cluster || (stored?.household.cluster ?? ''),
      stored: stored?.household ?? null,
      row: row.row,
    })
  }

  /** A door that comes with this file goes to the household that had none, not to a second one. */
  #gotDoor({ key }: Door, node: Grid): Stored | null {
    const lines = this.#atDoor.get(key) ?? []
    const head = lines.find(({ isHead }) => isHead)?.name ?? lines.find(one => one.head !== '')?.head ?? ''
    const names = lines.map(({ name }) => name)
    const found = this.#heads.withoutDoor(node, names, head)
    // Two doors of the file that both hold somebody of it: whose it is, nobody knows.
    return found && !this.#taken.has(found.household.id) ? found : null
  }

  #byHead({ line, stands }: Stood): House | null {
    const { row, head } = line
    const { grid: named, node, village, isNamed } = stands
    if (head === '') return this.#ofKnown(line, stands)
    const key = keyOfHead(placeOf(stands), head)
    const [first, ...more] = this.#headLines.get(key) ?? []
    if (first && more.length > 0 && first.family !== line.family)
      return nothing(
        row.wrong('door', `第 ${first.row.row} 行也有一户，户主也叫${head}。请把门牌写上，才分得开。`),
      )
    const there = this.#byKey.get(key)
    if (there) return this.#sameGrid(line, there, isNamed ? named : null)
    const stored = this.#heads.find({ head, phone: first?.phone ?? null, node: placeOf(stands), village })
    if (stored === 'several')
      return nothing(row.wrong('door', `名册里有几户的户主都叫${head}。请把门牌也写上，才分得开。`))
    const grid = named ?? stored?.grid ?? this.#finder.gridOf(node)
    if (!grid) return nothing(this.#finder.noGrid(line, node))
    const known = stored && this.#byKey.get(stored.household.id)
    const noDoor = stored === null || stored.household.noDoor
    return this.#add(
      key,
      known ?? {
        id: stored?.household.id ?? this.known.idFor('household', keyOfHead(grid, head)),
        village,
        grid,
        door: noDoor ? nameWithoutDoor(this.places, grid, head) : stored.household.door,
        called: noDoor ? houseOf(head) : stored.household.door,
        noDoor,
        cluster: stands.cluster || (stored?.household.cluster ?? ''),
        stored: stored?.household ?? null,
        row: row.row,
      },
    )
  }

  /** Neither a door nor a head: only somebody whom the roster knows, and only once, has a household. */
  #ofKnown(line: Line, stands: Found): House | null {
    const { row, name, phone } = line
    const home = this.#heads.homeOf(name, phone, placeOf(stands))
    if (home === null) return nothing(row.wrong('door', row.has('door') ? NO_DOOR : NO_HOUSEHOLD))
    const { household, grid } = home
    const there = this.#byKey.get(household.id)
    return (
      there ??
      this.#add(household.id, {
        id: household.id,
        village: stands.village,
        grid,
        door: household.door,
        called: household.door,
        noDoor: household.noDoor,
        cluster: stands.cluster || household.cluster,
        stored: household,
        row: row.row,
      })
    )
  }

  #add(key: string, house: House): House {
    this.#byKey.set(key, house)
    if (house.stored) this.#byKey.set(house.id, house)
    this.#taken.add(house.id)
    return house
  }

  /** Of several households at one door, the one in the grid that is named, or in which somebody of this name lives. */
  #storedAt(key: string, { name }: Line, named: Grid | null): Stored | null | 'several' {
    const [one, second, ...more] = this.#stored.get(key) ?? []
    if (!one || !second) return one ?? null
    const all = [one, second, ...more]
    const there = all.filter(({ grid }) => grid.id === named?.id)
    const own = (there.length > 0 ? there : all).filter(({ household }) =>
      this.#names.get(household.id)?.has(fold(name)),
    )
    if (own[0] && own.length === 1) return own[0]
    return there[0] && there.length === 1 ? there[0] : 'several'
  }

  #sameGrid(line: Line, house: House, named: Grid | null): House | null {
    if (named === null || named.id === house.grid.id) return house
    line.row.wrong(
      'grid',
      `和第 ${house.row} 行同一${house.noDoor ? '户' : '个门牌'}，那一行写的是${house.grid.name}。一户只能在一个网格里。`,
    )
    return null
  }
}

const NO_DOOR = '没写门牌。和上一行是一户的，请把上一行的门牌也写在这一行；别的请写成「三组 4 号」这样。'
const NO_HOUSEHOLD =
  '看不出是哪一户的。请加一栏「户主姓名」「与户主关系」「户号」或者「门牌」，或者在两户之间空一行；一行就是一户的，把「姓名」改成「户主姓名」。'

/** One lies in the other. */
const isOneLine = (a: Grid, b: Grid): boolean => a.path.includes(b.id) || b.path.includes(a.id)
/** As far down as the file tells: the grid, else what is named. */
const placeOf = ({ grid, node }: Found): Grid => grid ?? node
const add = <T>(to: Map<string, T[]>, key: string, one: T): void => {
  to.set(key, [...(to.get(key) ?? []), one])
}
const nothing = (_: void): null => null
