import { refuse } from '../../../refusal'
import { REMINDER_LABELS } from '../../../labels'
import { dueReminders } from '../../time/due'
import { verb } from '../../kit'
import { promiseOf, roundOf } from '../../pieces/selectors'
import { handsOf, urgentOr } from '../../telling/tellings'
import { REMINDERS } from '../../timers'
import type { Ticket } from '../../types'
import type { Reminder } from '../../vocabulary'

/** Anyone who works on it is reminded themselves; where nobody does, the desk. */
const byHands = (reminder: Reminder, ticket: Ticket): boolean =>
  REMINDERS[reminder].tells === 'hands' && handsOf(ticket).length > 0

/** A moment has passed: the heaviest reminder is given, and covers the lighter ones. */
export const remind = verb('Reminded')({
  label: '到点提醒',
  by: {
    submitted: ['clock'],
    dispatched: ['clock'],
    claimed: ['clock'],
    referred: ['clock'],
    resolved: ['clock'],
  },
  to: ['same'],
  input: {},
  decide(ticket, _, { now }) {
    const [reminder, ...covers] = dueReminders(ticket, now)
    return reminder === undefined ? refuse('NOT_NOW') : { reminder, covers }
  },
  // Which were given is kept by the engine.
  evolve: ({ stage }) => ({ stage }),
  message: '',
  words: { text: 'none', known: 'everyone' },
  board: 'nothing',
  phrase: ({ reminder }) => (reminder === 'soonLate' ? '快到期' : '已超期'),
  tells: [
    {
      who: 'people',
      people: ({ after }) => handsOf(after),
      when: ({ happened, after }) => byHands(happened.reminder, after),
      how: urgentOr('message'),
      template: 'soonLate',
      page: 'order',
      until: 'reminder',
      at: ({ after }) => promiseOf(after)?.promisedAt ?? roundOf(after).limitAt,
      text: ({ happened }) => REMINDERS[happened.reminder].text,
    },
    {
      who: ({ happened, after }) =>
        REMINDERS[happened.reminder].tells === 'town' || after.desk === 'inspector' || after.aboutStaff
          ? 'town'
          : 'desk',
      when: ({ happened, after }) => !byHands(happened.reminder, after),
      how: urgentOr('message'),
      template: 'soonLate',
      page: 'inbox',
      until: 'reminder',
      at: ({ after }) => promiseOf(after)?.promisedAt ?? roundOf(after).limitAt,
      text: ({ happened }) => REMINDERS[happened.reminder].text,
    },
  ],
  timeline: ({ reminder }) => (reminder ? `到点提醒：${REMINDER_LABELS[reminder]}` : '到点提醒过了'),
})
