import { noticesOf } from './news-in'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { dayKey, days, fromDayKey } from '../../miniprogram/core/clock'
import { openCounty, tap, type County } from './county'
import { expectLaws } from './laws'
import { png } from './pictures'
import {
  as,
  balanceOf,
  codeOfReply,
  earned,
  expectShopLaws,
  handOut,
  moreOf,
  ok,
  redeem,
  stocked,
} from './shop'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })
let county: County
beforeAll(async () => {
  county = await openCounty()
  moreOf(county, 'mai', 'n1', { role: 'shopkeeper' })
  moreOf(county, 'chen2', 'n1', { householdId: 'h_n1_chen' })
  for (const id of ['h_n1_chen', 'h_n1_zhou', 'h_n2_tan', 'h_n1_li', 'h_n1_mai']) earned(county, id, 1000)
  stocked(county, 'oil', 20)
  stocked(county, 'soap', 20, { name: '洗衣液', unit: '瓶', kind: 'daily', picture: 'soap', price: 36 })
})
afterEach(() => expectShopLaws(county))
afterAll(async () => {
  expectLaws(county)
  await county.close()
})

const refused = async (who: string, ask: object) => {
  const before = county.deeds()
  const reply = await as(county, who, 'shop.redeem', { goodId: 'oil', seenPrice: 120, key: tap(), ...ask })
  expect(county.deeds(), 'a no changes nothing').toBe(before)
  return reply.ok ? 'ok' : `${reply.code} ${reply.message}`
}

