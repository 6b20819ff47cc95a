/**
 * Every text that somebody else reads goes past the content check. A bad word is put into each typed field of each
 * route in turn, by somebody who may use it: all are refused and nothing is kept.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type * as z from 'zod'
import { routes, type Route } from '../../contract'
import { textFields } from '../../contract/typed'
import { minutes } from '../../miniprogram/core/clock'
import { openCounty, order, tap, type County } from '../functions/county'
import type { Key } from '../functions/seeded'
import * as tickets from '../functions/routes'
import { asking, askJoin, card } from '../functions/joining'
import * as points from '../functions/points-routes'
import { stocked } from '../functions/shop'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })
// The words that the local checker knows.
const RISKY = '违规测试'
const UNSURE = '待审测试'

type Row = { route: Route; when: string; may: readonly string[]; ask: () => unknown }
const schemaOf = (route: Route) => routes[route] as z.ZodType
const fieldsOf = (route: Route): string[] =>
  textFields(schemaOf(route)).flatMap(({ path, moderation }) =>
    moderation === 'moderated' ? [path.join('.')] : [],
  )
/** `*`: of a list the first. Null where this way of asking has no such part. */
function put(ask: unknown, path: string, word: string): object | null {
  const copy = structuredClone(ask) as Record<string, unknown>
  const steps = path.split('.').map(step => (step === '*' ? '0' : step))
  const last = steps.pop() ?? ''
  const at = steps.reduce<Record<string, unknown> | undefined>(
    (o, step) => o?.[step] as Record<string, unknown> | undefined,
    copy,
  )
  if (!at) return null
  at[last] = word
  return copy
}
describe.each([
  [
    'orders and people',
    tickets.openRoutes,
    () => tickets.county,
    tickets.table as Row[],
    /^(points|shop|honour)\./,
    false,
  ],
  [
    'points, shop, honours',
    points.openPointsRoutes,
    () => points.county,
    points.table as Row[],
    /^(points|shop|honour)\./,
    true,
  ],
] as const)('%s', (_, open, countyOf, table, apart, isApart) => {
  beforeAll(async () => void (await open()))
  afterAll(() => countyOf().close())
  const mine = (Object.keys(routes) as Route[]).filter(route => apart.test(route) === isApart)
  const all = mine.flatMap(route => fieldsOf(route).map(path => [route, path] as const))

  it.each(all)('%s refuses a bad word in %s', async (route, path) => {
    const county = countyOf()
    const restore = county.remember()
    const heard: string[] = []
    let offersPerson = false
    for (const row of table.filter(one => one.route === route && one.may.length > 0)) {
      const ask = put(row.ask(), path, RISKY)
      if (!ask) continue
      offersPerson ||= schemaOf(route).safeParse({ ...ask, humanCheck: true }).success
      const before = county.deeds()
      // Somebody who is in already is told so, whatever they typed.
      const who = row.may.includes('stranger') ? { openid: 'o_stranger' } : (row.may[0] as Key)
      const reply = await county.as(who, route, ask as never)
      heard.push(reply.ok ? 'taken' : reply.code)
      if (reply.ok) restore()
      else expect(county.deeds()).toBe(before)
    }
    // A person to look is offered only where the route takes the wish for one.
    expect(heard).toContain(offersPerson ? 'TEXT_RISKY' : 'TEXT_NOT_TAKEN')
    // Some rows refuse the field for another reason (a word beside a yes); none takes it.
    expect(heard).not.toContain('taken')
  })
})

