/** One person with several posts of one role serves all their nodes: nobody's order waits in a list that nobody reads. */
import { about } from '../../miniprogram/core/about'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Api } from '../../contract'
import { defaultRules, hours } from '../../miniprogram/core/clock'
import { countedOn } from './costs/counting'
import { openCounty, order, tap, type County } from './county'
import { expectNumbers, numbersOf } from './duty'
import { seal } from './seeded'
import { soon, stations } from './stations'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
let county: County
const own: Record<'v1' | 'v2', string[]> = { v1: [], v2: [] }
/** Ordered by a villager of v2. */
const luos: string[] = []

const grant = async (personId: string, role: string, gridId: string) =>
  expect(
    await county.cloud.console('admin', {
      route: 'grantPost',
      data: { personId, role, gridId, from: 0, until: null },
    }),
  ).toMatchObject({ ok: true })

/** Orders of both villages in turn, so that one list must weave them together. */
beforeAll(async () => {
  county = await openCounty()
  for (let i = 0; i < 12; i++) {
    for (const [who, village, gridId] of [
      ['he', 'v1', 'n1'],
      ['xu', 'v2', 'n3'],
    ] as const) {
      await county.cloud.advance(hours(3))
      const { showOnBoard: _, ...draft } = order({
        text: `院坝会第 ${i + 1} 条`,
        sub: defaultRules.subs.find(sub => sub.category === 'infrastructure')?.id ?? '',
      })
      const { ticket } = await county.ok(who, 'ticket.register', {
        key: tap(),
        input: { ...draft, source: 'meeting', gridId },
      })
      own[village].push(ticket?.ticket.id ?? '')
    }
  }
  await grant('he', 'dispatcher', 'v2')
  await grant('he', 'dispatcher', 'n1')
  await grant('gao', 'gridMember', 'n3')
})
afterAll(() => county.close())

async function pages(
  list: Api['ticket.list']['ask']['list'],
  who: 'he' | 'xu' | 'gao' = 'he',
): Promise<string[]> {
  const seen: string[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await county.ok(who, 'ticket.list', { list, ...(cursor ? { cursor } : {}) })
    seen.push(...page.items.map(card => card.id))
    if (page.next === null) return seen
    cursor = page.next
  }
}

