/** Who reads the board and what it opens for them; and the village without a committee, for which the town stands in. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayKey, days, fromDayKey, hours, minutes } from '../../miniprogram/core/clock'
import { openCounty, order, tap, type County } from './county'
import type { Key } from './seeded'
import { later } from './jobs-tick'

let county: County
beforeAll(async () => {
  county = await openCounty({ now: fromDayKey('2026-03-18') + hours(9) })
})
afterAll(() => county.close())

/** An order of 罗根水 of 白塘村, closed, with his consent. */
async function closedIn白塘(): Promise<string> {
  const { ticket } = await county.ok('luo', 'ticket.submit', { key: tap(), input: order() })
  const ticketId = ticket?.ticket.id ?? ''
  const press = (who: Key, route: 'ticket.dispatch' | 'ticket.claim' | 'ticket.resolve', input: object) =>
    county.ok(who, route, { ticketId, key: tap(), input } as never)
  await press('xu', 'ticket.dispatch', {
    category: 'infrastructure',
    sub: 'lamp',
    matter: 'public',
    track: 1,
    person: 'qin',
  })
  await press('qin', 'ticket.claim', {
    measures: '去换',
    promisedDay: dayKey(county.cloud.now() + days(1)),
    showContact: false,
  })
  await press('qin', 'ticket.resolve', { outcome: 'notNeeded', text: '已经好了', attachments: [] })
  await later(county, days(8))
  expect(county.doc('tickets', ticketId).state).toBe('closed')
  return ticketId
}
const publishing = async (who: Key, ticketId: string) => {
  const { rev } = county.doc('tickets', ticketId).ticket
  return county.as(who, 'ticket.publish', {
    ticketId,
    key: tap(),
    input: { asked: '路灯不亮', done: '换好了灯头', seenRev: rev },
  })
}
const noIds = { keptIds: [], missedIds: [] }

describe('a village without a committee', () => {
  it('is judged and shown by its town, which finds it in lists of its own', async () => {
    const ticketId = await closedIn白塘()
    const listed = async (list: 'standInRate' | 'standInClosed', who: Key = 'zhao') =>
      (await county.ok(who, 'ticket.list', { list })).items.map(({ id }) => id)
    // As long as 唐玉林 is in post, it is hers alone.
    expect(await listed('standInClosed')).toEqual([])
    expect(await publishing('zhao', ticketId)).toMatchObject({ ok: false })
    const tang = county.doc('people', 'tang')
    county.cloud.store.put('people', { ...tang, posts: [], postKeys: [] })
    expect(await listed('standInClosed')).toEqual([ticketId])
    expect(await listed('standInRate')).toEqual([])
    expect(await listed('standInClosed', 'ma')).toEqual([])
    expect(
      await county.as('zhao', 'ticket.committeeRate', {
        ticketId,
        key: tap(),
        input: { result: 4, speed: 4, manner: 5 },
      }),
    ).toMatchObject({ ok: true })
    expect(await publishing('zhao', ticketId)).toMatchObject({ ok: true })
    // Nobody takes it for the committee's.
    const { timeline } = await county.ok('luo', 'ticket.open', { ticketId })
    expect(timeline.slice(0, 2).map(({ message }) => message)).toEqual([
      '赵敏行代监委会把它晒到了村里的墙上',
      '赵敏行代监委会评议了',
    ])
    county.cloud.store.put('people', tang)
    await later(county, minutes(2))
    const told = county.all('sends').filter(one => one.about.id === ticketId && one.personId === 'luo')
    expect(told.map(({ message }) => message).filter(message => message.includes('评议'))).toEqual([
      expect.stringMatching(/镇里代监委会评议了，点开看看。$/),
    ])
  })
})

