/** Who finds what, tried by everybody: what somebody may not see is neither found nor counted (rules §4). */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Api } from '../../contract'
import { openCounty, order, tap, type County } from './county'
import { expectLaws } from './laws'
import { PEOPLE, type Key } from './seeded'
import { soon, stations } from './stations'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
let county: County
let at: Record<'plain' | 'quarrel' | 'secret' | 'complaint' | 'fresh' | 'noted', string>
beforeAll(async () => {
  county = await openCounty()
  const to = stations(county)
  at = {
    plain: await to.claimed({ text: '水渠里堵了树枝', place: '村口石桥' }),
    quarrel: await to.claimed({ text: '两家争地界吵架', category: 'dispute', sub: 'neighbour' }),
    secret: await to.claimed({ text: '家里低保没办下来' }),
    complaint: await to.submitted({ text: '网格员推脱不来', aboutStaff: true }),
    fresh: await to.submitted({ text: '巷子里积水没过脚' }),
    noted: '',
  }
  await county.ok('chen', 'ticket.setReaders', {
    ticketId: at.secret,
    key: tap(),
    input: { readers: 'handlers' },
  })
  const { showOnBoard: _, ...draft } = order({ text: '桥栏杆锈断一截', place: '' })
  const { ticket } = await county.ok('wang', 'ticket.register', {
    key: tap(),
    input: { ...draft, source: 'hotline', sourceNo: '12345-2026-0088', gridId: 'n1' },
  })
  at.noted = ticket?.ticket.id ?? ''
})
afterAll(() => county.close())

type Name = keyof typeof at
const nameOf = (id: string) => (Object.keys(at) as Name[]).find(name => at[name] === id) ?? id
const found = async (who: Key, ask: Api['ticket.find']['ask']): Promise<string[] | string> => {
  const reply = await county.as(who, 'ticket.find', ask)
  if (!reply.ok) return reply.code
  expect(reply.data.next, 'nothing lies behind what is shown').toBeNull()
  return reply.data.items.map(({ id }) => nameOf(id)).sort()
}
const noOf = (name: Name) => county.doc('tickets', at[name]).no

/** 陈's orders lie in 杨梅村 of 石桥镇. 李 holds three of them, 王 wrote one down. */
type Expected = Partial<Record<Key, Name[]>>
const WORDS: [asked: string, by: Expected][] = [
  ['树枝 水渠', { he: ['plain'], zhao: ['plain'], yang: ['plain'], liu: ['plain'], li: ['plain'] }],
  ['石桥', { he: ['plain'], zhao: ['plain'], yang: ['plain'], liu: ['plain'], li: ['plain'] }],
  ['地界', { he: ['quarrel'], zhao: ['quarrel'], li: ['quarrel'] }],
  ['低保', { he: ['secret'], zhao: ['secret'], li: ['secret'] }],
  ['推脱', { zhao: ['complaint'] }],
  ['积水', { he: ['fresh'], zhao: ['fresh'] }],
  ['栏杆', { he: ['noted'], zhao: ['noted'], wang: ['noted'] }],
  ['没有人写过的话', {}],
]
const FINDERS: Key[] = ['he', 'xu', 'zhao', 'ma', 'yang', 'liu', 'tang', 'li', 'wang', 'gao', 'qin']

