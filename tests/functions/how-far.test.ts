/** Lists longer than a page: everything in them can be reached, and what is shown of them says that there is more. */
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Api } from '../../contract'
import type { Collection, Documents } from '../../cloudfunctions/_documents'
import { openCounty, order, tap, type County } from './county'
import { seal, START, type Key } from './seeded'
import { earning, HOME } from './points'
import { earned, redeem, stocked } from './shop'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
const county: County = await openCounty()
const putBack = county.remember()
beforeEach(() => putBack())
afterAll(() => county.close())

const V1 = ['c', 't1', 'v1']
const key13 = (at: number) => String(at).padStart(13, '0')
/** a000, a001, … */
const ids = (letter: string, n: number) =>
  Array.from({ length: n }, (_, i) => `${letter}${String(i).padStart(3, '0')}`)

/** Copies of a stored document under other ids. */
function copies<C extends Collection>(
  collection: C,
  id: string,
  names: readonly string[],
  over: (doc: Documents[C], name: string, i: number) => object,
): void {
  const doc = county.doc(collection, id)
  names.forEach((name, i) =>
    county.cloud.store.put(collection, { ...doc, ...over(doc, name, i), _id: name } as never),
  )
}

/** Every page of a list behind the other, and how long the pages were. */
async function walk<R extends keyof Api, T>(
  who: Key,
  route: R,
  ask: object,
  read: (reply: Api[R]['reply']) => { items: readonly T[]; next: string | null },
): Promise<{ all: T[]; pages: number[] }> {
  const all: T[] = []
  const pages: number[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const { items, next } = read(
      await county.ok(who, route, { ...ask, ...(cursor ? { cursor } : {}) } as Api[R]['ask']),
    )
    all.push(...items)
    pages.push(items.length)
    if (pages.length > 60) throw new Error('the pages never end')
    cursor = next
  }
  return { all, pages }
}

describe('news', () => {
  const put = (state: 'badge' | 'notReached' | 'waiting', names: readonly string[]) =>
    names.forEach(_id =>
      county.cloud.store.put('sends', {
        _id,
        v: 1,
        about: { kind: 'ticket', id: 't' },
        eventId: null,
        personId: 'chen',
        office: null,
        villageId: 'v1',
        at: START,
        sortKey: key13(START) + _id,
        message: `消息 ${_id}`,
        how: 'badge',
        until: 'always',
        page: 'pages/home/home',
        notice: { no: 'x', about: '', status: '', at: START },
        state,
        opened: false,
        tried: [],
        template: 'claimed',
        leaseUntil: 0,
        nextTryAt: null,
      }),
    )

  it('of one moment and three kinds is reached to the last piece, each once', async () => {
    const names = [...ids('a', 30), ...ids('b', 25), ...ids('c', 6)]
    put('badge', names.slice(0, 30))
    put('notReached', names.slice(30, 55))
    put('waiting', names.slice(55))
    const home = await county.ok('chen', 'me.home', {})
    expect(home.badges.map(one => one.message.slice(3))).toEqual(
      [...ids('c', 6), ...ids('b', 25)].sort().reverse().slice(0, 20),
    )
    const rest = await walk('chen', 'me.news', { cursor: home.newsNext ?? '' }, reply => reply)
    expect([...home.badges, ...rest.all].map(one => one.message.slice(3))).toEqual(
      [...names].sort().reverse(),
    )
  })
  it('that fits on the first page has no next one', async () => {
    put('badge', ids('a', 20))
    const home = await county.ok('chen', 'me.home', {})
    expect([home.badges.length, home.newsNext]).toEqual([20, null])
  })
  it('of somebody else is on nobody’s page', async () => {
    put('badge', ids('a', 25))
    expect((await county.ok('zhou', 'me.news', {})).items).toEqual([])
  })
})

describe('doubtful words', () => {
  it('of one moment are reached to the last, from a desk of one village and from the town', async () => {
    const about = await submitted()
    const { wordsId } = county.doc('tickets', about.id).ticket
    const names = ids('r', 112)
    for (const _id of names)
      county.cloud.store.put('reviews', {
        _id,
        v: 1,
        about: { kind: 'ticket', id: about.id },
        no: 'x',
        villageId: 'v1',
        path: V1,
        what: 'text',
        wordsId,
        fileId: null,
        at: START,
        sortKey: key13(START) + _id,
        reason: '检查拿不准',
        state: 'open',
      })
    for (const who of ['he', 'zhao'] as const) {
      const { all, pages } = await walk(who, 'desk.reviews', {}, reply => reply)
      expect(
        all.map(one => one.id),
        who,
      ).toEqual(names)
      expect(pages, who).toEqual([50, 50, 12])
    }
  })
})

