/** Points, tried by people who want more than they earned: each attack whole, with what it must come to, written out by hand. */
import { newsIn, newsOf } from '../functions/news-in'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { moved, type JoinedHow } from '../../miniprogram/core/people/belonging'
import { post } from '../../miniprogram/core/points/ledger'
import { issueAccount, type PointsItem } from '../../miniprogram/core/points/types'
import { SAMPLE_RULES } from '../../miniprogram/core/points/sample-rules'
import { dayKey, days } from '../../miniprogram/core/clock'
import { openCounty, tap, type County } from '../functions/county'
import { START } from '../functions/seeded'
import { tick } from '../functions/jobs-tick'
import { expectPointsLaws } from '../functions/laws'
import { deedOf, balanceOf, earning, HOME } from '../functions/points'
import { png } from '../functions/pictures'
import { as, earned, expectShopLaws, moreOf, ok, sha256, stocked } from '../functions/shop'

let county: County
let restore: () => void
let to: ReturnType<typeof earning>
beforeAll(async () => {
  county = await openCounty({ instances: 8 })
  moreOf(county, 'husband', 'n1', { householdId: HOME.chen })
  moreOf(county, 'daughter', 'n1', { householdId: HOME.wang })
  to = earning(county)
  rules(2, 0, { ...CAPPED, peace: { often: { times: 1, per: 'month' } } })
  rules(3, START + days(4), { ...CAPPED, peace: { often: { times: 1, per: 'quarter' } } })
  restore = county.remember()
})
beforeEach(() => restore())
afterAll(() => county.close())

/** Lives there from now on, as the join handler writes it. */
function moveTo(id: string, householdId: string, how: JoinedHow): void {
  const doc = county.doc('people', id)
  county.cloud.store.put('people', {
    ...doc,
    householdId,
    belonged: moved(doc.belonged, householdId, how, county.cloud.now()),
  })
}
/** A deduction of what 陈家 has, by the clock, as the credit of a minus writes it. */
function deducted(): { entry: string } {
  const account = county.doc('accounts', HOME.chen)
  const { account: after, entry } = post(
    account,
    {
      householdId: HOME.chen,
      villageId: 'v1',
      path: account.path,
      kind: 'deducted',
      cause: 'earn:gone:h_n1_chen',
      points: -3,
      against: issueAccount('v1'),
      title: '乱倒垃圾',
      by: 'clock',
      byName: null,
      now: county.cloud.now(),
    },
    sha256,
  )
  county.cloud.store.put('accounts', { ...account, ...after })
  county.cloud.store.put('entries', { _id: entry.id, v: 1, ...entry })
  return { entry: entry.id }
}
async function photoOf(who: string): Promise<string> {
  const pass = await ok(county, who, 'file.issue', { kind: 'photo', extension: 'png', bytes: 70, key: tap() })
  await county.cloud.files.put(`o_${who}`, pass.cloudPath, png())
  await ok(county, who, 'file.done', { id: pass.id })
  return pass.id
}
/** What the deeds nobody could object to are worth. */
const WORTH = [5, 15, 6, 8, 10]
const countedOf = (ids: readonly string[], codes: readonly string[]): number =>
  ids.reduce((sum, _, i) => sum + (codes[i] === 'ok' ? 0 : (WORTH[i] ?? 0)), 0)

/** 杨梅村's own rules from then on. */
function rules(version: number, from: number, lines: Record<string, Partial<PointsItem>>): void {
  const items = SAMPLE_RULES.items.map(item => ({ ...item, ...lines[item.id] }))
  county.cloud.store.put('rules', {
    _id: `points:v1:000${version}`,
    v: 1,
    kind: 'points',
    at: 0,
    by: 'console',
    body: { ...SAMPLE_RULES, villageId: 'v1', version, from, items },
  })
}
const CAPPED = { elders: { cap: { points: 15, per: 'year' } } } as const
const results = (id: string) => Object.values(deedOf(county, id).results).map(({ why }) => why)

