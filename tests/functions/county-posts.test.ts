/** Posts: who gives them, who must agree, when they work, who hears, what the log says. Two villages of 石桥镇. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Api } from '../../contract'
import { dayKey, days } from '../../miniprogram/core/clock'
import { openCounty, tap, type County } from './county'
import type { Key } from './seeded'

let county: County
let back: () => void
beforeAll(async () => {
  county = await openCounty()
  back = county.remember()
}, 120_000)
afterEach(() => back())
afterAll(() => county.close())

type Give = Api['post.give']['ask']
const ask = (over: Partial<Give> & Pick<Give, 'node' | 'post'>): Give => ({ key: tap(), ...over })
const give = (who: Key, over: Partial<Give> & Pick<Give, 'node' | 'post'>) =>
  county.as(who, 'post.give', ask(over))
const postsOf = (id: string) =>
  county
    .doc('people', id)
    .posts.map(({ role, gridId, from, until, deputy }) => [
      `${role}@${gridId}`,
      from <= county.cloud.now() ? 'now' : dayKey(from),
      until === null ? null : dayKey(until),
      ...(deputy ? ['deputy'] : []),
    ])
/** Everybody who is told, by what they read. */
const told = () =>
  county
    .all('sends')
    .map(({ personId, message }) => `${personId}: ${message}`)
    .sort()
const lines = async (who: Key, node: string) => (await county.ok(who, 'county.log', { node })).lines

