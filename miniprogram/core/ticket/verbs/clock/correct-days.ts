import { dateText } from '../../../clock/shanghai'
import { refuse } from '../../../refusal'
import { daysAgain } from '../../time/calendar'
import { movedLimit } from '../../time/running-limit'
import { verb } from '../../kit'
import { inRound } from '../../pieces/moves'
import { roundOf } from '../../pieces/selectors'
import { deskMustAct, handsAfter, toPeople, toRequesters } from '../../telling/tellings'
import type { EventOf } from '../../events'
import type { StageOf } from '../../types'

type Open = StageOf<'submitted' | 'dispatched' | 'claimed' | 'referred' | 'resolved'>

/** The days of the step that runs. A promise is a day that a person chose: no notice moves it. */
function withDays(
  stage: Open,
  { dispatch, claim, answer, rate, revisit }: EventOf<'DaysCorrected'>['steps'],
): Open {
  switch (stage.state) {
    case 'submitted':
      return { ...stage, dispatchDueAt: dispatch ?? stage.dispatchDueAt }
    case 'dispatched':
      return { ...stage, offer: { ...stage.offer, claimDueAt: claim ?? stage.offer.claimDueAt } }
    case 'referred':
      return { ...stage, answerDueAt: answer ?? stage.answerDueAt }
    case 'resolved':
      return {
        ...stage,
        closeDueAt: rate ?? stage.closeDueAt,
        revisitDueAt: revisit ?? stage.revisitDueAt,
      }
    case 'claimed':
      return stage
  }
}

/** A notice of holidays came out, or was entered again: the days of this matter as they stand now. */
export const correctDays = verb('DaysCorrected')({
  label: '按放假安排改日子',
  by: {
    submitted: ['clock'],
    dispatched: ['clock'],
    claimed: ['clock'],
    referred: ['clock'],
    resolved: ['clock'],
  },
  to: ['same'],
  input: {},
  decide: (ticket, _, { rules, calendars }) => daysAgain(ticket, { rules, calendars }) ?? refuse('NOT_NOW'),
  evolve(ticket, e) {
    const { stage } = ticket
    // The first offer of the round is judged by the same day that its receiver reads.
    const isFirst = stage.state === 'dispatched' && roundOf(ticket).claimDueAt === stage.offer.claimDueAt
    const claimDueAt = isFirst ? e.steps.claim : undefined
    const { rounds, forget } = movedLimit(ticket, e, 'corrected')
    return {
      stage: withDays(stage, e.steps),
      record: {
        rounds: inRound({ ...ticket, rounds }, () => (claimDueAt === undefined ? {} : { claimDueAt })),
      },
      answerBy: e.steps,
      forget,
    }
  },
  message: '',
  words: { text: 'none', known: 'everyone' },
  board: 'figures',
  // Told in the app only: nobody did anything, and the day is no promise.
  phrase: '改日子',
  tells: [
    toRequesters('badge', ({ happened }) => `放假安排公布了，最晚 ${dateText(happened.limitAt)} 办好。`, {
      when: ({ happened }) => happened.moved,
    }),
    toPeople(
      handsAfter,
      'badge',
      ({ happened }) => `放假安排公布了，最晚 ${dateText(happened.limitAt)} 办好。`,
      {
        when: ({ happened }) => happened.moved,
      },
    ),
    {
      ...deskMustAct('badge', '放假安排公布了，日子跟着改了。'),
      how: 'badge',
      template: 'returned',
      page: 'order',
      when: ({ happened }) => happened.moved,
    },
  ],
  timeline: ({ moved, limitAt }) =>
    moved
      ? `放假安排公布了，日子跟着改了${limitAt === undefined ? '' : `：最晚 ${dateText(limitAt)}`}`
      : '放假安排公布了，日子没有变',
})