describe('one patrol, reported three times', () => {
  it('by wife, husband and in a group form: 8 points, not 24', async () => {
    const day = dayKey(county.cloud.now())
    const patrol = { itemId: 'patrol', quantity: 1, day, text: '巡了一趟' }
    const wife = await to.applied('chen', patrol)
    const husband = (await ok(county, 'husband', 'points.apply', to.deed(patrol))).application
    const group = await to.group([HOME.chen, HOME.zhou], patrol)
    for (const id of [wife, husband.id])
      await county.ok('wang', 'points.confirm', { id, agree: true, key: tap() })
    await county.ok('yang', 'points.confirm', { id: group, agree: true, key: tap() })
    await to.afterNotice()
    expect([balanceOf(county, HOME.chen), balanceOf(county, HOME.zhou)]).toEqual([8, 8])
    expect([results(wife), results(husband.id)].flat().sort()).toEqual(['credited', 'twice'])
    expect(results(group)).toEqual(['twice', 'credited'])
    expectPointsLaws(county)
  })
  it('again after it was credited: told at once, and the day is named as what is wrong', async () => {
    const day = dayKey(county.cloud.now())
    await to.credited({ itemId: 'patrol', quantity: 1, day })
    expect(
      await as(county, 'husband', 'points.apply', to.deed({ itemId: 'patrol', quantity: 1, day })),
    ).toMatchObject({ ok: false, code: 'ITEM_TWICE', field: 'day' })
  })
})

describe('new rules', () => {
  it('do not begin a limit again: neither another period nor another number', async () => {
    await to.credited({ itemId: 'peace', quantity: 1 })
    const day = dayKey(county.cloud.now())
    const again = to.deed({ itemId: 'peace', quantity: 1, day })
    expect(await county.as('chen', 'points.apply', again)).toMatchObject({
      ok: false,
      code: 'ITEM_LIMIT',
      message: '这件事每户每季度最多 1 次，您家这一期已经报满了。',
    })
    expect(balanceOf(county, HOME.chen)).toBe(15)
  })
  it('a cap in points lets through what is left of it, then nothing', async () => {
    const ids = []
    for (const back of [0, 1, 2, 3]) {
      const id = await to.applied('chen', {
        itemId: 'elders',
        quantity: 1,
        day: dayKey(county.cloud.now() - days(back)),
      })
      await county.ok('wang', 'points.confirm', { id, agree: true, key: tap() })
      ids.push(id)
    }
    await to.afterNotice()
    expect(balanceOf(county, HOME.chen)).toBe(15)
    expect(ids.flatMap(results).sort()).toEqual(['credited', 'credited', 'credited', 'overCap'])
    await tick(county)
    expectPointsLaws(county)
  })
})

describe('belonging is not only this moment', () => {
  const put = (id: string, over: object) =>
    county.cloud.store.put('people', { ...county.doc('people', id), ...over })
  const leaf = ['c', 't1', 'v1', 'g1', 'n1']

  it('a grid member who moves into an empty household to vouch for her own family, and back, vouches for nobody', async () => {
    const { belonged } = county.doc('people', 'wang')
    moveTo('wang', 'h_n1_empty', 'letter')
    const id = await to.applied('chen')
    const own = (
      await ok(
        county,
        'daughter',
        'points.apply',
        to.deed({
          itemId: 'blood',
          quantity: 1,
          attachments: [{ id: await photoOf('daughter'), kind: 'photo' }],
        }),
      )
    ).application.id
    expect(await county.as('wang', 'points.confirm', { id: own, agree: true, key: tap() })).toMatchObject({
      ok: false,
      code: 'NOT_YOURSELF',
    })
    // Somebody else's deed is hers to vouch for as before.
    await county.ok('wang', 'points.confirm', { id, agree: true, key: tap() })
    expect(belonged).toHaveLength(1)
    put('wang', { householdId: HOME.wang, belonged, home: leaf })
  })
  it('nor does who is married into it, nor a supervisor who lived there half a year ago', async () => {
    put('wang', { kinHouseholds: [{ householdId: HOME.chen, kin: 'spouse' }] })
    put('liu', {
      belonged: [
        { householdId: HOME.chen, from: 0, until: county.cloud.now() - days(100), how: 'roster' },
        { householdId: HOME.liu, from: 0, until: null, how: 'roster' },
      ],
    })
    const id = await to.applied()
    for (const who of ['wang', 'liu'] as const)
      expect(await county.as(who, 'points.confirm', { id, agree: true, key: tap() })).toMatchObject({
        code: 'NOT_YOURSELF',
      })
    await county.ok('li', 'points.confirm', { id, agree: true, key: tap() })
  })
})

