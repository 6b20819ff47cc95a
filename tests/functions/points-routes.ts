/** Every door of points, shop and honours: who may pass, and one right question, written by hand from rules §8. */
import type { Api, Route } from '../../contract'
import { dayKey, days, monthKey } from '../../miniprogram/core/clock'
import { SAMPLE_RULES } from '../../miniprogram/core/points/sample-rules'
import { openCounty, tap, type County } from './county'
import { PEOPLE, type Key } from './seeded'
import { tick } from './jobs-tick'
import { deedOf, earning, entriesOf, HOME } from './points'
import { earned, redeem, stocked } from './shop'

const KNOWN = Object.keys(PEOPLE) as Key[]
export type Who = Key | 'stranger'
export const EVERYONE: Who[] = [...KNOWN, 'stranger']

// 陈 whose deed, code and honour it is · 周 same grid · 谭 other grid · 罗 other village · 李 grid 三组一格 · 王 group 三组, vouched · 高 other grid ·
// 秦 other village · 何/徐 desks · 杨 刘/唐 supervisors · 赵/马 towns · 田 county · 孙 shop
const RESIDENT_HOMES: Who[] = ['chen', 'zhou', 'tan', 'luo', 'li', 'wang', 'gao', 'qin', 'yang', 'liu']
/** Who lives in 杨梅村, and who serves it. */
const HOMES: Who[] = ['chen', 'zhou', 'tan', 'li', 'wang', 'gao', 'yang', 'liu']
const VILLAGE: Who[] = [...HOMES, 'he', 'sun']
const OF_SOME_VILLAGE: Who[] = [...RESIDENT_HOMES, 'he', 'xu', 'tang', 'sun']
const VOUCH: Who[] = ['li', 'wang', 'yang', 'liu']
const NEAR: Who[] = ['chen', ...VOUCH, 'zhao']
const COMMITTEE: Who[] = ['yang', 'liu']
const SUPERVISORS: Who[] = [...COMMITTEE, 'tang']
const TOWNS: Who[] = ['zhao', 'ma']
const STAFF: Who[] = ['li', 'wang', 'gao', 'qin', ...SUPERVISORS, ...TOWNS]
const others = (all: readonly Who[], ...but: Who[]) => all.filter(who => !but.includes(who))

export let county: County
const at = {
  waiting: '',
  confirmed: '',
  objected: '',
  credited: '',
  group: '',
  redemption: '',
  code: '',
  nominated: '',
  notice: '',
  deciding: '',
}
let sealed = ''
let month = ''

/** Opens the county with something at every station; the table's questions are about these. */
export async function openPointsRoutes(options: Parameters<typeof openCounty>[0] = {}): Promise<County> {
  county = await openCounty(options)
  const { store } = county.cloud
  // The sample, with a minus that words are enough for.
  const items = SAMPLE_RULES.items.map(item =>
    item.id === 'dumping' ? { ...item, evidence: 'words' } : item,
  )
  store.put('rules', {
    _id: 'points:v1:0002',
    v: 1,
    kind: 'points',
    at: 0,
    by: 'console',
    body: { ...SAMPLE_RULES, villageId: 'v1', version: 2, items },
  })
  const to = earning(county)
  const nominate = async (kind: 'filial' | 'learning' | 'customs') =>
    (
      await county.ok('zhou', 'honour.nominate', {
        kind,
        householdId: HOME.chen,
        text: '照看邻居',
        key: tap(),
      })
    ).honour.id
  const agree = (id: string) => county.ok('chen', 'honour.consent', { id, consent: true, key: tap() })
  await county.ok('li', 'points.step', {
    householdId: HOME.chen,
    itemId: 'dumping',
    step: 1,
    text: '说过',
    key: tap(),
  })
  await county.cloud.advance(days(1))
  await county.ok('li', 'points.step', {
    householdId: HOME.chen,
    itemId: 'dumping',
    step: 2,
    text: '批评过',
    key: tap(),
  })
  at.credited = await to.credited()
  month = monthKey(county.cloud.now())
  sealed = dayKey(county.cloud.now())
  await county.cloud.advance(days(15))
  await tick(county)
  at.deciding = await nominate('filial')
  await agree(at.deciding)
  await county.cloud.advance(days(4))
  await tick(county)
  for (const [household, leaf] of [
    [HOME.zhou, 'n1'],
    [HOME.tan, 'n2'],
    [HOME.li, 'n1'],
    [HOME.wang, 'n1'],
    [HOME.gao, 'n2'],
    [HOME.yang, 'n2'],
    [HOME.liu, 'n1'],
    [HOME.luo, 'n3'],
    [HOME.chen, 'n1'],
  ] as const)
    earned(county, household, 500, leaf)
  stocked(county, 'oil', 9)
  const code = await redeem(county, 'chen', 'oil')
  Object.assign(at, { redemption: code.id, code: code.code ?? '' })
  Object.assign(at, {
    waiting: await to.applied(),
    confirmed: await to.confirmed(),
    objected: await to.objected('zhou'),
    group: await to.group(),
    nominated: await nominate('customs'),
    notice: await nominate('learning'),
  })
  await agree(at.notice)
  await county.ok('tan', 'honour.object', { id: at.notice, reason: '再问问', key: tap() })
  return county
}

