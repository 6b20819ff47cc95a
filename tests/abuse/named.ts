/**
 * Who may read which fact about whom: ids, names, numbers, doors and households of people whom a viewer may see masked at
 * most. What may stand in which answer is written out below, by hand, with its reason; everything else may not.
 */
import type { Route } from '../../contract'
import { tap, type County } from '../functions/county'
import { PEOPLE, type Key } from '../functions/seeded'
import type { Who } from '../functions/routes'
import { sampled } from '../sampled'

type Kind = 'id' | 'name' | 'phone' | 'door' | 'household'
interface Fact {
  of: Key
  kind: Kind
  text: string
}

const KEYS = Object.keys(PEOPLE) as Key[]
/** What is nobody's business of each of them. Who holds a post is named and numbered in office; home and own number are not. */
const FACTS: Fact[] = KEYS.flatMap((of, i) => {
  const who: { name: string; home?: string; role?: string } = PEOPLE[of]
  const home = who.home === undefined ? [] : [{ of, kind: 'household' as const, text: `h_${who.home}_${of}` }]
  const facts: Fact[] = [
    ...home,
    ...(who.home === undefined ? [] : [{ of, kind: 'door' as const, text: `${doorNo(i)} 号` }]),
    { of, kind: 'phone', text: `1380000${1000 + i}` },
  ]
  return who.role === undefined
    ? [...facts, { of, kind: 'id', text: of }, { of, kind: 'name', text: who.name }]
    : facts
})
function doorNo(i: number): number {
  return 7100 + i
}

/** The doors of the small county differ by more than the length of a name. */
export function giveOwnDoors(county: County): void {
  KEYS.forEach((of, i) => {
    const home = (PEOPLE[of] as { home?: string }).home
    if (home === undefined) return
    const household = county.doc('households', `h_${home}_${of}`)
    county.cloud.store.put('households', { ...household, door: `${doorNo(i)} 号` })
  })
}

/** Ids stand for themselves or as a part of a longer one; the rest stands anywhere in a text. */
function standsIn(text: string, fact: Fact): boolean {
  if (fact.kind !== 'id' && fact.kind !== 'household') return text.includes(fact.text)
  return text.split(/[^A-Za-z0-9_]+/).some(part => part === fact.text || part === `o_${fact.text}`)
}
/** Every text of an answer, keys too. */
export function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(texts)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => [key, ...texts(part)])
}

const OVER: Record<string, Who[]> = { n1: ['li', 'wang'], n2: ['gao'], n3: ['qin'] }
const DESK: Record<string, Key> = { v1: 'he', v2: 'xu' }
const homeOf = (who: Who): string =>
  who === 'stranger' ? '' : ((PEOPLE[who] as { home?: string }).home ?? '')
const villageOf = (leaf: string): string => (leaf === 'n3' ? 'v2' : 'v1')
const SERVES: Record<string, Who[]> = {
  v1: ['he', 'yang', 'liu', 'sun', 'zhao'],
  v2: ['xu', 'tang', 'zhao'],
}
/** The grid members over the door. */
const overTheDoor = (who: Who, of: Key): boolean => (OVER[homeOf(of)] ?? []).includes(who)
/** In post at the very grid: 王 above it is not. */
const looksAfterThem = (who: Who, of: Key): boolean =>
  ({ n1: 'li', n2: 'gao', n3: 'qin' })[homeOf(of)] === who
const orTheDesk = (who: Who, of: Key): boolean => overTheDoor(who, of) || DESK[villageOf(homeOf(of))] === who
/** Anyone who lives in the village, serves it, or its town. */
const inTheVillage = (who: Who, of: Key): boolean => {
  const village = villageOf(homeOf(of))
  return (homeOf(who) !== '' && villageOf(homeOf(who)) === village) || (SERVES[village] ?? []).includes(who)
}

/** What may stand in an answer, besides what is the viewer's own, and to whom. Everything else may not. */
interface May {
  kinds: readonly Kind[]
  to: (who: Who, of: Key) => boolean
}
const anyone = (): boolean => true
/** Desk, town and county keep the register of what lies below them. */
const anOffice = (who: Who, of: Key): boolean =>
  DESK[villageOf(homeOf(of))] === who || who === 'zhao' || who === 'tian'