async function submitted(text = '路灯不亮') {
  const { ticket } = await county.ok('chen', 'ticket.submit', { key: tap(), input: order({ text }) })
  return { id: ticket?.ticket.id ?? '' }
}

describe('deeds in pencil', () => {
  it('are no fewer because many others ended since; their sum and first day are of all of them', async () => {
    const to = earning(county)
    const old = await to.confirmed()
    const { points, noticeUntil: objectUntil } = county.doc('deeds', old).deed
    expect([points, objectUntil]).toEqual([10, expect.any(Number)])
    copies('deeds', old, ids('e', 60), (doc, id, i) => ({
      state: 'credited',
      sortKey: key13(START + 9_000_000 + i) + id,
      deed: { ...doc.deed, id, no: `E${i}`, stage: { state: 'credited' } },
    }))
    copies('deeds', old, ids('p', 25), (doc, id, i) => ({
      sortKey: key13(START + 8_000_000 + i) + id,
      deed: { ...doc.deed, id, no: `P${i}`, noticeUntil: (objectUntil ?? 0) + 1 + i },
    }))
    const home = await county.ok('chen', 'points.home', {})
    expect(home.pending.map(one => one.id)).toEqual(ids('p', 25).reverse().slice(0, 20))
    expect(home.pendingRest).toBe(6)
    expect(home.pendingPoints).toBe(26 * 10)
    expect(home.pendingUntil).toBe(objectUntil)
  })
  it('to vouch for are counted behind those of the own household', async () => {
    const to = earning(county)
    const others = await to.applied('chen')
    // 120 newer ones of 王大山's own household, who may not vouch for them.
    copies('deeds', others, ids('w', 120), (doc, id, i) => ({
      of: [HOME.wang],
      sortKey: key13(START + 9_000_000 + i) + id,
      deed: {
        ...doc.deed,
        id,
        no: `W${i}`,
        reportedBy: 'wang',
        households: [{ id: HOME.wang, title: '王家' }],
      },
    }))
    expect((await county.ok('wang', 'points.home', {})).duties.toConfirm).toBe(1)
    // 刘长海 may vouch for all of them: 99+.
    expect((await county.ok('liu', 'points.home', {})).duties.toConfirm).toBe(100)
  })
})

describe('the shelf', () => {
  const good = (over: object = {}) => ({
    name: '酱油',
    unit: '瓶',
    kind: 'food' as const,
    picture: 'oil',
    price: 30,
    limit: null,
    on: true,
    restockDay: null,
    key: tap(),
    ...over,
  })
  it('takes two hundred things, then says what to do; nothing is half written', async () => {
    for (const id of ids('g', 200)) stocked(county, id, 1)
    stocked(county, 'off', 1, { on: false })
    const before = county.deeds()
    for (const ask of [good(), good({ id: 'off' })])
      expect(await county.as('sun', 'shop.saveGood', ask)).toMatchObject({
        ok: false,
        code: 'SHELF_FULL',
        message: '架上已经有 200 样了。先把不换的下架，再上这一样。',
      })
    expect(county.deeds()).toBe(before)
    // Another price for one that is there, and one that only gets written down, are no more on the shelf.
    await county.ok('sun', 'shop.saveGood', good({ id: 'g007', name: '菜籽油', picture: 'oil' }))
    await county.ok('sun', 'shop.saveGood', good({ on: false }))
    await county.ok('sun', 'shop.saveGood', good({ id: 'g008', on: false }))
    await county.ok('sun', 'shop.saveGood', good({ id: 'off' }))
  })
  it('is whole for who redeems and who keeps it; what was taken down comes in pages, the newest first', async () => {
    for (const id of ids('g', 150)) stocked(county, id, 1)
    for (const id of ids('o', 45)) stocked(county, id, 1, { on: false })
    expect((await county.ok('chen', 'shop.goods', {})).goods.length).toBe(150)
    const { all, pages } = await walk('sun', 'shop.stock', {}, reply => ({
      items: reply.goods,
      next: reply.next,
    }))
    expect(all.map(one => one.id)).toEqual([...ids('g', 150), ...ids('o', 45).reverse()])
    expect(pages).toEqual([170, 20, 5])
  })
})

