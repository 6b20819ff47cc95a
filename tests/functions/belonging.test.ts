import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { days, hours } from '../../miniprogram/core/clock'
import { openCounty, order, tap, type County } from './county'
import { asking, askJoin, card, heard, listed, listedNumber, onlyWaiting } from './joining'
import { seal } from './seeded'
import { soon, stations } from './stations'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
let county: County
beforeAll(async () => {
  county = await openCounty()
  card(county, '11112222', 'h_n1_zhou')
})
afterAll(() => county.close())
const join = (openid: string, code: string, name = '吴小芳') =>
  askJoin(county, { openid }, code, name, { phone: '13800009999' })

describe('signing in with the card', () => {
  it('before that the first page is there, and nothing else', async () => {
    expect(await county.as({ openid: 'o_new' }, 'me.home', {})).toMatchObject({
      ok: true,
      data: { me: null, first: null },
    })
    expect(await county.as({ openid: 'o_new' }, 'ticket.list', { list: 'mine' })).toMatchObject({
      ok: false,
      code: 'NOT_SIGNED_IN',
    })
  })
  it('a card asks; somebody of the household says yes, and then the newcomer lives there', async () => {
    const asked = asking(await join('o_new', '11112222'))
    expect(asked).toMatchObject({ asked: 'newcomer', state: 'waiting', check: null })
    expect(asked.contacts.map(one => one.name)).toEqual(['李春兰', '何小雯'])
    expect(await county.as({ openid: 'o_new' }, 'me.home', {})).toMatchObject({
      data: { me: { name: '吴小芳', isGuest: true, home: null }, asking: { state: 'waiting' } },
    })
    const id = await onlyWaiting(county, 'zhou')
    const key = tap()
    const yes = await county.ok('zhou', 'join.answer', { id, yes: true, key })
    expect(await county.ok('zhou', 'join.answer', { id, yes: true, key })).toEqual(yes)
    expect(await county.as('li', 'join.answer', { id, yes: false, key: tap() })).toMatchObject({
      ok: false,
      code: 'ANSWERED_ALREADY',
    })
    expect(await county.as({ openid: 'o_new' }, 'me.home', {})).toMatchObject({
      data: { me: { isGuest: false, home: { id: 'n1' }, contact: { name: '李春兰' } }, asking: null },
    })
    expect(await join('o_new', '11112222')).toMatchObject({ ok: true, data: { state: 'in' } })
  })
  it('name and phone are kept sealed, the code only as a hash', () => {
    const stored = JSON.stringify([
      county.all('people'),
      county.all('contact_codes'),
      county.all('join_requests'),
    ])
    for (const secret of ['吴小芳', '13800009999', '11112222']) expect(stored).not.toContain(secret)
  })
  it('a no is a sentence for who asked, and somebody else’s no does not count', async () => {
    asking(await join('o_no', '11112222', '不认识'))
    const id = await onlyWaiting(county, 'zhou')
    for (const who of ['tan', 'gao', 'he', 'chen'] as const)
      expect(await county.as(who, 'join.answer', { id, yes: false, key: tap() })).toMatchObject({
        code: 'NOT_ALLOWED',
      })
    await county.ok('li', 'join.answer', { id, yes: false, reason: '没有这个人', key: tap() })
    expect(await county.as({ openid: 'o_no' }, 'me.home', {})).toMatchObject({
      data: { me: { isGuest: true }, asking: { state: 'refused', reason: '没有这个人' } },
    })
  })
  it('nobody answers in time: it runs out, and can be asked again', async () => {
    asking(await join('o_slow', '11112222', '慢慢来'))
    const id = await onlyWaiting(county, 'zhou')
    await county.cloud.advance(days(14) + 1)
    expect((await county.ok('zhou', 'join.waiting', {})).items).toEqual([])
    expect(await county.as('zhou', 'join.answer', { id, yes: true, key: tap() })).toMatchObject({
      code: 'ASK_OVER',
    })
    asking(await join('o_slow', '11112222', '慢慢来'))
    await county.ok('zhou', 'join.answer', { id: await onlyWaiting(county, 'zhou'), yes: false, key: tap() })
  })
  it('five wrong tries, also at once, lock for an hour; the right code does not open it earlier', async () => {
    expect(await join('o_guess', '00000000')).toMatchObject({ ok: false, code: 'CODE_WRONG' })
    await Promise.all(['1', '2', '3', '4'].map(n => join('o_guess', `0000000${n}`)))
    expect(await join('o_guess', '11112222')).toMatchObject({ ok: false, code: 'CODE_LOCKED' })
    await county.cloud.advance(hours(1) + 1)
    expect(asking(await join('o_guess', '11112222', '猜的人')).state).toBe('waiting')
  })
})

