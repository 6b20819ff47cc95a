/**
 * Anyone who guesses the code of a card has found a door, and nothing behind it. Tried as an attacker would: hundreds of
 * codes from many accounts, with real doors among them, and then every route that gives power. The attack of a night,
 * with thousands of codes, is part of `npm run test:long`.
 */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { days, hours, minutes } from '../../miniprogram/core/clock'
import type { Api } from '../../contract'
import { openCounty, order, tap, type County } from '../functions/county'
import { nextTick, tick } from '../functions/jobs-tick'
import { askJoin, card, heard, listed } from '../functions/joining'
import { earned } from '../functions/shop'
import { patience } from '../patience'

vi.setConfig({ testTimeout: patience(240_000), hookTimeout: patience(300_000) })
let county: County
const DOORS = ['h_n1_chen', 'h_n1_zhou', 'h_n2_tan', 'h_n3_luo']
const GUESSES = Number(process.env.JOINING_GUESSES ?? 600)
const ACCOUNTS = GUESSES / 5

let found: string[] = []
beforeAll(async () => {
  county = await openCounty()
  earned(county, 'h_n1_chen', 500)
  for (let n = 0; n < GUESSES; n += 50)
    card(county, String(n).padStart(8, '0'), DOORS[(n / 50) % DOORS.length]!)
  found = []
  for (let n = 0; n < GUESSES; n += 50) {
    const replies = await Promise.all(
      Array.from({ length: 50 }, (_, i) => {
        const openid = `o_thief${(n + i) % ACCOUNTS}`
        return askJoin(county, { openid }, String(n + i).padStart(8, '0')).then(reply => ({ openid, reply }))
      }),
    )
    for (const { openid, reply } of replies) if (reply.ok) found.push(openid)
    await county.cloud.advance(minutes(1))
  }
  await nextTick(county)
})
afterAll(() => county.close())

describe(`${GUESSES} guesses of ${ACCOUNTS} accounts`, () => {
  it('find doors, and no household', () => {
    expect(found.length).toBeGreaterThan(10)
    for (const openid of found) {
      const person = county.all('people').find(one => one.openid === openid)
      expect(person).toMatchObject({ householdId: null, home: [], posts: [], belonged: [] })
    }
  })

  type Door = { [R in keyof Api]: [R, Api[R]['ask']] }[keyof Api]
  const POWER: Door[] = [
    ['points.entries', {}],
    ['points.statement', { month: '2026-10' }],
    ['shop.redeem', { goodId: 'oil', seenPrice: 1, key: 'k-0000001' }],
    ['points.apply', { itemId: 'patrol', quantity: 1, day: '2026-11-18', attachments: [], key: 'k-0000002' }],
    ['grid.people', {}],
    ['grid.today', {}],
    ['desk.counters', {}],
    ['join.letter', { household: 'h_n1_chen', key: 'k-0000003' }],
    ['me.household', { household: 'h_n1_chen' }],
    ['honour.nominate', { kind: 'helpful', householdId: 'h_n2_tan', text: '好', key: 'k-0000004' }],
    ['points.households', { q: '陈' }],
  ]
  it.each(POWER)('%s stays closed to who was let wait at a door', async (route, ask) => {
    const before = county.deeds()
    const reply = await county.as({ openid: found[0] ?? '' }, route, ask as never)
    // A wrong question would be refused for the wrong reason.
    expect(reply.ok ? JSON.stringify(reply.data) : reply.code).toMatch(
      /^(NOT_ALLOWED|NO_HOUSEHOLD|NOT_FOUND|NO_SUCH_GOOD|NO_STATEMENT|.*"items":\[\].*)$/,
    )
    expect(county.deeds()).toBe(before)
  })

  it('the passbook page shows no household, and the household’s page nobody', async () => {
    const thief = { openid: found[0] ?? '' }
    expect(await county.as(thief, 'me.household', {})).toMatchObject({ ok: true, data: null })
    expect(await county.as(thief, 'points.home', {})).not.toMatchObject({
      data: { household: expect.anything() as unknown },
    })
    expect(await county.as(thief, 'join.waiting', {})).toMatchObject({ data: { items: [] } })
  })

  it('nobody accepts themselves, or one another', async () => {
    const requests = county.all('join_requests')
    const replies = await Promise.all(
      requests
        .slice(0, 12)
        .flatMap(({ _id, openid }) =>
          [openid, found[1] ?? ''].map(who =>
            county.as({ openid: who }, 'join.answer', { id: _id, yes: true, key: tap() }),
          ),
        ),
    )
    expect(new Set(replies.map(reply => (reply.ok ? 'yes' : reply.code)))).toEqual(new Set(['NOT_ALLOWED']))
  })

  it('the towns are told once, in words that say what to do', async () => {
    for (const town of ['zhao', 'ma'] as const)
      expect((await heard(county, town)).match(/试登记的编号/g)).toHaveLength(1)
    expect(await heard(county, 'chen')).not.toContain('试登记的编号')
  })

  it('the families heard of it, and no family’s phone was rung more than five times a day', async () => {
    const said = (await heard(county, 'chen')).split('\n').filter(one => one.includes('想登记到这一户'))
    expect(said.length).toBeGreaterThan(0)
    expect(said.length).toBeLessThanOrEqual(5)
  })

  it('a village under attack still takes its people in: a letter asks, and a yes lets in', async () => {
    listed(county, 'bao', '包桂英')
    const made = await county.ok('li', 'join.letter', { household: 'h_n1_zhou', key: tap() })
    const ask = { letter: made.letter, name: '吴小芳', key: tap() }
    expect(await county.as({ openid: 'o_wu' }, 'me.letter', ask)).toMatchObject({
      ok: true,
      data: { state: 'waiting', asking: { door: county.doc('households', 'h_n1_zhou').door } },
    })
    const request = county.all('join_requests').find(one => one.openid === 'o_wu')
    await county.ok('zhou', 'join.answer', { id: request?._id ?? '', yes: true, key: tap() })
    expect(county.all('people').find(one => one.openid === 'o_wu')).toMatchObject({
      householdId: 'h_n1_zhou',
    })
  })

  it('a day later letters open again by themselves', async () => {
    await county.cloud.advance(days(1) + hours(1))
    const made = await county.ok('li', 'join.letter', { household: 'h_n1_zhou', key: tap() })
    expect(
      await county.as({ openid: 'o_wu2' }, 'me.letter', { letter: made.letter, name: '吴小方', key: tap() }),
    ).toMatchObject({ ok: true, data: { state: 'in' } })
  })
})

