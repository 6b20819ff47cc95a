import { holdsPost } from '../../../people/role'
import { actorId } from '../../../process/kinds'
import { refuse } from '../../../refusal'
import { reason } from '../../inputs'
import { mayJudge } from '../../pieces/judging'
import type { Ctx } from '../../kinds'
import { verb } from '../../kit'
import { inRound, withPerson } from '../../pieces/moves'
import { awaitsRevisit, isRelated } from '../../pieces/selectors'
import type { Ticket } from '../../types'
import { STOOD_ASIDE } from '../../../labels'

/** Kin of the person who ordered or handled it does not judge it. What they had judged goes with them. */
export const standAside = verb('StoodAside')({
  label: '是亲戚，回避',
  pace: 'usual',
  way: { sheet: { note: '这一单请别的人来评、来回访；您评过的也收回', yes: '回避' } },
  by: {
    resolved: ['supervisor', 'inspector', 'gridMember'],
    closed: ['supervisor', 'inspector', 'gridMember'],
  },
  to: ['same'],
  needs: ['town'],
  input: { reason: { ...reason, label: '是什么关系', hint: '比如：是我表弟办的' } },
  refuses: (ticket, ctx) =>
    ticket.recused.includes(actorId(ctx)) ? refuse('ASKED_ALREADY') : mayJudge(ticket, ctx),
  decide: (ticket, _, ctx) => (isLastToRevisit(ticket, ctx) ? refuse('NOBODY_ELSE_REVISITS') : {}),
  evolve: (ticket, { by }) => ({
    stage: ticket.stage,
    record: {
      recused: withPerson(ticket.recused, by),
      rounds: inRound(ticket, ({ committee }) => ({ committee: committee.filter(one => one.by !== by) })),
    },
  }),
  message: '记下了，这一单您回避，请别的人来。',
  words: { text: 'office', reviewedBy: 'town', known: 'judges' },
  board: 'figures',
  phrase: null,
  tells: [],
  timeline: STOOD_ASIDE,
})

/** Only the town may always revisit: its last one may not leave an order that cannot end without. */
function isLastToRevisit(ticket: Ticket, { actor, now, facts }: Ctx): boolean {
  if (actor === 'clock' || !awaitsRevisit(ticket) || !holdsPost(actor, 'inspector', ticket.path, now))
    return false
  return !(facts.town ?? []).some(one => one.id !== actor.id && !isRelated(ticket, one, now))
}
