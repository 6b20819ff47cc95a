/** A whole name and number, for a purpose that the person concerned can read afterwards. */
import { createHash } from 'node:crypto'
import { holderOf } from '../../../miniprogram/core/ticket/questions'
import { sightOf } from '../../../miniprogram/core/people/sight'
import { isRefusal, refuse } from '../../../miniprogram/core/refusal'
import { isDuplicate } from '../../_shell/trouble'
import { seal, store } from '../../_shell/ports'
import { checkTyped, holdBack } from '../../_shell/said'
import type { ReaderDoc } from '../../_shell/documents'
import type { Ticket } from '../../../miniprogram/core/ticket/types'
import type { Handler } from '../../_shell/serve'
import { seeDetail } from '../../_shell/view'

export const unmask: Handler<'ticket.unmask'> = {
  async known({ ticketId, whose, purpose, key }, me) {
    const ticket = (await store.get('tickets', ticketId))?.ticket
    if (!ticket) return refuse('NOT_FOUND')
    const check = await checkTyped(me)
    if (isRefusal(check)) return check
    if (whose === 'holder') {
      // Their number is public to whom the page shows it, and to nobody else.
      const holder = (await seeDetail(ticket, me))?.holder
      return holder && holderOf(ticket) === holder.id
        ? { name: holder.name, phone: holder.phone }
        : refuse('NOT_ALLOWED')
    }
    const { person: level } = sightOf(ticket, me.actor, me.now)
    const person = ticket.requesterId && level !== 'no' ? await store.get('people', ticket.requesterId) : null
    if (!person) return refuse('NOT_ALLOWED')
    if (level === 'masked') {
      const _id = createHash('sha256')
        .update(`${me.person._id}:${ticketId}:${purpose}:${key}`)
        .digest('hex')
        .slice(0, 32)
      const line = {
        _id,
        v: 1 as const,
        at: me.now,
        by: me.person._id,
        byName: me.person.staffName ?? '代办的人',
        of: person._id,
        ticketId,
        no: ticket.no,
        purpose,
      }
      await write(line, check, ticket).catch((error: unknown) => {
        if (!isDuplicate(error)) throw error
      })
    }
    return { name: seal.open(person.nameSealed), phone: person.phoneSealed && seal.open(person.phoneSealed) }
  },
}

/** The person concerned reads the purpose: one the checker was unsure of waits for the town. */
function write(line: ReaderDoc, check: 'pass' | 'review', { path, villageId }: Ticket): Promise<void> {
  if (check === 'pass') return store.create('readers', line)
  return store.transaction(async tx => {
    const { _id, no, by, at, ticketId: about, purpose: text } = line
    const doubt = await holdBack(tx, {
      id: `${_id}:purpose`,
      about,
      no,
      villageId,
      path: path.slice(0, 2),
      by,
      at,
      text,
      check,
    })
    await tx.create('readers', { ...line, doubt })
  })
}