describe('redeeming', () => {
  it('takes the points, sets the piece aside, gives a code, and the shop hands it out once', async () => {
    const before = balanceOf(county, 'h_n1_chen')
    const mine = await redeem(county, 'chen', 'oil')
    expect(mine).toMatchObject({
      goodName: '菜籽油',
      paid: 120,
      balanceBefore: before,
      balanceAfter: before - 120,
      state: 'waiting',
      mayCancel: true,
    })
    expect(mine.householdTitle).toContain('陈')
    expect([mine.code, mine.token, dayKey(mine.until)]).toEqual([
      expect.stringMatching(/^\d{8}$/),
      expect.stringMatching(/^[0-9a-f]{32}$/),
      dayKey(county.cloud.now() + days(15)),
    ])
    expect(balanceOf(county, 'h_n1_chen')).toBe(before - 120)
    const looked = await ok(county, 'sun', 'shop.find', { token: mine.token ?? '' })
    expect(looked).toMatchObject({
      id: mine.id,
      mayHandOut: true,
      message: '这张码有效，还没领过。',
      paid: 120,
    })
    expect(await ok(county, 'sun', 'shop.counter', {})).toMatchObject({
      waiting: 1,
      firstUntil: mine.until,
      today: [],
    })
    await county.cloud.setClock(fromDayKey('2026-11-18') + 9.5 * 3_600_000)
    expect(await handOut(county, 'sun', mine)).toMatchObject({
      ok: true,
      data: { looked: { state: 'collected', mayHandOut: false } },
    })
    expect(await handOut(county, 'sun', mine)).toMatchObject({
      ok: false,
      code: 'CODE_COLLECTED',
      message: '这张码 9:30 已经领过了，孙有余经手。',
    })
    expect(await ok(county, 'sun', 'shop.find', { code: mine.code ?? '' })).toMatchObject({
      state: 'collected',
      mayHandOut: false,
      message: '这张码 9:30 已经领过了，孙有余经手。',
    })
    expect(await ok(county, 'sun', 'shop.counter', {})).toMatchObject({
      waiting: 0,
      today: [{ id: mine.id, goodName: '菜籽油' }],
    })
    expect(await ok(county, 'chen', 'shop.code', { id: mine.id })).toMatchObject({
      state: 'collected',
      endedBy: '孙有余',
      code: null,
      token: null,
      mayCancel: false,
      history: [
        { rev: 2, who: '孙有余', text: '凭码发了货' },
        { rev: 1, who: '您', text: '换了' },
      ],
    })
  })

  it('cancelled before it was handed out, everything is as it was, and the code is void', async () => {
    const [points, shelf] = [balanceOf(county, 'h_n1_chen'), county.doc('goods', 'oil').good]
    const mine = await redeem(county, 'chen', 'oil')
    expect(await ok(county, 'chen2', 'shop.cancel', { id: mine.id, key: tap() })).toMatchObject({
      redemption: { state: 'cancelled', code: null },
      message: '退了，120 分回到账上。',
    })
    expect([balanceOf(county, 'h_n1_chen'), county.doc('goods', 'oil').good]).toEqual([points, shelf])
    expect(codeOfReply(await handOut(county, 'sun', mine))).toBe('CODE_OVER')
    expect(codeOfReply(await as(county, 'chen', 'shop.cancel', { id: mine.id, key: tap() }))).toBe(
      'CODE_OVER',
    )
  })

  it('says no in words that tell that nothing was taken', async () => {
    stocked(county, 'gone', 0)
    stocked(county, 'off', 5, { on: false })
    stocked(county, 'dear', 5, { price: 5000 })
    expect(await refused('chen', { seenPrice: 110 })).toBe(
      'PRICE_CHANGED 价钱刚改成 120 分了，分没扣。看一眼再换。',
    )
    expect(await refused('chen', { goodId: 'gone' })).toBe('SOLD_OUT 货换完了，分没扣。')
    expect(await refused('chen', { goodId: 'off' })).toMatch(/^NO_SUCH_GOOD/)
    expect(await refused('chen', { goodId: 'nothing' })).toMatch(/^NO_SUCH_GOOD/)
    expect(await refused('chen', { goodId: 'dear', seenPrice: 5000 })).toBe(
      `POINTS_SHORT 分不够，还差 ${5000 - balanceOf(county, 'h_n1_chen')} 分。分没扣。`,
    )
    expect(await refused('he', {})).toMatch(/^NO_HOUSEHOLD/)
    expect(await refused('luo', {}), 'the good of another village').toMatch(/^NO_SUCH_GOOD/)
  })

  it('a limit holds for the household, and begins again with the month', async () => {
    stocked(county, 'thermos', 9, {
      name: '保温杯',
      unit: '个',
      price: 90,
      limit: { times: 1, per: 'month' },
    })
    const mine = await redeem(county, 'chen', 'thermos', 90)
    expect(await refused('chen2', { goodId: 'thermos', seenPrice: 90 })).toBe(
      'GOOD_LIMIT 每户每月 1 个，您家已经换过了，分没扣。',
    )
    const page = await ok(county, 'chen', 'shop.goods', {})
    expect(page.goods.find(good => good.id === 'thermos')).toMatchObject({ left: 0, stock: 8 })
    await ok(county, 'chen', 'shop.cancel', { id: mine.id, key: tap() })
    await redeem(county, 'chen2', 'thermos', 90)
    await county.cloud.advance(days(13))
    await redeem(county, 'chen2', 'thermos', 90)
  })
})

describe('nine tenths', () => {
  it('for a grid member’s own household, shown on the receipt; not for whom they help', async () => {
    const page = await ok(county, 'li', 'shop.goods', {})
    expect(page).toMatchObject({ discount: true, mayHelp: true })
    expect(page.goods.find(good => good.id === 'soap')).toMatchObject({ price: 36, pays: 32 })
    expect(await redeem(county, 'li', 'soap', 32)).toMatchObject({
      price: 36,
      paid: 32,
      discount: { percent: 90, saved: 4 },
    })
    const helped = await ok(county, 'li', 'shop.redeem', {
      goodId: 'soap',
      seenPrice: 36,
      householdId: 'h_n1_zhou',
      consentWords: '当面同意',
      key: tap(),
    })
    expect(helped.redemption).toMatchObject({ paid: 36, discount: null, onBehalf: true })
  })

  it('ends with the post, at the millisecond; anyone who saw the lower price is told the new one', async () => {
    const person = county.doc('people', 'li')
    const until = county.cloud.now() + 600_000
    county.cloud.store.put('people', { ...person, posts: person.posts.map(post => ({ ...post, until })) })
    await redeem(county, 'li', 'soap', 32)
    await county.cloud.setClock(until)
    expect(await refused('li', { goodId: 'soap', seenPrice: 32 })).toMatch(/^PRICE_CHANGED 价钱刚改成 36 分/)
    expect(await redeem(county, 'li', 'soap', 36)).toMatchObject({ paid: 36, discount: null })
    county.cloud.store.put('people', person)
  })
})

