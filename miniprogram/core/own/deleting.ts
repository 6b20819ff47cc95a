/** Being forgotten: what is still open then, what goes, what stays and why. Read by the cloud and by the page. */
import { LONG } from '../lasts'

/**
 * What is still open of somebody, by what becomes of it when they go. `free`: an order that nobody has claimed. `taken`: one
 * in somebody's hands. `ending`: one that is done or with another office. `deed`: reported, not credited yet. `letter`: a
 * complaint or suggestion without its last answer. `code`: goods to fetch. `join`: a request to join.
 */
export type OpenKind = 'free' | 'taken' | 'ending' | 'deed' | 'letter' | 'code' | 'join'

export const AFTERWARDS: Readonly<Record<OpenKind, string>> = {
  free: '还没人领，删的时候撤单',
  taken: '有人领了，删的时候告诉经办的人不用办了',
  ending: '往后的消息不再告诉您，到日子自己结',
  deed: '还没入账，删的时候撤回',
  letter: '还没有最后答复，删了就看不到答复了',
  code: '还没领，家里别人可以拿编号去领；没人领，到期分退回户上',
  join: '还没人点头，删的时候撤掉',
}

export const GOES: readonly string[] = [
  '姓名、电话、微信、住在哪一户',
  '您写的话、拍的照片、录的音，还有替您写的',
  '您发出去的单子卡片，没答复的登记和岗位',
]

/** Each with its reason. */
export const STAYS: readonly { what: string; why: string }[] = [
  { what: '哪天办过什么事、谁办的、打过几分', why: '里面没有您的话和名字，账要对得上' },
  { what: '办事的人自己写的办理记录', why: '是公家的记录；要看得写明为什么，由镇里看' },
  { what: '户上的积分和流水', why: '分记在户上，不记在人上' },
  { what: '谁看过您的资料、为什么看', why: '乱看的人要查得出来' },
  {
    what: `一个认不出是谁的记号，记着在哪一户、从哪天到哪天，${LONG.formerStay}后也删`,
    why: '不让人删了再来，给自家人作证',
  },
  { what: '云平台自己的记录', why: '留多少天由县里在云平台上定' },
]

/** Of the household's points: nobody of it would be left to use them. */
export const LAST_OF_HOUSEHOLD = (balance: number): string =>
  `您家户上还有 ${balance} 分，户里没有别人了。删了以后，要等下一位登记到这一户才用得上。`

/** Said once more before it is done. */
export const SURE = {
  title: '真的删掉',
  words: '删了找不回来。以后再来，要重新登记。',
  yes: '删掉',
} as const

/** How long the file of one's own data can be fetched. */
export const COPY_FOR = LONG.ownCopy
