/**
 * Words by which somebody would be known, in a text that is to be shown to everyone. The cloud refuses a text with one
 * that `must` go; the page points at all of them. It never says that a text is safe: a supervisor reads it.
 */
import { clean, fold } from './fold'

type PersonalKind = '电话' | '证件号或卡号' | '微信或QQ号' | '邮箱' | '车牌' | '门牌' | '人名'

export interface Personal {
  kind: PersonalKind
  /** The piece as it was typed. */
  words: string
  /** May never be shown; else a person decides. */
  must: boolean
}

const NUMERALS: Record<string, string> = {
  〇: '0',
  零: '0',
  一: '1',
  幺: '1',
  壹: '1',
  二: '2',
  两: '2',
  贰: '2',
  三: '3',
  叁: '3',
  四: '4',
  肆: '4',
  五: '5',
  伍: '5',
  六: '6',
  陆: '6',
  七: '7',
  柒: '7',
  八: '8',
  捌: '8',
  九: '9',
  玖: '9',
}

/** A text with signs left out or changed; `at` says where in the typed text each sign stood. */
interface Plain {
  text: string
  at: number[]
  typed: string
}
function plain(typed: string, without: RegExp, numerals: boolean): Plain {
  let text = ''
  const at: number[] = []
  let where = 0
  for (const sign of typed) {
    for (const one of fold(sign)) {
      if (without.test(one)) continue
      const digit = numerals ? NUMERALS[one] : undefined
      text += digit ?? one
      for (let i = 0; i < (digit ?? one).length; i++) at.push(where)
    }
    where += sign.length
  }
  return { text, at, typed }
}
/** The typed piece behind a match. */
function piece({ at, typed }: Plain, from: number, length: number): string {
  const first = at[from] ?? 0
  const last = at[from + length - 1] ?? first
  const sign = String.fromCodePoint(typed.codePointAt(last) ?? 0)
  return typed.slice(first, last + sign.length)
}

interface Rule {
  kind: PersonalKind
  must: boolean
  pattern: RegExp
  /** Among what the pattern finds, what it is not. */
  unless?: (found: string, after: string) => boolean
}

