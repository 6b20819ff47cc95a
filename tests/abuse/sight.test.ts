/**
 * Second ways to a fact that the table of sight keeps: each line is one attempt, told by who tried it. Every attempt goes
 * through the real functions.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { TicketDetail } from '../../miniprogram/core/ticket/sight/infos'
import { days, minutes } from '../../miniprogram/core/clock'
import { openCounty, order, tap, type County } from '../functions/county'
import type { Key } from '../functions/seeded'
import { soon, stations } from '../functions/stations'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 })
let county: County
let to: ReturnType<typeof stations>
let restore: () => void
beforeAll(async () => {
  county = await openCounty()
  to = stations(county)
  restore = county.remember()
})
beforeEach(() => restore())
afterAll(() => county.close())

const open = async (who: Key, ticketId: string) =>
  (await county.ok(who, 'ticket.open', { ticketId })) as TicketDetail & { now: number }
const sweep = async (ms: number) => {
  await county.cloud.advance(ms)
  await county.cloud.trigger('jobs', 'minute')
}
const admin = (route: string, data: object) => county.cloud.console('admin', { route, data })
const DEBT = '我儿子欠了赌债，人家上门来要'

describe('acts of office are nobody’s to erase', () => {
  const declined = async () => {
    const { ticket } = await county.ok('he', 'ticket.submit', {
      key: tap(),
      input: order({ onBehalfOf: 'zhou', consentWords: '当面同意' }),
    })
    const ticketId = ticket?.ticket.id ?? ''
    await county.ok('he', 'ticket.decline', {
      ticketId,
      key: tap(),
      input: { reason: '供电所才能办', whereInstead: '镇供电所' },
    })
    return ticketId
  }

  it('the desk that ordered for a villager and declined cannot take its reason back', async () => {
    const ticketId = await declined()
    expect(await county.as('he', 'me.erase', { ticketId, key: tap() })).toMatchObject({ ok: false })
    expect((await open('zhou', ticketId)).declined).toEqual({
      reason: '供电所才能办',
      whereInstead: '镇供电所',
    })
  })

  it('nor does the county’s own erasing of that clerk reach it', async () => {
    const ticketId = await declined()
    await admin('erase', { personId: 'he', identity: false })
    expect((await open('zhou', ticketId)).declined?.reason).toBe('供电所才能办')
  })

  it('a holder’s measures, progress and result stay, no matter who erases the holder', async () => {
    const ticketId = await to.claimed()
    await county.ok('li', 'ticket.progress', {
      ticketId,
      key: tap(),
      input: { text: '去看过了', attachments: [] },
    })
    await county.ok('li', 'ticket.resolve', {
      ticketId,
      key: tap(),
      input: { outcome: 'done', text: '灯换好了', attachments: [] },
    })
    expect(await county.as('li', 'me.erase', { ticketId, key: tap() })).toMatchObject({ ok: false })
    await admin('erase', { personId: 'li', identity: false })
    const seen = await open('chen', ticketId)
    expect(seen.resolution?.text).toBe('灯换好了')
    expect(seen.ticket.promise?.measures).toBe('明天去办')
    expect(seen.timeline.map(item => item.text)).toContain('去看过了')
  })

  it('a registrar cannot erase a petition', async () => {
    const { showOnBoard: _, ...draft } = order({ text: '信访件：要求补发退耕款' })
    const { ticket } = await county.ok('li', 'ticket.register', {
      key: tap(),
      input: { ...draft, source: 'petition', sourceNo: 'XF-1', gridId: 'n1' },
    })
    const ticketId = ticket?.ticket.id ?? ''
    await county.ok('he', 'ticket.decline', {
      ticketId,
      key: tap(),
      input: { reason: '不归村', whereInstead: '镇里' },
    })
    expect(await county.as('li', 'me.erase', { ticketId, key: tap() })).toMatchObject({ ok: false })
    await admin('erase', { personId: 'li', identity: false })
    expect((await open('zhao', ticketId)).content?.text).toBe('信访件：要求补发退耕款')
  })

  it('what the person concerned erased closes the office’s texts too, and opens no name', async () => {
    const ticketId = await to.resolved()
    await sweep(days(9))
    await county.ok('chen', 'me.erase', { ticketId, key: tap() })
    for (const who of ['li', 'he', 'yang', 'zhao'] as const) {
      const seen = JSON.stringify(await open(who, ticketId))
      for (const text of ['明天去办', '办好了，', '"办好了"', '陈'])
        expect(seen, `${who} ${text}`).not.toContain(text)
      const named = await county.as(who, 'ticket.unmask', {
        ticketId,
        whose: 'requester',
        purpose: '问路',
        key: tap(),
      })
      expect(named, who).toMatchObject({ ok: false })
    }
  })
})

describe('what nobody classified yet is closed to the committee', () => {
  const supervisor = async (ticketId: string) => (await open('yang', ticketId)).ticket
  it('before the desk has said whose matter it is', async () => {
    const ticketId = await to.submitted({ text: DEBT })
    expect(await supervisor(ticketId)).toMatchObject({ title: null, category: null, requester: null })
    expect(JSON.stringify(await open('yang', ticketId))).not.toContain('赌债')
  })
  it('declined without ever being classified', async () => {
    const ticketId = await to.submitted({ text: DEBT })
    await county.ok('he', 'ticket.decline', {
      ticketId,
      key: tap(),
      input: { reason: '私事', whereInstead: '法院' },
    })
    expect(JSON.stringify(await open('yang', ticketId))).not.toContain('赌债')
  })
  it('and open once somebody has', async () => {
    expect((await supervisor(await to.offered())).title).not.toBeNull()
  })
})

describe('what was filed as a dispute does not leave that kind with one press', () => {
  const HIT = '他喝了酒动手打我'
  const filed = () => to.submitted({ category: 'dispute', sub: 'neighbour', text: HIT })
  it('by sending it out as an errand', async () => {
    const ticketId = await filed()
    const reply = await county.as('he', 'ticket.dispatch', {
      ticketId,
      key: tap(),
      input: { category: 'livelihood', sub: 'errand', matter: 'minor', track: 1, person: 'li' },
    })
    expect(reply).toMatchObject({ ok: false, message: expect.stringContaining('改分类') })
    expect(JSON.stringify(await open('yang', ticketId))).not.toContain(HIT)
  })
  it('by merging it into an open one', async () => {
    const into = await to.claimed()
    const ticketId = await filed()
    const reply = await county.as('he', 'ticket.merge', { ticketId, key: tap(), input: { into, seenRev: 1 } })
    expect(reply).toMatchObject({ ok: false, message: expect.stringContaining('矛盾、私事') })
  })
})

describe('who held a post reads nothing more with what is left of it', () => {
  it('a helper whose post ended unmasks nobody', async () => {
    const { ticket } = await county.ok('wang', 'ticket.submit', {
      key: tap(),
      input: order({ onBehalfOf: 'zhou', consentWords: '当面同意' }),
    })
    const ticketId = ticket?.ticket.id ?? ''
    const wang = county.doc('people', 'wang')
    county.cloud.store.put('people', {
      ...wang,
      posts: wang.posts.map(post => ({ ...post, until: county.cloud.now() - 1 })),
    })
    expect(
      await county.as('wang', 'ticket.unmask', { ticketId, whose: 'requester', purpose: '问', key: tap() }),
    ).toMatchObject({ ok: false })
    expect(county.all('readers')).toEqual([])
  })
  it('a masked person carries no id for another list to turn into a door', async () => {
    const ticketId = await to.claimed()
    for (const who of ['li', 'he', 'zhao'] as const) {
      const { requester } = (await open(who, ticketId)).ticket
      expect(requester, who).toMatchObject({ masked: true })
      expect(JSON.stringify(requester), who).not.toContain('chen')
    }
  })
})

describe('the handler cannot read what was said about the handling', () => {
  it('an objection shows in no news, step, number or count', async () => {
    const plain = await to.claimed()
    const ticketId = await to.claimed()
    await county.cloud.advance(minutes(1))
    await county.ok('chen', 'ticket.objectTo', { ticketId, key: tap(), input: { reason: '他是我前亲家' } })
    for (const who of ['li', 'he'] as const) {
      const [seen, like] = [await open(who, ticketId), await open(who, plain)]
      const steps = ({ timeline }: TicketDetail) => timeline.map(({ rev, message }) => [rev, message])
      expect(steps(seen)).toEqual(steps(like))
      expect(seen.ticket.news?.text).toBe(like.ticket.news?.text)
      expect(seen.ticket.rev).toBe(like.ticket.rev)
    }
    await county.ok('zhao', 'ticket.answerObjection', {
      ticketId,
      key: tap(),
      input: { upheld: false, reason: '不换' },
    })
    const after = await open('li', ticketId)
    const like = await open('li', plain)
    expect(after.timeline.length).toBe(like.timeline.length)
    expect(after.ticket.rev).toBe(like.ticket.rev)
    expect(JSON.stringify(after)).not.toContain('不换')
  })
  it.each([1, 5] as const)('a rating of %i moves no due time, list or step', async score => {
    const plain = await to.resolved()
    const ticketId = await to.resolved()
    await county.ok('chen', 'ticket.rate', { ticketId, key: tap(), input: { score, attachments: [] } })
    const [unrated, rated] = [await open('li', plain), await open('li', ticketId)]
    expect(rated.ticket.step.dueAt).toBe(unrated.ticket.step.dueAt)
    expect(rated.timeline.map(item => item.message)).toEqual(unrated.timeline.map(item => item.message))
    expect(rated.ticket.news?.text).toBe(unrated.ticket.news?.text)
    expect(rated.ticket.rev).toBe(unrated.ticket.rev)
    await sweep(days(6))
    expect(county.doc('tickets', ticketId).state).toBe('resolved')
    await sweep(days(2))
    expect(county.doc('tickets', ticketId).state).toBe('closed')
  })
  it('the county does not read a dispute by way of a pending 改分类', async () => {
    const ticketId = await to.claimed({ category: 'dispute', sub: 'neighbour', text: DEBT })
    await county.ok('he', 'ticket.reclassify', {
      ticketId,
      key: tap(),
      input: { category: 'livelihood', sub: 'ride', matter: 'minor', track: 1, reason: '是接送' },
    })
    expect(await county.as('tian', 'ticket.open', { ticketId })).toMatchObject({ ok: false })
    const { items } = await county.ok('tian', 'ticket.list', { list: 'reclassify' })
    expect(items).toEqual([])
  })
})

describe('nobody judges blind', () => {
  const dispute = () => to.resolved({ category: 'dispute', sub: 'neighbour', text: DEBT })
  it('a dispute is in none of the committee’s lists to judge, and takes no blind rating or revisit', async () => {
    const ticketId = await dispute()
    for (const list of ['toRevisit', 'toRate'] as const) {
      const { items } = await county.ok('yang', 'ticket.list', { list })
      expect(items.map(({ id }) => id)).not.toContain(ticketId)
    }
    const { items } = await county.ok('zhao', 'ticket.list', { list: 'toRevisit' })
    expect(items.map(({ id }) => id)).toContain(ticketId)
    expect((await open('yang', ticketId)).can).toEqual([])
    expect(
      await county.as('yang', 'ticket.revisit', {
        ticketId,
        key: tap(),
        input: { text: '看过', satisfied: true },
      }),
    ).toMatchObject({ ok: false })
    expect(
      await county.as('yang', 'ticket.committeeRate', {
        ticketId,
        key: tap(),
        input: { result: 5, speed: 5, manner: 5 },
      }),
    ).toMatchObject({ ok: false })
    expect(
      await county.as('wang', 'ticket.revisit', {
        ticketId,
        key: tap(),
        input: { text: '看过', satisfied: true },
      }),
    ).toMatchObject({ ok: false })
  })
  it('whom the requester lets in is the committee: a grid member sees nothing of such a dispute, in no list either', async () => {
    const ticketId = await dispute()
    await county.ok('chen', 'ticket.setReaders', { ticketId, key: tap(), input: { readers: 'committee' } })
    const found = async (who: Key) => {
      const { items } = await county.ok(who, 'ticket.list', { list: 'toRevisit' })
      return items.some(({ id }) => id === ticketId)
    }
    expect([await found('yang'), await found('zhao'), await found('wang')]).toEqual([true, true, false])
    expect(await county.as('wang', 'ticket.open', { ticketId })).toMatchObject({ ok: false })
    expect((await open('yang', ticketId)).can).toContain('revisit')
  })
  it('who is kin and says so does not judge, and what they had said goes', async () => {
    const ticketId = await to.resolved()
    await county.ok('yang', 'ticket.committeeRate', {
      ticketId,
      key: tap(),
      input: { result: 5, speed: 5, manner: 5 },
    })
    await county.ok('yang', 'ticket.standAside', { ticketId, key: tap(), input: { reason: '是我表弟办的' } })
    expect((await open('liu', ticketId)).committee).toEqual([])
    for (const verb of ['committeeRate', 'revisit', 'publish', 'reopen'] as const)
      expect((await open('yang', ticketId)).can).not.toContain(verb)
    expect((await open('liu', ticketId)).can).toContain('committeeRate')
    const { items } = await county.ok('yang', 'ticket.list', { list: 'toRate' })
    expect(items.find(({ id }) => id === ticketId)?.ratedByMe ?? false).toBe(false)
  })
})

describe('before the promise', () => {
  const said = async (who: Key, ticketId: string) => (await open(who, ticketId)).content
  it('anyone who was asked alone reads and hears everything, additions too', async () => {
    const ticketId = await to.sentOn(await to.submitted({ text: '路灯不亮', place: '桥头' }), {
      person: 'li',
    })
    await county.ok('chen', 'ticket.amend', {
      ticketId,
      key: tap(),
      input: { text: '第三盏', attachments: [] },
    })
    expect(await said('li', ticketId)).toMatchObject({ text: '路灯不亮', place: '桥头' })
    expect((await open('li', ticketId)).timeline.map(item => item.text)).toContain('第三盏')
  })
  it('a pool reads words, place and additions', async () => {
    const ticketId = await to.sentOn(await to.submitted({ text: '路灯不亮', place: '桥头' }), { pool: 'g1' })
    await county.ok('chen', 'ticket.amend', {
      ticketId,
      key: tap(),
      input: { text: '第三盏', attachments: [] },
    })
    for (const who of ['li', 'wang'] as const) {
      expect(await said(who, ticketId)).toMatchObject({ text: '路灯不亮', place: '桥头' })
      expect((await open(who, ticketId)).timeline.map(item => item.text)).toContain('第三盏')
      expect((await open(who, ticketId)).timeline.map(item => item.message).join()).not.toContain('派给')
    }
  })
  it('once claimed, those who came second read nothing', async () => {
    const ticketId = await to.offered()
    await county.ok('li', 'ticket.claim', {
      ticketId,
      key: tap(),
      input: { measures: '去办', promisedDay: soon(county), showContact: true },
    })
    expect(await county.as('wang', 'ticket.open', { ticketId })).toMatchObject({ ok: false })
  })
})
