/** Where several verbs of a good deed lead to, and when the clock credits it. */
import { openOf } from '../points/objections'
import type { Deed } from './kinds'
import type { DeedObjection, Stage } from './record'

/** On the notice, held up or not. */
export const onNotice = (
  { noticeUntil }: Pick<Deed<'confirmed'>['stage'], 'noticeUntil'>,
  objections: readonly DeedObjection[],
): Extract<Stage, { state: 'confirmed' | 'objected' }> => ({
  state: openOf(objections).length > 0 ? 'objected' : 'confirmed',
  noticeUntil,
})

/** After the notice, and not before the last answer. */
export const creditDue = ({ stage, objections }: Deed<'confirmed'>): number =>
  objections.reduce((latest, { answer }) => Math.max(latest, answer?.at ?? 0), stage.noticeUntil)

/** Whether it is the clock's: the notice is over, or some household has its result. What the clock began it ends. */
export const isClocks = ({ noticeUntil, results }: Deed, now: number): boolean =>
  (noticeUntil !== null && now > noticeUntil) || Object.keys(results).length > 0

/** Whether an objection was upheld that leaves this household without. */
export const isOverruled = ({ objections }: Pick<Deed, 'objections'>, householdId: string): boolean =>
  objections.some(
    one => one.answer?.upheld === true && (one.householdId === null || one.householdId === householdId),
  )