describe('the group of a grid', () => {
  const bind = (who: 'li' | 'he' | 'qin', gridId: string, group: { cloudID: string }) =>
    county.as(who, 'group.bind', { gridId, purpose: 'residents', group, key: tap() })
  const card = (opengid: string) => ({ cloudID: county.cloud.cloudId({ opengid }) })

  it('is bound from a card that WeChat opens', async () => {
    expect(await bind('li', 'n1', card('G_sanzu'))).toMatchObject({
      ok: true,
      data: { gridId: 'n1', byName: '李春兰' },
    })
    expect(
      (await county.ok('li', 'me.groups', {})).find(one => one.purpose === 'residents')?.boundAt,
    ).not.toBeNull()
  })
  it('a payload the phone made up is refused, whatever it says is inside', async () => {
    const before = county.deeds()
    expect(
      await bind('li', 'n1', { cloudID: 'made-up', data: { opengid: 'G_other' } } as { cloudID: string }),
    ).toMatchObject({ ok: false, code: 'BAD_INPUT', field: 'group' })
    expect(county.deeds()).toBe(before)
  })
  it('a card of yesterday is refused', async () => {
    const old = card('G_old')
    await county.cloud.advance(hours(24))
    expect(await bind('li', 'n1', old)).toMatchObject({ ok: false, code: 'BAD_INPUT' })
  })
  it('one group serves one grid, also when two leaders tap at once; unbound it is free again', async () => {
    expect(await bind('qin', 'n3', card('G_sanzu'))).toMatchObject({
      ok: false,
      code: 'GROUP_TAKEN',
      message: expect.stringContaining('三组一格') as unknown,
    })
    const replies = await Promise.all([bind('qin', 'n3', card('G_both')), bind('he', 'v1', card('G_both'))])
    expect(replies.filter(reply => reply.ok)).toHaveLength(1)
    await county.ok('li', 'group.unbind', { gridId: 'n1', purpose: 'residents', key: tap() })
    expect(await bind('li', 'n1', card('G_both'))).toMatchObject({ ok: false })
    expect(county.all('groups')).toHaveLength(1)
  })
  it('a new group takes the place of the one before', async () => {
    await bind('li', 'n1', card('G_first'))
    await bind('li', 'n1', card('G_second'))
    const own = county.all('groups').filter(one => one.gridId === 'n1')
    expect([county.all('groups').length, own.length]).toEqual([2, 1])
    expect(county.doc('grids', 'n1').groups).toMatchObject([{ opengid: own[0]?._id }])
    expect(await bind('qin', 'n3', card('G_second'))).toMatchObject({ ok: false, code: 'GROUP_TAKEN' })
  })
})

