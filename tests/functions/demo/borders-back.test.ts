/** Everybody of the real county, the administrator included, before what lies in the demonstration: no, and nothing read. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Api, Route } from '../../../contract'
import { days, monthKey, type Category } from '../../../miniprogram/core/clock'
import type { Role } from '../../../miniprogram/core/people/role'
import { openCounty, order, tap, type County } from '../county'
import { PEOPLE, type Key } from '../seeded'
import { okAs, openDemo } from './demo'
import { sampled } from '../../sampled'
import { soon } from '../stations'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

let county: County
const at = { submitted: '', claimed: '', resolved: '', closed: '', published: '' }
const beside = { letter: '', good: '', honour: '', share: '', slip: '', slipNo: '', photo: '' }

const asDemo = <R extends Route>(role: Role, route: R, data: Api[R]['ask']) => okAs(county, role, route, data)

async function submitted(): Promise<string> {
  await county.cloud.advance(20_000)
  const input = order({ category: 'livelihood', sub: 'errand', text: '样例：帮忙取个快递' })
  const { ticket } = await asDemo('resident', 'ticket.submit', { key: tap(), input })
  return ticket?.ticket.id ?? ''
}
async function claimed(): Promise<string> {
  const ticketId = await submitted()
  const kind = { category: 'livelihood' as const, sub: 'errand', matter: 'minor' as const, track: 1 as const }
  await asDemo('dispatcher', 'ticket.dispatch', {
    ticketId,
    key: tap(),
    input: { ...kind, person: 'demo-gridMember' },
  })
  await asDemo('gridMember', 'ticket.claim', {
    ticketId,
    key: tap(),
    input: { measures: '明天去取', promisedDay: soon(county), showContact: true },
  })
  return ticketId
}
async function resolved(): Promise<string> {
  const ticketId = await claimed()
  await asDemo('gridMember', 'ticket.resolve', {
    ticketId,
    key: tap(),
    input: { outcome: 'done', text: '取到了', attachments: [] },
  })
  return ticketId
}
async function closed(): Promise<string> {
  const ticketId = await resolved()
  await asDemo('resident', 'ticket.rate', { ticketId, key: tap(), input: { score: 5, attachments: [] } })
  return ticketId
}

beforeAll(async () => {
  county = await openCounty()
  await openDemo(county)
  at.published = await closed()
  at.closed = await closed()
  await county.cloud.advance(days(9))
  await county.cloud.trigger('jobs', 'minute')
  await asDemo('supervisor', 'ticket.publish', {
    ticketId: at.published,
    key: tap(),
    input: { asked: '跑腿', done: '取到了', seenRev: county.doc('tickets', at.published).ticket.rev },
  })
  at.submitted = await submitted()
  at.claimed = await claimed()
  at.resolved = await resolved()
  const { path } = await asDemo('resident', 'share.give', { ticketId: at.claimed, key: tap() })
  beside.share = path.split('t=')[1] ?? ''
  const helped = await asDemo('gridMember', 'ticket.submit', {
    key: tap(),
    input: order({
      category: 'livelihood',
      sub: 'errand',
      onBehalfOf: 'demo-neighbour',
      consentWords: '当面同意',
    }),
  })
  beside.slip = helped.slip ?? ''
  beside.slipNo = helped.ticket?.ticket.no ?? ''
  beside.letter = (
    await asDemo('resident', 'me.feedback', { kind: 'complaint', text: '样例：没人接电话', key: tap() })
  ).id
  const good = await asDemo('shopkeeper', 'shop.saveGood', {
    name: '样例洗衣皂',
    unit: '块',
    kind: 'daily',
    picture: 'soap',
    price: 20,
    limit: null,
    on: true,
    restockDay: null,
    key: tap(),
  })
  beside.good = good.good.id
  beside.honour = (
    await asDemo('gridMember', 'honour.nominate', {
      kind: 'helpful',
      householdId: 'demo-household',
      text: '样例：帮邻居扫雪',
      key: tap(),
    })
  ).honour.id
  beside.photo = (
    await asDemo('resident', 'file.issue', { kind: 'photo', extension: 'jpg', bytes: 100, key: tap() })
  ).id
  await county.cloud.advance(60_000)
  await county.cloud.trigger('jobs', 'minute')
})
afterAll(() => county.close())

type Asked = [what: string, route: Route, ask: () => object]
const onOrder = (route: Extract<Route, `ticket.${string}`>, where: keyof typeof at, input: object): Asked => [
  where,
  route,
  () => ({ ticketId: at[where], key: tap(), input }),
]
const kind = { category: 'livelihood' as Category, sub: 'errand', matter: 'minor', track: 1 }
const reason = { reason: '越界' }

const ASKED: Asked[] = [
  ...(Object.keys(at) as (keyof typeof at)[]).flatMap((where): Asked[] => [
    [where, 'ticket.open', () => ({ ticketId: at[where] })],
    [where, 'share.card', () => ({ ticketId: at[where] })],
    [where, 'ticket.record', () => ({ ticketId: at[where], purpose: '看看', key: tap() })],
    [
      where,
      'ticket.unmask',
      () => ({ ticketId: at[where], whose: 'requester', purpose: '看看', key: tap() }),
    ],
  ]),
  ['the desk', 'desk.sheet', () => ({ ticketId: at.submitted })],
  ['colleagues', 'ticket.colleagues', () => ({ ticketId: at.claimed })],
  onOrder('ticket.amend', 'submitted', { text: '加一句', attachments: [] }),
  onOrder('ticket.urge', 'submitted', {}),
  onOrder('ticket.withdraw', 'submitted', {}),
  onOrder('ticket.decline', 'submitted', { reason: '不归这里', whereInstead: '镇里' }),
  onOrder('ticket.refer', 'submitted', { office: '供电所', reason: '归他们' }),
  onOrder('ticket.dispatch', 'submitted', { ...kind, person: 'li' }),
  onOrder('ticket.claim', 'submitted', { measures: '去', promisedDay: '2026-12-01', showContact: false }),
  onOrder('ticket.giveBack', 'claimed', reason),
  onOrder('ticket.reassign', 'claimed', { person: 'li', reason: '换人' }),
  onOrder('ticket.recommit', 'claimed', { promisedDay: '2026-12-01', reason: '下雨' }),
  onOrder('ticket.progress', 'claimed', { text: '去过了', attachments: [] }),
  onOrder('ticket.addHandler', 'claimed', { person: 'li', reason: '帮手' }),
  onOrder('ticket.recuse', 'claimed', reason),
  onOrder('ticket.objectTo', 'claimed', reason),
  onOrder('ticket.reclassify', 'claimed', { ...kind, sub: 'ride', reason: '是接送' }),
  onOrder('ticket.setReaders', 'claimed', { readers: 'handlers' }),
  onOrder('ticket.askCancel', 'claimed', {}),
  onOrder('ticket.resolve', 'claimed', { outcome: 'done', text: '办好了', attachments: [] }),
  onOrder('ticket.rate', 'resolved', { score: 1, attachments: [] }),
  onOrder('ticket.revisit', 'resolved', { text: '去看过', satisfied: true }),
  onOrder('ticket.committeeRate', 'resolved', { result: 5, speed: 4, manner: 5 }),
  onOrder('ticket.standAside', 'resolved', reason),
  onOrder('ticket.reopen', 'closed', { reason: '没办好' }),
  onOrder('ticket.consent', 'closed', { consent: true }),
  onOrder('ticket.unpublish', 'published', reason),
  ['the group', 'ticket.register', () => ({ key: tap(), input: { ...visit(), gridId: 'demo-group' } })],
  [
    'a neighbour',
    'ticket.submit',
    () => ({ key: tap(), input: order({ onBehalfOf: 'demo-neighbour', consentWords: '当面同意' }) }),
  ],
  ['a slip', 'ticket.bySlip', () => ({ no: beside.slipNo, slip: beside.slip })],
  ['a card', 'share.open', () => ({ token: beside.share })],
  ['the wall', 'board.show', () => ({ villageId: 'demo-village' })],
  [
    'a rate',
    'board.tickets',
    () => ({
      villageId: 'demo-village',
      month: monthKey(county.cloud.now()),
      rate: 'resolution',
      kept: true,
    }),
  ],
  ['a household', 'me.household', () => ({ household: 'demo-household' })],
  ['a household', 'join.letter', () => ({ household: 'demo-household', key: tap() })],
  ['a complaint', 'feedback.open', () => ({ id: beside.letter })],
  ['a complaint', 'feedback.answer', () => ({ id: beside.letter, text: '看了', key: tap() })],
  ['a photo', 'file.done', () => ({ id: beside.photo })],
  ['a group', 'group.unbind', () => ({ gridId: 'demo-group', purpose: 'residents', key: tap() })],
  ['the rules', 'points.rules', () => ({ villageId: 'demo-village' })],
  ['the shop', 'shop.counter', () => ({ shop: 'demo-village' })],
  ['a good', 'shop.stockIn', () => ({ goodId: beside.good, pieces: 5, why: '进货', key: tap() })],
  ['a good', 'shop.count', () => ({ goodId: beside.good, counted: 1, seenRev: 1, key: tap() })],
  ['a good', 'shop.redeem', () => ({ goodId: beside.good, seenPrice: 20, key: tap() })],
  ['an honour', 'honour.open', () => ({ id: beside.honour })],
  ['an honour', 'honour.vote', () => ({ id: beside.honour, agree: true, key: tap() })],
  ['an honour', 'honour.consent', () => ({ id: beside.honour, consent: true, words: '当面', key: tap() })],
]
function visit() {
  const { showOnBoard: _, ...rest } = order({ category: 'livelihood', sub: 'errand' })
  return { ...rest, source: 'visit' }
}

/** Those whose answer is one's own: it is looked through for what it must not hold. */
const LISTS: Asked[] = [
  ['places', 'grid.places', () => ({})],
  ['places below', 'grid.places', () => ({ under: 'demo' })],
  ['contacts', 'me.contact', () => ({ villageId: 'demo-village' })],
  ['people', 'grid.people', () => ({ q: '江小满' })],
  ['households', 'points.households', () => ({ q: '样例' })],
  ['honours', 'honour.list', () => ({ list: 'shown', villageId: 'demo-village' })],
  ['honours on the notice', 'honour.list', () => ({ list: 'notice', villageId: 'demo-village' })],
  ['the county’s letters', 'feedback.list', () => ({ list: 'open' })],
  ['numbers of a desk', 'desk.counters', () => ({})],
  ['doubtful texts', 'desk.reviews', () => ({})],
  ['not reached', 'desk.notReached', () => ({})],
  ['waiting', 'join.waiting', () => ({})],
  ['likely twins', 'ticket.list', () => ({ list: 'duplicates' })],
  ['reclassified', 'ticket.list', () => ({ list: 'reclassify' })],
  ['stood in for', 'ticket.list', () => ({ list: 'standIn' })],
  ['home', 'me.home', () => ({})],
  ['news', 'me.news', () => ({})],
  ['own wall', 'board.show', () => ({})],
  ['the wall of 杨梅村', 'board.show', () => ({ villageId: 'v1' })],
]
const EVERYONE = [...(Object.keys(PEOPLE) as Key[]), { openid: 'o_stranger' }]
const DEMO = /体验|样例|demo-|"demo"[^:]|DEMO|江小满|柳春生|何晓舟/

