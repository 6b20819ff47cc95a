import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultRules } from '../../miniprogram/core/clock'
import { openCounty, type County } from './county'
import { seal } from './seeded'

let county: County
beforeAll(async () => {
  county = await openCounty()
})
afterAll(() => county.close())

type Reply = {
  ok: boolean
  code?: string
  message?: string
  field?: string
  data: {
    problems: { row: number; field: string; message: string }[]
    written: number
    next: number | null
    rows: number
    saved?: boolean
  }
}
const admin = async (route: string, data: unknown) =>
  (await county.cloud.console('admin', { route, data } as object)) as Reply
const bring = (what: string, rows: unknown[], more: object = {}) =>
  admin('import', { what, rows, dryRun: false, ...more })
const person = (id: string, over: object = {}) => ({
  id,
  name: '钱多多',
  phone: '13800009999',
  householdId: null,
  staffName: null,
  staffPhone: null,
  posts: [],
  ...over,
})

const named = (name: string) => county.all('people').find(one => seal.open(one.nameSealed) === name)!

describe('an import', () => {
  it('brings grids, households, people and card codes, and a person can join with the code', async () => {
    expect(
      await bring('grids', [
        { id: 'v9', name: '新塘村', level: 2, parent: 't1', code: 'XT' },
        { id: 'v9g1', name: '一组', level: 3, parent: 'v9' },
        { id: 'v9n1', name: '一组一格', level: 4, parent: 'v9g1' },
      ]),
    ).toMatchObject({ ok: true, data: { problems: [], written: 3, next: null } })
    expect(county.doc('grids', 'v9n1')).toMatchObject({ path: ['c', 't1', 'v9', 'v9g1', 'v9n1'], groups: [] })
    expect(await bring('households', [{ id: 'h9', gridId: 'v9n1', door: '7 号' }])).toMatchObject({
      data: { written: 1 },
    })
    expect(await bring('people', [person('p9', { householdId: 'h9' })])).toMatchObject({
      data: { written: 1 },
    })
    expect(await bring('contact_codes', [{ code: '20260001', householdId: 'h9' }])).toMatchObject({
      data: { written: 1 },
    })
    expect(await bring('contact_codes', [{ code: '20260001', householdId: 'h_n1_chen' }])).toMatchObject({
      data: { written: 0, problems: [{ row: 1, field: 'code' }] },
    })
    const stored = named('钱多多')
    expect(stored).toMatchObject({
      openid: `unbound:${stored._id}`,
      home: ['c', 't1', 'v9', 'v9g1', 'v9n1'],
    })
    expect(seal.open(stored.nameSealed)).toBe('钱多多')
    expect(JSON.stringify(county.all('people')) + JSON.stringify(county.all('contact_codes'))).not.toMatch(
      /钱多多|13800009999|20260001/,
    )
    // Nobody with an account lives there yet: the desk says yes where there is no grid member.
    const ask = { code: '20260001', name: '钱 多多', same: true, key: 'join-00001' }
    expect(await county.as({ openid: 'o_p9' }, 'me.join', ask)).toMatchObject({
      ok: true,
      data: { state: 'waiting', asking: { asked: 'listed' } },
    })
    county.cloud.store.put('people', {
      ...county.doc('people', 'he'),
      _id: 'he9',
      openid: 'o_he9',
      confirmed: { openid: 'o_he9', by: 'county', at: 0 },
      posts: [{ role: 'dispatcher', gridId: 'v9', path: ['c', 't1', 'v9'], from: 0, until: null }],
      postKeys: ['dispatcher@c', 'dispatcher@t1', 'dispatcher@v9'],
    })
    const he9 = { openid: 'o_he9' }
    const waiting = await county.as(he9, 'join.waiting', {})
    const id = waiting.ok ? (waiting.data.items[0]?.id ?? '') : ''
    expect(await county.as(he9, 'join.answer', { id, yes: true, key: 'join-00002' })).toMatchObject({
      ok: true,
    })
    expect(county.doc('people', stored._id).openid).toBe('o_p9')
  })

  it('of the same file again changes nothing, and keeps who joined', async () => {
    await bring('people', [person('p9', { householdId: 'h9' })])
    expect(named('钱多多').openid).toBe('o_p9')
  })

  it('with mistakes writes nothing and names every row and field in Chinese', async () => {
    const before = county.snapshot()
    const { data } = await bring('people', [
      person('q1'),
      person('q2', { phone: '12345' }),
      person('q3', { householdId: 'nowhere' }),
      person('q1'),
      person('q5', { surname: '钱' }),
      person('q6', {
        staffName: '钱守正',
        posts: [
          { role: 'supervisor', gridId: 'v1', from: 0, until: null },
          { role: 'gridMember', gridId: 'n1', from: 0, until: null },
        ],
      }),
      person('q7', { posts: [{ role: 'gridMember', gridId: 'n1', from: 0, until: null }] }),
      person('q8', { staffName: '钱小', posts: [{ role: 'king', gridId: 'n1', from: 0, until: null }] }),
      'not a row',
    ])
    expect(data).toMatchObject({ written: 0, next: null })
    expect(data.problems.map(p => [p.row, p.field])).toEqual([
      [2, 'phone'],
      [3, 'householdId'],
      [4, 'id'],
      [5, 'surname'],
      [6, 'posts'],
      [7, 'staffName'],
      [8, 'posts.0.role'],
      [9, ''],
    ])
    for (const { message } of data.problems) expect(message).toMatch(/[一-龥].*。$/)
    expect(county.snapshot()).toBe(before)
  })

  it.each([
    ['a parent that is not there', [{ id: 'x', name: '某组', level: 3, parent: 'nowhere' }], 'parent'],
    ['a level that leaves one out', [{ id: 'x', name: '某格', level: 4, parent: 'v1' }], 'level'],
    ['a village without a code', [{ id: 'x', name: '某村', level: 2, parent: 't1' }], 'code'],
    ['a code another village has', [{ id: 'x', name: '某村', level: 2, parent: 't1', code: 'XT' }], 'code'],
    ['a node that moves elsewhere', [{ id: 'g1', name: '三组', level: 3, parent: 'v2' }], 'parent'],
    ['an operator for an id', [{ id: { $ne: null }, name: '某组', level: 3, parent: 'v1' }], 'id'],
  ])('of grids with %s is refused', async (_, rows, field) => {
    const before = county.snapshot()
    expect((await bring('grids', rows)).data.problems.map(p => [p.row, p.field])).toEqual([[1, field]])
    expect(county.snapshot()).toBe(before)
  })

  it('of a household that would move to another village is refused; within the village it may', async () => {
    await bring('households', [{ id: 'h77', gridId: 'n1', door: '7 号' }])
    expect(
      (await bring('households', [{ id: 'h77', gridId: 'n3', door: '7 号' }])).data.problems,
    ).toMatchObject([
      { row: 1, field: 'gridId', message: '户不能换村，积分的账记在原来的村里。请在新村另建一户。' },
    ])
    expect((await bring('households', [{ id: 'h77', gridId: 'n2', door: '7 号' }])).data.problems).toEqual([])
  })

  it('can be tried first: a dry run tells the same and writes nothing', async () => {
    const before = county.snapshot()
    expect(
      await bring('households', [{ id: 'h10', gridId: 'g1', door: '1 号' }], { dryRun: true }),
    ).toMatchObject({ data: { written: 0, problems: [{ row: 1, field: 'gridId' }] } })
    expect(
      await bring('households', [{ id: 'h10', gridId: 'n1', door: '1 号' }], { dryRun: true }),
    ).toMatchObject({ data: { written: 0, problems: [] } })
    expect(county.snapshot()).toBe(before)
  })

  it('that was killed half way goes on where it stopped, twenty rows at a time', async () => {
    const rows = Array.from({ length: 50 }, (_, i) => ({ id: `hh${i}`, gridId: 'n1', door: `${i} 号` }))
    const before = county.all('households').length
    county.cloud.faults.killAfter('admin', 60)
    await bring('households', rows).catch(() => null)
    county.cloud.faults.clear()
    const brought = () => county.all('households').length - before
    const half = brought()
    expect([half % 20, half < 50]).toEqual([0, true])
    // What the dead one had locked is free again after 30 seconds.
    await county.cloud.advance(31_000)
    expect(await bring('households', rows, { start: half })).toMatchObject({
      data: { written: 50 - half, next: null },
    })
    expect(brought()).toBe(50)
  })

  it.each([
    ['no rows', { what: 'people', rows: [], dryRun: false }],
    ['an unknown kind', { what: 'tickets', rows: [{}], dryRun: false }],
    ['an extra field', { what: 'people', rows: [{}], dryRun: false, by: 'me' }],
    ['nothing', null],
  ])('with %s is refused', async (_, data) => {
    const before = county.snapshot()
    expect(await admin('import', data)).toMatchObject({
      ok: false,
      code: 'BAD_INPUT',
      message: expect.stringMatching(/[一-龥]/) as string,
    })
    expect(county.snapshot()).toBe(before)
  })
})

