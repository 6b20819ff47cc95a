/** Names and numbers shown to those who may know that there is one, not which. */

import { clean } from '../text/fold'

/** '13812345678' → '138****5678'; whatever is shorter shows nothing. */
export const mask = (phone: string): string =>
  phone.length < 8 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`

/**
 * Of somebody whose order or message it is: only that there is a number. Its end stands beside doors in the list of whom
 * one may order for, and would lead there.
 */
export const maskWhole = (phone: string): string =>
  phone.length < 8 ? '****' : `${phone.slice(0, 3)}********`

/** Two-character surnames, so that '欧阳兰' does not become '欧**'. */
const COMPOUND =
  '欧阳 司马 上官 诸葛 司徒 东方 皇甫 尉迟 公孙 慕容 令狐 夏侯 长孙 宇文 端木 西门 东门 南门 北门 南宫 北宫 东郭 南郭 百里 呼延 轩辕 ' +
  '钟离 宗政 濮阳 淳于 单于 太叔 申屠 仲孙 叔孙 季孙 鲜于 闾丘 司空 司寇 司城 亓官 子车 颛孙 巫马 公西 公羊 公冶 公良 公仪 漆雕 乐正 壤驷 ' +
  '拓跋 拓拔 夹谷 宰父 谷梁 榖梁 段干 羊舌 微生 梁丘 左丘 第五 澹台 赫连 完颜 独孤 万俟 闻人 即墨 达奚 屈突 哥舒 纳兰 叶赫 耶律 爱新 ' +
  '贺兰 贺若 贺拔 宿勤 斛律 尔朱 长桑 白马 东里 东阳 西乞 相里 胥门 雍门 王孙 士孙 室中 毋丘 母丘 瓜田 浩生 徒单 主父 主书'
const IS_COMPOUND: Record<string, true> = {}
for (const surname of COMPOUND.split(' ')) IS_COMPOUND[surname] = true

/** '陈玉娥' → '陈'; '' for an empty name. Blanks inside a name are none of it; two characters alone are a name of two. */
export function surnameOf(name: string): string {
  const signs = [...clean(name).replace(/\s/g, '')]
  const two = signs.slice(0, 2).join('')
  return signs.length > 2 && IS_COMPOUND[two] ? two : (signs[0] ?? '')
}

/** What others read instead of a typed name until a person has looked at it. It gives nothing away, so it has no mask. */
export const NAME_WAITS = '姓名待核'

/** '陈玉娥' → '陈**'. The stars do not tell how long the name is. */
export const maskName = (name: string): string => (name === NAME_WAITS ? name : `${surnameOf(name)}**`)
