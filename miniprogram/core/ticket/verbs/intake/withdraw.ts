import { actorId } from '../../../process/kinds'
import { refuse } from '../../../refusal'
import { maybeReason } from '../../inputs'
import { verb } from '../../kit'
import { ended } from '../../pieces/moves'
import { handsBefore, toFormer } from '../../telling/tellings'

/** The requester takes it back, as long as nobody has claimed it. */
export const withdraw = verb('Withdrawn')({
  label: '撤单',
  pace: 'usual',
  way: { dialog: { title: '撤单', words: '撤了就不办了。要再办，得重新点一单。', yes: '撤单' } },
  by: { submitted: ['requester'], dispatched: ['requester'] },
  to: ['withdrawn'],
  input: { reason: maybeReason },
  elsewhere: ({ stage, requesterId }, ctx) =>
    stage.state === 'claimed' && actorId(ctx) === requesterId
      ? refuse('CLAIMED_ALREADY', { who: stage.holderName })
      : null,
  decide: () => ({}),
  evolve: (ticket, { at }) => ({ stage: { state: 'withdrawn' }, record: { rounds: ended(ticket, at) } }),
  message: '撤好了，不用再管它。',
  words: { text: 'person', reviewedBy: 'desk', known: 'everyone' },
  board: 'running',
  phrase: '已撤单',
  tells: [toFormer(handsBefore, '点单的人撤了，不用再办。')],
  timeline: '撤了单',
})