/** One of each post, and who has none. */
const drawn = (of: string) =>
  sampled(EVERYONE, { of, atLeast: 1, each: who => (typeof who === 'string' ? postOf(who) : 'stranger') })
const postOf = (who: Key): string => {
  const person = PEOPLE[who]
  return 'role' in person ? person.role : 'resident'
}

const stored = (): string => county.deeds()

describe('everybody of the real county before the demonstration', () => {
  it.each(ASKED)('%s: %s', async (where, route, ask) => {
    const restore = county.remember()
    const before = stored()
    for (const who of drawn(`${where} ${route}`)) {
      const reply = await county.as(who, route, ask() as never)
      expect([who, reply.ok, stored() === before]).toEqual([who, false, true])
      // Refused for who asks, not for how.
      expect([who, reply.ok || reply.code]).not.toEqual([who, 'BAD_INPUT'])
      expect(JSON.stringify(reply)).not.toMatch(DEMO)
      restore()
    }
  })

  it.each(LISTS)('%s (%s) hold nothing of it', async (what, route, ask) => {
    for (const who of drawn(`${what} ${route}`))
      expect(JSON.stringify(await county.as(who, route, ask() as never))).not.toMatch(DEMO)
  })

  it('the demonstration’s own people do read it', async () => {
    expect(JSON.stringify(await asDemo('resident', 'board.show', {}))).toContain('体验村')
    expect((await asDemo('resident', 'ticket.open', { ticketId: at.published })).ticket.no).toMatch(
      /^DEMO26-/,
    )
    expect((await asDemo('dispatcher', 'desk.counters', {})).desk).toBe(2)
  })

  it('nobody of the real county was told of any of it', () => {
    const told = county.all('sends').map(({ personId }) => personId)
    expect(told.length).toBeGreaterThan(5)
    expect(told.filter(id => !id.startsWith('demo-'))).toEqual([])
  })

  it('no sum and no seal of the county has it in it', async () => {
    await county.cloud.advance(days(2))
    await county.cloud.trigger('jobs', 'minute')
    expect(county.all('seals').map(({ villageId }) => villageId)).toContain('v1')
    expect(county.all('seals').filter(({ villageId }) => villageId.startsWith('demo'))).toEqual([])
    expect(county.all('boards').map(({ villageId }) => villageId)).toContain('demo-village')
    for (const { villageId, board } of county.all('boards'))
      if (!villageId.startsWith('demo')) expect(JSON.stringify(board)).not.toMatch(DEMO)
    expect(county.all('hidden_counts').filter(({ townId }) => townId.startsWith('demo'))).toEqual([])
  })
})
