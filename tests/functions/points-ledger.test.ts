import { newsIn, newsOf } from './news-in'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { rootOf } from '../../cloudfunctions/_journal/day-seal'
import type { Line } from '../../cloudfunctions/admin/verify/lines'
import { verifyLines } from '../../scripts/verify-lines'
import { addDays, days, fromDayKey, hours } from '../../miniprogram/core/clock'
import { verifyEntries } from '../../miniprogram/core/points/ledger'
import { isSealed } from '../../miniprogram/core/points/merkle'
import { sha256 as onPhone } from '../../miniprogram/core/points/sha256'
import type { Entry } from '../../miniprogram/core/points/types'
import { openCounty, tap, type County } from './county'
import { START } from './seeded'
import { inside } from './jobs-inside'
import { expectLaws } from './laws'
import { codeOf, earning, entriesOf, HOME } from './points'
import { earned, redeem, stocked } from './shop'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
let county: County
let restore: () => void
let job: Awaited<ReturnType<typeof inside>>
beforeAll(async () => {
  county = await openCounty()
  job = await inside(county)
  restore = county.remember()
})
afterEach(async () => {
  expectLaws(county)
  restore()
  await county.cloud.setClock(START)
})
afterAll(() => county.close())

const admin = async (route: string, data: object) =>
  (await county.cloud.console('admin', { route, data })) as {
    ok: boolean
    code?: string
    data: Record<string, unknown>
  }
async function pages(route: 'verify' | 'export'): Promise<Record<string, unknown>[]> {
  const all: Record<string, unknown>[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { data }: { data: Record<string, unknown> } = await admin(route, { villageId: 'v1', cursor })
    all.push(data)
    cursor = data.next as string | null
  }
  return all
}
const findings = async () =>
  (await pages('verify'))
    .flatMap(page => page.findings as { harm: string; event: string | null }[])
    .map(({ harm, event }) => [harm, event])
const exported = async () => (await pages('export')).flatMap(page => page.lines as string[])
const at = (rev: number, household: string = HOME.chen) => `${household}:${String(rev).padStart(6, '0')}`
/** A morning in the village: points on two days, the first one sealed. */
async function twoDays(): Promise<void> {
  for (const [household, points] of [
    [HOME.chen, 10],
    [HOME.zhou, 5],
    [HOME.chen, 7],
  ] as const)
    earned(county, household, points)
  await county.cloud.advance(days(1))
  earned(county, HOME.chen, 3)
  await job('seals', county.cloud.now())
}

describe('the household checks its own ledger', () => {
  it('the phone gets every entry and finds the same chain and balance', async () => {
    for (let i = 0; i < 205; i++) earned(county, HOME.chen, i + 1)
    const first = await county.ok('chen', 'points.entries', {})
    expect(first.items).toHaveLength(200)
    // What comes after the first page does not disturb the check.
    earned(county, HOME.chen, 1)
    const second = await county.ok('chen', 'points.entries', { cursor: first.next ?? '' })
    const all: Entry[] = [...first.items, ...second.items]
    expect(second.next).toBeNull()
    expect(verifyEntries(HOME.chen, all, first.account, onPhone)).toEqual([])
    expect(first.account.balance).toBe(205 * 103)
    const hurt = all.map(one =>
      one.rev === 4 ? { ...one, legs: [{ ...one.legs[0], points: 400 }, one.legs[1]] as Entry['legs'] } : one,
    )
    expect(verifyEntries(HOME.chen, hurt, first.account, onPhone)).toEqual([
      { entryId: at(4), what: 'changed' },
    ])
  })
  it('sees nobody else’s, and without a household says so', async () => {
    earned(county, HOME.chen, 10)
    expect((await county.ok('zhou', 'points.entries', {})).items).toEqual([])
    for (const route of ['points.entries', 'points.proof'] as const)
      expect(codeOf(await county.as('he', route, {}))).toBe('NO_HOUSEHOLD')
  })
})