describe('who reads a board', () => {
  it('an official without a village is asked to choose one, a stranger to say who they are', async () => {
    expect(await county.as('zhao', 'board.show', {})).toMatchObject({ ok: false, code: 'CHOOSE_VILLAGE' })
    expect(await county.as('tian', 'board.show', {})).toMatchObject({ ok: false, code: 'CHOOSE_VILLAGE' })
    expect(await county.as({ openid: 'o_nobody' }, 'board.show', {})).toMatchObject({
      ok: false,
      code: 'NOT_SIGNED_IN',
    })
    expect(await county.as('zhao', 'board.show', { villageId: 'v2' })).toMatchObject({ ok: true })
  })

  it('which orders a rate is made of is told as far as the reader may open them', async () => {
    const second = await closedIn白塘()
    await later(county, minutes(2))
    const [first] = county.doc('boards', 'v2:2026-03').board.published.map(({ ticketId }) => ticketId)
    const read = async (who: Key | { openid: string }) => {
      const reply = await county.as(who, 'board.show', { villageId: 'v2', month: '2026-03' })
      if (!reply.ok) throw new Error(reply.message)
      return reply.data.board
    }
    for (const who of ['luo', 'chen', 'qin', 'he', 'ma', { openid: 'o_nobody' }] as const) {
      const { response, resolution, satisfaction } = await read(who)
      expect(response).toEqual({ kept: 2, of: 2, ...noIds, keptIds: [first] })
      expect(resolution).toEqual({ kept: 2, of: 2, ...noIds, keptIds: [first] })
      expect(satisfaction).toBeNull()
    }
    for (const who of ['xu', 'tang', 'zhao'] as const)
      expect([...(await read(who)).resolution.keptIds].sort()).toEqual([first, second].sort())
  })

  it('the orders behind a number come fifty at a time and all of them', async () => {
    const doc = county.doc('boards', 'v2:2026-03')
    const [keptId = ''] = doc.board.resolution.keptIds
    const sample = county.doc('tickets', keptId)
    const ids = Array.from({ length: 120 }, (_, i) => `many${String(i).padStart(3, '0')}`)
    county.cloud.store.insertMany(
      'tickets',
      ids.map((_id, i) => ({
        ...sample,
        _id,
        no: `V226-0${_id}`,
        ticket: { ...sample.ticket, id: _id, no: `n${i}` },
      })),
    )
    const resolution = { kept: 120, of: 120, keptIds: ids, missedIds: [] }
    county.cloud.store.put('boards', { ...doc, nextAt: null, board: { ...doc.board, resolution } })
    const seen: string[] = []
    const pages: number[] = []
    for (let cursor: string | undefined; ; ) {
      const page = await county.ok('xu', 'board.tickets', {
        villageId: 'v2',
        month: '2026-03',
        rate: 'resolution',
        kept: true,
        ...(cursor === undefined ? {} : { cursor }),
      })
      seen.push(...page.items.map(({ id }) => id))
      pages.push(page.items.length)
      if (page.next === null) break
      cursor = page.next
    }
    expect(pages).toEqual([50, 50, 20])
    expect(seen).toEqual(ids)
  })
})

describe('the villages of a town beside one another', () => {
  const VILLAGE = ['id', 'name', 'came', 'byMatter', 'bySource', 'gaps']
  const GAP = ['kind', 'count', 'places']
  const asked = async (month?: string) => county.ok('zhao', 'town.villages', month ? { month } : {})

  it('say what came in that month, where it came from, and what is missing', async () => {
    const tang = county.doc('people', 'tang')
    county.cloud.store.put('people', { ...tang, posts: [], postKeys: [] })
    const { villages, month, isAll } = await asked('2026-03')
    county.cloud.store.put('people', tang)
    expect([month, isAll, villages.map(({ id }) => id)]).toEqual(['2026-03', true, ['v1', 'v2']])
    const came = county.all('tickets').filter(({ villageId }) => villageId === 'v2').length
    expect(came).toBeGreaterThan(0)
    expect(villages[1]).toMatchObject({ came, bySource: { app: came } })
    const kinds = villages.map(({ gaps }) => gaps.map(({ kind }) => kind))
    // 唐玉林 is its only supervisor.
    expect(kinds[1]).toContain('noCommittee')
    expect(kinds[0]).not.toContain('noCommittee')
    expect((await asked('2026-02')).villages.map(one => one.came)).toEqual([0, 0])
  })

  it('have no row that is shaped like a person: nothing but villages, matters, channels and places', async () => {
    const { villages } = await asked('2026-03')
    for (const village of villages) {
      expect(Object.keys(village).sort()).toEqual([...VILLAGE].sort())
      for (const gap of village.gaps) expect(Object.keys(gap).sort()).toEqual([...GAP].sort())
    }
    const said = JSON.stringify(villages)
    for (const { _id, staffName } of county.all('people')) {
      expect(said).not.toContain(`"${_id}"`)
      if (staffName) expect(said).not.toContain(staffName)
    }
  })

  it('are the town’s alone, and its own', async () => {
    expect((await county.ok('ma', 'town.villages', {})).villages.map(({ id }) => id)).not.toContain('v1')
    for (const who of ['tian', 'he', 'yang', 'li', 'chen'] as const)
      expect(await county.as(who, 'town.villages', {})).toMatchObject({ code: 'NOT_ALLOWED' })
  })
})
