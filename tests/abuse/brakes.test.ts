/** What one person may pile up: by haste, by patience, and on one order. */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { days, hours, minutes } from '../../miniprogram/core/clock'
import { openCounty, order, tap, type County } from '../functions/county'
import { askJoin, card } from '../functions/joining'
import { expectLaws } from '../functions/laws'
import { soon, stations } from '../functions/stations'

vi.setConfig({ testTimeout: 600_000, hookTimeout: 120_000 })
let county: County
let mine = ''
beforeAll(async () => {
  county = await openCounty()
  mine = await stations(county).claimed()
})
afterEach(() => expectLaws(county))
afterAll(() => county.close())

const amend = (text: string, key = tap()) =>
  county.as('chen', 'ticket.amend', { ticketId: mine, key, input: { text, attachments: [] } })
const codes = (answers: { ok: boolean; code?: string }[]) => answers.map(one => (one.ok ? 'ok' : one.code))

describe('additions to one order', () => {
  it('five a minute; the same tap again is no haste; then twenty a round, and what was typed is not lost in silence', async () => {
    const answers = []
    for (let i = 0; i < 6; i++) answers.push(await amend(`第 ${i} 句`))
    expect(codes(answers)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'SPAM'])
    await county.cloud.advance(minutes(1) + 1)
    const key = tap()
    expect(await amend('再说一句', key)).toMatchObject({ ok: true })
    for (let i = 0; i < 5; i++) expect(await amend('再说一句', key)).toMatchObject({ ok: true })
    for (let i = 0; i < 14; i++) {
      await county.cloud.advance(minutes(1))
      expect(await amend(`慢慢说 ${i}`)).toMatchObject({ ok: true })
    }
    await county.cloud.advance(minutes(1))
    expect(await amend('第二十一句')).toMatchObject({
      ok: false,
      code: 'ENOUGH',
      message: '这一单上这样的已经有 20 次了，不能再多。要紧的事请打个电话。',
    })
    expect(county.all('events').filter(one => one.about.id === mine && one.type === 'Amended')).toHaveLength(
      20,
    )
  })

  it('an order that has 640 from before opens, and erasing reaches every word', async () => {
    await county.cloud.advance(hours(1))
    const id = await stations(county).submitted()
    const [first] = county.all('ticket_words').filter(doc => doc.about.id === id)
    const events = county.all('events').filter(one => one.about.id === id)
    const born = events[0]
    if (!first || !born) throw new Error('an order without its first words')
    await county.ok('chen', 'ticket.withdraw', { ticketId: id, key: tap(), input: {} })
    for (let i = 0; i < 640; i++)
      county.cloud.store.put('ticket_words', {
        ...first,
        _id: `${id}:old${String(i).padStart(4, '0')}`,
        by: 'chen',
        words: { text: '灯'.repeat(500) },
      })
    const opened = await county.as('chen', 'ticket.open', { ticketId: id })
    expect(opened.ok).toBe(true)
    expect(JSON.stringify(opened).length).toBeLessThan(64 * 1024)
    // As the sentence says: pressed again until nothing is left. Each press gets further.
    const key = tap()
    let before = 641
    for (let reply = await county.as('chen', 'me.erase', { ticketId: id, key }); !reply.ok; ) {
      expect(reply.code).toBe('STILL_ERASING')
      const now = county.all('ticket_words').filter(doc => doc.about.id === id && doc.words !== null).length
      expect(now).toBeLessThan(before)
      before = now
      reply = await county.as('chen', 'me.erase', { ticketId: id, key })
    }
    const left = county.all('ticket_words').filter(doc => doc.about.id === id && doc.words !== null)
    expect(left).toEqual([])
    for (const doc of county.all('ticket_words').filter(one => one._id.includes(':old')))
      county.cloud.store.remove('ticket_words', doc._id)
  })
})

/** `npm run test:long` presses over six rounds. */
const ROUNDS = Number(process.env.PRESS_ROUNDS ?? 2)

/** More often in a round than the twenty that anything may be. */
const TIMES = 22

