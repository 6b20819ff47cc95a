/** Points in the words people read: what was done, how much it is. */
import { LONG } from '../lasts'
import type { PointsItem } from './types'

/** 「清河道 2 小时」; a single time needs no number. From the rules, never what a person typed. */
export const deedWords = ({ label, unit }: Pick<PointsItem, 'label' | 'unit'>, quantity: number): string =>
  quantity === 1 && unit === '次' ? label : `${label} ${quantity} ${unit}`

/** 「+10 分」, 「−5 分」. */
export const pointsText = (points: number): string => `${points < 0 ? '−' : '+'}${Math.abs(points)} 分`

interface Done {
  /** What somebody does who says that it is true. */
  vouch: string
  /** What is done in the end, and once it was done. */
  settle: string
  settled: string
  /** Where it came to nothing. */
  nothing: string
}
const GIVES: Done = { vouch: '证实', settle: '入账', settled: '入账了', nothing: '没加分' }
const TAKES: Done = { vouch: '核实', settle: '扣分', settled: '扣了分', nothing: '没扣分' }
/** A good deed is vouched for and credited; a minus is checked and taken off. */
export const doneWith = (points: number): Done => (points < 0 ? TAKES : GIVES)

/** What stands beside a result that nobody answered the objection to. */
export const UNANSWERED_TEXT = '异议没有答复'
/** Below an objection that the clock closed: of a deed and of an honour. */
export const UNANSWERED_SAYS = `${LONG.objectionUnanswered}没有答复，照常往下走，写明${UNANSWERED_TEXT}。`