describe('for a household without a phone', () => {
  const ask = (over: object = {}) => ({
    goodId: 'oil',
    seenPrice: 120,
    householdId: 'h_n1_zhou',
    consentWords: '当面同意',
    key: tap(),
    ...over,
  })
  it('a grid member of its grid redeems with its consent, finds it again, and never gets the code', async () => {
    expect(codeOfReply(await as(county, 'li', 'shop.redeem', ask({ consentWords: undefined })))).toBe(
      'NEEDS_CONSENT',
    )
    const { redemption } = await ok(county, 'li', 'shop.redeem', ask())
    expect((await ok(county, 'li', 'shop.codes', {})).items[0]).toMatchObject({
      id: redemption.id,
      onBehalf: true,
    })
    expect(await ok(county, 'li', 'shop.code', { id: redemption.id })).toMatchObject({
      code: null,
      token: null,
    })
    expect(
      (await ok(county, 'zhou', 'shop.code', { id: redemption.id })).code,
      'the household itself',
    ).toMatch(/^[0-9]{8}$/)
    expect(county.doc('ticket_words', `${redemption.id}:000001`).words).toEqual({ consent: '当面同意' })
    expect(await ok(county, 'li', 'shop.cancel', { id: redemption.id, key: tap() })).toMatchObject({
      redemption: { endedBy: '李春兰' },
    })
  })
  it('nobody else may, and nobody else sees the code', async () => {
    expect(codeOfReply(await as(county, 'gao', 'shop.redeem', ask())), 'a grid member of another grid').toBe(
      'NOT_ALLOWED',
    )
    expect(codeOfReply(await as(county, 'tan', 'shop.redeem', ask()))).toBe('NOT_ALLOWED')
    const { redemption } = await ok(county, 'li', 'shop.redeem', ask())
    for (const who of ['tan', 'wang', 'sun', 'yang', 'tian'])
      expect(codeOfReply(await as(county, who, 'shop.code', { id: redemption.id })), who).toBe('NO_SUCH_CODE')
    expect(codeOfReply(await as(county, 'tan', 'shop.cancel', { id: redemption.id, key: tap() }))).toBe(
      'NO_SUCH_CODE',
    )
  })
  it('the tap that redeemed shows the code no longer to a helper whose post ended, nor to the person who left the household', async () => {
    const ended = async (who: string, over: object, wish: ReturnType<typeof ask>) => {
      await ok(county, who, 'shop.redeem', wish)
      const person = county.doc('people', who)
      county.cloud.store.put('people', { ...person, ...over })
      const again = codeOfReply(await as(county, who, 'shop.redeem', wish))
      county.cloud.store.put('people', person)
      expect(codeOfReply(await as(county, who, 'shop.redeem', wish))).toBe('ok')
      return again
    }
    const posts = county.doc('people', 'li').posts.map(post => ({ ...post, until: county.cloud.now() }))
    expect(await ended('li', { posts }, ask())).toBe('NO_SUCH_CODE')
    expect(
      await ended(
        'chen2',
        { householdId: 'h_n2_tan' },
        ask({ householdId: 'h_n1_chen', consentWords: undefined }),
      ),
    ).toBe('NO_SUCH_CODE')
  })
})

