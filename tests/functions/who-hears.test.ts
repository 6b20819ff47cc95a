/**
 * Who hears of what: every step of an order, driven through the real functions, against a table written out by hand
 * from the rules. Anyone who is not in a row is not told.
 */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { PersonVerb } from '../../contract/ticket/verbs'
import { days, hours } from '../../miniprogram/core/clock'
import type { How } from '../../miniprogram/core/news/tell'
import { openCounty, order, tap, type County } from './county'
import { START, type Key } from './seeded'
import { eventsOf, later, nextTick, ticketOf } from './jobs-tick'
import { soon, stations } from './stations'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })
let county: County
let back: () => void
beforeAll(async () => {
  county = await openCounty()
  back = county.remember()
})
afterAll(() => county.close())

type Heard = Partial<Record<Key, [how: How, message: string]>>
type Row = [
  step: string,
  /** Brings the order to where the step begins. */
  bring: () => Promise<string>,
  press: (id: string) => Promise<unknown>,
  heard: Heard,
]

const to = () => stations(county)
const press = (who: Key, verb: PersonVerb, ticketId: string, input: object): Promise<unknown> =>
  county.ok(who, `ticket.${verb}`, { ticketId, key: tap(), input } as never)
const rev = (id: string): number => ticketOf(county, id).rev
const claimedBy = async (over: Parameters<typeof order>[0] = {}) => {
  const id = await to().sentOn(await to().submitted(over), { person: 'li' })
  await press('li', 'claim', id, { measures: '明天去', promisedDay: soon(county), showContact: true })
  return id
}
const offeredTo = async (over: Parameters<typeof order>[0] = {}) =>
  to().sentOn(await to().submitted(over), { person: 'li' })
const helpedBy = async () => {
  county.cloud.store.put('people', { ...county.doc('people', 'zhou'), openid: 'unbound:zhou' })
  await county.cloud.advance(60_000)
  const { ticket } = await county.ok('wang', 'ticket.submit', {
    key: tap(),
    input: order({ category: 'livelihood', sub: 'errand', onBehalfOf: 'zhou', consentWords: '当面同意' }),
  })
  return to().sentOn(ticket?.ticket.id ?? '', { person: 'li' })
}
const closed = async () => {
  const id = await to().resolved()
  await press('chen', 'rate', id, { score: 4, attachments: [] })
  await later(county, days(9))
  return id
}
const published = async () => {
  const id = await closed()
  await press('yang', 'publish', id, { asked: '跑腿', done: '办到了', seenRev: rev(id) })
  return id
}
/** 陈's order, and 谭's that is merged into it. */
let other = ''
const withTwin = async () => {
  const id = await claimedBy()
  await county.cloud.advance(60_000)
  other =
    (
      await county.ok('tan', 'ticket.submit', {
        key: tap(),
        input: order({ category: 'livelihood', sub: 'errand' }),
      })
    ).ticket?.ticket.id ?? ''
  await press('he', 'merge', other, { into: id, seenRev: rev(other) })
  return id
}

