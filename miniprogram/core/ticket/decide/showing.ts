/** 晒单: shown only with a supervisor's words and the requester's consent. */
import { isBlank } from '../../text/fold'
import { refuse } from '../../refusal'
import { isRelated, isShowable } from '../questions'
import { needReason, presser, wordsOf, type VerbRule } from './decision'

export const consent: VerbRule<'consent'> = {
  blocks: ticket =>
    isShowable(ticket) || ticket.matter === null || ticket.consent ? null : refuse('NOT_SHOWABLE'),
  decide: (_, input) => ({ fact: { type: 'ConsentChanged', consent: input.consent }, words: null }),
}

export const publish: VerbRule<'publish'> = {
  blocks(ticket, ctx) {
    if (!isShowable(ticket)) return refuse('NOT_SHOWABLE')
    if (ticket.requesterId !== null && !ticket.consent) return refuse('NO_CONSENT')
    return isRelated(ticket, presser(ctx)) ? refuse('RELATED') : null
  },
  decide(ticket, { asked, done, seenRev }) {
    if (seenRev !== ticket.rev) return refuse('STALE')
    if (isBlank(asked)) return refuse('NEEDS_WORDS', {}, 'asked')
    if (isBlank(done)) return refuse('NEEDS_WORDS', {}, 'done')
    return { fact: { type: 'Published' }, words: wordsOf({ asked, done }) }
  },
}

export const unpublish: VerbRule<'unpublish'> = {
  blocks: ticket => (ticket.publication ? null : refuse('NOT_NOW')),
  decide: (_, { reason }) =>
    needReason(reason) ?? { fact: { type: 'Unpublished' }, words: wordsOf({ reason }) },
}
