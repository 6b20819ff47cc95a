/**
 * What a column holds, by what stands above it. Counties name and order their columns as they like; the names are guessed
 * here, shown, and can be corrected. What nobody needs is not read, and what is nobody's business cannot be mapped.
 */
import { fold } from '../../miniprogram/core/text/fold'

export const KINDS = ['people', 'staff', 'grids'] as const
export type Kind = (typeof KINDS)[number]

/** What the clerk reads above a column, and on the empty form. */
export const FIELDS = {
  name: '姓名',
  head: '户主姓名',
  number: '户号',
  phone: '联系电话',
  relation: '和户主的关系',
  town: '镇',
  village: '村',
  group: '组',
  grid: '所属网格',
  gridMember: '网格员',
  cluster: '联户',
  door: '门牌',
  born: '出生年份',
  status: '变动',
  post: '岗位',
  until: '到期日子',
  code: '村代码',
} as const
export type Field = keyof typeof FIELDS

/** Which of them a kind of file is read for, in the order of the empty form. */
export const FIELDS_OF: Record<Kind, readonly Field[]> = {
  people: [
    'town',
    'village',
    'group',
    'grid',
    'cluster',
    'door',
    'number',
    'head',
    'name',
    'relation',
    'phone',
    'born',
    'gridMember',
    'status',
  ],
  staff: ['town', 'village', 'group', 'grid', 'name', 'phone', 'post', 'until', 'status'],
  grids: ['town', 'village', 'code', 'group', 'grid'],
}
/** Without one of each nothing can be told of a row. */
export const NEEDED: Record<Kind, readonly (readonly [Field, ...Field[]])[]> = {
  // A list of heads only has no other names. A household without a door is told by its head and its grid.
  people: [
    ['name', 'head'],
    ['door', 'grid', 'group', 'gridMember'],
  ],
  staff: [['name'], ['grid']],
  grids: [['grid', 'group']],
}

/** The heading of a column, folded and without what stands in brackets, → field. The first that fits counts. */
const HEADINGS: Record<Field, RegExp> = {
  town: /^(所属|所在)?(乡镇|镇|街道|乡|镇街|乡镇街道|镇\/街道)(名称)?$/,
  head: /^(所属|是否)?户主(姓名|名字|名)?$|^家庭户主$/,
  number: /^(家庭|户籍|所属)?(户号|户编号|户编码|户序号|家庭编号|家庭序号)$/,
  name: /^(居民|村民|人员|成员|家庭成员|户主或成员|网格员|网格长|联户长|负责人|本人)?(姓名|名字)$|^(姓名|成员|家庭成员|人员)$|^(网格员|网格长|联户长)名单$/,
  phone:
    /^(本人|户主|家庭|成员|网格员|负责人)?(联系|手机|移动|常用)?(电话|方式|手机|手机号|手机号码|电话号码|号码|电话\/手机)$|^(联系|移动)(手机|号码)$|^(tel|mobile|phone)$/,
  relation: /^(和|与|同)?(户主|家庭)?的?(之)?(家庭)?关系$|^(与|和)户主关系$|^称谓$/,
  village: /^(所属|所在|行政)*(村|社区|村居|村委会|行政村|村\/社区|村\(社区\)|村名|村庄)(名称)?$/,
  group: /^(所属|所在)?(村民)?(小组|组别|组|组名|村组)(名称|号)?$/,
  grid: /^(所属|所在|负责|分管|包联|户级)?(网格|网格名称|网格编号|微网格|单元网格|管理范围|负责范围|责任区|责任网格|辖区)$/,
  gridMember:
    /^(所属|包联|包保|责任|联系|负责|户级)?(网格员|网格长|联户长|中心户长|网格长姓名|网格员姓名|联户长姓名)$/,
  cluster: /^(所属|所在)?联户(组|单元|编号|名称|序号|号)?$/,
  door: /^(家庭|居住|现|户籍|详细|常住|所在)*(住址|地址|居住地|门牌|门牌号|门牌号码|门号|住所|家庭住址)$/,
  born: /^(出生)(年份|年|年月|日期|年月日)?$|^生日$/,
  status: /^(人员)?(变动|变动情况|状态|人员状态|去向|离任情况)$/,
  post: /^(担任|现任|村组|网格)?(岗位|职务|角色|身份|职责|岗位名称)$/,
  until: /^(到期|届满|任期|离任|截止|任职)(日子|日期|时间|届满|到期|止|结束)*$/,
  code: /^(村|社区|行政村|村居)?(代码|编码|简码|工单代码)$/,
}
/** Never read, never kept, cannot be chosen: what the product has no business to know. */
const SENSITIVE: readonly (readonly [heading: RegExp, name: string])[] = [
  [/身份证|公民身份|证件|证号|身份号|护照|通行证|军官证|社保|指纹/, '身份证号'],
  [/低保|五保|特困|贫困|脱贫|监测户|救助|困难|政策|户类型|家庭类型/, '低保和救助'],
  [/残疾|残障|智力/, '残疾'],
  [/宗教|信仰|教派/, '宗教'],
  [/民族|族别/, '民族'],
  [/病|健康|血型|精神|疫苗|孕|医保/, '健康'],
  [/银行|卡号|账号|帐号|开户|存折|一卡通/, '银行卡'],
  [/政治|党派|党员|婚姻|婚育|生育|计生|犯罪|刑满|矫正|吸毒|上访|信访|收入/, '政治面貌、婚姻和其他个人情况'],
]

