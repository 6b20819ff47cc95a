/**
 * Every door of the cloud: each route with who may pass and one right question, written by hand from rules §4.
 * The tests of authorization, of faults and the recorded requests all walk through this table.
 */
import type { Api, Route } from '../../contract'
import { dayKey, days, defaultRules } from '../../miniprogram/core/clock'
import { SAMPLE_RULES } from '../../miniprogram/core/points/sample-rules'
import { openCounty, order, tap, type County } from './county'
import { CODES, start } from './demo/demo'
import { PEOPLE, seal, type Key } from './seeded'
import { askJoin, card, listed, listedNumber } from './joining'
import { soon, stations } from './stations'

export const STRANGER = { openid: 'o_stranger' }
const KNOWN = Object.keys(PEOPLE) as Key[]
export type Who = Key | 'stranger'
export const EVERYONE: Who[] = [...KNOWN, 'stranger']

// 陈 requester · 周 same grid · 谭 other grid · 罗 other village · 李 holds it, grid 三组一格 · 王 group 三组 · 高 other grid ·
// 秦 other village · 何/徐 desks · 杨 刘/唐 supervisors · 赵/马 towns · 田 county · 孙 shop
const INSIDE: Who[] = ['chen', 'li', 'he', 'yang', 'liu', 'zhao']
const RESIDENT_HOMES: Who[] = ['chen', 'zhou', 'tan', 'luo', 'li', 'wang', 'gao', 'qin', 'yang', 'liu']
const DESKS: Who[] = ['he', 'xu']
const TOWNS: Who[] = ['zhao', 'ma']
const SUPERVISORS: Who[] = ['yang', 'liu', 'tang']
const GRID_MEMBERS: Who[] = ['li', 'wang', 'gao', 'qin']

export let county: County
export let at: Record<
  | 'submitted'
  | 'offered'
  | 'claimed'
  | 'resolved'
  | 'closed'
  | 'published'
  | 'declined'
  | 'appealed'
  | 'referred'
  | 'merged'
  | 'cancelAsked'
  | 'objected'
  | 'askedClass'
  | 'dispute'
  | 'disputeDone'
  | 'aboutStaff'
  | 'helped'
  | 'late',
  string
>
let fileId = ''
let askedId = ''
let joinLetterId = ''
let joinLetter = ''
let photoPath = ''
let slip = ''
let letter = ''
let letterAboutTown = ''
let answeredLetter = ''
let token = ''
let importId = ''
let listingId = ''
let copyId = ''
let printId = ''
let appointmentId = ''
let plannedId = ''
let askedExportId = ''
let agreedExportId = ''