describe(`${ROUNDS * TIMES * 5} presses on one order, by its requester and its holder, over rounds`, () => {
  const LONG = '这是一句很长的话。'.repeat(55).slice(0, 490)
  type Step = 'amend' | 'progress' | 'recommit' | 'consent' | 'setReaders'
  const press = (ticketId: string, step: Step, i: number) => {
    const base = { ticketId, key: tap() }
    const words = `${i}${LONG}`
    const readers = i % 2 ? ('handlers' as const) : ('usual' as const)
    const reason = words.slice(0, 190)
    const ASK: Record<Step, () => Promise<{ ok: boolean; code?: string }>> = {
      amend: () => county.as('chen', 'ticket.amend', { ...base, input: { text: words, attachments: [] } }),
      progress: () =>
        county.as('li', 'ticket.progress', { ...base, input: { text: words, attachments: [] } }),
      recommit: () =>
        county.as('li', 'ticket.recommit', { ...base, input: { promisedDay: soon(county), reason } }),
      consent: () => county.as('chen', 'ticket.consent', { ...base, input: { consent: i % 2 === 0 } }),
      setReaders: () => county.as('chen', 'ticket.setReaders', { ...base, input: { readers } }),
    }
    return ASK[step]()
  }
  const MIX: readonly Step[] = ['amend', 'progress', 'consent', 'setReaders', 'recommit']

  it('it opens for everybody, stays a page, and erasing reaches every word', async () => {
    const id = await stations(county).claimed()
    let pressed = 0
    let taken = 0
    for (let round = 1; round <= ROUNDS; round++) {
      for (let n = 0; n < TIMES; n++) {
        await county.cloud.advance(minutes(1))
        // One of each at the same moment, as five phones would.
        const answers = await Promise.all(MIX.map(step => press(id, step, n)))
        pressed += answers.length
        taken += answers.filter(one => one.ok).length
        expect(
          answers.flatMap(one => (one.ok ? [] : [one.code])).filter(code => code === 'INTERNAL'),
        ).toEqual([])
      }
      const ticketId = id
      const input = { outcome: 'done' as const, text: '办好了', attachments: [] }
      await county.ok('li', 'ticket.resolve', { ticketId, key: tap(), input })
      if (round === ROUNDS) break
      // The next day, when nothing is too often for the day any more.
      await county.cloud.advance(days(1))
      await county.ok('chen', 'ticket.reopen', { ticketId, key: tap(), input: { reason: '没修好' } })
      await stations(county).sentOn(id, { person: 'li' })
      await county.ok('li', 'ticket.claim', {
        ticketId,
        key: tap(),
        input: { measures: '再去', promisedDay: soon(county), showContact: false },
      })
    }
    expect(pressed).toBe(ROUNDS * TIMES * 5)
    // Twenty additions a round, and no more.
    const ofType = (type: string) =>
      county.all('events').filter(one => one.about.id === id && one.type === type).length
    expect(ofType('Amended')).toBe(ROUNDS * 20)
    expect(ofType('Recommitted')).toBeLessThanOrEqual(ROUNDS * 20)
    expect(ofType('ConsentChanged')).toBeLessThanOrEqual(ROUNDS * 20)
    expect(taken).toBeGreaterThan(ROUNDS * 40)
    for (const who of ['chen', 'li', 'he', 'zhao'] as const) {
      const page = await county.as(who, 'ticket.open', { ticketId: id })
      expect([who, page.ok]).toEqual([who, true])
      expect(JSON.stringify(page).length).toBeLessThan(256 * 1024)
    }
    await county.cloud.advance(days(8))
    await county.cloud.trigger('jobs', 'minute')
    expect(county.doc('tickets', id).ticket.stage.state).toBe('closed')
    const key = tap()
    for (let turn = 0; turn < 20; turn++) {
      const reply = await county.as('chen', 'me.erase', { ticketId: id, key })
      if (reply.ok) break
      expect(reply.code).toBe('STILL_ERASING')
    }
    const own = county.all('ticket_words').filter(doc => doc.about.id === id && doc.owner === 'chen')
    expect(own.length).toBeGreaterThan(ROUNDS * 20)
    expect(own.filter(doc => doc.words !== null)).toEqual([])
  })
})

describe('consent on and off', () => {
  it('nothing is written for what is so already, and taking it back is never too often', async () => {
    const id = await stations(county).submitted()
    const toggle = (consent: boolean) =>
      county.as('chen', 'ticket.consent', { ticketId: id, key: tap(), input: { consent } })
    const answers = []
    for (let i = 0; i < 24; i++) {
      await county.cloud.advance(minutes(2))
      answers.push(await toggle(false), await toggle(true))
    }
    const refused = codes(answers).flatMap((code, i) =>
      code === 'ok' ? [] : [`${i % 2 ? 'on' : 'off'} ${code}`],
    )
    expect(new Set(refused)).toEqual(new Set(['on ENOUGH', 'off SAME_ALREADY']))
    expect(county.doc('tickets', id).ticket.consent).toBe(false)
    expect(county.all('events').filter(one => one.about.id === id).length).toBeLessThan(25)
  })
})

