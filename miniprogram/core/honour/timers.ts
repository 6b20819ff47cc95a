/** What time brings about: silence ends, the notice ends, objections nobody answered move on, votes are counted. */
import { objectionsDueAt } from '../points/objections'
import { openObjections } from './judging'
import { clock } from './kit'

export const CLOCKS = {
  silence: clock({ while: ['nominated'], dueAt: ({ stage }) => stage.answerDueAt, press: 'neverAgreed' }),
  /** An open objection holds it. */
  notice: clock({
    while: ['notice'],
    dueAt: honour => (openObjections(honour).length > 0 ? null : honour.stage.noticeUntil),
    press: 'endNotice',
  }),
  objections: clock({
    while: ['notice'],
    dueAt: ({ objections }) => objectionsDueAt(objections),
    press: 'moveObjections',
  }),
  votes: clock({ while: ['deciding'], dueAt: ({ stage }) => stage.voteDueAt, press: 'countVotes' }),
}
