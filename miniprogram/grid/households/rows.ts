/** My households as they are drawn: how long ago in the margin, and nothing that compares. */
import type { VisitList, VisitRow } from '../../../contract/person/care'
import { daysSince, isOfThisMonth, monthEnds } from '../../core/care/visits'
import { TAG_LABELS } from '../../core/care/tags'
import { dateText, dayKey } from '../../core/clock/shanghai'

export interface Row {
  id: string
  title: string
  /** In the margin. */
  amount: string
  word: string
  tags: string[]
  note: string
  aria: string
}
export interface Head {
  title: string
  until: string
  /** A stroke a household. */
  seen: string[]
  toCome: number
  left: string
}

export function rowOf({ id, title, people, tags, last, orders }: VisitRow, now: number): Row {
  const days = daysSince(last, now)
  const amount = days === null ? '没记过' : days === 0 ? '今天' : `${days} 天`
  const word = days === null || days === 0 ? '' : isOfThisMonth(last, now) ? '前' : '没去'
  const labels = tags.map(tag => TAG_LABELS[tag])
  const note = [
    people === 0 ? '还没登记人' : `${people} 口人`,
    last ? `${dateText(last.day)}${last.how === 'phoned' ? '电话问过' : '去的'}` : '',
    orders > 0 ? `替人点的 ${orders} 单在办` : '',
  ]
    .filter(part => part !== '')
    .join(' · ')
  return {
    id,
    title,
    amount,
    word,
    tags: labels,
    note,
    aria: [title, ...labels, `${amount}${word}`, note].join('，'),
  }
}

export function headOf({ counts: { all, unseen }, now }: Pick<VisitList, 'counts' | 'now'>): Head {
  const seen = all - unseen
  return {
    title: `${Number(dayKey(now).slice(5, 7))} 月走访，走了 ${seen} 户`,
    until: `到 ${dateText(monthEnds(now))}`,
    seen: Array.from({ length: seen }, (_, at) => `s${at}`),
    toCome: unseen,
    left: unseen === 0 ? '这一轮都走到了' : `还有 ${unseen} 户`,
  }
}