describe('a post below one’s own desk', () => {
  it('is given at once, told to the person and to the town, and stands in the log with a name', async () => {
    const from = dayKey(county.cloud.now() + days(1))
    const until = dayKey(county.cloud.now() + days(365))
    await county.ok('he', 'post.give', ask({ node: 'n2', post: 'gridMember', whom: 'tan', from, until }))
    expect(postsOf('tan')).toEqual([['gridMember@n2', '2026-11-19', '2027-11-18']])
    // Nobody met her yet: the town is asked to.
    expect(told()).toEqual([
      'tan: 何小雯登记您任四组一格网格员。由上一级当面核对后就能用。不是您，请马上给镇里打电话。',
      'zhao: 何小雯定了谭秀云任四组一格网格员。',
      'zhao: 谭** 的岗位等您当面核对后才能用。',
    ])
    expect(await lines('he', 'v1')).toMatchObject([
      {
        by: '何小雯',
        message: '定了谭秀云的四组一格网格员，11 月 19 日起，到 2027 年 11 月 18 日',
      },
    ])
    expect(await lines('xu', 'v2')).toEqual([])
  })

  it('sleeps until the account was confirmed face to face', async () => {
    await county.ok('he', 'post.give', ask({ node: 'n2', post: 'gridMember', whom: 'tan' }))
    expect(await county.as('tan', 'grid.today', {})).toMatchObject({ ok: false, code: 'NOT_ALLOWED' })
    const [request] = county.all('join_requests')
    const check = (await county.ok('tan', 'me.home', {})).asking?.check ?? ''
    await county.ok('zhao', 'join.answer', { id: request?._id ?? '', yes: true, check, key: tap() })
    expect(await county.as('tan', 'grid.today', {})).toMatchObject({ ok: true })
  })

  it('a newcomer is entered with it; somebody of that name and number is not entered twice', async () => {
    const whom = { name: '文小满', phone: '13955550021' }
    await county.ok('he', 'post.give', ask({ node: 'n2', post: 'gridMember', ...whom }))
    const made = county.all('people').filter(one => one.staffName === '文小满')
    expect(made.map(one => [one.openid.startsWith('unbound:'), one.staffPhone, one.householdId])).toEqual([
      [true, '13955550021', null],
    ])
    await county.ok('he', 'post.give', ask({ node: 'n1', post: 'gridMember', ...whom }))
    expect(postsOf(made[0]?._id ?? '')).toEqual([
      ['gridMember@n2', 'now', null],
      ['gridMember@n1', 'now', null],
    ])
    expect(county.all('people').filter(one => one.staffName === '文小满')).toHaveLength(1)
  })

  it('a deputy acts, and the post still counts as vacant', async () => {
    const gao = county.doc('people', 'gao')
    county.cloud.store.put('people', { ...gao, posts: [], postKeys: [] })
    await county.ok('he', 'post.give', ask({ node: 'n2', post: 'gridMember', whom: 'li', deputy: true }))
    expect(postsOf('li')).toEqual([
      ['gridMember@n1', 'now', null],
      ['gridMember@n2', 'now', null, 'deputy'],
    ])
    const { node } = await county.ok('he', 'county.tree', { node: 'n2' })
    expect(node).toMatchObject({
      empty: ['gridMember'],
      vacant: 1,
      holders: [{ name: '李春兰', deputy: true }],
    })
  })

  it('pressed twice with one key it is given once', async () => {
    const same = ask({ node: 'n2', post: 'gridMember', whom: 'tan' })
    const [one, two] = [await county.as('he', 'post.give', same), await county.as('he', 'post.give', same)]
    expect([one, two]).toMatchObject([{ ok: true }, { ok: true }])
    expect(postsOf('tan')).toHaveLength(1)
    expect(county.all('office_events')).toHaveLength(1)
  })

  it.each([
    ['of another village', 'xu', { node: 'n2', post: 'gridMember', whom: 'tan' }, 'NOT_ALLOWED'],
    ['of the own desk', 'he', { node: 'v1', post: 'dispatcher', whom: 'tan' }, 'NOT_ALLOWED'],
    [
      'of a committee by the desk it watches',
      'he',
      { node: 'v1', post: 'supervisor', whom: 'tan' },
      'NOT_ALLOWED',
    ],
    [
      'of a grid member by a grid member',
      'wang',
      { node: 'n1', post: 'gridMember', whom: 'chen' },
      'NOT_ALLOWED',
    ],
    ['of a grid member in a town', 'zhao', { node: 't1', post: 'gridMember', whom: 'tan' }, 'NOT_ALLOWED'],
    ['to oneself', 'he', { node: 'n2', post: 'gridMember', whom: 'he' }, 'POST_NEAR'],
    ['together with the committee’s', 'he', { node: 'n2', post: 'gridMember', whom: 'yang' }, 'POST_CLASH'],
    [
      'that ended before it began',
      'he',
      { node: 'n2', post: 'gridMember', whom: 'tan', until: '2026-11-17' },
      'DAY_PAST',
    ],
    [
      'from yesterday on',
      'he',
      { node: 'n2', post: 'gridMember', whom: 'tan', from: '2026-11-17' },
      'DAY_PAST',
    ],
    ['to nobody', 'he', { node: 'n2', post: 'gridMember' }, 'BAD_INPUT'],
  ] as const)('refused: %s', async (_, who, over, code) => {
    const before = county.deeds()
    expect(await give(who, over)).toMatchObject({ ok: false, code })
    expect(county.deeds()).toBe(before)
  })

  it('refused to the giver’s own family, also half a year after they moved out', async () => {
    const stay = {
      householdId: 'h_n2_tan',
      from: 0,
      until: county.cloud.now() - days(100),
      how: 'roster' as const,
    }
    county.cloud.store.put('people', { ...county.doc('people', 'he'), belonged: [stay] })
    expect(await give('he', { node: 'n2', post: 'gridMember', whom: 'tan' })).toMatchObject({
      code: 'POST_NEAR',
    })
    county.cloud.store.put('people', {
      ...county.doc('people', 'he'),
      belonged: [{ ...stay, until: county.cloud.now() - days(200) }],
    })
    expect(await give('he', { node: 'n2', post: 'gridMember', whom: 'tan' })).toMatchObject({ ok: true })
  })
})