describe('small things of mine', () => {
  it('accepting a message counts once per tap, for templates of ours only', async () => {
    const key = tap()
    for (let i = 0; i < 3; i++)
      await county.ok('chen', 'me.accepted', { accepted: ['claimed', 'claimed', 'not-ours'], key })
    await county.ok('chen', 'me.accepted', { accepted: ['claimed'], key: tap() })
    expect(county.all('grants')).toMatchObject([{ _id: 'chen:claimed', left: 2 }])
  })
  it('a badge is seen by its owner only', async () => {
    county.cloud.store.put('sends', {
      _id: 's1',
      v: 1,
      about: { kind: 'ticket', id: 't' },
      personId: 'chen',
      villageId: 'v1',
      at: 5,
      message: '您的单有人领了',
      until: 'always',
      state: 'badge',
      tried: [],
      template: 'claimed',
      leaseUntil: 0,
      nextTryAt: null,
    })
    expect(await county.ok('tan', 'me.seen', { badges: ['s1'] })).toEqual({ left: 0 })
    expect((await county.ok('chen', 'me.home', {})).badges).toMatchObject([{ message: '您的单有人领了' }])
    expect(await county.ok('chen', 'me.seen', { badges: ['s1'] })).toEqual({ left: 0 })
  })
  it('a suggestion sent twice has one number', async () => {
    const ask = { kind: 'suggestion' as const, text: '字再大一点', key: tap() }
    expect(await county.ok('chen', 'me.feedback', ask)).toEqual(await county.ok('chen', 'me.feedback', ask))
    expect(county.all('opinions')).toHaveLength(1)
  })
  it('large text stays large', async () => {
    await county.ok('chen', 'me.settings', { elder: true })
    expect((await county.ok('chen', 'me.home', {})).me?.elder).toBe(true)
  })
  it('what is shared gives nothing away', async () => {
    expect((await county.ok('chen', 'share.card', { board: true })).title).toContain('杨梅村')
  })
})

describe('the slip of an order made for somebody', () => {
  it('lets a neighbour type the rating; a guessed code does not, and locks after five', async () => {
    const made = await county.ok('li', 'ticket.submit', {
      key: tap(),
      input: order({ category: 'livelihood', sub: 'errand', onBehalfOf: 'zhou', consentWords: '当面同意' }),
    })
    const ticketId = made.ticket?.ticket.id ?? ''
    expect(made.slip).toMatch(/^\d{8}$/)
    expect((await county.ok('tan', 'ticket.submit', { key: tap(), input: order() })).slip).toBeUndefined()
    await stations(county).sentOn(ticketId, { person: 'wang' })
    await county.ok('wang', 'ticket.claim', {
      ticketId,
      key: tap(),
      input: { measures: '去办', promisedDay: soon(county), showContact: false },
    })
    await county.ok('wang', 'ticket.resolve', {
      ticketId,
      key: tap(),
      input: { outcome: 'done', text: '好了', attachments: [] },
    })
    const rate = (slip: string) =>
      county.as('tan', 'ticket.rate', { ticketId, key: tap(), input: { score: 4, attachments: [], slip } })
    const wrong = made.slip === '00000000' ? '11111111' : '00000000'
    expect(await rate(wrong)).toMatchObject({ ok: false, code: 'CODE_WRONG', field: 'slip' })
    expect(
      await county.ok('tan', 'ticket.bySlip', { no: made.ticket?.ticket.no ?? '', slip: made.slip ?? '' }),
    ).toMatchObject({ ticketId, mayRate: true })
    expect(await rate(made.slip ?? '')).toMatchObject({ ok: true, data: { ticket: null } })
    expect(
      county.all('events').find(event => event.about.id === ticketId && event.type === 'Rated'),
    ).toMatchObject({ by: 'tan', slip: true })
    for (let i = 0; i < 4; i++) await county.as('tan', 'ticket.bySlip', { no: 'V126-9999', slip: wrong })
    expect(await rate(made.slip ?? '')).toMatchObject({ ok: false, code: 'CODE_LOCKED' })
  })
})

