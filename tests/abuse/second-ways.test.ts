/**
 * Second ways to the same fact: every route asked by everybody, and the whole answer looked through for ids, names,
 * numbers, doors and households of people whom that viewer may see masked at most. What may stand where is written out
 * below, by hand, with its reason.
 */
import { about } from '../../miniprogram/core/about'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Route } from '../../cloudfunctions/_contract'
import { newSend } from '../../cloudfunctions/_documents/new-send'
import { order, PEOPLE, seal, tap, type County, type Key } from '../functions/county'
import * as doors from '../functions/doors'
import * as points from '../functions/points-doors'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

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
function tellDoorsApart(county: County): void {
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
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(texts)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => [key, ...texts(part)])
}

const OVER: Record<string, Key[]> = { n1: ['li', 'wang'], n2: ['gao'], n3: ['qin'] }
const DESK: Record<string, Key> = { v1: 'he', v2: 'xu' }
const homeOf = (who: Key): string => (PEOPLE[who] as { home?: string }).home ?? ''
const villageOf = (leaf: string): string => (leaf === 'n3' ? 'v2' : 'v1')
const SERVES: Record<string, Key[]> = {
  v1: ['he', 'yang', 'liu', 'sun', 'zhao'],
  v2: ['xu', 'tang', 'zhao'],
}
/** The grid members over the door. */
const overTheDoor = (who: Key, of: Key): boolean => (OVER[homeOf(of)] ?? []).includes(who)
const orTheDesk = (who: Key, of: Key): boolean => overTheDoor(who, of) || DESK[villageOf(homeOf(of))] === who
/** Whoever lives in the village, serves it, or its town. */
const inTheVillage = (who: Key, of: Key): boolean => {
  const village = villageOf(homeOf(of))
  return (homeOf(who) !== '' && villageOf(homeOf(who)) === village) || (SERVES[village] ?? []).includes(who)
}

/** What may stand in an answer, besides what is the viewer's own, and to whom. Everything else may not. */
interface May {
  kinds: readonly Kind[]
  to: (who: Key, of: Key) => boolean
}
const anyone = (): boolean => true
const MAY: Partial<Record<Route, May>> = {
  // Whom one may order for stands there by door; the name is masked, the id leads back here only.
  'grid.people': { kinds: ['door'], to: orTheDesk },
  // Whoever holds the card or the letter of a door reads which one it is.
  'me.join': { kinds: ['door'], to: anyone },
  'me.letter': { kinds: ['door'], to: anyone },
  'me.home': { kinds: ['door'], to: (who, of) => who === of },
  // Whoever may say yes sees where; the desk, since it stands in where no grid member is.
  'join.waiting': { kinds: ['door'], to: orTheDesk },
  'join.letters': { kinds: ['door'], to: overTheDoor },
  'join.letter': { kinds: ['door'], to: overTheDoor },
  'me.household': { kinds: ['door', 'household'], to: overTheDoor },
  // Logged, with a purpose that the person concerned reads.
  'ticket.unmask': { kinds: ['name', 'phone'], to: who => ['li', 'he', 'zhao'].includes(who) },
}
/** Good deeds, honours and the counter name a household by door and surname, in its own village and town. */
const HOUSEHOLDS: May = { kinds: ['door', 'household'], to: inTheVillage }
const mayOf = (route: Route): May | undefined =>
  MAY[route] ?? (/^(points|honour|shop)\./.test(route) ? HOUSEHOLDS : undefined)
const mayRead = (who: Key, route: Route, { of, kind }: Fact): boolean => {
  const may = mayOf(route)
  return who === of || (may?.kinds.includes(kind) === true && may.to(who, of))
}

interface Leak {
  who: string
  route: Route
  when: string
  fact: Fact
}
type Row = { route: Route; when: string; ask: () => object }

async function walk(
  county: County,
  table: readonly Row[],
): Promise<{ leaks: Leak[]; answers: Map<Key, string[]> }> {
  const leaks: Leak[] = []
  const answers = new Map<Key, string[]>()
  const restore = county.remember()
  for (const { route, when, ask } of table)
    for (const who of KEYS) {
      const reply = await county.as(who, route as 'me.home', ask() as never)
      if (reply.ok) restore()
      const said = texts(reply)
      answers.set(who, [...(answers.get(who) ?? []), ...said])
      for (const fact of FACTS)
        if (!mayRead(who, route, fact) && said.some(text => standsIn(text, fact)))
          leaks.push({ who, route, when, fact })
    }
  return { leaks, answers }
}
const lines = (leaks: readonly Leak[]) => [
  ...new Set(
    leaks.map(({ who, route, when, fact }) => `${route} ${when}: ${who} reads ${fact.kind} of ${fact.of}`),
  ),
]

/** Routes that take an id and answer with something: each is tried with every id somebody was ever shown. */
const PROBES: readonly { route: Route; ask: (id: string) => object }[] = [
  { route: 'grid.people', ask: cursor => ({ cursor }) },
  { route: 'desk.notReached', ask: cursor => ({ cursor }) },
  { route: 'me.household', ask: household => ({ household }) },
  { route: 'join.letter', ask: household => ({ household, key: tap() }) },
  { route: 'me.contact', ask: villageId => ({ villageId }) },
  { route: 'ticket.open', ask: ticketId => ({ ticketId }) },
  { route: 'share.card', ask: ticketId => ({ ticketId }) },
  { route: 'feedback.open', ask: id => ({ id }) },
  { route: 'points.open', ask: id => ({ id }) },
  { route: 'honour.open', ask: id => ({ id }) },
  { route: 'shop.code', ask: id => ({ id }) },
]

