import { flag, text } from '../../../process/fields'
import { refuse } from '../../../refusal'
import { attachments, needContent } from '../../inputs'
import { verb } from '../../kit'
import { LIMITS } from '../../../limits'
import { atDesk } from '../../pieces/moves'
import { roundOf } from '../../pieces/selectors'
import { deskMustAct, handsAfter, toPeople } from '../../telling/tellings'
import { dispatchDue } from '../../time/times'

/** Something is added; nothing is overwritten. It can turn urgent, and never back. */
export const amend = verb('Amended')({
  label: '补充说明',
  pace: 'addition',
  way: {
    sheet: {
      note: '接在后面，原来写的不动',
      yes: '补上去',
      without: ['urgent'],
      oneOf: ['text', 'attachments'],
    },
  },
  by: {
    submitted: ['requester', 'author'],
    dispatched: ['requester', 'author'],
    claimed: ['requester', 'author'],
  },
  to: ['same'],
  most: 20,
  input: {
    text: text({ label: '要补充什么', max: LIMITS.text, moderated: true, hint: '后来怎么样了、还差什么' }),
    attachments,
    urgent: flag({ label: '等不得了', answer: 'yes' }),
  },
  // Closed to the family: who typed it for them adds nothing more.
  refuses: ({ family, readers, requesterId }, { actor }) =>
    family && readers === 'handlers' && actor !== 'clock' && actor.id !== requesterId
      ? refuse('NOT_ALLOWED')
      : null,
  decide(ticket, { text, attachments, urgent }, ctx) {
    const turns = urgent === true && !ticket.urgent
    const missing = turns ? null : needContent(text, attachments)
    if (missing) return missing
    const dispatchDueAt =
      turns && ticket.stage.state === 'submitted' ? dispatchDue(ctx, roundOf(ticket).limitAt, true) : null
    return { urgent: turns, dispatchDueAt }
  },
  evolve: ({ stage, added, urgent }, happened) => ({
    // Set only while it is on the desk.
    stage: happened.dispatchDueAt === null ? stage : atDesk(happened.dispatchDueAt, happened.at),
    record: { added: [...added, happened.id], urgent: urgent || happened.urgent },
  }),
  message: '补充好了，办的人看得到。',
  words: { text: 'person', reviewedBy: 'desk', known: 'everyone' },
  board: 'nothing',
  phrase: '有补充',
  tells: [
    // What turns urgent later is told as if it had been urgent from the start.
    {
      ...deskMustAct('now', '变成急的了，请马上看。'),
      when: ({ happened, before, after }) =>
        happened.urgent && !before?.urgent && after.stage.state === 'submitted',
    },
    toPeople(
      handsAfter,
      ({ happened, before }) => (happened.urgent && !before?.urgent ? 'now' : 'badge'),
      ({ happened, before }) =>
        happened.urgent && !before?.urgent ? '变成急的了，请马上看。' : '补充了说明，点开看看。',
    ),
  ],
  timeline: ({ urgent }) => (urgent ? '补充了说明，说等不得了' : '补充了说明'),
})
