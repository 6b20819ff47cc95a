/** What the clock presses: 没人领退回, 归档, 到点提醒, 按放假安排改日子. Each refuses NOT_NOW until its moment has passed. */
import { refuse } from '../../../refusal'
import { daysAgain } from '../../calendar'
import { dueReminders, mayLapse } from '../../clockwork'
import { roundOf } from '../../questions'
import type { VerbRule } from './decision'
import { dispatchDue } from '../../times'

export const lapse: VerbRule<'lapse'> = {
  blocks: (ticket, { now }) => (mayLapse(ticket, now) ? null : refuse('NOT_NOW')),
  decide(ticket, _, ctx) {
    const dispatchDueAt = dispatchDue(ctx, roundOf(ticket).limitAt, ticket.urgent)
    return { fact: { type: 'Lapsed', dispatchDueAt }, words: null }
  },
}

export const correctDays: VerbRule<'correctDays'> = {
  decide(ticket, _, { rules, calendars }) {
    const fact = daysAgain(ticket, { rules, calendars })
    return fact ? { fact, words: null } : refuse('NOT_NOW')
  },
}

export const remind: VerbRule<'remind'> = {
  decide(ticket, _, { now }) {
    const [reminder, ...covers] = dueReminders(ticket, now)
    return reminder === undefined
      ? refuse('NOT_NOW')
      : { fact: { type: 'Reminded', reminder, covers }, words: null }
  },
}