describe('every other post', () => {
  const proposed = async () => {
    await county.ok('zhao', 'post.give', ask({ node: 'v1', post: 'supervisor', whom: 'zhou' }))
    return county.all('appointments')[0]?._id ?? ''
  }

  it('waits for a second yes of somebody else above it', async () => {
    const id = await proposed()
    expect(postsOf('zhou')).toEqual([])
    expect(told()).toEqual(['tian: 赵敏行提了周**任杨梅村监委会，等您点头。'])
    expect((await county.ok('tian', 'post.waiting', {})).items).toMatchObject([
      { id, name: '周福生', post: '杨梅村监委会', byName: '赵敏行' },
    ])
    // Never by who proposed it, nor by another town.
    expect((await county.ok('zhao', 'post.waiting', {})).items).toEqual([])
    for (const who of ['zhao', 'ma', 'he', 'zhou'] as const)
      expect(await county.as(who, 'post.answer', { id, yes: true, key: tap() })).toMatchObject({
        code: 'NOT_ALLOWED',
      })
    await county.ok('tian', 'post.answer', { id, yes: true, key: tap() })
    expect(postsOf('zhou')).toEqual([['supervisor@v1', 'now', null]])
    expect((await county.ok('tian', 'post.waiting', {})).items).toEqual([])
    expect((await lines('zhao', 'v1')).map(({ by, message }) => `${by}${message}`)).toEqual([
      '田雨青定了周福生的杨梅村监委会，11 月 18 日起；是赵敏行提的',
      '赵敏行提了周**的杨梅村监委会，等另一位点头',
    ])
    expect(told()).toContain('zhao: 田雨青同意了周福生任杨梅村监委会。')
  })

  it('a no leaves nothing but the log, and is said to who proposed it', async () => {
    const id = await proposed()
    await county.ok('tian', 'post.answer', { id, yes: false, key: tap() })
    expect(postsOf('zhou')).toEqual([])
    expect(told()).toContain('zhao: 田雨青没有同意周**任杨梅村监委会。')
    expect((await lines('tian', 'v1'))[0]?.message).toBe('没有同意周**的杨梅村监委会')
    expect(await county.as('tian', 'post.answer', { id, yes: true, key: tap() })).toMatchObject({
      code: 'POST_OVER',
    })
  })

  it('is taken back by who proposed it while nobody has answered, and who was asked is told', async () => {
    const id = await proposed()
    expect(await county.ok('zhao', 'post.waiting', {})).toMatchObject({
      items: [],
      mine: [{ id, name: '周**', post: '杨梅村监委会', byName: '赵敏行' }],
      moreMine: false,
    })
    for (const who of ['tian', 'ma', 'he', 'zhou'] as const)
      expect(await county.as(who, 'post.takeBack', { id, key: tap() })).toMatchObject({ code: 'NOT_ALLOWED' })
    await county.ok('zhao', 'post.takeBack', { id, key: tap() })
    expect(told()).toContain('tian: 赵敏行收回了提的周**任杨梅村监委会，不用点头了。')
    expect((await county.ok('tian', 'post.waiting', {})).items).toEqual([])
    expect((await county.ok('zhao', 'post.waiting', {})).mine).toEqual([])
    expect((await lines('tian', 'v1'))[0]).toMatchObject({
      by: '赵敏行',
      message: '收回了提的周**的杨梅村监委会',
    })
    expect(await county.as('tian', 'post.answer', { id, yes: true, key: tap() })).toMatchObject({
      ok: false,
    })
    expect(postsOf('zhou')).toEqual([])
    // And may be proposed again.
    await county.ok('zhao', 'post.give', ask({ node: 'v1', post: 'supervisor', whom: 'zhou' }))
  })

  it('of a newcomer is answered the same when the first answer was lost, and is over for a second press', async () => {
    const whom = { name: '文小满', phone: '13955550021' }
    await county.ok('zhao', 'post.give', ask({ node: 'v1', post: 'supervisor', ...whom }))
    const id = county.all('appointments').at(-1)?._id ?? ''
    const key = tap()
    const message = '收回了，不用谁点头了。'
    expect(await county.ok('zhao', 'post.takeBack', { id, key })).toMatchObject({ message })
    expect(await county.ok('zhao', 'post.takeBack', { id, key })).toMatchObject({ message })
    expect(await county.as('zhao', 'post.takeBack', { id, key: tap() })).toMatchObject({ code: 'POST_OVER' })
  })

  it.each(['zhao first', 'tian first'])(
    'taken back and agreed to at once (%s): one of them counts',
    async order => {
      const id = await proposed()
      const back = () => county.as('zhao', 'post.takeBack', { id, key: tap() })
      const yes = () => county.as('tian', 'post.answer', { id, yes: true, key: tap() })
      const presses = order === 'zhao first' ? [back, yes] : [yes, back]
      const replies = await Promise.all(presses.map(press => press()))
      expect(replies.filter(one => one.ok)).toHaveLength(1)
      expect(replies.find(one => !one.ok)).toMatchObject({ code: 'POST_OVER' })
      const state = county.all('appointments')[0]?.state
      expect([state, postsOf('zhou').length]).toEqual(state === 'given' ? ['given', 1] : ['takenBack', 0])
      expect(county.all('office_events')).toHaveLength(2)
    },
  )

  it('is not taken back once it was answered, nor by somebody out of office', async () => {
    const id = await proposed()
    const zhao = county.doc('people', 'zhao')
    county.cloud.store.put('people', { ...zhao, posts: [], postKeys: [] })
    expect(await county.as('zhao', 'post.takeBack', { id, key: tap() })).toMatchObject({
      code: 'NOT_ALLOWED',
    })
    county.cloud.store.put('people', zhao)
    await county.ok('tian', 'post.answer', { id, yes: true, key: tap() })
    expect(await county.as('zhao', 'post.takeBack', { id, key: tap() })).toMatchObject({
      code: 'POST_OVER',
      message: '这一条已经答复过、收回了，或者过了十四天。要定，请再提一次。',
    })
    expect(postsOf('zhou')).toHaveLength(1)
  })

  it('an unanswered one runs out after fourteen days', async () => {
    const id = await proposed()
    await county.cloud.advance(days(14))
    expect((await county.ok('tian', 'post.waiting', {})).items).toEqual([])
    expect(await county.as('tian', 'post.answer', { id, yes: true, key: tap() })).toMatchObject({
      code: 'POST_OVER',
    })
    expect(postsOf('zhou')).toEqual([])
  })

  it('is proposed once at a time, and needs somebody who could agree', async () => {
    await proposed()
    expect(await give('zhao', { node: 'v1', post: 'supervisor', whom: 'zhou' })).toMatchObject({
      code: 'POST_ASKED',
    })
    // One administrator alone: nobody else stands above a town.
    expect(await give('tian', { node: 't1', post: 'inspector', whom: 'zhou' })).toMatchObject({
      code: 'POST_NO_SECOND',
    })
  })

  it('who became family of the one it is for no longer agrees', async () => {
    const id = await proposed()
    county.cloud.store.put('people', {
      ...county.doc('people', 'tian'),
      kinHouseholds: [{ householdId: 'h_n1_zhou', kin: 'parents' }],
    })
    expect(await county.as('tian', 'post.answer', { id, yes: true, key: tap() })).toMatchObject({
      code: 'NOT_ALLOWED',
    })
  })

  it('two who answer at once: one yes or no counts', async () => {
    const id = await proposed()
    const { posts } = county.doc('people', 'tian')
    const ma = county.doc('people', 'ma')
    county.cloud.store.put('people', {
      ...ma,
      posts: [...ma.posts, ...posts],
      postKeys: [...ma.postKeys, 'admin@c'],
    })
    const answers = await Promise.all([
      county.as('tian', 'post.answer', { id, yes: true, key: tap() }),
      county.as('ma', 'post.answer', { id, yes: true, key: tap() }),
    ])
    expect(answers.filter(one => one.ok)).toHaveLength(1)
    expect(answers.find(one => !one.ok)).toMatchObject({ code: 'POST_OVER' })
    expect(postsOf('zhou')).toHaveLength(1)
  })

  it('somebody new to the county is entered when it is agreed to, not before', async () => {
    const whom = { name: '文小满', phone: '13955550021' }
    await county.ok('zhao', 'post.give', ask({ node: 'v1', post: 'dispatcher', ...whom }))
    const [one] = county.all('appointments')
    expect(county.cloud.store.get('people', one?.personId ?? '')).toBeFalsy()
    expect(JSON.stringify(one)).not.toContain('13955550021')
    await county.ok('tian', 'post.answer', { id: one?._id ?? '', yes: true, key: tap() })
    expect(county.doc('people', one?.personId ?? '')).toMatchObject({
      staffName: '文小满',
      staffPhone: '13955550021',
    })
    expect(county.all('appointments')[0]?.newcomer).toBeNull()
  })
})