export type Row<R extends Route = Route> = {
  route: R
  when: string
  may: readonly Who[]
  ask: () => Api[R]['ask']
}
export const table: Row[] = []
const row = <R extends Extract<Route, `points.${string}` | `shop.${string}` | `honour.${string}`>>(
  route: R,
  may: readonly Who[],
  ask: () => Api[R]['ask'],
  when = '',
) => {
  table.push({ route, when, may, ask } as unknown as Row)
}
const deed = (over: object = {}) => ({ ...earning(county).deed(), ...over })

// ---- the passbook
row('points.home', KNOWN, () => ({}))
row('points.entries', RESIDENT_HOMES, () => ({}))
row('points.proof', ['chen'], () => ({}), 'a seal that covers my account')
row('points.proof', RESIDENT_HOMES, () => ({ day: sealed }), 'of a day, in the own village')
row('points.statement', ['chen'], () => ({ month }), 'of a month in which my household moved')
row('points.rules', KNOWN, () => ({ villageId: 'v1' }))
row('points.households', STAFF, () => ({}), 'all of the node')
row('points.households', [...OF_SOME_VILLAGE, ...TOWNS], () => ({ q: '陈家' }), 'by typing')

// ---- good deeds
row('points.list', KNOWN, () => ({ list: 'mine' }), 'mine')
row('points.list', [...OF_SOME_VILLAGE, ...TOWNS], () => ({ list: 'notice' }), 'notice')
row('points.list', STAFF, () => ({ list: 'toConfirm' }), 'toConfirm')
row('points.list', STAFF, () => ({ list: 'done' }), 'done')
row('points.list', [...SUPERVISORS, ...TOWNS], () => ({ list: 'objected' }), 'objected')
row('points.open', NEAR, () => ({ id: at.waiting }), 'waiting')
row('points.open', [...VILLAGE, 'zhao'], () => ({ id: at.confirmed }), 'on the notice')
row('points.open', [...VILLAGE, 'zhao'], () => ({ id: at.objected }), 'objected')
row('points.open', NEAR, () => ({ id: at.credited }), 'credited')
row('points.apply', RESIDENT_HOMES, () => deed(), 'for the own household')
row(
  'points.apply',
  ['zhou', 'li', 'wang'],
  () => deed({ households: [HOME.zhou], consentWords: '当面同意' }),
  'for 周福生',
)
row(
  'points.apply',
  ['li', 'wang'],
  () => deed({ itemId: 'meeting', quantity: 1, households: [HOME.chen, HOME.zhou] }),
  'for a group',
)
row('points.apply', VOUCH, () => deed({ itemId: 'dumping', quantity: 1, households: [HOME.chen] }), 'a minus')
row('points.confirm', VOUCH, () => ({ id: at.waiting, agree: true, key: tap() }))
row('points.confirm', VOUCH, () => ({ id: at.waiting, agree: false, reason: '没看见', key: tap() }), 'not')
row(
  'points.confirm',
  COMMITTEE,
  () => ({ id: at.group, agree: true, key: tap() }),
  '李春兰’s group with 陈, 周 and 王 in it',
)
row('points.withdraw', ['chen'], () => ({ id: at.waiting, key: tap() }), 'waiting')
row('points.withdraw', ['li'], () => ({ id: at.group, key: tap() }), 'a group')
row('points.object', others(VILLAGE, 'chen'), () => ({ id: at.confirmed, reason: '没见着', key: tap() }))
row('points.answer', COMMITTEE, () => ({
  id: at.objected,
  objectionId: deedOf(county, at.objected).objections[0]?.id ?? '',
  upheld: true,
  reason: '问过了',
  key: tap(),
}))
row('points.standAside', VOUCH, () => ({ id: at.waiting, key: tap() }), 'waiting')
row('points.standAside', COMMITTEE, () => ({ id: at.objected, key: tap() }), 'objected')
row('points.reverse', COMMITTEE, () => ({
  entryId: entriesOf(county, HOME.chen)[0]?._id ?? '',
  reason: '记重了',
  key: tap(),
}))
row('points.step', VOUCH, () => ({
  householdId: HOME.chen,
  itemId: 'dumping',
  step: 1,
  text: '又说了一回',
  key: tap(),
}))