/** People write numbers with anything in between. */
const BETWEEN_DIGITS = /[-‐-―−－~.·,，、()（）[\]【】/|_+*#]/
const SLIGHT_GAPS = /[-‐-―−－()（）]/
const DOT = /·/
const NOTHING = /[^\s\S]/

const isDate = (digits: string): boolean => /^(19|20)\d\d(0[1-9]|1[0-2])([0-2]\d|3[01])$/.test(digits)
const isSum = (after: string): boolean => /^[多余]?[万亿]?[元块斤吨米方]/.test(after)

/** In a text without gaps, Chinese numerals as digits. */
const NUMBERS: readonly Rule[] = [
  { kind: '证件号或卡号', must: true, pattern: /\d{17}x|\d{15,}/g },
  { kind: '电话', must: true, pattern: /1[3-9]\d{9}/g },
]
/** With only the gaps that stand inside telephone numbers taken out. */
const LOCAL_NUMBERS: readonly Rule[] = [
  {
    kind: '电话',
    must: true,
    pattern: /\d{7,}/g,
    unless: (found, after) => isDate(found) || isSum(after) || /^(400|800)\d{7}$/.test(found),
  },
]
const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领'
const OTHERS: readonly Rule[] = [
  {
    kind: '车牌',
    must: true,
    pattern: new RegExp(`[${PROVINCES}][a-z][a-z0-9]{4,5}[a-z0-9挂学警港澳]`, 'g'),
  },
  {
    kind: '微信或QQ号',
    must: true,
    pattern:
      /(?:微信|薇信|威信|扣扣|企鹅|weixin|wechat|vx|v信|wx|qq)(?:号码|号)?[是为:]*[a-z0-9][a-z0-9_-]{3,}/g,
  },
  { kind: '邮箱', must: true, pattern: /[a-z0-9][a-z0-9._-]*@[a-z0-9-]+(?:\.[a-z0-9-]+)+/g },
]
const DOORS: readonly Rule[] = [
  {
    kind: '门牌',
    must: true,
    pattern:
      /\d+(?:组|栋|幢|号楼|单元)\d+(?:号|室|户)?|门牌号?\d+|\d+号(?:门口|家|院|住户|那户)|\d+单元|\d+室/g,
  },
]
const HINTED_DOORS: readonly Rule[] = [{ kind: '门牌', must: false, pattern: /\d+(?:号|栋)/g }]

const SURNAMES =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜谢邹窦潘葛范彭鲁马苗方俞任袁柳鲍史唐费薛雷贺倪汤罗毕郝安常于傅齐康伍余顾孟黄穆萧尹姚邵汪毛狄米贝戴宋庞熊纪舒屈项祝董梁杜阮蓝季贾路江童颜郭梅盛林钟徐邱骆高夏蔡田胡凌霍虞万支柯管卢莫房缪解应宗丁邓洪包左石崔吉龚程邢裴陆荣翁申白肖谭刘曾武侯段巩殷廖龙叶黎易涂靳'
const KIN =
  '大爷|大妈|大娘|大叔|大婶|大嫂|大伯|大哥|大姐|大姨|爷爷|奶奶|婶子|嫂子|老汉|老太|伯伯|姥姥|阿姨|叔叔'
const TITLES = `${KIN}|老师|师傅|同志|书记|主任|医生|经理|家`
const NAMES: readonly Rule[] = [
  {
    kind: '人名',
    must: true,
    pattern: new RegExp(`[${SURNAMES}](?:${KIN})|[老小][${SURNAMES}](?:家|头)`, 'g'),
  },
  { kind: '人名', must: false, pattern: new RegExp(`[${SURNAMES}][\u4e00-\u9fa5]{0,2}?(?:${TITLES})`, 'g') },
]

function matches(text: Plain, rules: readonly Rule[]): Personal[] {
  return rules.flatMap(({ kind, must, pattern, unless }) => {
    const found: Personal[] = []
    pattern.lastIndex = 0
    for (let one = pattern.exec(text.text); one; one = pattern.exec(text.text)) {
      const [words] = one
      if (unless?.(words, text.text.slice(one.index + words.length))) continue
      found.push({ kind, must, words: piece(text, one.index, words.length) })
    }
    return found
  })
}

/**
 * Whole names wherever they stand. A given name alone only where it is a person by what follows: 建设 and 平安 are names
 * and words.
 */
function named(text: Plain, names: readonly string[]): Personal[] {
  const wanted = [...new Set(names.map(name => fold(name).replace(/·/g, '')))].filter(
    name => [...name].length >= 2,
  )
  const given = wanted.flatMap(name => {
    const signs = [...name]
    return signs.length === 3 || signs.length === 4 ? [signs.slice(-2).join('')] : []
  })
  return [...everywhere(text, wanted, /^/), ...everywhere(text, given, new RegExp(`^(?:${KIN}|家)`))]
}
const everywhere = (text: Plain, names: readonly string[], before: RegExp): Personal[] =>
  names.flatMap(name => {
    const found: Personal[] = []
    for (let i = text.text.indexOf(name); i >= 0; i = text.text.indexOf(name, i + name.length))
      if (before.test(text.text.slice(i + name.length)))
        found.push({ kind: '人名', must: true, words: piece(text, i, name.length) })
    return found
  })

/** Every piece once, those that must go first. `names`: people whom the text may be about, as far as the caller knows. */
export function personalIn(typed: string, names: readonly string[] = []): Personal[] {
  const text = clean(typed)
  const whole = plain(text, NOTHING, false)
  const digits = plain(text, NOTHING, true)
  // What must go stands before what a person decides.
  const all = [
    ...matches(plain(text, BETWEEN_DIGITS, true), NUMBERS),
    ...matches(plain(text, SLIGHT_GAPS, true), LOCAL_NUMBERS),
    ...matches(plain(text, DOT, true), OTHERS),
    ...matches(digits, DOORS),
    ...named(plain(text, DOT, false), names),
    ...matches(whole, NAMES),
    ...matches(digits, HINTED_DOORS),
  ]
  return all.filter(
    (one, i) =>
      !all.slice(0, i).some(before => before.words.includes(one.words) || one.words.includes(before.words)),
  )
}
