/** The sample's points: three months of two villages, made by the product's own rules in the order of time. */
import type { Seal } from '../../../cloudfunctions/_platform/seal'
import { Album, type Kept } from '../files/album'
import { CAST, personIdOf } from '../people/cast'
import type { Household, Peopled, People, Person } from '../people/people'
import type { Chance } from '../random'
import type { Stock } from '../people/register'
import { Agenda } from './agenda'
import { Book } from './book'
import { fewCases, pointsCases } from './cases'
import { CHEN_REDEEMS, chenFamily } from './chen'
import { Counter } from './counter'
import { Deeds } from './deeds'
import { homeOf } from './homes'
import { Honours, honourCases } from './honours'
import { everydayLives } from './lives'
import { goneBy, REDEEMS, redeemAll, type Redeeming } from './redeeming'
import { whenOf } from './when'

export interface PointsSetup {
  people: People
  seal: Seal
  kept: Kept
  now: number
  random: Chance
}

const SINCE_DAYS = 95

/** One village after the other. */
export function* pointsOf({ people, seal, kept, now, random }: PointsSetup): Generator<Stock> {
  for (const [i, village] of people.villages.entries()) {
    const book = new Book(village, new Album(kept), random.branch(`village ${i}`))
    const agenda = new Agenda(now)
    season({ book, agenda, seal, people, now, named: i === 0 })
    agenda.run()
    book.stateMonths(now)
    yield book.stock()
  }
}

function season({
  book,
  agenda,
  seal,
  people,
  now,
  named,
}: {
  book: Book
  agenda: Agenda
  seal: Seal
  people: People
  now: number
  named: boolean
}): void {
  const { village } = book
  const when = whenOf(now)
  const deeds = new Deeds(book, agenda)
  const counter = new Counter(book, agenda, seal, keeperOf(village, people))
  const who = (key: string) => personOf(people, key)
  const chen = named ? homeOf(book, who('chenyue')) : null
  const families = [...village.households.values()]
    .flat()
    .filter(house => house.people.length > 0 && house !== chen)
  book.shops.push({
    _id: book.villageId,
    v: 1,
    name: `${village.grid.name}积分超市`,
    place: named ? '村委会东屋' : '村部一楼',
    opens: '8:00',
    closes: '17:30',
  })
  const near = ({ actor }: Person): Household[] => village.households.get(actor.posts[0]?.gridId ?? '') ?? []
  const silent = named ? near(who('lichunmei')).find(house => house.people.length === 0) : undefined
  const redeems: Redeeming[] = named
    ? [
        ...REDEEMS,
        ...CHEN_REDEEMS(who('chenwangsheng')),
        { of: 'soap', ago: 8, ends: 'collected', after: 'today', by: who('lichunmei') },
        ...(silent
          ? [{ of: 'towel', ago: 5, ends: 'waiting', by: who('lichunmei'), for: silent } as const]
          : []),
      ]
    : REDEEMS.slice(0, 9).concat(REDEEMS.slice(15, 17))
  const gone = goneBy(redeems)
  // One was found torn at the stock-taking.
  agenda.on(when(SINCE_DAYS, 9), at =>
    counter.open(at, new Map([...gone, ['towel', (gone.get('towel') ?? 0) + 1]]), now),
  )
  agenda.on(when(24, 16), at => {
    counter.count('towel', -1, '有一份受潮了，不能换', at)
    counter.count('soap', 0, null, at)
  })
  everydayLives(families, deeds, agenda, when)
  redeemAll(redeems, { book, counter, agenda, families, when, now })
  if (!named) return fewCases(deeds, agenda, when, now)
  const li = who('lichunmei')
  const neighbours = near(li)
    .filter(house => house.people.length > 0 && house !== homeOf(book, li))
    .slice(0, 4)
  chenFamily(deeds, agenda, when, {
    chen: who('chenyue'),
    son: who('chenwangsheng'),
    li,
    neighbours,
    committee: who('yangxiulan'),
  })
  pointsCases({ who, near, deeds, agenda, when, now })
  honourCases(new Honours(book, agenda), agenda, when, who)
}

function personOf(people: People, key: string): Person {
  const found =
    CAST.some(member => member.key === key) && people.all.find(({ actor }) => actor.id === personIdOf(key))
  if (!found) throw new Error(`${key} is not in the cast`)
  return found
}
function keeperOf({ grid }: Peopled, { all }: People): Person {
  const found = all.find(({ actor }) =>
    actor.posts.some(({ role, gridId }) => role === 'shopkeeper' && gridId === grid._id),
  )
  if (!found) throw new Error(`${grid.name} has no shopkeeper`)
  return found
}