describe('somebody who is on no list', () => {
  type Helped = { gridId: string; name: string; door: string; phone?: string }
  const help = (who: 'li' | 'wang' | 'he' | 'qin' | 'chen', helped: Helped, consentWords = '当面同意') =>
    county.as(who, 'ticket.submit', {
      key: tap(),
      input: order({ category: 'livelihood', sub: 'errand', consentWords, showOnBoard: false }),
      helped,
    })
  const granny = { gridId: 'n1', name: '孟阿婆', door: '三组 99 号', phone: '13955550042' }
  beforeAll(() => {
    const store = county.cloud.store
    store.put('households', { ...county.doc('households', 'h_n1_zhou'), door: '三组 101 号' })
  })
  const named = (name: string) =>
    county.all('people').filter(({ nameSealed }) => nameSealed !== '' && seal.open(nameSealed) === name)
  const orderOf = (reply: Awaited<ReturnType<typeof help>>) =>
    county.doc('tickets', reply.ok ? (reply.data.ticket?.ticket.id ?? '') : '').ticket

  it('is helped at once: the order, the number and the slip are hers, and she is marked', async () => {
    const made = await help('li', granny)
    expect(made).toMatchObject({ ok: true, data: { slip: expect.stringMatching(/^\d{8}$/) as unknown } })
    const [person, ...others] = named('孟阿婆')
    expect(others).toEqual([])
    expect(person).toMatchObject({
      openid: `unbound:${person?._id ?? ''}`,
      householdId: null,
      guestAt: { householdId: null, door: '三组 99 号', path: ['c', 't1', 'v1', 'g1', 'n1'] },
    })
    expect(orderOf(made)).toMatchObject({
      requesterId: person?._id,
      authorId: 'li',
      source: 'onBehalf',
      householdId: null,
    })
    expect(await county.ok('he', 'ticket.open', { ticketId: orderOf(made).id })).toMatchObject({
      ticket: { requester: { name: '孟**', masked: true, unverified: true } },
      timeline: [{ agreed: { text: '当面同意', photos: [], voice: null } }],
    })
    const { phone } = await county.ok('he', 'ticket.unmask', {
      ticketId: orderOf(made).id,
      whose: 'requester',
      purpose: '约时间',
      key: tap(),
    })
    expect(phone).toBe('13955550042')
  })
  it('is found by the door she gave, also after the terms were made again', async () => {
    const byDoor = () => county.ok('he', 'ticket.find', { q: '99号' })
    expect(await byDoor()).toMatchObject({ items: [{ requester: { name: '孟**' } }] })
    await county.cloud.console('admin', { route: 'rebuild', data: { what: 'terms', dryRun: false } })
    expect(await byDoor()).toMatchObject({ items: [{ requester: { name: '孟**' } }] })
  })
  it('by the desk and the grid member at once, however the door is written, is one person', async () => {
    const made = await Promise.all([
      help('he', { gridId: 'v1', name: '孟 阿婆', door: '三组99号' }),
      help('wang', { ...granny, gridId: 'g1' }),
    ])
    expect(new Set(made.map(one => orderOf(one).requesterId))).toEqual(new Set([named('孟阿婆')[0]?._id]))
    const { people } = await county.ok('li', 'grid.people', { q: '孟' })
    expect(people).toMatchObject([{ name: '孟**', household: '三组 99 号 · 尾号 0042 · 待核实' }])
  })
  it('behind a door that is on the list; anybody who is listed there is nobody new', async () => {
    const made = await help('li', { gridId: 'n1', name: '外地来的', door: '杨梅村第三村民小组101号' })
    expect(named('外地来的')).toMatchObject([{ guestAt: { householdId: 'h_n1_zhou' } }])
    expect(orderOf(made).path).toEqual(['c', 't1', 'v1', 'g1', 'n1'])
    expect(orderOf(await help('he', { gridId: 'v1', name: '周福生', door: '三组 101 号' }))).toMatchObject({
      requesterId: 'zhou',
      householdId: 'h_n1_zhou',
    })
  })
  it('nobody is entered without a yes, in another village, or by a neighbour', async () => {
    const before = county.deeds()
    expect(await help('li', { ...granny, name: '不同意的' }, ' ')).toMatchObject({
      code: 'NEEDS_CONSENT',
      field: 'consentWords',
    })
    expect(await help('qin', granny)).toMatchObject({ code: 'NOT_ALLOWED' })
    expect(await help('chen', granny)).toMatchObject({ code: 'NOT_ALLOWED' })
    expect(await help('li', { ...granny, gridId: 'v1' })).toMatchObject({ code: 'NOT_ALLOWED' })
    expect(county.deeds()).toBe(before)
  })
  it('refused for something else, the mended form is still her order, and she is entered once', async () => {
    const first = {
      key: tap(),
      input: order({ category: 'livelihood', sub: 'errand', consentWords: '当面同意', showOnBoard: false }),
      helped: { ...granny, name: '毛阿公', door: '三组 97 号' },
    }
    const strange = { id: 'f0', kind: 'photo' as const }
    const refused = { ...first, input: { ...first.input, attachments: [strange] } }
    expect(await county.as('li', 'ticket.submit', refused as never)).toMatchObject({ ok: false })
    const mended = await county.as('li', 'ticket.submit', {
      ...first,
      key: tap(),
      instead: [first.key],
    } as never)
    const [man, ...others] = named('毛阿公')
    expect(others).toEqual([])
    expect(orderOf(mended as never)).toMatchObject({
      requesterId: man?._id,
      authorId: 'li',
      source: 'onBehalf',
    })
  })
  it('an account that typed her name at her door beforehand is not her', async () => {
    const asked = { place: { gridId: 'n1', door: '三组 101 号' }, name: '新来婆', key: tap() }
    expect(await county.as({ openid: 'o_thief' }, 'me.join', asked as never)).toMatchObject({ ok: true })
    const made = await help('li', { gridId: 'n1', name: '新来婆', door: '三组 101 号' })
    const guests = named('新来婆')
    expect(guests.map(({ openid }) => openid.startsWith('unbound:')).sort()).toEqual([false, true])
    expect(county.doc('people', orderOf(made).requesterId ?? '')).toMatchObject({
      openid: expect.stringMatching(/^unbound:/) as unknown,
    })
  })
  it('with a phone of her own she joins, and what was ordered for her is hers', async () => {
    const [lodger] = named('外地来的')
    expect(await join('o_lodger', '11112222', '外地来的')).toMatchObject({
      data: { state: 'likeness', who: '外**', hasAccount: false },
    })
    const asked = await askJoin(county, { openid: 'o_lodger' }, '11112222', '外地来的', { same: true })
    expect(asking(asked)).toMatchObject({ asked: 'listed' })
    // Until somebody there says yes she reads nothing that was ordered under that name.
    expect(await county.as({ openid: 'o_lodger' }, 'ticket.list', { list: 'mine' })).not.toMatchObject({
      data: { items: [expect.anything() as unknown] },
    })
    const { items } = await county.ok('zhou', 'join.waiting', {})
    const id = items.find(one => one.name === '外地来的')?.id ?? ''
    await county.ok('zhou', 'join.answer', { id, yes: true, key: tap() })
    expect(county.doc('people', lodger?._id ?? '')).toMatchObject({
      openid: 'o_lodger',
      householdId: 'h_n1_zhou',
      guestAt: null,
      belonged: [{ householdId: 'h_n1_zhou', how: 'accepted', until: null }],
    })
    expect(await county.as({ openid: 'o_lodger' }, 'ticket.list', { list: 'mine' })).toMatchObject({
      data: { items: [{ mine: true }] },
    })
  })
})

