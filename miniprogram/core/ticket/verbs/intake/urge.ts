import { dateText, dayKey } from '../../../clock/shanghai'
import { refuse } from '../../../refusal'
import { verb } from '../../kit'
import { actDueAt } from '../../pieces/selectors'
import { deskMustAct, deskReads, handsAfter, toPeople, urgentOr } from '../../telling/tellings'

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
    const due = actDueAt(ticket)
    if (due !== null && now <= due) return refuse('NOT_LATE', { day: dateText(due) })
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