/** Opens the county with an order at every station; the table's questions are about these. */
export async function openRoutes(options: Parameters<typeof openCounty>[0] = {}): Promise<County> {
  county = await openCounty(options)
  const to = stations(county)
  const closed = await to.resolved()
  const published = await to.resolved()
  const late = await to.submitted()
  for (const ticketId of [closed, published])
    await county.ok('chen', 'ticket.rate', { ticketId, key: tap(), input: { score: 4, attachments: [] } })
  await county.cloud.advance(days(9))
  await county.cloud.trigger('jobs', 'minute')
  await county.ok('yang', 'ticket.publish', {
    ticketId: published,
    key: tap(),
    input: { asked: '跑腿取件', done: '取到了', seenRev: county.doc('tickets', published).ticket.rev },
  })
  at = {
    closed,
    published,
    submitted: await to.submitted(),
    offered: await to.offered(),
    claimed: await to.claimed(),
    resolved: await to.resolved(),
    declined: await to.declined(),
    appealed: await to.appealed(),
    referred: await to.referred(),
    merged: await to.merged(),
    cancelAsked: await to.claimed(),
    objected: await to.claimed(),
    askedClass: await to.claimed(),
    dispute: await to.claimed({ category: 'dispute', sub: 'neighbour' }),
    disputeDone: await to.resolved({ category: 'dispute', sub: 'neighbour' }),
    aboutStaff: await to.submitted({ aboutStaff: true }),
    helped: '',
    late,
  }
  const helped = await county.ok('wang', 'ticket.submit', {
    key: tap(),
    input: order({ category: 'livelihood', sub: 'errand', onBehalfOf: 'zhou', consentWords: '当面同意' }),
  })
  at.helped = helped.ticket?.ticket.id ?? ''
  slip = helped.slip ?? ''
  await to.sentOn(at.helped, { person: 'li' })
  await county.ok('li', 'ticket.claim', {
    ticketId: at.helped,
    key: tap(),
    input: { measures: '去办', promisedDay: soon(county), showContact: false },
  })
  await county.ok('li', 'ticket.resolve', {
    ticketId: at.helped,
    key: tap(),
    input: { outcome: 'done', text: '办好了', attachments: [] },
  })
  const { path } = await county.ok('chen', 'share.give', { ticketId: at.claimed, key: tap() })
  token = path.split('t=')[1] ?? ''
  await county.ok('chen', 'ticket.askCancel', { ticketId: at.cancelAsked, key: tap(), input: {} })
  await county.ok('chen', 'ticket.objectTo', {
    ticketId: at.objected,
    key: tap(),
    input: { reason: '说不来' },
  })
  await county.ok('he', 'ticket.reclassify', {
    ticketId: at.askedClass,
    key: tap(),
    input: { category: 'livelihood', sub: 'ride', matter: 'minor', track: 1, reason: '是接送' },
  })
  const write = async () =>
    (await county.ok('chen', 'me.feedback', { kind: 'complaint', text: '等了很久没人来', key: tap() })).id
  letter = await write()
  answeredLetter = await write()
  letterAboutTown = (
    await county.ok('zhou', 'me.feedback', {
      kind: 'complaint',
      aboutTown: true,
      text: '窗口一上午没有人',
      key: tap(),
    })
  ).id
  await county.ok('zhao', 'feedback.answer', { id: answeredLetter, text: '已经催了', key: tap() })
  const pass = await county.ok('chen', 'file.issue', {
    kind: 'photo',
    extension: 'png',
    bytes: 70,
    key: tap(),
  })
  fileId = pass.id
  photoPath = pass.cloudPath
  await bringPhoto()
  const { store } = county.cloud
  const base = { v: 1, about: { kind: 'ticket', id: at.claimed }, at: 1, villageId: 'v1' }
  store.put('reviews', {
    _id: 'review1',
    sortKey: '0000000000001review1',
    ...base,
    no: 'x',
    path: ['c', 't1', 'v1', 'g1', 'n1'],
    what: 'text',
    wordsId: county.doc('tickets', at.claimed).ticket.wordsId,
    fileId: null,
    reason: '',
    state: 'open',
  })
  store.put('sends', {
    _id: 'send1',
    ...base,
    personId: 'chen',
    message: '有信',
    state: 'notReached',
    tried: [],
    template: 'claimed',
    leaseUntil: 0,
    nextTryAt: null,
  })
  card(county, '12345678', 'h_n1_zhou')
  await askJoin(county, { openid: 'o_asker' }, '12345678', '新来的')
  askedId = county.all('join_requests')[0]?._id ?? ''
  const made = await county.ok('li', 'join.letter', { household: 'h_n1_zhou', key: tap() })
  joinLetter = made.letter
  joinLetterId = made.id
  // Somebody who was accepted at 周福生's a while ago.
  listed(county, 'lodger', '外来人', {
    openid: 'o_lodger',
    belonged: [{ householdId: 'h_n1_zhou', from: county.cloud.now(), until: null, how: 'accepted' }],
  })
  const list = await county.ok('he', 'roster.begin', {
    kind: 'people',
    fileName: '名册.csv',
    bytes: 100,
    key: tap(),
  })
  importId = list.id
  const rows = '姓名,电话,网格,门牌\n柳月娥,1.38E+10,三组一格,三组 101 号\n柳德明,,三组一格,三组 103 号\n'
  await county.cloud.files.put('o_he', list.cloudPath, Buffer.from(rows))
  await county.ok('he', 'roster.show', { id: importId })
  printId = (await county.ok('he', 'print.begin', { what: 'board', node: 'v1', key: tap() })).id
  await county.ok('he', 'print.show', { id: printId })
  listed(county, 'twin', '周福生', { openid: 'unbound:twin' })
  listed(county, 'phoned', '邓有号', {
    openid: 'unbound:phoned',
    ...listedNumber(county, '13955550077'),
  })
  const group = { cloudID: county.cloud.cloudId({ opengid: 'group2' }) }
  await county.ok('wang', 'group.bind', { gridId: 'g1', purpose: 'residents', group, key: tap() })
  listingId = (await county.ok('he', 'listing.make', { what: 'orders', key: tap() })).id
  await county.ok('he', 'listing.show', { id: listingId })
  await county.ok('he', 'node.regroup', {
    kind: 'move',
    from: 'n1',
    into: 'n2',
    households: ['h_n1_zhou'],
    day: dayKey(county.cloud.now() + days(20)),
    key: tap(),
  })
  plannedId = county.all('regroupings')[0]?._id ?? ''
  for (const who of ['he', 'zhao'] as const)
    await county.ok(who, 'export.ask', { node: 'v1', purpose: 'roster', key: tap() })
  const exportOf = (who: Key) => county.all('exports').find(({ by }) => by === who)?._id ?? ''
  askedExportId = exportOf('zhao')
  agreedExportId = exportOf('he')
  await county.ok('zhao', 'export.answer', { id: agreedExportId, yes: true, key: tap() })
  copyId = (await county.ok('chen', 'me.copy', { key: tap() })).id
  await county.ok('chen', 'me.copyShow', { id: copyId })
  await county.ok('zhao', 'post.give', { node: 'v1', post: 'supervisor', whom: 'zhou', key: tap() })
  appointmentId = county.all('appointments')[0]?._id ?? ''
  await start(county)
  return county
}