describe('the end of a post', () => {
  it('is at once, told, in the log; the place is vacant and what they held goes on', async () => {
    await county.ok('he', 'post.end', { node: 'n2', post: 'gridMember', whom: 'gao', key: tap() })
    expect(postsOf('gao')).toEqual([['gridMember@n2', 'now', dayKey(county.cloud.now())]])
    expect(told()).toEqual([
      'gao: 何小雯登记您不再任四组一格网格员。不对的话，请给镇里打电话。',
      'zhao: 何小雯定了高明月不再任四组一格网格员。',
    ])
    expect((await lines('he', 'v1')).map(({ message }) => message)).toEqual([
      expect.stringMatching(/^定了高明月的四组一格网格员到 2026 年 \d+ 月 \d+ 日为止$/),
    ])
    const { node } = await county.ok('he', 'county.tree', { node: 'n2' })
    expect(node).toMatchObject({ empty: ['gridMember'], holders: [] })
    expect(await county.as('gao', 'grid.today', {})).toMatchObject({ code: 'NOT_ALLOWED' })
  })

  it('may be after a day that is said, which still counts', async () => {
    const day = dayKey(county.cloud.now() + days(3))
    await county.ok('he', 'post.end', { node: 'n2', post: 'gridMember', whom: 'gao', day, key: tap() })
    expect(await county.as('gao', 'grid.today', {})).toMatchObject({ ok: true })
    await county.cloud.advance(days(4))
    expect(await county.as('gao', 'grid.today', {})).toMatchObject({ code: 'NOT_ALLOWED' })
  })

  it.each([
    ['by another village', 'xu', { node: 'n2', post: 'gridMember', whom: 'gao' }, 'NOT_ALLOWED'],
    [
      'of the committee by the desk it watches',
      'he',
      { node: 'v1', post: 'supervisor', whom: 'yang' },
      'NOT_ALLOWED',
    ],
    [
      'of somebody who does not hold it',
      'he',
      { node: 'n2', post: 'gridMember', whom: 'li' },
      'SAME_ALREADY',
    ],
    ['in the past', 'he', { node: 'n2', post: 'gridMember', whom: 'gao', day: '2026-11-17' }, 'DAY_PAST'],
  ] as const)('refused: %s', async (_, who, over, code) => {
    const before = county.deeds()
    expect(await county.as(who, 'post.end', { ...over, key: tap() })).toMatchObject({ ok: false, code })
    expect(county.deeds()).toBe(before)
  })
})

describe('whom one looks for', () => {
  it('is found by the whole name, where the node lies, told apart by door and number', async () => {
    const found = await county.ok('he', 'county.find', { node: 'n2', name: '陈桂香' })
    expect(found.map(({ name, where }) => [name, where])).toEqual([['陈桂香', '4 号，尾号 1000']])
    expect(JSON.stringify(found)).not.toContain('"chen"')
    expect(await county.ok('he', 'county.find', { node: 'n2', name: '陈' })).toEqual([])
    expect(await county.ok('he', 'county.find', { node: 'n2', name: '罗根水' })).toEqual([])
    expect(await county.ok('he', 'county.find', { node: 'n2', name: '高明月' })).toMatchObject([
      { where: '3 号，四组一格网格员，尾号 1006' },
    ])
  })
})
