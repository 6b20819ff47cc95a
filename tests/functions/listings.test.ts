// Lists as spreadsheets: what stands in them, what never does, who gets one, and when the file goes. Everybody is invented.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { read, utils } from '@e965/xlsx'
import { dayKey, days, minutes } from '../../miniprogram/core/clock'
import type { OpenListing } from '../../miniprogram/core/listings'
import { openCounty, order, tap, type County } from './county'
import type { Key } from './seeded'

let county: County
let back: () => void
beforeAll(async () => {
  county = await openCounty()
  back = county.remember()
})
afterEach(() => {
  county.cloud.faults.clear()
  back()
})
afterAll(() => county.close())

async function ask(who: Key, what: OpenListing) {
  const { id } = await county.ok(who, 'listing.make', { what, key: tap() })
  return county.ok(who, 'listing.show', { id })
}
interface Lines {
  lines: string[][]
  formulas: number
}
/** The lines of the file as a spreadsheet shows them; its formulas, if there were any. */
async function linesOf({ id, parts }: { id: string; parts: number }, who: Key = 'he'): Promise<Lines> {
  const all: Buffer[] = []
  for (let n = 0; n < parts; n++)
    all.push(Buffer.from((await county.ok(who, 'listing.part', { id, n })).bytes, 'base64'))
  const bytes = Buffer.concat(all)
  const book = read(bytes, { type: 'buffer' })
  const sheet = book.Sheets[book.SheetNames[0] ?? '']
  if (!sheet) throw new Error('no sheet')
  const cells = Object.entries(sheet).filter(([name]) => !name.startsWith('!'))
  return {
    lines: utils.sheet_to_json<string[]>(sheet, { header: 1, defval: '', blankrows: false }),
    formulas: cells.filter(([, cell]) => (cell as { f?: string; t?: string }).f !== undefined).length,
  }
}
const filesOf = (id: string) =>
  county.cloud.files.list().filter(({ path }) => path.startsWith(`listings/${id}`))