describe('the checker is unsure or silent: a person looks first', () => {
  let county: County
  beforeAll(async () => {
    county = await points.openPointsRoutes()
  })
  afterAll(() => county.close())
  const good = (over: object) => ({
    name: '洗衣皂',
    unit: '块',
    kind: 'daily' as const,
    picture: 'soap',
    price: 20,
    limit: null,
    on: true,
    restockDay: null,
    key: tap(),
    ...over,
  })
  const namesFor = async (who: Key) => (await county.ok(who, 'shop.goods', {})).goods.map(one => one.name)

  it('a good with a doubtful name is on no shelf until the desk passed it', async () => {
    const { good: row } = await county.ok('sun', 'shop.saveGood', good({ name: `${UNSURE}皂` }))
    expect(await namesFor('chen')).not.toContain(`${UNSURE}皂`)
    await county.ok('sun', 'shop.stockIn', { goodId: row.id, pieces: 5, why: '进货', key: tap() })
    expect(await namesFor('chen'), 'stock coming in shows nothing').not.toContain(`${UNSURE}皂`)
    expect(
      await county.as('chen', 'shop.redeem', { goodId: row.id, seenPrice: 20, key: tap() }),
    ).toMatchObject({ ok: false, code: 'NO_SUCH_GOOD' })
    const { items } = await county.ok('he', 'desk.reviews', {})
    const review = items.find(one => one.text?.includes(`${UNSURE}皂`))
    await county.ok('he', 'desk.review', { id: review?.id ?? '', pass: true, key: tap() })
    expect(await namesFor('chen')).toContain(`${UNSURE}皂`)
  })
  it('a refused name stays off, and the shopkeeper reads why; another name goes up', async () => {
    const { good: row } = await county.ok('sun', 'shop.saveGood', good({ name: `${UNSURE}粉` }))
    const { items } = await county.ok('he', 'desk.reviews', {})
    const review = items.find(one => one.text?.includes(`${UNSURE}粉`))
    await county.ok('he', 'desk.review', { id: review?.id ?? '', pass: false, reason: '看不懂', key: tap() })
    expect(await namesFor('chen')).not.toContain(`${UNSURE}粉`)
    expect(
      county
        .all('sends')
        .filter(send => send.personId === 'sun')
        .map(send => send.message),
    ).toEqual(['超市的货 您写的话没放行，别人看不到。看的人说：看不懂'])
    await county.ok('sun', 'shop.saveGood', { ...good({ name: '洗衣粉' }), id: row.id })
    expect(await namesFor('chen')).toContain('洗衣粉')
  })
  it('why stock was counted otherwise waits for the town', async () => {
    stocked(county, 'rice', 5)
    const rev = county.doc('goods', 'rice').good.rev
    await county.ok('sun', 'shop.count', {
      goodId: 'rice',
      counted: 4,
      seenRev: rev,
      why: `${UNSURE}`,
      key: tap(),
    })
    const whyFor = async (who: Key) =>
      (await county.ok(who, 'shop.stock', {})).goods.find(one => one.id === 'rice')?.lastCount?.why
    expect(await whyFor('yang')).toBe('正在检查，查完就能看')
    expect(await whyFor('sun'), 'who wrote it reads it').toBe(UNSURE)
    expect((await county.ok('he', 'desk.reviews', {})).items.map(one => one.text)).not.toContain(UNSURE)
    const review = (await county.ok('zhao', 'desk.reviews', {})).items.find(one => one.text === UNSURE)
    await county.ok('zhao', 'desk.review', { id: review?.id ?? '', pass: true, key: tap() })
    expect(await whyFor('yang')).toBe(UNSURE)
  })
})

describe('what a number was wanted for', () => {
  let county: County
  beforeAll(async () => {
    county = await tickets.openRoutes()
  })
  afterAll(() => county.close())
  it('a doubtful purpose is judged by the town before the person reads it', async () => {
    const ask = { ticketId: tickets.at.claimed, whose: 'requester' as const, purpose: UNSURE, key: tap() }
    await county.ok('li', 'ticket.unmask', ask)
    await county.ok('li', 'ticket.unmask', ask)
    const read = async () => (await county.ok('chen', 'me.access', {})).map(one => one.purpose)
    expect(await read()).toEqual(['正在检查，查完就能看'])
    expect((await county.ok('he', 'desk.reviews', {})).items.map(one => one.text)).not.toContain(UNSURE)
    const review = (await county.ok('zhao', 'desk.reviews', {})).items.find(one => one.text === UNSURE)
    await county.ok('zhao', 'desk.review', { id: review?.id ?? '', pass: true, key: tap() })
    expect(await read()).toEqual([UNSURE])
  })
})