describe('posts', () => {
  const grant = (personId: string, role: string, gridId: string) =>
    admin('grantPost', { personId, role, gridId, from: 0, until: null })

  it('a supervisor is never given a grid, a desk or a shop of the same village', async () => {
    const before = county.snapshot()
    for (const [role, gridId] of [
      ['gridMember', 'n1'],
      ['dispatcher', 'v1'],
      ['shopkeeper', 'v1'],
      ['gridMember', 't1'],
    ] as const) {
      expect(await grant('yang', role, gridId)).toMatchObject({ ok: false, code: 'POST_CLASH' })
    }
    expect(county.snapshot()).toBe(before)
  })

  it('in another village it may be', async () => {
    expect(await grant('yang', 'gridMember', 'n3')).toMatchObject({ ok: true })
    expect(county.doc('people', 'yang').postKeys).toContain('gridMember@v2')
  })

  it('two grants at once cannot add up to a clash', async () => {
    const answers = await Promise.all([grant('sun', 'supervisor', 'v2'), grant('sun', 'gridMember', 'n3')])
    expect(answers.filter(a => a.ok).length).toBe(1)
  })

  it('one that ended may not be pressed with', async () => {
    expect(await admin('endPost', { personId: 'xu', role: 'dispatcher', gridId: 'v2' })).toMatchObject({
      ok: true,
    })
    expect(await county.as('xu', 'desk.counters', {})).toMatchObject({ ok: false, code: 'NOT_ALLOWED' })
    expect(await admin('endPost', { personId: 'xu', role: 'dispatcher', gridId: 'v2' })).toMatchObject({
      ok: false,
      code: 'NOT_FOUND',
    })
  })
})

