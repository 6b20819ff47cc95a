/** Households and their people, as a desk writes them down: doors, newcomers, who moves, leaves, dies, or is one and the same. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openCounty, order, tap, type County } from './county'
import { seal, type Key } from './seeded'
import { listed } from './joining'

let county: County
let back: () => void
beforeAll(async () => {
  county = await openCounty()
  back = county.remember()
}, 120_000)
afterEach(() => back())
afterAll(() => county.close())

const ZHOU = 'h_n1_zhou'
const open = (id: string, who: Key = 'he') => county.ok(who, 'household.open', { id })
const whom = (household: string, person: string) =>
  seal.codeHash('member', `${household}:${person}`).slice(0, 16)
const names = async (id: string) => (await open(id)).members.map(({ name }) => name)
const logged = async () =>
  (await county.ok('he', 'county.log', {})).lines.map(({ by, message }) => `${by}${message}`)
const told = () =>
  county
    .all('sends')
    .map(({ personId, message }) => `${personId}: ${message}`)
    .sort()

describe('a household, as an office sees it', () => {
  it('masks names and numbers, and carries no id that leads elsewhere', async () => {
    const seen = await open(ZHOU)
    expect(seen).toMatchObject({
      door: '4 号',
      node: { id: 'n1', name: '三组一格' },
      members: [{ name: '周**', tail: '尾号 1001', hasAccount: true, whom: whom(ZHOU, 'zhou') }],
      former: [],
    })
    expect(JSON.stringify(seen.members)).not.toMatch(/周福生|13800001001|"zhou"/)
    expect(seen.others.map(({ id }) => id)).not.toContain(ZHOU)
  })
  it('is nobody else’s: not a grid member’s, not another village’s, not the committee’s', async () => {
    for (const who of ['li', 'wang', 'xu', 'yang', 'ma', 'chen', 'sun'] as const)
      expect(await county.as(who, 'household.open', { id: ZHOU }), who).toMatchObject({ code: 'NOT_ALLOWED' })
  })
})

describe('a door', () => {
  it('is added and written otherwise, once however many press', async () => {
    const add = () => county.as('he', 'household.add', { node: 'n1', door: '三组 108 号', key: tap() })
    const both = await Promise.all([add(), add()])
    expect(both.filter(one => one.ok)).toHaveLength(1)
    expect(both.find(one => !one.ok)).toMatchObject({ code: 'DOOR_TAKEN' })
    const [made] = county.all('households').filter(({ door }) => door === '三组 108 号')
    expect(made).toMatchObject({ gridId: 'n1', path: ['c', 't1', 'v1', 'g1', 'n1'] })
    await county.ok('he', 'household.setDoor', {
      household: made?._id ?? '',
      door: '三组 110 号',
      key: tap(),
    })
    expect(
      await county.as('he', 'household.setDoor', { household: ZHOU, door: '三组110号', key: tap() }),
    ).toMatchObject({
      code: 'DOOR_TAKEN',
    })
    expect(await add()).toMatchObject({ ok: true })
    expect(await logged()).toEqual([
      '何小雯加了一户「三组 108 号」',
      '何小雯把门牌「三组 108 号」改成「三组 110 号」',
      '何小雯加了一户「三组 108 号」',
    ])
  })
  it.each([
    ['a number to ring', 'n1', '三组 13812345678', 'BAD_INPUT'],
    ['in a group that is divided', 'g1', '三组 1 号', 'NODE_NOT_HOUSEHOLD_GRID'],
  ] as const)('refused: %s', async (_, node, door, code) => {
    expect(await county.as('he', 'household.add', { node, door, key: tap() })).toMatchObject({
      ok: false,
      code,
    })
  })
})

describe('somebody of a household', () => {
  it('who is on no list is entered: the household hears it, the log masks the name', async () => {
    const ask = { household: ZHOU, name: '周小满', phone: '13955550031', key: tap() }
    await county.ok('he', 'household.person', ask)
    const made = county.all('people').find(one => one.householdId === ZHOU && one._id !== 'zhou')
    expect(
      made && [seal.open(made.nameSealed), made.openid.startsWith('unbound:'), made.home.at(-1)],
    ).toEqual(['周小满', true, 'n1'])
    expect(JSON.stringify(made)).not.toContain('13955550031')
    expect(told()).toEqual(['zhou: 周** 登记到您家这一户了，能看您家的积分。不认识的话，请马上找网格员。'])
    expect(await logged()).toEqual(['何小雯在「4 号」加了周**'])
    expect(await county.as('he', 'household.person', { ...ask, key: tap() })).toMatchObject({
      code: 'PERSON_THERE',
      message: '这一户已经有周**了，不用再加。',
    })
  })

  it('goes to another household of the village, or to a new door beside', async () => {
    await county.ok('he', 'household.move', {
      household: ZHOU,
      whom: [whom(ZHOU, 'zhou')],
      to: 'h_n2_tan',
      key: tap(),
    })
    expect(county.doc('people', 'zhou')).toMatchObject({
      householdId: 'h_n2_tan',
      home: ['c', 't1', 'v1', 'g2', 'n2'],
    })
    expect(county.doc('people', 'zhou').belonged.map(one => one.until === null)).toEqual([false, true])
    expect(told()).toEqual(['tan: 周** 登记到您家这一户了，能看您家的积分。不认识的话，请马上找网格员。'])
    const away = { household: 'h_n2_tan', whom: [whom('h_n2_tan', 'zhou')], door: '四组 9 号', key: tap() }
    await county.ok('he', 'household.move', away)
    const { householdId } = county.doc('people', 'zhou')
    expect(county.doc('households', householdId ?? '')).toMatchObject({ door: '四组 9 号', gridId: 'n2' })
    expect((await logged())[0]).toBe('何小雯把周**从「3 号」换到「四组 9 号」')
    // Pressed twice it is one household.
    expect(await county.as('he', 'household.move', away)).toMatchObject({ ok: true })
    expect(county.all('households').filter(({ door }) => door === '四组 9 号')).toHaveLength(1)
  })

  it('moves away, is named among those who left, and comes back', async () => {
    await county.ok('he', 'household.gone', {
      household: ZHOU,
      whom: whom(ZHOU, 'zhou'),
      why: 'away',
      key: tap(),
    })
    expect(county.doc('people', 'zhou')).toMatchObject({ householdId: null, home: [], openid: 'o_zhou' })
    const seen = await open(ZHOU)
    expect([seen.members, seen.former.map(({ name }) => name)]).toEqual([[], ['周**']])
    await county.ok('he', 'household.move', {
      household: ZHOU,
      whom: [whom(ZHOU, 'zhou')],
      to: ZHOU,
      key: tap(),
    })
    expect(await names(ZHOU)).toEqual(['周**'])
    expect((await open(ZHOU)).former).toEqual([])
  })

  it('who died has no account any more, and no line is sent to the family', async () => {
    await county.ok('he', 'household.person', { household: ZHOU, name: '周小满', key: tap() })
    const before = told()
    await county.ok('he', 'household.gone', {
      household: ZHOU,
      whom: whom(ZHOU, 'zhou'),
      why: 'died',
      key: tap(),
    })
    expect(county.doc('people', 'zhou')).toMatchObject({ householdId: null, openid: 'unbound:zhou' })
    expect(await county.as('zhou', 'me.news', {})).toMatchObject({ code: 'NOT_SIGNED_IN' })
    expect(told()).toEqual(before)
    expect((await logged())[0]).toBe('何小雯记了「4 号」的周**过世')
    // Nobody is offered to bring them back.
    expect((await open(ZHOU)).former).toEqual([])
  })

  it('stays while an order of theirs is open, or a post is theirs', async () => {
    await county.ok('zhou', 'ticket.submit', { key: tap(), input: order() })
    const gone = (household: string, who: string) =>
      county.as('he', 'household.gone', { household, whom: whom(household, who), why: 'away', key: tap() })
    expect(await gone(ZHOU, 'zhou')).toMatchObject({ code: 'PERSON_OPEN' })
    expect(await gone('h_n1_li', 'li')).toMatchObject({ code: 'PERSON_IN_POST' })
    expect(county.doc('people', 'li').householdId).toBe('h_n1_li')
  })

  it('two entries of one human become one; the account and the orders of the second follow', async () => {
    listed(county, 'twin', '周福生', { openid: 'unbound:twin' })
    const made = await county.ok('zhou', 'ticket.submit', { key: tap(), input: order() })
    const id = made.ticket?.ticket.id ?? ''
    const ask = { household: ZHOU, first: whom(ZHOU, 'twin'), second: whom(ZHOU, 'zhou'), key: tap() }
    await county.ok('he', 'household.unite', ask)
    expect(county.doc('people', 'twin')).toMatchObject({ openid: 'o_zhou', householdId: ZHOU })
    expect(county.doc('people', 'zhou')).toMatchObject({
      householdId: null,
      united: { into: 'twin', by: 'he' },
    })
    expect(county.doc('tickets', id).ticket.requesterId).toBe('twin')
    expect((await logged())[0]).toBe('何小雯把「4 号」的两个周**并成一个人')
    expect(await county.as('he', 'household.unite', ask)).toMatchObject({ ok: true })
  })

  it('two who each have an account, or one in office, are not made one', async () => {
    listed(county, 'twin', '周福生', { openid: 'o_twin' })
    const unite = (first: string, second: string) =>
      county.as('he', 'household.unite', {
        household: ZHOU,
        first: whom(ZHOU, first),
        second: whom(ZHOU, second),
        key: tap(),
      })
    expect(await unite('twin', 'zhou')).toMatchObject({ code: 'UNITE_ACCOUNTS' })
    county.cloud.store.put('people', {
      ...county.doc('people', 'twin'),
      openid: 'unbound:twin',
      staffName: '周福生',
    })
    expect(await unite('zhou', 'twin')).toMatchObject({ code: 'PERSON_IN_POST' })
    expect(await unite('zhou', 'zhou')).toMatchObject({ code: 'NO_SUCH_PERSON' })
  })

  it('is not reached by another household’s page, nor moved out of the village', async () => {
    const ask = { household: 'h_n1_chen', whom: [whom(ZHOU, 'zhou')], to: 'h_n2_tan', key: tap() }
    expect(await county.as('he', 'household.move', ask)).toMatchObject({ code: 'NO_SUCH_PERSON' })
    const far = { household: ZHOU, whom: [whom(ZHOU, 'zhou')], to: 'h_n3_luo', key: tap() }
    expect(await county.as('he', 'household.move', far)).toMatchObject({ code: 'HOUSEHOLD_FAR' })
  })
})