describe('orders are found', () => {
  it.each(WORDS)('by the words %s: by those who may read them', async (q, by) => {
    for (const who of FINDERS) expect(await found(who, { q }), `${who} looks for ${q}`).toEqual(by[who] ?? [])
  })

  it.each(['plain', 'quarrel', 'complaint', 'fresh', 'noted'] as const)(
    'by the number of %s, whole and by its last four: by the same people',
    async name => {
      const [, by] = WORDS.find(([, expected]) => expected.zhao?.includes(name)) ?? ['', {}]
      for (const q of [noOf(name), noOf(name).slice(-4)])
        for (const who of FINDERS) {
          const seen = await found(who, { q })
          expect(seen, `${who} looks for ${q}`).toEqual(by[who] ?? [])
        }
    },
  )

  it('by the door by desk, town and who has it; never by the committee', async () => {
    const theirs = ['fresh', 'plain', 'quarrel', 'secret']
    expect(await found('he', { q: '4号' })).toEqual(theirs)
    expect(await found('zhao', { q: '4 号' })).toEqual(['complaint', ...theirs])
    expect(await found('li', { q: '4号' })).toEqual(['plain', 'quarrel', 'secret'])
    expect(await found('he', { q: '4号 树枝' })).toEqual(['plain'])
    for (const who of ['yang', 'xu', 'gao'] as const) expect(await found(who, { q: '门牌4号' })).toEqual([])
    expect(await found('yang', { q: '4号' })).toBe('FIND_MORE')
  })

  it('by the other system’s number by desk and town alone', async () => {
    for (const q of ['12345-2026-0088', '1234520260088']) {
      expect(await found('he', { q })).toEqual(['noted'])
      expect(await found('zhao', { q })).toEqual(['noted'])
      for (const who of ['yang', 'wang', 'xu', 'ma'] as const)
        expect(await found(who, { q }), who).toEqual([])
    }
  })

  it('of one household, from one of its orders', async () => {
    expect(await found('he', { homeOf: at.plain })).toEqual(['fresh', 'plain', 'quarrel', 'secret'])
    expect(await found('zhao', { homeOf: at.plain })).toEqual([
      'complaint',
      'fresh',
      'plain',
      'quarrel',
      'secret',
    ])
    expect(await found('li', { homeOf: at.plain })).toEqual(['plain', 'quarrel', 'secret'])
    // Whose it is, the committee does not read; nor do they know who lives there.
    for (const who of ['yang', 'xu', 'gao', 'chen'] as const)
      expect(await found(who, { homeOf: at.plain }), who).toBe('NOT_FOUND')
    expect(await found('he', { homeOf: at.noted }), 'nobody’s own').toBe('NOT_FOUND')
  })

  it('by nobody who holds no post', async () => {
    for (const who of ['chen', 'zhou', 'tian', 'sun'] as const)
      expect(await found(who, { q: '树枝' }), who).toBe('NOT_ALLOWED')
  })

  it('by two signs at least', async () => {
    for (const q of ['水', '，', '', '我们的'])
      expect(['FIND_MORE', []]).toContainEqual(await found('he', { q }))
    expect(await found('he', { q: '，' })).toBe('FIND_MORE')
  })

  it('by what was added later', async () => {
    await county.ok('chen', 'ticket.amend', {
      ticketId: at.plain,
      key: tap(),
      input: { text: '漂来一只旧轮胎', attachments: [] },
    })
    for (const who of ['he', 'yang', 'li'] as const)
      expect(await found(who, { q: '轮胎' })).toEqual(['plain'])
  })
})

describe('all orders', () => {
  const listed = async (who: Key, only?: Api['ticket.list']['ask']['only']) => {
    const reply = await county.as(who, 'ticket.list', { list: 'all', ...(only ? { only } : {}) })
    return reply.ok ? reply.data.items.map(({ id }) => nameOf(id)).sort() : reply.code
  }
  const village = ['fresh', 'noted', 'plain', 'quarrel', 'secret']

  it('are those of the desk, and with complaints those of the town', async () => {
    expect(await listed('he')).toEqual(village)
    expect(await listed('zhao')).toEqual(['complaint', ...village])
    for (const who of ['xu', 'ma'] as const) expect(await listed(who), who).toEqual([])
    for (const who of ['yang', 'li', 'tian', 'chen'] as const)
      expect(await listed(who), who).toBe('NOT_ALLOWED')
  })

  it('of one kind, from one source, of one month', async () => {
    expect(await listed('he', { sub: 'neighbour' })).toEqual(['quarrel'])
    expect(await listed('he', { sub: 'errand' })).toEqual(['fresh', 'plain', 'secret'])
    expect(await listed('zhao', { sub: 'errand' })).toEqual(['complaint', 'fresh', 'plain', 'secret'])
    expect(await listed('he', { source: 'hotline' })).toEqual(['noted'])
    expect(await listed('he', { source: 'petition' })).toEqual([])
    expect(await listed('he', { month: '2026-11' })).toEqual(village)
    expect(await listed('zhao', { month: '2026-10' })).toEqual([])
    expect(await listed('he', { month: '2026-12' })).toEqual([])
  })

  it('by one thing at a time, and by nothing else', async () => {
    for (const only of [{ sub: 'errand', month: '2026-11' }, { source: 'anywhere' }, { month: '11' }, {}])
      expect(
        await county.raw('he', { route: 'ticket.list', data: { list: 'all', only }, contract: 1 }),
      ).toMatchObject({ ok: false, code: 'BAD_INPUT' })
  })
})