describe('one villager objects to everything while the committee is silent', () => {
  const reason = '我不信'
  it('three at a time, also when pressed at once; each goes on by itself after thirty days, marked', async () => {
    const ids: string[] = []
    for (const itemId of ['helping', 'peace', 'elders', 'patrol', 'sorting'])
      ids.push(await to.confirmed({ itemId, quantity: 1 }))
    const replies = await Promise.all(
      ids.map(id => county.as('zhou', 'points.object', { id, reason, key: tap() })),
    )
    const codes = replies.map(reply => (reply.ok ? 'ok' : reply.code))
    expect(codes.filter(code => code === 'ok')).toHaveLength(3)
    expect(new Set(codes)).toEqual(new Set(['ok', 'OBJECTIONS_OPEN']))
    await county.cloud.advance(days(16))
    await tick(county)
    const toTown = county.all('sends').filter(one => one.message.includes('请镇里答复'))
    expect(toTown.map(one => one.personId)).toEqual(['zhao', 'zhao', 'zhao'])
    expect(balanceOf(county, HOME.chen)).toBe(countedOf(ids, codes))
    await county.cloud.advance(days(15))
    await tick(county)
    await county.cloud.advance(days(1))
    await tick(county)
    expect(ids.map(id => deedOf(county, id).state)).toEqual(ids.map(() => 'credited'))
    // 5 + 15 + 6 + 8 + 10
    expect(balanceOf(county, HOME.chen)).toBe(44)
    const marked = county.all('entries').filter(one => one.title.endsWith('（异议没有答复）'))
    expect(marked).toHaveLength(3)
    // Curable for ninety days, not longer.
    const [first, second] = marked
    await county.ok('yang', 'points.reverse', {
      entryId: first?._id ?? '',
      reason: '查过了，没有这事',
      key: tap(),
    })
    await county.cloud.advance(days(91))
    expect(
      await county.as('yang', 'points.reverse', { entryId: second?._id ?? '', reason: '查过了', key: tap() }),
    ).toMatchObject({ ok: false, code: 'REVERSE_OVER' })
    expectPointsLaws(county)
  })
  it('after two that were rejected the third holds nothing up until another household objects', async () => {
    for (const itemId of ['helping', 'peace']) {
      const id = await to.objected('zhou', { itemId, quantity: 1 })
      const objectionId = deedOf(county, id).objections[0]?.id ?? ''
      await county.ok('yang', 'points.answer', {
        id,
        objectionId,
        upheld: false,
        reason: '问过了',
        key: tap(),
      })
    }
    const third = await to.confirmed({ itemId: 'patrol', quantity: 1 })
    const { message } = await county.ok('zhou', 'points.object', { id: third, reason, key: tap() })
    expect(message).toBe('记下了。您前两次的意见都没成立，这一条要有另一户也提意见才作数。')
    expect(deedOf(county, third).state).toBe('confirmed')
    const seen = await county.ok('zhou', 'points.open', { id: third })
    expect(seen.objections).toMatchObject([{ mine: true, needsSecond: true }])
    await county.ok('tan', 'points.object', { id: third, reason: '我也没见着', key: tap() })
    expect(county.doc('deeds', third)).toMatchObject({ state: 'objected' })
    expect((await county.ok('tan', 'points.open', { id: third })).openObjections).toBe(2)
  })
})