describe('households to choose from', () => {
  beforeEach(() => {
    const person = county.doc('people', 'chen')
    for (let i = 0; i < 430; i++) {
      const householdId = `h_x${i}`
      county.cloud.store.put('households', {
        ...county.doc('households', HOME.chen),
        _id: householdId,
        door: `三组 ${i + 100} 号`,
      })
      county.cloud.store.put('people', {
        ...person,
        _id: `x${i}`,
        openid: `o_x${i}`,
        householdId,
        nameSealed: seal.seal('岳明'),
      })
    }
  })
  const read = (reply: Api['points.households']['reply']) => reply
  it('go on to the last door; the number beyond the page is the true one', async () => {
    const first = await county.ok('li', 'points.households', {})
    // Five of the county's own live in the node.
    expect([first.items.length, first.total]).toEqual([200, 435])
    const { all } = await walk('li', 'points.households', {}, read)
    expect(new Set(all.map(one => one.id)).size).toBe(435)
    expect(all.length).toBe(435)
    expect(all.at(-1)?.title).toBe('三组 529 号 岳家')
  })
  it('so do those of one surname, for who has no post', async () => {
    const first = await county.ok('chen', 'points.households', { q: '岳家' })
    expect([first.items.length, first.total]).toEqual([20, 430])
    const { all } = await walk('chen', 'points.households', { q: '岳家' }, read)
    expect(all.map(one => one.title)).toEqual(
      Array.from({ length: 430 }, (_, i) => `三组 ${i + 100} 号 岳家`),
    )
  })
})

const collectedAt = (at: number) => ({
  state: 'collected' as const,
  ended: { at, by: 'sun', byName: '孙有余' },
})

describe('handed out today', () => {
  it('goes on behind the first page, and the number is of all', async () => {
    stocked(county, 'oil', 10)
    earned(county, HOME.chen, 500)
    const redemption = await redeem(county, 'chen', 'oil')
    copies('redemptions', redemption.id, ids('d', 230), (doc, id) => ({
      state: 'collected',
      code: `c${id}`,
      token: `t${id}`,
      endedKey: key13(county.cloud.now()) + id,
      redemption: { ...doc.redemption, id, no: id, stage: collectedAt(county.cloud.now()) },
    }))
    const first = await county.ok('sun', 'shop.counter', {})
    expect([first.today.length, first.handedOut]).toEqual([20, 230])
    const { all } = await walk('sun', 'shop.counter', {}, reply => ({ items: reply.today, next: reply.next }))
    expect(all.map(one => one.id)).toEqual(ids('d', 230).reverse())
  })
})

describe('the log of a household', () => {
  it('goes on to the first who came, from the household and from over the door', async () => {
    const names = ids('m', 45)
    for (const [i, name] of names.entries())
      county.cloud.store.put('belonging_events', {
        _id: `${HOME.zhou}:${key13(START + Math.floor(i / 3))}:${name}:joined`,
        v: 1,
        householdId: HOME.zhou,
        personId: name,
        type: 'joined',
        how: 'accepted',
        at: START + i,
        by: 'zhou',
      })
    for (const [who, ask] of [
      ['zhou', {}],
      ['li', { household: HOME.zhou }],
    ] as const) {
      const { all, pages } = await walk(who, 'me.household', ask, reply => ({
        items: reply?.log ?? [],
        next: reply?.next ?? null,
      }))
      expect(
        all.map(one => one.at),
        who,
      ).toEqual(names.map((_, i) => START + i).reverse())
      expect(pages, who).toEqual([20, 20, 5])
    }
    expect((await county.ok('chen', 'me.household', {}))?.next).toBeNull()
  })
  it('does not make a newcomer unused because others of the house redeemed a lot since', async () => {
    stocked(county, 'oil', 10)
    earned(county, HOME.zhou, 500)
    const stay = { householdId: HOME.zhou, from: START - 60_000, until: null, how: 'accepted' as const }
    const newcomer = { ...county.doc('people', 'zhou'), _id: 'new', openid: 'o_new', belonged: [stay] }
    county.cloud.store.put('people', newcomer)
    const redemption = await redeem(county, 'zhou', 'oil')
    const at = county.cloud.now()
    copies('redemptions', redemption.id, ids('d', 60), (doc, id, i) => ({
      code: `c${id}`,
      token: `t${id}`,
      sortKey: key13(at + i) + id,
      // The first is the newcomer's; 59 of the house are newer.
      redemption: {
        ...doc.redemption,
        id,
        no: id,
        redeemedAt: at + i,
        redeemedBy: i === 0 ? 'new' : 'zhou',
      },
    }))
    const seen = await county.ok('li', 'me.household', { household: HOME.zhou })
    const whom = seen?.members.find(one => one.mayTakeOut)?.whom ?? ''
    const done = await county.ok('li', 'join.takeOut', { household: HOME.zhou, whom, key: tap() })
    expect(done.message).toContain('半年里还算这一家的亲属')
  })
})

