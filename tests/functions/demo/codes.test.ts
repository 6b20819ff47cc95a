/** How somebody comes into the demonstration county and out of it: one code an account, and nobody in two places. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { days, hours, minutes } from '../../../miniprogram/core/clock'
import { openCounty, order, tap, type County } from '../county'
import { card } from '../joining'
import { accountOf, admin, CODES, enter, start } from './demo'

let county: County
let restore: () => void
beforeAll(async () => {
  county = await openCounty()
  restore = county.remember()
})
afterEach(() => restore())
afterAll(() => county.close())

const REVIEWER = { openid: 'o_reviewer' }
const OTHER = { openid: 'o_other' }
const home = async (who: { openid: string }) => {
  const reply = await county.as(who, 'me.home', {})
  if (!reply.ok) throw new Error(reply.message)
  return reply.data.me
}

describe('a code', () => {
  it('makes the account one of the sample people, however it is typed', async () => {
    await start(county)
    expect(await enter(county, REVIEWER, ' 7k2qm 9xtb4 ')).toMatchObject({
      ok: true,
      data: { name: '江小满（样例）', village: { name: '体验村（样例）' }, demo: true },
    })
    expect(await home(REVIEWER)).toMatchObject({ id: 'demo-resident', demo: true })
  })

  it('is its first account’s: another one is refused in words, the first comes in again', async () => {
    await start(county)
    await enter(county, REVIEWER, CODES.dispatcher)
    expect(await enter(county, OTHER, CODES.dispatcher)).toMatchObject({
      ok: false,
      code: 'DEMO_USED',
      message: '这个体验码已经被另一个微信用了，一码一个微信。请换一个码。',
    })
    expect(await home(OTHER)).toBeNull()
    expect(await county.as(REVIEWER, 'demo.leave', { key: tap() })).toMatchObject({ ok: true })
    expect(await home(REVIEWER)).toBeNull()
    expect(await enter(county, OTHER, CODES.dispatcher)).toMatchObject({ ok: false, code: 'DEMO_USED' })
    expect(await enter(county, REVIEWER, CODES.dispatcher)).toMatchObject({ ok: true })
  })

  it('tried by two accounts at once lets one of them in', async () => {
    await start(county)
    const accounts = [1, 2, 3, 4].map(n => ({ openid: `o_racer${n}` }))
    const replies = await Promise.all(accounts.map(who => enter(county, who, CODES.inspector)))
    expect(replies.filter(reply => reply.ok)).toHaveLength(1)
    expect(replies.flatMap(reply => (reply.ok ? [] : [reply.code]))).toEqual([
      'DEMO_USED',
      'DEMO_USED',
      'DEMO_USED',
    ])
  })

  it('of another role changes what the account is, and gives the one before back', async () => {
    await start(county)
    await enter(county, REVIEWER, CODES.resident)
    await enter(county, REVIEWER, CODES.dispatcher)
    expect((await home(REVIEWER))?.duties).toMatchObject([
      { label: '派单员', grid: { name: '体验村（样例）' } },
    ])
    expect(county.doc('people', 'demo-resident').openid).toBe('unbound:demo-resident')
    await enter(county, REVIEWER, CODES.resident)
    expect((await home(REVIEWER))?.id).toBe('demo-resident')
    expect(county.doc('people', 'demo-dispatcher')).toMatchObject({
      openid: 'unbound:demo-dispatcher',
      confirmed: null,
    })
  })

  it('that is wrong five times locks the account for an hour, the right one too', async () => {
    await start(county)
    for (let n = 0; n < 5; n++)
      expect(await enter(county, REVIEWER, `22222-2222${n}`)).toMatchObject({
        code: 'DEMO_WRONG',
        message: '体验码不对。照着给您的那一张，一个一个再填。',
      })
    await county.cloud.advance(minutes(2))
    expect(await enter(county, REVIEWER, CODES.admin)).toMatchObject({ ok: false, code: 'CODE_LOCKED' })
    await county.cloud.advance(hours(1))
    expect(await enter(county, REVIEWER, CODES.admin)).toMatchObject({ ok: true })
  })

  it('is stored as a keyed hash, and so is the account that used it', async () => {
    await start(county)
    await enter(county, REVIEWER, CODES.resident)
    const stored = JSON.stringify(county.all('demo_codes'))
    for (const text of ['7K2QM9XTB4', '7K2QM-9XTB4', 'o_reviewer']) expect(stored).not.toContain(text)
    expect(county.all('demo_codes')).toHaveLength(8)
  })

  it('is dead after thirty days, and its account is nobody’s again', async () => {
    await start(county)
    await enter(county, REVIEWER, CODES.resident)
    await county.cloud.advance(days(30) - minutes(1))
    expect((await home(REVIEWER))?.id).toBe('demo-resident')
    await county.cloud.advance(minutes(1))
    expect(await enter(county, OTHER, CODES.gridMember)).toMatchObject({
      ok: false,
      code: 'DEMO_OVER',
      message: '体验已经结束，这个码用不了了。还要看，请找给您体验码的人另要。',
    })
    expect(await county.as(REVIEWER, 'ticket.submit', { key: tap(), input: order() })).toMatchObject({
      code: 'NOT_SIGNED_IN',
    })
    expect(county.doc('people', 'demo-resident').openid).toBe('unbound:demo-resident')
    card(county, '12345678', 'h_n1_zhou')
    expect(
      await county.as(REVIEWER, 'me.join', { code: '12345678', name: '新来的', key: tap() }),
    ).toMatchObject({ ok: true, data: { state: 'waiting' } })
  })
})

describe('one account, one place', () => {
  it.each(['chen', 'li', 'zhao', 'tian'] as const)(
    '%s of a real village is refused, whether the code is right or not',
    async who => {
      await start(county)
      for (const code of [CODES.resident, '22222-22222'])
        expect(await county.as(who, 'demo.enter', { code, key: tap() })).toMatchObject({
          ok: false,
          code: 'DEMO_KNOWN',
          message: '这个微信在这里登记过，不能用体验码。请换一个没登记过的微信来体验。',
        })
      expect(await county.as(who, 'demo.leave', { key: tap() })).toMatchObject({ code: 'NOT_ALLOWED' })
      expect(county.doc('people', who).openid).toBe(`o_${who}`)
    },
  )

  it('anyone who waits for a village’s yes is refused until it is answered', async () => {
    await start(county)
    await county.as(REVIEWER, 'me.post', { gridId: 't1', name: '李春兰', key: tap() })
    expect(await enter(county, REVIEWER, CODES.resident)).toMatchObject({
      code: 'DEMO_ASKING',
      message: '这个微信正等着村里答复登记，不能用体验码。请换一个没登记过的微信来体验。',
    })
  })

  it('anyone who is in the demonstration joins no village by any way, until they leave', async () => {
    await start(county)
    await enter(county, REVIEWER, CODES.resident)
    card(county, '12345678', 'h_n1_zhou')
    const { letter } = await county.ok('li', 'join.letter', { household: 'h_n1_zhou', key: tap() })
    const ways = [
      () => county.as(REVIEWER, 'me.join', { code: '12345678', name: '新来的', key: tap() }),
      () => county.as(REVIEWER, 'me.letter', { letter, name: '新来的', key: tap() }),
      () => county.as(REVIEWER, 'me.post', { gridId: 't1', name: '李春兰', key: tap() }),
      () => county.as(REVIEWER, 'me.contact', { code: '12345678' }),
    ]
    for (const way of ways)
      expect(await way()).toMatchObject({
        ok: false,
        code: 'IN_DEMO',
        message: '现在用的是体验身份，登记不了真的村。请先在「体验码」那一页退出体验。',
      })
    expect(county.all('join_requests')).toEqual([])
    expect(await county.as(REVIEWER, 'demo.leave', { key: tap() })).toMatchObject({
      ok: true,
      data: { message: '退出来了。这个微信现在谁也不是，可以照常登记。' },
    })
    expect(await ways[1]!()).toMatchObject({ ok: true, data: { state: 'in' } })
  })

  it('a code and a village’s letter at the same moment leave the account in one of the two', async () => {
    await start(county)
    const { letter } = await county.ok('li', 'join.letter', { household: 'h_n1_zhou', key: tap() })
    await Promise.all([
      enter(county, REVIEWER, CODES.resident),
      county.as(REVIEWER, 'me.letter', { letter, name: '新来的', key: tap() }),
    ])
    expect(county.all('people').filter(({ openid }) => openid === 'o_reviewer')).toHaveLength(1)
  })

  it('nobody gets in without a code: not by a letter made there, nor by a name of its staff', async () => {
    await start(county)
    const grid = accountOf('gridMember')
    await enter(county, grid, CODES.gridMember)
    const made = await county.as(grid, 'join.letter', { household: 'demo-household', key: tap() })
    const letter = made.ok ? made.data.letter : ''
    expect(letter).not.toBe('')
    expect(await county.as(OTHER, 'me.letter', { letter, name: '新来的', key: tap() })).toMatchObject({
      code: 'LETTER_OVER',
    })
    for (const gridId of ['demo', 'demo-town', 'demo-village'])
      expect(await county.as(OTHER, 'me.post', { gridId, name: '何晓舟（样例）', key: tap() })).toMatchObject(
        { code: 'NO_SUCH_POST' },
      )
    expect(await home(OTHER)).toBeNull()
  })
})

describe('admin demo.start', () => {
  it('again with the same codes changes nothing; other codes are refused while it stands', async () => {
    await start(county)
    await enter(county, REVIEWER, CODES.resident)
    const before = county.snapshot()
    expect(await start(county)).toMatchObject({ ok: true })
    expect(await start(county, { ...CODES, admin: '22222-22222' })).toMatchObject({
      ok: false,
      code: 'DEMO_THERE',
    })
    expect(county.snapshot()).toBe(before)
  })

  it('wants a code for every role and for nobody else', async () => {
    const hash = 'a'.repeat(64)
    for (const codes of [[], [{ personId: 'chen', hash }], [{ personId: 'demo-admin', hash }]])
      expect(await admin(county, 'demo.start', { codes })).toMatchObject({ ok: false, field: 'codes' })
    expect(county.all('demo_codes')).toEqual([])
  })

  it('killed after any of its database calls has made all of it or nothing', async () => {
    for (let n = 1; ; n += 3) {
      county.cloud.faults.killAfter('admin', n)
      const whole = await start(county).then(
        () => true,
        () => false,
      )
      const made = county.all('demo_codes').length
      expect([n, [0, 8].includes(made), county.all('people').length - 17]).toEqual([n, true, made && 9])
      county.cloud.faults.clear()
      // What the dead one had locked is free again.
      await county.cloud.advance(minutes(1))
      expect(await start(county)).toMatchObject({ ok: true })
      expect(county.all('demo_codes')).toHaveLength(8)
      restore()
      if (whole) return
    }
  })
})

describe('a county’s own files', () => {
  it.each([
    ['grids', { id: 'demo', name: '县', level: 0, parent: null }, 'id'],
    ['grids', { id: 'v9', name: '村', level: 2, parent: 'demo-town', code: 'XT' }, 'parent'],
    ['grids', { id: 'v9', name: '村', level: 2, parent: 't1', code: 'DEMO' }, 'code'],
    ['households', { id: 'h9', gridId: 'demo-group', door: '7 号' }, 'gridId'],
    ['people', { id: 'demo-admin', name: '张三' }, 'id'],
    ['people', { id: 'p9', name: '张三', householdId: 'demo-household' }, 'householdId'],
    ['people', { id: 'p9', name: '张三', staffName: '张三', posts: [post('demo-village')] }, 'gridId'],
    ['contact_codes', { code: '20260001', householdId: 'demo-household' }, 'householdId'],
  ])('%s name nothing of it: %j', async (what, row, field) => {
    await start(county)
    const before = county.snapshot()
    const reply = await admin<{ problems: { field: string }[] }>(county, 'import', {
      what,
      rows: [row],
      dryRun: false,
    })
    expect(reply.data.problems.map(one => one.field)).toContain(field)
    expect(county.snapshot()).toBe(before)
  })

  it('its people and places are changed by no other door of the console', async () => {
    await start(county)
    const before = county.snapshot()
    const at = { role: 'dispatcher', from: 0, until: null, staffName: '谁' }
    for (const [route, data] of [
      ['grantPost', { ...at, personId: 'chen', gridId: 'demo-village' }],
      ['grantPost', { ...at, personId: 'demo-admin', gridId: 'v1' }],
      ['endPost', { personId: 'demo-admin', role: 'admin', gridId: 'demo' }],
      ['erase', { personId: 'demo-admin', identity: true }],
    ] as const)
      expect([route, await admin(county, route, data)]).toMatchObject([
        route,
        { ok: false, code: 'DEMO_ONLY' },
      ])
    expect(county.snapshot()).toBe(before)
  })
})

function post(gridId: string) {
  return { role: 'dispatcher', gridId, from: 0, until: null }
}