describe('behind the counter', () => {
  it('nobody hands out to the own household, or what they redeemed for another; a supervisor helps there and only there', async () => {
    const own = await redeem(county, 'mai', 'oil')
    expect(codeOfReply(await handOut(county, 'mai', own))).toBe('NOT_YOURSELF')
    expect(await ok(county, 'mai', 'shop.find', { code: own.code ?? '' })).toMatchObject({
      mayHandOut: false,
      message: expect.stringContaining('请别人来办'),
    })
    const other = await redeem(county, 'tan', 'oil')
    expect(codeOfReply(await handOut(county, 'yang', other))).toBe('NOT_ALLOWED')
    expect(codeOfReply(await handOut(county, 'yang', own))).toBe('ok')
    expect(codeOfReply(await handOut(county, 'mai', other))).toBe('ok')
    // Anybody who stands in hears that it was fetched; the household's own shopkeeper still that it is not theirs.
    expect(codeOfReply(await handOut(county, 'yang', own))).toBe('CODE_COLLECTED')
    expect(codeOfReply(await handOut(county, 'mai', own))).toBe('NOT_YOURSELF')
    expect(codeOfReply(await handOut(county, 'yang', other))).toBe('NOT_ALLOWED')
  })
  it('is closed to everyone else', async () => {
    const mine = await redeem(county, 'chen', 'oil')
    for (const who of ['chen', 'li', 'he', 'tian']) {
      for (const route of ['shop.counter', 'shop.waiting', 'shop.stock'] as const)
        expect(codeOfReply(await as(county, who, route, {})), `${who} ${route}`).toBe('NOT_ALLOWED')
      expect(codeOfReply(await handOut(county, who, mine)), who).toBe('NOT_ALLOWED')
    }
    expect(codeOfReply(await handOut(county, 'tang', mine)), 'the committee of another village').toBe(
      'CODE_NOT_HERE',
    )
    expect(county.doc('redemptions', mine.id).state).toBe('waiting')
  })
})