const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
/** What 陈桂香's phone uploaded lies there (again). */
export const bringPhoto = (): Promise<string> => county.cloud.files.put('o_chen', photoPath, PHOTO)

export type Row<R extends Route = Route> = {
  route: R
  when: string
  may: readonly Who[]
  ask: () => Api[R]['ask']
  cloudIds?: () => Record<string, unknown>
}
/** The rules that came with the program, a claim a little longer. */
const CHANGED_RULES = () => ({
  steps: { ...defaultRules.steps, claim: { n: 36, unit: 'hours' as const } },
  tracks: { 1: defaultRules.tracks[1].days, 2: defaultRules.tracks[2].days },
  subs: [],
})
export const table: Row[] = []
const row = <R extends Route>(route: R, may: readonly Who[], ask: () => Api[R]['ask'], when = '') => {
  table.push({ route, when, may, ask } as unknown as Row)
}
const verb = <R extends Extract<Route, `ticket.${string}`>>(
  route: R,
  may: readonly Who[],
  where: keyof typeof at,
  input: () => unknown,
) => row(route, may, () => ({ ticketId: at[where], key: tap(), input: input() }) as Api[R]['ask'], where)
const revOf = (where: keyof typeof at) => county.doc('tickets', at[where]).ticket.rev
const draft = () => {
  const { showOnBoard: _, ...rest } = order({ category: 'livelihood', sub: 'errand' })
  return rest
}
const reason = () => ({ reason: '有原因' })
const everythingOpen = () =>
  (['tickets', 'deeds', 'opinions', 'redemptions', 'join_requests'] as const)
    .flatMap(collection => county.all(collection).map(({ _id }) => _id))
    .slice(0, 200)
const resultOf = (ticketId: string) =>
  county.all('events').find(one => one.about.id === ticketId && one.type === 'Resolved')?._id ?? ''

// ---- verbs, line by line of the lifecycle table
row('ticket.submit', RESIDENT_HOMES, () => ({ key: tap(), input: order() }), 'for oneself')
row(
  'ticket.submit',
  ['zhou', 'li', 'wang', 'he'],
  () => ({ key: tap(), input: order({ onBehalfOf: 'zhou', consentWords: '当面同意' }) }),
  'for 周福生',
)
row(
  'ticket.submit',
  ['li', 'wang', 'he'],
  () => ({
    key: tap(),
    input: order({ consentWords: '当面同意' }),
    helped: { gridId: 'n1', name: '孟阿婆', door: '三组 99 号' },
  }),
  'for somebody on no list',
)
row(
  'ticket.submit',
  [],
  () => ({ key: tap(), input: order(), family: '0123456789abcdef' }),
  'for somebody who is not of the household',
)
row('ticket.register', ['li', 'wang', 'he'], () => ({
  key: tap(),
  input: { ...draft(), source: 'visit', gridId: 'n1' },
}))
for (const where of ['submitted', 'offered', 'claimed'] as const)
  verb('ticket.amend', ['chen'], where, () => ({ text: '还有一句', attachments: [] }))
