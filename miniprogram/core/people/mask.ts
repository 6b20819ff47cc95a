/** Names and numbers shown to those who may know that there is one, not which. */

/** '13812345678' → '138****5678'; whatever is shorter shows nothing. */
export const mask = (phone: string): string =>
  phone.length < 8 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`

/** Two-character surnames, so that '欧阳兰' does not become '欧**'. */
const COMPOUND = [
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '司徒',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '令狐',
  '夏侯',
  '长孙',
  '宇文',
  '端木',
]

/** '陈玉娥' → '陈'; '' for an empty name. */
export function surnameOf(name: string): string {
  const two = [...name].slice(0, 2).join('')
  return COMPOUND.includes(two) ? two : ([...name][0] ?? '')
}

/** '陈玉娥' → '陈**'. The stars do not tell how long the name is. */
export const maskName = (name: string): string => `${surnameOf(name)}**`
