/** Merged orders: no rings, and nobody's wish ends because another's did (docs/adr/0021). */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { openCounty, tap, type County } from './county'
import { nextTick, storyOf, ticketOf } from './jobs-tick'
import { expectLaws } from './laws'
import { stations } from './stations'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
let county: County
beforeAll(async () => {
  county = await openCounty()
})
afterEach(() => {
  county.cloud.faults.clear()
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
const stateOf = (id: string) => ticketOf(county, id).state
const intoOf = (id: string) => {
  const ticket = ticketOf(county, id)
  return ticket.state === 'merged' ? ticket.into : null
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
      .filter(send => send.ticketId === one)
      .map(({ personId, says }) => [personId, says])
    expect(told).toEqual(
      expect.arrayContaining([
        ['chen', expect.stringContaining('又单独办了')],
        ['he', expect.stringContaining('要派人')],
      ]),
    )
    expect(
      (await county.ok('chen', 'ticket.open', { ticketId: one })).timeline.map(entry => entry.says).join(),
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
