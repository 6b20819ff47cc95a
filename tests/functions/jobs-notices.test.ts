import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fromDayKey, hours, minutes } from '../../miniprogram/core/clock'
import { templateId } from '../../cloudfunctions/_notices/templates'
import { chance } from '../../local/county/random'
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

describe('the law of alerts, for a pool of a dozen of whom any may refuse', () => {
  const DOZEN = Array.from({ length: 12 }, (_, i) => `pool${i}`)
  let back: () => Promise<unknown>
  beforeEach(() => {
    const [restore, now] = [county.remember(), county.cloud.now()]
    back = () => {
      restore()
      return county.cloud.setClock(now)
    }
  })
  afterEach(() => back())

  it.each(['first', 'second', 'third'])('%s draw', async seed => {
    const draw = chance(`law of alerts, ${seed}`)
    for (const { _id } of county.all('grants')) county.cloud.store.remove('grants', _id)
    const post = { role: 'gridMember' as const, gridId: 'g2', path: ['c', 't1', 'v1', 'g2'], from: 0 }
    const postKeys = post.path.map(node => `gridMember@${node}`)
    const accepts = new Set<string>()
    for (const _id of DOZEN) {
      const openid = `o_${_id}`
      const confirmed = { openid, by: 'county' as const, at: 0 }
      const someone = { ...county.doc('people', 'gao'), _id, openid, confirmed, postKeys, staffName: _id }
      county.cloud.store.put('people', { ...someone, posts: [{ ...post, until: null }] })
      for (const name of ['newOrder', 'soonLate'] as const)
        if (draw.yes(0.3)) {
          accepts.add(_id)
          county.cloud.grant(openid, templateId(name), 2)
          county.cloud.store.put('grants', {
            _id: `${_id}:${templateId(name)}`,
            v: 1,
            left: 2,
            idempotencyKeys: [],
          })
        }
    }
    const id = await dispatched(county, { pool: 'g2' }, 'tan', { urgent: true })
    // Whose post ends meanwhile hears nothing more.
    const leaver = draw.pick(DOZEN)
    await later(county, minutes(5))
    const before = county.all('sends').filter(({ personId }) => personId === leaver).length
    const gone = county.doc('people', leaver)
    county.cloud.store.put('people', {
      ...gone,
      posts: [{ ...post, until: county.cloud.now() }],
      postKeys: [],
    })
    for (let i = 0; i < 10; i++) await later(county, minutes(5))
    expect(county.doc('tickets', id).state).toBe('dispatched')
    const sends = county.all('sends').filter(one => one.about.id === id && one.office !== null)
    // Nobody is told of one step twice, nor by one way twice.
    const heard = sends.map(one => `${one.personId} ${one.eventId}`)
    expect(new Set(heard).size).toBe(heard.length)
    for (const { tried } of sends)
      expect(new Set(tried.map(({ channel }) => channel)).size).toBe(tried.length)
    // Everybody of the pool was told, and of those who accepted a message one arrived.
    const ofPool = DOZEN.map(one => [one, sends.filter(({ personId }) => personId === one)] as const)
    expect(ofPool.filter(([, own]) => own.length === 0)).toEqual([])
    for (const [one, own] of ofPool)
      if (one !== leaver)
        expect([one, own.some(({ state }) => state === 'sent')]).toEqual([one, accepts.has(one)])
    expect(sends.filter(({ personId }) => personId === leaver)).toHaveLength(before)
    // Before the claim is due somebody has a message, or the desk reads whom to ring.
    const listed = (await county.ok('he', 'desk.notReached', {})).items.filter(row => row.ticketId === id)
    expect(sends.some(({ state }) => state === 'sent') || listed.length > 0).toBe(true)
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
