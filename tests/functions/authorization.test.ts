/**
 * Who may do what, and what an answer says of others: every route of the table of doors, tried by everyone
 * (everybody.ts). The default is no.
 */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { routes } from '../../contract'
import { newSend } from '../../cloudfunctions/_documents/new/send'
import { about } from '../../miniprogram/core/about'
import type { Verb } from '../../miniprogram/core/ticket/lifecycle'
import type { ListedRequest } from '../../miniprogram/core/ticket/pieces/requests'
import { REQUESTS } from '../../miniprogram/core/ticket/timers'
import { VERB_FILES } from '../../miniprogram/core/ticket/verbs'
import { heldAgainstPromise } from '../format/worked'
import { leaveCare, marksIn } from '../abuse/cared'
import { probe, giveOwnDoors } from '../abuse/named'
import { order, tap, type County } from './county'
import { seal, type Key } from './seeded'
import { at, county, EVERYONE, openRoutes, table, type Who } from './routes'
import { askedByEveryone, type Told } from './everybody'
import { expectNumbers, numbersOf } from './duty'
import { expectLaws } from './laws'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

beforeAll(async () => {
  giveOwnDoors(await openRoutes())
  leaveUnreached(county, at.claimed)
  leaveCare(county)
})
afterAll(async () => {
  expectLaws(county)
  await county.close()
})

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
        message: '有信',
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

/** Filled by every route's turn below. */
const told: Told = new Map()

describe('stored format', () => {
  it('is what was promised, wherever the functions write', () => {
    expect(
      heldAgainstPromise(county),
      'a stored shape changed: docs/stored-format.md, "To change a stored shape"',
    ).toEqual([])
  })
})

describe('authorization', () => {
  // Points, shop and honours have a table of their own (authorization-points.test.ts).
  it('names every route', () => {
    const named = [...new Set<string>(table.map(({ route }) => route))]
    const all = Object.keys(routes).filter(route => !/^(points|shop|honour)\./.test(route))
    expect(
      all.filter(route => !named.includes(route)),
      "tests/functions/routes.ts has no row of these, like verb('ticket.giveBack', ['li'], 'claimed', reason)",
    ).toEqual([])
    expect(named.sort()).toEqual(all.sort())
  })

  it.each(table)('$route $when', row => askedByEveryone(county, row, told))

  it('tags and visits are there to be read, by who may', async () => {
    expect(marksIn(await county.ok('li', 'visit.open', { household: 'h_n1_zhou' }))).toEqual(['tag', 'visit'])
    expect(marksIn(await county.ok('li', 'visit.list', { show: 'all' }))).toEqual(['visit'])
    expect(marksIn(await county.ok('zhou', 'me.care', {}))).toEqual(['tag', 'visit'])
  })
})

/** Written by hand from what `openRoutes` leaves behind. */
const NUMBERS = [
  ['li', 'gridMember', { offered: 1, cancel: 1, joins: 1 }],
  ['wang', 'gridMember', { offered: 1, joins: 1 }],
  ['gao', 'gridMember', {}],
  ['he', 'dispatcher', { desk: 3, overdue: 1, reviews: 1, notReached: 1, joins: 1, referred: 1 }],
  ['xu', 'dispatcher', {}],
  ['yang', 'supervisor', { toRate: 2 }],
  ['tang', 'supervisor', {}],
  [
    'zhao',
    'inspector',
    { town: 2, townOverdue: 1, letters: 1, objection: 1, reclassify: 1, toRevisit: 1, reviews: 1 },
  ],
  ['ma', 'inspector', {}],
  ['tian', 'admin', { posts: 1, letters: 1 }],
] as const
/** Whom a number waits for, which one, and the row of the table whose press takes one away. */
const DONE = [
  ['li', 'gridMember', 'cancel', 'ticket.agreeCancel', 'cancelAsked'],
  ['wang', 'gridMember', 'offered', 'ticket.claim', 'offered'],
  ['wang', 'gridMember', 'joins', 'join.answer', ''],
  ['he', 'dispatcher', 'desk', 'ticket.dispatch', 'submitted'],
  ['he', 'dispatcher', 'reviews', 'desk.review', ''],
  ['yang', 'supervisor', 'toRate', 'ticket.committeeRate', 'resolved'],
  ['yang', 'supervisor', 'toRate', 'ticket.standAside', 'resolved'],
  ['zhao', 'inspector', 'town', 'ticket.dispatch', 'appealed'],
  ['zhao', 'inspector', 'letters', 'feedback.answer', ''],
  ['zhao', 'inspector', 'objection', 'ticket.answerObjection', 'objected'],
  ['zhao', 'inspector', 'reclassify', 'ticket.answerReclassify', 'askedClass'],
  ['tian', 'admin', 'posts', 'post.answer', ''],
] as const

