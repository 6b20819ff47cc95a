import { newsOf } from './news-in'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { days, hours } from '../../miniprogram/core/clock'
import { openCounty, order, tap, type County } from './county'
import { expectLaws } from './laws'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 })
let county: County
beforeAll(async () => {
  county = await openCounty()
})
afterEach(() => expectLaws(county))
afterAll(() => county.close())

describe('one order through all its stations', () => {
  let id = ''
  it('a villager orders and gets a number that can be said aloud', async () => {
    const { ticket, message } = await county.ok('chen', 'ticket.submit', { key: tap(), input: order() })
    expect(ticket?.ticket).toMatchObject({
      no: expect.stringMatching(/^V126-\d{4,5}$/) as string,
      state: 'submitted',
      title: '村口的路灯坏了三天，晚上看不见路',
      mine: true,
    })
    expect(message).toMatch(/编号 V126-\d{4,5}，/)
    id = ticket?.ticket.id ?? ''
    expect((await county.ok('chen', 'me.home', {})).first?.id).toBe(id)
  })

  it('the desk sees it in its inbox, with who could take it', async () => {
    expect((await county.ok('he', 'ticket.list', { list: 'desk' })).items.map(card => card.id)).toEqual([id])
    expect((await county.ok('he', 'desk.counters', {})).desk).toBe(1)
    const sheet = await county.ok('he', 'desk.sheet', { ticketId: id })
    expect(sheet.detail.content?.text).toContain('路灯')
    expect(sheet.detail.ticket.requester).toMatchObject({ name: '陈**', masked: true })
    expect(sheet.people.map(one => one.name)).toEqual(['李春兰', '王大山', '高明月'])
    expect(sheet.pools.map(pool => [pool.name, pool.members])).toEqual([
      ['三组一格', 1],
      ['三组', 2],
      ['杨梅村', 3],
    ])
    expect(sheet.preview.map(one => one.track)).toEqual([1, 2, 3])
  })

  it('the desk sends it to the grid members of a group', async () => {
    const { ticket } = await county.ok('he', 'ticket.dispatch', {
      ticketId: id,
      key: tap(),
      input: { category: 'infrastructure', sub: 'lamp', matter: 'public', track: 1, pool: 'g1' },
    })
    expect(ticket?.ticket).toMatchObject({ state: 'dispatched', offeredTo: '三组的网格员' })
    for (const who of ['li', 'wang'] as const)
      expect((await county.ok(who, 'grid.today', {})).offered.map(card => card.id)).toEqual([id])
    expect((await county.ok('gao', 'grid.today', {})).offered).toEqual([])
  })

  it('one of them claims it with measures and a day, and the villager sees who and when', async () => {
    await county.ok('li', 'ticket.claim', {
      ticketId: id,
      key: tap(),
      input: { measures: '找电工换灯头', promisedDay: '2026-11-20', showContact: true },
    })
    const { ticket, holder } = await county.ok('chen', 'ticket.open', { ticketId: id })
    expect(ticket.promise).toMatchObject({ who: '李春兰', measures: '找电工换灯头' })
    expect(holder).toMatchObject({ name: '李春兰', phone: '0700-li' })
    expect(newsOf(county).find(one => county.doc('events', one._id).type === 'Claimed')?.to).toEqual([
      expect.objectContaining({ who: 'requesters', how: 'message', template: 'claimed' }),
    ])
  })

  it('progress, result, rating', async () => {
    await county.ok('li', 'ticket.progress', {
      ticketId: id,
      key: tap(),
      input: { text: '灯头买到了', attachments: [] },
    })
    const refused = await county.as('li', 'ticket.resolve', {
      ticketId: id,
      key: tap(),
      input: { outcome: 'done', text: '换好了', attachments: [] },
    })
    expect(refused).toMatchObject({ ok: false, code: 'NEEDS_PHOTO' })
    await county.ok('li', 'ticket.resolve', {
      ticketId: id,
      key: tap(),
      input: { outcome: 'notNeeded', text: '电力所已经换好了', attachments: [] },
    })
    const { ticket } = await county.ok('chen', 'ticket.rate', {
      ticketId: id,
      key: tap(),
      input: { score: 5, text: '快', attachments: [] },
    })
    expect(ticket?.rating).toMatchObject({ score: 5, text: '快' })
    expect(
      (await county.ok('li', 'ticket.open', { ticketId: id }).catch(() => null))?.rating ?? null,
    ).toBeNull()
  })
})