describe('haste elsewhere', () => {
  it.each([
    [
      'complaints',
      3,
      () => county.as('zhou', 'me.feedback', { kind: 'suggestion', text: '字大些', key: tap() }),
    ],
    [
      'passes for photos',
      30,
      () => county.as('zhou', 'file.issue', { kind: 'photo', extension: 'jpg', bytes: 9, key: tap() }),
    ],
    ['orders', 5, () => county.as('zhou', 'ticket.submit', { key: tap(), input: order() })],
  ] as const)('%s: %s a minute', async (_, most, press) => {
    await county.cloud.advance(minutes(2))
    const answers = []
    for (let i = 0; i < most + 1; i++) answers.push(await press())
    expect(codes(answers)).toEqual([...Array.from({ length: most }, () => 'ok'), 'SPAM'])
  })
  it('ten suggestions a day', async () => {
    const answers = []
    for (let i = 0; i < 11; i++) {
      await county.cloud.advance(minutes(1))
      answers.push(await county.as('tan', 'me.feedback', { kind: 'suggestion', text: `第 ${i}`, key: tap() }))
    }
    expect(codes(answers)).toEqual([...Array.from({ length: 10 }, () => 'ok'), 'TOO_MANY_TODAY'])
    await county.cloud.advance(hours(24))
    expect(
      await county.as('tan', 'me.feedback', { kind: 'suggestion', text: '明天再说', key: tap() }),
    ).toMatchObject({ ok: true })
  })
})

describe('who holds a post', () => {
  const register = () => {
    const { showOnBoard: _, ...draft } = order({ text: '院坝会上说的' })
    const input = { ...draft, source: 'meeting' as const, gridId: 'n1' }
    return county.as('he', 'ticket.register', { key: tap(), input })
  }
  it('may do ten times as much in a minute, and in a day, and no more', async () => {
    await county.cloud.advance(days(1))
    expect(codes([await register()])).toEqual(['ok'])
    const [one] = county.all('keys').sort((a, b) => b.at - a.at)
    if (!one) throw new Error('a tap without its key')
    const andMore = (n: number) => {
      for (let i = 0; i < n; i++) county.cloud.store.put('keys', { ...one, _id: tap() })
    }
    andMore(98)
    expect(codes([await register(), await register()]), 'a hundred a minute').toEqual(['ok', 'SPAM'])
    await county.cloud.advance(minutes(2))
    andMore(499)
    expect(codes([await register(), await register()]), 'six hundred a day').toEqual(['ok', 'TOO_MANY_TODAY'])
    await county.cloud.advance(days(1) - minutes(1))
    expect(codes([await register()])).toEqual(['ok'])
  })
})

