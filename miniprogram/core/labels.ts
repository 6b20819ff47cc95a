/** Codes → 中文, spoken as the look asks: short, a verb and a day. The only place for words that are not refusals. */
import type { Role } from './people/role'
import type {
  Category,
  Matter,
  Outcome,
  Readers,
  Reminder,
  Score,
  Source,
  State,
  Track,
} from './ticket/types'
import type { Relation } from './ticket/sight/relation'

export const STATE_LABELS: Record<State, string> = {
  submitted: '待派单',
  dispatched: '待领单',
  claimed: '办理中',
  resolved: '待评价',
  closed: '已结单',
  withdrawn: '已撤单',
  declined: '没有受理',
  merged: '并到另一单',
  referred: '移交别处',
}
export const CATEGORY_LABELS: Record<Category, string> = {
  infrastructure: '基础设施',
  policy: '政策',
  livelihood: '民生',
  dispute: '矛盾纠纷',
}
export const MATTER_LABELS: Record<Matter, string> = { public: '大事', minor: '小事', private: '私事' }
export const TRACK_LABELS: Record<Track, string> = { 1: '★ 一般', 2: '★★ 几家一起办', 3: '★★★ 涉法' }
export const SOURCE_LABELS: Record<Source, string> = {
  app: '自己点的',
  onBehalf: '代办',
  visit: '入户走访',
  meeting: '院坝会',
  mailbox: '信箱',
  group: '微信群',
  patrol: '网格员排查',
  hotline: '12345',
  petition: '信访',
  opinion: '网上舆情',
  news: '首发',
  police: '公安',
}
export const OUTCOME_LABELS: Record<Outcome, string> = {
  done: '办好了',
  partly: '办了一部分',
  failed: '没办成',
  notNeeded: '不用办了',
  partyRefused: '对方不愿意',
}
export const SCORE_LABELS: Record<Score, string> = {
  5: '很满意',
  4: '满意',
  3: '一般',
  2: '不满意',
  1: '很不满意',
}
export const REMINDER_LABELS: Record<Reminder, string> = {
  dispatchLate: '该派单了，还没派',
  soonLate: '快到期了',
  late: '超过时限了',
  promiseLate: '答应的日子过了',
  answerLate: '移交出去还没回音',
  revisitLate: '该回访了，还没去',
}
export const ROLE_LABELS: Record<Role, string> = {
  resident: '居民',
  gridMember: '网格员',
  dispatcher: '派单员',
  supervisor: '监委会',
  inspector: '平台办公室',
  shopkeeper: '店员',
  mediator: '调解员',
  admin: '县管理员',
}
export const RELATION_LABELS: Record<Relation, string> = {
  requester: '点单的人',
  author: '代办的人',
  holder: '经办人',
  coHandler: '一起办的人',
  offered: '派给的人',
  dispatcher: '派单员',
  supervisor: '监委会',
  inspector: '镇平台办公室',
  gridMember: '本格网格员',
  approver: '答复的人',
  villager: '村里人',
  stranger: '外人',
  slipHolder: '拿纸条来的人',
  clock: '钟',
}

/** Stands where the town took a name, a number or a door out of an office's text. */
export const TAKEN_OUT = '〔隐去〕'
/** Who reads an order, as its requester chose. */
export const READERS_LABELS: Record<Readers, string> = {
  usual: '照平常的规矩',
  handlers: '只给经办的人看',
  committee: '监委会也能看、能评',
}
/** In place of what the office wrote of a matter whose person took their own words back. */
export const CLOSED_RECORD = '本人删了自己的话，这条记录也关上了'
export const CHECKING = '正在检查，查完就能看'
/** A person looked and did not let it through. */
export const NOT_SHOWN = '这句话没放行，看不到'
export const LOCKED = '只给经办人看'
/** A ticket of which only number, state and lights are shown. */
export const RESERVED_TITLE = '内容只给经办的人看'
/** Without any text: the kind of wish stands for it, and how it was brought. */
export const wordless = (sub: string, brought: 'voice' | 'photo' | 'nothing'): string =>
  `${sub}（${BROUGHT[brought]}）`
const BROUGHT = { voice: '说的', photo: '拍的', nothing: '没说别的' } as const

/** Sentences that more than one place says. */
export const ONE_REGISTRATION = '两份登记合成一份'
export const LISTED_ONCE = '两个登记并成一个人'
export const STOOD_ASIDE = '说跟这件事有关系，回避了'
export const PHONE_OR_EMPTY = '要写 11 位手机号，不留就空着。'