describe('a deduction', () => {
  it('brought back after it was cured takes what there is, and never leads below zero', async () => {
    earned(county, HOME.chen, 3)
    const { entry } = deducted()
    const cured = await county.ok('yang', 'points.reverse', {
      entryId: entry,
      reason: '不是他家',
      key: tap(),
    })
    expect(balanceOf(county, HOME.chen)).toBe(3)
    // What was given back is spent meanwhile.
    stocked(county, 'soap', 5, { price: 2 })
    await county.ok('chen', 'shop.redeem', { goodId: 'soap', seenPrice: 2, key: tap() })
    await county.ok('liu', 'points.reverse', { entryId: cured.entry.id, reason: '是他家', key: tap() })
    expect(balanceOf(county, HOME.chen)).toBe(0)
    expectPointsLaws(county)
  })
})

describe('the price of a friend', () => {
  it('lowered and raised again around a redemption stands twice in the committee’s list, and is told', async () => {
    earned(county, HOME.chen, 400)
    stocked(county, 'cooker', 3, { name: '电饭锅', unit: '个', price: 360 })
    const price = (to: number) =>
      county.ok('sun', 'shop.saveGood', {
        id: 'cooker',
        name: '电饭锅',
        unit: '个',
        kind: 'daily',
        picture: 'cooker',
        price: to,
        limit: null,
        on: true,
        restockDay: null,
        key: tap(),
      })
    await price(1)
    expect((await county.ok('yang', 'shop.prices', {})).items).toEqual([])
    await county.ok('chen', 'shop.redeem', { goodId: 'cooker', seenPrice: 1, key: tap() })
    await price(360)
    const rows = (await county.ok('yang', 'shop.prices', {})).items
    expect(rows.map(({ from, to, near }) => [from, to, near.map(one => one.paid)])).toEqual([
      [1, 360, [1]],
      [360, 1, [1]],
    ])
    expect(rows[0]?.near[0]?.householdTitle).toContain('陈家')
    const told = newsOf(county).filter(one => one._id.endsWith(':price'))
    expect(told.map(one => [newsIn(one)?.message, [...(newsIn(one)?.people ?? [])].sort()])).toEqual([
      ['积分超市：电饭锅 360 分改成 1 分，前后一天里有人换过，点开看一看。', ['liu', 'yang', 'zhao']],
      ['积分超市：电饭锅 1 分改成 360 分，前后一天里有人换过，点开看一看。', ['liu', 'yang', 'zhao']],
    ])
    expect((await county.ok('zhao', 'shop.prices', {})).items).toHaveLength(2)
    expect((await county.ok('tang', 'shop.prices', {})).items).toEqual([])
    expectShopLaws(county)
  })
  it('changed a day and more before anybody redeems is an ordinary price', async () => {
    earned(county, HOME.chen, 400)
    stocked(county, 'soap', 3, { price: 30 })
    const { good } = county.doc('goods', 'soap')
    const { id, name, unit, kind, picture, limit, on, restockDay } = good
    await county.ok('sun', 'shop.saveGood', {
      id,
      name,
      unit,
      kind,
      picture,
      limit,
      on,
      restockDay,
      price: 20,
      key: tap(),
    })
    await county.cloud.advance(days(1) + 1)
    await county.ok('chen', 'shop.redeem', { goodId: 'soap', seenPrice: 20, key: tap() })
    expect((await county.ok('yang', 'shop.prices', {})).items).toEqual([])
  })
})

