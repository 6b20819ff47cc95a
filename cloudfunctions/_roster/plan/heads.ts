/** Households that are told by their head and their grid, until somebody writes down a door. */
import type { Grid } from '../../../miniprogram/core/people/grid'
import { surnameOf } from '../../../miniprogram/core/people/mask'
import { fold } from '../../../miniprogram/core/text/fold'
import type { Places } from '../places'
import type { Known, KnownHousehold, KnownPerson } from './known'

export interface Stored {
  household: KnownHousehold
  grid: Grid
}
interface Asked {
  head: string
  phone: string | null
  /** Where the file says that they live: a grid, a group, a village. */
  node: Grid
  village: Grid
}

/** A household's id follows from its grid and its head, as long as that is nobody else's. */
export const keyOfHead = (grid: Grid, head: string): string => `${grid.id}|@${fold(head)}`

/** What a household is called as long as nobody knows its door: the surname only, as everywhere else. */
export const nameWithoutDoor = (places: Places, grid: Grid, head: string): string => {
  const group = grid.path.map(id => places.get(id)).find(node => node?.level === 3)
  return `${group ? `${group.name} ` : ''}${surnameOf(head)}家`
}
/** In sentences to the person who wrote the name in the file. */
export const houseOf = (head: string): string => `${head}家`

export class Heads {
  readonly #byId = new Map<string, Stored>()
  readonly #members = new Map<string, KnownPerson[]>()
  readonly #byName = new Map<string, Stored[]>()

  constructor(
    private readonly places: Places,
    private readonly known: Known,
  ) {
    for (const household of known.households) {
      const grid = places.get(household.gridId)
      if (grid) this.#byId.set(household.id, { household, grid })
    }
    for (const person of known.people)
      if (person.householdId !== null)
        this.#members.set(person.householdId, [...this.#membersOf(person.householdId), person])
    for (const one of this.#byId.values())
      for (const name of new Set(this.#membersOf(one.household.id).map(person => fold(person.name))))
        this.#byName.set(name, [...(this.#byName.get(name) ?? []), one])
  }
  #membersOf = (householdId: string): readonly KnownPerson[] => this.#members.get(householdId) ?? []

  /** The household of this head at or below a node; where there is none, the one that moved there within its village. */
  find({ head, phone, node, village }: Asked): Stored | null | 'several' {
    const here = this.#ledBy(head, node)
    const told = here.length > 1 ? here.filter(one => this.#hasPhone(one, head, phone)) : here
    if (here.length > 0) return told[0] && told.length === 1 ? told[0] : 'several'
    const moved = this.#ledBy(head, village).filter(
      one => one.household.noDoor && this.#hasPhone(one, head, phone),
    )
    return moved[0] && moved.length === 1 ? moved[0] : null
  }

  /** By the roster or by the id; where neither knows a head, the person of that name. */
  #ledBy(head: string, node: Grid): Stored[] {
    const within = (this.#byName.get(fold(head)) ?? []).filter(({ grid }) => grid.path.includes(node.id))
    const are = (relation: 'head' | null): Stored[] =>
      within.filter(({ household }) =>
        this.#membersOf(household.id).some(one => one.relation === relation && fold(one.name) === fold(head)),
      )
    const sure = [...new Set([...this.#keyed(head, node), ...are('head')])]
    return sure.length > 0 ? sure : are(null)
  }
  /** Their head may be in no file: only the id still tells whose household it is. */
  #keyed(head: string, node: Grid): Stored[] {
    const grids = this.places.childrenOf(node.id).length === 0 ? [node] : this.places.gridsUnder(node.id)
    return grids.flatMap(grid => {
      const one = this.#byId.get(this.known.idOf('household', keyOfHead(grid, head)))
      return one?.household.noDoor ? [one] : []
    })
  }
  #hasPhone = ({ household }: Stored, head: string, phone: string | null): boolean =>
    phone !== null &&
    this.#membersOf(household.id).some(one => fold(one.name) === fold(head) && one.phone === phone)

  /** The household without a door in which these people live: their door has become known. */
  withoutDoor(node: Grid, names: readonly string[], head: string): Stored | null {
    const fits = [...new Set(names.flatMap(name => this.#byName.get(fold(name)) ?? []))].filter(
      ({ household, grid }) => household.noDoor && grid.path.includes(node.id),
    )
    const led = head === '' ? [] : fits.filter(one => this.#ledBy(head, one.grid).includes(one))
    const found = led.length > 0 ? led : fits
    return found[0] && found.length === 1 ? found[0] : null
  }

  /** Where somebody of this name lives at or below a node, where there is only one. */
  homeOf(name: string, phone: string | null, node: Grid): Stored | null {
    const fits = (this.#byName.get(fold(name)) ?? []).filter(({ grid }) => grid.path.includes(node.id))
    const [only, second] = fits
    if (!only || second) return null
    const people = this.#membersOf(only.household.id).filter(one => fold(one.name) === fold(name))
    return people.some(one => phone === null || one.phone === phone) ? only : null
  }
}