describe('days of the proof', () => {
  it('go on to the first day, each once, and what came after the newest seal hides none', async () => {
    earned(county, HOME.chen, 1)
    county.cloud.store.put('seals', {
      _id: 'v1:2026-11-18',
      v: 2,
      villageId: 'v1',
      day: '2026-11-18',
      prev: '',
      root: 'aa',
      leaves: [],
    })
    await county.cloud.advance(24 * 3_600_000)
    const entry = county.all('entries').find(one => one.householdId === HOME.chen)
    if (!entry) throw new Error('no entry')
    const put = (rev: number, at: number) =>
      county.cloud.store.put('entries', { ...entry, _id: `x${rev}`, cause: `x${rev}`, rev, at })
    // From the third of January, three a day, but a hundred and fifty on the fourth of April.
    const first = Date.parse('2026-01-03T10:00:00+08:00')
    let rev = 1
    for (let i = 0; i < 120; i++)
      for (let n = 0; n < (i === 91 ? 150 : 3); n++) put((rev += 1), first + i * 86_400_000 + n)
    // The sealed one is newer than those, and 250 of today are newer still, which no seal covers yet.
    county.cloud.store.put('entries', { ...entry, rev: (rev += 1) })
    for (let n = 0; n < 250; n++) put((rev += 1), county.cloud.now() + n)
    const { all: days, pages } = await walk('chen', 'points.proof', { day: '2026-11-18' }, reply => ({
      items: reply.days,
      next: reply.next,
    }))
    expect(days.length).toBe(121)
    expect(new Set(days).size).toBe(121)
    expect([days[0], days[1], days[29], days.at(-1)]).toEqual([
      '2026-11-18',
      '2026-05-02',
      '2026-04-04',
      '2026-01-03',
    ])
    expect(pages).toEqual([30, 67, 24])
    expect((await county.ok('chen', 'points.proof', {})).day).toBe('2026-11-18')
  })
})

describe('what a grid member has to do', () => {
  it('goes on to the last piece; how many there are is of all pages', async () => {
    const { id } = await submitted('井盖松了，过车响')
    const now = county.cloud.now()
    const put = (names: readonly string[], dueAt: number) =>
      copies('tickets', id, names, ({ list, ticket }, name, i) => ({
        no: name,
        list: {
          ...list,
          todoOf: ['li'],
          dueAt: dueAt + i,
          dueKey: key13(dueAt + i) + name,
          sortKey: key13(START + i) + name,
        },
        ticket: { ...ticket, id: name, no: name },
      }))
    // 40 to claim in two days; of 90 in hand 70 are due within the hour, the others in three days.
    await county.ok('he', 'ticket.dispatch', {
      ticketId: id,
      key: tap(),
      input: { category: 'infrastructure', sub: 'lamp', matter: 'public', track: 1, pool: 'g1' },
    })
    put(ids('o', 40), now + 48 * 3_600_000)
    await county.ok('li', 'ticket.claim', {
      ticketId: id,
      key: tap(),
      input: { measures: '找人换井盖', promisedDay: '2026-11-20', showContact: true },
    })
    put(ids('d', 70), now + 3_600_000)
    put(ids('h', 20), now + 72 * 3_600_000)
    county.cloud.store.remove('tickets', id)
    const numbers: number[][] = []
    const { all, pages } = await walk('li', 'grid.today', {}, ({ offered, inHand, next, ...reply }) => {
      numbers.push([reply.all, reply.allInHand, reply.dueToday])
      return { items: [...inHand, ...offered], next }
    })
    expect(all.map(one => one.id).sort()).toEqual([...ids('d', 70), ...ids('h', 20), ...ids('o', 40)])
    expect(pages).toEqual([60, 60, 10])
    expect(numbers).toEqual([
      [130, 90, 70],
      [130, 90, 70],
      [130, 90, 70],
    ])
  })
})

