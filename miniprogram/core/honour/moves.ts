/** Stages that several verbs lead to. */
import { answerDue } from './days'
import type { Outcome } from './events'
import { openObjections } from './judging'
import type { Honour } from './kinds'
import type { Stage } from './record'

type In<S extends Stage['state']> = Extract<Stage, { state: S }>

export const decided = (
  came: Outcome,
  { consent }: Pick<Honour, 'consent'>,
  at: number,
): In<'awarded'> | In<'notAwarded'> =>
  came === 'awarded'
    ? { state: 'awarded', decidedAt: at, shown: consent?.given === true }
    : { state: 'notAwarded', decidedAt: at }

/** Until when the committee votes, where nothing holds the notice any more; null: something does. */
export function voteDueAfter(
  honour: Honour<'notice'>,
  objections: Honour['objections'],
  now: number,
): number | null {
  const isOver = now > honour.stage.noticeUntil && openObjections({ objections }).length === 0
  return isOver ? voteDue(honour.stage.noticeUntil, objections) : null
}

/** An objection that was answered long after the notice does not cut short the days the committee has. */
export const voteDue = (noticeUntil: number, objections: Honour['objections']): number =>
  answerDue(objections.reduce((latest, { answer }) => Math.max(latest, answer?.at ?? 0), noticeUntil))