for (const where of ['submitted', 'offered'] as const) verb('ticket.withdraw', ['chen'], where, () => ({}))
verb('ticket.urge', ['chen'], 'late', () => ({}))
verb('ticket.askCancel', ['chen'], 'claimed', () => ({}))
verb('ticket.agreeCancel', ['li', 'he'], 'cancelAsked', () => ({}))
verb('ticket.decline', ['he'], 'submitted', () => ({ reason: '不归这里', whereInstead: '镇里' }))
verb('ticket.decline', ['zhao'], 'appealed', () => ({ reason: '不归这里', whereInstead: '县里' }))
verb('ticket.appeal', ['chen'], 'declined', () => ({ text: '不服' }))
verb('ticket.merge', ['he'], 'submitted', () => ({ into: at.claimed, seenRev: revOf('submitted') }))
verb('ticket.unmerge', ['chen', 'he'], 'merged', reason)
verb('ticket.refer', ['he', 'zhao'], 'submitted', () => ({ office: '供电所', reason: '归他们' }))
verb('ticket.answerReferral', ['he', 'zhao'], 'referred', () => ({
  accepted: true,
  outcome: 'done',
  text: '那边办了',
}))
verb('ticket.dispatch', ['he', 'zhao'], 'submitted', () => ({
  category: 'livelihood',
  sub: 'errand',
  matter: 'minor',
  track: 1,
  person: 'gao',
}))
verb('ticket.dispatch', ['zhao'], 'appealed', () => ({
  category: 'livelihood',
  sub: 'errand',
  matter: 'minor',
  track: 1,
  person: 'gao',
}))
verb('ticket.claim', ['li', 'wang'], 'offered', () => ({
  measures: '去办',
  promisedDay: soon(county),
  showContact: false,
}))
verb('ticket.giveBack', ['li'], 'claimed', reason)
verb('ticket.reassign', ['he', 'zhao'], 'claimed', () => ({ person: 'gao', reason: '换人' }))
verb('ticket.recommit', ['li'], 'claimed', () => ({ promisedDay: soon(county), reason: '下雨' }))
verb('ticket.progress', ['li'], 'claimed', () => ({ text: '去过了', attachments: [] }))
verb('ticket.addHandler', ['li'], 'claimed', () => ({ person: 'gao', reason: '帮手' }))
verb('ticket.recuse', ['li', 'wang'], 'offered', reason)
verb('ticket.recuse', ['li'], 'claimed', reason)
verb('ticket.objectTo', ['chen'], 'claimed', reason)
verb('ticket.answerObjection', ['zhao'], 'objected', () => ({ upheld: true, reason: '换' }))
verb('ticket.reclassify', ['he'], 'claimed', () => ({
  category: 'livelihood',
  sub: 'ride',
  matter: 'minor',
  track: 1,
  reason: '是接送',
}))
verb('ticket.answerReclassify', ['zhao'], 'askedClass', () => ({
  agreed: true,
  reason: '对',
  seenRev: revOf('askedClass'),
}))
verb('ticket.resolve', ['li'], 'claimed', () => ({ outcome: 'done', text: '办好了', attachments: [] }))
verb('ticket.rate', ['chen'], 'resolved', () => ({ score: 5, attachments: [] }))
row(
  'ticket.rate',
  KNOWN.filter(who => who !== 'wang' && who !== 'li'),
  () => ({ ticketId: at.helped, key: tap(), input: { score: 5, attachments: [], slip: slip } }),
  'by slip: neither helper nor holder',
)
row('ticket.colleagues', ['li'], () => ({ ticketId: at.claimed }), 'whom the holder may ask along')
row('ticket.bySlip', KNOWN, () => ({ no: county.doc('tickets', at.helped).no, slip }))
verb('ticket.revisit', ['zhao', 'yang', 'liu'], 'resolved', () => ({
  text: '去看过',
  satisfied: true,
}))
verb('ticket.committeeRate', ['yang', 'liu'], 'resolved', () => ({ result: 5, speed: 4, manner: 5 }))
verb('ticket.standAside', ['yang', 'liu', 'zhao'], 'resolved', reason)
// The town's only one: without them nobody could revisit it.
verb('ticket.standAside', [], 'disputeDone', reason)
verb('ticket.revisit', ['zhao'], 'disputeDone', () => ({ text: '去看过', satisfied: true }))
verb('ticket.committeeRate', [], 'disputeDone', () => ({ result: 5, speed: 4, manner: 5 }))
verb('ticket.setReaders', ['chen'], 'claimed', () => ({ readers: 'handlers' }))
verb('ticket.setReaders', [], 'aboutStaff', () => ({ readers: 'committee' }))
verb('ticket.reopen', ['chen', 'yang', 'liu', 'zhao'], 'closed', () => ({ reason: '没办好' }))
verb('ticket.consent', ['chen'], 'closed', () => ({ consent: false }))
verb('ticket.publish', ['yang', 'liu'], 'closed', () => ({
  asked: '取件',
  done: '取到了',
  seenRev: revOf('closed'),
}))
verb('ticket.unpublish', ['yang', 'liu'], 'published', reason)

// ---- what may be read of one ticket
const open = (where: keyof typeof at, may: readonly Who[]) =>
  row('ticket.open', may, () => ({ ticketId: at[where] }), where)
row('ticket.record', ['zhao'], () => ({ ticketId: at.claimed, purpose: '核对', key: tap() }), 'closed texts')
row('ticket.redact', ['zhao'], () => ({
  ticketId: at.resolved,
  line: resultOf(at.resolved),
  piece: '办好',
  purpose: '本人要求',
  key: tap(),
}))
row('share.give', ['chen'], () => ({ ticketId: at.claimed, key: tap() }), 'for the family')
row('share.give', [], () => ({ ticketId: at.dispute, key: tap() }), 'a dispute')
row('share.open', EVERYONE, () => ({ token }), 'anyone who holds it')
open('submitted', ['chen', 'he', 'yang', 'liu', 'zhao'])
open('offered', [...INSIDE, 'wang'])
open('claimed', INSIDE)
open('dispute', INSIDE)
open('aboutStaff', ['chen', 'zhao'])
open('closed', INSIDE)
open('published', KNOWN)
row(
  'ticket.unmask',
  ['chen', 'li', 'he', 'zhao'],
  () => ({ ticketId: at.claimed, whose: 'requester', purpose: '问路', key: tap() }),
  'requester',
)
row(
  'ticket.unmask',
  INSIDE,
  () => ({ ticketId: at.claimed, whose: 'holder', purpose: '问进度', key: tap() }),
  'holder',
)
row(
  'ticket.unmask',
  ['chen', 'zhao'],
  () => ({ ticketId: at.aboutStaff, whose: 'requester', purpose: '问', key: tap() }),
  'a complaint about staff',
)
row('share.card', INSIDE, () => ({ ticketId: at.claimed }), 'claimed')
row('share.card', KNOWN, () => ({ ticketId: at.published }), 'published')
row('share.card', KNOWN, () => ({ board: true }), 'board')