describe('a grid member redeems for a household without a phone', () => {
  it('and gets no code, by no route; the household fetches it in person, once', async () => {
    earned(county, HOME.zhou, 400)
    stocked(county, 'oil', 3)
    const { redemption } = await county.ok('li', 'shop.redeem', {
      goodId: 'oil',
      seenPrice: 120,
      householdId: HOME.zhou,
      consentWords: '当面同意',
      key: tap(),
    })
    expect([redemption.code, redemption.token]).toEqual([null, null])
    const opened = await county.ok('li', 'shop.code', { id: redemption.id })
    expect([opened.code, opened.token]).toEqual([null, null])
    expect((await county.ok('zhou', 'shop.code', { id: redemption.id })).code).toMatch(/^[0-9]{8}$/)
    const inPerson = { id: redemption.id, inPerson: true as const }
    // The helper's spouse keeps the shop: not theirs to hand out.
    county.cloud.store.put('people', {
      ...county.doc('people', 'sun'),
      kinHouseholds: [{ householdId: HOME.li, kin: 'spouse' }],
    })
    expect(await county.as('sun', 'shop.handOut', { ...inPerson, key: tap() })).toMatchObject({
      code: 'NOT_YOURSELF',
    })
    expect(await county.as('li', 'shop.handOut', { ...inPerson, key: tap() })).toMatchObject({
      code: 'NOT_ALLOWED',
    })
    await county.ok('yang', 'shop.handOut', { ...inPerson, key: tap() })
    expect(await county.as('liu', 'shop.handOut', { ...inPerson, key: tap() })).toMatchObject({
      code: 'CODE_COLLECTED',
    })
    expectShopLaws(county)
  })
  it('nobody’s own redemption goes out without its code', async () => {
    earned(county, HOME.chen, 400)
    stocked(county, 'oil', 3)
    const mine = (await county.ok('chen', 'shop.redeem', { goodId: 'oil', seenPrice: 120, key: tap() }))
      .redemption
    expect(await county.as('sun', 'shop.handOut', { id: mine.id, inPerson: true, key: tap() })).toMatchObject(
      {
        code: 'BAD_INPUT',
      },
    )
  })
})

it('a newcomer spends the household’s points after seven days, not before; who is on the roster at once', async () => {
  earned(county, HOME.chen, 400)
  stocked(county, 'oil', 3)
  moreOf(county, 'newcomer', 'n1', { householdId: HOME.chen })
  const doc = county.doc('people', 'newcomer')
  const from = county.cloud.now()
  county.cloud.store.put('people', {
    ...doc,
    belonged: [{ householdId: HOME.chen, from, until: null, how: 'letter' }],
  })
  const wish = () => as(county, 'newcomer', 'shop.redeem', { goodId: 'oil', seenPrice: 120, key: tap() })
  await county.cloud.advance(days(7) - 60_000)
  expect(await wish()).toMatchObject({ ok: false, code: 'NEWCOMER' })
  expect(balanceOf(county, HOME.chen)).toBe(400)
  await county.cloud.advance(120_000)
  expect(await wish()).toMatchObject({ ok: true })
})

it('one person puts forward five households a month, also when pressed at once', async () => {
  const households = [HOME.chen, HOME.tan, HOME.li, HOME.wang, HOME.gao, HOME.yang, HOME.liu]
  const nominate = (householdId: string) =>
    county.as('zhou', 'honour.nominate', { kind: 'helpful', householdId, text: '热心', key: tap() })
  // Fewer at once than the pace of a minute stops.
  const first = await Promise.all(households.slice(0, 3).map(nominate))
  await county.cloud.advance(120_000)
  const replies = [...first, ...(await Promise.all(households.slice(3).map(nominate)))]
  expect(replies.filter(reply => reply.ok)).toHaveLength(5)
  expect(replies.flatMap(reply => (reply.ok ? [] : [reply.code]))).toEqual(['NOMINATIONS', 'NOMINATIONS'])
  expect(county.all('honours')).toHaveLength(5)
})

it('a cure of a cure has its button: the page of the deed leads to the newest line of it', async () => {
  const id = await to.credited({ quantity: 1 })
  const lineOf = async (who: 'yang' | 'liu') => (await county.ok(who, 'points.open', { id })).results[0]?.last
  const first = await lineOf('yang')
  expect(first).toMatchObject({ title: '帮邻居一把', points: 5 })
  await county.ok('yang', 'points.reverse', { entryId: first?.id ?? '', reason: '记错了', key: tap() })
  const second = await lineOf('liu')
  expect(second).toMatchObject({ title: '冲正：帮邻居一把', points: -5 })
  await county.ok('liu', 'points.reverse', { entryId: second?.id ?? '', reason: '没记错', key: tap() })
  expect(balanceOf(county, HOME.chen)).toBe(5)
  expect(await lineOf('yang')).toMatchObject({ points: 5, title: '冲正：冲正：帮邻居一把' })
  expect((await county.ok('chen', 'points.open', { id })).results[0]?.last).toBeNull()
})
