/** What is still missing on the joining page, in one sentence; '' when it can be sent. */
import { isBlank } from '../../core/text/fold'

export type Way = 'card' | 'letter' | 'post'

export interface Filled {
  way: Way
  code: string
  letter: string
  name: string
  phone: string
  agreed: boolean
}

const DIGITS = 8

export function noteFor({ way, code, letter, name, phone, agreed }: Filled): string {
  if (!agreed) return '请先看一看您的信息怎么管'
  if (way === 'card' && code.length !== DIGITS) return `还差联系卡上的八位数，已经写了 ${code.length} 位`
  if (way === 'letter' && isBlank(letter)) return '还差信上的编号，扫一扫也行'
  // A letter for one person knows the name; any other asks for it.
  if (way !== 'letter' && isBlank(name)) return '还差“您的名字”没写'
  return phone !== '' && !/^1\d{10}$/.test(phone) ? '手机号是 11 位；不留也行，清空就好' : ''
}
