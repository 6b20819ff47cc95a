/** To be forgotten: after erasing a person no stored document holds what they typed, and everything still verifies. */
import { read, utils } from '@e965/xlsx'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { INDEXES } from '../../cloudfunctions/_documents/indexes'
import { minutes } from '../../miniprogram/core/clock'
import { openCounty, order, tap, type County } from './county'
import { PEOPLE, seal } from './seeded'
import { expectLaws } from './laws'
import { everyField, everyText, marked, type Mark, type Village } from './marked'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 })
let county: County
let village: Village
let restore: () => void
beforeAll(async () => {
  county = await openCounty()
  village = await marked(county)
  restore = county.remember()
})
beforeEach(() => restore())
afterAll(() => county.close())

const admin = async (route: string, data: object) =>
  (await county.cloud.console('admin', { route, data })) as {
    ok: boolean
    code?: string
    data: { findings: unknown[]; next: string | null; done: boolean; words: number; files: number }
  }
const erase = async (personId: string, identity = false) => {
  const reply = await admin('erase', { personId, identity })
  // Projections are made again by the timer.
  for (let i = 0; i < 2; i++) {
    await county.cloud.advance(minutes(1))
    await county.cloud.trigger('jobs', 'minute')
  }
  return reply
}
/** Where any of these texts still stands, in whatever collection. */
function found(texts: readonly string[]): string[] {
  return [...everyText(county, Object.keys(INDEXES))].flatMap(([where, text]) =>
    texts.filter(one => text.includes(one)).map(one => `${where}: ${one}`),
  )
}
const textsOf = (marks: readonly Mark[]) => marks.map(mark => mark.text)
const by = (who: Mark['who']) => village.marks.filter(mark => mark.who === who)
/** Written in office: a record, nobody's to erase. By hand, one line a text. */
const OFFICE: readonly string[] = [
  'decline.reason',
  'decline.whereInstead',
  'register.text',
  'register.place',
  'register.wish',
  'unmerge.reason',
  'refer.reason',
  'answerReferral.text',
  'dispatch.reason',
  'claim.measures',
  'claim.lateReason',
  'giveBack.reason',
  'reassign.reason',
  'recommit.reason',
  'progress.text',
  'addHandler.reason',
  'recuse.reason',
  'answerObjection.reason',
  'reclassify.reason',
  'answerReclassify.reason',
  'resolve.text',
  'revisit.text',
  'standAside.reason',
  'committeeRate.text',
  'unpublish.reason',
  'unmask.purpose',
  'reached.how',
]
const inOffice = (mark: Mark) => OFFICE.includes(mark.where)
/** Typed by others about 周福生's own matter. */
const forZhou = () =>
  village.marks.filter(
    ({ who, where }) =>
      (who === 'li' && /^(submit|amend)\./.test(where)) ||
      (who === 'tan' && /^rate\./.test(where)) ||
      /^publish\./.test(where),
  )

async function expectVerified(): Promise<void> {
  expectLaws(county)
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { data }: Awaited<ReturnType<typeof admin>> = await admin('verify', { villageId: 'v1', cursor })
    expect(data.findings).toEqual([])
    cursor = data.next
  }
}

describe('the marks', () => {
  it('stand in every text a person can type in an order', () => {
    const marked = new Set(village.marks.map(mark => mark.where))
    expect(
      everyField().filter(field => !marked.has(field)),
      "nobody types these in tests/functions/marked.ts, like await press('li', 'giveBack', own)",
    ).toEqual([])
  })
  it('are found where they were typed, sealed ones too', () => {
    const there = found(textsOf(village.marks)).join('\n')
    // Agreeing in somebody's stead is kept only where somebody was helped, a reason for lateness only where it was late.
    const missing = village.marks.filter(mark => !there.includes(mark.text)).map(mark => mark.where)
    expect(
      [...new Set(missing)].filter(where => where !== 'submit.consentWords' && where !== 'claim.lateReason'),
    ).toEqual([])
  })
})

