import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { openCounty, order, tap, type County } from './county'
import { expectLaws } from './laws'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 })
let county: County
// A killed function leaves its transaction open; it ends by itself, here sooner than after 30 s.
beforeAll(async () => {
  county = await openCounty({ transactionMs: 2500 })
})
afterEach(() => {
  county.cloud.faults.clear()
  expectLaws(county)
})
afterAll(() => county.close())

const registered = (text: string) => {
  const { showOnBoard: _, ...draft } = order({ text })
  return { ...draft, source: 'visit' as const, gridId: 'n1' }
}
const register = async (text = '要修的灯') =>
  (await county.ok('he', 'ticket.register', { key: tap(), input: registered(text) })).ticket?.ticket.id ?? ''
const dispatch = (ticketId: string) =>
  county.ok('he', 'ticket.dispatch', {
    ticketId,
    key: tap(),
    input: { category: 'infrastructure', sub: 'lamp', matter: 'public', track: 1, person: 'li' },
  })
const claimed = async () => {
  const ticketId = await register()
  await dispatch(ticketId)
  await county.ok('li', 'ticket.claim', {
    ticketId,
    key: tap(),
    input: { measures: '看看', promisedDay: '2026-11-20', showContact: false },
  })
  return ticketId
}

describe('a function killed between any two steps leaves all or nothing, and the same tap finishes it', () => {
  // Every other door: faults-everywhere.test.ts. Here the process dies each time, and its transaction stays open until it times out.
  it('claim', async () => {
    for (let n = 1, survived = false; !survived; n++) {
      const ticketId = await register()
      await dispatch(ticketId)
      const ask = {
        ticketId,
        key: tap(),
        input: { measures: '看看', promisedDay: '2026-11-20', showContact: false },
      }
      const mark = `li:${ask.key}`
      county.cloud.faults.killAfter('api', n)
      survived = await county.as('li', 'ticket.claim', ask).then(
        () => true,
        () => false,
      )
      county.cloud.faults.clear()
      // Whatever the step: all of it or nothing, which the laws tell apart.
      expectLaws(county)
      const kept = county.all('events').filter(event => event.idempotencyKey === mark)
      for (const event of kept)
        if (event.commitment)
          expect(county.doc('ticket_words', event._id), `after call ${n}: words`).toBeTruthy()
      for (let i = 0; i < 6; i++) if ((await county.as('li', 'ticket.claim', ask)).ok) break
      expect(
        county.all('events').filter(event => event.idempotencyKey === mark),
        `killed after call ${n}, tried again`,
      ).toHaveLength(1)
      if (survived) expect(n).toBeGreaterThan(6)
    }
  })
})

describe('answers that are lost', () => {
  it('the commit was done but its answer never came: the press is answered, and written once', async () => {
    const ticketId = await claimed()
    const key = tap()
    county.cloud.faults.dropAnswer('database.commitTransaction')
    expect(
      await county.as('li', 'ticket.progress', { ticketId, key, input: { text: '去过了', attachments: [] } }),
    ).toMatchObject({ ok: true })
    expect(county.all('events').filter(event => event.idempotencyKey === `li:${key}`)).toHaveLength(1)
  })
  it('the same for a claim, which could not be decided a second time', async () => {
    const ticketId = await register()
    await dispatch(ticketId)
    county.cloud.faults.dropAnswer('database.commitTransaction')
    const reply = await county.as('li', 'ticket.claim', {
      ticketId,
      key: tap(),
      input: { measures: '看看', promisedDay: '2026-11-20', showContact: false },
    })
    expect(reply).toMatchObject({ ok: true, data: { ticket: { ticket: { state: 'claimed' } } } })
  })
})

describe('the content check', () => {
  const submit = (text: string, humanCheck?: true) =>
    county.as('chen', 'ticket.submit', {
      key: tap(),
      input: order({ text }),
      ...(humanCheck ? { humanCheck } : {}),
    })
  const idOf = (reply: Awaited<ReturnType<typeof submit>>) =>
    reply.ok ? (reply.data.ticket?.ticket.id ?? '') : ''

  it('says no: the author is told, nothing is written, and may ask for a person', async () => {
    await county.cloud.advance(120_000)
    const before = county.deeds()
    expect(await submit('这里有违规测试的话')).toMatchObject({ ok: false, code: 'TEXT_RISKY' })
    expect(county.deeds()).toBe(before)
    const id = idOf(await submit('这里有违规测试的话', true))
    expect((await county.ok('chen', 'ticket.open', { ticketId: id })).content).toMatchObject({
      text: '这里有违规测试的话',
      check: 'review',
    })
    expect((await county.ok('he', 'ticket.open', { ticketId: id })).content?.text).toBeNull()
  })

  it.each([
    ['refuses', { errcode: 40001 }],
    ['hangs', 'hang'],
  ] as const)('%s: the order goes on with its category, the words wait for a person', async (_, fault) => {
    await county.cloud.advance(120_000)
    county.cloud.faults.failOpenapi('security.msgSecCheck', fault)
    const id = idOf(await submit('灯又坏了'))
    county.cloud.faults.clear()
    const seen = await county.ok('he', 'ticket.open', { ticketId: id })
    expect(seen.ticket).toMatchObject({ category: 'infrastructure', subLabel: '路灯', check: 'review' })
    expect(seen.content?.text).toBeNull()
    expect(seen.ticket.requester?.masked).toBe(true)
    const { items } = await county.ok('he', 'desk.reviews', {})
    const item = items.find(one => one.about.id === id)
    expect(item?.text).toContain('灯又坏了')
    await county.ok('he', 'desk.review', { id: item?.id ?? '', pass: true, key: tap() })
    expect((await county.ok('he', 'ticket.open', { ticketId: id })).content?.text).toBe('灯又坏了')
    expect(await county.ok('he', 'desk.counters', {})).toMatchObject({ reviews: 1 })
  })
})