describe('the first page of whoever serves', () => {
  it.each(NUMBERS)('%s as %s: each number opens a list as long as it says', (who, role, numbers) =>
    expectNumbers(county, who, role, numbers),
  )
  it.each(DONE)('%s as %s: what %s counts is taken away by %s', async (who, role, cell, route, when) => {
    const restore = county.remember()
    const before = (await numbersOf(county, who, role))[cell] ?? 0
    const row = table.find(one => one.route === route && one.when === when)
    await county.ok(who, route, row?.ask() as never)
    expect((await numbersOf(county, who, role))[cell] ?? 0).toBe(before - 1)
    restore()
  })
  it('an objection to the inspector in person is no number of theirs', async () => {
    const restore = county.remember()
    const doc = county.doc('tickets', at.objected)
    const objection = doc.ticket.requests.objection
    if (!objection) throw new Error('the table leaves an objection')
    const aboutThem = { ...objection, payload: { ...objection.payload, whom: 'zhao' } }
    const requests = { ...doc.ticket.requests, objection: aboutThem }
    county.cloud.store.put('tickets', { ...doc, ticket: { ...doc.ticket, requests } })
    expect((await numbersOf(county, 'zhao', 'inspector')).objection).toBeUndefined()
    const ask = { list: 'objection', mine: true } as const
    expect((await county.ok('zhao', 'ticket.list', ask)).items).toEqual([])
    restore()
  })
  it('a villager has none', async () => {
    expect((await county.ok('chen', 'me.home', {})).duty).toBeNull()
  })
})

describe('second ways to the same fact', () => {
  it('no id that was shown leads to one by another route', async () => {
    expect(told.size).toBe(EVERYONE.length)
    expect(await probe(county, told)).toEqual([])
  })

  it('whom no message reached is rung by way of the order, never by an id', async () => {
    const { items } = await county.ok('he', 'desk.notReached', {})
    const row = items.find(({ ticketId }) => ticketId === at.claimed)
    expect(row).toMatchObject({ person: { id: null, name: '陈**', masked: true }, staff: false })
    expect(await county.ok('he', 'desk.reached', { id: row?.id ?? '', how: '打了电话', key: tap() })).toEqual(
      {
        left: items.length - 1,
      },
    )
  })

  it('a person’s own id, or what another account was shown, orders for nobody and pages no list', async () => {
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
    const { requester } = (await county.ok('li', 'ticket.open', { ticketId: at.claimed })).ticket
    const { people } = await county.ok('li', 'grid.people', {})
    expect(people.map(one => one.household).join()).toContain('1000')
    expect(requester).toEqual({ id: null, name: '陈**', phone: '138********', masked: true })
  })
})

