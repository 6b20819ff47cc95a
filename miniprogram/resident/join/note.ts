/** What is still missing on the joining page, in one sentence; '' when it can be sent. */
import { isBlank } from '../../core/text/fold'
import { PHONE_HAS_ELEVEN } from '../../views/sentences'

export type Way = 'phone' | 'card' | 'door' | 'letter' | 'post'
/** As they stand on the page. */
export const WAYS: { value: Way; label: string }[] = [
  { value: 'phone', label: '手机号' },
  { value: 'card', label: '联系卡' },
  { value: 'door', label: '门牌' },
  { value: 'letter', label: '登记信' },
  { value: 'post', label: '我有岗位' },
]

export interface Filled {
  way: Way
  code: string
  /** Where the door is; '' where nobody has chosen yet. */
  placeId: string
  door: string
  letter: string
  name: string
  phone: string
  agreed: boolean
}

const DIGITS = 8

/** What only this way asks for. */
const OWN: Readonly<Record<Way, (filled: Filled) => string>> = {
  phone: () => '',
  card: ({ code }) => (code.length === DIGITS ? '' : `还差联系卡上的八位数，已经写了 ${code.length} 位`),
  door: ({ placeId, door }) => (placeId === '' ? '还差“哪个村”没选' : isBlank(door) ? '还差“门牌”没写' : ''),
  letter: ({ letter }) => (isBlank(letter) ? '还差信上的编号，扫一扫也行' : ''),
  post: () => '',
}

/** Where the number stands on the page: a half-typed one of a draft is no reason where nobody can clear it. */
const ASKS_PHONE: Readonly<Record<Way, boolean>> = {
  phone: false,
  card: true,
  door: true,
  letter: true,
  post: false,
}

export function noteFor(filled: Filled): string {
  const { way, name, phone, agreed } = filled
  if (!agreed) return '请先看一看您的信息怎么管'
  const own = OWN[way](filled)
  if (own !== '') return own
  // A letter for one person knows the name; any other asks for it.
  if (way !== 'letter' && isBlank(name)) return '还差“您的名字”没写'
  return ASKS_PHONE[way] && phone !== '' && !/^1\d{10}$/.test(phone) ? PHONE_HAS_ELEVEN : ''
}