// ---- lists
type List = Api['ticket.list']['ask']['list']
const lists: Record<List, readonly Who[]> = {
  mine: KNOWN,
  published: [...RESIDENT_HOMES, 'he', 'xu', 'tang', 'sun'],
  // 竹溪村 has no desk in post: its town stands in.
  desk: [...DESKS, 'ma'],
  returned: [...DESKS, 'ma'],
  open: [...DESKS, 'ma'],
  duplicates: DESKS,
  late: [...DESKS, ...SUPERVISORS, 'ma'],
  running: [...SUPERVISORS, ...TOWNS],
  toRate: [...SUPERVISORS, ...TOWNS],
  toRevisit: [...SUPERVISORS, ...TOWNS, ...GRID_MEMBERS],
  closed: [...SUPERVISORS, ...DESKS, ...TOWNS],
  town: TOWNS,
  townLate: TOWNS,
  objection: [...TOWNS, 'tian'],
  reclassify: [...TOWNS, 'tian'],
  aboutStaff: TOWNS,
  standIn: [...TOWNS, 'tian'],
  standInRate: TOWNS,
  standInClosed: TOWNS,
  ended: [...DESKS, ...TOWNS],
  resolved: [...DESKS, 'ma'],
  referred: [...DESKS, 'ma'],
  // Whatever was in their own hands; whoever never had any reads an empty list.
  handled: KNOWN,
  all: [...DESKS, ...TOWNS],
}
for (const [list, may] of Object.entries(lists)) row('ticket.list', may, () => ({ list: list as List }), list)

row(
  'ticket.list',
  [...SUPERVISORS],
  () => ({ list: 'toRate', as: 'supervisor', mine: true }),
  'toRate, what is mine as supervisor',
)
// In a post that one does not hold one sees nothing; 竹溪村 has no desk, so its town stands in, as the town.
row('ticket.list', ['ma'], () => ({ list: 'desk', as: 'inspector' }), 'desk, as inspector')
// ---- found by what one remembers: each finds their own kind of thing, or nothing (find.test.ts)
const FINDERS: Who[] = [...GRID_MEMBERS, ...DESKS, ...TOWNS, ...SUPERVISORS]
row('ticket.find', FINDERS, () => ({ q: '路灯' }), 'by words')
row('ticket.find', ['li', 'he', 'zhao'], () => ({ homeOf: at.claimed }), 'of a household')
row('ticket.findPeople', [...DESKS, ...TOWNS], () => ({ q: '陈桂香', purpose: '来电核对', key: tap() }))