describe('a list', () => {
  it('of orders names no resident, no phone, no words; disputes, private matters and those about staff stay out', async () => {
    const shown = order({ text: '路灯坏了，王芳家门口' })
    const { ticket } = await county.ok('chen', 'ticket.submit', { input: shown, key: tap() })
    await county.ok('he', 'ticket.dispatch', {
      ticketId: ticket?.ticket.id ?? '',
      key: tap(),
      input: { category: 'infrastructure', sub: 'lamp', matter: 'minor', track: 1, person: 'li' },
    })
    for (const input of [
      order({ category: 'dispute', sub: 'neighbour', text: '两家吵起来了' }),
      order({ text: '干部不办事', aboutStaff: true }),
    ])
      await county.ok('zhou', 'ticket.submit', { input, key: tap() })
    const made = await ask('he', 'orders')
    expect(made).toMatchObject({ state: 'made', fileName: '杨梅村单子 11-18.xlsx', rows: 1 })
    const { lines, formulas } = await linesOf(made)
    const [no = ''] = county.all('tickets').flatMap(doc => (doc.list.showable ? [doc.no] : []))
    expect(lines[0]?.slice(0, 5)).toEqual(['村', '网格', '单号', '点单日', '类别'])
    expect(lines[1]?.slice(0, 9)).toEqual([
      '杨梅村',
      '三组一格',
      no,
      '2026-11-18',
      '基础设施',
      '路灯',
      '小事',
      '★ 一般',
      '待领单',
    ])
    expect(lines.slice(2)).toEqual([
      [expect.stringContaining('还没分类的、矛盾纠纷、私事、说干部的和只给经办人看的不在表里。'), ...BLANK],
      ['11 月 18 日 9:00 何小雯要的', ...BLANK],
    ])
    expect(formulas).toBe(0)
    expect(JSON.stringify(lines)).not.toMatch(/1\d{10}|陈桂香|周福生|路灯坏了|王芳|吵/)
  })
  const BLANK = Array.from({ length: 13 }, () => '')

  it('of households has surnames only, and counts who uses the app', async () => {
    const { lines } = await linesOf(await ask('he', 'households'))
    expect(lines[0]).toEqual(['村', '网格', '门牌', '户', '联户', '人数', '用手机的'])
    expect(lines).toContainEqual(['杨梅村', '三组一格', '4 号', '周家', '', '1', '1'])
    expect(lines.every(line => line[0] !== '白塘村')).toBe(true)
    expect(JSON.stringify(lines)).not.toMatch(/1\d{10}|周福生/)
  })
  it('writes what begins like a formula as a text that nothing reckons with', async () => {
    const doc = county.doc('households', 'h_n1_zhou')
    for (const door of ['=1+1', '+86', '-1', '@SUM(A1)', '\t=1'])
      county.cloud.store.put('households', { ...doc, _id: `h_${door.charCodeAt(0)}`, door })
    const { lines, formulas } = await linesOf(await ask('he', 'households'))
    expect(formulas).toBe(0)
    const doors = lines.map(line => line[2] ?? '').filter(door => door.startsWith("'"))
    expect(doors.sort()).toEqual(["'\t=1", "'+86", "'-1", "'=1+1", "'@SUM(A1)"])
  })
  it('of points and of redemptions reads what the books hold, village by village', async () => {
    county.cloud.store.put('accounts', {
      _id: 'h_n1_zhou',
      v: 1,
      householdId: 'h_n1_zhou',
      villageId: 'v1',
      path: ['c', 't1', 'v1', 'g1', 'n1'],
      balance: 42,
      rev: 1,
      head: '',
      at: county.cloud.now(),
      statedMonth: '',
    })
    const { lines } = await linesOf(await ask('he', 'points'))
    expect(lines.slice(0, 2)).toEqual([
      ['村', '网格', '户', '积分', '最近变动'],
      ['杨梅村', '三组一格', '4 号 周家', '42', '2026-11-18'],
    ])
    expect((await ask('xu', 'points')).rows).toBe(0)
    expect((await linesOf(await ask('he', 'redemptions'))).lines[0]?.slice(0, 4)).toEqual([
      '村',
      '单号',
      '兑换日',
      '户',
    ])
  })
  it.each(['peopleForm', 'staffForm', 'gridsForm'] as const)('%s is an empty form', async what => {
    const { lines } = await linesOf(await ask('he', what))
    expect(lines).toHaveLength(3)
    expect(lines[2]?.[0]).toBe('样例这一行不会收，可以删掉；用不着的栏也可以删掉。')
  })

  it('belongs to the person who asked for it, while they hold that office', async () => {
    const { id } = await county.ok('he', 'listing.make', { what: 'households', key: tap() })
    for (const who of ['xu', 'zhao', 'tian'] as const)
      expect([
        await county.as(who, 'listing.show', { id }),
        await county.as(who, 'listing.part', { id, n: 0 }),
      ]).toMatchObject([{ code: 'NOT_FOUND_HERE' }, { code: 'NOT_FOUND_HERE' }])
    for (const who of ['li', 'chen', 'yang', 'sun'] as const)
      expect(await county.as(who, 'listing.make', { what: 'households', key: tap() })).toMatchObject({
        code: 'NOT_ALLOWED',
      })
    const he = county.doc('people', 'he')
    county.cloud.store.put('people', { ...he, posts: [], postKeys: [] })
    expect(await county.as('he', 'listing.show', { id })).toMatchObject({ code: 'NOT_ALLOWED' })
    expect(await county.as('he', 'listing.part', { id, n: 0 })).toMatchObject({ code: 'NOT_ALLOWED' })
  })
  it('asked for twice with one key is one; made twice is one file; a death in between is gone on with', async () => {
    const key = tap()
    const first = await county.ok('he', 'listing.make', { what: 'households', key })
    expect(await county.ok('he', 'listing.make', { what: 'households', key })).toEqual(first)
    for (const n of [2, 5, 8]) {
      county.cloud.faults.killAfter('spreadsheets', n)
      await county.as('he', 'listing.show', { id: first.id })
      county.cloud.faults.clear()
      await county.cloud.advance(minutes(2))
    }
    expect(await county.ok('he', 'listing.show', { id: first.id })).toMatchObject({ state: 'made' })
    expect(filesOf(first.id)).toHaveLength(1)
  })
  it('leaves no file where it was removed, or ran out, while it was made', async () => {
    const { id } = await county.ok('he', 'listing.make', { what: 'households', key: tap() })
    const gone = county.doc('listings', id)
    for (const meanwhile of [
      () => county.cloud.store.remove('listings', id),
      () => county.cloud.store.put('listings', { ...gone, until: gone.at }),
    ]) {
      county.cloud.store.put('listings', gone)
      county.cloud.faults.onCall = (fn, _, { collectionName }) => {
        if (fn === 'spreadsheets' && collectionName !== 'listings') meanwhile()
      }
      await county.as('he', 'listing.show', { id })
      county.cloud.faults.clear()
      expect(filesOf(id)).toEqual([])
    }
  })
  it('goes with its file as soon as its hour is over', async () => {
    const { id } = await ask('he', 'households')
    expect(filesOf(id)).toHaveLength(1)
    await county.cloud.advance(minutes(61))
    expect(await county.as('he', 'listing.part', { id, n: 0 })).toMatchObject({ code: 'NOT_FOUND_HERE' })
    await county.cloud.trigger('jobs', 'minute')
    expect([county.all('listings'), filesOf(id)]).toEqual([[], []])
  })
})

