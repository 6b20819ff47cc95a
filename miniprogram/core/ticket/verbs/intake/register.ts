import { choice, ref, text } from '../../../process/fields'
import { refuse } from '../../../refusal'
import { clean, isBlank } from '../../../text/fold'
import { SOURCE_LABELS } from '../../../labels'
import { opening } from '../../kit'
import { deskMustAct } from '../../telling/tellings'
import { decides } from '../../time/times'
import { REGISTERED_SOURCES } from '../../types'
import { born, brought, draft, mayBring } from './brought'

/** Found on a walk, in the letter box, by the hotline: nobody's own order, so it is closed by a revisit. */
export const register = opening('Registered')({
  label: '登记',
  pace: 'record',
  way: null,
  by: ['gridMember', 'dispatcher'],
  input: {
    ...draft,
    source: choice({ label: '哪里来的', of: REGISTERED_SOURCES, required: 'BAD_INPUT' }),
    sourceNo: text({ label: '那边的编号', max: 40, moderated: true, onRecord: true }),
    gridId: ref({ label: '哪一格', to: 'grid', required: 'BAD_INPUT' }),
  },
  decide(_, input, ctx) {
    const refusal = mayBring(ctx, ['gridMember', 'dispatcher'])
    if (refusal) return refusal
    if (isBlank(input.text)) return refuse('NEEDS_WORDS', {}, 'text')
    if (!decides(ctx, input.category, input.sub)) return refuse('BAD_INPUT', {}, 'sub')
    return brought(input, ctx, {
      requesterId: null,
      source: input.source,
      sourceNo: clean(input.sourceNo ?? '') || null,
      consent: false,
    })
  },
  evolve: (_, happened) => born(happened),
  message: ticket => `登记好了，编号 ${ticket.no}。`,
  words: { text: 'person', reviewedBy: 'desk', known: 'everyone' },
  board: 'nothing',
  phrase: '待派单',
  tells: [deskMustAct('digest', '等着派，请看一看。')],
  timeline: ({ source }) => `登记了这件事（${source ? SOURCE_LABELS[source] : ''}）`,
})
