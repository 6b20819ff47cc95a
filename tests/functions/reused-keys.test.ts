/** A key that was used once opens nothing else; what is written down about a reader cannot be kept out of the log with it. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { reviewPath } from '../../cloudfunctions/_journal/orders/review-path'
import { openCounty, order, tap, type County } from './county'
import { stations } from './stations'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
let county: County
beforeAll(async () => {
  county = await openCounty({ instances: 8 })
})
afterAll(() => county.close())

describe('a key used before', () => {
  it('does not hand the slip of another’s order to the one who dispatched it', async () => {
    const made = await county.ok('li', 'ticket.submit', {
      key: tap(),
      input: order({ category: 'livelihood', sub: 'errand', onBehalfOf: 'zhou', consentWords: '当面同意' }),
    })
    const ticketId = made.ticket?.ticket.id ?? ''
    const key = tap()
    await county.ok('he', 'ticket.dispatch', {
      ticketId,
      key,
      input: { category: 'livelihood', sub: 'errand', matter: 'minor', track: 1, person: 'wang' },
    })
    const answer = await county.as('he', 'ticket.submit', { key, input: order() })
    expect(answer).toMatchObject({ ok: false, code: 'KEY_USED' })
    expect(JSON.stringify(answer)).not.toContain(made.slip ?? 'no slip')
  })

  it('does not keep the second unmasking out of the log', async () => {
    const [first, second] = [
      await stations(county).claimed(),
      await stations(county).claimed({ text: '帮忙取一回药' }),
    ]
    const key = tap()
    const unmask = (ticketId: string) =>
      county.as('li', 'ticket.unmask', { ticketId, whose: 'requester', purpose: '约时间', key })
    expect(await unmask(first)).toMatchObject({ ok: true })
    const refused = await unmask(second)
    expect(refused).toMatchObject({ ok: false, code: 'KEY_USED' })
    expect(JSON.stringify(refused)).not.toContain('陈桂香')
    expect(county.all('readers').map(line => line.about.id)).toContain(first)
  })
})

const said = (reply: object) => ('message' in reply ? String(reply.message) : '')
const orders = (text: string) =>
  county.all('ticket_words').filter(doc => doc.words?.text === text && doc.erasedAt === null)

describe('an order form that was edited after it had been sent', () => {
  it('that did arrive: which order it is, what differs, and nothing new', async () => {
    const key = tap()
    const made = await county.ok('chen', 'ticket.submit', { key, input: order({ text: '井盖松了' }) })
    const no = made.ticket?.ticket.no ?? ''
    const before = county.all('tickets').length
    const edited = { text: '井盖松了，孩子差点掉下去', urgent: true, place: '老井边' }
    const answer = await county.as('chen', 'ticket.submit', {
      key: tap(),
      instead: [key],
      input: order(edited),
    })
    expect(answer).toMatchObject({
      ok: false,
      code: 'KEY_DONE_ORDER',
      message: `已经交上去了，编号 ${no}。这次改了怎么回事、地方、很急，要补进去，请按「补进去」。`,
      order: { id: made.ticket?.ticket.id, no, differs: ['text', 'place', 'urgent'] },
    })
    expect(county.all('tickets')).toHaveLength(before)
    // What is new goes to that order; that it cannot wait gives it the short clock.
    const ticketId = made.ticket?.ticket.id ?? ''
    const amended = await county.ok('chen', 'ticket.amend', {
      ticketId,
      key: tap(),
      input: { text: edited.text, urgent: true, attachments: [] },
    })
    expect(amended.ticket?.ticket.urgent).toBe(true)
    const { ticket } = county.doc('tickets', ticketId)
    expect(
      ticket.stage.state === 'submitted' && ticket.stage.dispatchDueAt - county.cloud.now(),
    ).toBeLessThanOrEqual(3_600_000)
    const staff = await county.as('chen', 'ticket.submit', {
      key: tap(),
      instead: [key],
      input: order({ text: '井盖松了', aboutStaff: true }),
    })
    expect(said(staff)).toBe(
      `已经交上去了，编号 ${no}，那一单村里看得到。反映干部的话要另交一单，只给镇里看，请按「另交一单」。`,
    )
    const same = await county.as('chen', 'ticket.submit', {
      key: tap(),
      instead: [key],
      input: order({ text: '井盖松了', urgent: true }),
    })
    expect(said(same)).toBe(`已经交上去了，编号 ${no}，和这次写的一样，不用再交。`)
  })

  it('that comes late, after every edit of it: one order, the newest, and the old ones hear its number', async () => {
    const [first, second, third] = [tap(), tap(), tap()]
    const newest = await county.ok('chen', 'ticket.submit', {
      key: third,
      instead: [first, second],
      input: order({ text: '水管爆了，淹到屋里', urgent: true }),
    })
    expect(newest.ticket?.ticket).toMatchObject({ urgent: true })
    for (const key of [first, second])
      expect(
        said(await county.as('chen', 'ticket.submit', { key, input: order({ text: '水管漏水' }) })),
      ).toBe(`这一份改过以后已经交上去了，编号 ${newest.ticket?.ticket.no}，旧的不用再交。`)
    expect(orders('水管漏水')).toEqual([])
  })

  it('and both at once, however the two meet: one order, and the other hears of it', async () => {
    for (let round = 0; round < 8; round++) {
      const [old, key] = [tap(), tap()]
      const [a, b] = [`桥栏松了 ${String(round)}`, `桥栏断了 ${String(round)}`]
      county.cloud.faults.latencyMs = round * 2
      const replies = await Promise.all([
        county.as('zhou', 'ticket.submit', { key: old, input: order({ text: a }) }),
        county.as('zhou', 'ticket.submit', { key, instead: [old], input: order({ text: b }) }),
      ])
      county.cloud.faults.clear()
      expect(replies.filter(reply => reply.ok)).toHaveLength(1)
      expect(replies.flatMap(reply => (reply.ok ? [] : [reply.code]))).toEqual([
        expect.stringMatching(/^KEY_(REPLACED|DONE_ORDER)$/),
      ])
      expect([...orders(a), ...orders(b)]).toHaveLength(1)
      await county.cloud.advance(120_000)
    }
  })

  it('is somebody else’s affair with somebody else’s key: keys belong to an account', async () => {
    const key = tap()
    await county.ok('chen', 'ticket.submit', { key, input: order({ text: '只归我的钥匙' }) })
    expect(
      await county.as('tan', 'ticket.submit', { key: tap(), instead: [key], input: order() }),
    ).toMatchObject({ ok: true })
    expect(await county.as('tan', 'ticket.submit', { key, input: order() })).toMatchObject({
      ok: false,
      code: 'KEY_REPLACED',
    })
  })

  it('keeps nothing from which a word could be read', async () => {
    await county.ok('chen', 'ticket.submit', { key: tap(), input: order({ text: '谁也读不到的话' }) })
    expect(JSON.stringify(county.all('keys'))).not.toMatch(/谁也读不到|o_chen/)
  })
})

describe('a group bound, freed, and the first tap once more', () => {
  it('stays free', async () => {
    const bind = {
      gridId: 'n1',
      purpose: 'residents' as const,
      group: { cloudID: county.cloud.cloudId({ opengid: 'group7' }) },
      key: tap(),
    }
    const first = await county.raw('li', { route: 'group.bind', data: bind, contract: 1 })
    expect(first).toMatchObject({ ok: true, data: { byName: '李春兰' } })
    await county.ok('li', 'group.unbind', { gridId: 'n1', purpose: 'residents', key: tap() })
    const late = await county.raw('li', { route: 'group.bind', data: bind, contract: 1 })
    expect(late).toMatchObject({ ok: true, data: { boundAt: null } })
  })
})

describe('words the checker could not judge', () => {
  const path = ['c', 't', 'v', 'g', 'n']
  it('go to the village’s desk when they are about the work', () => {
    expect(reviewPath({ path, aboutStaff: false }, 'Submitted')).toEqual(path)
  })
  it.each(['Rated', 'CommitteeRated', 'Objected', 'Appealed'] as const)(
    'go to the town when they are %s',
    type => {
      expect(reviewPath({ path, aboutStaff: false }, type)).toEqual(['c', 't'])
    },
  )
  it('go to the town when they are about staff, photos too', () => {
    expect(reviewPath({ path, aboutStaff: true }, 'Submitted')).toEqual(['c', 't'])
  })
})
