/** 晒单: shown only with a supervisor's words and the requester's consent. */
import { isBlank } from '../../../text/fold'
import { personalIn } from '../../../text/personal'
import { refuse, type Refusal } from '../../../refusal'
import { isRelated, isShowable } from '../../questions'
import { needReason, presser, wordsOf, type VerbRule } from './decision'

export const consent: VerbRule<'consent'> = {
  blocks: ticket =>
    isShowable(ticket) || ticket.matter === null || ticket.consent ? null : refuse('NOT_SHOWABLE'),
  decide: (ticket, input) =>
    input.consent === ticket.consent
      ? refuse('SAME_ALREADY')
      : { fact: { type: 'ConsentChanged', consent: input.consent }, words: null },
}

/** At any time, at once. A complaint about staff has no readers to choose: the town reads it, and nobody else. */
export const setReaders: VerbRule<'setReaders'> = {
  blocks: ticket => (ticket.aboutStaff ? refuse('NOT_NOW') : null),
  decide: (ticket, { readers }) =>
    readers === ticket.readers
      ? refuse('SAME_ALREADY')
      : { fact: { type: 'ReadersSet', readers }, words: null },
}

export const publish: VerbRule<'publish'> = {
  blocks(ticket, ctx) {
    if (!isShowable(ticket)) return refuse('NOT_SHOWABLE')
    if (ticket.requesterId !== null && !ticket.consent) return refuse('NO_CONSENT')
    return isRelated(ticket, presser(ctx)) ? refuse('RELATED') : null
  },
  decide(ticket, { asked, done, seenRev }, ctx) {
    if (isBlank(asked)) return refuse('NEEDS_WORDS', {}, 'asked')
    if (isBlank(done)) return refuse('NEEDS_WORDS', {}, 'done')
    const no = notShown('asked', asked, ctx.facts.names) ?? notShown('done', done, ctx.facts.names)
    if (no) return no
    return { fact: { type: 'Published' }, words: wordsOf({ asked, done }) }
  },
}

/** Numbers and names may stand on no wall; the refusal says which pieces, and in which of the two texts. */
function notShown(field: 'asked' | 'done', text: string, names: readonly string[] = []): Refusal | null {
  const found = personalIn(text, names).filter(one => one.must)
  const pieces = found.map(({ kind, words }) => `“${words}”（${kind}）`)
  return found.length > 0 ? refuse('PERSONAL', { found: pieces.join('、') }, field) : null
}

export const unpublish: VerbRule<'unpublish'> = {
  blocks: ticket => (ticket.publication ? null : refuse('NOT_NOW')),
  decide: (_, { reason }) =>
    needReason(reason) ?? { fact: { type: 'Unpublished' }, words: wordsOf({ reason }) },
}