describe('the village’s seal', () => {
  it('holds the account as it was that night: the phone climbs from its own entry to the root on the board and the card', async () => {
    await twoDays()
    const proof = await county.ok('chen', 'points.proof', {})
    expect(proof).toMatchObject({
      day: '2026-11-18',
      leaf: { rev: 2, head: entriesOf(county, HOME.chen)[1]?.hash },
      days: ['2026-11-18'],
    })
    expect(isSealed(HOME.chen, proof, onPhone)).toBe(true)
    expect(isSealed(HOME.zhou, proof, onPhone)).toBe(false)
    expect((await county.ok('zhou', 'board.show', {})).seal).toEqual({ day: '2026-11-18', root: proof.root })
    expect(proof.short).toMatch(/^[0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4}$/)
    expect((await county.ok('zhou', 'share.card', { board: true })).title).toBe(
      `杨梅村晒单，11 月 18 日封条 ${proof.short}`,
    )
  })
  it('a day without a seal says so; a day on which the household’s points stood still has no leaf of it', async () => {
    expect(codeOf(await county.as('chen', 'points.proof', {}))).toBe('NOT_SEALED')
    await twoDays()
    expect(codeOf(await county.as('chen', 'points.proof', { day: '2026-11-19' }))).toBe('NOT_SEALED')
    await job('seals', county.cloud.now() + days(1))
    expect(await county.ok('zhou', 'points.proof', { day: '2026-11-19' })).toMatchObject({
      leaf: null,
      path: [],
    })
    expect(await county.ok('chen', 'points.proof', {})).toMatchObject({
      day: '2026-11-19',
      leaf: { rev: 3 },
      days: ['2026-11-19', '2026-11-18'],
    })
  })
  it('after an outage a past day is sealed as it was, not as it is', async () => {
    earned(county, HOME.chen, 10)
    await county.cloud.advance(days(1))
    for (let i = 0; i < 130; i++) earned(county, HOME.chen, 1)
    await county.cloud.advance(days(3))
    await job('seals', county.cloud.now())
    const sealed = county
      .all('seals')
      .filter(({ villageId, leaves }) => villageId === 'v1' && leaves[0]?.startsWith('account/'))
    expect(sealed.map(({ day, leaves }) => [day, leaves[0]?.split(':')[1]])).toEqual([
      ['2026-11-18', '1'],
      ['2026-11-19', '131'],
    ])
  })
  it('seals of before there were points still verify, and the new ones hang on them', async () => {
    const old = { v: 1 as const, villageId: 'v1', day: '2026-11-10', prev: '', leaves: ['t1:1:aa'] }
    county.cloud.store.put('seals', { _id: 'v1:2026-11-10', ...old, root: rootOf(old), count: 1, madeAt: 0 })
    await twoDays()
    expect(county.doc('seals', 'v1:2026-11-18')).toMatchObject({ v: 2, prev: rootOf(old) })
    expect((await findings()).filter(([harm]) => harm === 'seal')).toEqual([])
  })
})

describe('the month’s statement', () => {
  const ofChen = () =>
    county
      .all('statements')
      .filter(({ householdId }) => householdId === HOME.chen)
      .sort((a, b) => (a.month < b.month ? -1 : 1))
  it('is made when the month is over, and carries on from the last one', async () => {
    stocked(county, 'oil', 3, { price: 4 })
    earned(county, HOME.chen, 10)
    await redeem(county, 'chen', 'oil', 4)
    const end = fromDayKey('2026-12-01')
    await job('statements', end - 1)
    await job('statements', end + 60_000)
    expect(ofChen()).toEqual([])
    await job('statements', end + hours(1))
    const seen = await county.ok('chen', 'points.statement', { month: '2026-11' })
    expect(seen).toMatchObject({
      opening: 0,
      earned: 10,
      spent: 4,
      returned: 0,
      reversed: 0,
      closing: 6,
      count: 2,
      head: entriesOf(county, HOME.chen)[1]?.hash,
    })
    expect(seen.entries.map(({ points }) => points)).toEqual([10, -4])
    expect(codeOf(await county.as('chen', 'points.statement', { month: '2026-12' }))).toBe('NO_STATEMENT')
  })
  it('after an outage of months each is there once, quiet ones too, and each begins where the last one ended', async () => {
    earned(county, HOME.chen, 10)
    await county.cloud.setClock(fromDayKey('2027-01-20'))
    earned(county, HOME.chen, 5)
    await job('statements', fromDayKey('2027-03-15'))
    const made = ofChen()
    expect(
      made.map(({ month, opening, earned: got, closing, count, lastRev }) => [
        month,
        opening,
        got,
        closing,
        count,
        lastRev,
      ]),
    ).toEqual([
      ['2026-11', 0, 10, 10, 1, 1],
      ['2026-12', 10, 0, 10, 0, 1],
      ['2027-01', 10, 5, 15, 1, 2],
      ['2027-02', 15, 0, 15, 0, 2],
    ])
    expect(county.doc('accounts', HOME.chen).statedMonth).toBe('2027-02')
    await job('statements', fromDayKey('2027-03-16'))
    expect(ofChen()).toEqual(made)
  })
  it('cut off after any of them, the next run makes only what is missing', async () => {
    earned(county, HOME.chen, 10)
    await county.cloud.setClock(fromDayKey('2027-01-20'))
    earned(county, HOME.chen, 5)
    await job('statements', fromDayKey('2027-01-02'))
    const [november] = ofChen()
    await job('statements', fromDayKey('2027-03-15'))
    expect(ofChen()[0]).toEqual(november)
    expect(ofChen()).toHaveLength(4)
  })
  it('the first of a household that began this month comes at this month’s end', async () => {
    earned(county, HOME.chen, 10)
    await job('statements', county.cloud.now())
    expect(ofChen()).toEqual([])
    await job('statements', fromDayKey('2026-12-02'))
    expect(ofChen().map(({ month }) => month)).toEqual(['2026-11'])
  })
})