const ROWS: Row[] = [
  ['submitted', async () => '', () => to().submitted(), { he: ['digest', '等着派，请看一看。'] }],
  [
    'submitted, urgent',
    async () => '',
    () => to().submitted({ urgent: true }),
    { he: ['now', '等着派，请看一看。'] },
  ],
  [
    'a complaint about staff',
    async () => '',
    () => to().submitted({ aboutStaff: true }),
    { zhao: ['digest', '等着派，请看一看。'] },
  ],
  [
    'appealed',
    () => to().declined(),
    id => press('chen', 'appeal', id, { text: '该归村里' }),
    { zhao: ['digest', '申诉了，等镇里看。'] },
  ],
  [
    'reopened by the requester',
    () => to().resolved(),
    id => press('chen', 'reopen', id, { reason: '又坏了' }),
    { he: ['digest', '要返工，请重新派。'] },
  ],
  [
    'reopened by the committee',
    () => to().resolved(),
    id => press('yang', 'reopen', id, { reason: '又坏了' }),
    { he: ['digest', '要返工，请重新派。'], chen: ['badge', '重新开始办了，等着派人。'] },
  ],
  [
    'dispatched to one',
    () => to().submitted(),
    id => to().sentOn(id, { person: 'li' }),
    { li: ['message', '派给您了，请在 11 月 19 日 9:01前领。'] },
  ],
  [
    'dispatched to a pool, urgent',
    () => to().submitted({ urgent: true }),
    id => to().sentOn(id, { pool: 'g1' }),
    {
      li: ['now', '派给您了，请在 11 月 18 日 10:01前领。'],
      wang: ['now', '派给您了，请在 11 月 18 日 10:01前领。'],
    },
  ],
  [
    'dispatched again',
    () => offeredTo(),
    id =>
      press('he', 'dispatch', id, {
        category: 'livelihood',
        sub: 'errand',
        matter: 'minor',
        track: 1,
        person: 'wang',
        reason: '李在外地',
      }),
    {
      wang: ['message', '派给您了，请在 11 月 19 日 9:01前领。'],
      li: ['badge', '改派给别人了，不用再管。'],
    },
  ],
  [
    'reassigned',
    () => claimedBy(),
    id => press('he', 'reassign', id, { person: 'wang', reason: '李病了' }),
    {
      wang: ['message', '派给您了，请在 11 月 19 日 9:01前领。'],
      li: ['message', '改派给别人了，不用再管。'],
      chen: ['message', '换了人办，原来答应的日子不算了，新的人会重新答应。'],
    },
  ],
  [
    'claimed',
    () => offeredTo(),
    id => press('li', 'claim', id, { measures: '明天去', promisedDay: '2026-11-20', showContact: true }),
    { chen: ['message', '有人领了，答应 11 月 20 日前办好。'] },
  ],
  [
    'claimed, for somebody without a phone',
    () => helpedBy(),
    id => press('li', 'claim', id, { measures: '明天去', promisedDay: '2026-11-20', showContact: true }),
    { wang: ['message', '有人领了，答应 11 月 20 日前办好。'] },
  ],
  [
    'recommitted',
    () => claimedBy(),
    id => press('li', 'recommit', id, { promisedDay: '2026-11-21', reason: '缺零件' }),
    { chen: ['message', '的日子改到 11 月 21 日，点开看为什么。'] },
  ],
  [
    'progress',
    () => claimedBy(),
    id => press('li', 'progress', id, { text: '零件到了', attachments: [] }),
    { chen: ['badge', '有了进展，点开看看。'] },
  ],
  [
    'resolved, with a twin merged into it',
    () => withTwin(),
    id => press('li', 'resolve', id, { outcome: 'done', text: '办好了', attachments: [] }),
    {
      chen: ['message', '办结了，请看一看结果，评一评。'],
      tan: ['message', '办结了，请看一看结果，评一评。'],
    },
  ],
  [
    'declined',
    () => to().submitted(),
    id => press('he', 'decline', id, { reason: '不归村里', whereInstead: '镇里' }),
    { chen: ['message', '这里办不了，点开看该去哪里办。'] },
  ],
  [
    'referred before anybody promised',
    () => to().submitted(),
    id => press('he', 'refer', id, { office: '供电所', reason: '归他们管' }),
    { chen: ['badge', '移交给别处办了，点开看看。'] },
  ],
  [
    'referred after a promise',
    () => claimedBy(),
    id => press('he', 'refer', id, { office: '供电所', reason: '归他们管' }),
    { chen: ['message', '移交给别处办，原来答应的日子不算了，点开看看。'] },
  ],
  [
    'the receipt: done there',
    () => to().referred(),
    id => press('he', 'answerReferral', id, { accepted: true, outcome: 'done', text: '修好了' }),
    { chen: ['message', '办结了，请看一看结果，评一评。'.replace('办结', '那边办结')] },
  ],
  [
    'the receipt: not taken',
    () => to().referred(),
    id => press('zhao', 'answerReferral', id, { accepted: false, text: '不归那边' }),
    {
      chen: ['badge', '移交的那边没有接，回到派单台重新派。'],
      he: ['badge', '移交的那边没有接，要重新派。'],
    },
  ],
  [
    'given back before a promise',
    () => offeredTo(),
    id => press('li', 'giveBack', id, { reason: '不会修' }),
    { he: ['badge', '退回来了，要重新派。'] },
  ],
  [
    'given back after a promise',
    () => claimedBy(),
    id => press('li', 'giveBack', id, { reason: '不会修' }),
    {
      he: ['badge', '退回来了，要重新派。'],
      chen: ['message', '要换个人办，原来答应的日子不算了，正在重新派。'],
    },
  ],
  [
    'lapsed',
    () => offeredTo(),
    () => later(county, hours(25)),
    { he: ['badge', '没有人领，回到派单台了，要重新派。'] },
  ],
  [
    'recused after a promise',
    () => claimedBy(),
    id => press('li', 'recuse', id, { reason: '是亲戚' }),
    {
      he: ['badge', '有人回避了，要重新派。'],
      chen: ['message', '要换个人办，原来答应的日子不算了，正在重新派。'],
    },
  ],
  [
    'recused, others are left',
    () => to().offered(),
    id => press('li', 'recuse', id, { reason: '是亲戚' }),
    { he: ['badge', '有人回避了，别的人还能领。'] },
  ],
  [
    'amended while it is offered',
    () => offeredTo(),
    id => press('chen', 'amend', id, { text: '在樟树下', attachments: [] }),
    { li: ['badge', '补充了说明，点开看看。'] },
  ],
  [
    'amended: it has become urgent, at the desk',
    () => to().submitted(),
    id => press('chen', 'amend', id, { text: '冒火花了', attachments: [], urgent: true }),
    { he: ['now', '变成急的了，请马上看。'] },
  ],
  [
    'amended while it is in hand, with a helper',
    async () => {
      const id = await claimedBy()
      await press('li', 'addHandler', id, { person: 'wang', reason: '要两个人' })
      return id
    },
    id => press('chen', 'amend', id, { text: '在樟树下', attachments: [] }),
    { li: ['badge', '补充了说明，点开看看。'], wang: ['badge', '补充了说明，点开看看。'] },
  ],
  [
    'cancel asked',
    () => claimedBy(),
    id => press('chen', 'askCancel', id, {}),
    { li: ['badge', '点单的人说不用办了，请答复。'] },
  ],
  [
    'cancel agreed by the desk',
    async () => {
      const id = await claimedBy()
      await press('chen', 'askCancel', id, {})
      return id
    },
    id => press('he', 'agreeCancel', id, {}),
    { chen: ['badge', '撤掉了，不办了。'], li: ['badge', '撤掉了，不用再办。'] },
  ],
  [
    'asked what keeps it, once it is late',
    async () => {
      const id = await claimedBy()
      await county.cloud.advance(days(9))
      return id
    },
    id => press('chen', 'urge', id, {}),
    { li: ['message', '过了日子，点单的人来催了，请看一看。'] },
  ],
  [
    'withdrawn while it is offered',
    () => offeredTo(),
    id => press('chen', 'withdraw', id, {}),
    { li: ['badge', '点单的人撤了，不用再办。'] },
  ],
  [
    'a co-handler is added',
    () => claimedBy(),
    id => press('li', 'addHandler', id, { person: 'wang', reason: '要两个人' }),
    { wang: ['message', '请您一起办，点开看看。'] },
  ],
  [
    'reclassification asked',
    () => claimedBy(),
    id =>
      press('he', 'reclassify', id, {
        category: 'livelihood',
        sub: 'ride',
        matter: 'minor',
        track: 2,
        reason: '要几家一起',
      }),
    { zhao: ['badge', '派单台想改分类，请答复。'] },
  ],
  [
    'reclassification agreed: 5 days become 15',
    async () => {
      const id = await claimedBy()
      await press('he', 'reclassify', id, {
        category: 'livelihood',
        sub: 'ride',
        matter: 'minor',
        track: 2,
        reason: '要几家一起',
      })
      return id
    },
    id => press('zhao', 'answerReclassify', id, { agreed: true, reason: '是要几家', seenRev: rev(id) }),
    {
      he: ['badge', '同意改分类了。'],
      li: ['badge', '改了分类，最晚 12 月 3 日办好。'],
      chen: ['message', '改了分类，最晚 12 月 3 日办好，点开看为什么。'],
    },
  ],
  [
    'an objection: the holder hears nothing',
    () => claimedBy(),
    id => press('chen', 'objectTo', id, { reason: '说不来' }),
    { zhao: ['badge', '点单的人想换个人办，请答复。'] },
  ],
  [
    'an objection answered with no: the holder hears nothing still',
    async () => {
      const id = await claimedBy()
      await press('chen', 'objectTo', id, { reason: '说不来' })
      return id
    },
    id => press('zhao', 'answerObjection', id, { upheld: false, reason: '村里只有一位电工' }),
    { chen: ['message', '换人的事镇里答复了，点开看看。'] },
  ],
  [
    'an objection upheld',
    async () => {
      const id = await claimedBy()
      await press('chen', 'objectTo', id, { reason: '说不来' })
      return id
    },
    id => press('zhao', 'answerObjection', id, { upheld: true, reason: '换一位' }),
    {
      chen: ['message', '同意换个人办，正在重新派，点开看看。'],
      he: ['badge', '要换个人办，请重新派。'],
      li: ['badge', '换给别人办了，不用再管。'],
    },
  ],
  [
    'rated with one',
    () => to().resolved(),
    id => press('chen', 'rate', id, { score: 1, attachments: [] }),
    { zhao: ['badge', '点单的人不满意，请看一看。'] },
  ],
  [
    'rated with three',
    () => to().resolved(),
    id => press('chen', 'rate', id, { score: 3, attachments: [] }),
    {},
  ],
  [
    'merged',
    async () => {
      const id = await claimedBy()
      await county.cloud.advance(60_000)
      other =
        (
          await county.ok('tan', 'ticket.submit', {
            key: tap(),
            input: order({ category: 'livelihood', sub: 'errand' }),
          })
        ).ticket?.ticket.id ?? ''
      return id
    },
    id => press('he', 'merge', other, { into: id, seenRev: rev(other) }),
    {
      tan: ['badge', '跟另一件同样的事并在一起办，那边有消息一样告诉您。'],
      chen: ['badge', '又有一户反映同一件事，并在一起办了。'],
      li: ['badge', '又有一户反映同一件事，点开看他们说的。'],
    },
  ],
  [
    'the committee rates',
    () => to().resolved(),
    id => press('yang', 'committeeRate', id, { result: 5, speed: 5, manner: 5 }),
    { he: ['badge', '监委会评议了。'], chen: ['badge', '监委会评议了，点开看看。'] },
  ],
  [
    'published',
    () => closed(),
    id => press('yang', 'publish', id, { asked: '跑腿', done: '办到了', seenRev: rev(id) }),
    {
      he: ['badge', '晒到村里的墙上了。'],
      chen: ['badge', '晒到村里的墙上了，没有您的名字。不想晒，点开随时能撤。'],
    },
  ],
  [
    'unpublished',
    () => published(),
    id => press('yang', 'unpublish', id, { reason: '写错了' }),
    { he: ['badge', '从墙上撤下来了。'], chen: ['badge', '从墙上撤下来了。'] },
  ],
  [
    'consent taken back',
    () => published(),
    id => press('chen', 'consent', id, { consent: false }),
    { he: ['badge', '点单的人不想晒了，已经从墙上撤下来。'] },
  ],
]

