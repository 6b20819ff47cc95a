/** One human, one person: who is listed is asked whether it is her; accounts, numbers and households change hands openly. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { dayKey, days, hours } from '../../miniprogram/core/clock'
import { isOwnHousehold } from '../../miniprogram/core/people/impartial'
import { openCounty, order, tap, type County } from './county'
import { seal } from './seeded'
import { nextTick } from './jobs-tick'
import { asking, askJoin, card, heard, listed, onlyWaiting } from './joining'
import { expectLaws } from './laws'
import { earning } from './points'
import { earned } from './shop'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
let county: County
beforeAll(async () => {
  county = await openCounty()
  card(county, '11112222', 'h_n1_zhou')
  card(county, '55556666', 'h_n2_tan')
  listed(county, 'bao', '包桂英')
})
afterAll(() => county.close())
const answerAs = (who: 'zhou' | 'li', id: string, more: { check?: string } = {}) =>
  county.as(who, 'join.answer', { id, yes: true, key: tap(), ...more })
const personOf = (openid: string) => county.all('people').find(one => one.openid === openid)
const me = { openid: 'o_bao' }
let orderId = ''

describe('您是包大娘吗', () => {
  it('an order made for her before she had a phone', async () => {
    const made = await county.ok('li', 'ticket.submit', {
      key: tap(),
      input: order({ category: 'livelihood', sub: 'errand', onBehalfOf: 'bao', consentWords: '当面同意' }),
    })
    orderId = made.ticket?.ticket.id ?? ''
    expect(county.doc('tickets', orderId).ticket.requesterId).toBe('bao')
  })

  it.each(['包桂英', '包 桂英', ' 包　桂英 ', '包\u200b桂英'])(
    '%j is asked, and shown masked only',
    async name => {
      const reply = await askJoin(county, me, '11112222', name)
      expect(reply).toMatchObject({ ok: true, data: { state: 'likeness', who: '包**', hasAccount: false } })
      expect(JSON.stringify(reply)).not.toMatch(/桂英|"bao"/)
    },
  )

  it('a yes is hers once somebody of the house said so; then her order is hers, and there is one of her', async () => {
    expect(asking(await askJoin(county, me, '11112222', '包桂英', { same: true })).asked).toBe('listed')
    // Meanwhile she is a guest, who may order and reads nothing that was ordered for that name.
    expect(await county.as(me, 'me.home', {})).toMatchObject({ data: { me: { isGuest: true, home: null } } })
    expect(await county.as(me, 'ticket.open', { ticketId: orderId })).toMatchObject({ code: 'NOT_FOUND' })
    const guest = personOf('o_bao')?._id ?? ''
    expect(await answerAs('zhou', await onlyWaiting(county, 'zhou'))).toMatchObject({ ok: true })
    expect(personOf('o_bao')?._id).toBe('bao')
    expect(county.doc('people', guest)).toMatchObject({ united: { into: 'bao' }, home: [], guestAt: null })
    expect(await county.as(me, 'ticket.open', { ticketId: orderId })).toMatchObject({ ok: true })
    expect(await county.as(me, 'ticket.list', { list: 'mine' })).toMatchObject({
      data: { items: [{ id: orderId }] },
    })
  })

  it('the household hears of it', async () => {
    await nextTick(county)
    expect(await heard(county, 'zhou')).toContain('包** 登记到您家这一户了')
  })

  it('who says no is somebody new, and the likeness stands before the person who answers', async () => {
    await askJoin(county, { openid: 'o_same' }, '11112222', '包桂英', { same: false })
    const { items } = await county.ok('li', 'join.waiting', {})
    expect(items).toMatchObject([{ asked: 'newcomer', name: '包桂英', alike: '包**' }])
    await county.ok('li', 'join.answer', { id: items[0]?.id ?? '', yes: false, key: tap() })
  })
})

describe('one’s own number', () => {
  it('is changed by oneself, and given up', async () => {
    expect((await county.ok('chen', 'me.settings', { phone: '13912345678' })).phone).toBe('139****5678')
    expect(seal.open(county.doc('people', 'chen').phoneSealed ?? '')).toBe('13912345678')
    expect((await county.ok('chen', 'me.settings', { phone: null })).phone).toBeNull()
    expect(county.doc('people', 'chen').phoneSealed).toBeNull()
  })
  it('joining again with another one does not ignore it', async () => {
    expect(await askJoin(county, 'zhou', '11112222', '周福生', { phone: '13911112222' })).toMatchObject({
      data: { state: 'in', me: { phone: '139****2222' } },
    })
    expect(seal.open(county.doc('people', 'zhou').phoneSealed ?? '')).toBe('13911112222')
  })
})

describe('a new WeChat account', () => {
  const fresh = { openid: 'o_bao2' }
  it('is exchanged by the grid member, standing before her; a housemate cannot', async () => {
    expect(await askJoin(county, fresh, '11112222', '包桂英')).toMatchObject({
      data: { state: 'likeness', hasAccount: true },
    })
    const { check } = asking(await askJoin(county, fresh, '11112222', '包桂英', { same: true }))
    expect(check).toMatch(/^\d{4}$/)
    const id = await onlyWaiting(county, 'li')
    expect(JSON.stringify(await county.ok('li', 'join.waiting', {}))).not.toContain(check)
    expect(await answerAs('zhou', id, { check: check ?? '' })).toMatchObject({ code: 'NOT_ALLOWED' })
    expect(await answerAs('li', id)).toMatchObject({ code: 'CHECK_WRONG' })
    const wrong = check === '1234' ? '4321' : '1234'
    expect(await answerAs('li', id, { check: wrong })).toMatchObject({ code: 'CHECK_WRONG' })
    expect(await county.as(me, 'ticket.open', { ticketId: orderId })).toMatchObject({ ok: true })
    expect(await answerAs('li', id, { check: check ?? '' })).toMatchObject({ ok: true })
  })
  it('the old account is out, the new one is her, and person, house and town are told', async () => {
    expect(await county.as(me, 'ticket.open', { ticketId: orderId })).toMatchObject({ code: 'NOT_SIGNED_IN' })
    expect(await county.as(fresh, 'ticket.open', { ticketId: orderId })).toMatchObject({ ok: true })
    await nextTick(county)
    for (const who of [fresh, 'zhou', 'zhao'] as const)
      expect(await heard(county, who)).toContain('包** 换了新的微信')
  })
  it('the old account asks again and becomes nobody else’s self', async () => {
    asking(await askJoin(county, me, '11112222', '另一个人'))
    expect(personOf('o_bao')?._id).not.toBe('bao')
    expect(county.doc('people', 'bao').openid).toBe('o_bao2')
    await county.ok('li', 'join.answer', { id: await onlyWaiting(county, 'li'), yes: false, key: tap() })
  })
})

describe('a household over time', () => {
  const mover = { openid: 'o_mover' }
  const joined = async (code: string, by: 'zhou' | 'tan') => {
    asking(await askJoin(county, mover, code, '莫小山'))
    await county.ok(by, 'join.answer', { id: await onlyWaiting(county, by), yes: true, key: tap() })
  }
  const takeOut = (household: string, by: 'zhou' | 'tan') => {
    const person = personOf('o_mover')
    const whom = seal.codeHash('member', `${household}:${person?._id ?? ''}`).slice(0, 16)
    return county.ok(by, 'join.takeOut', { household, whom, key: tap() })
  }
  const isOwn = (household: string) => {
    const person = personOf('o_mover')
    return person !== undefined && isOwnHousehold(person, household, county.cloud.now())
  }

  it('a wrong join undone within two days and unused leaves no relation', async () => {
    await joined('11112222', 'zhou')
    expect(isOwn('h_n1_zhou')).toBe(true)
    await county.cloud.advance(hours(47))
    expect((await takeOut('h_n1_zhou', 'zhou')).message).toContain('没登记过')
    expect(personOf('o_mover')).toMatchObject({ householdId: null, belonged: [] })
    expect(isOwn('h_n1_zhou')).toBe(false)
  })
  it('the relation of a real one lasts half a year after it ended', async () => {
    await joined('11112222', 'zhou')
    await county.cloud.advance(days(3))
    expect((await takeOut('h_n1_zhou', 'zhou')).message).toContain('半年')
    expect(isOwn('h_n1_zhou')).toBe(true)
    await county.cloud.advance(days(180))
    expect(isOwn('h_n1_zhou')).toBe(false)
  })
  it('moving is a request, an event in both houses, and news in both', async () => {
    await joined('11112222', 'zhou')
    await joined('55556666', 'tan')
    expect(personOf('o_mover')).toMatchObject({ householdId: 'h_n2_tan' })
    expect([isOwn('h_n1_zhou'), isOwn('h_n2_tan')]).toEqual([true, true])
    await nextTick(county)
    expect(await heard(county, 'zhou')).toContain('莫** 不在您家户里了')
    expect(await heard(county, 'tan')).toContain('莫** 登记到您家这一户了')
    const log = county.all('belonging_events').filter(one => one.personId === personOf('o_mover')?._id)
    expect(
      log
        .slice(-2)
        .map(({ householdId, type }) => `${householdId} ${type}`)
        .sort(),
    ).toEqual(['h_n1_zhou left', 'h_n2_tan joined'])
  })
  it('who was deleted and comes back with the same account is no stranger to the household', async () => {
    const { _id } = personOf('o_mover') ?? { _id: '' }
    expect(
      await county.cloud.console('admin', { route: 'erase', data: { personId: _id, identity: true } }),
    ).toMatchObject({
      ok: true,
      data: { identity: true },
    })
    expect(JSON.stringify(county.all('former_stays'))).not.toMatch(/o_mover|莫小山/)
    asking(await askJoin(county, mover, '11112222', '新名字'))
    await county.ok('zhou', 'join.answer', { id: await onlyWaiting(county, 'zhou'), yes: true, key: tap() })
    expect(isOwn('h_n2_tan')).toBe(true)
  })
  it('roster people are not taken out by a phone', async () => {
    earned(county, 'h_n1_zhou', 10)
    const whom = seal.codeHash('member', 'h_n1_zhou:zhou').slice(0, 16)
    expect(
      await county.as('zhou', 'join.takeOut', { household: 'h_n1_zhou', whom, key: tap() }),
    ).toMatchObject({
      code: 'ON_ROSTER',
    })
  })
})

describe('the first administrator', () => {
  it('asks for the county’s own post and is confirmed from the console, by the number off the phone', async () => {
    const first = { openid: 'o_first' }
    listed(county, 'root', '田大海', {
      householdId: null,
      home: [],
      belonged: [],
      staffName: '田大海',
      posts: [{ role: 'admin', gridId: 'c', path: ['c'], from: 0, until: null }],
      postKeys: ['admin@c'],
    })
    const reply = asking(await county.as(first, 'me.post', { name: '田大海', key: tap() }))
    const confirm = (check: string) =>
      county.cloud.console('admin', { route: 'confirmPost', data: { personId: 'root', check } })
    expect(await confirm(reply.check === '0000' ? '1111' : '0000')).toMatchObject({
      ok: false,
      code: 'CHECK_WRONG',
    })
    expect(county.doc('people', 'root').openid).toBe('unbound:root')
    expect(await confirm(reply.check ?? '')).toMatchObject({ ok: true })
    expect(await county.as(first, 'me.home', {})).toMatchObject({
      data: { me: { duties: [{ role: 'admin' }] }, asking: null },
    })
  })
})

describe('two selves that came to be', () => {
  // Five requests a day at one door ring the family's phones.
  beforeEach(() => county.cloud.advance(days(2)))
  const submit = async (who: { openid: string }) => {
    const made = await county.as(who, 'ticket.submit', { key: tap(), input: order() })
    if (!made.ok) throw new Error(`${made.code} ${made.message}`)
    return made.data.ticket?.ticket.id ?? ''
  }
  /** Somebody who joined that house as a newcomer, and orders. */
  const newcomer = async (openid: string, name: string, code = '11112222', by: 'zhou' | 'tan' = 'zhou') => {
    const me = { openid }
    asking(await askJoin(county, me, code, name, { same: false }))
    await county.ok(by, 'join.answer', { id: await onlyWaiting(county, by), yes: true, key: tap() })
    return me
  }

  it('a guest who is listed after all: what she ordered meanwhile is hers', async () => {
    listed(county, 'gui', '桂小满')
    const guest = { openid: 'o_gui' }
    asking(await askJoin(county, guest, '11112222', '桂小满', { same: false }))
    const id = await submit(guest)
    const first = personOf('o_gui')?._id ?? ''
    await askJoin(county, guest, '11112222', '桂小满', { same: true })
    await county.ok('zhou', 'join.answer', { id: await onlyWaiting(county, 'zhou'), yes: true, key: tap() })
    expect(personOf('o_gui')?._id).toBe('gui')
    expect(await county.as(guest, 'ticket.open', { ticketId: id })).toMatchObject({ ok: true })
    expect(await county.as(guest, 'ticket.list', { list: 'mine' })).toMatchObject({
      data: { items: [{ id }] },
    })
    expect(county.doc('tickets', id).ticket).toMatchObject({ requesterId: 'gui', authorId: 'gui' })
    // Nothing was rewritten: the first step keeps the name it was pressed under, a step of its own says the rest.
    const steps = county.all('events').filter(one => one.about.id === id)
    expect(steps.map(({ type, by }) => [type, by])).toEqual([
      ['Submitted', first],
      ['SelfJoined', 'clock'],
    ])
    expect(steps[1]).toMatchObject({ from: first, into: 'gui', confirmedBy: 'zhou' })
    expect(county.doc('ticket_words', county.doc('tickets', id).ticket.wordsId)).toMatchObject({
      owner: 'gui',
      by: 'gui',
    })
    expectLaws(county)
  })

  it('a member of the house who is listed there too becomes one only face to face; orders, news and stays are hers', async () => {
    listed(county, 'lan', '兰秀珍')
    const me = await newcomer('o_lan', '兰秀珍')
    const second = personOf('o_lan')?._id ?? ''
    const id = await submit(me)
    const said = { kind: 'suggestion' as const, text: '桥上装个灯', key: tap() }
    expect(await county.as(me, 'me.feedback', said)).toMatchObject({ ok: true })
    expect(await askJoin(county, me, '11112222', '兰秀珍')).toMatchObject({
      data: { state: 'likeness', who: '兰**' },
    })
    const { check } = asking(await askJoin(county, me, '11112222', '兰秀珍', { same: true }))
    const request = await onlyWaiting(county, 'li')
    expect(await answerAs('zhou', request, { check: check ?? '' })).toMatchObject({ code: 'NOT_ALLOWED' })
    expect(await answerAs('li', request, { check: check === '1234' ? '4321' : '1234' })).toMatchObject({
      code: 'CHECK_WRONG',
    })
    expect(personOf('o_lan')?._id, 'nothing until then').toBe(second)
    expect(await answerAs('li', request, { check: check ?? '' })).toMatchObject({ ok: true })
    expect(personOf('o_lan')).toMatchObject({ _id: 'lan', householdId: 'h_n1_zhou' })
    expect(county.doc('people', second)).toMatchObject({
      householdId: null,
      phoneSealed: null,
      united: { into: 'lan', by: 'li', open: null },
    })
    expect(await county.as(me, 'ticket.open', { ticketId: id })).toMatchObject({ ok: true })
    expect(county.all('opinions').filter(one => one.by === second)).toEqual([])
    expect(county.all('opinions').filter(one => one.by === 'lan')).toHaveLength(1)
    await nextTick(county)
    for (const who of [me, 'zhou', 'zhao'] as const)
      expect(await heard(county, who)).toContain('兰** 先后登记过两次，由李春兰当面核对，是同一个人')
    expect(
      (await county.ok('li', 'me.household', { household: 'h_n1_zhou' }))?.log.map(one => one.message),
    ).toContain('兰** 和这一户名册上的是同一个人，并到一起了')
    expectLaws(county)
  })

  it('what she objected to, put forward and agreed to is hers, and is counted once', async () => {
    listed(county, 'qiao', '乔巧云')
    const me = await newcomer('o_qiao', '乔巧云')
    const second = personOf('o_qiao')?._id ?? ''
    const { confirmed } = earning(county)
    const daysAgo = (n: number) => dayKey(county.cloud.now() - days(n))
    const [deedId, another] = [await confirmed(), await confirmed({ day: daysAgo(1) })]
    for (const id of [deedId, another])
      expect(await county.as(me, 'points.object', { id, reason: '没见着', key: tap() })).toMatchObject({
        ok: true,
      })
    const nominate = async (who: 'tan' | { openid: string }, householdId: string) => {
      const put = { kind: 'helpful' as const, householdId, text: '热心', key: tap() }
      const made = await county.as(who, 'honour.nominate', put)
      if (!made.ok) throw new Error(`${made.code} ${made.message}`)
      return made.data.honour.id
    }
    const [own, others, hers] = [
      await nominate('tan', 'h_n1_zhou'),
      await nominate('tan', 'h_n1_liu'),
      await nominate(me, 'h_n1_chen'),
    ]
    expect(await county.as(me, 'honour.consent', { id: own, consent: true, key: tap() })).toMatchObject({
      ok: true,
    })
    await county.ok('liu', 'honour.consent', { id: others, consent: true, key: tap() })
    expect(await county.as(me, 'honour.object', { id: others, reason: '不实', key: tap() })).toMatchObject({
      ok: true,
    })

    const { check } = asking(await askJoin(county, me, '11112222', '乔巧云', { same: true }))
    await county.ok('li', 'join.answer', {
      id: await onlyWaiting(county, 'li'),
      yes: true,
      key: tap(),
      check: check ?? '',
    })
    expect(personOf('o_qiao')?._id).toBe('qiao')
    expect([deedId, another].map(id => county.doc('deeds', id).deed.objections.map(({ by }) => by))).toEqual([
      ['qiao'],
      ['qiao'],
    ])
    const honour = (id: string) => county.doc('honours', id).honour
    expect(honour(own).consent?.by).toBe('qiao')
    expect(honour(others).objections.map(({ by }) => by)).toEqual(['qiao'])
    expect(honour(hers).nominatedBy).toBe('qiao')
    // How often she nominated goes along, too.
    expect(county.doc('quotas', 'qiao:nominate').days).toEqual({
      [dayKey(county.cloud.now())]: { times: 1, points: 0 },
    })
    expect(county.all('quotas').map(({ _id }) => _id)).not.toContain(`${second}:nominate`)
    // Three wait, so a fourth is not taken; and what she objected to stays hers to read.
    const fourth = await county.as(me, 'points.object', {
      id: await confirmed({ day: daysAgo(2) }),
      reason: '没见着',
      key: tap(),
    })
    expect(fourth).toMatchObject({ ok: false, code: 'OBJECTIONS_OPEN' })
    expect(
      await county.as(me, 'points.object', { id: deedId, reason: '再说一遍', key: tap() }),
    ).toMatchObject({
      code: 'OBJECTED_ALREADY',
    })
    const steps = county
      .all('events')
      .filter(({ about, type }) => about.id === others && type === 'SelfJoined')
    expect(steps).toMatchObject([{ from: second, into: 'qiao', confirmedBy: 'li', by: 'clock' }])
    expectLaws(county)
  })

  it('what is owned in the other house counts on: she was of that family, too', async () => {
    listed(county, 'mei', '梅香')
    const me = await newcomer('o_mei', '梅香', '55556666', 'tan')
    const { check } = asking(await askJoin(county, me, '11112222', '梅香', { same: true }))
    await county.ok('li', 'join.answer', {
      id: await onlyWaiting(county, 'li'),
      yes: true,
      key: tap(),
      check: check ?? '',
    })
    const person = personOf('o_mei')
    expect(person?._id).toBe('mei')
    for (const house of ['h_n1_zhou', 'h_n2_tan'])
      expect(person && isOwnHousehold(person, house, county.cloud.now()), house).toBe(true)
  })

  it('more orders than one request can carry are carried by the clock', async () => {
    listed(county, 'duo', '多福')
    const guest = { openid: 'o_duo' }
    asking(await askJoin(county, guest, '11112222', '多福', { same: false }))
    const ids: string[] = []
    for (let i = 0; i < 25; i++) {
      await county.cloud.advance(60_000)
      ids.push(await submit(guest))
    }
    const second = personOf('o_duo')?._id ?? ''
    await askJoin(county, guest, '11112222', '多福', { same: true })
    await county.ok('zhou', 'join.answer', { id: await onlyWaiting(county, 'zhou'), yes: true, key: tap() })
    await nextTick(county)
    expect(ids.map(id => county.doc('tickets', id).ticket.requesterId)).toEqual(ids.map(() => 'duo'))
    expect(county.doc('people', second).united).toMatchObject({ open: null })
  })

  it.each([
    ['of another village', (id: string) => ({ home: ['c', 't1', 'v2', 'g3', 'n3'], id })],
    [
      'on the roster',
      (id: string) => ({
        belonged: [{ householdId: 'h_n1_zhou', from: 0, until: null, how: 'roster' as const }],
        id,
      }),
    ],
    ['who holds a post', (id: string) => ({ staffName: '某某', id })],
  ])('a second one %s stays two', async (_, over) => {
    const n = county.all('people').length
    listed(county, `one${n}`, '同名人')
    const me = await newcomer(`o_two${n}`, '同名人')
    const second = county.all('people').find(one => one.openid === me.openid)
    if (!second) throw new Error('nobody joined')
    const { id: __, ...change } = over(second._id)
    county.cloud.store.put('people', { ...second, ...change })
    const reply = asking(await askJoin(county, me, '11112222', '同名人', { same: true }))
    const id = await onlyWaiting(county, 'li')
    expect(await answerAs('li', id, { check: reply.check ?? '' })).toMatchObject({
      ok: false,
      code: 'TWO_SELVES',
    })
    expect(personOf(me.openid)?._id).toBe(second._id)
    await county.ok('li', 'join.answer', { id, yes: false, key: tap() })
    county.cloud.store.put('people', { ...county.doc('people', `one${n}`), householdId: null })
    county.cloud.store.put('people', { ...second, householdId: null })
  })
})

it('a new account that asks twice at once is one person', async () => {
  const twin = { openid: 'o_twin' }
  const replies = await Promise.all([1, 2].map(() => askJoin(county, twin, '55556666', '吴小芳')))
  expect(replies.map(reply => reply.ok || reply.code)).toEqual([true, true])
  expect(county.all('people').filter(one => one.openid === 'o_twin')).toHaveLength(1)
})
