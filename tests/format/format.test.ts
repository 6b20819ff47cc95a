/** What was stored by an earlier version, and asked by a phone of one, after an invented change of both. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { upcast } from '../../cloudfunctions/_documents/upcasters'
import { hashOf } from '../../cloudfunctions/_journal/chain'
import type { EventDoc, OpinionDoc, TicketDoc } from '../../cloudfunctions/_documents'
import { openCounty, order, tap, type County } from '../functions/county'
import { stations } from '../functions/stations'
import { bundleInvented } from './invented'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let county: County
let remove: () => void
beforeAll(async () => {
  const bundles = await bundleInvented('format')
  remove = bundles.remove
  county = await openCounty({ functionsDir: bundles.dir })
})
afterAll(async () => {
  await county.close()
  remove()
})

const events = (ticketId: string): EventDoc[] =>
  county
    .all('events')
    .filter(event => event.about.id === ticketId)
    .sort((a, b) => a.rev - b.rev)

/** As the version before stored them, the chain over that. */
function asBefore(ticketId: string): void {
  let prev = ''
  for (const { byName, ...event } of events(ticketId)) {
    const older = { ...event, v: 1, name: byName, prev } as unknown as EventDoc
    prev = hashOf(older)
    county.cloud.store.put('events', { ...older, hash: prev })
  }
  const doc: TicketDoc = county.doc('tickets', ticketId)
  county.cloud.store.put('tickets', { ...doc, ticket: { ...doc.ticket, head: prev } })
}

const verify = async () => {
  const { data } = (await county.cloud.console('admin', {
    route: 'verify',
    data: { villageId: 'v1' },
  })) as { data: { events: number; findings: unknown[] } }
  return { events: data.events, findings: data.findings }
}
const lift = async (data: object) =>
  (await county.cloud.console('admin', { route: 'lift', data })) as { ok: boolean; data: object }

describe('an order whose first steps were stored by the version before', () => {
  let ticketId: string
  beforeAll(async () => {
    const to = stations(county)
    ticketId = await to.sentOn(await to.submitted(), { person: 'li' })
    asBefore(ticketId)
  })

  it('lies there in the older shape', () => {
    expect(events(ticketId).map(event => [event.v, 'name' in event, 'byName' in event])).toEqual([
      [1, true, false],
      [1, true, false],
    ])
  })

  it('is read with its history and goes on in the new one', async () => {
    await county.ok('li', 'ticket.claim', {
      ticketId,
      key: tap(),
      input: { measures: '带梯子去看', promisedDay: '2026-11-20', showContact: true },
    })
    const { timeline } = await county.ok('chen', 'ticket.open', { ticketId })
    expect(timeline.map(({ message }) => message)).toEqual([
      '李春兰领了单，答应 11 月 20 日前办好',
      '何小雯派给李春兰',
      '您点了单',
    ])
    expect(events(ticketId).map(({ v }) => v)).toEqual([1, 1, 2])
  })

  it('is whole by its hashes, which are over what is stored', async () => {
    expect(await verify()).toEqual({ events: 3, findings: [] })
  })

  it('is found out when an older step is changed where it lies', async () => {
    const [first] = events(ticketId)
    county.cloud.store.put('events', { ...first, name: '别人' })
    expect((await verify()).findings).toHaveLength(1)
    county.cloud.store.put('events', first!)
  })

  it('is never written again', async () => {
    expect(await lift({ collection: 'events' })).toMatchObject({ ok: false, code: 'BAD_INPUT' })
  })
})

describe('an order that the version before stored, of which a list reads only some parts', () => {
  it('is lifted there as well: it still counts as a likely twin', async () => {
    const { submitted } = stations(county)
    const older = await submitted({ sub: 'ride', text: '井盖松了，过车响得厉害', place: '桥头' })
    const { ticket: neighbour } = await county.ok('yang', 'ticket.submit', {
      key: tap(),
      input: order({ category: 'livelihood', sub: 'ride', text: '井盖松了，过车响得厉害' }),
    })
    expect(county.doc('tickets', neighbour?.ticket.id ?? '').ticket.householdId).not.toBe(
      county.doc('tickets', older).ticket.householdId,
    )
    const twins = async () => (await county.ok('he', 'desk.counters', {})).duplicates
    expect(await twins()).toBe(2)
    const doc: TicketDoc = county.doc('tickets', older)
    const { wordsId, ...ticket } = doc.ticket
    county.cloud.store.put('tickets', { ...doc, v: 1, ticket: { ...ticket, said: wordsId } } as never)
    expect(await twins()).toBe(2)
  })
})