describe('a name the checker cannot judge', () => {
  let county: County
  const NEW = { openid: 'o_newcomer' }
  const meOf = async () => {
    const reply = await county.as(NEW, 'me.home', {})
    return reply.ok ? reply.data.me : null
  }
  const looks = async (who: Key) =>
    (await county.ok(who, 'desk.reviews', {})).items.filter(one => one.what === 'name')
  const judge = async (who: Key, pass: boolean, reason?: string) => {
    const [look] = await looks(who)
    await county.ok(who, 'desk.review', {
      id: look?.id ?? '',
      pass,
      ...(reason ? { reason } : {}),
      key: tap(),
    })
  }
  /** Another instance of the function: names are kept for a moment in each. */
  const fresh = async () => {
    county.cloud.faults.killAfter('api', 1)
    await county.as('tan', 'me.home', {}).catch(() => null)
    county.cloud.faults.clear()
  }
  /** Everything that others are told of the household 周 and of who asks there, as one text. */
  async function readByOthers(): Promise<string> {
    await county.cloud.trigger('jobs', 'minute')
    await county.cloud.advance(minutes(1))
    const read = await Promise.all([
      county.ok('zhou', 'join.waiting', {}),
      county.ok('li', 'join.waiting', {}),
      county.ok('zhou', 'me.household', {}),
      county.ok('zhou', 'me.home', {}),
      county.ok('li', 'me.home', {}),
      county.ok('li', 'grid.people', {}),
      county.ok('li', 'points.households', {}),
    ])
    return JSON.stringify(read)
  }

  beforeEach(async () => {
    county = await openCounty()
    card(county, '12345678', 'h_n1_zhou')
  })
  afterEach(() => county.close())
  const newcomer = () => county.all('people').find(one => one.openid === 'o_newcomer')

  it('waits for the desk; nobody else reads it, before and after the yes of the household', async () => {
    asking(await askJoin(county, NEW, '12345678', UNSURE))
    expect(await meOf()).toMatchObject({ name: UNSURE, nameState: 'waits' })
    expect(await readByOthers()).not.toMatch(/待审|待\*\*/)
    const [only] = (await county.ok('zhou', 'join.waiting', {})).items
    expect(only?.name).toBe('姓名待核')
    await county.ok('zhou', 'join.answer', { id: only?.id ?? '', yes: true, key: tap() })
    const inside = await readByOthers()
    expect(inside).not.toMatch(/待审|待\*\*/)
    expect(inside).toContain('姓名待核 登记到这一户')
    expect((await looks('he')).map(({ no, text }) => [no, text])).toEqual([['登记', UNSURE]])
    expect(await looks('xu'), 'another village').toEqual([])
    expect(JSON.stringify(county.all('reviews')), 'a name lies sealed, also while it waits').not.toContain(
      UNSURE,
    )
    await judge('he', true)
    expect(await looks('he')).toEqual([])
    expect(await meOf()).toMatchObject({ name: UNSURE, nameState: 'stands' })
    expect((await county.ok('zhou', 'me.household', {}))?.members.map(one => one.name)).toContain('待**')
  })

  it('is the same for a letter, with a checker that gives no answer', async () => {
    const { letter } = await county.ok('li', 'join.letter', { household: 'h_n1_zhou', key: tap() })
    county.cloud.faults.failOpenapi('security.msgSecCheck', 'hang')
    expect(await county.as(NEW, 'me.letter', { letter, name: '吴小芳', key: tap() })).toMatchObject({
      ok: true,
    })
    county.cloud.faults.clear()
    expect(newcomer()?.householdId).toBe('h_n1_zhou')
    expect(await readByOthers()).not.toContain('吴')
    await judge('he', true)
    expect((await county.ok('zhou', 'me.household', {}))?.members.map(one => one.name)).toContain('吴**')
  })

  it('an order placed meanwhile names nobody, and has the name once it stands', async () => {
    asking(await askJoin(county, NEW, '12345678', UNSURE))
    const made = await county.as(NEW, 'ticket.submit', { key: tap(), input: order() })
    if (!made.ok) throw new Error(made.code)
    const ticketId = made.data.ticket?.ticket.id ?? ''
    const seen = async () => (await county.ok('he', 'ticket.open', { ticketId })).ticket.requester?.name
    expect(await seen()).toBe('姓名待核')
    expect(
      (await county.ok('he', 'ticket.unmask', { ticketId, whose: 'requester', purpose: '问路', key: tap() }))
        .name,
    ).toBe('姓名待核')
    await judge('he', true)
    await fresh()
    expect(await seen()).toBe('待**')
  })

  it('refused: stays hidden, is asked for again kindly, and the next one stands', async () => {
    asking(await askJoin(county, NEW, '12345678', UNSURE))
    await judge('he', false, '不像名字')
    expect(await meOf()).toMatchObject({ nameState: 'refused' })
    const home = await county.as(NEW, 'me.home', {})
    expect(home.ok && home.data.badges.map(({ message, page }) => [message, page])).toEqual([
      [
        '登记 您写的姓名没放行，别人看不到。看的人说：不像名字。请点开这里，再写一次您的姓名。',
        '/pages/settings/settings',
      ],
    ])
    expect(await readByOthers()).not.toMatch(/待审|待\*\*/)
    expect(await county.as(NEW, 'me.settings', { name: RISKY })).toMatchObject({
      ok: false,
      code: 'TEXT_NOT_TAKEN',
    })
    for (const _ of ['pressed', 'pressed again after a lost answer'])
      expect(await county.as(NEW, 'me.settings', { name: '吴小芳' })).toMatchObject({
        ok: true,
        data: { name: '吴小芳', nameState: 'stands' },
      })
    const after = await county.as(NEW, 'me.home', {})
    expect(after.ok && after.data.badges).toEqual([])
    expect((await county.ok('zhou', 'join.waiting', {})).items.map(one => one.name)).toEqual(['吴小芳'])
    expect(await county.as(NEW, 'me.settings', { name: '吴大芳' })).toMatchObject({
      ok: false,
      code: 'NAME_FIXED',
    })
  })

  it('a yes to the old name does not let a new one through', async () => {
    asking(await askJoin(county, NEW, '12345678', UNSURE))
    const [old] = await looks('he')
    await county.cloud.advance(minutes(1))
    asking(await askJoin(county, NEW, '12345678', `${UNSURE}二`))
    await county.ok('he', 'desk.review', { id: old?.id ?? '', pass: true, key: tap() })
    expect(await meOf()).toMatchObject({ name: `${UNSURE}二`, nameState: 'waits' })
    expect((await looks('he')).map(one => one.text)).toEqual([`${UNSURE}二`])
  })

  it('nobody judges the name of their own household', async () => {
    county.cloud.store.put('people', { ...county.doc('people', 'he'), householdId: 'h_n1_zhou' })
    asking(await askJoin(county, NEW, '12345678', UNSURE))
    const [look] = await looks('he')
    expect(
      await county.as('he', 'desk.review', { id: look?.id ?? '', pass: true, key: tap() }),
    ).toMatchObject({ ok: false, code: 'RELATED' })
    await judge('zhao', true)
    expect(await meOf()).toMatchObject({ nameState: 'stands' })
  })

  it('why a household said no waits for the town', async () => {
    asking(await askJoin(county, NEW, '12345678'))
    const [only] = (await county.ok('zhou', 'join.waiting', {})).items
    await county.ok('zhou', 'join.answer', { id: only?.id ?? '', yes: false, reason: UNSURE, key: tap() })
    const why = async () => {
      const reply = await county.as(NEW, 'me.home', {})
      return reply.ok ? reply.data.asking?.reason : reply.code
    }
    expect(await why()).toBe('正在检查，查完就能看')
    expect((await county.ok('he', 'desk.reviews', {})).items).toEqual([])
    const review = (await county.ok('zhao', 'desk.reviews', {})).items.find(one => one.text === UNSURE)
    await county.ok('zhao', 'desk.review', { id: review?.id ?? '', pass: false, reason: '骂人', key: tap() })
    expect(await why()).toBe('这句话没放行，看不到')
  })
})