describe('a dispatcher of two villages', () => {
  it('has the orders of both in one list, the most pressing first, on every page, none twice', async () => {
    const keyOf = (id: string, key: 'dueKey' | 'limitKey') => county.doc('tickets', id).list[key] ?? ''
    for (const [list, key] of [
      ['desk', 'dueKey'],
      ['open', 'limitKey'],
    ] as const) {
      const sorted = [...own.v1, ...own.v2].sort((a, b) => (keyOf(a, key) < keyOf(b, key) ? -1 : 1))
      expect([list, await pages(list)]).toEqual([list, sorted])
      // They are woven together, not one village after the other.
      expect(sorted.slice(0, 12).filter(id => own.v1.includes(id)).length).toBeGreaterThan(2)
    }
  })
  it('counts both, and what lies under two of the posts once', async () => {
    expect(await county.ok('he', 'desk.counters', {})).toMatchObject({ desk: 24 })
    expect(await county.ok('xu', 'desk.counters', {})).toMatchObject({ desk: 12 })
  })
  it('finds the people of both to order for', async () => {
    const found = async (who: 'he' | 'xu', q: string) =>
      (await county.ok(who, 'grid.people', { q })).people.map(one => one.name)
    expect(await found('he', '陈桂香')).toEqual(['陈桂香'])
    expect(await found('he', '罗根水')).toEqual(['罗根水'])
    expect(await found('xu', '罗根水')).toEqual(['罗根水'])
    expect(await found('xu', '陈桂香')).toEqual([])
  })
  it('looks at doubtful words, and calls whom nothing reached, in both', async () => {
    const base = { v: 1 as const, at: 1, no: 'x', about: about('ticket', own.v2[0] ?? ''), villageId: 'v2' }
    county.cloud.store.put('reviews', {
      _id: 'r2',
      sortKey: '0000000000001r2',
      ...base,
      path: ['c', 't1', 'v2'],
      what: 'text',
      wordsId: county.doc('tickets', own.v2[0] ?? '').ticket.wordsId,
      fileId: null,
      reason: '',
      state: 'open',
    })
    const { ticket: lamp } = await county.ok('luo', 'ticket.submit', { key: tap(), input: order() })
    const lampId = lamp?.ticket.id ?? ''
    luos.push(lampId)
    county.cloud.store.put('sends', {
      _id: 's2',
      ...base,
      about: about('ticket', lampId),
      eventId: `${lampId}:000001`,
      personId: 'luo',
      office: null,
      sortKey: '0000000000001s2',
      message: '有信',
      how: 'message',
      until: 'always',
      page: '',
      notice: { no: 'x', about: '一件事', status: '已领单', at: 1 },
      state: 'notReached',
      opened: false,
      tried: [],
      template: 'claimed',
      leaseUntil: 0,
      nextTryAt: null,
    })
    expect(await county.ok('he', 'desk.counters', {})).toMatchObject({ reviews: 1, notReached: 1 })
    expect((await county.ok('he', 'desk.reviews', {})).items.map(one => one.id)).toEqual(['r2'])
    expect((await county.ok('he', 'desk.notReached', {})).items.map(one => one.message)).toEqual(['有信'])
    expect(await county.ok('he', 'desk.reached', { id: 's2', how: '打了电话', key: tap() })).toEqual({
      left: 0,
    })
    expect(await county.ok('he', 'desk.review', { id: 'r2', pass: true, key: tap() })).toEqual({ left: 0 })
  })
  it('counts on the first page as in the lists, in one call for all of their posts', async () => {
    const calls = async () => (await countedOn(county, () => county.ok('he', 'me.home', {}), 20)).all
    await expectNumbers(county, 'he', 'dispatcher', { desk: 25 })
    const withThree = await calls()
    const { duty } = await county.ok('he', 'me.home', {})
    expect(duty?.posts.map(({ role, places }) => [role, places])).toEqual([['dispatcher', 3]])
    const person = county.doc('people', 'he')
    const [first] = person.posts
    county.cloud.store.put('people', { ...person, posts: first ? [first] : [] })
    expect([await calls(), withThree]).toEqual([withThree, withThree])
    county.cloud.store.put('people', person)
  })
  it('has only the one left when the other post ends', async () => {
    await county.cloud.console('admin', {
      route: 'endPost',
      data: { personId: 'he', role: 'dispatcher', gridId: 'v1' },
    })
    await county.cloud.console('admin', {
      route: 'endPost',
      data: { personId: 'he', role: 'dispatcher', gridId: 'n1' },
    })
    expect((await pages('desk')).sort()).toEqual([...own.v2, ...luos].sort())
  })
})

describe('a grid member of two grids', () => {
  beforeAll(() => grant('he', 'dispatcher', 'v1'))
  it('revisits in both', async () => {
    const ids: string[] = []
    // Nobody's own order: a dispute would be the town's to revisit.
    for (const [desk, gridId] of [
      ['he', 'n2'],
      ['xu', 'n3'],
    ] as const) {
      await county.cloud.advance(20_000)
      const { showOnBoard: _, ...draft } = order()
      const { ticket } = await county.ok(desk, 'ticket.register', {
        key: tap(),
        input: { ...draft, source: 'visit', gridId },
      })
      const ticketId = ticket?.ticket.id ?? ''
      const handler = desk === 'he' ? 'li' : 'qin'
      await county.ok(desk, 'ticket.dispatch', {
        ticketId,
        key: tap(),
        input: { category: 'infrastructure', sub: 'lamp', matter: 'public', track: 1, person: handler },
      })
      await county.ok(handler, 'ticket.claim', {
        ticketId,
        key: tap(),
        input: { measures: '去修', promisedDay: soon(county), showContact: false },
      })
      await county.ok(handler, 'ticket.resolve', {
        ticketId,
        key: tap(),
        input: { outcome: 'notNeeded', text: '已经亮了', attachments: [] },
      })
      ids.push(ticketId)
    }
    expect((await pages('toRevisit', 'gao')).sort()).toEqual(ids.sort())
    await expectNumbers(county, 'gao', 'gridMember', { toRevisit: 2 })
  })
})

