import { flag } from '../../../process/fields'
import { refuse } from '../../../refusal'
import { reason } from '../../inputs'
import { verb } from '../../kit'
import { atDesk, withPerson } from '../../pieces/moves'
import { roundOf } from '../../pieces/selectors'
import { deskMustAct, handsOf, toFormer, toRequester } from '../../telling/tellings'
import { dispatchDue } from '../../time/times'
import type { Ticket } from '../../types'

/** Whom an objection would be about: the holder, or the one person it was offered to. */
function handlerOf({ stage }: Ticket<'dispatched' | 'claimed'>): string | null {
  if (stage.state === 'claimed') return stage.holder
  const [only, another] = stage.offer.to
  return another === undefined ? (only ?? null) : null
}

/** The requester wants somebody else to do it. Once for an order; the town answers. */
const objectTo = verb('Objected')({
  label: '换个人办',
  pace: 'rarely',
  way: { sheet: { note: '只能提一次，由镇里定。您写的话只有镇里看得见', yes: '交给镇里' } },
  asks: { request: 'objection', payload: ({ whom }) => ({ whom }) },
  by: { dispatched: ['requester'], claimed: ['requester'] },
  to: ['same'],
  input: { reason: { ...reason, label: '为什么想换个人' } },
  refuses(ticket) {
    if (ticket.objected) return refuse('OBJECT_ONCE')
    return handlerOf(ticket) === null ? refuse('NOT_NOW') : null
  },
  decide(ticket) {
    const whom = handlerOf(ticket)
    return whom === null ? refuse('NOT_NOW') : { whom }
  },
  evolve: ({ stage }) => ({ stage, record: { objected: true } }),
  message: '交到镇里了，等答复。',
  words: { text: 'person', reviewedBy: 'town', known: 'town' },
  board: 'nothing',
  // The person it is about hears nothing, not even that there is an objection, until it is upheld.
  phrase: '待答复',
  tells: [
    {
      who: 'approver',
      how: 'badge',
      template: 'returned',
      page: 'inbox',
      until: { request: 'objection' },
      text: '点单的人想换个人办，请答复。',
    },
  ],
  timeline: '请求换个人办',
})

/** The level above says whether somebody else does it. */
const answerObjection = verb('ObjectionAnswered')({
  label: '答复换人',
  pace: 'usual',
  way: { sheet: { note: '答复会告诉点单的人', yes: '答复' } },
  answers: 'objection',
  // Nobody answers their own, nor an objection to themselves; where that is the whole town, the county does.
  by: { submitted: ['approver'], dispatched: ['approver'], claimed: ['approver'] },
  to: ['same', 'submitted'],
  input: { upheld: flag({ label: '换不换', labels: { yes: '换一个人', no: '不换' } }), reason },
  decide(ticket, { upheld }, ctx) {
    const moves = upheld && handsOf(ticket).includes(ctx.asked.payload.whom)
    return {
      upheld,
      dispatchDueAt: moves ? dispatchDue(ctx, roundOf(ticket).limitAt, ticket.urgent) : null,
    }
  },
  evolve(ticket, { at, upheld, dispatchDueAt }) {
    const whom = ticket.requests.objection?.payload.whom
    const recused = upheld && whom !== undefined ? withPerson(ticket.recused, whom) : ticket.recused
    return {
      stage: dispatchDueAt === null ? ticket.stage : atDesk(dispatchDueAt, at),
      record: { recused },
    }
  },
  message: '答复记下了。',
  words: { text: 'office', reviewedBy: 'town', known: 'upheld', told: true },
  board: 'figures',
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
    ),
  ],
  timeline: ({ upheld }) =>
    upheld === undefined ? '答复了换人的事' : upheld ? '同意换个人办' : '答复：不换人',
})

export const objection = { objectTo, answerObjection }