describe('the shelf', () => {
  const row = async (id: string) =>
    (await ok(county, 'sun', 'shop.stock', {})).goods.find(good => good.id === id)
  it('a new good is empty until something comes in; a tap that comes again adds nothing', async () => {
    const key = tap()
    const offer = {
      name: '毛巾 3 条',
      unit: '份',
      kind: 'daily' as const,
      picture: 'towel',
      price: 18,
      limit: null,
      on: true,
      restockDay: null,
    }
    const made = await ok(county, 'sun', 'shop.saveGood', { ...offer, key })
    expect((await ok(county, 'sun', 'shop.saveGood', { ...offer, key })).good.id).toBe(made.good.id)
    const into = { goodId: made.good.id, pieces: 31, why: '镇上送来', key: tap() }
    for (let i = 0; i < 3; i++)
      expect((await ok(county, 'sun', 'shop.stockIn', into)).good).toMatchObject({ stock: 31, held: 0 })
    const { redemption } = await ok(county, 'chen', 'shop.redeem', {
      goodId: made.good.id,
      seenPrice: 18,
      key: tap(),
    })
    expect(await row(made.good.id)).toMatchObject({ stock: 30, held: 1 })
    await ok(county, 'sun', 'shop.saveGood', { ...offer, id: made.good.id, price: 20, key: tap() })
    expect(await refused('chen', { goodId: made.good.id, seenPrice: 18 })).toMatch(
      /^PRICE_CHANGED 价钱刚改成 20 分/,
    )
    expect(
      county
        .all('stock_moves')
        .filter(move => move.goodId === made.good.id)
        .map(move => [move.kind, move.pieces, move.why]),
    ).toEqual([
      ['edit', 0, '新添'],
      ['in', 31, '镇上送来'],
      ['edit', 0, '价钱 18 → 20'],
    ])
    await handOut(county, 'sun', redemption)
  })
  it('counting: a difference needs a word, a hand-out in between another look', async () => {
    const id = stocked(county, 'cooker', 5, { name: '电饭煲', unit: '个', price: 100 })
    const mine = await redeem(county, 'chen', id, 100)
    const seen = await row(id)
    await handOut(county, 'sun', mine)
    expect(
      await as(county, 'sun', 'shop.count', { goodId: id, counted: 5, seenRev: seen?.rev ?? 0, key: tap() }),
    ).toMatchObject({ ok: false, code: 'STALE' })
    const rev = (await row(id))?.rev ?? 0
    expect(
      await as(county, 'sun', 'shop.count', { goodId: id, counted: 3, seenRev: rev, key: tap() }),
    ).toMatchObject({
      ok: false,
      code: 'COUNT_WHY',
      field: 'why',
      message: '数出来和账上差 1 件，请写一句为什么。',
    })
    const count = { goodId: id, counted: 3, seenRev: rev, why: '摔坏一个', key: tap() }
    for (let i = 0; i < 3; i++)
      expect((await ok(county, 'sun', 'shop.count', count)).good).toMatchObject({
        stock: 3,
        held: 0,
        lastCount: { difference: -1, why: '摔坏一个', byName: '孙有余' },
      })
    const held = await redeem(county, 'chen', id, 100)
    const now = (await row(id))?.rev ?? 0
    expect(
      await as(county, 'sun', 'shop.count', {
        goodId: id,
        counted: 0,
        seenRev: now,
        why: '都没了',
        key: tap(),
      }),
    ).toMatchObject({ ok: false, code: 'COUNT_HELD' })
    expect(
      (await ok(county, 'sun', 'shop.count', { goodId: id, counted: 3, seenRev: now, key: tap() })).good,
    ).toMatchObject({ stock: 2, held: 1, lastCount: { difference: 0 } })
    await ok(county, 'chen', 'shop.cancel', { id: held.id, key: tap() })
  })
  it('is changed by its own shopkeeper only', async () => {
    moreOf(county, 'bao', null, { role: 'shopkeeper', at: 'v2' })
    for (const who of ['bao', 'yang', 'chen', 'tian']) {
      const refusal = who === 'bao' ? 'NO_SUCH_GOOD' : 'NOT_ALLOWED'
      expect(
        codeOfReply(
          await as(county, who, 'shop.stockIn', { goodId: 'oil', pieces: 1, why: '进货', key: tap() }),
        ),
        who,
      ).toBe(refusal)
      expect(
        codeOfReply(
          await as(county, who, 'shop.saveGood', {
            id: 'oil',
            name: '油',
            unit: '桶',
            kind: 'food',
            picture: 'oil',
            price: 1,
            limit: null,
            on: true,
            restockDay: null,
            key: tap(),
          }),
        ),
        who,
      ).toBe(refusal)
    }
    expect(
      codeOfReply(
        await as(county, 'sun', 'shop.saveGood', {
          name: '油',
          unit: '桶',
          kind: 'food',
          picture: 'someones-photo',
          price: 1,
          limit: null,
          on: true,
          restockDay: null,
          key: tap(),
        }),
      ),
    ).toBe('FILE_NOT_YOURS')
  })
})

