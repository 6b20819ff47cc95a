/** Merged orders: no rings, and nobody's wish ends because another's did (docs/adr/0021). */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { openCounty, order as orderForm, tap, type County } from './county'
import { seal, type Key } from './seeded'
import { nextTick, storyOf, ticketOf } from './jobs-tick'
import { expectLaws } from './laws'
import { soon, stations } from './stations'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
let county: County
beforeAll(async () => {
  county = await openCounty()
})
afterEach(() => {
  county.cloud.faults.clear()
  // A dozen tests by the same five people are no haste of theirs.
  for (const { _id } of county.all('keys')) county.cloud.store.remove('keys', _id)
  expectLaws(county)
})
afterAll(() => county.close())

const order = () => stations(county).submitted()
const merge = (id: string, into: string) =>
  county.as('he', 'ticket.merge', {
    ticketId: id,
    key: tap(),
    input: { into, seenRev: ticketOf(county, id).rev },
  })
const merged = async (into: string) => {
  const id = await order()
  expect(await merge(id, into)).toMatchObject({ ok: true })
  return id
}
const decline = (id: string) =>
  county.as('he', 'ticket.decline', {
    ticketId: id,
    key: tap(),
    input: { reason: '不归村里', whereInstead: '镇里' },
  })
const withdraw = (id: string) => county.as('chen', 'ticket.withdraw', { ticketId: id, key: tap(), input: {} })
const stateOf = (id: string) => ticketOf(county, id).stage.state
const intoOf = (id: string) => {
  const ticket = ticketOf(county, id)
  return ticket.stage.state === 'merged' ? ticket.stage.into : null
}

describe('merges at once', () => {
  it('A into B and B into A: one is granted, the other hears that it can no longer be', async () => {
    for (let round = 0; round < 6; round++) {
      const [a, b] = [await order(), await order()]
      county.cloud.faults.latencyMs = round * 4
      const replies = await Promise.all([merge(a, b), merge(b, a)])
      expect(replies.filter(reply => reply.ok)).toHaveLength(1)
      expect(replies.flatMap(reply => (reply.ok ? [] : [reply.code]))).toEqual([
        expect.stringMatching(/NOT_NOW|MERGE_TARGET|STALE/),
      ])
      expect([intoOf(a), intoOf(b)].filter(Boolean)).toHaveLength(1)
    }
  })

  it('three in a circle: no ring', async () => {
    const [a, b, c] = [await order(), await order(), await order()]
    county.cloud.faults.latencyMs = 8
    await Promise.all([merge(a, b), merge(b, c), merge(c, a)])
    expect([a, b, c].filter(id => stateOf(id) === 'merged').length).toBeLessThan(3)
    expect([a, b, c].filter(id => stateOf(id) === 'merged').length).toBeGreaterThan(0)
  })

  it('into an order that is withdrawn at that moment: nothing is left hanging on it', async () => {
    const pairs: [string, string][] = []
    for (let round = 0; round < 6; round++) {
      const [a, b] = [await order(), await order()]
      county.cloud.faults.latencyMs = round * 3
      await Promise.all([merge(a, b), withdraw(b)])
      pairs.push([a, b])
    }
    county.cloud.faults.clear()
    await nextTick(county)
    for (const [a, b] of pairs) expect([stateOf(a), stateOf(b)]).toEqual(['submitted', 'withdrawn'])
  })
})

