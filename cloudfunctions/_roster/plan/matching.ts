/**
 * Who in the file is who on the roster. A name at its door is that person. The same name and number elsewhere in the village
 * has moved. The same name alone decides nothing: it is asked. So is somebody new who was helped there under that name before:
 * their order would stay behind with the other entry.
 */
import type { Grid, GridId } from '../../../miniprogram/core/people/grid'
import { maskName } from '../../../miniprogram/core/people/mask'
import { fold } from '../../../miniprogram/core/text/fold'
import type { Places } from '../places'
import type { House } from './houses'
import type { Known, KnownGuest, KnownPerson, Missing } from './known'
import type { Line } from './lines'

interface Housed {
  line: Line
  house: House
}
/** A line with its household, and the person it is about; null: somebody new. */
export interface Settled extends Housed {
  person: KnownPerson | null
}

const TWICE = ({ row }: Line): string =>
  `和第 ${row.row} 行同名同号，却是两户。是一个人就删掉一行；是两个人，把其中一个的电话改对或者留空。`

const HELPED = ({ line: { name }, house }: Housed): string =>
  `有人替一位${name}点过单，说的也是住这里。是同一个人吗？到「网格和人」里点开${house.called}，在那里加${name}：门牌说得一样的，原来的单就归到这里。`

/** Names are compared as people read them. */
const nameKey = (village: Grid, name: string): string => `${village.id}|${fold(name)}`

export class Matching {
  readonly #named = new Map<string, KnownPerson[]>()
  readonly #homes: ReadonlyMap<string, { grid: Grid; door: string }>
  readonly #taken = new Set<string>()

  constructor(
    private readonly places: Places,
    private readonly known: Known,
  ) {
    this.#homes = new Map(
      known.households.flatMap(({ id, gridId, door }) => {
        const grid = places.get(gridId)
        return grid ? [[id, { grid, door }] as const] : []
      }),
    )
    for (const person of known.people)
      for (const village of this.#villagesOf(person)) {
        const key = nameKey(village, person.name)
        this.#named.set(key, [...(this.#named.get(key) ?? []), person])
      }
  }

  /** Where somebody lives, or serves. */
  #villagesOf({ householdId, posts }: KnownPerson): Grid[] {
    const home = householdId === null ? undefined : this.#homes.get(householdId)?.grid
    const nodes = home ? [home] : posts.flatMap(({ gridId }) => this.places.get(gridId) ?? [])
    return [...new Set(nodes.flatMap(node => this.places.villageOf(node) ?? []))]
  }

  /** Lines that could not be told apart carry a problem afterwards, and are left out. */
  settle(housed: readonly Housed[]): Settled[] {
    const first = new Map<string, Housed>()
    const once = housed.filter(({ line, house }) => {
      const named = nameKey(house.village, line.name)
      const numberKey = line.phone === null || line.status !== null ? null : `${line.phone}|${named}`
      const numbered = numberKey === null ? undefined : first.get(numberKey)
      if (numbered !== undefined && numbered.house.id !== house.id) {
        line.row.wrong('name', TWICE(numbered.line))
        return false
      }
      if (numberKey !== null) first.set(numberKey, { line, house })
      const key = `${house.id}|${named}`
      const before = first.get(key)
      if (before === undefined) {
        first.set(key, { line, house })
        return true
      }
      line.row.wrong(
        'name',
        `和第 ${before.line.row.row} 行同名同户。是一个人就删掉一行；是两个人，先收一个，另一个由网格员当面加。`,
      )
      return false
    })
    const found = new Map<Housed, KnownPerson>()
    const take = (fits: (one: Housed, person: KnownPerson) => boolean): void => {
      for (const one of once) {
        if (found.has(one)) continue
        const person = this.#candidates(one).find(other => !this.#taken.has(other.id) && fits(one, other))
        if (!person) continue
        this.#taken.add(person.id)
        found.set(one, person)
      }
    }
    // Everybody at their own door first: a namesake elsewhere is then somebody else.
    take(({ house }, person) => person.householdId === house.id)
    take(({ line }, person) => line.phone !== null && line.phone === person.phone)
    return once.flatMap(one => {
      const person = found.get(one) ?? null
      const alike = person ? [] : this.#candidates(one).filter(other => !this.#taken.has(other.id))
      const [other] = alike
      if (one.line.status !== null) return [{ ...one, person }]
      if (other) {
        one.line.row.wrong('name', this.#alike(one.line, other))
        this.#taken.add(other.id)
        return []
      }
      if (person || !this.#wasHelped(one)) return [{ ...one, person }]
      one.line.row.wrong('name', HELPED(one))
      return []
    })
  }

  #candidates = ({ line, house }: Housed): readonly KnownPerson[] =>
    this.#named.get(nameKey(house.village, line.name)) ?? []

  /** Behind this door, or in this grid without a door that anybody knows. */
  #wasHelped({ line, house }: Housed): boolean {
    const isHere = ({ householdId, gridId }: KnownGuest) =>
      householdId === null ? house.grid.path.includes(gridId) : householdId === house.id
    return this.known.guests.some(guest => fold(guest.name) === fold(line.name) && isHere(guest))
  }

  /** Where the other one lives stays on the roster: a file must not find out doors by names. */
  #alike({ name }: Line, { householdId }: KnownPerson): string {
    const where = householdId === null ? '村里有一位干部也叫' : '名册里别处有一位'
    return `${where}${name}。是同一个人，就把电话写成名册里的那个；不是，由网格员当面加。`
  }

  /** Those of the grids in the file whom the file does not name, not even in a row that is wrong. */
  missing(grids: ReadonlySet<GridId>, wrong: readonly Line[]): Missing[] {
    const named = new Set(wrong.map(({ name }) => fold(name)))
    const found = this.known.people.flatMap(person => {
      const home = person.householdId === null ? undefined : this.#homes.get(person.householdId)
      return home && grids.has(home.grid.id) && !this.#taken.has(person.id) && !named.has(fold(person.name))
        ? [{ person, who: maskName(person.name), where: home.door }]
        : []
    })
    const alike = new Map<string, number>()
    for (const { who, where } of found) alike.set(`${who}|${where}`, (alike.get(`${who}|${where}`) ?? 0) + 1)
    // Two of one surname at one door are told apart by the end of their numbers.
    return found.map(({ person: { id, phone }, who, where }) => ({
      who:
        phone !== null && (alike.get(`${who}|${where}`) ?? 0) > 1 ? `${who}（尾号 ${phone.slice(-4)}）` : who,
      where,
      id,
      how: this.known.gone[id] ?? null,
    }))
  }
}
