import { flag } from '../../../process/fields'
import { refuse } from '../../../refusal'
import { reason } from '../../inputs'
import { verb } from '../../kit'
import { answeredBefore } from '../../pieces/answered'
import { atDesk, withPerson } from '../../pieces/moves'
import { roundOf } from '../../pieces/questions'
import { deskMustAct, handsOf, toFormer, toRequester } from '../../telling/tellings'
import { dispatchDue } from '../../time/times'

/** The level above says whether somebody else does it. */
export const answerObjection = verb('ObjectionAnswered')({
  label: '答复换人',
  pace: 'usual',
  way: { sheet: { note: '答复会告诉点单的人', yes: '答复' } },
  answers: 'objection',
  // Nobody answers their own, nor an objection to themselves; where that is the whole town, the county does.
  by: { submitted: ['approver'], dispatched: ['approver'], claimed: ['approver'] },
  to: ['same', 'submitted'],
  elsewhere: (ticket, ctx) => answeredBefore('ObjectionAnswered', ticket, ctx),
  input: { upheld: flag({ label: '换不换', says: { yes: '换一个人', no: '不换' } }), reason },
  decide(ticket, { upheld }, ctx) {
    const about = ticket.requests.objection?.payload.about
    if (about === undefined) return refuse('NOT_NOW')
    const moves = upheld && handsOf(ticket).includes(about)
    return {
      upheld,
      dispatchDueAt: moves ? dispatchDue(ctx, roundOf(ticket).limitAt, ticket.urgent) : null,
    }
  },
  evolve(ticket, { at, upheld, dispatchDueAt }) {
    const about = ticket.requests.objection?.payload.about
    const recused = upheld && about !== undefined ? withPerson(ticket.recused, about) : ticket.recused
    return {
      stage: dispatchDueAt === null ? ticket.stage : atDesk(dispatchDueAt, at),
      record: { recused },
    }
  },
  message: '答复记下了。',
  words: { text: 'office', reviewedBy: 'town', known: 'upheld', told: true },
  phrase: '有答复',
  tells: [
    toRequester('message', ({ happened }) =>
      happened.upheld ? '同意换个人办，正在重新派，点开看看。' : '换人的事镇里答复了，点开看看。',
    ),
    {
      ...deskMustAct('badge', '要换个人办，请重新派。'),
      when: ({ happened, after }) => happened.upheld && after.stage.state === 'submitted',
    },
    toFormer(
      ({ before, after }) => handsOf(before).filter(id => !handsOf(after).includes(id)),
      '换给别人办了，不用再管。',
      { when: ({ happened }) => happened.upheld },
    ),
  ],
  timeline: ({ upheld }) =>
    upheld === undefined ? '答复了换人的事' : upheld ? '同意换个人办' : '答复：不换人',
})
