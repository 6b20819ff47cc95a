/**
 * What somebody agreed to have written down, and where a grid member has been: who reads it, until when, and that it goes.
 * That no other route says a word of it: authorization.test.ts.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { days, fromDayKey, startOfDay } from '../../miniprogram/core/clock'
import { openCounty, order, tap, type County } from './county'
import { heard, listed } from './joining'
import { seal, START, type Key } from './seeded'

let county: County
let back: () => void
beforeAll(async () => {
  county = await openCounty()
  listed(county, 'granny', '周阿婆', { openid: 'unbound:granny', phoneSealed: seal.seal('13955550088') })
  back = county.remember()
}, 120_000)
afterEach(async () => {
  back()
  await county.cloud.setClock(START)
})
afterAll(() => county.close())

const ZHOU = 'h_n1_zhou'
const whom = (person: string) => seal.codeHash('member', `${ZHOU}:${person}`).slice(0, 16)
const open = (who: Key = 'li') => county.ok(who, 'visit.open', { household: ZHOU })
const agree = (person: string, who: Key = 'li', more: { yes?: boolean } = {}) =>
  county.as(who, 'visit.tag', {
    household: ZHOU,
    whom: whom(person),
    tag: 'alone',
    yes: true,
    key: tap(),
    ...more,
  })
const tick = () => county.cloud.trigger('jobs', 'minute')
/** 周福生's three tags as the grid member reads them, those that hold. */
const tagsOf = async (person = 'zhou', who: Key = 'li') =>
  (await open(who)).members
    .find(one => one.whom === whom(person))
    ?.tags.flatMap(({ tag, agreed }) => (agreed ? [tag] : []))

