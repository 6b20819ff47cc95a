import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayKey, days, fromDayKey, hours, minutes, monthKey } from '../../miniprogram/core/clock'
import { openCounty, order, tap, type County } from './county'
import { claimed, dispatched, later, nextTick, resolved, submitted } from './jobs-tick'
import { boardsFromEvents, byPencil, comparable } from '../laws/oracle'

let county: County
// Far from the end of the year: next year's calendar is not out.
beforeAll(async () => {
  county = await openCounty({ now: fromDayKey('2026-03-18') + hours(9) })
})
const soon = (): string => dayKey(county.cloud.now() + days(2))
afterAll(() => county.close())

const stored = (villageId = 'v1') => county.all('boards').filter(b => b.villageId === villageId)
const rebuilt = async (dryRun: boolean) =>
  (
    (await county.cloud.console('admin', {
      route: 'rebuild',
      data: { what: 'boards', villageId: 'v1', dryRun },
    })) as { data: { mended: string[]; looked: number } }
  ).data

function expectBoards(): void {
  // A month that was the present one once keeps its board, also when nothing fell into it.
  const oracle = boardsFromEvents(
    county,
    'v1',
    county.cloud.now(),
    stored().map(b => b.month),
  )
  expect(
    stored()
      .map(b => b.month)
      .sort(),
  ).toEqual([...oracle.keys()].sort())
  for (const { month, board } of stored())
    expect([month, comparable(board)]).toEqual([month, comparable(oracle.get(month)!)])
  const month = monthKey(county.cloud.now())
  const { running, resolution } = stored().find(b => b.month === month)!.board
  const pencil = byPencil(county, 'v1', month, county.cloud.now())
  expect({
    running: running.reduce((n, r) => n + r.count, 0),
    resolvedInTime: resolution.kept,
    due: resolution.of,
  }).toEqual(pencil)
}

async function published(): Promise<string> {
  const id = await resolved(county, soon())
  await county.ok('chen', 'ticket.rate', { ticketId: id, key: tap(), input: { score: 5, attachments: [] } })
  await later(county, days(8))
  await nextTick(county)
  const { ticket } = await county.ok('yang', 'ticket.open', { ticketId: id })
  await county.ok('yang', 'ticket.publish', {
    ticketId: id,
    key: tap(),
    input: { asked: '路灯不亮', done: '换好了灯头', seenRev: ticket.rev },
  })
  return id
}

describe('the board of a village', () => {
  it('follows what happens, at the latest a minute and a half later', async () => {
    await dispatched(county)
    await submitted(county, 'tan')
    await claimed(county, soon())
    await resolved(county, soon(), 'failed')
    await published()
    await later(county, minutes(1.5))
    expectBoards()
    expect(
      stored()
        .find(b => b.month === '2026-03')
        ?.board.published.map(p => p.done),
    ).toEqual(['换好了灯头'])
  })

  it('that could not be made is made as soon as it can be, though nothing more happens in the village', async () => {
    const { store } = county.cloud
    const good = county.doc('boards', 'v1:2026-03')
    const running = () =>
      county.doc('boards', 'v1:2026-03').board.running.reduce((n, { count }) => n + count, 0)
    const before = running()
    // As a hand in the console may leave it: nothing can be made of that.
    store.put('boards', { ...good, nextAt: null, board: null as never })
    await dispatched(county)
    await later(county, minutes(1.5), { boards: 'stuck 1' })
    await later(county, minutes(1), { boards: 'stuck 1' })
    store.put('boards', { ...good, nextAt: null })
    await later(county, minutes(4))
    expect(running()).toBe(before + 1)
    expectBoards()
  })

  it('is the same when made from nothing', async () => {
    expect(await rebuilt(true)).toMatchObject({ mended: [] })
    const before = stored().map(b => comparable(b.board))
    for (const { _id } of stored()) county.cloud.store.remove('boards', _id)
    expect((await rebuilt(false)).mended.length).toBeGreaterThan(0)
    expect(stored().map(b => comparable(b.board))).toEqual(before)
  })

  it('changes by itself when a limit passes, a month ends, the last rating window closes', async () => {
    for (const jump of [days(6), days(10), days(40)]) {
      await later(county, jump)
      await nextTick(county)
      await later(county, minutes(2))
      expectBoards()
    }
  })

  it('is sealed when nothing can change it any more, though nothing happens that day', async () => {
    const { ticket } = await county.ok('luo', 'ticket.submit', { key: tap(), input: order() })
    const ticketId = ticket?.ticket.id ?? ''
    await county.ok('xu', 'ticket.dispatch', {
      ticketId,
      key: tap(),
      input: { category: 'infrastructure', sub: 'lamp', matter: 'public', track: 1, person: 'qin' },
    })
    await county.ok('qin', 'ticket.claim', {
      ticketId,
      key: tap(),
      input: { measures: '去换', promisedDay: soon(), showContact: false },
    })
    await county.ok('qin', 'ticket.resolve', {
      ticketId,
      key: tap(),
      input: { outcome: 'notNeeded', text: '已经好了', attachments: [] },
    })
    await county.ok('luo', 'ticket.rate', { ticketId, key: tap(), input: { score: 5, attachments: [] } })
    await later(county, days(8))
    await later(county, minutes(2))
    const [month = ''] = county.doc('tickets', ticketId).list.months
    const isSealed = () => county.doc('boards', `v2:${month}`).board.sealed
    expect([county.doc('tickets', ticketId).state, isSealed()]).toEqual(['closed', false])
    // Seven days until it closes, thirty to rate.
    await later(county, days(52))
    expect(isSealed()).toBe(true)
  })

  it('keeps up when the limit day of an order moves to another month', async () => {
    await county.cloud.setClock(fromDayKey('2026-08-26') + hours(9))
    const id = await submitted(county, 'zhou')
    await later(county, minutes(2))
    expect(county.doc('tickets', id).list.months).toEqual(['2026-08'])
    await county.ok('he', 'ticket.dispatch', {
      ticketId: id,
      key: tap(),
      input: { category: 'infrastructure', sub: 'road', matter: 'public', track: 2, pool: 'g1' },
    })
    expect(county.doc('tickets', id).list.months).toEqual(['2026-09'])
    await later(county, minutes(2))
    expect(stored().map(b => b.month)).toContain('2026-09')
    expectBoards()
  })

  it('never shows an order of a quarrel, a private matter or a complaint about staff, not even as a count', async () => {
    const before = stored().map(b => comparable(b.board))
    await submitted(county, 'chen', { category: 'dispute', sub: 'neighbour', text: '隔壁把水引到我家门口' })
    await submitted(county, 'tan', { aboutStaff: true, text: '有人推来推去' })
    await later(county, minutes(2))
    expect(stored().map(b => comparable(b.board))).toEqual(before)
  })

  it('loses a text at the next tick when the person concerned has their words forgotten', async () => {
    const id = await published()
    await later(county, minutes(2))
    const shown = () => stored().flatMap(b => b.board.published.map(p => p.ticketId))
    expect(shown()).toContain(id)
    const words = county.doc('ticket_words', county.doc('tickets', id).ticket.publication!.eventId)
    // A supervisor typed it, and it is the requester's own words, retold: theirs to erase.
    expect([words.by, words.owner]).toEqual(['yang', 'chen'])
    const reply = (await county.cloud.console('admin', {
      route: 'erase',
      data: { personId: 'chen', identity: false },
    })) as { ok: boolean }
    expect(reply.ok).toBe(true)
    await nextTick(county)
    expect(shown()).not.toContain(id)
  })
})