describe('guessing letters', () => {
  it('of a village with ended ones alarms its own town only', async () => {
    await county.cloud.advance(days(2))
    const made = await county.ok('li', 'join.letter', { household: 'h_n1_zhou', key: tap() })
    await county.ok('li', 'join.revoke', { id: made.id, key: tap() })
    for (let i = 0; i < 24; i++)
      expect(
        await county.as({ openid: `o_letter${i}` }, 'me.letter', {
          letter: made.letter,
          name: '吴小芳',
          key: tap(),
        }),
      ).toMatchObject({ ok: false, code: 'LETTER_OVER' })
    await tick(county)
    expect(await heard(county, 'zhao')).toMatch(/杨梅村有人在一个接一个地试/)
    expect(await heard(county, 'ma')).not.toContain('杨梅村')
  })

  it('a hundred thousand million years of it: 128 bits, kept only as a keyed hash', async () => {
    const made = await county.ok('li', 'join.letter', { household: 'h_n1_zhou', key: tap() })
    expect(made.letter).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{2}$/)
    expect(JSON.stringify(county.all('letters'))).not.toContain(made.letter.slice(0, 9))
    expect(JSON.stringify(county.all('letters'))).not.toContain(made.letter.replaceAll('-', ''))
  })
})

describe('a post', () => {
  it('is never had by a card, a letter or a telephone number', async () => {
    await county.cloud.advance(days(2))
    const post = {
      role: 'gridMember',
      gridId: 'n2',
      path: ['c', 't1', 'v1', 'g2', 'n2'],
      from: 0,
      until: null,
    } as const
    listed(county, 'mo', '莫新来', {
      staffName: '莫新来',
      posts: [{ ...post, path: [...post.path] }],
      postKeys: post.path.map(node => `gridMember@${node}`),
    })
    card(county, '77778888', 'h_n1_zhou')
    const thief = { openid: 'o_postthief' }
    expect(await askJoin(county, thief, '77778888', '莫新来', { same: true })).toMatchObject({
      data: { state: 'waiting' },
    })
    const request = county.all('join_requests').find(one => one.openid === 'o_postthief')
    // Even where a housemate is talked into saying yes.
    await county.ok('zhou', 'join.answer', { id: request?._id ?? '', yes: true, key: tap() })
    expect(county.doc('people', 'mo').openid).toBe('o_postthief')
    for (const route of ['grid.today', 'grid.people'] as const)
      expect(await county.as(thief, route, {})).toMatchObject({ ok: false, code: 'NOT_ALLOWED' })
    expect((await county.as(thief, 'me.home', {})) as unknown).toMatchObject({
      data: { me: { duties: [] }, asking: { asked: 'post', state: 'waiting' } },
    })
    // The level above, with the number off the phone before them, and nobody else.
    const id =
      county.all('join_requests').find(one => one.asked === 'post' && one.personId === 'mo')?._id ?? ''
    const check = (await county.as(thief, 'me.home', {})) as { data: { asking: { check: string } } }
    const right = { id, yes: true, check: check.data.asking.check }
    const wrong = { ...right, check: right.check === '0000' ? '1111' : '0000' }
    for (const who of ['li', 'he', 'gao', 'xu', 'ma', 'zhou'] as const)
      expect(await county.as(who, 'join.answer', { ...right, key: tap() })).toMatchObject({
        code: 'NOT_ALLOWED',
      })
    expect(await county.as('zhao', 'join.answer', { ...wrong, key: tap() })).toMatchObject({
      ok: false,
      code: 'CHECK_WRONG',
      field: 'check',
    })
    await county.ok('zhao', 'join.answer', { ...right, key: tap() })
    expect(await county.as(thief, 'grid.today', {})).toMatchObject({ ok: true })
  })
})

describe('ordering from a door', () => {
  it('is what the code of a card does give, and the order is nobody’s household’s', async () => {
    card(county, '99990000', 'h_n2_tan')
    const guest = { openid: 'o_guest' }
    await askJoin(county, guest, '99990000', '路过人')
    const reply = await county.as(guest, 'ticket.submit', { key: tap(), input: order() })
    expect(reply).toMatchObject({ ok: true })
    const id = reply.ok ? (reply.data.ticket?.ticket.id ?? '') : ''
    expect(county.doc('tickets', id).ticket).toMatchObject({
      householdId: null,
      path: ['c', 't1', 'v1', 'g2', 'n2'],
    })
  })
})