describe('who hears, and how', () => {
  it.each(ROWS)('%s', async (_, bring, step, heard) => {
    back()
    await county.cloud.setClock(START)
    const id = await bring()
    await nextTick(county)
    const before = new Set(county.all('sends').map(one => one._id))
    const pressed = await step(id)
    await nextTick(county)
    const about = id || (pressed as string)
    const events = new Set(
      [...eventsOf(county, about), ...(other ? eventsOf(county, other) : [])].map(event => event.id),
    )
    const told = county.all('sends').filter(one => !before.has(one._id) && events.has(one.eventId ?? ''))
    expect(
      Object.fromEntries(told.map(one => [one.personId, [one.how, one.message.replace(/^\S+ /, '')]])),
    ).toEqual(heard)
    for (const { message, how, state } of told) {
      // The number of their own order stands in front, and only what is sent is tried.
      expect(message).toMatch(/^V1(TS)?\S*\d{2}-\d{4,5} |^TS\d{2}-\d{4,5} /)
      expect(how === 'badge' || how === 'digest' ? state : 'badge').toBe(
        how === 'digest' ? 'digest' : 'badge',
      )
    }
  })
})

/** What 谭 hears, whose order was merged into 陈's: the same as 陈, under the number of their own order. */
const JOINED: [step: string, press: (id: string) => Promise<unknown>, heard: [How, string]][] = [
  [
    'progress',
    id => press('li', 'progress', id, { text: '零件到了', attachments: [] }),
    ['badge', '有了进展，点开看看。'],
  ],
  [
    'recommitted',
    id => press('li', 'recommit', id, { promisedDay: '2026-11-21', reason: '缺零件' }),
    ['message', '的日子改到 11 月 21 日，点开看为什么。'],
  ],
  [
    'referred',
    id => press('he', 'refer', id, { office: '供电所', reason: '归他们管' }),
    ['message', '移交给别处办，原来答应的日子不算了，点开看看。'],
  ],
  [
    'given back',
    id => press('li', 'giveBack', id, { reason: '不会修' }),
    ['message', '要换个人办，原来答应的日子不算了，正在重新派。'],
  ],
  [
    'reassigned',
    id => press('he', 'reassign', id, { person: 'wang', reason: '李病了' }),
    ['message', '换了人办，原来答应的日子不算了，新的人会重新答应。'],
  ],
  [
    'claimed again',
    async id => {
      await press('he', 'reassign', id, { person: 'wang', reason: '李病了' })
      await press('wang', 'claim', id, { measures: '去办', promisedDay: '2026-11-20', showContact: true })
    },
    ['message', '有人领了，答应 11 月 20 日前办好。'],
  ],
]

describe('whose order was merged into another', () => {
  it.each(JOINED)('hears of it: %s', async (_, step, heard) => {
    back()
    await county.cloud.setClock(START)
    const id = await withTwin()
    await nextTick(county)
    await step(id)
    await nextTick(county)
    const { no } = ticketOf(county, other)
    expect(
      county
        .all('sends')
        .filter(one => one.personId === 'tan' && one.eventId?.startsWith(id))
        .map(one => [one.about.id, one.how, one.message]),
    ).toContainEqual([other, heard[0], `${no} ${heard[1]}`])
  })
})