describe('the page of an order', () => {
  const opened = async (who: Key, name: Name) => county.ok(who, 'ticket.open', { ticketId: at[name] })

  it('shows the other system’s number to desk and town, and no one else', async () => {
    for (const who of ['he', 'zhao'] as const)
      expect((await opened(who, 'noted')).ticket.sourceNo, who).toBe('12345-2026-0088')
    expect((await opened('wang', 'noted')).ticket.sourceNo).toBeUndefined()
  })

  it('leads to the household’s other orders where the requester’s name is masked', async () => {
    for (const who of ['he', 'zhao', 'li'] as const)
      expect((await opened(who, 'plain')).hasHome, who).toBe(true)
    for (const who of ['yang', 'chen'] as const) expect((await opened(who, 'plain')).hasHome, who).toBe(false)
    expect((await opened('he', 'noted')).hasHome).toBe(false)
  })
})

describe('what changes with the order', () => {
  it('is found by the committee once it is classified, and no longer once it is kept', async () => {
    expect(await found('yang', { q: '积水' })).toEqual([])
    await stations(county).sentOn(at.fresh, { person: 'gao' })
    expect(await found('yang', { q: '积水' })).toEqual(['fresh'])
    expect(await found('gao', { q: '积水' })).toEqual(['fresh'])
    expect(await found('gao', { q: noOf('fresh') })).toEqual(['fresh'])
    // Sent here and claimed by nobody: whose it is, its door and its household do not tell either.
    expect(await found('gao', { q: '4号' })).toEqual([])
    await county.ok('gao', 'ticket.claim', {
      ticketId: at.fresh,
      key: tap(),
      input: { measures: '去疏一疏', promisedDay: soon(county), showContact: true },
    })
    expect(await found('gao', { q: '4号' })).toEqual(['fresh'])
    await county.ok('chen', 'ticket.setReaders', {
      ticketId: at.fresh,
      key: tap(),
      input: { readers: 'handlers' },
    })
    expect(await found('yang', { q: '积水' })).toEqual([])
    expect(await found('he', { q: '积水' })).toEqual(['fresh'])
  })

  it('is not found any more by whom it left', async () => {
    await county.ok('gao', 'ticket.giveBack', {
      ticketId: at.fresh,
      key: tap(),
      input: { reason: '不在我这格' },
    })
    expect(await found('gao', { q: '积水' })).toEqual([])
  })

  it('is found by words that the checker was unsure of once a person let them through', async () => {
    const id = await stations(county).submitted({ text: '待审测试的红灯笼' })
    expect(await found('zhao', { q: '灯笼' })).toEqual([])
    const { items } = await county.ok('he', 'desk.reviews', {})
    const review = items.find(one => one.text?.includes('灯笼'))
    await county.ok('he', 'desk.review', { id: review?.id ?? '', pass: true, key: tap() })
    expect(await found('zhao', { q: '灯笼' })).toEqual([id])
    expect(await found('zhao', { q: '4号 灯笼' }), 'and by its door as before').toEqual([id])
    await county.ok('chen', 'ticket.withdraw', { ticketId: id, key: tap(), input: {} })
    expect(await found('he', { q: '灯笼' }), 'withdrawn is found like the rest').toEqual([id])
    await county.ok('chen', 'me.erase', { ticketId: id, key: tap() })
    expect(await found('he', { q: '灯笼' })).toEqual([])
  })

  it('is not found in office by who wrote it down for their own family', async () => {
    const put = county.remember()
    const doc = county.doc('tickets', at.noted)
    const { householdId } = county.doc('people', 'wang')
    // Closed to the family since: they read the card of it, and no word.
    const closed = { ...doc.ticket, family: true as const, householdId, readers: 'handlers' as const }
    county.cloud.store.put('tickets', { ...doc, ticket: closed })
    expect(await found('wang', { q: '栏杆' })).toEqual([])
    put()
    expect(await found('wang', { q: '栏杆' })).toEqual(['noted'])
  })

  it('is found by nobody whose post has ended', async () => {
    const put = county.remember()
    const { posts, ...li } = county.doc('people', 'li')
    county.cloud.store.put('people', {
      ...li,
      posts: posts.map(post => ({ ...post, until: county.cloud.now() - 1 })),
    } as never)
    expect(await found('li', { q: '树枝' })).toBe('NOT_ALLOWED')
    put()
    expect(await found('li', { q: '树枝' })).toEqual(['plain'])
  })
})