describe('the list with names and numbers', () => {
  const wanted = { node: 'v1', purpose: 'emergency' } as const
  const openOf = async (who: Key) => (await county.ok(who, 'export.home', {})).mine[0]?.id ?? ''
  const askFor = async (who: Key = 'he', key = tap()) => {
    await county.ok(who, 'export.ask', { ...wanted, key })
    return openOf(who)
  }
  /** Asked for by the desk, let out by the town. */
  const letOut = async () => {
    const id = await askFor()
    await county.ok('zhao', 'export.answer', { id, yes: true, key: tap() })
    return id
  }
  const newsOf = (who: Key) =>
    county
      .all('due')
      .flatMap(row => (row.kind === 'news' ? row.to : []))
      .flatMap(to => (to.who === 'named' && to.people.includes(who) ? [to.message] : []))

  it('is asked for by one, let out by another, made, and told to everybody on it', async () => {
    const id = await askFor()
    expect(newsOf('zhao')).toEqual([
      '何小雯要杨梅村带电话的名单，用处是防汛、防火、停水停电，要挨家打电话，等您点头。',
    ])
    // Nothing before the second yes.
    expect(await county.as('he', 'export.fetch', { id, key: tap() })).toMatchObject({ code: 'EXPORT_OVER' })
    expect((await county.ok('zhao', 'export.home', {})).waiting.map(one => one.byName)).toEqual(['何小雯'])
    await county.ok('zhao', 'export.answer', { id, yes: true, key: tap() })
    expect(newsOf('he')).toEqual(['赵敏行同意了杨梅村带电话的名单，一天内取。'])
    const made = await county.ok('he', 'export.fetch', { id, key: tap() })
    const info = await county.ok('he', 'listing.show', made)
    expect(info).toMatchObject({ state: 'made', fileName: '杨梅村名单 11-18.xlsx', rows: 8 })
    const { lines, formulas } = await linesOf(info)
    expect(formulas).toBe(0)
    expect(lines[0]).toEqual(['村', '网格', '门牌', '姓名', '与户主关系', '电话'])
    expect(lines).toContainEqual(['杨梅村', '三组一格', '4 号', '周福生', '', '13800001001'])
    expect(lines.slice(-3).map(([words]) => words)).toEqual([
      '用处：防汛、防火、停水停电，要挨家打电话。只做这一件事用，用完删掉，不要转发。',
      '赵敏行点头。名单上的每一位都看得到是谁取的、做什么用。',
      expect.stringMatching(/^11 月 18 日 \d+:\d+ 何小雯要的$/),
    ])
    expect(JSON.stringify(lines)).not.toContain('罗根水')
    expect(await county.ok('zhou', 'me.access', {})).toMatchObject([
      {
        by: '何小雯',
        what: 'list',
        purpose: '防汛、防火、停水停电，要挨家打电话',
        no: '',
      },
    ])
    expect(await county.ok('luo', 'me.access', {})).toEqual([])
    expect(newsOf('zhao')).toContain('何小雯取走了杨梅村带电话的名单，是您点头的。')
    expect(
      (await county.ok('zhao', 'county.log', { node: 'v1' })).lines.map(one => one.by + one.message),
    ).toEqual([
      '何小雯取走了杨梅村带电话的名单：防汛、防火、停水停电，要挨家打电话；是赵敏行点头的',
      '赵敏行同意何小雯要杨梅村带电话的名单',
      '何小雯要杨梅村带电话的名单：防汛、防火、停水停电，要挨家打电话',
    ])
  })
  it('lies in the storage sealed, is one press’s, and is gone after ten minutes', async () => {
    const id = await letOut()
    const key = tap()
    const made = await county.ok('he', 'export.fetch', { id, key })
    await county.ok('he', 'listing.show', made)
    expect(filesOf(made.id)).toHaveLength(1)
    const stored = await county.cloud.files.read(county.doc('listings', made.id).fileId ?? '')
    expect(stored?.toString()).toMatch(/^1:[A-Za-z0-9+/=]+$/)
    // The same press goes on where the way down broke off; another one is too late; nobody else gets it.
    expect(await county.ok('he', 'export.fetch', { id, key })).toEqual(made)
    expect(await county.as('he', 'export.fetch', { id, key: tap() })).toMatchObject({ code: 'EXPORT_OVER' })
    for (const who of ['zhao', 'tian', 'xu'] as const)
      expect(await county.as(who, 'listing.part', { id: made.id, n: 0 })).toMatchObject({
        code: 'NOT_FOUND_HERE',
      })
    await county.cloud.advance(minutes(11))
    expect(await county.as('he', 'listing.part', { id: made.id, n: 0 })).toMatchObject({
      code: 'NOT_FOUND_HERE',
    })
    await county.cloud.trigger('jobs', 'minute')
    expect([county.all('listings'), filesOf(made.id)]).toEqual([[], []])
  })
  it('is nobody’s own to let out, nor a housemate’s, nor of anyone below', async () => {
    const id = await askFor()
    for (const who of ['he', 'xu', 'ma', 'li', 'chen'] as const)
      expect(await county.as(who, 'export.answer', { id, yes: true, key: tap() })).toMatchObject({
        code: 'NOT_ALLOWED',
      })
    const shared = { householdId: 'h_n1_zhou', home: ['c', 't1', 'v1', 'g1', 'n1'] }
    for (const who of ['he', 'zhao'] as const)
      county.cloud.store.put('people', { ...county.doc('people', who), ...shared })
    expect(await county.as('zhao', 'export.answer', { id, yes: true, key: tap() })).toMatchObject({
      code: 'NOT_ALLOWED',
    })
    await county.ok('tian', 'export.answer', { id, yes: false, key: tap() })
    expect(await county.ok('he', 'export.home', {})).toMatchObject({
      mine: [{ state: 'refused', answeredByName: '田雨青' }],
    })
    expect(await county.as('tian', 'export.answer', { id, yes: true, key: tap() })).toMatchObject({
      code: 'EXPORT_OVER',
    })
    // Beside or above the town there is only the county; beside the county nobody.
    const towns = await askFor('zhao')
    expect(await county.as('he', 'export.answer', { id: towns, yes: true, key: tap() })).toMatchObject({
      code: 'NOT_ALLOWED',
    })
    await county.ok('tian', 'export.answer', { id: towns, yes: true, key: tap() })
    expect(await county.as('tian', 'export.ask', { ...wanted, key: tap() })).toMatchObject({
      code: 'EXPORT_NO_SECOND',
    })
  })
  it('runs out; is had once at a time of a village, and three times a day', async () => {
    const key = tap()
    const id = await askFor('he', key)
    await county.ok('he', 'export.ask', { ...wanted, key })
    expect(county.all('exports')).toHaveLength(1)
    expect(await county.as('he', 'export.ask', { ...wanted, key: tap() })).toMatchObject({
      code: 'EXPORT_ASKED',
    })
    await county.cloud.advance(days(3) + 1)
    expect(await county.as('zhao', 'export.answer', { id, yes: true, key: tap() })).toMatchObject({
      code: 'EXPORT_OVER',
    })
    // However many ran out, none of them stands before one that waits.
    const over = county.doc('exports', id)
    for (let n = 0; n < 21; n++)
      county.cloud.store.put('exports', { ...over, _id: `${id}${n}`, sortKey: `${over.sortKey}${n}` })
    expect(await county.ok('zhao', 'export.home', {})).toMatchObject({ waiting: [], more: false })
    expect((await county.ok('he', 'export.home', {})).mine[0]?.state).toBe('over')
    back()
    // Of two presses at one moment: the other is written between the look of this one and its transaction.
    const twin = county.doc('exports', await askFor())
    back()
    county.cloud.faults.onCall = (fn, _, { action }) => {
      if (fn === 'api' && action === 'database.startTransaction') county.cloud.store.put('exports', twin)
    }
    expect(await county.as('he', 'export.ask', { ...wanted, key: tap() })).toMatchObject({
      code: 'EXPORT_ASKED',
    })
    county.cloud.faults.clear()
    expect(county.all('exports')).toHaveLength(1)
    back()
    for (let n = 0; n < 3; n++) await county.ok('he', 'export.fetch', { id: await letOut(), key: tap() })
    const fourth = await letOut()
    expect(await county.as('he', 'export.fetch', { id: fourth, key: tap() })).toMatchObject({
      code: 'EXPORT_FULL',
    })
    await county.cloud.advance(days(1) + 1)
    expect(await county.as('he', 'export.fetch', { id: fourth, key: tap() })).toMatchObject({
      code: 'EXPORT_OVER',
    })
  })
  it('of two villages fetched in one moment, the third of a day is one of them', async () => {
    const two: string[] = []
    for (const node of ['v1', 'v2']) {
      await county.ok('zhao', 'export.ask', { ...wanted, node, key: tap() })
      const id = county.all('exports').find(({ village }) => village === node)?._id ?? ''
      await county.ok('tian', 'export.answer', { id, yes: true, key: tap() })
      two.push(id)
    }
    const today = { [dayKey(county.cloud.now())]: { times: 2, points: 0 } }
    county.cloud.store.put('quotas', { _id: 'zhao:lists', v: 1, days: today, years: {} })
    const fetched = await Promise.all(two.map(id => county.as('zhao', 'export.fetch', { id, key: tap() })))
    expect(fetched.filter(({ ok }) => ok)).toHaveLength(1)
    expect(fetched.find(({ ok }) => !ok)).toMatchObject({ code: 'EXPORT_FULL' })
    expect(county.all('listings')).toHaveLength(1)
  })
  it.each(['export.answer', 'post.answer', 'post.takeBack'] as const)(
    'and posts: an answer of %s that was lost after it was written is no answer of somebody quicker',
    async route => {
      const id = await askFor()
      await county.ok('zhao', 'post.give', { node: 'v1', post: 'supervisor', whom: 'zhou', key: tap() })
      const proposed = county.all('appointments')[0]?._id ?? ''
      const press = {
        'export.answer': () => county.as('zhao', 'export.answer', { id, yes: true, key: tap() }),
        'post.answer': () => county.as('tian', 'post.answer', { id: proposed, yes: true, key: tap() }),
        'post.takeBack': () => county.as('zhao', 'post.takeBack', { id: proposed, key: tap() }),
      }[route]
      const lines = county.all('office_events').length
      county.cloud.faults.dropAnswer('database.commitTransaction')
      expect(await press()).toMatchObject({ ok: true })
      expect(county.all('office_events')).toHaveLength(lines + 1)
    },
  )
  it('of two that answer at once one counts; killed on the way, everybody on it is told once', async () => {
    const id = await askFor()
    const answers = await Promise.all([
      county.as('zhao', 'export.answer', { id, yes: true, key: tap() }),
      county.as('tian', 'export.answer', { id, yes: false, key: tap() }),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    back()
    const made = await county.ok('he', 'export.fetch', { id: await letOut(), key: tap() })
    for (const n of [4, 9]) {
      county.cloud.faults.killAfter('spreadsheets', n)
      await county.as('he', 'listing.show', made)
      county.cloud.faults.clear()
      await county.cloud.advance(minutes(2))
    }
    expect(await county.ok('he', 'listing.show', made)).toMatchObject({ state: 'made' })
    expect(
      county
        .all('readers')
        .map(one => one.of)
        .sort(),
    ).toEqual(['chen', 'gao', 'li', 'liu', 'tan', 'wang', 'yang', 'zhou'].sort())
  })
})
