import { subOf } from '../../../clock/policy'
import { choice, text } from '../../../process/fields'
import { refuse } from '../../../refusal'
import { attachments } from '../../inputs'
import { verb } from '../../kit'
import { LIMITS } from '../../../limits'
import { inRound } from '../../pieces/moves'
import { awaitsRevisit } from '../../pieces/selectors'
import { outcomeText } from '../../telling/sentences'
import { toRequesters } from '../../telling/tellings'
import { endings } from '../../time/times'
import { OUTCOMES } from '../../types'

/** The holder says how it ended. */
export const resolve = verb('Resolved')({
  label: '办结',
  pace: 'usual',
  way: { page: '/grid/resolve/resolve', asks: { note: '', yes: '办结', photos: '办好后的照片' } },
  by: { claimed: ['holder'] },
  to: ['resolved'],
  input: {
    outcome: choice({
      label: '办得怎么样',
      of: OUTCOMES,
      labels: {
        done: '办好了',
        partly: '办了一部分',
        failed: '没办成',
        notNeeded: '不用办了',
        partyRefused: '本人不要办',
      },
      required: 'NEEDS_OUTCOME',
    }),
    text: text({
      label: '说说结果',
      max: LIMITS.result,
      moderated: true,
      hint: '做了什么，现在怎么样了',
      ready: 'resolve',
      required: 'NEEDS_WORDS',
    }),
    attachments,
  },
  decide(ticket, { outcome, attachments }, ctx) {
    const finished = outcome === 'done' || outcome === 'partly'
    const photo = attachments.some(({ kind }) => kind === 'photo')
    // Where nothing was done there is nothing to photograph.
    if (finished && !photo && subOf(ctx.rules, ticket.sub)?.needsPhoto)
      return refuse('NEEDS_PHOTO', {}, 'attachments')
    return { outcome, ...endings(ctx, ticket) }
  },
  evolve(ticket, { id, at, by, outcome, closeDueAt, revisitDueAt }) {
    const { holder, holderName, coHandlers, commitment, earlier } = ticket.stage
    return {
      stage: {
        state: 'resolved',
        holder,
        holderName,
        coHandlers,
        commitment,
        earlier,
        closeDueAt,
        revisitDueAt,
      },
      record: {
        rounds: inRound(ticket, () => ({
          endedAt: at,
          resolution: { at, by, outcome, eventId: id },
        })),
      },
    }
  },
  message: ticket =>
    ticket.requesterId === null
      ? '办结了，回访过再归档。'
      : awaitsRevisit(ticket)
        ? '办结了，等回访，也等点单的人评一评。'
        : '办结了，等点单的人评一评。',
  words: { text: 'office', reviewedBy: 'desk', known: 'everyone', told: true },
  board: 'running',
  phrase: '已办结',
  tells: [
    toRequesters('message', '办结了，请看一看结果，评一评。', { template: 'resolved', until: 'unrated' }),
  ],
  timeline: ({ outcome }) => `办结：${outcomeText(outcome)}`,
})
