import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Api } from '../../contract'
import type { Reply } from '../../contract/wire'
import { hours, minutes } from '../../miniprogram/core/clock'
import { openCounty, order, tap, type County } from './county'
import { expectLaws } from './laws'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 })
let county: County
beforeAll(async () => {
  county = await openCounty({ instances: 8 })
})
afterEach(() => {
  county.cloud.faults.clear()
  expectLaws(county)
})
afterAll(() => county.close())

type Pressed = Reply<Api['ticket.claim']['reply']>
const CROWD = 200

async function submitted(over = {}): Promise<string> {
  const reply = await county.ok('he', 'ticket.register', { key: tap(), input: registered(over) })
  return reply.ticket?.ticket.id ?? ''
}
const registered = (over = {}) => {
  const { showOnBoard: _, ...draft } = order(over)
  return { ...draft, source: 'visit' as const, gridId: 'n1' }
}
const toPool = (ticketId: string) =>
  county.ok('he', 'ticket.dispatch', {
    ticketId,
    key: tap(),
    input: { category: 'infrastructure', sub: 'lamp', matter: 'public', track: 1, pool: 'g1' },
  })
const claim = (key: string) => ({
  key,
  input: { measures: '去看看', promisedDay: '2026-11-20', showContact: false },
})

describe('many at once', () => {
  it('200 claims of one order: exactly one wins, everyone else hears who has it', async () => {
    const ticketId = await submitted()
    await toPool(ticketId)
    const who = ['li', 'wang'] as const
    const replies = await Promise.all(
      Array.from(
        { length: CROWD },
        (_, i) =>
          county.as(who[i % 2] ?? 'li', 'ticket.claim', { ticketId, ...claim(tap()) }) as Promise<Pressed>,
      ),
    )
    const won = replies.filter(reply => reply.ok)
    expect(won).toHaveLength(1)
    const { ticket } = county.doc('tickets', ticketId)
    const name = ticket.stage.state === 'claimed' ? ticket.stage.holderName : ''
    const others = replies.flatMap((reply, i) =>
      !reply.ok && who[i % 2] !== (ticket.stage.state === 'claimed' ? ticket.stage.holder : '')
        ? [reply]
        : [],
    )
    expect(others.length).toBe(CROWD / 2)
    for (const reply of others) {
      expect(reply.code).toBe('TAKEN')
      expect(reply.message).toContain(name)
    }
    expect(
      replies.filter(reply => !reply.ok && (reply.code === 'BUSY' || reply.code === 'INTERNAL')),
    ).toEqual([])
    expect(
      county.all('events').filter(event => event.about.id === ticketId && event.type === 'Claimed'),
    ).toHaveLength(1)
  })

  it('the same form fifty times at once is one ticket with one number', async () => {
    const key = tap()
    const replies = await Promise.all(
      Array.from({ length: 50 }, () =>
        county.ok('chen', 'ticket.submit', { key, input: order({ text: '只有一单' }) }),
      ),
    )
    expect(new Set(replies.map(reply => reply.ticket?.ticket.no)).size).toBe(1)
    expect(county.all('ticket_words').filter(one => one.words?.text === '只有一单')).toHaveLength(1)
  })

  it('a tap that comes again after the ticket has moved on writes nothing and shows today’s card', async () => {
    const ticketId = await submitted()
    await toPool(ticketId)
    const first = claim(tap())
    await county.ok('li', 'ticket.claim', { ticketId, ...first })
    await county.ok('li', 'ticket.resolve', {
      ticketId,
      key: tap(),
      input: { outcome: 'notNeeded', text: '自己好了', attachments: [] },
    })
    const before = county.deeds()
    const again = await county.ok('li', 'ticket.claim', { ticketId, ...first })
    expect(again.ticket?.ticket.state ?? county.doc('tickets', ticketId).state).toBe('resolved')
    expect(county.deeds()).toBe(before)
  })

  it('the same progress twice at once is written once', async () => {
    const ticketId = await submitted()
    await toPool(ticketId)
    await county.ok('wang', 'ticket.claim', { ticketId, ...claim(tap()) })
    const note = { ticketId, key: tap(), input: { text: '去过一趟', attachments: [] } }
    await Promise.all(Array.from({ length: 20 }, () => county.ok('wang', 'ticket.progress', note)))
    expect(
      county.all('events').filter(event => event.about.id === ticketId && event.type === 'Progressed'),
    ).toHaveLength(1)
  })

  it('200 different verbs at once in one village, 10 ms added to every database call: all succeed', async () => {
    const ids: string[] = []
    // A clerk enters at most a hundred a minute.
    for (const minute of [0, 1, 2]) {
      await county.cloud.advance(minutes(1))
      const some = Array.from({ length: 50 }, (_, i) => submitted({ text: `第 ${minute * 50 + i + 1} 件事` }))
      ids.push(...(await Promise.all(some)))
    }
    for (const [i, ticketId] of ids.entries()) if (i >= 50 && i < 100) await toPool(ticketId)
    county.cloud.faults.latencyMs = 10
    await county.cloud.advance(hours(1))
    const verbs = ids.map((ticketId, i) => {
      if (i < 50)
        return county.as('he', 'ticket.dispatch', {
          ticketId,
          key: tap(),
          input: { category: 'infrastructure', sub: 'lamp', matter: 'minor', track: 1, person: 'li' },
        })
      if (i < 100) return county.as(i % 2 ? 'li' : 'wang', 'ticket.claim', { ticketId, ...claim(tap()) })
      return county.as('he', 'ticket.decline', {
        ticketId,
        key: tap(),
        input: { reason: '不归这里', whereInstead: '镇里' },
      })
    })
    const news = Array.from({ length: 50 }, (_, i) =>
      county.as('he', 'ticket.register', { key: tap(), input: registered({ text: `新的第 ${i + 1} 件` }) }),
    )
    const replies = await Promise.all([...verbs, ...news])
    expect(replies.filter(reply => !reply.ok)).toEqual([])
    expect(replies).toHaveLength(CROWD)
    const numbers = county.all('tickets').map(doc => doc.no)
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  it('two people changing one order at once: both are kept, one after the other', async () => {
    await county.cloud.advance(minutes(1))
    const ticketId = await submitted()
    await toPool(ticketId)
    await county.ok('li', 'ticket.claim', { ticketId, ...claim(tap()) })
    const replies = await Promise.all([
      county.as('li', 'ticket.progress', {
        ticketId,
        key: tap(),
        input: { text: '在路上', attachments: [] },
      }),
      county.as('he', 'ticket.reclassify', {
        ticketId,
        key: tap(),
        input: { category: 'infrastructure', sub: 'ditch', matter: 'public', track: 1, reason: '其实是水沟' },
      }),
    ])
    expect(replies.map(reply => reply.ok)).toEqual([true, true])
  })
})