describe('a mistake', () => {
  const press = (who: Parameters<County['as']>[0], entryId = at(1), key = tap()) =>
    county.as(who, 'points.reverse', { entryId, reason: '记错了人家', key })
  it('is cured by a second entry with a reason that the household reads; the first one stays', async () => {
    await earning(county).credited()
    const reply = await press('yang')
    expect(reply).toMatchObject({
      ok: true,
      data: { entry: { kind: 'reversed', points: -10, balance: 0, cures: at(1), reason: '记错了人家' } },
    })
    const home = await county.ok('chen', 'points.home', {})
    expect(home.entries.map(({ id, points }) => [id, points])).toEqual([
      [at(2), -10],
      [at(1), 10],
    ])
    expect(home.entries[0]?.reason).toBe('记错了人家')
    expect(
      newsOf(county)
        .filter(one => one._id === at(2))
        .map(one => newsIn(one)?.people),
    ).toEqual([['chen']])
    expect(JSON.stringify(newsOf(county).filter(one => newsIn(one)))).not.toContain('记错')
  })
  it('only the committee cures it: not the household, not who vouched, not the grid member, not another village', async () => {
    await earning(county).credited()
    for (const who of ['chen', 'wang', 'li', 'sun', 'tang', 'he'] as const)
      expect(codeOf(await press(who)), who).toMatch(/NOT_ALLOWED|NOT_YOURSELF/)
    // The town stands in only where there is no supervisor.
    expect(codeOf(await press('zhao'))).toBe('NOT_ALLOWED')
    earned(county, HOME.liu, 5)
    expect(codeOf(await press('liu', at(1, HOME.liu)))).toBe('NOT_YOURSELF')
    expect(codeOf(await press('yang', at(1, HOME.liu)))).toBe('ok')
    expect(codeOf(await press('yang', 'h_n1_chen:000009'))).toBe('NOT_ALLOWED')
  })
  it('once: three requests at the same moment are one, and nobody else does it again', async () => {
    await earning(county).credited()
    const key = tap()
    const replies = await Promise.all([
      press('yang', at(1), key),
      press('yang', at(1), key),
      press('yang', at(1), key),
    ])
    expect(replies.map(codeOf)).toEqual(['ok', 'ok', 'ok'])
    expect(entriesOf(county, HOME.chen)).toHaveLength(2)
    expect(codeOf(await press('liu'))).toBe('REVERSED_ALREADY')
    // A reversal can itself be wrong: the second supervisor cures the cure.
    expect(codeOf(await press('liu', at(2)))).toBe('ok')
    expect(county.doc('accounts', HOME.chen).balance).toBe(10)
  })
  it('anyone who vouched, or cured it before, brings nothing back by curing the cure; where that is every supervisor, the town does', async () => {
    const id = await earning(county).applied()
    await county.ok('yang', 'points.confirm', { id, agree: true, key: tap() })
    await earning(county).afterNotice()
    expect(codeOf(await press('zhao')), 'another supervisor may').toBe('NOT_ALLOWED')
    expect(codeOf(await press('liu'))).toBe('ok')
    expect([codeOf(await press('yang', at(2))), codeOf(await press('liu', at(2)))]).toEqual([
      'NOT_YOURSELF',
      'NOT_YOURSELF',
    ])
    expect(county.doc('accounts', HOME.chen).balance).toBe(0)
    expect(codeOf(await press('zhao', at(2)))).toBe('ok')
    expect(county.doc('accounts', HOME.chen).balance).toBe(10)
  })
  it('may leave a household owing when the points are spent; what was redeemed goes back through the shop only', async () => {
    stocked(county, 'oil', 3, { price: 8 })
    earned(county, HOME.chen, 10)
    await redeem(county, 'chen', 'oil', 8)
    expect(codeOf(await press('yang', at(2)))).toBe('REVERSE_ELSEWHERE')
    expect(codeOf(await press('yang'))).toBe('ok')
    expect(county.doc('accounts', HOME.chen).balance).toBe(-8)
    expect(codeOf(await county.as('chen', 'shop.redeem', { goodId: 'oil', seenPrice: 8, key: tap() }))).toBe(
      'POINTS_SHORT',
    )
  })
})