describe('the county erases', () => {
  // First: what lies in the file storage is not put back between the tests.
  it('photos, the handed in and those that never were', async () => {
    const pass = await county.ok('zhou', 'file.issue', {
      kind: 'photo',
      extension: 'png',
      bytes: 10,
      key: tap(),
    })
    await county.cloud.files.put('o_zhou', pass.cloudPath, Buffer.from('half of a photo'))
    expect(county.cloud.files.list().filter(file => file.size > 0).length).toBeGreaterThan(1)
    expect((await erase('zhou')).data.files).toBe(2)
    expect(county.cloud.files.list()).toEqual([])
    expect(county.all('files')).toEqual([])
  })

  const writers = ['zhou', 'chen'] as const
  const officials = ['li', 'he', 'yang', 'gao', 'zhao', 'wang', 'liu'] as const
  it.each(writers)(
    '%s: nothing they typed is left anywhere, others’ words are, and all verifies',
    async who => {
      const own = textsOf(by(who))
      expect(own.length).toBeGreaterThan(0)
      expect(by(who).filter(inOffice)).toEqual([])
      const reach =
        who === 'zhou'
          ? textsOf([...forZhou(), ...village.marks.filter(mark => mark.where === 'reached.how')])
          : []
      const others = textsOf(village.marks.filter(mark => mark.who !== who && !reach.includes(mark.text)))
      const before = found(others).filter(line => !line.startsWith('boards/')).length
      expect(await erase(who)).toMatchObject({ ok: true, data: { done: true } })
      expect(found([...own, ...reach])).toEqual([])
      expect(found(others).filter(line => !line.startsWith('boards/')).length).toBe(before)
      await expectVerified()
    },
  )

  it.each(officials)('%s: what they wrote in office stays, all of it, and all verifies', async who => {
    const record = textsOf(by(who).filter(inOffice))
    expect(record.length).toBeGreaterThan(0)
    // A wish that somebody agreed to aloud is that person's, too; nothing of it goes with the helper.
    const all = textsOf(village.marks)
    const before = found(all)
    expect(await erase(who)).toMatchObject({ ok: true, data: { done: true } })
    expect(found(all).filter(line => !line.startsWith('boards/'))).toEqual(
      before.filter(line => !line.startsWith('boards/')),
    )
    await expectVerified()
  })

  it('name and phone as well, of somebody without a post, also where they stand with an order', async () => {
    const phone = `1380000${String(Object.keys(PEOPLE).indexOf('zhou') + 1000)}`
    expect(found([PEOPLE.zhou.name, phone]).length).toBeGreaterThan(1)
    await erase('zhou', true)
    expect(found([PEOPLE.zhou.name, phone, 'o_zhou'])).toEqual([])
    const newcomer = textsOf(by('newcomer'))
    expect(found([...newcomer, '13987654321']).length).toBeGreaterThan(0)
    await erase(village.newcomer, true)
    expect(found([...newcomer, '13987654321', 'o_newcomer'])).toEqual([])
    await expectVerified()
  })

  it('twice: the second time there is nothing left to do', async () => {
    await erase('zhou')
    expect((await erase('zhou')).data).toMatchObject({ words: 0, files: 0, done: true })
  })
})

describe('the requester erases their own order', () => {
  it('with what a helper typed for them, what a neighbour typed from the slip and what hung on the wall', async () => {
    expect(found(textsOf(forZhou())).length).toBeGreaterThan(0)
    expect(await county.ok('zhou', 'me.erase', { ticketId: village.ids.helped, key: tap() })).toEqual({
      erased: 5,
    })
    for (let i = 0; i < 2; i++) {
      await county.cloud.advance(minutes(1))
      await county.cloud.trigger('jobs', 'minute')
    }
    expect(found(textsOf(forZhou()))).toEqual([])
    // What staff wrote about their work stays.
    expect(found(textsOf(by('gao').filter(mark => mark.where === 'resolve.text')))).not.toEqual([])
    await expectVerified()
  })

  it('which the helper cannot do', async () => {
    const before = found(textsOf(forZhou()))
    await county.as('li', 'me.erase', { ticketId: village.ids.helped, key: tap() })
    expect(found(textsOf(forZhou()))).toEqual(before)
  })
})

