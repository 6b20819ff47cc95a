import { dateText, dayKey } from '../../../clock/shanghai'
import { refuse } from '../../../refusal'
import { verb } from '../../kit'
import { roundOf } from '../../pieces/selectors'
import { deskMustAct, deskReads, handsAfter, toPeople, urgentOr } from '../../telling/tellings'
import type { Ticket } from '../../types'

/** By when somebody had to act: the step that runs, the promise, and never later than the limit. */
function dueOf(ticket: Ticket): number {
  const { stage } = ticket
  const { limitAt } = roundOf(ticket)
  switch (stage.state) {
    case 'submitted':
      return Math.min(stage.dispatchDueAt, limitAt)
    case 'dispatched':
      return Math.min(stage.offer.claimDueAt, limitAt)
    case 'claimed':
      return Math.min(stage.commitment.promisedAt, limitAt)
    case 'referred':
      return Math.min(stage.answerDueAt, limitAt)
    case 'resolved':
    case 'closed':
    case 'withdrawn':
    case 'declined':
    case 'merged':
      return Number.POSITIVE_INFINITY
  }
}

/** 催一催: whose matter it is asks what keeps it, once it is late; once a day, and nobody is ranked by it. */
export const urge = verb('Urged')({
  label: '催一催',
  pace: 'usual',
  way: {
    dialog: {
      title: '催一催',
      words: '该办的人会收到一句话，也看得到催过几次。一天能催一次，急的打电话更快。',
      yes: '催一催',
    },
  },
  by: {
    submitted: ['requester'],
    dispatched: ['requester'],
    claimed: ['requester'],
    referred: ['requester'],
  },
  to: ['same'],
  most: 90,
  input: {},
  refuses(ticket, { now }) {
    if (now <= dueOf(ticket)) return refuse('NOT_LATE', { day: dateText(dueOf(ticket)) })
    return ticket.urgedAt !== undefined && dayKey(ticket.urgedAt) === dayKey(now)
      ? refuse('URGED_TODAY')
      : null
  },
  decide: () => ({}),
  evolve: ({ stage }, { at }) => ({ stage, record: { urgedAt: at } }),
  message: '催过了，该办的人会收到一句话。明天还没动静，再来催。',
  words: { text: 'none', known: 'everyone' },
  board: 'nothing',
  phrase: '催一催',
  tells: [
    toPeople(handsAfter, urgentOr('message'), '过了日子，点单的人来催了，请看一看。'),
    {
      ...deskMustAct('digest', '过了派单的日子，点单的人来催了。'),
      when: ({ after }) => after.stage.state === 'submitted',
    },
    {
      ...deskReads('移交出去的还没回话，点单的人来催了。', 'running'),
      when: ({ after }) => after.stage.state === 'referred',
    },
  ],
  timeline: '催了一次',
})
