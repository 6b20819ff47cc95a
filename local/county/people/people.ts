import type { GridDoc, HouseholdDoc } from '../../../cloudfunctions/_documents'
import type { GridId } from '../../../miniprogram/core/people/grid'
import type { Actor, Post, Role } from '../../../miniprogram/core/people/role'
import { CAST, openidOf, personIdOf, type CastMember } from './cast'
import { nameOf, type Age } from './names'
import type { Chance } from '../random'
import type { Size } from '../size'
import type { VillageGrid, Tree, Village } from './tree'

export interface Person {
  actor: Actor
  openid: string
  name: string
  phone: string
  age: Age
  elder: boolean
}
export interface Household {
  doc: HouseholdDoc
  people: Person[]
}
/** A village with everyone in it, by what they do. */
export interface Peopled extends Village {
  households: Map<GridId, Household[]>
  residents: Person[]
  gridMembers: Map<GridId, Person>
  dispatcher: Person
  supervisors: Person[]
  inspectors: Person[]
}
export interface People {
  villages: Peopled[]
  all: Person[]
  households: Household[]
}

const SUPERVISORS = 3

/** Everyone, with the posts they hold since a year before `start`. The first village has the cast of `cast.ts`. */
export function peopleOf(tree: Tree, size: Size, start: number, random: Chance): People {
  const maker = new Maker(start - 365 * 86_400_000)
  const first = tree.villages[0]
  if (!first) throw new Error('a county needs a village')
  const cast = CAST.map(member => ({ member, person: maker.cast(member, first, tree) }))
  if (!cast.some(({ member }) => member.role === 'admin')) throw new Error('the cast needs an administrator')
  const inspectors = new Map(
    tree.towns.map((town, i) => [
      town._id,
      i === 0
        ? cast.filter(({ member }) => member.role === 'inspector').map(({ person }) => person)
        : [0, 1].map(() => maker.staff('middle', 'inspector', town, random.branch(`town ${i}`))),
    ]),
  )
  const villages = tree.villages.map((village, i) =>
    maker.village(
      village,
      size,
      i === 0 ? cast : [],
      inspectors.get(village.town._id) ?? [],
      random.branch(`village ${i}`),
    ),
  )
  return { villages, all: maker.all, households: maker.households }
}

type Cast = { member: CastMember; person: Person }[]

class Maker {
  readonly all: Person[] = []
  readonly households: Household[] = []
  private readonly taken = new Set(CAST.map(({ name }) => name))
  constructor(private readonly since: number) {}

  cast(member: CastMember, village: Village, tree: Tree): Person {
    const node = placeOf(member.at, village, tree)
    const posts = member.role === 'resident' ? [] : [this.post(member.role, node)]
    const home = member.home ? placeOf(member.home, village, tree) : null
    return this.add({
      id: personIdOf(member.key),
      openid: openidOf(member.key),
      name: member.name,
      age: member.age,
      phone: member.phone,
      posts,
      home: home?.path ?? [],
      elder: member.elder === true,
    })
  }

  village(village: Village, size: Size, cast: Cast, inspectors: Person[], random: Chance): Peopled {
    const households = new Map(
      village.grids.map(here => [here.grid._id, this.houses(here, size, cast, random)]),
    )
    const cast_ = (role: Role) =>
      cast.filter(({ member }) => member.role === role).map(({ person }) => person)
    const dispatcher = cast_('dispatcher')[0] ?? this.staff('young', 'dispatcher', village.grid, random)
    if (cast.length === 0) this.staff('middle', 'shopkeeper', village.grid, random)
    const supervisors = cast_('supervisor')
    while (supervisors.length < SUPERVISORS)
      supervisors.push(this.staff('old', 'supervisor', village.grid, random))
    const gridMembers = new Map(
      village.grids.map(here => [
        here.grid._id,
        cast_('gridMember').find(one => one.actor.posts[0]?.gridId === here.grid._id) ??
          this.staff('middle', 'gridMember', here.grid, random),
      ]),
    )
    const residents = [...cast_('resident')]
    for (const [gridId, houses] of households) {
      const here = residents.filter(one => one.actor.home.includes(gridId)).length
      for (let i = here; i < size.residentsEach; i++) residents.push(this.resident(houses, i, random))
    }
    return { ...village, households, residents, gridMembers, dispatcher, supervisors, inspectors }
  }

