import { dateText } from '../../../clock/shanghai'
import { reason } from '../../inputs'
import { verb } from '../../kit'
import { inRound } from '../../pieces/moves'
import { promisable, promised } from '../../time/promise'
import { promiseOf } from '../../pieces/selectors'
import { beyond, promisedDay } from '../../telling/sentences'
import { toRequesters } from '../../telling/tellings'

/** The holder promises another day, and says why. The old one is kept. */
export const recommit = verb('Recommitted')({
  label: '改日子',
  pace: 'usual',
  way: { sheet: { note: '会告诉点单的人，原来答应的日子也留着', yes: '改到这天' } },
  by: { claimed: ['holder'] },
  to: ['same'],
  most: 20,
  input: {
    promisedDay: { ...promisable, label: '改到哪天' },
    reason: { ...reason, label: '为什么要改' },
  },
  decide: (ticket, { promisedDay, reason }) => promised(ticket, promisedDay, reason),
  evolve(ticket, { id, at, promisedAt, beyondLimit }) {
    const { stage } = ticket
    const commitment = { ...stage.commitment, at, promisedAt, beyondLimit, eventId: id }
    return {
      stage: { ...stage, commitment, earlier: [...stage.earlier, stage.commitment] },
      record: {
        rounds: inRound(ticket, ({ promises }) => ({ promises: [...promises, commitment] })),
      },
      forget: ['promiseLate'],
    }
  },
  message(ticket) {
    const promise = promiseOf(ticket)
    return promise ? `日子改到 ${dateText(promise.promisedAt)}，点单的人会知道。` : '日子改好了。'
  },
  words: { text: 'office', reviewedBy: 'desk', known: 'everyone', told: true },
  board: 'nothing',
  phrase: '改日子',
  tells: [
    toRequesters('message', ({ happened }) => `的日子改到 ${dateText(happened.promisedAt)}，点开看为什么。`, {
      until: 'promiseStands',
      at: ({ happened }) => happened.promisedAt,
    }),
  ],
  timeline: ({ promisedAt, beyondLimit }) => `把日子改到${promisedDay(promisedAt)}${beyond(beyondLimit)}`,
})
