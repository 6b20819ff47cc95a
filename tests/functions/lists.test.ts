import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Api } from '../../cloudfunctions/_contract'
import { days } from '../../miniprogram/core/clock'
import { openCounty, order, tap, type County, type Key } from './county'
import { expectLaws } from './laws'
import { soon, stations } from './stations'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
let county: County
beforeAll(async () => {
  county = await openCounty()
})
afterEach(() => expectLaws(county))
afterAll(() => county.close())

const registered = (text: string) => {
  const { showOnBoard: _, ...draft } = order({ text })
  return { ...draft, source: 'meeting' as const, gridId: 'n1' }
}

async function pages(who: Key, list: Api['ticket.list']['ask']['list']): Promise<string[]> {
  const seen: string[] = []
  for (let cursor: string | undefined, n = 0; n < 20; n++) {
    const page = await county.ok(who, 'ticket.list', { list, ...(cursor ? { cursor } : {}) })
    seen.push(...page.items.map(card => card.id))
    if (page.next === null) return seen
    cursor = page.next
  }
  throw new Error('the pages never end')
}

describe('a list in pages', () => {
  it('loses no order and shows none twice, though all have the same limit', async () => {
    for (let i = 0; i < 45; i++)
      await county.ok('he', 'ticket.register', { key: tap(), input: registered(`院坝会第 ${i + 1} 条`) })
    const all = county
      .all('tickets')
      .map(doc => doc._id)
      .sort()
    expect(new Set(county.all('tickets').map(doc => doc.list.limitAt)).size).toBe(1)
    for (const list of ['desk', 'open'] as const) expect((await pages('he', list)).sort(), list).toEqual(all)
    expect((await pages('yang', 'running')).sort()).toEqual(all)
  })
  it('of late orders holds late ones only, on every page', async () => {
    const old = county
      .all('tickets')
      .map(doc => doc._id)
      .sort()
    await county.cloud.advance(days(7))
    await county.ok('he', 'ticket.register', { key: tap(), input: registered('今天才记的') })
    expect((await pages('he', 'late')).sort()).toEqual(old)
  })
  it('another village’s desk sees none of them', async () => {
    expect(await pages('xu', 'open')).toEqual([])
  })
})

describe('how much a call asks of the database (the caller is one read)', () => {
  /** Names, grids and rules are kept for a moment in the instance, so the second call counts. */
  async function cost(
    who: Key,
    route: 'ticket.list' | 'ticket.open' | 'board.show' | 'me.home',
    ask: object,
  ) {
    await county.ok(who, route, ask as never)
    county.cloud.resetCounts()
    await county.ok(who, route, ask as never)
    return county.cloud.counts()['database.getDocument'] ?? 0
  }
  it('a list page is two queries', async () => {
    expect(await cost('he', 'ticket.list', { list: 'desk' })).toBe(1 + 2)
  })
  it('the wall is one', async () => {
    expect(await cost('chen', 'board.show', {})).toBe(1 + 1)
  })

  it('a verb is one transaction, at most four reads and four writes', async () => {
    const ticketId = await stations(county).offered()
    await county.ok('li', 'ticket.open', { ticketId })
    for (const press of [
      () =>
        county.ok('li', 'ticket.claim', {
          ticketId,
          key: tap(),
          input: { measures: '去办', promisedDay: soon(county), showContact: true },
        }),
      () =>
        county.ok('li', 'ticket.resolve', {
          ticketId,
          key: tap(),
          input: { outcome: 'done', text: '好了', attachments: [] },
        }),
      () => county.ok('chen', 'ticket.submit', { key: tap(), input: order() }),
    ]) {
      county.cloud.resetCounts()
      await press()
      const counts = county.cloud.counts()
      expect(counts['database.startTransaction']).toBe(1)
      expect(counts['database.getDocument']).toBeLessThanOrEqual(4)
      expect(
        (counts['database.modifyDocument'] ?? 0) + (counts['database.insertDocument'] ?? 0),
      ).toBeLessThanOrEqual(4)
    }
  })
})

describe('a village without supervisors', () => {
  it('the town stands in, and only there', async () => {
    const ticketId = await stations(county).resolved()
    const rate = {
      ticketId,
      key: tap(),
      input: { result: 5 as const, speed: 4 as const, manner: 5 as const },
    }
    expect(await county.as('zhao', 'ticket.committeeRate', rate)).toMatchObject({
      ok: false,
      code: 'NOT_ALLOWED',
    })
    for (const id of ['yang', 'liu']) {
      const person = county.doc('people', id)
      county.cloud.store.put('people', {
        ...person,
        posts: person.posts.map(post => ({ ...post, until: county.cloud.now() - 1 })),
      })
    }
    expect(await county.as('zhao', 'ticket.committeeRate', rate)).toMatchObject({ ok: true })
    expect(await county.as('yang', 'ticket.committeeRate', { ...rate, key: tap() })).toMatchObject({
      ok: false,
      code: 'NOT_ALLOWED',
    })
    expect(await county.as('ma', 'ticket.committeeRate', { ...rate, key: tap() })).toMatchObject({
      ok: false,
      code: 'NOT_ALLOWED',
    })
  })
})
