/** Every verb of the lifecycle table: one way in. */
import type { Command } from '../../../miniprogram/core/ticket/commands'
import { isRefusal } from '../../../miniprogram/core/refusal'
import type { PersonVerb } from '../../_contract/verbs'
import { press } from '../../_journal/execute'
import type { Known } from '../../_people/person'
import type { Handler } from '../request/serve'
import { checkSlip, hasSlip, slipOf } from '../../_journal/orders/slip'
import { seeDetail } from './view'
import { messageAfter } from '../../../miniprogram/core/ticket/telling/says'

type Asked = { ticketId?: string; key: string; input: object & { slip?: string }; humanCheck?: true }

export function verb<V extends PersonVerb>(name: V): Handler<`ticket.${V}`> {
  const known = async ({ ticketId, key, input: { slip: shown, ...input }, humanCheck }: Asked, me: Known) => {
    const wrong = shown !== undefined && ticketId ? await checkSlip(ticketId, shown, me) : null
    if (wrong) return wrong
    // The contract checked the input against this very verb.
    const command = { verb: name, key, input } as unknown as Command
    const done = await press({
      ticketId: ticketId ?? null,
      command,
      by: me,
      now: me.now,
      humanCheck,
      ...(shown === undefined ? {} : { slip: true as const }),
    })
    if (isRefusal(done)) return done
    const slip =
      name === 'submit' && done.ticket.authorId === me.person._id && hasSlip(done.ticket)
        ? { slip: slipOf(done.ticket.id), no: done.ticket.no }
        : {}
    return {
      ticket: await seeDetail(done.ticket, me, done),
      says: messageAfter(name, done.ticket),
      ...slip,
    }
  }
  return { known } as unknown as Handler<`ticket.${V}`>
}