describe('the number of one’s own phone', () => {
  const { code } = (() => {
    let n = 0
    return { code: (phone: string) => `phone:${phone}:${++n}` }
  })()
  const byPhone = (openid: string, phone: string, name: string, key = tap()) =>
    county.as({ openid }, 'me.phone', { code: code(phone), name, key })
  beforeAll(() => {
    // Mother and son are listed with one number.
    for (const [id, name] of [
      ['sheng', '盛秋菊'],
      ['shengson', '盛小满'],
    ] as const)
      listed(county, id, name, listedNumber(county, '13955550061'))
    listed(county, 'old', '旧号人', listedNumber(county, '13955550062', county.cloud.now() - days(366)))
  })

  it('lets in at once who the list names with it, and of a family that shares it the one who is named', async () => {
    const key = tap()
    const asked = { code: code('13955550061'), name: '盛 小满', key }
    const reply = await county.as({ openid: 'o_sheng' }, 'me.phone', asked)
    expect(reply).toMatchObject({ data: { state: 'in', me: { name: '盛小满', home: { id: 'n1' } } } })
    // The answer was lost: WeChat's code is used up, the tap is known.
    expect(await county.as({ openid: 'o_sheng' }, 'me.phone', asked)).toEqual(reply)
    expect(county.doc('people', 'shengson')).toMatchObject({ openid: 'o_sheng', householdId: 'h_n1_zhou' })
    expect(county.doc('people', 'sheng').openid).toBe('unbound:sheng')
    await county.cloud.trigger('jobs', 'minute')
    expect(await heard(county, 'zhou')).toContain('盛** 登记到您家这一户了')
  })
  it('another name, another number, one nobody confirmed for a year, and no code of WeChat’s: the same nothing', async () => {
    for (const [phone, name] of [
      ['13955550061', '周福生'],
      ['13955550069', '盛秋菊'],
      ['13955550062', '旧号人'],
    ] as const)
      expect(await byPhone('o_noone', phone, name)).toMatchObject({ ok: false, code: 'PHONE_UNLISTED' })
    expect(
      await county.as({ openid: 'o_noone' }, 'me.phone', { code: 'made-up', name: '盛秋菊', key: tap() }),
    ).toMatchObject({ code: 'PHONE_UNPROVED', field: 'phone' })
    expect(county.all('people').some(({ openid }) => openid === 'o_noone')).toBe(false)
    for (let i = 0; i < 2; i++) await byPhone('o_noone', '13955550061', '猜名字')
    expect(await byPhone('o_noone', '13955550061', '盛秋菊')).toMatchObject({ code: 'CODE_LOCKED' })
  })
  it('takes nobody’s account: who has one already is met face to face', async () => {
    const reply = await byPhone('o_thief', '13955550061', '盛小满')
    expect(asking(reply)).toMatchObject({
      asked: 'account',
      check: expect.stringMatching(/^\d{4}$/) as unknown,
    })
    expect(county.doc('people', 'shengson').openid).toBe('o_sheng')
  })
  it('is one’s own once it is changed by oneself: the list’s old one opens nothing any more', async () => {
    await county.as({ openid: 'o_sheng' }, 'me.settings', { phone: '13955550063' })
    expect(await byPhone('o_next', '13955550061', '盛小满')).toMatchObject({ code: 'PHONE_UNLISTED' })
  })
})

