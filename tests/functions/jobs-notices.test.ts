import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fromDayKey, hours, minutes } from '../../miniprogram/core/clock'
import { templateId } from '../../cloudfunctions/_notices/templates'
import { openCounty, tap, type County } from './county'
import { PEOPLE, type Key } from './seeded'
import { claimed, dispatched, later, nextTick, submitted, nobodyToldOf } from './jobs-tick'

let county: County
beforeAll(async () => {
  county = await openCounty()
})
afterAll(() => county.close())

const allow = async (
  who: Key,
  name: 'newOrder' | 'claimed' | 'soonLate' | 'promiseChanged',
  n = 1,
): Promise<void> => {
  county.cloud.grant(`o_${who}`, templateId(name), n)
  for (let i = 0; i < n; i++)
    await county.ok(who, 'me.accepted', { accepted: [templateId(name)], key: tap() })
}
const left = (who: Key, name: 'newOrder' | 'claimed'): number =>
  county.doc('grants', `${who}:${templateId(name)}`)?.left
const noticesOf = (id: string, who: Key) =>
  county.all('sends').filter(s => s.about.id === id && s.personId === who)
const messagesTo = (who: Key) =>
  county.cloud.messages().filter(m => m.api === 'subscribeMessage.send' && m.data.touser === `o_${who}`)

describe('a notice', () => {
  it('arrives as a message where one was accepted, and the ledger goes down by one', async () => {
    await allow('li', 'newOrder', 2)
    const id = await dispatched(county)
    await nextTick(county)
    expect(noticesOf(id, 'li').map(s => s.state)).toEqual(['sent'])
    expect(left('li', 'newOrder')).toBe(1)
    expect(messagesTo('li').map(m => m.data.template_id)).toEqual([templateId('newOrder')])
  })

  it("carries number, kind and time, and nobody's name or words", async () => {
    await allow('chen', 'claimed')
    const id = await claimed(county, '2026-11-20')
    await nextTick(county)
    const text = JSON.stringify(messagesTo('chen').map(m => m.data))
    expect(text).toContain(county.doc('tickets', id).no)
    expect(text).toContain('2026年11月20日')
    for (const { name } of Object.values(PEOPLE)) expect(text).not.toContain(name)
    expect(text).not.toMatch(/路灯坏了|去看一看|樟树/)
  })

  it('is a badge where none was accepted', async () => {
    const id = await dispatched(county)
    await nextTick(county)
    expect(noticesOf(id, 'li').map(s => [s.state, s.tried.map(t => t.channel)])).toEqual([
      ['badge', ['badge']],
    ])
    expect((await county.ok('li', 'me.home', {})).badges[0]).toMatchObject({
      about: { kind: 'ticket', id },
      message: expect.stringContaining('派给您了') as string,
    })
  })

  it('that WeChat refuses becomes a badge after the other template was tried once', async () => {
    await allow('li', 'newOrder')
    await allow('li', 'soonLate')
    county.cloud.faults.failOpenapi('subscribeMessage.send', {
      errcode: 43101,
      errmsg: 'user refuse to accept the msg',
    })
    const id = await dispatched(county)
    await nextTick(county)
    county.cloud.faults.clear()
    expect(noticesOf(id, 'li')[0]).toMatchObject({
      state: 'badge',
      tried: [
        { channel: 'newOrder', result: 'refused' },
        { channel: 'soonLate', result: 'refused' },
        { channel: 'badge' },
      ],
    })
    expect(left('li', 'newOrder')).toBe(0)
  })

  it('that WeChat never answers is not sent again: it becomes a badge', async () => {
    await allow('li', 'newOrder', 2)
    county.cloud.faults.failOpenapi('subscribeMessage.send', 'hang')
    const before = messagesTo('li').length
    const id = await dispatched(county)
    await nextTick(county)
    county.cloud.faults.clear()
    await nextTick(county)
    expect(noticesOf(id, 'li')[0]).toMatchObject({
      state: 'badge',
      tried: [{ channel: 'newOrder', result: 'unknown' }, { channel: 'badge' }],
    })
    expect(messagesTo('li').length - before).toBeLessThanOrEqual(1)
  })

  it('that is no longer so is dropped', async () => {
    const id = await dispatched(county, { pool: 'g1' })
    await county.ok('wang', 'ticket.claim', {
      ticketId: id,
      key: tap(),
      input: { measures: '我去', promisedDay: '2026-11-20', showContact: false },
    })
    nobodyToldOf(county, `${id}:000002`)
    await nextTick(county)
    expect([...noticesOf(id, 'li'), ...noticesOf(id, 'wang')]).toEqual([])
  })

  it("about one's own doing goes to nobody", async () => {
    const id = await submitted(county)
    await nextTick(county)
    expect(noticesOf(id, 'chen')).toEqual([])
  })
})