const MAY: Partial<Record<Route, May>> = {
  // Whom one may order for stands there by door; the name is masked, the id leads back here only.
  'grid.people': { kinds: ['door'], to: orTheDesk },
  // Anyone who holds the card or the letter of a door reads which one it is.
  'me.join': { kinds: ['door'], to: anyone },
  'me.letter': { kinds: ['door'], to: anyone },
  'me.home': { kinds: ['door'], to: (who, of) => who === of },
  // Anyone who may say yes sees where; the desk, since it stands in where no grid member is.
  'join.waiting': { kinds: ['door'], to: orTheDesk },
  'join.letters': { kinds: ['door'], to: overTheDoor },
  'join.letter': { kinds: ['door'], to: overTheDoor },
  'me.household': { kinds: ['door', 'household'], to: overTheDoor },
  // The doors of one’s own grid: names masked, the id orders for them and opens nothing.
  'visit.list': { kinds: ['door', 'household'], to: looksAfterThem },
  'visit.open': { kinds: ['door', 'household'], to: looksAfterThem },
  // One’s own.
  'me.care': { kinds: ['door'], to: (who, of) => who === of },
  // Logged, with a purpose that the person concerned reads.
  'visit.unmask': { kinds: ['name', 'phone'], to: looksAfterThem },
  // The office’s own register: doors stand there, names are masked.
  'county.doors': { kinds: ['door', 'household'], to: anOffice },
  'household.open': { kinds: ['door', 'household'], to: anOffice },
  'household.setDoor': { kinds: ['door'], to: anOffice },
  // The whole name was typed; the door tells two of one name apart.
  'county.find': { kinds: ['name', 'door'], to: anOffice },
  // Anyone who says the second yes must know to whom.
  'post.waiting': { kinds: ['name'], to: who => who === 'tian' },
  // Logged, with a purpose that the person concerned reads.
  'ticket.unmask': { kinds: ['name', 'phone'], to: who => ['li', 'he', 'zhao'].includes(who) },
}
/** Good deeds, honours and the counter name a household by door and surname, in its own village and town. */
const HOUSEHOLDS: May = { kinds: ['door', 'household'], to: inTheVillage }
const mayOf = (route: Route): May | undefined =>
  MAY[route] ?? (/^(points|honour|shop)\./.test(route) ? HOUSEHOLDS : undefined)
const mayRead = (who: Who, route: Route, { of, kind }: Fact): boolean => {
  const may = mayOf(route)
  return who === of || (may?.kinds.includes(kind) === true && may.to(who, of))
}

/** What an answer tells this viewer that is not for them: a line for each. */
export const leaksIn = (who: Who, route: Route, when: string, said: readonly string[]): string[] =>
  FACTS.filter(fact => !mayRead(who, route, fact) && said.some(text => standsIn(text, fact))).map(
    ({ kind, of }) => `${route} ${when}: ${who} reads ${kind} of ${of}`,
  )

/** Routes that take an id and answer with something: each is tried with every id somebody was ever shown. */
const PROBES: readonly { route: Route; ask: (id: string) => object }[] = [
  { route: 'grid.people', ask: cursor => ({ cursor }) },
  { route: 'desk.notReached', ask: cursor => ({ cursor }) },
  { route: 'me.household', ask: household => ({ household }) },
  { route: 'join.letter', ask: household => ({ household, key: tap() }) },
  { route: 'household.open', ask: id => ({ id }) },
  { route: 'visit.open', ask: household => ({ household }) },
  { route: 'visit.list', ask: cursor => ({ show: 'all', cursor }) },
  { route: 'county.doors', ask: node => ({ node }) },
  { route: 'county.tree', ask: node => ({ node }) },
  { route: 'county.log', ask: cursor => ({ cursor }) },
  { route: 'me.contact', ask: villageId => ({ villageId }) },
  { route: 'ticket.open', ask: ticketId => ({ ticketId }) },
  { route: 'share.card', ask: ticketId => ({ ticketId }) },
  { route: 'feedback.open', ask: id => ({ id }) },
  { route: 'points.open', ask: id => ({ id }) },
  { route: 'honour.open', ask: id => ({ id }) },
  { route: 'shop.code', ask: id => ({ id }) },
]

/** Tries what five of them were told as an id wherever one is asked for: at each route twenty of the ids, which are drawn. */
export async function probe(county: County, told: ReadonlyMap<Who, readonly string[]>): Promise<string[]> {
  const leaks: string[] = []
  const restore = county.remember()
  for (const who of ['li', 'he', 'zhao', 'yang', 'luo'] as const) {
    const ids = new Set(
      (told.get(who) ?? [])
        .flatMap(text => [text, ...text.split(/[^A-Za-z0-9_-]+/)])
        .filter(text => /^[A-Za-z0-9_:.-]{4,320}$/.test(text) && /\d/.test(text)),
    )
    const tries = [...ids].flatMap(id => PROBES.map(one => ({ id, ...one })))
    const drawn = sampled(tries, { of: `ids shown to ${who}`, atLeast: 20, each: ({ route }) => route })
    for (const { id, route, ask } of drawn) {
      const reply = await county.raw(who, { route, data: ask(id), contract: 1 })
      if (!reply.ok) continue
      restore()
      leaks.push(...leaksIn(who, route, `by ${id}`, texts(reply)))
    }
  }
  return [...new Set(leaks)]
}
