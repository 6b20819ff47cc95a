/** Every verb of the lifecycle table: one way in. */
import type { Command } from '../../../miniprogram/core/ticket/commands'
import type { PersonId } from '../../../miniprogram/core/people/role'
import { isRefusal } from '../../../miniprogram/core/refusal'
import { messageAfter } from '../../../miniprogram/core/ticket/telling/timeline-text'
import type { PersonVerb } from '../../../contract/ticket/verbs'
import { press } from '../../_journal/execute'
import { rulebook, rulesOf } from '../../_journal/rulebook'
import { historyOf, whole, type History } from '../../_journal/orders/history'
import { checkSlip, slipOf } from '../../_journal/orders/slip'
import type { Known } from '../../_people/person'
import type { Handler } from '../request/serve'
import { forFamily, isOnPaper } from './family'
import { forHelped, type Helped } from './helped'
import { ticketDetail } from './view'

type Asked = {
  ticketId?: string
  key: string
  input: object & { slip?: string }
  humanCheck?: true
  helped?: Helped
  family?: string
}

export function verb<V extends PersonVerb>(name: V): Handler<`ticket.${V}`> {
  const known = async (
    { ticketId, key, input: { slip: shown, ...typed }, humanCheck, helped, family }: Asked,
    me: Known,
  ) => {
    const input = helped
      ? await forHelped(helped, typed, me, humanCheck)
      : family !== undefined
        ? await forFamily(family, typed, me)
        : typed
    if (isRefusal(input)) return input
    const wrong = shown !== undefined && ticketId ? await checkSlip(ticketId, shown, me) : null
    if (wrong) return wrong
    // The contract checked the input against this very verb.
    const command = { verb: name, key, input } as unknown as Command
    // What it was before is read while it changes: the answer shows it with the new step.
    let before: History | null = null
    const done = await press('ticket', {
      id: ticketId ?? null,
      command,
      by: me,
      now: me.now,
      humanCheck,
      ...(shown === undefined ? {} : { known: { slip: true } }),
      async meanwhile() {
        before = ticketId ? await historyOf(ticketId, staffIn(command, me)) : null
      },
    })
    if (isRefusal(done)) return done
    const { matter: ticket } = done
    const book = await rulebook()
    const slip =
      name === 'submit' && ticket.authorId === me.person._id && (await isOnPaper(ticket))
        ? { slip: slipOf(ticket.id), no: ticket.no }
        : {}
    const written = ticketId ? whole(done, before) : done.written
    return {
      ticket: await ticketDetail(ticket, me, { ...done, written }),
      message: messageAfter(name, ticket, { rules: rulesOf(book, ticket.rules), calendars: book.calendars }),
      ...slip,
    }
  }
  return { known } as unknown as Handler<`ticket.${V}`>
}

/** Who presses may hold it afterwards; whom it is sent to does. */
const staffIn = ({ input }: Command, { person }: Known): PersonId[] => [
  ...(person.staffName === null ? [] : [person._id]),
  ...('person' in input && typeof input.person === 'string' ? [input.person] : []),
]