describe('a complaint that the version before stored under another name', () => {
  let id: string
  beforeAll(async () => {
    const reply = await county.raw('chen', {
      route: 'me.feedback',
      contract: 2,
      data: { kind: 'complaint', text: '等了很久没人来', key: tap() },
    })
    expect(reply.ok).toBe(true)
    const doc = county.all('opinions')[0] as OpinionDoc
    id = doc._id
    const { waits, ...rest } = doc
    county.cloud.store.put('opinions', { ...rest, v: 1, offices: waits })
  })
  const inbox = async () =>
    (await county.ok('zhao', 'feedback.list', { list: 'open' })).items.map(({ text }) => text)

  it('is not found by a query on the new one until it is lifted', async () => {
    expect(await inbox()).toEqual([])
    expect(await lift({ collection: 'opinions', dryRun: true })).toMatchObject({
      data: { looked: 1, lifted: 1, next: null },
    })
    expect(await inbox()).toEqual([])
    expect(await lift({ collection: 'opinions' })).toMatchObject({
      data: { looked: 1, lifted: 1, next: null },
    })
    expect(await inbox()).toEqual(['等了很久没人来'])
    expect(county.doc('opinions', id)).toMatchObject({ v: 2, waits: ['t1'] })
  })

  it('is not lifted a second time', async () => {
    const before = county.snapshot()
    expect(await lift({ collection: 'opinions' })).toMatchObject({ data: { looked: 1, lifted: 0 } })
    expect(county.snapshot()).toBe(before)
  })

  it('written by functions that are newer still is not half understood', async () => {
    const doc: OpinionDoc = county.doc('opinions', id)
    county.cloud.store.put('opinions', { ...doc, v: 3 })
    expect(await county.as('zhao', 'feedback.list', { list: 'open' })).toMatchObject({
      ok: false,
      code: 'INTERNAL',
    })
    county.cloud.store.put('opinions', doc)
  })
})

describe('a phone', () => {
  const message = async (contract: number, data: object) => {
    const reply = await county.raw('zhou', {
      route: 'me.feedback',
      contract,
      data: { kind: 'suggestion', key: tap(), ...data },
    })
    return reply.ok ? 'understood' : reply.code
  }

  it.each([
    [1, { body: '字太小' }, 'understood'],
    [2, { text: '字太小，看不清' }, 'understood'],
    [2, { body: '字太小' }, 'BAD_INPUT'],
    [1, { body: '' }, 'BAD_INPUT'],
    [1, { body: '好', openid: 'o_li' }, 'BAD_INPUT'],
    [0, { body: '字太小' }, 'NO_SUCH_ROUTE'],
    [3, { text: '字太小' }, 'NO_SUCH_ROUTE'],
  ])('of contract %i that asks %j: %s', async (contract, data, answer) => {
    expect(await message(contract, data)).toBe(answer)
  })
})

describe('a stored document', () => {
  it('of today is read as it is', () => {
    const doc = { _id: 'x', v: 1 }
    expect(upcast('people', doc)).toBe(doc)
  })
  it.each([
    ['two seals ago', 'seals', 1],
    ['of today', 'seals', 2],
  ] as const)('seal %s is read as it is', (_, collection, v) => {
    const doc = { _id: 'x', v }
    expect(upcast(collection, doc)).toBe(doc)
  })
  it.each([
    ['newer', { _id: 'x', v: 2 }],
    ['of no version', { _id: 'x' }],
    ['of a version that is no number', { _id: 'x', v: '1' }],
  ])('%s is refused', (_, doc) => {
    expect(() => upcast('people', doc)).toThrow(/people: no step from version/)
  })
})