describe('redemptions near a new price', () => {
  it('beyond the twenty that are listed are counted, before the change and after it', async () => {
    stocked(county, 'oil', 10, { price: 120 })
    earned(county, HOME.chen, 500)
    const redemption = await redeem(county, 'chen', 'oil')
    // 233 of the last hours, and thirty of the day before yesterday, which lie near nothing.
    const near = (names: readonly string[], at: number) =>
      copies('redemptions', redemption.id, names, (doc, id, i) => ({
        state: 'collected',
        code: `c${id}`,
        token: `t${id}`,
        sortKey: key13(at + i) + id,
        redemption: { ...doc.redemption, id, no: id, redeemedAt: at + i, stage: collectedAt(at + i) },
      }))
    near(ids('d', 232), county.cloud.now() - 3_600_000)
    near(ids('y', 30), county.cloud.now() - 50 * 3_600_000)
    const { good } = county.doc('goods', 'oil')
    const { name, unit, kind, picture } = good
    const cheaper = {
      id: 'oil',
      name,
      unit,
      kind,
      picture,
      price: 100,
      limit: null,
      on: true,
      restockDay: null,
    }
    await county.ok('sun', 'shop.saveGood', { ...cheaper, key: tap() })
    const shown = async () => {
      const [change] = (await county.ok('yang', 'shop.prices', {})).items
      return [change?.from, change?.to, change?.near.length, change?.more]
    }
    expect(await shown()).toEqual([120, 100, 20, 213])
    await redeem(county, 'chen', 'oil', 100)
    expect(await shown()).toEqual([120, 100, 20, 214])
  })
})

describe('likely twins', () => {
  it('at the end of a long desk are found, and the number says when it did not look so far', async () => {
    const { id } = await submitted('井盖松了，过车响')
    const { list, ticket } = county.doc('tickets', id)
    const words = county.doc('ticket_words', ticket.wordsId)
    const names = ids('k', 150)
    copies('tickets', id, names, (doc, name, i) => ({
      no: `K${i}`,
      list: { ...list, dueKey: key13(list.dueAt + 1000 + i) + name, sortKey: key13(START + i) + name },
      ticket: { ...doc.ticket, id: name, no: `K${i}`, wordsId: `w${name}`, householdId: null },
    }))
    names.forEach((name, i) => {
      // Eight characters of their own each, except the last two, which say the same.
      const own = String.fromCharCode(...Array.from({ length: 8 }, (_, at) => 0x4e00 + i * 8 + at))
      const text = i >= 148 ? '水塘边的护栏断了两根' : own
      county.cloud.store.put('ticket_words', {
        ...words,
        _id: `w${name}`,
        about: { kind: 'ticket', id: name },
        words: { text, attachments: [] },
      } as never)
    })
    const { all } = await walk('he', 'ticket.list', { list: 'duplicates' }, reply => reply)
    expect(all.map(one => one.id)).toEqual(['k148', 'k149'])
    const counters = await county.ok('he', 'desk.counters', {})
    expect([counters.desk, counters.duplicatesAtLeast]).toEqual([100, true])
  })
  it('more than a page of them come in pages', async () => {
    const { id } = await submitted('井盖松了，过车响')
    const { list, ticket } = county.doc('tickets', id)
    const words = county.doc('ticket_words', ticket.wordsId)
    copies('tickets', id, ids('k', 29), (doc, name, i) => ({
      no: `K${i}`,
      list: { ...list, dueKey: key13(list.dueAt + 1000 + i) + name, sortKey: key13(START + i) + name },
      ticket: { ...doc.ticket, id: name, no: `K${i}`, wordsId: `w${name}`, householdId: null },
    }))
    for (const name of ids('k', 29))
      county.cloud.store.put('ticket_words', {
        ...words,
        _id: `w${name}`,
        about: { kind: 'ticket', id: name },
      })
    const { all, pages } = await walk('he', 'ticket.list', { list: 'duplicates' }, reply => reply)
    expect(all.map(one => one.id)).toEqual([id, ...ids('k', 29)])
    expect(pages).toEqual([20, 10])
    expect(await county.ok('he', 'desk.counters', {})).toMatchObject({
      duplicates: 30,
      duplicatesAtLeast: false,
    })
  })
})
