import { dateText } from '../../../clock/shanghai'
import { flag } from '../../../process/fields'
import { refuse } from '../../../refusal'
import { reason } from '../../inputs'
import { verb } from '../../kit'
import { isOneOf, kind } from '../../pieces/desk'
import { isClassOf, leavesKind, roundOf } from '../../pieces/selectors'
import { deskReads, handsAfter, toPeople, toRequester, toRequesters } from '../../telling/tellings'
import { limitByKind, movedLimit } from '../../time/running-limit'
import { decides } from '../../time/times'

/** The desk wants another kind. Somebody else answers: the level above, or the requester where it leaves their kind. */
const reclassify = verb('ReclassifyAsked')({
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
    if (!decides(ctx, category, sub)) return refuse('BAD_INPUT', {}, 'sub')
    const asked = { category, sub, matter, track }
    return isClassOf(ticket, asked) ? refuse('BAD_INPUT', {}, 'track') : asked
  },
  evolve: ({ stage }) => ({ stage }),
  message: '交上去了，答应了才改。',
  words: { text: 'office', reviewedBy: 'town', known: 'everyone', told: true },
  board: 'nothing',
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

/** Whether it becomes the kind that the desk asked for. */
const answerReclassify = verb('ReclassifyAnswered')({
  label: '答复改分类',
  pace: 'usual',
  way: { sheet: { note: '', yes: '答复' } },
  answers: 'reclassify',
  own: 'RELATED',
  insists: true,
  by: {
    submitted: ['approver', 'requester'],
    dispatched: ['approver', 'requester'],
    claimed: ['approver', 'requester'],
    referred: ['approver', 'requester'],
  },
  to: ['same'],
  input: { agreed: flag({ label: '改不改', labels: { yes: '同意改', no: '不改' } }), reason },
  refuses(ticket, ctx) {
    const asked = ticket.requests.reclassify
    // The requester decides only whether it leaves the kind they filed it under; the rest is the approver's.
    return !asked || leavesKind(ticket, asked.payload) || isOneOf(ticket, ctx, 'approver')
      ? null
      : refuse('NOT_ALLOWED')
  },
  decide(ticket, { agreed }, ctx) {
    const { category, sub, matter, track } = ctx.asked.payload
    return {
      agreed,
      category,
      sub,
      matter,
      track,
      ...limitByKind(ctx, { sub, track }, ticket),
    }
  },
  evolve(ticket, e) {
    const { stage } = ticket
    if (!e.agreed) return { stage }
    const { rounds, forget } = movedLimit(ticket, e)
    const { category, sub, matter, track } = e
    return { stage, record: { rounds, category, sub, matter, track }, forget }
  },
  message: '答复记下了。',
  words: { text: 'presser', reviewedBy: 'town', known: 'everyone', told: true },
  board: 'running',
  phrase: '改分类',
  tells: [
    {
      ...deskReads('分类不改，点开看为什么。', 'running'),
      text: ({ happened }) => (happened.agreed ? '同意改分类了。' : '分类不改，点开看为什么。'),
    },
    toPeople(handsAfter, 'badge', ({ happened }) => `改了分类，最晚 ${dateText(happened.limitAt)}办好。`, {
      when: ({ happened }) => happened.agreed,
    }),
    toRequesters(
      ({ happened, before }) =>
        before && roundOf(before).limitAt !== happened.limitAt ? 'message' : 'badge',
      ({ happened }) => `改了分类，最晚 ${dateText(happened.limitAt)}办好，点开看为什么。`,
      { when: ({ happened }) => happened.agreed },
    ),
  ],
  timeline: ({ agreed }) =>
    agreed === undefined ? '答复了改分类' : agreed ? '同意改分类，时限跟着改了' : '答复：分类不改',
})

export const reclassification = { reclassify, answerReclassify }