describe('when the order it went into', () => {
  it('is withdrawn, it stands on its own again within a minute; requester and desk are told', async () => {
    const target = await order()
    const [one, two] = [await merged(target), await merged(target)]
    const before = ticketOf(county, one).rounds
    await withdraw(target)
    await nextTick(county)
    for (const id of [one, two])
      expect([stateOf(id), storyOf(county, id).at(-1)]).toEqual(['submitted', 'Unmerged'])
    // The clock it had goes on; a way back is no new start.
    expect(
      ticketOf(county, one).rounds.map(({ startedAt, limitAt, endedAt }) => [startedAt, limitAt, endedAt]),
    ).toEqual(before.map(({ startedAt, limitAt }) => [startedAt, limitAt, null]))
    await nextTick(county)
    const told = county
      .all('sends')
      .filter(send => send.about.id === one)
      .map(({ personId, message }) => [personId, message])
    expect(told).toEqual(
      expect.arrayContaining([
        ['chen', expect.stringContaining('又单独办了')],
        ['he', expect.stringContaining('要派人')],
      ]),
    )
    expect(
      (await county.ok('chen', 'ticket.open', { ticketId: one })).timeline.map(entry => entry.message).join(),
    ).toContain('并过去的那一单没有办成')
  })

  it('is declined, so too', async () => {
    const target = await order()
    const id = await merged(target)
    await decline(target)
    await nextTick(county)
    expect(stateOf(id)).toBe('submitted')
  })

  it('is given up after it was claimed, so too', async () => {
    const target = await stations(county).claimed()
    const id = await merged(target)
    await county.ok('chen', 'ticket.askCancel', { ticketId: target, key: tap(), input: {} })
    await county.ok('li', 'ticket.agreeCancel', { ticketId: target, key: tap(), input: {} })
    await nextTick(county)
    expect(stateOf(id)).toBe('submitted')
  })

  it('was declined and taken up again before the timer came, it stays with it', async () => {
    const target = await order()
    const id = await merged(target)
    await decline(target)
    await county.ok('chen', 'ticket.appeal', { ticketId: target, key: tap(), input: { text: '该归村里' } })
    await nextTick(county)
    expect(stateOf(id)).toBe('merged')
  })

  it('is resolved, here or by the office it was referred to, it shares the result', async () => {
    const here = await stations(county).claimed()
    const there = await order()
    const ids = [await merged(here), await merged(there)]
    await county.ok('li', 'ticket.resolve', {
      ticketId: here,
      key: tap(),
      input: { outcome: 'done', text: '办好了', attachments: [] },
    })
    await county.ok('he', 'ticket.refer', {
      ticketId: there,
      key: tap(),
      input: { office: '供电所', reason: '归他们' },
    })
    await county.ok('he', 'ticket.answerReferral', {
      ticketId: there,
      key: tap(),
      input: { accepted: true, outcome: 'done', text: '那边办了' },
    })
    await nextTick(county)
    for (const id of ids) {
      expect(stateOf(id)).toBe('merged')
      expect((await county.ok('chen', 'ticket.open', { ticketId: id })).ticket.merged).toMatchObject({
        state: 'resolved',
      })
    }
  })

  it('is merged itself, the end of the row is shown; comes that to nothing, the row is shorter by one', async () => {
    const [end, middle] = [await order(), await order()]
    const first = await merged(middle)
    expect(await merge(middle, end)).toMatchObject({ ok: true })
    const shown = async () => (await county.ok('chen', 'ticket.open', { ticketId: first })).ticket.merged?.no
    expect(await shown()).toBe(ticketOf(county, end).no)
    expect(
      (await county.ok('chen', 'ticket.list', { list: 'mine' })).items.find(card => card.id === first)?.merged
        ?.no,
    ).toBe(ticketOf(county, end).no)
    await withdraw(end)
    await nextTick(county)
    expect([stateOf(middle), stateOf(first)]).toEqual(['submitted', 'merged'])
    expect(await shown()).toBe(ticketOf(county, middle).no)
  })

  it('ends while the timer is killed half way, the next tick goes on', async () => {
    const target = await order()
    const ids = [await merged(target), await merged(target), await merged(target)]
    await withdraw(target)
    await county.cloud.advance(60_000)
    county.cloud.faults.killAfter('jobs', 40)
    await county.cloud.trigger('jobs', 'minute').catch(() => null)
    county.cloud.faults.clear()
    for (let i = 0; i < 3; i++) {
      await county.cloud.advance(120_000)
      await county.cloud.trigger('jobs', 'minute')
    }
    expect(ids.map(stateOf)).toEqual(['submitted', 'submitted', 'submitted'])
    for (const id of ids) expect(storyOf(county, id).filter(type => type === 'Unmerged')).toHaveLength(1)
  })
})