describe('asked for by oneself', () => {
  const leaving = () => county.ok('chen', 'me.leaving', {})
  const remove = (who: 'chen' | 'he', seen: string[]) => county.as(who, 'me.delete', { seen, key: tap() })
  const submitted = async (text: string) =>
    (await county.ok('chen', 'ticket.submit', { key: tap(), input: order({ text }) })).ticket?.ticket.id ?? ''

  it('what is open is said first, and nothing goes before it was seen', async () => {
    const id = await submitted('再来一件')
    const { open } = await leaving()
    expect(open.find(one => one.id === id)).toEqual({
      id,
      kind: 'free',
      no: county.doc('tickets', id).no,
      what: '基础设施',
    })
    const before = county.deeds()
    expect(
      await remove(
        'chen',
        open.map(one => one.id).filter(one => one !== id),
      ),
    ).toMatchObject({
      ok: false,
      code: 'DELETE_MORE',
    })
    expect(county.deeds()).toBe(before)
  })

  it('then orders are taken back, words and name go everywhere, nobody rings, and all verifies', async () => {
    const id = await submitted('再来一件')
    const taken = await submitted('又来一件')
    await county.ok('he', 'ticket.dispatch', {
      ticketId: taken,
      key: tap(),
      input: { category: 'infrastructure', sub: 'lamp', matter: 'minor', track: 1, person: 'li' },
    })
    await county.ok('li', 'ticket.claim', {
      ticketId: taken,
      key: tap(),
      input: { measures: '去看', promisedDay: '2026-11-30', showContact: false },
    })
    const texts = [...textsOf(by('chen')), '再来一件', '又来一件', PEOPLE.chen.name]
    expect(found(texts).length).toBeGreaterThan(texts.length)
    const { open } = await leaving()
    expect(open.find(one => one.id === taken)?.kind).toBe('taken')
    expect(
      await remove(
        'chen',
        open.map(one => one.id),
      ),
    ).toMatchObject({ ok: true })
    await county.cloud.advance(minutes(60 * 25))
    for (let i = 0; i < 3; i++) await county.cloud.trigger('jobs', 'minute')
    expect(found([...texts, 'o_chen'])).toEqual([])
    expect(county.doc('tickets', id).state).toBe('withdrawn')
    expect(county.doc('tickets', taken).ticket.requests.cancel).toBeDefined()
    expect((await county.ok('he', 'desk.notReached', {})).items.filter(one => !one.staff)).toEqual([])
    expect(await county.as('chen', 'me.home', {})).toMatchObject({ ok: true, data: { me: null } })
    await expectVerified()
  })

  it('not while one holds a post: the sentence says which', async () => {
    expect(await remove('he', [])).toMatchObject({
      ok: false,
      message: '您还是杨梅村派单员，岗位没了才能删。请先跟上一级说，定了离任再来。',
    })
  })

  it('cut off half-way it goes on, and is done', async () => {
    const seen = (await leaving()).open.map(one => one.id)
    // Among the words, twice.
    for (const call of [15, 25]) {
      county.cloud.faults.killAfter('api', call)
      await expect(remove('chen', seen)).rejects.toThrow('-504002')
      // A transaction that was cut off holds what it wrote for half a minute.
      await county.cloud.advance(minutes(1))
    }
    expect(await remove('chen', seen)).toMatchObject({ ok: true })
    expect(found([...textsOf(by('chen')), PEOPLE.chen.name])).toEqual([])
  })
})