describe('a door that is only named', () => {
  const name = (openid: string, gridId: string, door: string, more: object = {}) =>
    county.as({ openid }, 'me.join', { place: { gridId, door }, name: '路过的', key: tap(), ...more })
  it('is asked at, however it is written; the grid member hears of it, the family’s phones do not ring', async () => {
    const before = await heard(county, 'zhou')
    expect(asking(await name('o_named', 'v1', '3组101号'))).toMatchObject({
      asked: 'newcomer',
      door: '三组 101 号',
    })
    await county.cloud.trigger('jobs', 'minute')
    expect(await heard(county, 'zhou')).toBe(before)
    expect(await heard(county, 'li')).toContain('路** 想登记')
    expect((await county.ok('zhou', 'join.waiting', {})).items.at(-1)).toMatchObject({
      name: '路过的',
      group: null,
    })
  })
  it('that is not there, or there twice, is a sentence; five wrong ones lock', async () => {
    expect(await name('o_wrong', 'v1', '三组 999 号')).toMatchObject({
      code: 'DOOR_UNKNOWN',
      field: 'door',
      message: expect.stringContaining('杨梅村没有写成这样的门牌') as unknown,
    })
    for (let i = 0; i < 4; i++) await name('o_wrong', 'v1', `三组 99${i} 号`)
    expect(await name('o_wrong', 'v1', '三组 101 号')).toMatchObject({ code: 'CODE_LOCKED' })
    county.cloud.store.put('households', { ...county.doc('households', 'h_n1_chen'), door: '3 组 101 号' })
    expect(await name('o_twice', 'v1', '三组 101 号')).toMatchObject({ code: 'DOOR_TWICE', field: 'door' })
    expect(await name('o_county', 'c', '三组 101 号')).toMatchObject({ code: 'NOT_FOUND' })
    expect(await name('o_both', 'v1', '三组 101 号', { code: '11112222' })).toMatchObject({
      code: 'BAD_INPUT',
    })
  })
})

