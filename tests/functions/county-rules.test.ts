/** The county's own rules, on the phone: looked at, saved from a day on, by name; what was submitted keeps its own. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Api } from '../../contract'
import { dayKey, days } from '../../miniprogram/core/clock'
import { openCounty, order, tap, type County } from './county'
import type { Key } from './seeded'

let county: County
let back: () => void
beforeAll(async () => {
  county = await openCounty()
  back = county.remember()
}, 120_000)
afterEach(() => back())
afterAll(() => county.close())

type Change = Api['rules.change']['ask']
async function asking(over: Partial<Change> = {}): Promise<Change> {
  const { version, steps, tracks } = await county.ok('tian', 'rules.show', {})
  return {
    basedOn: version,
    day: dayKey(county.cloud.now()),
    steps: { ...steps, claim: { n: 36, unit: 'hours' } },
    tracks: { ...tracks, 1: 6 },
    subs: [],
    preview: false,
    key: tap(),
    ...over,
  }
}
const submit = async () => {
  const made = await county.ok('chen', 'ticket.submit', { key: tap(), input: order() })
  const { ticket } = county.doc('tickets', made.ticket?.ticket.id ?? '')
  return {
    rules: ticket.rules,
    days: Math.round(((ticket.rounds[0]?.limitAt ?? 0) - ticket.submittedAt) / days(1)),
  }
}

describe('deadlines and sub-categories', () => {
  it('are looked at first: every difference in words, nothing saved', async () => {
    const before = county.all('rules')
    const ask = await asking({
      preview: true,
      subs: [{ id: 'lamp', label: '路灯灯杆', track: 2, needsPhoto: false, days: 9, unit: 'workdays' }],
    })
    expect(await county.ok('tian', 'rules.change', ask)).toEqual({
      saved: false,
      differences: [
        '领单：24 小时 → 36 小时',
        '★：5 天 → 6 天',
        '基础设施·路灯：改叫路灯灯杆',
        '基础设施·路灯：★ → ★★',
        '基础设施·路灯：照星级 → 9 个工作日',
        '基础设施·路灯：办结不用照片',
      ],
      problems: [],
      message: '还没有存。',
    })
    expect(county.all('rules')).toEqual(before)
  })

  it('are a new version from today; what was submitted before keeps its own', async () => {
    const old = await submit()
    await county.ok('tian', 'rules.change', await asking())
    // Instances keep the rules for a quarter of a minute.
    const { version, versions, tracks } = await county.ok('tian', 'rules.show', {})
    expect([version, tracks, versions.map(({ by }) => by)]).toEqual([2, { 1: 6, 2: 15 }, ['田雨青', null]])
    expect(old).toEqual({ rules: '1', days: 6 })
    expect(county.all('rules').filter(({ kind }) => kind === 'rules')).toMatchObject([{ by: 'tian' }])
  })

  it('begin on the day that is said, never in the past', async () => {
    const yesterday = dayKey(county.cloud.now() - days(1))
    expect(await county.as('tian', 'rules.change', await asking({ day: yesterday }))).toMatchObject({
      code: 'DAY_PAST',
    })
    const next = dayKey(county.cloud.now() + days(7))
    await county.ok('tian', 'rules.change', await asking({ day: next }))
    expect((await submit()).rules).toBe('1')
  })

  it('that leave no time for the work are refused in words', async () => {
    const { steps } = await county.ok('tian', 'rules.show', {})
    const ask = await asking({ steps: { ...steps, claim: { n: 900, unit: 'hours' } } })
    const answer = await county.ok('tian', 'rules.change', ask)
    expect(answer.saved).toBe(false)
    expect(answer.problems.length).toBeGreaterThan(0)
    expect(county.all('rules').filter(({ kind }) => kind === 'rules')).toEqual([])
  })

  it('two who change the same version at once: one is asked to look again', async () => {
    const [one, two] = [await asking(), await asking({ tracks: { 1: 7, 2: 15 } })]
    const answers = await Promise.all([
      county.as('tian', 'rules.change', one),
      county.as('tian', 'rules.change', two),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ code: 'STALE' })
  })

  it('overtaken after any of its database calls, the other stands and this one is asked to look again', async () => {
    const { faults, store } = county.cloud
    const restore = county.remember()
    await county.ok('tian', 'rules.change', await asking({ tracks: { 1: 7, 2: 15 } }))
    const [other] = county.all('rules').filter(({ kind }) => kind === 'rules')
    restore()
    const heard = new Set<unknown>()
    for (const after of [1, 2, 3, 4, 5, 6]) {
      const mine = await asking()
      faults.onCall = (_, call) => {
        if (call === after) store.put('rules', other!)
      }
      const answer = await county.as('tian', 'rules.change', mine)
      faults.clear()
      heard.add(answer.ok || answer.code)
      if (!answer.ok) expect(county.all('rules').filter(({ kind }) => kind === 'rules')).toEqual([other])
      else expect(answer.data.saved).toBe(true)
      restore()
    }
    expect(heard).toContain('STALE')
  })

  it('nothing changed is nothing saved', async () => {
    const { steps, tracks } = await county.ok('tian', 'rules.show', {})
    expect(await county.ok('tian', 'rules.change', await asking({ steps, tracks }))).toMatchObject({
      saved: false,
      problems: ['没有改动，不用存。'],
    })
  })
})

describe('the days off of a year', () => {
  const year = (over: Partial<Api['calendar.change']['ask']> = {}): Api['calendar.change']['ask'] => ({
    year: 2028,
    source: '国办发〔2027〕样例',
    holidays: ['2028-01-03'],
    workdays: [],
    preview: false,
    key: tap(),
    ...over,
  })
  it('are shown by year, with who entered them', async () => {
    expect(await county.ok('tian', 'calendar.change', year({ preview: true }))).toMatchObject({
      saved: false,
      differences: ['多了 1 天放假：2028-01-03'],
      problems: [],
    })
    expect((await county.ok('tian', 'calendar.change', year())).message).toBe(
      '存好了。在办的单，日子跟着改。',
    )
    expect((await county.ok('tian', 'rules.show', {})).years[0]).toEqual({
      year: 2028,
      source: '国办发〔2027〕样例',
      holidays: ['2028-01-03'],
      workdays: [],
      by: '田雨青',
    })
  })
  it('that are none are refused in words', async () => {
    const answer = await county.ok('tian', 'calendar.change', year({ holidays: ['2027-05-01'] }))
    expect([answer.saved, answer.problems.length > 0]).toEqual([false, true])
  })
})

it('are the county’s administrators’ only', async () => {
  for (const who of ['zhao', 'ma', 'he', 'yang', 'chen'] as const)
    expect(await county.as(who, 'rules.show', {}), who).toMatchObject({ code: 'NOT_ALLOWED' })
  expect(await county.as('zhao', 'rules.change', await asking())).toMatchObject({ code: 'NOT_ALLOWED' })
})

describe('the sentences that a village keeps ready', () => {
  const asked = (over: Partial<Api['ready.change']['ask']> = {}): Api['ready.change']['ask'] => ({
    node: 'v1',
    kind: 'decline',
    what: 'add',
    text: '这件事归镇便民中心办。',
    key: tap(),
    ...over,
  })
  const texts = async (who: Key) => (await county.ok(who, 'ready.mine', {})).decline.map(({ text }) => text)

  it('are kept by its desk, offered to whoever serves there and nobody else, and stand in the log', async () => {
    const first = asked()
    const { book } = await county.ok('he', 'ready.change', first)
    // The same press again adds nothing.
    expect(await county.ok('he', 'ready.change', first)).toEqual({ book })
    await county.ok('he', 'ready.change', asked({ text: '要带上身份证。' }))
    const two = (await county.ok('zhao', 'ready.show', { node: 'v1' })).book.decline
    expect(two.map(({ text }) => text)).toEqual(['这件事归镇便民中心办。', '要带上身份证。'])
    await county.ok('he', 'ready.change', asked({ what: 'raise', sentence: two[1]?.id, text: undefined }))
    await county.ok('he', 'ready.change', asked({ what: 'change', sentence: two[0]?.id, text: '归镇里办。' }))
    for (const who of ['li', 'yang', 'he'] as const)
      expect([who, await texts(who)]).toEqual([who, ['要带上身份证。', '归镇里办。']])
    expect(await texts('qin')).toEqual([])
    expect(await county.as('chen', 'ready.mine', {})).toMatchObject({ code: 'NOT_ALLOWED' })
    for (const who of ['xu', 'li', 'yang', 'ma'] as const)
      expect(await county.as(who, 'ready.change', asked()), who).toMatchObject({ code: 'NOT_ALLOWED' })
    await county.ok('he', 'ready.change', asked({ what: 'remove', sentence: two[0]?.id, text: undefined }))
    const lines = (await county.ok('he', 'county.log', { node: 'v1' })).lines.map(({ by, message }) => [
      by,
      message,
    ])
    expect(lines.slice(0, 4)).toEqual([
      ['何小雯', '删了一句杨梅村「不受理」常用的话：归镇里办。'],
      ['何小雯', '改了一句杨梅村「不受理」常用的话：归镇里办。'],
      ['何小雯', '往上挪了一句杨梅村「不受理」常用的话：要带上身份证。'],
      ['何小雯', '加了一句杨梅村「不受理」常用的话：要带上身份证。'],
    ])
  })

  it('two at one moment are both kept; one that another took away is said so', async () => {
    const two = [asked({ kind: 'reply', text: '明天去。' }), asked({ kind: 'reply', text: '已经约了师傅。' })]
    await Promise.all(two.map((one, i) => county.ok(i === 0 ? 'he' : 'zhao', 'ready.change', one)))
    const { reply } = (await county.ok('he', 'ready.show', { node: 'v1' })).book
    expect(reply.map(({ text }) => text).sort()).toEqual(['已经约了师傅。', '明天去。'])
    const gone = { kind: 'reply', what: 'change', sentence: 'no-such-sentence', text: '后天去。' } as const
    expect(await county.as('he', 'ready.change', asked(gone))).toMatchObject({ code: 'READY_GONE' })
  })

  it('hold no number, and nothing that the check does not let through or cannot see', async () => {
    const before = county.all('ready_sentences')
    expect(await county.as('he', 'ready.change', asked({ text: '打 13800001234 问。' }))).toMatchObject({
      ok: false,
      field: 'text',
    })
    county.cloud.faults.failOpenapi('security.msgSecCheck', 'hang')
    expect(await county.as('he', 'ready.change', asked({ text: '检查不了的话。' }))).toMatchObject({
      code: 'CHECK_SILENT',
    })
    county.cloud.faults.clear()
    expect(county.all('ready_sentences')).toEqual(before)
  })
})

describe('a village’s points shop', () => {
  const shop = { node: 'v1', name: '杨梅村积分超市', place: '村委会一楼', opens: '8:00', closes: '17:30' }
  it('is set by its desk, shown to the village, and stands in the log', async () => {
    expect(await county.ok('he', 'county.shop', { node: 'v1' })).toMatchObject({
      isThere: false,
      village: '杨梅村',
    })
    await county.ok('he', 'county.setShop', { ...shop, key: tap() })
    expect(await county.ok('zhao', 'county.shop', { node: 'v1' })).toMatchObject({
      isThere: true,
      closes: '17:30',
    })
    expect((await county.ok('he', 'county.log', {})).lines[0]).toMatchObject({
      by: '何小雯',
      message: '把杨梅村的积分超市定为「杨梅村积分超市」，在村委会一楼，8:00—17:30',
    })
  })
  it('is not closed before it opens, and is nobody else’s', async () => {
    const late = { ...shop, opens: '18:00', key: tap() }
    expect(await county.as('he', 'county.setShop', late)).toMatchObject({ code: 'SHOP_HOURS' })
    for (const who of ['xu', 'sun', 'ma'] as const)
      expect(await county.as(who, 'county.setShop', { ...shop, key: tap() }), who).toMatchObject({
        code: 'NOT_ALLOWED',
      })
    expect(await county.as('he', 'county.setShop', { ...shop, node: 'g1', key: tap() })).toMatchObject({
      code: 'NOT_FOUND_HERE',
    })
  })
})

describe('what earns points in a village', () => {
  type Ask = Api['rules.changePoints']['ask']
  const shown = (who: Key = 'he') => county.ok(who, 'rules.points', { node: 'v1' })
  const wanted = async (over: Partial<Ask> = {}): Promise<Ask> => {
    const { items, version } = await shown()
    const wishes = items.map(({ threeSteps: _, ...item }) => item)
    const [river] = wishes
    return {
      node: 'v1',
      basedOn: version,
      day: dayKey(county.cloud.now()),
      items: river ? [{ ...river, points: 8 }] : [],
      gone: [],
      preview: false,
      key: tap(),
      ...over,
    }
  }
  it('is looked at first, then saved by its desk as the village’s own, by name; its neighbours keep theirs', async () => {
    expect(await shown()).toMatchObject({ place: '杨梅村', isOwn: false, version: 1, versions: [] })
    const before = county.all('rules')
    expect(await county.ok('he', 'rules.changePoints', await wanted({ preview: true }))).toEqual({
      saved: false,
      differences: ['「清河道」：每小时 5 分 → 每小时 8 分'],
      problems: [],
      message: '还没有存。',
    })
    expect(county.all('rules')).toEqual(before)
    const ask = await wanted()
    expect(await county.ok('he', 'rules.changePoints', ask)).toMatchObject({
      saved: true,
      message: '存好了。以前报的好事还照自己那一版。',
    })
    // The same press, its answer lost, is answered as done and saves nothing more.
    expect(await county.ok('he', 'rules.changePoints', ask)).toMatchObject({ saved: true })
    expect(await shown()).toMatchObject({
      isOwn: true,
      version: 2,
      items: expect.arrayContaining([expect.objectContaining({ id: 'river', points: 8 })]),
      versions: [{ version: 2, by: '何小雯' }],
    })
    const riverOf = async (who: Key) =>
      (await county.ok(who, 'points.rules', {})).items.find(({ id }) => id === 'river')?.points
    expect(await riverOf('chen')).toBe(8)
    expect(await riverOf('luo')).toBe(5)
    expect((await county.ok('he', 'county.log', { node: 'v1' })).lines[0]).toMatchObject({
      by: '何小雯',
      message: '改了杨梅村的积分规则 1 处，第 2 版，11 月 18 日起',
    })
  })
  it('does not stand where a line may not earn, is renamed by another id, or somebody was quicker', async () => {
    const ask = await wanted()
    const [river] = ask.items
    if (!river) throw new Error('no line')
    const { id: _, ...fresh } = river
    const problems = async (over: Partial<Ask>) =>
      (await county.ok('he', 'rules.changePoints', { ...ask, key: tap(), ...over })).problems
    expect(await problems({ items: [{ ...river, kind: 'appUse' }] })).toEqual([
      '用不用小程序不算好事，不能记分。',
    ])
    expect(await problems({ items: [fresh], gone: ['river'] })).toEqual([
      expect.stringContaining('「清河道」上一版的编号是 river'),
    ])
    expect(await problems({ items: [{ ...river, points: -5 }] })).toEqual(['扣分不能由各家自己报。'])
    const every = (await shown()).items.map(one => one.id)
    expect(await problems({ items: [], gone: every })).toEqual(['没有一条能得分。'])
    expect(county.all('rules').filter(({ kind }) => kind === 'points')).toEqual([])
    const both = await Promise.all([
      county.as('he', 'rules.changePoints', { ...ask, key: tap() }),
      county.as('zhao', 'rules.changePoints', { ...ask, key: tap() }),
    ])
    expect(both.map(one => (one.ok ? 'saved' : one.code)).sort()).toEqual(['STALE', 'saved'])
    expect(await county.as('he', 'rules.changePoints', { ...ask, key: tap() })).toMatchObject({
      code: 'STALE',
    })
    expect(await county.as('he', 'rules.changePoints', await wanted({ day: '2020-01-01' }))).toMatchObject({
      code: 'DAY_PAST',
    })
  })
  it('holds nothing that the content check refuses', async () => {
    const [river] = (await wanted()).items
    if (!river) throw new Error('no line')
    const items = [{ ...river, label: '违规测试' }]
    expect(await county.as('he', 'rules.changePoints', await wanted({ items }))).toMatchObject({
      code: 'TEXT_NOT_TAKEN',
    })
    expect(county.all('rules').filter(({ kind }) => kind === 'points')).toEqual([])
  })
})