async function probe(county: County, answers: ReadonlyMap<Key, string[]>): Promise<Leak[]> {
  const leaks: Leak[] = []
  const restore = county.remember()
  for (const who of ['li', 'he', 'zhao', 'yang', 'luo'] as const) {
    const ids = new Set(
      (answers.get(who) ?? [])
        .flatMap(text => [text, ...text.split(/[^A-Za-z0-9_-]+/)])
        .filter(text => /^[A-Za-z0-9_:.-]{4,320}$/.test(text) && /\d/.test(text)),
    )
    for (const id of ids)
      for (const { route, ask } of PROBES) {
        const reply = await county.raw(who, { route, data: ask(id), contract: 1 })
        if (!reply.ok) continue
        restore()
        const said = texts(reply)
        for (const fact of FACTS)
          if (!mayRead(who, route, fact) && said.some(text => standsIn(text, fact)))
            leaks.push({ who, route, when: `by ${id}`, fact })
      }
  }
  return leaks
}

/** Messages that reached nobody, as the timer leaves them: of a villager's order, to the villager and to the desk itself. */
function leaveUnreached(county: County, ticketId: string): void {
  const { last, requesterId } = county.doc('tickets', ticketId).ticket
  const at = county.cloud.now()
  for (const personId of ['chen', 'he']) {
    const cause = personId === 'chen' ? last.eventId : `notReached:${last.eventId}:${requesterId ?? ''}:v1`
    county.cloud.store.put(
      'sends',
      newSend({
        _id: `${cause}:${personId}`,
        eventId: personId === 'chen' ? last.eventId : null,
        about: about('ticket', ticketId),
        personId,
        villageId: 'v1',
        at,
        says: '有信',
        how: 'badge',
        template: 'claimed',
        page: 'pages/home/home',
        notice: { no: 'x', about: 'x', status: 'x', at },
        until: 'always',
        state: personId === 'chen' ? 'notReached' : 'badge',
      }),
    )
  }
}

describe('nobody is named to whoever may see them masked at most', () => {
  describe('orders, desks, grids, households', () => {
    let answers: Map<Key, string[]>
    beforeAll(async () => {
      tellDoorsApart(await doors.openDoors())
      leaveUnreached(doors.county, doors.at.claimed)
    })
    afterAll(() => doors.county.close())

    it('no answer of any route', async () => {
      const walked = await walk(doors.county, doors.table)
      answers = walked.answers
      expect(lines(walked.leaks)).toEqual([])
    })
    it('no id that was shown leads to one by another route', async () => {
      expect(lines(await probe(doors.county, answers))).toEqual([])
    })

    it('whom no message reached is rung by way of the order, never by an id', async () => {
      const { items } = await doors.county.ok('he', 'desk.notReached', {})
      const row = items.find(({ ticketId }) => ticketId === doors.at.claimed)
      expect(row).toMatchObject({ person: { id: null, name: '陈**', masked: true }, staff: false })
      expect(
        await doors.county.ok('he', 'desk.reached', { id: row?.id ?? '', how: '打了电话', key: tap() }),
      ).toEqual({
        left: items.length - 1,
      })
    })

    it('a person’s own id, or what another account was shown, orders for nobody and pages no list', async () => {
      const { county } = doors
      const { people } = await county.ok('wang', 'grid.people', {})
      const another = people[0]?.id ?? ''
      expect(seal.reveal('o_wang', another)).not.toBeNull()
      const before = county.all('tickets').length
      for (const onBehalfOf of ['zhou', another, seal.hide('o_li', 'nobody')]) {
        const input = order({ onBehalfOf, consentWords: '当面同意' })
        // As a phone would send it, with nothing put right on the way.
        const reply = await county.raw('li', {
          route: 'ticket.submit',
          data: { key: tap(), input },
          contract: 1,
        })
        expect(reply, onBehalfOf).toMatchObject({ ok: false })
      }
      const paged = { route: 'grid.people', data: { cursor: 'zhou' }, contract: 1 }
      expect(await county.raw('li', paged)).toMatchObject({ code: 'PAGE_OLD' })
      expect(county.all('tickets').length).toBe(before)
    })

    it('the mask on an order and the list of people share a surname and nothing else', async () => {
      const { requester } = (await doors.county.ok('li', 'ticket.open', { ticketId: doors.at.claimed }))
        .ticket
      const { people } = await doors.county.ok('li', 'grid.people', {})
      expect(people.map(one => one.household).join()).toContain('1000')
      expect(requester).toEqual({ id: null, name: '陈**', phone: '138********', masked: true })
    })
  })

  describe('points, shop, honours', () => {
    let answers: Map<Key, string[]>
    beforeAll(async () => tellDoorsApart(await points.openPointsDoors()))
    afterAll(() => points.county.close())
    it('no answer of any route', async () => {
      const walked = await walk(points.county, points.table)
      answers = walked.answers
      expect(lines(walked.leaks)).toEqual([])
    })
    it('no id that was shown leads to one by another route', async () => {
      expect(lines(await probe(points.county, answers))).toEqual([])
    })
  })
})