// ---- the shop
row('shop.goods', OF_SOME_VILLAGE, () => ({}))
row('shop.codes', KNOWN, () => ({}))
row('shop.code', ['chen'], () => ({ id: at.redemption }))
row('shop.counter', [...SUPERVISORS, 'sun'], () => ({}))
row('shop.waiting', [...SUPERVISORS, 'sun'], () => ({}))
row('shop.stock', [...SUPERVISORS, 'sun'], () => ({}))
row('shop.prices', [...SUPERVISORS, ...TOWNS, 'sun'], () => ({}))
row('shop.redeem', HOMES, () => ({ goodId: 'oil', seenPrice: 120, key: tap() }), 'for the own household')
row(
  'shop.redeem',
  ['zhou', 'li', 'wang'],
  () => ({ goodId: 'oil', seenPrice: 120, householdId: HOME.zhou, consentWords: '当面同意', key: tap() }),
  'for 周福生',
)
row('shop.cancel', ['chen'], () => ({ id: at.redemption, key: tap() }))
row('shop.find', [...COMMITTEE, 'sun'], () => ({ code: at.code }))
row('shop.handOut', ['sun'], () => ({ id: at.redemption, code: at.code, key: tap() }))
row('shop.saveGood', ['sun'], () => ({
  name: '洗衣皂',
  unit: '块',
  kind: 'daily',
  picture: 'soap',
  price: 20,
  limit: null,
  on: true,
  restockDay: null,
  key: tap(),
}))
row('shop.stockIn', ['sun'], () => ({ goodId: 'oil', pieces: 5, why: '镇上进的', key: tap() }))
row('shop.count', ['sun'], () => ({
  goodId: 'oil',
  counted: 9,
  seenRev: county.doc('goods', 'oil').good.rev,
  key: tap(),
}))

// ---- honours
row('honour.list', KNOWN, () => ({ list: 'shown', villageId: 'v1' }), 'shown')
row('honour.list', KNOWN, () => ({ list: 'mine' }), 'mine')
row('honour.list', [...OF_SOME_VILLAGE, ...TOWNS], () => ({ list: 'notice' }), 'notice')
row(
  'honour.list',
  [...OF_SOME_VILLAGE, ...TOWNS],
  () => ({ list: 'toDecide' }),
  'toDecide: empty but for who decides',
)
row(
  'honour.list',
  [...OF_SOME_VILLAGE, ...TOWNS],
  () => ({ list: 'voted' }),
  'voted: empty but for who may change it',
)
row('honour.open', ['chen', 'zhou', ...VOUCH], () => ({ id: at.nominated }), 'nominated')
row('honour.open', VILLAGE, () => ({ id: at.notice }), 'on the notice')
row('honour.open', VILLAGE, () => ({ id: at.deciding }), 'being decided')
row('honour.nominate', VILLAGE, () => ({ kind: 'helpful', householdId: HOME.tan, text: '热心', key: tap() }))
row('honour.consent', ['chen', 'li', 'wang'], () => ({
  id: at.nominated,
  consent: true,
  words: '当面同意',
  key: tap(),
}))
// 周 nominated it, 谭 has objected.
row('honour.object', others(VILLAGE, 'chen', 'zhou', 'tan'), () => ({
  id: at.notice,
  reason: '再看看',
  key: tap(),
}))
row('honour.answer', COMMITTEE, () => ({
  id: at.notice,
  objectionId: county.doc('honours', at.notice).honour.objections[0]?.id ?? '',
  upheld: false,
  reason: '问过了',
  key: tap(),
}))
row('honour.standAside', COMMITTEE, () => ({ id: at.deciding, key: tap() }))
row('honour.vote', COMMITTEE, () => ({ id: at.deciding, agree: true, key: tap() }))
