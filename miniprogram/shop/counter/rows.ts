/** What the counter shows of a redemption. */
import type { CounterRow, Found } from '../../../contract/points/shop'
import { clockText } from '../../core/clock/shanghai'
import { pictureOf } from '../picture'

export interface Row {
  id: string
  day: string
  month: string
  words: string
  note: string
  /** Redeemed for somebody without a phone: handed out to whom one knows, without a code. */
  inPerson: boolean
}
export interface Answer {
  id: string
  good: boolean
  message: string
  name: string
  picture: string
  whose: string
  paid: string
  /** Which of several shops it comes from. */
  from: string
  may: boolean
}

export const rowOf = (
  { id, goodName, householdTitle, onBehalf, discount, paid, state }: CounterRow,
  day: string,
  month: string,
): Row => ({
  id,
  day,
  month,
  words: goodName,
  inPerson: onBehalf && state === 'waiting',
  note: [householdTitle, onBehalf ? '代换，没有码' : '', discount ? `网格员 9 折，收 ${paid} 分` : '']
    .filter(Boolean)
    .join(' · '),
})

export const todayRow = (row: CounterRow): Row => rowOf(row, clockText(row.at), '')

export const answerOf = (looked: Found): Answer => ({
  id: looked.id,
  good: looked.mayHandOut,
  message: looked.message,
  name: looked.goodName,
  picture: pictureOf(looked.picture, looked.url),
  whose: looked.householdTitle,
  paid: looked.discount ? `网格员 9 折，${looked.paid} 分已扣，不收钱` : `${looked.paid} 分已扣，不收钱`,
  from: looked.shopName ? `从${looked.shopName}拿` : '',
  may: looked.mayHandOut,
})