describe('many at one moment', () => {
  const atOnce = async (press: (i: number) => Promise<{ ok: boolean; code?: string }>, many = 50) => {
    await county.cloud.advance(minutes(3))
    const heard = codes(await Promise.all(Array.from({ length: many }, (_, i) => press(i))))
    return { done: heard.filter(code => code === 'ok').length, others: [...new Set(heard)].sort() }
  }
  it.each([
    [
      'suggestions',
      3,
      'opinions',
      () => county.as('luo', 'me.feedback', { kind: 'suggestion', text: '字大些', key: tap() }),
    ],
    [
      'passes for photos',
      30,
      'files',
      () => county.as('luo', 'file.issue', { kind: 'photo', extension: 'jpg', bytes: 9, key: tap() }),
    ],
    ['orders', 5, 'tickets', () => county.as('luo', 'ticket.submit', { key: tap(), input: order() })],
  ] as const)('%s: %s are kept, whatever stands in the line before', async (_, most, collection, press) => {
    const before = county.all(collection).length
    expect(await atOnce(press)).toEqual({ done: most, others: ['SPAM', 'ok'] })
    expect(county.all(collection).length - before).toBe(most)
  })
  it('astride the edge of a minute of the clock, there are not twice as many', async () => {
    const { cloud } = county
    await cloud.advance(minutes(3) - (cloud.now() % minutes(1)) - 10_000)
    const burst = () =>
      Array.from({ length: 3 }, () =>
        county.as('luo', 'me.feedback', { kind: 'suggestion', text: '字大些', key: tap() }),
      )
    // The first three are all under way, and none of them is done, when the minute ends.
    cloud.faults.latencyMs = 300
    cloud.resetCounts()
    const before = burst()
    await vi.waitFor(() => expect(cloud.counts()['database.getDocument'] ?? 0).toBeGreaterThanOrEqual(9), {
      timeout: 30_000,
      interval: 5,
    })
    await cloud.advance(minutes(1) - (cloud.now() % minutes(1)) + 1)
    const after = burst()
    const heard = codes(await Promise.all([...before, ...after]))
    cloud.faults.latencyMs = 0
    expect(heard.filter(code => code === 'ok')).toHaveLength(3)
    expect([...new Set(heard)].sort()).toEqual(['SPAM', 'ok'])
  })
  it('a place is free again a minute after it was taken, not before', async () => {
    await county.cloud.advance(days(1))
    const { cloud } = county
    const say = async () =>
      codes([await county.as('luo', 'me.feedback', { kind: 'suggestion', text: '桥', key: tap() })])[0]
    const heard: unknown[] = []
    const began = cloud.now()
    let at = 0
    // By the clock, not by how long the presses take: the first three hold a place each, until 60, 80 and 100 s.
    for (const next of [0, 20_000, 40_000, 55_000, 65_000, 65_000, 85_000]) {
      if (next > at) await cloud.setClock(began + next)
      at = next
      heard.push(await say())
    }
    expect(heard).toEqual(['ok', 'ok', 'ok', 'SPAM', 'ok', 'SPAM', 'ok'])
  })
  it('requests to join: the five tries of an hour, one request', async () => {
    for (let i = 0; i < 50; i++) card(county, String(20_000_000 + i), 'h_n3_luo')
    const who = { openid: 'o_hasty' }
    const { done, others } = await atOnce(i => askJoin(county, who, String(20_000_000 + i), '吴小芳'), 12)
    expect(done).toBeGreaterThan(0)
    expect(done).toBeLessThanOrEqual(5)
    expect(others.filter(code => code !== 'ok' && code !== 'BUSY')).toEqual(['CODE_LOCKED'])
    expect(county.all('join_requests').filter(one => one.openid === who.openid)).toHaveLength(1)
  })
  it('what is refused takes no place, and the same tap again is no haste', async () => {
    const say = (text: string, key = tap()) =>
      county.as('luo', 'me.feedback', { kind: 'suggestion', text, key })
    await county.cloud.advance(minutes(2))
    for (let i = 0; i < 5; i++) expect(await say('违规测试')).toMatchObject({ code: 'TEXT_NOT_TAKEN' })
    const key = tap()
    for (let i = 0; i < 5; i++) expect(await say('路灯', key)).toMatchObject({ ok: true })
    expect(codes([await say('桥'), await say('井'), await say('树')])).toEqual(['ok', 'ok', 'SPAM'])
  })
})

describe('keys of taps', () => {
  it('are forgotten after 180 days, not a day before, with the other lines whose time is over', async () => {
    await county.cloud.advance(minutes(2))
    await county.ok('tan', 'me.accepted', { accepted: ['claimed'], key: tap() })
    const newest = () => county.all('keys').reduce((a, b) => (a.at > b.at ? a : b))._id
    const id = newest()
    const { at } = county.doc('keys', id)
    const lives = () => county.all('keys').some(one => one._id === id)
    const line = { v: 1 as const, until: at + days(180) }
    county.cloud.store.put('former_stays', { _id: 'someone', ...line, stays: [] })
    county.cloud.store.put('tries', { _id: 'guesses', ...line, wrong: 3 })
    await county.cloud.setClock(at + days(180) - hours(1))
    await county.cloud.trigger('jobs', 'minute')
    expect(lives()).toBe(true)
    expect(county.all('former_stays').map(one => one._id)).toContain('someone')
    await county.cloud.advance(hours(1))
    // What is over goes once a day.
    for (let i = 0; i < 25 && lives(); i++) {
      await county.cloud.advance(hours(1))
      await county.cloud.trigger('jobs', 'minute')
    }
    expect(lives()).toBe(false)
    expect(county.all('former_stays').map(one => one._id)).not.toContain('someone')
    expect(county.all('tries').map(one => one._id)).not.toContain('guesses')
    expect(county.all('keys').filter(one => one.until <= county.cloud.now() - days(1))).toEqual([])
  })
})