describe('where nearly everybody refuses messages and nobody looks into the app', () => {
  let back: () => Promise<unknown>
  beforeEach(() => {
    const [restore, now] = [county.remember(), county.cloud.now()]
    back = () => {
      restore()
      return county.cloud.setClock(now)
    }
  })
  afterEach(() => back())
  const forget = () => {
    for (const { _id } of county.all('grants')) county.cloud.store.remove('grants', _id)
  }
  const sentTo = (id: string) => [
    ...new Set(
      county
        .all('sends')
        .filter(one => one.state === 'sent' && one.about.kind !== 'feedback' && one.at >= startOf(id))
        .map(one => one.personId),
    ),
  ]
  const startOf = (id: string): number => county.doc('tickets', id).ticket.submittedAt

  it.each<[Key, string[]]>([
    ['li', ['li']],
    ['wang', ['wang']],
    ['he', ['he']],
    ['zhao', ['zhao']],
    ['tian', ['tian']],
  ])('an urgent order at night reaches %s, who accepted some, before its claim is due', async (who, told) => {
    forget()
    await county.cloud.setClock(fromDayKey('2026-11-19') + hours(23))
    await allow(who, 'newOrder', 3)
    const id = await dispatched(county, { person: 'li' }, 'chen', { urgent: true })
    // Eleven ticks of five minutes; a claim is due after an hour.
    for (let i = 0; i < 11; i++) await later(county, minutes(5))
    expect(sentTo(id)).toEqual(told)
    expect(county.doc('tickets', id).state).toBe('dispatched')
  })

  it('one of ★★★ stands on the list of those to ring before its claim is due, by day', async () => {
    forget()
    await county.cloud.setClock(fromDayKey('2026-11-19') + hours(22))
    const id = await submitted(county)
    const sorted = {
      category: 'infrastructure',
      sub: 'lamp',
      matter: 'public',
      track: 3,
      person: 'li',
    } as const
    await county.ok('he', 'ticket.dispatch', { ticketId: id, key: tap(), input: sorted })
    // A claim is due after a day.
    for (let i = 0; i < 23; i++) await later(county, hours(1))
    expect(county.doc('tickets', id).state).toBe('dispatched')
    const rows = (await county.ok('he', 'desk.notReached', {})).items.filter(one => one.ticketId === id)
    expect(rows.map(one => one.person.name)).toContain('李春兰')
  })
})

describe('a badge nobody opens', () => {
  it("climbs: first the deputy is told, then it stands on the desk's list", async () => {
    const id = await dispatched(county)
    await nextTick(county)
    await later(county, hours(4) + minutes(1))
    expect(noticesOf(id, 'wang')).toMatchObject([{ deputyFor: 'li', state: 'badge' }])
    expect(noticesOf(id, 'li')[0]?.state).toBe('badge')
    await later(county, hours(4) + minutes(1))
    expect(noticesOf(id, 'li')[0]?.state).toBe('notReached')
    expect((await county.ok('he', 'desk.notReached', {})).items.map(i => i.ticketId)).toContain(id)
  })

  it('is taken back when it is no longer so, and nobody else is bothered', async () => {
    const id = await dispatched(county)
    await nextTick(county)
    await county.ok('li', 'ticket.claim', {
      ticketId: id,
      key: tap(),
      input: { measures: '我去', promisedDay: '2026-11-20', showContact: false },
    })
    await later(county, hours(4) + minutes(1))
    expect(noticesOf(id, 'li').map(s => s.state)).toEqual(['stale'])
    expect(noticesOf(id, 'wang')).toEqual([])
  })

  it('about a complaint about staff goes to nobody below the town', async () => {
    const id = await submitted(county, 'chen', { aboutStaff: true, urgent: true })
    await nextTick(county)
    await later(county, hours(1))
    await later(county, hours(1))
    const told = county.all('sends').filter(s => s.about.id === id)
    expect([...new Set(told.map(s => s.personId))]).toEqual(['zhao', 'tian'])
    expect((await county.ok('he', 'desk.notReached', {})).items.map(i => i.ticketId)).not.toContain(id)
  })

  it('stops climbing once it was opened', async () => {
    const id = await dispatched(county)
    await nextTick(county)
    await county.ok('li', 'me.seen', { badges: noticesOf(id, 'li').map(s => s._id) })
    await later(county, hours(5))
    // It asks for something: it stays until the order is claimed, and nobody is told in their stead.
    expect(noticesOf(id, 'li')[0]).toMatchObject({ state: 'badge', opened: true })
    expect(noticesOf(id, 'wang')).toEqual([])
  })
})