describe('the administrator’s verification, in the environment and over an export', () => {
  it('finds nothing in a whole village, then names each harm', async () => {
    stocked(county, 'oil', 3, { price: 8 })
    await twoDays()
    await county.ok('yang', 'points.reverse', { entryId: at(2), reason: '记重了', key: tap() })
    const redemption = await redeem(county, 'chen', 'oil', 8)
    expect(await findings()).toEqual([])
    const lines = await exported()
    const clean = verifyLines(lines)
    expect(clean).toMatchObject({ findings: [], entries: 6 })
    const store = county.cloud.store
    const tried = async (
      collection: 'entries' | 'accounts' | 'goods' | 'redemptions' | 'ticket_words',
      id: string,
      change: ((doc: Record<string, unknown>) => object) | null,
      expected: [string, string | null],
    ) => {
      const doc = county.doc(collection, id) as unknown as Record<string, unknown>
      if (change) store.put(collection, change(doc))
      else store.remove(collection, id)
      expect(await findings(), `${collection} ${id}`).toContainEqual(expected)
      expect(
        verifyLines(await exported()).findings.map(({ harm, event }) => [harm, event]),
        `export of ${collection} ${id}`,
      ).toContainEqual(expected)
      store.put(collection, doc)
    }
    await tried('entries', at(2), doc => ({ ...doc, title: '别的事' }), ['changed', at(2)])
    await tried('entries', at(2), null, ['removed', at(2)])
    await tried('entries', at(5), null, ['cut', at(5)])
    await tried('entries', at(1), doc => ({ ...doc, id: at(3), rev: 3 }), ['swapped', at(1)])
    const twice = lines.find(line => line.includes(`"_id":"${at(3)}"`)) ?? ''
    expect(verifyLines([...lines, twice]).findings.map(({ harm, event }) => [harm, event])).toEqual([
      ['doubled', at(3)],
    ])
    await tried('accounts', HOME.chen, doc => ({ ...doc, balance: 99 }), ['account', at(5)])
    await tried('accounts', HOME.zhou, doc => ({ ...doc, rev: 2 }), ['cut', at(2, HOME.zhou)])
    await tried('goods', 'oil', doc => ({ ...doc, good: { ...(doc.good as object), stock: 7 } }), [
      'stock',
      null,
    ])
    await tried(
      'redemptions',
      redemption.id,
      doc => ({ ...doc, redemption: { ...(doc.redemption as object), paid: 1 } }),
      ['redemption', null],
    )
    await tried('ticket_words', at(4), doc => ({ ...doc, words: { reason: '什么也没有' } }), ['words', at(4)])
    expect(await findings()).toEqual([])
  })
  it('an account that was deleted with all its entries is missed: the seal knows', async () => {
    await twoDays()
    const kept = [county.doc('accounts', HOME.zhou), ...entriesOf(county, HOME.zhou)]
    county.cloud.store.remove('accounts', HOME.zhou)
    county.cloud.store.remove('entries', at(1, HOME.zhou))
    expect(await findings()).toEqual(
      expect.arrayContaining([
        ['cut', at(1, HOME.zhou)],
        ['removed', null],
      ]),
    )
    county.cloud.store.put('accounts', kept[0] as object)
    county.cloud.store.put('entries', kept[1] as object)
  })
  it('an export carries the whole of points and no code', async () => {
    stocked(county, 'oil', 3, { price: 8 })
    earned(county, HOME.chen, 20)
    await redeem(county, 'chen', 'oil', 8)
    await earning(county).applied()
    const lines = (await exported()).map(line => JSON.parse(line) as Line)
    expect(new Set(lines.map(({ kind }) => kind))).toEqual(
      new Set(['village', 'account', 'entry', 'good', 'stockMove', 'redemption', 'deed', 'event', 'words']),
    )
    const [redemption] = county.all('redemptions')
    for (const secret of [redemption?.code, redemption?.token])
      expect(JSON.stringify(lines)).not.toContain(secret)
  })
})

