/** One cell → what is meant, or what is wrong with it in words that say what to do. */
import { clean, fold, isBlank } from '../../miniprogram/core/text/fold'
import { isIdentity, textOf, type Cell } from './cells'
import { chineseNumbers } from './numbers'

export type Read<T> = { ok: true; value: T } | { ok: false; message: string }
const read = <T>(value: T): Read<T> => ({ ok: true, value })
const wrong = (message: string): Read<never> => ({ ok: false, message })

const UNTRUE: Record<Extract<Cell, { untrue: string }>['untrue'], string> = {
  elsewhere: '这一格是从另一个文件取来的，可能是旧的。请复制成数值，存好再选一次。',
  error: '这一格的公式出错了。请改成文字，存好再选一次。',
  private: '变动看不懂，也没有存下。没有变动留空；搬走写「搬走」，过世写「过世」。',
  identity: '这一格像身份证号或者卡号，系统不收，也没有存下。请删掉。',
}
/** What people write for nothing. */
const NOTHING = /^([-/\\.—－、]+|无|没有|暂无|空|不详|未知|n\/a)$/i

/** The text of a cell, cleaned; '' for nothing. Whatever holds an identity number is refused wherever it stands. */
export function readText(cell: Cell): Read<string> {
  if (typeof cell === 'object' && cell !== null) return wrong(UNTRUE[cell.untrue])
  const text = clean(textOf(cell).normalize('NFKC'))
  if (isIdentity(cell) || isIdentity(text)) return wrong(UNTRUE.identity)
  return read(isBlank(text) || NOTHING.test(text) ? '' : text)
}