describe('more than a page of what is not shown', () => {
  const emptyFor = async (who: Key, q: string) => {
    const reply = await county.as(who, 'ticket.find', { q })
    expect(reply, `${who} looks for ${q}`).toMatchObject({ ok: true, data: { items: [], next: null } })
  }

  it('leaves no page that goes on', async () => {
    const put = county.remember()
    const { showOnBoard: _, ...draft } = order({ text: '水塔渗水一片湿', place: '' })
    for (let i = 0; i < 21; i++)
      await county.ok('he', 'ticket.register', {
        key: tap(),
        input: { ...draft, source: 'meeting', gridId: 'n1' },
      })
    // Nobody classified them, and they are in nobody's hands.
    for (const who of ['yang', 'liu', 'li', 'wang', 'gao', 'xu'] as const) await emptyFor(who, '水塔')
    put()
  })

  it('of complaints neither', async () => {
    const put = county.remember()
    for (let i = 0; i < 21; i++)
      await stations(county).submitted({ text: '办事大厅中午没人应', aboutStaff: true })
    for (const who of ['he', 'yang', 'li', 'wang'] as const) await emptyFor(who, '大厅')
    expect((await county.ok('zhao', 'ticket.find', { q: '大厅' })).next).not.toBeNull()
    put()
  })
})

describe('a person is looked for', () => {
  const look = (who: Key, q: string, key = tap()) =>
    county.as(who, 'ticket.findPeople', { q, purpose: '来电核对', key })
  const whose = async (who: Key, q: string) => {
    const reply = await look(who, q)
    return reply.ok ? reply.data.items.map(({ id }) => nameOf(id)).sort() : reply.code
  }

  it('by the whole name or the last four digits, by desk and town', async () => {
    const theirs = ['fresh', 'plain', 'quarrel', 'secret']
    for (const q of ['陈桂香', '陈 桂香', '1000']) {
      expect(await whose('he', q), q).toEqual(theirs)
      expect(await whose('zhao', q), q).toEqual(['complaint', ...theirs])
      for (const who of ['xu', 'ma'] as const) expect(await whose(who, q), who).toEqual([])
      for (const who of ['yang', 'li', 'gao', 'tian', 'chen'] as const)
        expect(await whose(who, q), who).toBe('NOT_ALLOWED')
    }
    for (const part of ['陈', '桂香', '13800001000', '000']) expect(await whose('he', part), part).toEqual([])
  })

  it('told from others of the same name by the door behind it', async () => {
    expect(await whose('he', '陈桂香 4号')).toEqual(['fresh', 'plain', 'quarrel', 'secret'])
    expect(await whose('he', '1000 4号')).toEqual(['fresh', 'plain', 'quarrel', 'secret'])
    expect(await whose('he', '陈桂香 5号')).toEqual([])
  })

  it('and not hidden by somebody of the same name with more than a page of newer orders', async () => {
    const put = county.remember()
    const { ticket, ...doc } = county.doc('tickets', at.plain)
    for (let i = 0; i < 21; i++) {
      const id = `${at.plain}${String(i)}`
      const submittedAt = county.cloud.now() + i
      const list = { ...doc.list, sortKey: `${String(submittedAt)}${id}` }
      const copy = { ...ticket, id, no: id, submittedAt }
      county.cloud.store.put('tickets', { ...doc, _id: id, no: id, list, ticket: copy })
    }
    const other = county.doc('tickets', at.quarrel)
    county.cloud.store.put('tickets', { ...other, ticket: { ...other.ticket, requesterId: 'zhou' } })
    const reply = await look('he', '陈桂香')
    expect(reply.ok && reply.data.items.length).toBe(20)
    expect(reply.ok && reply.data.items.map(({ id }) => nameOf(id))).toContain('quarrel')
    expect(reply.ok && reply.data.more).toBe(true)
    put()
  })

  it('and reads who looked, and why; the card stays masked', async () => {
    const before = (await county.ok('chen', 'me.access', {})).length
    const key = tap()
    const reply = await look('he', '陈桂香', key)
    expect(reply.ok && reply.data.items[0]?.requester).toMatchObject({ name: '陈**' })
    await look('he', '陈桂香', key)
    const read = await county.ok('chen', 'me.access', {})
    expect(read.length, 'the same tap twice is one line').toBe(before + 1)
    expect(read[0]).toMatchObject({ by: PEOPLE.he.name, what: 'search', purpose: '来电核对' })
  })

  it('thirty times an hour, whether anybody is found or not', async () => {
    const codes = []
    for (let i = 0; i < 29; i++) codes.push((await look('xu', `没有这个人${String(i)}`)).ok)
    // Two looks of the first test count, too.
    expect(codes.filter(Boolean).length).toBe(27)
    const reply = await look('xu', '1000')
    expect(!reply.ok && reply.message).toBe(
      '一个钟头里按姓名、电话找了 30 次，先歇一歇。按单号、门牌、话里的词照样能找。',
    )
    expect((await look('he', '没有这个人')).ok, 'others may').toBe(true)
    await county.cloud.advance(3_600_001)
    expect((await look('xu', '1000')).ok, 'an hour later').toBe(true)
  })
})