describe('a shopkeeper of two shops', () => {
  const towel = {
    name: '毛巾',
    unit: '条',
    kind: 'daily' as const,
    picture: 'towel',
    price: 18,
    limit: null,
    on: true,
    restockDay: null,
  }
  beforeAll(() => {
    moreOf(county, 'liang', null, { role: 'shopkeeper' })
    const liang = county.doc('people', 'liang')
    county.cloud.store.put('people', {
      ...liang,
      posts: [
        ...liang.posts,
        { role: 'shopkeeper', gridId: 'v2', path: ['c', 't1', 'v2'], from: 0, until: null },
      ],
      postKeys: [...liang.postKeys, 'shopkeeper@v2'],
    })
    stocked(county, 'rice2', 5, { name: '大米', unit: '袋', picture: 'rice', villageId: 'v2', price: 30 })
    moreOf(county, 'lu', 'n3')
    earned(county, 'h_n3_lu', 60, 'n3')
  })

  it('chooses between them by name, and sees the shelf of the chosen one only', async () => {
    const first = await ok(county, 'liang', 'shop.stock', {})
    expect(first.shops).toEqual([
      { id: 'v1', name: '杨梅村积分超市' },
      { id: 'v2', name: '白塘村积分超市' },
    ])
    expect(first.shop.id).toBe('v1')
    expect(first.goods.map(good => good.id)).not.toContain('rice2')
    const second = await ok(county, 'liang', 'shop.stock', { shop: 'v2' })
    expect(second.shop).toMatchObject({ id: 'v2', name: '白塘村积分超市' })
    expect(second.goods.map(good => good.id)).toEqual(['rice2'])
    for (const route of ['shop.stock', 'shop.counter', 'shop.waiting'] as const)
      expect(codeOfReply(await as(county, 'sun', route, { shop: 'v2' })), route).toBe('NOT_ALLOWED')
    expect((await ok(county, 'sun', 'shop.stock', {})).shops, 'one shop is no choice').toHaveLength(1)
  })

  it('waits at each counter for those of that village, and a code says which shelf it comes from', async () => {
    const theirs = await redeem(county, 'lu', 'rice2', 30)
    expect(await ok(county, 'liang', 'shop.counter', { shop: 'v2' })).toMatchObject({ waiting: 1 })
    expect((await ok(county, 'liang', 'shop.waiting', { shop: 'v2' })).items).toMatchObject([
      { id: theirs.id },
    ])
    expect((await ok(county, 'liang', 'shop.waiting', {})).items.map(row => row.id)).not.toContain(theirs.id)
    expect(await ok(county, 'liang', 'shop.find', { code: theirs.code ?? '' })).toMatchObject({
      shopName: '白塘村积分超市',
    })
    expect(await handOut(county, 'liang', theirs)).toMatchObject({ ok: true })
    expect(await ok(county, 'liang', 'shop.counter', { shop: 'v2' })).toMatchObject({
      handedOut: 1,
      waiting: 0,
    })
  })

  it('puts a new good only where it was said, and changes what lies in either', async () => {
    expect(codeOfReply(await as(county, 'liang', 'shop.saveGood', { ...towel, key: tap() }))).toBe(
      'WHICH_SHOP',
    )
    expect(
      codeOfReply(await as(county, 'liang', 'shop.saveGood', { ...towel, shop: 'v3', key: tap() })),
    ).toBe('NOT_ALLOWED')
    const { good } = await ok(county, 'liang', 'shop.saveGood', { ...towel, shop: 'v2', key: tap() })
    expect(county.doc('goods', good.id).villageId).toBe('v2')
    const into = { pieces: 4, why: '镇上送来', key: tap() }
    expect((await ok(county, 'liang', 'shop.stockIn', { ...into, goodId: good.id })).good.stock).toBe(4)
    expect(
      await ok(county, 'liang', 'shop.saveGood', {
        ...towel,
        id: good.id,
        shop: 'v1',
        price: 20,
        key: tap(),
      }),
    ).toMatchObject({ good: { id: good.id, price: 20 } })
    expect(county.doc('goods', good.id).villageId, 'a good stays in its shop').toBe('v2')
    expect((await ok(county, 'liang', 'shop.stockIn', { ...into, goodId: 'oil', key: tap() })).good.id).toBe(
      'oil',
    )
    expect(
      codeOfReply(await as(county, 'sun', 'shop.stockIn', { ...into, goodId: good.id, key: tap() })),
    ).toBe('NO_SUCH_GOOD')
  })
})