describe('several households speak of one thing', () => {
  const submit = async (who: 'chen' | 'zhou' | 'tan' | 'gao', text: string, over: object = {}) => {
    await county.cloud.advance(61_000)
    const input = orderForm({ category: 'livelihood', sub: 'errand', text, ...over })
    return (await county.ok(who, 'ticket.submit', { key: tap(), input })).ticket?.ticket.id ?? ''
  }
  const open = (who: Key, ticketId: string) => county.ok(who, 'ticket.open', { ticketId })
  const resolve = (ticketId: string) =>
    county.ok('li', 'ticket.resolve', {
      ticketId,
      key: tap(),
      input: { outcome: 'done', text: '线包好了', attachments: [] },
    })
  const claimed = async () => {
    const kept = await submit('chen', '路灯杆有点歪')
    await county.ok('he', 'ticket.dispatch', {
      ticketId: kept,
      key: tap(),
      input: { category: 'livelihood', sub: 'errand', matter: 'minor', track: 1, person: 'li' },
    })
    await county.ok('li', 'ticket.claim', {
      ticketId: kept,
      key: tap(),
      input: { measures: '带人去修', promisedDay: soon(county), showContact: true },
    })
    return kept
  }
  const together = async () => {
    const kept = await claimed()
    const other = await submit('tan', '路灯漏电，孩子摸了被打到')
    await county.ok('tan', 'ticket.amend', {
      ticketId: other,
      key: tap(),
      input: { text: '下雨天更厉害', attachments: [] },
    })
    expect(await merge(other, kept)).toMatchObject({ ok: true })
    return { kept, other }
  }

  it('the one that stays says how many; its handler and the desk read what all of them said', async () => {
    const { kept, other } = await together()
    for (const who of ['li', 'he'] as const) {
      const page = await open(who, kept)
      expect(page.ticket.households).toBe(2)
      expect(page.joined).toMatchObject([
        {
          no: ticketOf(county, other).no,
          content: { text: '路灯漏电，孩子摸了被打到' },
          added: [{ text: '下雨天更厉害' }],
        },
      ])
    }
    // The other household and the committee do not: whose words they are is not their business.
    for (const who of ['chen', 'yang'] as const) {
      const page = await open(who, kept)
      expect([who, page.joined]).toEqual([who, []])
      expect(JSON.stringify(page)).not.toContain('漏电')
    }
    expect((await open('chen', kept)).ticket.households).toBe(2)
  })

  it('its handler sees the others masked and may ring them, for a purpose that they read under their own number', async () => {
    const { kept, other } = await together()
    const { no } = ticketOf(county, other)
    expect((await open('li', kept)).joined[0]?.requester).toEqual({
      id: null,
      name: '谭**',
      phone: '138********',
      masked: true,
    })
    const ring = (who: Key, joined = no) =>
      county.as(who, 'ticket.unmask', {
        ticketId: kept,
        whose: 'requester',
        joined,
        purpose: '约上门的时间',
        key: tap(),
      })
    const phone = county.doc('people', 'tan').phoneSealed
    expect(await ring('li')).toMatchObject({
      ok: true,
      data: { name: '谭秀云', phone: seal.open(phone ?? '') },
    })
    const items = await county.ok('tan', 'me.access', {})
    expect(items[0]).toMatchObject({ no, purpose: '约上门的时间' })
    expect(JSON.stringify(await county.ok('chen', 'me.access', {}))).not.toContain('约上门的时间')
    // Whose order it was merged with, the committee, and who does not work on it: no number, and nothing is logged.
    const before = county.all('readers').length
    for (const who of ['chen', 'yang', 'gao', 'zhou'] as const)
      expect([who, await ring(who)]).toMatchObject([who, { ok: false, code: 'NOT_ALLOWED' }])
    const strange = ticketOf(county, await submit('zhou', '别的事')).no
    expect(await ring('li', strange), 'an order that is not worked on with it').toMatchObject({
      code: 'NOT_ALLOWED',
    })
    expect(county.all('readers')).toHaveLength(before)
    await county.ok('tan', 'me.erase', { ticketId: other, key: tap() })
    expect(await ring('li'), 'with the words went the number').toMatchObject({ code: 'ERASED' })
  })

  it('whose was merged sees promise and result in the own order, nothing of what the other one said', async () => {
    const { kept, other } = await together()
    const before = await open('tan', other)
    expect(before.ticket.promise).toMatchObject({ who: '李春兰', measures: '带人去修' })
    expect(before.can).toEqual(expect.arrayContaining(['unmerge']))
    expect(before.can).not.toContain('rate')
    await resolve(kept)
    const after = await open('tan', other)
    expect(after.resolution).toMatchObject({ outcome: 'done', text: '线包好了' })
    expect(after.can).toEqual(expect.arrayContaining(['rate', 'reopen']))
    expect(JSON.stringify(after)).not.toMatch(/有点歪|陈桂香/)
  })

  it('everybody whose order was merged, into a merged one too, hears of the result under the own number', async () => {
    const { kept, other } = await together()
    const third = await submit('zhou', '灯杆也带电')
    const fourth = await submit('gao', '又打到人了')
    expect(await merge(fourth, third)).toMatchObject({ ok: true })
    expect(await merge(third, kept)).toMatchObject({ ok: true })
    await resolve(kept)
    await nextTick(county)
    const told = county
      .all('sends')
      .filter(send => send.message.includes('办结了，请看一看'))
      .map(send => [send.personId, send.about.id])
    for (const [who, id] of [
      ['chen', kept],
      ['tan', other],
      ['zhou', third],
      ['gao', fourth],
    ] as const)
      expect(told).toContainEqual([who, id])
    // The number they read is their own.
    const sends = county.all('sends').filter(send => send.about.id === third)
    expect(sends.map(send => send.message).join()).toContain(ticketOf(county, third).no)
    expect(sends.map(send => send.message).join()).not.toContain(ticketOf(county, kept).no)
  })

  it('each rates for itself, once, under the own number', async () => {
    const { kept, other } = await together()
    const early = { ticketId: other, key: tap(), input: { score: 2 as const, attachments: [] } }
    expect(await county.as('tan', 'ticket.rate', early)).toMatchObject({ code: 'MERGED_RUNNING' })
    await resolve(kept)
    await county.ok('tan', 'ticket.rate', { ...early, key: tap() })
    await county.ok('chen', 'ticket.rate', {
      ...early,
      key: tap(),
      ticketId: kept,
      input: { score: 5, attachments: [] },
    })
    expect(ticketOf(county, other).rounds.at(-1)?.rating).toMatchObject({ score: 2, by: 'tan' })
    expect(ticketOf(county, kept).rounds.at(-1)?.rating).toMatchObject({ score: 5, by: 'chen' })
    expect(stateOf(other)).toBe('merged')
    expect(stateOf(kept)).toBe('resolved')
    // Who did it rates nothing of it, and nobody rates for a neighbour.
    for (const who of ['li', 'chen', 'zhou'] as const)
      expect(await county.as(who, 'ticket.rate', { ...early, key: tap() })).toMatchObject({ ok: false })
  })

  it('not mended: that one comes out as a round of its own, with the result it was not content with', async () => {
    const { kept, other } = await together()
    await resolve(kept)
    await county.ok('tan', 'ticket.reopen', { ticketId: other, key: tap(), input: { reason: '还漏电' } })
    expect(ticketOf(county, other)).toMatchObject({ stage: { state: 'submitted' }, round: 2, linked: kept })
    expect(ticketOf(county, kept)).toMatchObject({ stage: { state: 'resolved' }, joined: [] })
    for (const who of ['tan', 'he'] as const)
      expect((await open(who, other)).linked).toMatchObject({
        no: ticketOf(county, kept).no,
        resolution: { outcome: 'done', text: '线包好了' },
      })
  })

  it('not the same thing: its requester takes it out, and so does the desk; after the result nobody does', async () => {
    const { kept, other } = await together()
    const out = (who: Key) =>
      county.as(who, 'ticket.unmerge', { ticketId: other, key: tap(), input: { reason: '这不是一件事' } })
    expect(await out('chen')).toMatchObject({ ok: false })
    expect(await out('tan')).toMatchObject({ ok: true })
    expect([stateOf(other), ticketOf(county, kept).joined]).toEqual(['submitted', []])
    expect(await merge(other, kept)).toMatchObject({ ok: true })
    expect(await out('he')).toMatchObject({ ok: true })
    expect(await merge(other, kept)).toMatchObject({ ok: true })
    await resolve(kept)
    for (const who of ['tan', 'he'] as const) expect(await out(who)).toMatchObject({ code: 'MERGED_DONE' })
  })

  it('a row of merges counts all of them, and gives up what leaves with what had been merged into that', async () => {
    const kept = await claimed()
    const [middle, first] = [await submit('zhou', '灯杆锈了'), await submit('tan', '灯不亮')]
    expect(await merge(first, middle)).toMatchObject({ ok: true })
    expect(await merge(middle, kept)).toMatchObject({ ok: true })
    expect(ticketOf(county, kept).joined.map(one => one.id)).toEqual([middle, first])
    expect((await open('li', kept)).ticket.households).toBe(3)
    await county.ok('tan', 'ticket.unmerge', { ticketId: first, key: tap(), input: { reason: '不是一件' } })
    expect(
      [ticketOf(county, kept).joined, ticketOf(county, middle).joined].map(l => l.map(one => one.id)),
    ).toEqual([[middle], []])
  })

  it('a quarrel does not go into a lamp: its words would be read by others', async () => {
    const kept = await claimed()
    const quarrel = await submit('tan', '他家占了我的地', { category: 'dispute', sub: 'neighbour' })
    expect(await merge(quarrel, kept)).toMatchObject({ ok: false, code: 'MERGE_KIND' })
    const lamp = await submit('tan', '灯不亮了')
    expect(await merge(lamp, quarrel)).toMatchObject({ ok: false, code: 'MERGE_KIND' })
  })

  it('what ended is found again on the desk, page by page, and nobody else’s', async () => {
    const { other } = await together()
    const gone = await submit('zhou', '不归村里的事')
    await decline(gone)
    const ids: string[] = []
    let cursor: string | undefined
    do {
      const page = await county.ok('he', 'ticket.list', { list: 'ended', ...(cursor ? { cursor } : {}) })
      ids.push(...page.items.map(item => item.id))
      cursor = page.next ?? undefined
    } while (cursor)
    expect(ids).toEqual(expect.arrayContaining([other, gone]))
    expect(new Set(ids).size).toBe(ids.length)
    expect((await county.ok('xu', 'ticket.list', { list: 'ended' })).items).toEqual([])
    expect(await county.as('chen', 'ticket.list', { list: 'ended' })).toMatchObject({ code: 'NOT_ALLOWED' })
  })
})