/** A name without the blanks that set it wide; 「陈望生（户主）」 is 陈望生, and a head. '' for nothing. */
export function readName(cell: Cell): Read<{ name: string; isHead: boolean }> {
  const text = readText(cell)
  if (!text.ok) return text
  const plain = text.value.replace(/\s/g, '')
  const isHead = /[(（]户主[)）]$/.test(plain)
  const name = plain.replace(/[(（]户主[)）]$/, '').replace(/[•・･‧∙⋅]/g, '·')
  if (name === '') return read({ name, isHead })
  if (/\d/.test(name)) return wrong(`姓名里有数字：「${shown(name)}」。请改成姓名。`)
  if (/[()（）[\]【】/、,，;；]/.test(name))
    return wrong(`「${shown(name)}」不止是姓名。一行写一个人，别的话写到备注里。`)
  if (/某/.test(name)) return wrong(`「${shown(name)}」不是全名，请照本子写全。`)
  if (/^(姓名|名字|户主|成员|点我|点击)/.test(name)) return wrong(`「${shown(name)}」不是姓名。请改成姓名。`)
  if (/[^\p{L}\p{M}·.'’-]|\ufffd/u.test(name))
    return wrong(`姓名「${shown(name)}」里有不是字的符号。请照本子改。`)
  if ([...name].length > 20) return wrong('姓名太长了，最多 20 个字。')
  if ([...name].length < 2) return wrong(`姓名「${name}」只有一个字，请写全。`)
  return read({ name, isHead })
}

/** A column of heads holds names, or marks the person who is one. */
export function readHead(cell: Cell): Read<{ name: string; isMark: boolean }> {
  const text = readText(cell)
  if (!text.ok) return text
  if (/^(是|√|✓|y|yes|1|户主)$/i.test(text.value)) return read({ name: '', isMark: true })
  if (/^(否|×|n|no|0)$/i.test(text.value)) return read({ name: '', isMark: false })
  const name = readName(cell)
  return name.ok ? read({ name: name.value.name, isMark: false }) : name
}

const LOST = (text: string) =>
  `表格把号码改成了科学数「${text.replace(/(\d\.\d{4})\d+/, '$1…')}」，后几位没了。请照本子补上 11 位号码。`

/** A number that was 1.38E+10 once, and was written out again. */
const ROUNDED = '号码后六位全是 0，像是表格改过的。请照本子补上 11 位号码。'

/** A mobile number; null for nothing. Numbers that lost digits in a spreadsheet are wrong, never guessed. */
export function readPhone(cell: Cell): Read<string | null> {
  if (typeof cell === 'number' && !isIdentity(cell)) return phoneOfNumber(cell, String(cell))
  const text = readText(cell)
  if (!text.ok) return text
  const folded = fold(text.value)
  if (folded === '') return read(null)
  // Such a number lost its last digits when it was shown, whatever stands there now.
  if (/^\d+(\.\d+)?e\+?\d+$/.test(folded)) return wrong(LOST(folded.toUpperCase()))
  const digits = folded
    .replace(/^="(\d+)"$/, '$1')
    .replace(/^'/, '')
    .replace(/^1\d(,\d{3}){3}$/, all => all.replaceAll(',', ''))
    .replace(/\.0+$/, '')
    .replace(/^(手机|电话|tel)[:：]?/, '')
    .replace(/[-—_.()（）]/g, '')
    .replace(/^(\+86|0086|86)(?=1\d{10}$)/, '')
  if (/^1[3-9]\d{3}0{6}$/.test(digits)) return wrong(ROUNDED)
  if (/^1[3-9]\d{9}$/.test(digits)) return read(digits)
  if (/1[3-9]\d{9}.*1[3-9]\d{9}/.test(digits)) return wrong('这一格有两个号码，请留一个手机号。')
  if (/^0\d{9,11}$|^[2-8]\d{6,7}$/.test(digits)) return wrong('这是座机。请填手机号，没有就留空。')
  if (/^\d+$/.test(digits))
    return wrong(
      digits.length === 11
        ? `「${mask(digits)}」不是手机号的开头，请照本子改。`
        : `号码是 ${digits.length} 位，手机号要 11 位，请照本子改。`,
    )
  return wrong('这一格不是手机号。请填 11 位手机号，没有就留空。')
}

function phoneOfNumber(value: number, text: string): Read<string | null> {
  // What was 1.38E+10 in a text, and then opened and saved again, ends in zeros that nobody dialled.
  if (!Number.isInteger(value) || (value >= 1e10 && value % 1e6 === 0))
    return wrong(LOST(/e/i.test(text) ? text : value.toExponential().replace('e', 'E')))
  return readPhone(String(value))
}
/** A number in a sentence is masked: others read over the shoulder. */
const mask = (digits: string): string => `${digits.slice(0, 3)}****${digits.slice(-4)}`
/** Never a number of four digits or more in a sentence. */
const shown = (text: string): string => text.replace(/\d{4,}/g, '…')

/** The year of birth from whatever a register holds: a year, a date, an age, a serial day; null for nothing. */
export function readBorn(cell: Cell, thisYear: number): Read<number | null> {
  const text = readText(cell)
  if (!text.ok) return text
  const folded = chineseNumbers(fold(text.value).replace(/^(农历|阴历|公历|阳历|生于)/, ''))
  if (folded === '') return read(null)
  const year = yearIn(folded, thisYear)
  if (year !== null && year > thisYear) return wrong(`出生年份 ${year} 在今年以后，请照本子改。`)
  return year !== null && year >= 1900
    ? read(year)
    : wrong(`出生年份「${shown(text.value)}」看不懂，请写成 1948 这样的四位数，或者留空。`)
}

function yearIn(text: string, thisYear: number): number | null {
  const whole = /^(19|20)\d{2}(?!\d$)/.exec(text)?.[0]
  if (whole !== undefined) return Number(whole)
  // The days that a spreadsheet counts from 1900, also where they were saved as a text.
  if (/^\d{4,5}(\.\d+)?$/.test(text) && Number(text) > 3000 && Number(text) < 60_000)
    return new Date(Date.UTC(1899, 11, 30) + Number(text) * 86_400_000).getUTCFullYear()
  const age = /^(\d{1,3})(周)?岁$/.exec(text)?.[1]
  if (age !== undefined) return thisYear - Number(age)
  const republic = /^民国(\d{1,2})年/.exec(text)?.[1]
  if (republic !== undefined) return 1911 + Number(republic)
  const [, written, dotted] = /^(?:(\d{1,2})年|(\d{2})[./-]\d{1,2}$)/.exec(text) ?? []
  const short = written ?? dotted
  if (short === undefined) return null
  return Number(short) + (Number(short) > thisYear % 100 ? 1900 : 2000)
}

/** A day, at the start of it in Shanghai; null for nothing. */
export function readDay(cell: Cell): Read<number | null> {
  const text = readText(cell)
  if (!text.ok) return text
  const folded = fold(text.value)
  if (folded === '') return read(null)
  if (typeof cell === 'number' && cell > 30_000 && cell < 80_000)
    return read(Date.UTC(1899, 11, 30) + Math.floor(cell) * 86_400_000 - 8 * 3_600_000)
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(folded) ?? []
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day))
  const isDay = new Date(at).getUTCDate() === Number(day)
  return isDay ? read(at - 8 * 3_600_000) : wrong(`日子「${text.value}」看不懂，请写成 2026-12-31 这样。`)
}

/** No longer there: moved away or out of office, or dead. */
export type Left = 'left' | 'died'
/** What is kept of all words for it. */
export const LEFT_WORDS: Record<Left, string> = { left: '搬走或者离任', died: '过世' }

/** Whether a change of the roster says that somebody is no longer there; null where nothing is said. */
export function readStatus(cell: Cell): Read<Left | null> {
  const text = readText(cell)
  if (!text.ok) return text
  const folded = fold(text.value)
  if (folded === '' || /^(在|常住|正常|没变|无变动|新增|新来|在任|在岗|迁入|外出|务工|户主)/.test(folded))
    return read(null)
  // One that names both names neither: then they are not there, and nobody’s account is closed for it.
  if (/迁出|搬走|搬离|外嫁|出嫁|嫁出|嫁到|注销|销户|离任|卸任|免职|辞职|不再担任|到期/.test(folded))
    return read('left')
  if (/已故|病故|不在了|去世|过世|死亡|亡故/.test(folded)) return read('died')
  return wrong(`变动「${shown(text.value)}」看不懂。没有变动留空；搬走写「搬走」，过世写「过世」。`)
}

/** Posts a file may name, and all the others it may not. */
export function readPost(cell: Cell): Read<'gridMember' | 'shopkeeper' | null> {
  const text = readText(cell)
  if (!text.ok) return text
  const folded = fold(text.value)
  if (folded === '') return read(null)
  if (/^(兼职|专职|专|兼|户级|村级)?(网格员|网格长|联户长|中心户长|户长)$/.test(folded))
    return read('gridMember')
  if (
    /^(积分)?(超市|兑换点|兑换站)?(管理员|店员|店长|店主|负责人|老板)$/.test(folded) &&
    /超市|兑换|店|老板/.test(folded)
  )
    return read('shopkeeper')
  return wrong(`表格只能定网格员和积分超市店员。「${shown(text.value)}」要由上一级一个一个定，再当面确认。`)
}
