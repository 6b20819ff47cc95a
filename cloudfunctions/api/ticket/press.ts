/** Every verb of the lifecycle table: one way in. */
import type { Command } from '../../../miniprogram/core/ticket/commands'
import { isRefusal } from '../../../miniprogram/core/refusal'
import type { PersonVerb } from '../../_contract/verbs'
import { press } from '../../_shell/handle'
import type { Known } from '../../_shell/person'
import type { Handler } from '../../_shell/serve'
import { seeDetail } from '../../_shell/view'
import { saysAfter } from './toasts'

type Asked = { ticketId?: string; key: string; input: object; humanCheck?: true }

export function verb<V extends PersonVerb>(name: V): Handler<`ticket.${V}`> {
  const known = async ({ ticketId, key, input, humanCheck }: Asked, me: Known) => {
    // The contract checked the input against this very verb.
    const command = { verb: name, key, input } as unknown as Command
    const done = await press({ ticketId: ticketId ?? null, command, by: me, now: me.now, humanCheck })
    if (isRefusal(done)) return done
    return { ticket: await seeDetail(done.ticket, me, done.written), says: saysAfter(name, done.ticket) }
  }
  return { known } as unknown as Handler<`ticket.${V}`>
}