describe('coming from the group of a grid', () => {
  const cardOf = (opengid: string) => ({ cloudID: county.cloud.cloudId({ opengid }) })
  const enter = (openid: string, opengid: string) =>
    county.as({ openid }, 'group.enter', { group: cardOf(opengid), key: tap() })
  beforeAll(async () => {
    county.cloud.store.put('households', { ...county.doc('households', 'h_n1_chen'), door: '三组 103 号' })
    await county.ok('li', 'group.bind', {
      gridId: 'n1',
      purpose: 'residents',
      group: cardOf('G_home'),
      key: tap(),
    })
  })
  it('names its grid, and the person who asks from there is shown as coming from it: the family hears at once', async () => {
    const entered = await enter('o_member', 'G_home')
    expect(entered).toMatchObject({
      data: { purpose: 'residents', grid: { id: 'n1', name: '三组一格' }, village: { id: 'v1' } },
    })
    const proof = entered.ok ? entered.data.proof : ''
    const ask = { place: { gridId: 'n1', door: '三组 103 号' }, name: '群里人', proof, key: tap() }
    expect(asking(await county.as({ openid: 'o_member' }, 'me.join', ask)).door).toBe('三组 103 号')
    await county.cloud.trigger('jobs', 'minute')
    expect(await heard(county, 'chen')).toContain('群** 想登记到这一户')
    expect((await county.ok('chen', 'join.waiting', {})).items).toMatchObject([
      { name: '群里人', group: '三组一格' },
    ])
  })
  it('a proof is of one account, of one grid, and of one day', async () => {
    const entered = await enter('o_first', 'G_home')
    const proof = entered.ok ? entered.data.proof : ''
    const ask = (gridId: string, door: string) => ({
      place: { gridId, door },
      name: '别人',
      proof,
      key: tap(),
    })
    const theirs = { route: 'me.join', data: ask('n1', '三组 103 号'), contract: 1 }
    expect(await county.raw({ openid: 'o_second' }, theirs)).toMatchObject({ code: 'PAGE_OLD' })
    county.cloud.store.put('households', { ...county.doc('households', 'h_n2_tan'), door: '77 号' })
    asking(await county.as({ openid: 'o_first' }, 'me.join', ask('v1', '77号')))
    await county.cloud.advance(days(1) + 1)
    asking(await county.as({ openid: 'o_first' }, 'me.join', ask('n1', '三组 103 号')))
    const groups = county.all('join_requests').filter(({ openid }) => openid === 'o_first')
    expect(groups).toMatchObject([{ householdId: 'h_n1_chen' }])
    expect(groups[0]?.group).toBeUndefined()
  })
  it('the village and the town read which grids have none; nobody else does', async () => {
    const namesFor = async (who: 'he' | 'zhao') =>
      (await county.ok(who, 'group.unbound', {})).items.map(({ name, village }) => `${village}${name}`)
    const before = await namesFor('he')
    expect(before).not.toContain('杨梅村三组一格')
    await county.ok('li', 'group.unbind', { gridId: 'n1', purpose: 'residents', key: tap() })
    expect((await namesFor('he')).filter(name => !before.includes(name))).toEqual(['杨梅村三组一格'])
    expect(await namesFor('zhao')).toEqual(expect.arrayContaining(before))
    expect(await county.as('li', 'group.unbound', {})).toMatchObject({ code: 'NOT_ALLOWED' })
    const group = cardOf('G_home')
    await county.ok('li', 'group.bind', { gridId: 'n1', purpose: 'residents', group, key: tap() })
  })
  it('a group that is bound nowhere, or a card somebody made up, is a sentence', async () => {
    expect(await enter('o_member', 'G_unknown')).toMatchObject({ code: 'GROUP_UNBOUND' })
    expect(
      await county.as({ openid: 'o_member' }, 'group.enter', { group: { cloudID: 'made-up' }, key: tap() }),
    ).toMatchObject({ code: 'BAD_INPUT', field: 'group' })
  })
  it('one grown-up of a household counts, once; children and those from elsewhere do not', async () => {
    const inGroup = () => county.all('households').flatMap(one => (one.inGroup ? [one._id] : []))
    await enter('o_chen', 'G_home')
    await enter('o_chen', 'G_home')
    await enter('o_tan', 'G_home')
    county.cloud.store.put('people', { ...county.doc('people', 'zhou'), bornIn: 2012 })
    await enter('o_zhou', 'G_home')
    expect(inGroup()).toEqual(['h_n1_chen'])
    expect((await county.ok('li', 'me.groups', {})).find(one => one.purpose === 'residents')).toMatchObject({
      households: { in: 1, all: 5 },
    })
  })
})