describe('a copy of one’s own data', () => {
  async function copyFor(who: 'chen' | 'zhou'): Promise<string[][]> {
    const { id } = await county.ok(who, 'me.copy', { key: tap() })
    const { state, parts } = await county.ok(who, 'me.copyShow', { id })
    expect(state).toBe('made')
    const all: Buffer[] = []
    for (let n = 0; n < parts; n++)
      all.push(Buffer.from((await county.ok(who, 'me.copyPart', { id, n })).bytes, 'base64'))
    const book = read(Buffer.concat(all), { type: 'buffer' })
    return utils.sheet_to_json<string[]>(book.Sheets['我的资料'] ?? {}, { header: 1, defval: '' })
  }

  it('holds every text that is the person’s to erase, name and number, and nobody else’s', async () => {
    const text = JSON.stringify(await copyFor('zhou'))
    for (const own of [PEOPLE.zhou.name, '13800001001', ...textsOf(forZhou()), ...textsOf(by('zhou'))])
      expect(text).toContain(own)
    for (const { name } of [PEOPLE.chen, PEOPLE.tan, PEOPLE.luo]) expect(text).not.toContain(name)
    for (const other of textsOf(by('chen'))) expect(text).not.toContain(other)
  })

  it('says what the person agreed to have written down, and who heard it', async () => {
    await county.ok('li', 'visit.tag', {
      household: 'h_n1_zhou',
      whom: seal.codeHash('member', 'h_n1_zhou:zhou').slice(0, 16),
      tag: 'needsCare',
      yes: true,
      key: tap(),
    })
    expect((await copyFor('zhou')).map(([what, , text]) => `${what}：${text}`)).toContainEqual(
      expect.stringMatching(/^答应网格员记着的：要人照看（您当面说的，李春兰听到），到 \d+ 月 \d+ 日$/),
    )
  })

  it('says what is kept of orders, who looked and what for, and which places hold nothing', async () => {
    const lines = await copyFor('zhou')
    const about = (title: string) => lines.filter(line => line[0] === title)
    expect(lines[0]).toEqual(['什么', '哪天', '记着什么'])
    expect(about('我是谁')).toContainEqual(['我是谁', '', '住在：青禾县 石桥镇 杨梅村 三组 三组一格'])
    expect(about('点的单').map(line => line[2])).toContainEqual(expect.stringMatching(/^\S+26-\d{4}，/))
    expect(about('谁看过您的，您看过谁的').map(line => line[2])).toContainEqual(
      expect.stringMatching(/^李春兰看了您的名字和电话（\S+）：/),
    )
    expect(lines.map(line => line[0])).toContain(
      '认不出是谁的记号：按过哪一下、猜错几次、体验码，过了日子自己删。',
    )
  })

  it('is fetched by nobody else', async () => {
    const { id } = await county.ok('zhou', 'me.copy', { key: tap() })
    for (const who of ['chen', 'he', 'tian'] as const)
      for (const route of ['me.copyShow', 'listing.show'] as const)
        expect(await county.as(who, route, { id })).toMatchObject({ ok: false })
  })
})

describe('what stays on record', () => {
  it('takes no phone number: the other office’s name and the number over there', async () => {
    const { showOnBoard: _, ...draft } = order()
    const register = (sourceNo: string) =>
      county.as('he', 'ticket.register', {
        key: tap(),
        input: { ...draft, source: 'hotline', sourceNo, gridId: 'n1' },
      })
    expect(await register('问老周 13800001234')).toMatchObject({
      ok: false,
      code: 'BAD_INPUT',
      field: 'sourceNo',
      message: '那边的编号里不要写电话号码。',
    })
    expect(await register('12345-20261118000421')).toMatchObject({ ok: true })
    const refer = (office: string) =>
      county.as('he', 'ticket.refer', {
        ticketId: village.ids.closed,
        key: tap(),
        input: { office, reason: '归他们' },
      })
    expect(await refer('老周13800001234')).toMatchObject({ ok: false, code: 'BAD_INPUT', field: 'office' })
  })
})
