/** The timer, and tickets brought to where it has something to do. */
import { expect } from 'vitest'
import { minutes } from '../../miniprogram/core/clock'
import type { Ticket } from '../../miniprogram/core/ticket/types'
import { tap, order, type County } from './county'
import type { Key } from './seeded'

/** One tick, as WeChat's timer fires it; every job must have run, but those that are said to be stuck. */
export async function tick(county: County, stuck: Record<string, string> = {}): Promise<void> {
  const reply = (await county.cloud.trigger('jobs', 'minute')) as {
    ok: boolean
    data: Record<string, string>
  }
  const report = reply.data ?? { reply: JSON.stringify(reply) }
  expect(report).toEqual({ ...Object.fromEntries(Object.keys(report).map(job => [job, 'ran'])), ...stuck })
}

/** The clock goes on and the timer fires. */
export async function later(county: County, ms: number, stuck: Record<string, string> = {}): Promise<void> {
  await county.cloud.advance(ms)
  await tick(county, stuck)
}
export const nextTick = (county: County): Promise<void> => later(county, minutes(1))

export async function submitted(
  county: County,
  who: 'chen' | 'zhou' | 'tan' = 'chen',
  over: Parameters<typeof order>[0] = {},
): Promise<string> {
  await county.cloud.advance(minutes(1))
  return (await county.ok(who, 'ticket.submit', { key: tap(), input: order(over) })).ticket?.ticket.id ?? ''
}

export async function dispatched(
  county: County,
  to: { person?: Key; pool?: string } = { person: 'li' },
  who: 'chen' | 'zhou' | 'tan' = 'chen',
  over: Parameters<typeof order>[0] = {},
): Promise<string> {
  const id = await submitted(county, who, over)
  await county.ok('he', 'ticket.dispatch', {
    ticketId: id,
    key: tap(),
    input: { category: 'infrastructure', sub: 'lamp', matter: 'public', track: 1, ...to },
  })
  return id
}

export async function claimed(
  county: County,
  promisedDay: string,
  by: 'li' | 'wang' = 'li',
  who: 'chen' | 'zhou' | 'tan' = 'chen',
): Promise<string> {
  const id = await dispatched(county, { person: by }, who)
  await county.ok(by, 'ticket.claim', {
    ticketId: id,
    key: tap(),
    input: { measures: '去看一看，换灯头', promisedDay, showContact: true },
  })
  return id
}

export async function resolved(
  county: County,
  promisedDay: string,
  outcome: 'notNeeded' | 'failed' = 'notNeeded',
): Promise<string> {
  const id = await claimed(county, promisedDay)
  await county.ok('li', 'ticket.resolve', {
    ticketId: id,
    key: tap(),
    input: { outcome, text: '电力所来换过了', attachments: [] },
  })
  return id
}

export const ticketOf = (county: County, id: string): Ticket => county.doc('tickets', id).ticket
export const eventsOf = (county: County, id: string) =>
  county
    .all('events')
    .filter(e => e.about.id === id)
    .sort((a, b) => a.rev - b.rev)
/** As if the function had died right after its commit: the step is there, and nobody was told of it yet. */
export function nobodyToldOf(county: County, eventId: string): void {
  const { store } = county.cloud
  for (const { _id } of county.all('sends').filter(one => one._id.startsWith(`${eventId}:`))) {
    store.remove('sends', _id)
    store.remove('due', `sends:${_id}`)
  }
  const news = county.doc('due', `news:${eventId}`)
  if (news.kind === 'news') store.put('due', { ...news, told: false, at: news.since })
}
/** What happened, as a list of words. */
export const storyOf = (county: County, id: string): string[] => eventsOf(county, id).map(e => e.type)