describe('what somebody agreed to', () => {
  it('by their own hand: read by the grid member of that grid, taken back at once', async () => {
    await county.ok('zhou', 'me.tag', { tag: 'overEighty', yes: true, key: tap() })
    expect(await tagsOf()).toEqual(['overEighty'])
    expect(await county.ok('zhou', 'me.care', {})).toMatchObject({
      title: '4 号 周家',
      readBy: ['李春兰'],
      tags: [
        { tag: 'alone', agreed: null },
        { tag: 'needsCare', agreed: null },
        {
          tag: 'overEighty',
          agreed: { how: 'self', heardBy: '', until: fromDayKey('2027-11-19') - 1 },
        },
      ],
    })
    await county.ok('zhou', 'me.tag', { tag: 'overEighty', yes: false, key: tap() })
    expect(await tagsOf()).toEqual([])
    expect(county.all('tags')).toEqual([])
  })

  it('by word of mouth: with who heard it; the person is told without what it says, and may take it back', async () => {
    expect(await agree('zhou')).toMatchObject({ ok: true })
    expect((await open()).members.find(one => one.whom === whom('zhou'))?.tags[0]).toMatchObject({
      agreed: { how: 'spoken', heardBy: '李春兰' },
    })
    const told = await heard(county, 'zhou')
    expect(told).toContain('李春兰记下了您当面答应的一件事')
    expect(told).not.toContain('一个人住')
    await county.ok('zhou', 'me.tag', { tag: 'alone', yes: false, key: tap() })
    expect(await tagsOf()).toEqual([])
  })

  it('is written down about nobody of one’s own family, and about nobody who is not there', async () => {
    const own = { household: 'h_n1_li', whom: seal.codeHash('member', 'h_n1_li:li').slice(0, 16) }
    expect(await county.as('li', 'visit.tag', { ...own, tag: 'alone', yes: true, key: tap() })).toMatchObject(
      {
        code: 'NOT_YOURSELF',
      },
    )
    expect(await agree('chen')).toMatchObject({ code: 'NO_SUCH_PERSON' })
    expect(await agree('zhou', 'wang')).toMatchObject({ code: 'NOT_ALLOWED' })
  })

  it('lies sealed, under nothing but the person', async () => {
    await agree('zhou')
    expect(county.all('tags')).toMatchObject([{ _id: 'zhou', householdId: ZHOU }])
    expect(JSON.stringify(county.all('tags'))).not.toMatch(/alone|spoken|李春兰/)
  })

  it('two at once: both stand', async () => {
    const both = (['alone', 'needsCare'] as const).map(tag =>
      county.as('zhou', 'me.tag', { tag, yes: true, key: tap() }),
    )
    expect((await Promise.all(both)).map(({ ok }) => ok)).toEqual([true, true])
    expect(await tagsOf()).toEqual(['alone', 'needsCare'])
  })

  it('is read by who has the post and by the deputy, and by the former one no more', async () => {
    await agree('zhou')
    const found = await county.ok('he', 'county.find', { node: 'v1', name: '高明月' })
    await county.ok('he', 'post.give', {
      node: 'n1',
      post: 'gridMember',
      whom: found[0]?.whom ?? '',
      deputy: true,
      key: tap(),
    })
    expect(await tagsOf('zhou', 'gao')).toEqual(['alone'])
    expect((await county.ok('zhou', 'me.care', {})).readBy.sort()).toEqual(['李春兰', '高明月'])
    await county.ok('he', 'post.end', { node: 'n1', post: 'gridMember', whom: 'li', key: tap() })
    expect(await county.as('li', 'visit.open', { household: ZHOU })).toMatchObject({ code: 'NOT_ALLOWED' })
    expect(await county.as('li', 'visit.list', { show: 'tagged' })).toMatchObject({ code: 'NOT_ALLOWED' })
    expect((await county.ok('gao', 'visit.list', { show: 'tagged' })).items).toMatchObject([
      { id: ZHOU, tags: ['alone'] },
    ])
  })

  it('counts for nothing behind another door', async () => {
    await agree('zhou')
    await county.ok('he', 'household.move', {
      household: ZHOU,
      whom: [whom('zhou')],
      to: 'h_n2_tan',
      key: tap(),
    })
    const seen = await county.ok('gao', 'visit.open', { household: 'h_n2_tan' })
    expect(seen.members.flatMap(({ tags }) => tags.filter(({ agreed }) => agreed !== null))).toEqual([])
  })

  it('is told two weeks before it ends, to the person and the grid member, and is gone after a year', async () => {
    await agree('zhou')
    await agree('granny')
    await county.cloud.setClock(fromDayKey('2027-11-04'))
    await tick()
    expect(await heard(county, 'li')).not.toContain('有一户答应记着的')
    await county.cloud.setClock(fromDayKey('2027-11-05') + 9 * 3_600_000)
    await tick()
    await tick()
    expect((await heard(county, 'li')).match(/有一户答应记着的，到 11 月 18 日就不作数了/g)).toHaveLength(2)
    expect(await heard(county, 'zhou')).toContain('您答应网格员记着的，到 11 月 18 日就不作数了')
    await county.cloud.setClock(fromDayKey('2027-11-19'))
    expect(await tagsOf()).toEqual([])
    await tick()
    expect(county.all('tags')).toEqual([])
  }, 120_000)

  it('goes with the person', async () => {
    await county.ok('zhou', 'me.tag', { tag: 'alone', yes: true, key: tap() })
    await county.ok('zhou', 'me.delete', { seen: [], key: tap() })
    expect(county.all('tags')).toEqual([])
  })
})

