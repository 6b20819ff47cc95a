import { text } from '../../../process/fields'
import { refuse } from '../../../refusal'
import { isOneOf, otherDesk } from '../../pieces/desk'
import { reason } from '../../inputs'
import { verb } from '../../kit'
import { LIMITS } from '../../../limits'
import { ended } from '../../pieces/moves'
import { toRequester } from '../../telling/tellings'

/** It is not for here: the requester reads why, and where to go instead. */
export const decline = verb('Declined')({
  label: '不予受理',
  pace: 'usual',
  way: { page: '/desk/decline/decline', asks: { note: '', yes: '不予受理' } },
  by: { submitted: ['dispatcher', 'inspector'] },
  to: ['declined'],
  input: {
    reason: {
      ...reason,
      label: '为什么不受理',
      hint: '点单的人看得到，写清楚',
      ready: 'decline',
      openers: ['这件事村里没有权办。', '这件事已经有人在办了。', '这是两家自己的事，'],
    },
    whereInstead: text({
      label: '该去哪里办',
      line: true,
      hint: '比如：镇便民中心 3 号窗，带身份证',
      max: LIMITS.whereInstead,
      moderated: true,
      required: 'NEEDS_REASON',
    }),
  },
  refuses(ticket, ctx) {
    if (ticket.desk === 'inspector') return otherDesk(ticket, ctx)
    return isOneOf(ticket, ctx, 'dispatcher') ? null : refuse('NOT_ALLOWED')
  },
  decide: () => ({}),
  evolve: (ticket, { id, at, by }) => ({
    stage: { state: 'declined', declinedAt: at, declinedBy: by, declinedId: id },
    record: { rounds: ended(ticket, at) },
  }),
  message: '退回去了，点单的人会看到该去哪里办。',
  words: { text: 'office', reviewedBy: 'town', known: 'everyone', told: true },
  board: 'running',
  phrase: '不受理',
  tells: [
    toRequester('message', '这里办不了，点开看该去哪里办。', { template: 'declined', until: 'declined' }),
  ],
  timeline: '看过了，这件事这里办不了',
})