describe('rules and calendars', () => {
  const next = { ...defaultRules, version: 2, from: Date.UTC(2026, 11, 1) }

  it('rules whose steps do not fit the total are not saved, and it says which', async () => {
    const reply = await admin('rules.save', {
      rules: { ...next, steps: { ...next.steps, claim: { n: 20, unit: 'days' } } },
    })
    expect(reply).toMatchObject({ ok: false, code: 'RULES_DONT_FIT' })
    expect((reply as unknown as { problems: { where: string }[] }).problems.map(p => p.where)).toContain(
      'tracks.1',
    )
    expect(county.all('rules').filter(one => one.kind === 'rules')).toEqual([])
  })

  it('rules for yesterday are not saved', async () => {
    expect(await admin('rules.save', { rules: { ...next, from: 0 } })).toMatchObject({
      ok: false,
      code: 'RULES_DONT_FIT',
    })
  })

  it('rules that fit are saved under the next version, once', async () => {
    expect(await admin('rules.save', { rules: next, dryRun: true })).toMatchObject({ data: { saved: false } })
    expect(await admin('rules.save', { rules: next })).toMatchObject({ ok: true, data: { saved: true } })
    expect(await admin('rules.save', { rules: next })).toMatchObject({ ok: false })
    expect(
      county
        .all('rules')
        .filter(one => one.kind === 'rules')
        .map(r => r._id),
    ).toEqual(['rules:2'])
  })

  it('a calendar with a day that does not exist is not saved; a right one is', async () => {
    const calendar = { year: 2027, source: '国务院办公厅的通知', holidays: ['2027-01-01'], workdays: [] }
    expect(
      await admin('calendar.save', { calendar: { ...calendar, holidays: ['2027-02-29'] } }),
    ).toMatchObject({ data: { saved: false, problems: [{ message: '没有这一天：2027-02-29。' }] } })
    expect(await admin('calendar.save', { calendar })).toMatchObject({ data: { saved: true } })
  })
})