describe('a round of visits', () => {
  const visit = (contact: 'went' | 'phoned' | null, household = ZHOU) =>
    county.ok('li', 'visit.note', { household, contact, key: tap() })
  const list = (show: 'unseen' | 'tagged' | 'all') => county.ok('li', 'visit.list', { show })

  it('shows who was not seen for longest first, and counts for oneself', async () => {
    const before = await list('all')
    expect(before).toMatchObject({ counts: { all: 5, unseen: 5, tagged: 0 }, next: null })
    await visit('went')
    const after = await list('all')
    expect(after.counts).toEqual({ all: 5, unseen: 4, tagged: 0 })
    expect(after.items.at(-1)).toMatchObject({
      id: ZHOU,
      people: 2,
      last: { day: startOfDay(county.cloud.now()), how: 'went' },
    })
    expect((await list('unseen')).items.map(({ id }) => id)).not.toContain(ZHOU)
    // A new month owes nothing of the last.
    await county.cloud.advance(days(14))
    expect((await list('unseen')).counts.unseen).toBe(5)
  })

  it('of doors of one’s own grid only: nobody’s of another, none of the grids below', async () => {
    expect((await county.ok('gao', 'visit.list', { show: 'all' })).items.map(({ id }) => id)).not.toContain(
      ZHOU,
    )
    expect(await county.ok('wang', 'visit.list', { show: 'all' })).toMatchObject({ items: [] })
    expect(
      await county.as('gao', 'visit.note', { household: ZHOU, contact: 'went', key: tap() }),
    ).toMatchObject({ code: 'NOT_ALLOWED' })
  })

  it('lies sealed; the household reads it, and makes it forgotten', async () => {
    await visit('went')
    expect(JSON.stringify(county.all('visits'))).not.toContain(ZHOU)
    const day = startOfDay(county.cloud.now())
    expect((await county.ok('zhou', 'me.care', {})).visits).toEqual([{ by: '李春兰', day, how: 'went' }])
    await county.ok('zhou', 'me.forgetVisit', { key: tap() })
    expect((await open()).last).toBeNull()
    expect(county.all('visits')).toEqual([])
  })

  it('is taken back, and all of it is forgotten at once', async () => {
    await visit('phoned')
    expect(await visit(null)).toMatchObject({ last: null })
    await visit('went')
    await visit('went', 'h_n1_chen')
    await county.ok('li', 'visit.forget', { key: tap() })
    expect(county.all('visits')).toEqual([])
  })

  it('ends with the post: a successor begins with nothing', async () => {
    await visit('went')
    await county.ok('he', 'post.end', { node: 'n1', post: 'gridMember', whom: 'li', key: tap() })
    await county.cloud.advance(1)
    await tick()
    expect(county.all('visits')).toEqual([])
  })

  it('is forgotten after half a year without a note', async () => {
    await visit('went')
    await county.cloud.advance(days(182))
    await tick()
    expect(county.all('visits')).toEqual([])
  })
})

describe('at the door', () => {
  it('only orders that one brought in oneself stand at a door', async () => {
    await county.ok('zhou', 'ticket.submit', { key: tap(), input: order({ text: '自己点的' }) })
    const { members } = await open()
    await county.ok('li', 'ticket.submit', {
      key: tap(),
      input: order({
        text: '替人点的',
        onBehalfOf: members.find(one => one.whom === whom('granny'))?.id ?? '',
        consentWords: '当面同意',
      }),
    })
    expect((await open()).orders.map(({ title }) => title)).toEqual(['替人点的'])
    expect(
      (await county.ok('li', 'visit.list', { show: 'all' })).items.find(({ id }) => id === ZHOU),
    ).toMatchObject({ orders: 1 })
  })

  it('a number that was compared lets its owner in by themselves for a year', async () => {
    const granny = async () => (await open()).members.find(one => one.whom === whom('granny'))
    expect(await granny()).toMatchObject({
      name: '周**',
      tail: '尾号 0088',
      number: 'old',
      hasAccount: false,
    })
    const join = () =>
      county.as({ openid: 'o_granny' }, 'me.phone', {
        code: `phone:13955550088:${tap().replace(/-/g, '_')}`,
        name: '周阿婆',
        key: tap(),
      })
    expect(await join()).toMatchObject({ code: 'PHONE_UNLISTED' })
    await county.ok('li', 'visit.number', { household: ZHOU, whom: whom('granny'), key: tap() })
    expect(await granny()).toMatchObject({ number: 'confirmed' })
    await county.cloud.advance(days(364))
    expect(await join()).toMatchObject({ ok: true, data: { state: 'in' } })
    expect(await granny()).toMatchObject({ number: null, hasAccount: true })
  })

  it('no number to compare: of somebody with an account, and where none is listed', async () => {
    const compare = (person: string) =>
      county.as('li', 'visit.number', { household: ZHOU, whom: whom(person), key: tap() })
    expect(await compare('zhou')).toMatchObject({ code: 'HAS_ACCOUNT' })
    county.cloud.store.put('people', { ...county.doc('people', 'granny'), phoneSealed: null })
    expect(await compare('granny')).toMatchObject({ code: 'NUMBER_NONE' })
  })

  it('a number that is looked at is written down, and its owner reads what for', async () => {
    expect(
      await county.ok('li', 'visit.unmask', {
        household: ZHOU,
        whom: whom('zhou'),
        purpose: '约哪天上门',
        key: tap(),
      }),
    ).toEqual({ name: '周福生', phone: '13800001001' })
    expect(await county.ok('zhou', 'me.access', {})).toMatchObject([
      { by: '李春兰', what: 'phone', purpose: '约哪天上门', no: '走访' },
    ])
  })
})