describe('what waits for an answer', () => {
  const answers = table.flatMap(({ route, when, may }) => {
    const verb = route.startsWith('ticket.') ? VERB_FILES[route.slice('ticket.'.length) as Verb] : undefined
    return verb?.answers === undefined ? [] : [{ request: verb.answers, when: when as keyof typeof at, may }]
  })
  /** Every list of orders that this person may read, by its name. */
  const listsOf = async (who: Who): Promise<Map<string, string[]>> => {
    const found = new Map<string, string[]>()
    for (const { route, when, may, ask } of table) {
      if (route !== 'ticket.list' || !may.includes(who)) continue
      const { items } = await county.ok(who as Key, 'ticket.list', ask() as { list: 'mine' })
      found.set(
        `${route} ${when}`,
        items.map(({ id }) => id),
      )
    }
    const today = await county.as(who as Key, 'grid.today', {})
    if (today.ok)
      found.set(
        'grid.today',
        today.data.inHand.map(({ id }) => id),
      )
    return found
  }

  it('is tried for every request that there is', () => {
    expect([...new Set(answers.map(({ request }) => request))].sort()).toEqual(Object.keys(REQUESTS).sort())
  })
  it.each(answers)('of $request at $when: anyone who may answer finds the order', async ({ when, may }) => {
    expect(may.length).toBeGreaterThan(0)
    for (const who of may) {
      const lists = [...(await listsOf(who))]
        .filter(([, ids]) => ids.includes(at[when]))
        .map(([list]) => list)
      expect(lists, `${who} may answer ${when} and has it in no list`).not.toEqual([])
    }
  })
  it('lies in the list of its request, for the level that answers it', async () => {
    const found = async (who: Key, list: ListedRequest) =>
      (await county.ok(who, 'ticket.list', { list })).items.map(({ id }) => id)
    expect(await found('zhao', 'objection')).toEqual([at.objected])
    expect(await found('zhao', 'reclassify')).toEqual([at.askedClass])
    expect(await found('ma', 'objection')).toEqual([])
  })
})

describe('what is seen of what is opened', () => {
  const seenBy = async (who: Key, where: keyof typeof at) =>
    county.ok(who, 'ticket.open', { ticketId: at[where] })
  it('a dispute shows a supervisor number, state and lights only', async () => {
    const { ticket, content, timeline } = await seenBy('yang', 'dispute')
    expect(ticket).toMatchObject({ category: null, title: null, place: null, requester: null })
    expect([content, timeline]).toEqual([null, []])
  })
  it.each([
    ['chen', '陈桂香', false],
    ['li', '陈**', true],
    ['he', '陈**', true],
    ['zhao', '陈**', true],
  ] as const)('%s reads the name %s', async (who, name, masked) => {
    expect((await seenBy(who, 'claimed')).ticket.requester).toMatchObject({ name, masked })
  })
  it('a supervisor reads no name and no phone', async () => {
    expect((await seenBy('yang', 'claimed')).ticket.requester).toBeNull()
  })
  it('a villager reads of a published one the confirmed text and nothing else', async () => {
    // Times and ids are digits by chance; a number of theirs may stand in no text.
    const all = JSON.stringify(await seenBy('luo', 'published'), (_, value: unknown) =>
      typeof value === 'number' ? undefined : value,
    )
    expect(all).toContain('跑腿取件')
    for (const hidden of ['陈', '办好了', '路灯', '0700-', '1380000']) expect(all).not.toContain(hidden)
  })
  it('anyone who unmasks a name is written down, and the person concerned can read it', async () => {
    await county.ok('li', 'ticket.unmask', {
      ticketId: at.claimed,
      whose: 'requester',
      purpose: '上门前问路',
      key: tap(),
    })
    expect(await county.ok('chen', 'me.access', {})).toEqual([
      expect.objectContaining({ by: '李春兰', what: 'phone', purpose: '上门前问路' }),
    ])
  })
  it('anyone who reads the words of an order with a purpose is written down as that, not as having seen the number', async () => {
    await county.ok('zhao', 'ticket.record', { ticketId: at.claimed, purpose: '答复上级来问', key: tap() })
    expect(await county.ok('chen', 'me.access', {})).toContainEqual(
      expect.objectContaining({ what: 'words', purpose: '答复上级来问' }),
    )
  })
})
