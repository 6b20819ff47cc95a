/**
 * What sort of deed a line of the rules is. Anybody who writes rules chooses the sort from this table; some sorts may never
 * earn points, whatever words they are written in. A search for words would refuse 「文艺比赛上门打分」 and 「关注独居老人」.
 */
interface KindRow {
  label: string
  /** Why it may not stand in any rules; null: it may. */
  never: string | null
}
const APP = '用不用小程序不算好事，不能记分。'
const JUDGE = '给办事的人打高分、说好话不能换分，不然打的分就不真了。'
const COMPARE = '各家的分不排名，名次也不能换分。'

const may = (label: string): KindRow => ({ label, never: null })
const never = (label: string, why: string): KindRow => ({ label, never: why })

const ITEM_KINDS = {
  environment: may('环境卫生'),
  neighbours: may('邻里互助'),
  family: may('孝老爱亲'),
  customs: may('移风易俗'),
  labour: may('公益劳动'),
  safety: may('平安巡查'),
  council: may('议事协商'),
  learning: may('学习文化'),
  service: may('参军献血志愿'),
  enterprise: may('勤劳致富'),
  other: may('别的好事'),
  appUse: never('登录、签到、打卡、在线', APP),
  appSpread: never('订阅、关注、转发、点赞、邀请', APP),
  appRating: never('评价办的事、给干部打分', JUDGE),
  ranking: never('排名、评比名次', COMPARE),
} as const satisfies Record<string, KindRow>

export type ItemKind = keyof typeof ITEM_KINDS
export const ITEM_KIND_NAMES = Object.keys(ITEM_KINDS) as [ItemKind, ...ItemKind[]]

/** Those that may earn, in the order in which they are offered. */
export const EARNING_KINDS = ITEM_KIND_NAMES.filter(kind => ITEM_KINDS[kind].never === null).map(kind => ({
  kind,
  label: ITEM_KINDS[kind].label,
}))

/** Why lines of this sort may not earn; null: they may. */
export const neverEarns = (kind: ItemKind): string | null => ITEM_KINDS[kind].never