describe('an order from before there were terms', () => {
  it('goes on as before, and is found once they were made, in slices', async () => {
    const { found: terms, ...older } = county.doc('tickets', at.plain)
    county.cloud.store.put('tickets', older as never)
    expect(await found('he', { q: '树枝' })).toEqual([])
    await county.ok('li', 'ticket.progress', {
      ticketId: at.plain,
      key: tap(),
      input: { text: '去看了', attachments: [] },
    })
    const rebuild = (dryRun: boolean) =>
      county.cloud.console('admin', { route: 'rebuild', data: { what: 'terms', dryRun } })
    expect(await rebuild(true)).toMatchObject({ ok: true, data: { mended: [at.plain], next: null } })
    expect(await found('he', { q: '树枝' }), 'a dry run writes nothing').toEqual([])
    await rebuild(false)
    expect(await found('he', { q: '树枝' })).toEqual(['plain'])
    expect([...(county.doc('tickets', at.plain).found ?? [])].sort()).toEqual([...(terms ?? [])].sort())
    expect(await rebuild(false)).toMatchObject({ ok: true, data: { mended: [] } })
    expectLaws(county)
  })
})

/** What the verification says of the terms of 杨梅村. */
async function wrongTerms(): Promise<string[]> {
  const messages: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { data } = (await county.cloud.console('admin', {
      route: 'verify',
      data: { villageId: 'v1', cursor },
    })) as { data: { findings: { harm: string; message: string }[]; next: string | null } }
    messages.push(...data.findings.flatMap(({ harm, message }) => (harm === 'terms' ? [message] : [])))
    cursor = data.next
  }
  return messages
}
const withTerms = (name: Name, change: (terms: string[]) => string[]) => {
  const doc = county.doc('tickets', at[name])
  county.cloud.store.put('tickets', { ...doc, found: change(doc.found ?? []) })
}

describe('the verification', () => {
  it('names an order that is not found by what stands in it', async () => {
    expect(await wrongTerms()).toEqual([])
    const put = county.remember()
    withTerms('noted', terms => terms.slice(0, -1))
    expect(await wrongTerms()).toEqual([
      `${noOf('noted')} 按话找的记号跟它的话对不上，请重做一次（rebuild terms）。`,
    ])
    put()
  })
})

describe('what was erased', () => {
  it('is found by its number alone', async () => {
    const gone = await county.cloud.console('admin', {
      route: 'erase',
      data: { personId: 'chen', identity: false },
    })
    expect(gone).toMatchObject({ ok: true, data: { done: true } })
    for (const q of ['低保', '树枝', '轮胎', '4号']) expect(await found('zhao', { q }), q).toEqual([])
    expect(await found('zhao', { q: noOf('secret') })).toEqual(['secret'])
    for (const q of ['陈桂香', '1000']) {
      const reply = await county.as('zhao', 'ticket.findPeople', { q, purpose: '核对', key: tap() })
      expect(reply.ok && reply.data.items, q).toEqual([])
    }
    expect(await found('he', { q: '栏杆' }), 'what the office wrote stays').toEqual(['noted'])
    expect(await wrongTerms()).toEqual([])
    withTerms('plain', terms => [...terms, 'a word left'])
    expect((await wrongTerms()).length, 'one word that is left is one too many').toBe(1)
  })
})
