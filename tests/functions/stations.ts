/** Orders brought to a given station through the api, for tests that start there. All are 陈桂香's, of 三组一格. */
import type { Api } from '../../contract'
import { addDays, dayKey } from '../../miniprogram/core/clock'
import { order, tap, type County } from './county'

type Draft = Parameters<typeof order>[0]
/** The day after tomorrow, as the day is tapped. */
export const soon = (county: County): string => dayKey(addDays(county.cloud.now(), 2))

export const stations = (county: County) => {
  const submitted = async (over: Draft = {}): Promise<string> => {
    await county.cloud.advance(20_000)
    const { ticket } = await county.ok('chen', 'ticket.submit', {
      key: tap(),
      input: order({ category: 'livelihood', sub: 'errand', ...over }),
    })
    return ticket?.ticket.id ?? ''
  }
  const sentOn = async (
    ticketId: string,
    to: { person?: string; pool?: string },
    over: Partial<Api['ticket.dispatch']['ask']['input']> = {},
  ) => {
    const { category, sub } = county.doc('tickets', ticketId).ticket
    await county.ok('he', 'ticket.dispatch', {
      ticketId,
      key: tap(),
      input: { category, sub, matter: 'minor', track: 1, ...to, ...over },
    })
    return ticketId
  }
  const offered = async (over?: Draft) => sentOn(await submitted(over), { pool: 'g1' })
  const claimed = async (over?: Draft) => {
    const ticketId = await offered(over)
    await county.ok('li', 'ticket.claim', {
      ticketId,
      key: tap(),
      input: { measures: '明天去办', promisedDay: soon(county), showContact: true },
    })
    return ticketId
  }
  const resolved = async (over?: Draft) => {
    const ticketId = await claimed(over)
    await county.ok('li', 'ticket.resolve', {
      ticketId,
      key: tap(),
      input: { outcome: 'done', text: '办好了', attachments: [] },
    })
    return ticketId
  }
  const declined = async () => {
    const ticketId = await submitted()
    await county.ok('he', 'ticket.decline', {
      ticketId,
      key: tap(),
      input: { reason: '不归村里', whereInstead: '镇里' },
    })
    return ticketId
  }
  const appealed = async () => {
    const ticketId = await declined()
    await county.ok('chen', 'ticket.appeal', { ticketId, key: tap(), input: { text: '该归村里' } })
    return ticketId
  }
  const referred = async () => {
    const ticketId = await submitted()
    await county.ok('he', 'ticket.refer', {
      ticketId,
      key: tap(),
      input: { office: '供电所', reason: '归他们管' },
    })
    return ticketId
  }
  const merged = async () => {
    const ticketId = await submitted()
    await county.ok('he', 'ticket.merge', {
      ticketId,
      key: tap(),
      input: { into: await submitted(), seenRev: 1 },
    })
    return ticketId
  }
  return { submitted, sentOn, offered, claimed, resolved, declined, appealed, referred, merged }
}
