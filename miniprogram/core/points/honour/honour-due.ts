/** When an honour is due: the notice ends, an answer or the votes are missing. */
import { addDays, endOfDay } from '../../clock/shanghai'
import { objectionsDueAt, openOf } from '../objections'
import type { Honour, Objection } from '../types'

/** A household that says nothing has not agreed; a committee that does not vote is counted as it stands. */
const ANSWER_DAYS = 15

/** When the clock must look at it; null: only people move it. */
export const honourDueAt = (honour: Honour): number | null => {
  switch (honour.state) {
    case 'nominated':
      return endOfDay(addDays(honour.at, ANSWER_DAYS))
    case 'notice':
      return objectionsDueAt(honour.objections) ?? honour.noticeUntil
    case 'deciding':
      return endOfDay(addDays(decidingSince(honour), ANSWER_DAYS))
    case 'declined':
    case 'awarded':
    case 'notAwarded':
      return null
  }
}
/** An objection answered long after the notice does not cut short the days the committee has. */
const decidingSince = ({ noticeUntil, at, objections }: Honour): number =>
  objections.reduce((latest, { answer }) => Math.max(latest, answer?.at ?? 0), noticeUntil ?? at)

export const openObjections = ({ objections }: Pick<Honour, 'objections'>): Objection[] => openOf(objections)