describe('what the county saves', () => {
  const rules = (over: object = {}, item: object = {}) => ({
    rules: {
      villageId: 'v1',
      version: 2,
      from: START,
      items: [
        {
          id: 'river',
          kind: 'environment',
          label: '清河道',
          detail: '捞垃圾，按小时算。',
          points: 6,
          unit: '小时',
          most: 8,
          who: ['household'],
          often: { times: 4, per: 'month' },
          evidence: 'photo',
          ...item,
        },
      ],
      ...over,
    },
  })
  it('a village’s rules, in their order, from today on', async () => {
    expect(await admin('points.rules.save', { ...rules(), dryRun: true })).toMatchObject({
      data: { saved: false, problems: [] },
    })
    expect(await admin('points.rules.save', rules())).toMatchObject({ ok: true, data: { saved: true } })
    expect(await admin('points.rules.save', rules())).toMatchObject({
      data: { saved: false, problems: [{ where: 'version' }] },
    })
    expect(await admin('points.rules.save', rules({ version: 3, from: addDays(START, -1) }))).toMatchObject({
      data: { saved: false, problems: [{ where: 'from' }] },
    })
    expect(county.doc('rules', 'points:v1:0002').body).toMatchObject({ items: [{ points: 6 }] })
  })
  it('nothing for logging in or rating, nothing taken without the three steps, no village that is none', async () => {
    for (const item of [
      { kind: 'appUse', label: '天天登录' },
      { kind: 'appRating', label: '评价一次' },
      { id: 'stream' },
      { points: -5 },
      { points: 0 },
    ])
      expect(await admin('points.rules.save', rules({}, item)), JSON.stringify(item)).toMatchObject({
        data: { saved: false },
      })
    expect(await admin('points.rules.save', rules({ villageId: 'g1' }))).toMatchObject({
      ok: false,
      code: 'BAD_INPUT',
    })
    expect(await admin('points.rules.save', rules({}, { bonus: 1 }))).toMatchObject({
      ok: false,
      code: 'BAD_INPUT',
    })
  })
  it('the lines of a real sheet: long titles, quarters, halves, a cap of the year, 上门打分, 关注独居老人', async () => {
    const lines = [
      {
        label: '庭院评比上门打分，八十分以上的农户每季度加分一次，由妇联主席和网格员一起看',
        often: { times: 1, per: 'quarter' },
        cap: { points: 24, per: 'year' },
      },
      { label: '关注独居老人，每周上门看望', kind: 'family', often: { times: 1, per: 'halfYear' } },
    ]
    for (const line of lines)
      expect(
        await admin('points.rules.save', { ...rules({}, { id: 'line', ...line }), dryRun: true }),
        line.label,
      ).toMatchObject({ data: { problems: [] } })
  })
  it('the shop’s name, place and hours', async () => {
    const shop = {
      villageId: 'v1',
      name: '杨梅村积分超市',
      place: '村委会一楼',
      opens: '8:30',
      closes: '17:00',
    }
    expect(await admin('shop.save', shop)).toMatchObject({ ok: true })
    expect((await county.ok('chen', 'shop.goods', {})).shop).toMatchObject({
      name: '杨梅村积分超市',
      opens: '8:30',
    })
    for (const bad of [{ opens: '18:00' }, { opens: '25:00' }, { villageId: 't1' }])
      expect(await admin('shop.save', { ...shop, ...bad })).toMatchObject({ ok: false, code: 'BAD_INPUT' })
  })
})