describe('the other ways', () => {
  const submit = async (who: 'chen' | 'tan' | 'zhou' = 'tan', over = {}) => {
    await county.cloud.advance(hours(1))
    return (await county.ok(who, 'ticket.submit', { key: tap(), input: order(over) })).ticket?.ticket.id ?? ''
  }
  const dispatch = (ticketId: string, person: string) =>
    county.ok('he', 'ticket.dispatch', {
      ticketId,
      key: tap(),
      input: { category: 'infrastructure', sub: 'lamp', matter: 'minor', track: 1, person },
    })

  it('declined with where to go instead, appealed to the town', async () => {
    const id = await submit()
    await county.ok('he', 'ticket.decline', {
      ticketId: id,
      key: tap(),
      input: { reason: '不归村里管', whereInstead: '镇供电所' },
    })
    expect((await county.ok('tan', 'ticket.open', { ticketId: id })).declined).toEqual({
      reason: '不归村里管',
      whereInstead: '镇供电所',
    })
    await county.ok('tan', 'ticket.appeal', { ticketId: id, key: tap(), input: { text: '供电所说归村里' } })
    expect((await county.ok('zhao', 'ticket.list', { list: 'town' })).items.map(card => card.id)).toContain(
      id,
    )
    expect(
      await county.as('he', 'ticket.decline', {
        ticketId: id,
        key: tap(),
        input: { reason: '不归村里管', whereInstead: '镇供电所' },
      }),
    ).toMatchObject({ ok: false })
  })

  it('given back: out of the grid member’s sight, back on the desk with the reason', async () => {
    const id = await submit()
    await dispatch(id, 'gao')
    const { ticket } = await county.ok('gao', 'ticket.giveBack', {
      ticketId: id,
      key: tap(),
      input: { reason: '不在家，去外地了' },
    })
    expect(ticket).toBeNull()
    const [card] = (await county.ok('he', 'ticket.list', { list: 'returned' })).items.filter(
      one => one.id === id,
    )
    expect(card?.returned).toMatchObject({ times: 1, reason: '不在家，去外地了', by: '高明月' })
  })

  it('ordered by a grid member for a neighbour, with how they agreed', async () => {
    const {
      people: [person],
    } = await county.ok('li', 'grid.people', { q: '周福生' })
    // Found by the name, and by no id that another question could open.
    expect(person).toMatchObject({ name: '周福生' })
    expect(person?.id).not.toBe('zhou')
    const input = order({
      onBehalfOf: 'zhou',
      text: '想办一张老年证',
      category: 'livelihood',
      sub: 'certificate',
    })
    expect(await county.as('li', 'ticket.submit', { key: tap(), input })).toMatchObject({
      ok: false,
      code: 'NEEDS_CONSENT',
      field: 'consentWords',
    })
    const { ticket } = await county.ok('li', 'ticket.submit', {
      key: tap(),
      input: { ...input, consentWords: '当面同意' },
    })
    expect((await county.ok('zhou', 'ticket.list', { list: 'mine' })).items.map(card => card.id)).toContain(
      ticket?.ticket.id,
    )
    expect(
      await county.as('li', 'ticket.withdraw', { ticketId: ticket?.ticket.id ?? '', key: tap(), input: {} }),
    ).toMatchObject({ ok: false, code: 'NOT_ALLOWED' })
  })

  it('a complaint about staff goes to the town and is invisible below', async () => {
    const id = await submit('zhou', {
      aboutStaff: true,
      text: '网格员说话难听',
      category: 'livelihood',
      sub: 'livelihoodOther',
    })
    for (const who of ['he', 'li', 'yang'] as const)
      expect(await county.as(who, 'ticket.open', { ticketId: id })).toMatchObject({
        ok: false,
        code: 'NOT_FOUND',
      })
    expect(
      (await county.ok('zhao', 'ticket.list', { list: 'aboutStaff' })).items.map(card => card.id),
    ).toEqual([id])
    expect((await county.ok('he', 'ticket.list', { list: 'open' })).items.map(card => card.id)).not.toContain(
      id,
    )
  })

  it('likely duplicates are found by what they say, and merged', async () => {
    const first = await submit('chen', {
      text: '祠堂门口的水沟堵了，脏水漫到路上',
      place: '祠堂门口',
      sub: 'ditch',
    })
    const second = await submit('tan', {
      text: '祠堂前水沟堵住了，水漫路上没法走',
      place: '祠堂',
      sub: 'ditch',
    })
    const sheet = await county.ok('he', 'desk.sheet', { ticketId: second })
    expect(sheet.duplicates.map(card => card.id)).toEqual([first])
    expect((await county.ok('he', 'desk.counters', {})).duplicates).toBe(2)
    await county.ok('he', 'ticket.merge', {
      ticketId: second,
      key: tap(),
      input: { into: first, seenRev: sheet.detail.ticket.rev },
    })
    expect((await county.ok('tan', 'ticket.open', { ticketId: second })).ticket.merged).toMatchObject({
      state: 'submitted',
    })
  })

  it('a closed order is published by the committee with the text they confirmed', async () => {
    const id = await submit('tan', { category: 'livelihood', sub: 'errand', text: '帮忙取个包裹' })
    await county.ok('he', 'ticket.dispatch', {
      ticketId: id,
      key: tap(),
      input: { category: 'livelihood', sub: 'errand', matter: 'minor', track: 1, person: 'gao' },
    })
    await county.ok('gao', 'ticket.claim', {
      ticketId: id,
      key: tap(),
      input: { measures: '下午去镇上', promisedDay: '2026-11-20', showContact: false },
    })
    await county.ok('gao', 'ticket.resolve', {
      ticketId: id,
      key: tap(),
      input: { outcome: 'done', text: '取回来了', attachments: [] },
    })
    await county.ok('tan', 'ticket.rate', { ticketId: id, key: tap(), input: { score: 4, attachments: [] } })
    await county.cloud.advance(days(9))
    await county.cloud.trigger('jobs', 'minute')
    const open = await county.ok('yang', 'ticket.open', { ticketId: id })
    expect(open.ticket.state).toBe('closed')
    expect(
      await county.as('yang', 'ticket.publish', {
        ticketId: id,
        key: tap(),
        input: { asked: '取包裹', done: '取到了', seenRev: open.ticket.rev - 1 },
      }),
    ).toMatchObject({ ok: false, code: 'STALE' })
    await county.ok('yang', 'ticket.publish', {
      ticketId: id,
      key: tap(),
      input: { asked: '取包裹', done: '取到了', seenRev: open.ticket.rev },
    })
    const seen = await county.ok('chen', 'ticket.open', { ticketId: id })
    expect(seen.ticket.title).toBe('取包裹')
    expect(JSON.stringify(seen)).not.toContain('帮忙取个包裹')
  })
})
