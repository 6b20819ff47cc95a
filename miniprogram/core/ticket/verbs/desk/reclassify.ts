import { refuse } from '../../../refusal'
import { kind } from '../../pieces/desk'
import { reason } from '../../inputs'
import { verb } from '../../kit'
import { leavesKind } from '../../pieces/questions'
import { toRequester } from '../../telling/tellings'
import { knows } from '../../time/times'

/** The desk wants another kind. Somebody else answers: the level above, or the requester where it leaves their kind. */
export const reclassify = verb('ReclassifyAsked')({
  label: '改分类',
  pace: 'usual',
  way: { page: '/desk/dispatch/dispatch?verb=reclassify' },
  asks: {
    request: 'reclassify',
    payload: ({ category, sub, matter, track }) => ({ category, sub, matter, track }),
  },
  by: {
    submitted: ['dispatcher'],
    dispatched: ['dispatcher'],
    claimed: ['dispatcher'],
    referred: ['dispatcher'],
  },
  to: ['same'],
  most: 20,
  input: { ...kind, reason },
  decide(ticket, { category, sub, matter, track }, ctx) {
    if (!knows(ctx, category, sub)) return refuse('BAD_INPUT', {}, 'sub')
    const isSame =
      category === ticket.category && sub === ticket.sub && matter === ticket.matter && track === ticket.track
    return isSame ? refuse('BAD_INPUT', {}, 'track') : { category, sub, matter, track }
  },
  evolve: ({ stage }) => ({ stage }),
  message: '交上去了，答应了才改。',
  words: { text: 'office', reviewedBy: 'town', known: 'everyone', told: true },
  phrase: '待答复',
  tells: [
    // It leaves the kind it was filed under only with a yes.
    toRequester('badge', '派单台想把它改成别的分类，您答应了才改，请点开答复。', {
      until: { request: 'reclassify' },
      when: ({ happened, after }) => leavesKind(after, happened),
    }),
    {
      who: 'approver',
      how: 'badge',
      template: 'newOrder',
      page: 'inbox',
      until: { request: 'reclassify' },
      text: '派单台想改分类，请答复。',
    },
  ],
  timeline: '想改一下分类，等着答复',
})