  staff(age: Age, role: Post['role'], node: GridDoc, random: Chance): Person {
    return this.add({ ...nameOf(age, random, this.taken), age, posts: [this.post(role, node)], home: [] })
  }

  private houses(here: VillageGrid, size: Size, cast: Cast, random: Chance): Household[] {
    const residents = cast.filter(({ person }) => person.actor.home.includes(here.grid._id))
    const houseOf = ({ member }: Cast[number], i: number) =>
      member.with ? residents.findIndex(one => one.member.key === member.with) : i
    const doors = random.int(1, 9)
    const houses = Array.from(
      { length: size.householdsEach },
      (_, i): Household => ({
        doc: {
          _id: `h${here.grid._id}${String(i + 1).padStart(2, '0')}`,
          v: 1,
          gridId: here.grid._id,
          path: here.grid.path,
          door: `${here.group.name} ${doors + i * 2} 号`,
        },
        people: [],
      }),
    )
    residents.forEach((one, i) => this.move(one.person, houses[houseOf(one, i) % houses.length]))
    this.households.push(...houses)
    return houses
  }

  private resident(houses: Household[], i: number, random: Chance): Person {
    const age = random.pick(['old', 'old', 'middle', 'middle', 'young'] as const)
    const person = this.add({
      ...nameOf(age, random, this.taken),
      age,
      posts: [],
      home: [],
      elder: age === 'old' && random.yes(0.4),
    })
    this.move(person, houses[i % houses.length])
    return person
  }

  private move(person: Person, house: Household | undefined): void {
    if (!house) throw new Error('a household grid needs a household')
    house.people.push(person)
    person.actor = {
      ...person.actor,
      householdId: house.doc._id,
      home: house.doc.path,
      belonged: [{ householdId: house.doc._id, from: this.since, until: null, how: 'roster' }],
    }
  }

  private post = (role: Post['role'], node: GridDoc): Post => ({
    role,
    gridId: node._id,
    path: node.path,
    from: this.since,
    until: null,
  })

  private add(one: {
    id?: string
    openid?: string
    name: string
    age: Age
    phone?: string
    posts: Post[]
    home: GridId[]
    elder?: boolean
  }): Person {
    const n = this.all.length + 1
    const id = one.id ?? `p${String(n).padStart(6, '0')}`
    const actor: Actor = {
      id,
      staffName: one.posts.length > 0 ? one.name : null,
      posts: one.posts,
      householdId: null,
      home: one.home,
      belonged: [],
      kinHouseholds: [],
    }
    // 138 0000 0000 and on: numbers for samples.
    const person: Person = {
      actor,
      openid: one.openid ?? `o${id}`,
      name: one.name,
      age: one.age,
      phone: one.phone ?? `138${String(n).padStart(8, '0')}`,
      elder: one.elder === true,
    }
    this.all.push(person)
    return person
  }
}

/** 'town', 'village', 'group 3' or 'grid 3.2' in the first village. */
function placeOf(at: string, village: Village, tree: Tree): GridDoc {
  const [kind, where = ''] = at.split(' ')
  const [group = 0, n = 0] = where.split('.').map(Number)
  const found =
    kind === 'county'
      ? tree.county
      : kind === 'town'
        ? village.town
        : kind === 'village'
          ? village.grid
          : kind === 'group'
            ? village.groups[group - 1]
            : (village.grids.find(here => here.grid._id === `${village.grid._id}g${group}n${n}`)?.grid ??
              village.grids[0]?.grid)
  if (!found) throw new Error(`there is no ${at} in ${village.grid.name}`)
  return found
}