/** `序号`, `备注` and the like are headings, too: they help to find the row of headings, and are not read. */
const OTHER =
  /^(序号|编号|性别|年龄|备注|说明|人数|户数|人口|人口数|家庭人口|文化程度|学历|职业|务工地|务工地点|工作单位|县|区县|签名|签字|面积|联系人|照片)$/

/** What was folded lately: each cell of a file is asked several questions, and folding is dear. */
const folded = new Map<string, string>()
const FOLDED_AT_MOST = 5000

/** A heading as it is compared: one line, no blanks, no `(必填)`, no star or colon around it. */
export function heading(text: string): string {
  const known = folded.get(text)
  if (known !== undefined) return known
  const plain = fold(text)
    .replace(/[(（[【][^)）\]】]*[)）\]】]/g, '')
    .replace(/[*★:：、。]/g, '')
  if (folded.size >= FOLDED_AT_MOST) folded.clear()
  folded.set(text, plain)
  return plain
}

/** What in these words is nobody's business; null: nothing. */
export const sensitiveName = (text: string): string | null =>
  SENSITIVE.find(([form]) => form.test(heading(text)))?.[1] ?? null

export const fieldOf = (kind: Kind, text: string): Field | null => {
  const folded = heading(text)
  if (folded === '' || sensitiveName(text) !== null) return null
  // 「户主姓名/姓名」: whichever it is in a row, it is a name.
  const names = [folded, ...folded.split(/[/\\或]/)]
  const fits = FIELDS_OF[kind].filter(field => names.some(name => HEADINGS[field].test(name)))
  return fits.includes('name') ? 'name' : (fits[0] ?? null)
}
export const isHeading = (kind: Kind, text: string): boolean =>
  fieldOf(kind, text) !== null || sensitiveName(text) !== null || OTHER.test(heading(text))

/** One column as it is shown: what stands above it, what it is read as. */
export interface Column {
  at: number
  heading: string
  field: Field | null
  /** What it holds that is not taken, in words; such a column cannot be mapped. */
  dropped: string | null
}

/** Guesses for a row of headings. A field is read from one column; the first that names it counts. */
export function guess(kind: Kind, headings: readonly string[]): Column[] {
  const taken = new Set<Field>()
  const columns = headings.map((text, at): Column => {
    const dropped = sensitiveName(text)
    const field = dropped === null ? fieldOf(kind, text) : null
    if (field === null || taken.has(field)) return { at, heading: text, field: null, dropped }
    taken.add(field)
    return { at, heading: text, field, dropped }
  })
  return NEEDED[kind].reduce(
    (all, fields) =>
      all.some(({ field }) => field !== null && fields.includes(field)) ? all : standIn(kind, all, fields[0]),
    columns,
  )
}

/** A list of posts may call the column of names by the post. */
function standIn(kind: Kind, columns: Column[], field: Field): Column[] {
  const other = columns.find(
    column =>
      column.field === null &&
      kind === 'staff' &&
      /^(网格员|网格长|联户长|店长|店主)$/.test(heading(column.heading)),
  )
  return other ? columns.map(one => (one === other ? { ...one, field } : one)) : columns
}
