/** Two people who read the same, one name typed in three ways, and what somebody really has to do. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openCounty, order, tap, type County } from './county'
import { seal } from './seeded'
import { soon, stations } from './stations'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 })
let county: County
const person = (id: string, name: string, phone: string | null) => {
  const chen = county.doc('people', 'chen')
  county.cloud.store.put('people', {
    ...chen,
    _id: id,
    openid: `unbound:${id}`,
    nameSealed: seal.seal(name),
    phoneSealed: phone && seal.seal(phone),
  })
}
beforeAll(async () => {
  county = await openCounty()
})
afterAll(() => county.close())
const rows = async (q?: string) =>
  (await county.ok('li', 'grid.people', q === undefined ? {} : { q })).people.map(
    one => `${one.name} ${one.household}`,
  )

describe('whom one orders for', () => {
  it('two 陈 of one household are told apart by the end of their numbers, still masked', async () => {
    person('x1', '陈望生', '13900007777')
    expect((await rows('陈')).sort()).toEqual([
      '陈** 三组一格 4 号 · 尾号 1000',
      '陈** 三组一格 4 号 · 尾号 7777',
    ])
  })
  it('two without a number are the first and the second', async () => {
    person('x2', '孔小满', null)
    expect(await rows('孔')).toEqual(['孔** 三组一格 4 号 · 没留电话'])
    person('x3', '孔立夏', null)
    expect(await rows('孔')).toEqual([
      '孔** 三组一格 4 号 · 没留电话 · 第 1 位',
      '孔** 三组一格 4 号 · 没留电话 · 第 2 位',
    ])
  })
  it.each(['王　芳', '王 芳', '王芳', '王\u200b芳', ' 王芳 '])(
    '%j finds all three who write it differently',
    async q => {
      person('w1', '王芳', '13900000001')
      person('w2', '王　芳', '13900000002')
      person('w3', '王 芳', '13900000003')
      expect(await rows(q)).toHaveLength(3)
    },
  )
  it('a surname of two characters is a surname', async () => {
    person('s1', '西门庆丰', '13900000009')
    expect(await rows('西门')).toEqual(['西门** 三组一格 4 号 · 尾号 0009'])
    expect(await rows('西')).toEqual([])
  })
})

describe('替家里人', () => {
  const submit = (key: string, family: string) => ({ key, input: order({ text: '屋后的沟堵了' }), family })
  const membersOf = async () => (await county.ok('chen', 'me.household', {}))?.members ?? []
  it('the order is the member’s, who hears of it; the one who typed it reads it in their own list', async () => {
    person('x9', '陈小满', '13900008888')
    const x9 = county.doc('people', 'x9')
    county.cloud.store.put('people', { ...x9, openid: 'o_x9' })
    const mates = (await membersOf()).filter(one => !one.me && one.hasAccount)
    expect(mates.map(({ name }) => name)).toEqual(['陈**'])
    const sent = submit(tap(), mates[0]?.whom ?? '')
    const done = await county.ok('chen', 'ticket.submit', sent)
    expect(done.slip).toBeUndefined()
    const id = done.ticket?.ticket.id ?? ''
    expect(county.doc('tickets', id).ticket).toMatchObject({
      requesterId: 'x9',
      authorId: 'chen',
      family: true,
    })
    // Twice makes one.
    expect((await county.ok('chen', 'ticket.submit', sent)).ticket?.ticket.id).toBe(id)
    expect((await county.ok('chen', 'ticket.list', { list: 'mine' })).items.map(one => one.id)).toContain(id)
    expect(
      county
        .all('sends')
        .filter(one => one.personId === 'x9')
        .map(one => one.message),
    ).toEqual([expect.stringContaining('是家里人替您点的，是您的单')])
  })
  it('whom to ring about it the person concerned reads, and not the one who typed it', async () => {
    const id = county.all('tickets').find(one => one.ticket.requesterId === 'x9')?._id ?? ''
    await stations(county).sentOn(id, { person: 'gao' })
    await county.ok('gao', 'ticket.claim', {
      ticketId: id,
      key: tap(),
      input: { measures: '明天去办', promisedDay: soon(county), showContact: true },
    })
    expect(await county.as({ openid: 'o_x9' }, 'me.home', {})).toMatchObject({
      data: { first: { id }, handler: { name: '高明月' } },
    })
    const typed = await county.ok('chen', 'me.home', {})
    expect([typed.first?.id, typed.handler]).toEqual([id, null])
  })
  it('is written on paper for one without a phone, and refused for one who has left', async () => {
    const mate = (await membersOf()).find(one => !one.me && !one.hasAccount)
    const whom = mate?.whom ?? ''
    expect((await county.ok('chen', 'ticket.submit', submit(tap(), whom))).slip).toMatch(/^\d{8}$/)
    for (const one of county.all('people'))
      if (one.openid.startsWith('unbound:') && one.householdId === county.doc('people', 'chen').householdId)
        county.cloud.store.put('people', { ...one, householdId: null, home: [] })
    expect(await county.as('chen', 'ticket.submit', submit(tap(), whom))).toMatchObject({
      ok: false,
      code: 'NOT_OF_HOUSEHOLD',
    })
  })
  it('who left the household counts none of its orders, and hears nothing of one that has no phone', async () => {
    const chen = county.doc('people', 'chen')
    const counted = async () => {
      const { open, first } = await county.ok('chen', 'me.home', {})
      return [open, first?.title ?? null]
    }
    expect(await counted()).toEqual([2, '屋后的沟堵了'])
    const paper = county
      .all('tickets')
      .find(one => one.ticket.authorId === 'chen' && one.ticket.requesterId !== 'x9')
    county.cloud.store.put('people', { ...chen, householdId: 'elsewhere' })
    expect(await counted()).toEqual([0, null])
    await county.ok('he', 'ticket.decline', {
      ticketId: paper?._id ?? '',
      key: tap(),
      input: { reason: '不归村里', whereInstead: '镇里' },
    })
    // The grid member who looks after their door carries it on.
    const told = county.all('sends').filter(one => one.message.endsWith('点开看该去哪里办。'))
    expect(told.map(one => one.personId)).toEqual(['li'])
    county.cloud.store.put('people', chen)
    expect(await counted()).toEqual([1, '屋后的沟堵了'])
  })
})

describe('what somebody has to do already', () => {
  it('what was sent and waits to be claimed counts; what a pool may take does not', async () => {
    const to = stations(county)
    for (let i = 0; i < 3; i++) {
      await county.cloud.advance(61_000)
      await to.sentOn(await to.submitted(), { person: 'li' })
    }
    await to.offered()
    await to.claimed()
    const { people } = await county.ok('he', 'desk.sheet', { ticketId: await to.submitted() })
    expect(people.find(one => one.id === 'li')).toMatchObject({ inHand: 1, waiting: 3 })
    expect(people.find(one => one.id === 'wang')).toMatchObject({ inHand: 0, waiting: 0 })
  })
})

describe('a complaint about staff', () => {
  it('is offered no likeness, and is none itself', async () => {
    await county.cloud.advance(61_000)
    const same = {
      category: 'livelihood' as const,
      sub: 'errand',
      text: '三组的流浪狗一直没有人来管，夜里叫',
    }
    const submit = async (aboutStaff: boolean) =>
      (await county.ok('chen', 'ticket.submit', { key: tap(), input: order({ ...same, aboutStaff }) })).ticket
    const dog = await submit(false)
    const complaint = await submit(true)
    const twins = async (who: 'zhao' | 'he', id = '') =>
      (await county.ok(who, 'desk.sheet', { ticketId: id })).duplicates.map(one => one.id)
    expect(await twins('zhao', complaint?.ticket.id)).toEqual([])
    expect(await twins('he', dog?.ticket.id)).not.toContain(complaint?.ticket.id)
  })
})