// ---- desk, grid, groups, files, me
row('desk.counters', [...DESKS, ...TOWNS, 'tian'], () => ({}))
row('desk.sheet', ['he', 'zhao'], () => ({ ticketId: at.submitted }))
row('desk.reviews', [...DESKS, ...TOWNS], () => ({}))
row('desk.review', ['he', 'zhao'], () => ({ id: 'review1', pass: true, key: tap() }))
row('desk.notReached', [...DESKS, ...TOWNS, 'tian'], () => ({}))
// 陈's order, claimed: her desk and her town.
row('desk.told', ['he', 'zhao'], () => ({ ticketId: at.claimed }))
row('desk.told', ['zhao'], () => ({ ticketId: at.aboutStaff }), 'about staff')
row('desk.reached', ['he'], () => ({ id: 'send1', how: '打了电话', key: tap() }))
row('grid.today', [...GRID_MEMBERS, ...TOWNS], () => ({}))
row('grid.today', [...GRID_MEMBERS, ...TOWNS], () => ({ pile: 'late' }), 'late')
row('grid.places', EVERYONE, () => ({}))
row('grid.people', [...GRID_MEMBERS, ...DESKS], () => ({}))
// ---- spreadsheets: a file of the desk of v1 waits to be pressed
row('roster.home', [...DESKS, ...TOWNS, 'tian'], () => ({}))
row('roster.begin', [...DESKS, ...TOWNS, 'tian'], () => ({
  kind: 'people',
  fileName: '名册.csv',
  bytes: 100,
  key: tap(),
}))
row('roster.show', ['he'], () => ({ id: importId }))
row('roster.mend', ['he'], () => ({
  id: importId,
  cells: [{ cell: 'B2', text: '13955550011' }],
  columns: [{ at: 1, as: 'phone' }],
  key: tap(),
}))
row('roster.carryOut', ['he'], () => ({ id: importId, what: 'apply', key: tap() }))
row('listing.make', [...DESKS, ...TOWNS, 'tian'], () => ({ what: 'households', key: tap() }))
row('listing.show', ['he'], () => ({ id: listingId }))
row('listing.part', ['he'], () => ({ id: listingId, n: 0 }))
// ---- paper: the desk of v1 asked for its board
row('print.home', [...DESKS, ...TOWNS, 'tian'], () => ({}))
row('print.begin', ['he', 'zhao', 'tian'], () => ({ what: 'board', node: 'v1', key: tap() }), 'v1')
row('print.show', ['he'], () => ({ id: printId }))
row('print.file', ['he'], () => ({ id: printId, n: 0 }))
// ---- people with their numbers: the desk’s was let out by the town, the town’s own waits for the county
row('export.home', [...DESKS, ...TOWNS, 'tian'], () => ({}), 'my own')
row('export.home', ['he', 'zhao', 'tian'], () => ({ node: 'v1' }), 'of 杨梅村')
// Nobody stands beside the only administrator; what one asked for is not asked for again.
row('export.ask', ['xu', 'zhao'], () => ({ node: 'v2', purpose: 'meeting', key: tap() }), 'v2')
row('export.ask', [], () => ({ node: 'v1', purpose: 'meeting', key: tap() }), 'v1, under way')
row('export.answer', ['tian'], () => ({ id: askedExportId, yes: true, key: tap() }))
row('export.fetch', ['he'], () => ({ id: agreedExportId, key: tap() }))
row('group.unbind', ['li'], () => ({ gridId: 'n1', purpose: 'residents', key: tap() }), 'n1')
row('group.unbind', ['he'], () => ({ gridId: 'v1', purpose: 'collect', key: tap() }), 'v1')
row(
  'group.bind',
  ['li'],
  () => ({
    gridId: 'n1',
    purpose: 'residents',
    group: { cloudID: county.cloud.cloudId({ opengid: 'group1' }) },
    key: tap(),
  }),
  'n1',
)
row('file.issue', KNOWN, () => ({ kind: 'photo', extension: 'jpg', bytes: 1000, key: tap() }))
row('file.done', ['chen'], () => ({ id: fileId }))
row('town.villages', TOWNS, () => ({}))
row('board.show', EVERYONE, () => ({ villageId: 'v1' }))
row('board.tickets', KNOWN, () => ({ villageId: 'v1', month: '2026-11', rate: 'resolution', kept: true }))
row('county.tree', [...DESKS, ...TOWNS, 'tian'], () => ({}), 'my own')
row('county.tree', ['he', 'zhao', 'tian'], () => ({ node: 'n1' }), 'of 杨梅村')
row('rules.show', ['tian'], () => ({}))
row('rules.change', ['tian'], () => ({
  basedOn: 1,
  day: '2026-12-01',
  ...CHANGED_RULES(),
  preview: false,
  key: tap(),
}))
row('rules.points', ['he', 'zhao', 'tian'], () => ({ node: 'v1' }), 'of 杨梅村')
row('rules.points', ['tian'], () => ({ node: 'c' }), 'of the county')
const RIVER = SAMPLE_RULES.items.slice(0, 1).map(({ threeSteps: _, ...item }) => ({ ...item, points: 6 }))
row(
  'rules.changePoints',
  ['he', 'zhao', 'tian'],
  () => ({ node: 'v1', basedOn: 1, day: '2026-12-01', items: RIVER, gone: [], preview: false, key: tap() }),
  'of 杨梅村',
)
row(
  'rules.changePoints',
  ['tian'],
  () => ({ node: 'c', basedOn: 1, day: '2026-12-01', items: RIVER, gone: [], preview: false, key: tap() }),
  'of the county',
)
row('calendar.change', ['tian'], () => ({
  year: 2028,
  source: '样例',
  holidays: ['2028-01-03'],
  workdays: [],
  preview: true,
  key: tap(),
}))
row('county.find', ['he', 'zhao', 'tian'], () => ({ node: 'v1', name: '陈桂香' }))
row('county.log', [...DESKS, ...TOWNS, 'tian'], () => ({}), 'my own')
row('county.log', ['he', 'zhao', 'tian'], () => ({ node: 'v1' }), 'of 杨梅村')
// A desk gives its grid members; what stands beside it, or above, the town and the county. The second yes is another's.
row(
  'post.give',
  ['he', 'zhao', 'tian'],
  () => ({ node: 'n2', post: 'gridMember', whom: 'tan', key: tap() }),
  'a grid member',
)
row(
  'post.give',
  ['zhao', 'tian'],
  () => ({ node: 'v1', post: 'dispatcher', whom: 'tan', key: tap() }),
  'a dispatcher',
)
row('county.doors', ['he', 'zhao', 'tian'], () => ({ node: 'n1' }))
row('node.preview', ['he', 'zhao', 'tian'], () => ({ kind: 'split', from: 'n1', households: ['h_n1_zhou'] }))
row('node.add', ['he', 'zhao', 'tian'], () => ({ under: 'g1', name: '三组二格', key: tap() }), 'in 三组')
row('node.add', ['zhao', 'tian'], () => ({ under: 't1', name: '新村', code: 'XC', key: tap() }), 'a village')
row('node.rename', ['he', 'zhao', 'tian'], () => ({ node: 'n1', name: '三组头一格', key: tap() }))
row('node.rename', ['zhao', 'tian'], () => ({ node: 'v1', name: '杨梅新村', key: tap() }), 'a village')
row('node.end', ['ma', 'tian'], () => ({ node: 'v3', key: tap() }), 'a village where nobody lives')
row('node.callOff', ['he', 'zhao', 'tian'], () => ({ id: plannedId, key: tap() }))
row('node.regroup', ['he', 'zhao', 'tian'], () => ({
  kind: 'split',
  from: 'n1',
  name: '三组二格',
  households: ['h_n1_zhou'],
  reason: '隔着河',
  key: tap(),
}))
const member = (household: string, person: string) =>
  seal.codeHash('member', `${household}:${person}`).slice(0, 16)
