import type { Waiting } from '../api/offline-queue'
import type { CardView, LedgerRowView } from '../views/models'
import { clockText, dateText, dayKey } from '../core/clock/shanghai'

/** An order that lies in this phone, in pencil: when it was written, and what becomes of it. */
export function pencilCard(item: Waiting): CardView {
  const amount = dayKey(item.at) === dayKey(Date.now()) ? clockText(item.at) : dateText(item.at)
  const word = item.refused === null ? '等信号' : '没交上'
  const next = item.refused === null ? '存在这个手机里。有了信号自己会交，只交一次。' : item.refused
  const state = { word: item.refused === null ? '写好了' : '没交上', next }
  return {
    id: item.key,
    no: '',
    title: item.title,
    light: { kind: 'pencil', amount, word },
    state,
    aria: `${word}，${item.title}，${next}`,
  }
}

/** Of what could not be sent yet. */
export const KEPT_HERE = '存在这个手机里，有了信号自己会交'

/** A good deed that lies in this phone, as the topmost line of the passbook. */
export function pencilRow(item: Waiting): LedgerRowView {
  const isToday = dayKey(item.at) === dayKey(Date.now())
  const day = isToday ? clockText(item.at) : `${dateText(item.at).split('月 ')[1] ?? ''}`
  const note = item.refused ?? KEPT_HERE
  const after = item.refused === null ? '等信号' : '没交上'
  return {
    id: item.key,
    day,
    month: '',
    title: item.title,
    note,
    points: '',
    after,
    tone: 'pencil',
    opens: true,
    aria: `${after}，${item.title}，${note}`,
  }
}