describe('a photo of a good', () => {
  const offer = {
    name: '雨伞',
    unit: '把',
    kind: 'daily' as const,
    price: 60,
    limit: null,
    on: true,
    restockDay: null,
  }
  const photoBy = async (who: 'sun') => {
    const pass = await county.ok(who, 'file.issue', {
      kind: 'photo',
      extension: 'png',
      bytes: 70,
      key: tap(),
    })
    await county.cloud.files.put(`o_${who}`, pass.cloudPath, png())
    await county.ok(who, 'file.done', { id: pass.id })
    return pass.id
  }
  const shown = async (id: string) =>
    (await ok(county, 'chen', 'shop.goods', {})).goods.find(good => good.id === id)?.url
  it('is shown once the checker has passed it', async () => {
    const picture = await photoBy('sun')
    const { good } = await ok(county, 'sun', 'shop.saveGood', { ...offer, picture, key: tap() })
    await vi.waitFor(
      async () => {
        await county.cloud.advance(1000)
        expect(county.doc('files', picture).state).toBe('pass')
      },
      { timeout: 30_000, interval: 200 },
    )
    expect(await shown(good.id)).toMatch(/^http/)
    expect(
      codeOfReply(await as(county, 'sun', 'shop.saveGood', { ...offer, picture, key: tap() })),
      'a photo of one good is not another’s',
    ).toBe('FILE_NOT_YOURS')
    expect(
      codeOfReply(
        await as(county, 'sun', 'shop.saveGood', { ...offer, id: good.id, picture, price: 70, key: tap() }),
      ),
    ).toBe('ok')
  })
  it('that the checker doubts is looked at by the desk first', async () => {
    county.cloud.faults.failOpenapi('security.mediaCheckAsync', { errcode: -1 })
    const picture = await photoBy('sun')
    const { good } = await ok(county, 'sun', 'shop.saveGood', { ...offer, picture, key: tap() })
    county.cloud.faults.clear()
    expect(await shown(good.id)).toBeNull()
    expect((await county.ok('he', 'desk.reviews', {})).items).toMatchObject([
      { id: picture, what: 'photo', no: '雨伞' },
    ])
    await county.ok('he', 'desk.review', { id: picture, pass: true, key: tap() })
    expect(await shown(good.id)).toMatch(/^http/)
  })
})

it('doubtful words of a household’s consent are nobody’s to pass who lives there', async () => {
  const { redemption } = await ok(county, 'li', 'shop.redeem', {
    goodId: 'oil',
    seenPrice: 120,
    householdId: 'h_n1_zhou',
    consentWords: '待审测试',
    key: tap(),
  })
  const pass = async () =>
    codeOfReply(
      await county.as('he', 'desk.review', { id: `${redemption.id}:000001`, pass: true, key: tap() }),
    )
  const desk = county.doc('people', 'he')
  county.cloud.store.put('people', { ...desk, householdId: 'h_n1_zhou' })
  expect(await pass()).toBe('RELATED')
  county.cloud.store.put('people', desk)
  expect(await pass()).toBe('ok')
})

it('the rest of the household hears of it, without a name', async () => {
  const mine = await redeem(county, 'chen', 'oil')
  const heard = (step: number) =>
    noticesOf(county, `${mine.id}:${String(step).padStart(6, '0')}`)
      .map(({ personId, message, page }) => ({ personId, message, page }))
      .sort((a, b) => (a.personId < b.personId ? -1 : 1))
  const page = `shop/code/code?id=${mine.id}`
  expect(heard(1)).toEqual([
    {
      personId: 'chen2',
      message: expect.stringMatching(/^家里用 120 分换了菜籽油 1 桶，\d+ 月 \d+ 日前凭码去拿。$/),
      page,
    },
  ])
  await handOut(county, 'sun', mine)
  const message = '菜籽油 1 桶领走了。要不是您家领的，请跟村里说一声。'
  expect(heard(2)).toEqual([
    { personId: 'chen', message, page },
    { personId: 'chen2', message, page },
  ])
})