row('county.shop', ['he', 'zhao', 'tian'], () => ({ node: 'v1' }))
row('county.setShop', ['he', 'zhao', 'tian'], () => ({
  node: 'v1',
  name: '杨梅村积分超市',
  place: '村委会一楼',
  opens: '8:00',
  closes: '17:30',
  key: tap(),
}))
row('ready.mine', [...GRID_MEMBERS, ...DESKS, ...SUPERVISORS, ...TOWNS, 'tian', 'sun'], () => ({}))
row('ready.show', ['he', 'zhao', 'tian'], () => ({ node: 'v1' }))
row('ready.change', ['he', 'zhao', 'tian'], () => ({
  node: 'v1',
  kind: 'decline',
  what: 'add',
  text: '这件事归镇便民中心办。',
  key: tap(),
}))
row('household.open', ['he', 'zhao', 'tian'], () => ({ id: 'h_n1_zhou' }))
row('household.add', ['he', 'zhao', 'tian'], () => ({ node: 'n1', door: '三组 108 号', key: tap() }))
row('household.setDoor', ['he', 'zhao', 'tian'], () => ({
  household: 'h_n1_zhou',
  door: '三组 9 号',
  key: tap(),
}))
row('household.person', ['he', 'zhao', 'tian'], () => ({
  household: 'h_n1_zhou',
  name: '周小满',
  phone: '13955550031',
  key: tap(),
}))
row('household.move', ['he', 'zhao', 'tian'], () => ({
  household: 'h_n1_liu',
  whom: [member('h_n1_liu', 'liu')],
  to: 'h_n2_tan',
  key: tap(),
}))
row('household.gone', ['he', 'zhao', 'tian'], () => ({
  household: 'h_n2_tan',
  whom: member('h_n2_tan', 'tan'),
  why: 'away',
  key: tap(),
}))
row('household.unite', ['he', 'zhao', 'tian'], () => ({
  household: 'h_n1_zhou',
  first: member('h_n1_zhou', 'zhou'),
  second: member('h_n1_zhou', 'twin'),
  key: tap(),
}))
row('post.waiting', [...TOWNS, 'tian'], () => ({}))
row('post.answer', ['tian'], () => ({ id: appointmentId, yes: true, key: tap() }))
row('post.takeBack', ['zhao'], () => ({ id: appointmentId, key: tap() }))
row('post.end', ['he', 'zhao', 'tian'], () => ({ node: 'n2', post: 'gridMember', whom: 'gao', key: tap() }))
row('county.selfCheck', ['tian'], () => ({ phoneNow: county.cloud.now() }))
row('me.home', EVERYONE, () => ({}))
row('me.join', EVERYONE, () => ({ code: '12345678', name: '新来的', key: tap() }))
row(
  'me.join',
  EVERYONE,
  () => ({
    place: { gridId: 'n1', door: county.doc('households', 'h_n1_liu').door },
    name: '新来的',
    key: tap(),
  }),
  'by a door in words',
)
row('me.phone', EVERYONE, () => ({
  code: `phone:13955550077:${tap().replace(/-/g, '_')}`,
  name: '邓有号',
  key: tap(),
}))
row('group.unbound', [...DESKS, ...TOWNS], () => ({}))
row('group.enter', EVERYONE, () => ({
  group: { cloudID: county.cloud.cloudId({ opengid: 'group2' }) },
  key: tap(),
}))
row('me.letter', EVERYONE, () => ({ letter: joinLetter, name: '新来的', key: tap() }))
row('me.post', EVERYONE, () => ({ gridId: 'n1', name: '李春兰', key: tap() }))
row('demo.enter', ['stranger'], () => ({ code: CODES.resident, key: tap() }))
row('demo.leave', ['stranger'], () => ({ key: tap() }))
row('me.household', KNOWN, () => ({}), 'my own')
row('me.household', ['zhou', 'li', 'wang'], () => ({ household: 'h_n1_zhou' }), 'of a door')
row('join.waiting', KNOWN, () => ({}))
row('join.letters', KNOWN, () => ({}))
// Anyone who lives there, and the grid members over the door; no desk while there is a grid member.
row('join.answer', ['zhou', 'li', 'wang'], () => ({ id: askedId, yes: true, key: tap() }))
row('join.letter', ['li', 'wang'], () => ({ household: 'h_n1_zhou', key: tap() }))
row(
  'join.letter',
  ['wang'],
  () => ({ household: 'h_n1_li', key: tap() }),
  'for a grid member’s own household',
)
row('join.revoke', ['li', 'wang'], () => ({ id: joinLetterId, key: tap() }))
row('join.takeOut', ['zhou', 'li', 'wang'], () => ({
  household: 'h_n1_zhou',
  whom: seal.codeHash('member', 'h_n1_zhou:lodger').slice(0, 16),
  key: tap(),
}))
// What somebody agreed to, and where a grid member has been: of one door only who looks after that very grid.
row('me.care', KNOWN, () => ({}))
row('me.tag', RESIDENT_HOMES, () => ({ tag: 'alone', yes: true, key: tap() }))
row('me.forgetVisit', RESIDENT_HOMES, () => ({ key: tap() }))
row('visit.list', GRID_MEMBERS, () => ({ show: 'all' }))
row('visit.open', ['li'], () => ({ household: 'h_n1_zhou' }))
row('visit.note', ['li'], () => ({ household: 'h_n1_zhou', contact: 'went', key: tap() }))
row('visit.forget', GRID_MEMBERS, () => ({ key: tap() }))
const atZhous = (person: string) => ({ household: 'h_n1_zhou', whom: member('h_n1_zhou', person) })
row('visit.tag', ['li'], () => ({ ...atZhous('zhou'), tag: 'alone', yes: true, key: tap() }))
row(
  'visit.tag',
  [],
  () => ({
    household: 'h_n1_li',
    whom: member('h_n1_li', 'li'),
    tag: 'alone',
    yes: true,
    key: tap(),
  }),
  'of a grid member’s own family',
)
row('visit.number', ['li'], () => ({ ...atZhous('phoned'), key: tap() }))
row('visit.unmask', ['li'], () => ({ ...atZhous('zhou'), purpose: '约哪天上门', key: tap() }))
row('me.groups', KNOWN, () => ({}))
row('me.contact', EVERYONE, () => ({ villageId: 'v1' }))
row('me.contact', EVERYONE, () => ({ code: '12345678' }), 'of the door on a card')
row('me.access', KNOWN, () => ({}))
row('me.leaving', KNOWN, () => ({}))
row('me.copy', KNOWN, () => ({ key: tap() }))
row('me.copyShow', ['chen'], () => ({ id: copyId }))
row('me.copyPart', ['chen'], () => ({ id: copyId, n: 0 }))
// Everybody else holds a post; of a stranger nothing is kept.
row('me.delete', ['tan', 'chen', 'zhou', 'luo', 'stranger'], () => ({ seen: everythingOpen(), key: tap() }))
row('me.settings', KNOWN, () => ({ elder: true }))
row('me.accepted', KNOWN, () => ({ accepted: ['claimed'], key: tap() }))
row('me.news', KNOWN, () => ({}))
row('me.seen', KNOWN, () => ({ badges: [] }))
row('me.feedback', KNOWN, () => ({ kind: 'suggestion', text: '挺好', key: tap() }))
row(
  'me.feedback',
  KNOWN,
  () => ({ kind: 'complaint', aboutTown: true, text: '窗口没有人', key: tap() }),
  'about somebody of the town',
)
row('feedback.list', KNOWN, () => ({ list: 'mine' }), 'mine')
row('feedback.list', [...TOWNS, 'tian'], () => ({ list: 'open' }), 'open')
row('feedback.list', [...TOWNS, 'tian'], () => ({ list: 'answered' }), 'answered')
row('feedback.open', ['chen', 'zhao'], () => ({ id: letter }))
row('feedback.open', ['zhou', 'tian'], () => ({ id: letterAboutTown }), 'about somebody of the town')
row('feedback.answer', ['zhao'], () => ({ id: letter, text: '已经去看了', key: tap() }))
row(
  'feedback.answer',
  ['tian'],
  () => ({ id: letterAboutTown, text: '已经去问了', key: tap() }),
  'about somebody of the town',
)
row('feedback.withdraw', ['chen'], () => ({ id: letter, key: tap() }))
row('feedback.appeal', ['chen'], () => ({ id: answeredLetter, text: '还是没人来', key: tap() }))
row('me.erase', ['chen'], () => ({ ticketId: at.closed, key: tap() }))