describe('doubtful words', () => {
  const review = (id: string, ticketId: string) =>
    county.cloud.store.put('reviews', {
      _id: id,
      v: 1,
      at: 1,
      sortKey: `0000000000001${id}`,
      no: 'x',
      about: about('ticket', ticketId),
      villageId: 'v1',
      path: county.doc('tickets', ticketId).path,
      what: 'text',
      wordsId: county.doc('tickets', ticketId).ticket.wordsId,
      fileId: null,
      reason: '',
      state: 'open',
    })
  const decide = (id: string) => county.as('he', 'desk.review', { id, pass: true, key: tap() })

  it('are not judged by the person who wrote, ordered or handled, nor by their household', async () => {
    await grant('he', 'gridMember', 'n1')
    const handled = await stations(county).submitted()
    await stations(county).sentOn(handled, { person: 'he' })
    await county.ok('he', 'ticket.claim', {
      ticketId: handled,
      key: tap(),
      input: { measures: '我去', promisedDay: soon(county), showContact: false },
    })
    const helped =
      (
        await county.ok('he', 'ticket.submit', {
          key: tap(),
          input: order({ onBehalfOf: 'zhou', consentWords: '当面同意' }),
        })
      ).ticket?.ticket.id ?? ''
    const other = await stations(county).submitted({ text: '请人修一修篱笆' })
    for (const [id, ticketId] of [
      ['handled', handled],
      ['helped', helped],
      ['other', other],
    ] as const)
      review(id, ticketId)
    expect(await decide('handled')).toMatchObject({ ok: false, code: 'RELATED' })
    expect(await decide('helped')).toMatchObject({ ok: false, code: 'RELATED' })
    const person = county.doc('people', 'he')
    county.cloud.store.put('people', { ...person, householdId: county.doc('people', 'chen').householdId })
    expect(await decide('other')).toMatchObject({ ok: false, code: 'RELATED' })
    county.cloud.store.put('people', { ...person, householdId: 'h_elsewhere' })
    expect(await decide('other')).toMatchObject({ ok: true })
    // The town, who has nothing to do with it, can.
    expect(await county.as('zhao', 'desk.review', { id: 'handled', pass: true, key: tap() })).toMatchObject({
      ok: true,
    })
  })
})

describe('a complaint about staff that reached nobody', () => {
  it('that is, not the town: is the county’s to call, and below the town not even a number', async () => {
    const { ticket } = await county.ok('chen', 'ticket.submit', {
      key: tap(),
      input: order({ aboutStaff: true, urgent: true }),
    })
    const ticketId = ticket?.ticket.id ?? ''
    for (let i = 0; i < 4; i++) {
      await county.cloud.advance(3_600_000)
      await county.cloud.trigger('jobs', 'minute')
    }
    expect(
      county
        .all('sends')
        .filter(one => one.about.id === ticketId)
        .map(one => [one.personId, one.state]),
    ).toContainEqual(['zhao', 'notReached'])
    const numbers = async (who: 'he' | 'tian') => [
      (await county.ok(who, 'desk.counters', {})).notReached,
      (await county.ok(who, 'desk.notReached', {})).items.filter(one => one.ticketId === ticketId).length,
    ]
    const village = (await county.ok('he', 'desk.notReached', {})).items.length
    expect(await numbers('he')).toEqual([village, 0])
    expect((await numbers('tian'))[1]).toBeGreaterThan(0)
    expect(seal.open(county.doc('people', 'chen').nameSealed)).toBe('陈桂香')
  })
})

describe('a complaint about staff in the hands of an inspector who is grid member, too', () => {
  it('is a number of the inspector’s, and no number of the grid member’s', async () => {
    await grant('zhao', 'gridMember', 'g1')
    const { ticket } = await county.ok('chen', 'ticket.submit', {
      key: tap(),
      input: order({ aboutStaff: true }),
    })
    const { category, sub } = order()
    await county.ok('zhao', 'ticket.dispatch', {
      ticketId: ticket?.ticket.id ?? '',
      key: tap(),
      input: { category, sub, matter: 'minor', track: 1, person: 'zhao' },
    })
    const offered = async (as: 'inspector' | 'gridMember') => [
      (await numbersOf(county, 'zhao', as)).offered ?? 0,
      (await county.ok('zhao', 'grid.today', { pile: 'offered', as })).offered.length,
    ]
    expect(await offered('inspector')).toEqual([1, 1])
    expect(await offered('gridMember')).toEqual([0, 0])
  })
})
