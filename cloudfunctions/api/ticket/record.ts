/**
 * What may be read only with a purpose, and is logged: the office's texts of a matter whose person took their own words
 * back (the town), and the words of a matter whose class is to be changed (whoever approves without seeing them).
 */
import { relationsOf } from '../../../miniprogram/core/people/relations'
import { isRefusal, refuse } from '../../../miniprogram/core/refusal'
import { sayEvent } from '../../../miniprogram/core/ticket/says'
import type { Words } from '../../../miniprogram/core/ticket/types'
import type { RecordLine } from '../../_contract/views'
import type { WordsDoc } from '../../_shell/documents'
import { store } from '../../_shell/ports'
import { logReading } from '../../_shell/reading'
import { checkTyped } from '../../_shell/said'
import type { Handler } from '../../_shell/serve'
import { standingOf } from '../../_shell/standing'

export const record: Handler<'ticket.record'> = {
  async known({ ticketId, purpose, key }, me) {
    const ticket = (await store.get('tickets', ticketId))?.ticket
    if (!ticket) return refuse('NOT_FOUND')
    const relations = relationsOf(ticket, me.actor, me.now, await standingOf(ticket, me))
    if (!relations.includes('inspector') && !relations.includes('approver')) return refuse('NOT_FOUND')
    const check = await checkTyped(me)
    if (isRefusal(check)) return check
    const where = { ticketId: ticket.id }
    const words = new Map((await store.all('ticket_words', { where })).map(doc => [doc._id, doc]))
    await logReading(me, { ticket, of: ticket.requesterId ?? '', what: 'words', purpose, key, check })
    const events = await store.all('ticket_events', { where, sort: ['rev', 'asc'] })
    const lines = events.flatMap<RecordLine>(event => {
      const text = textOf(words.get(event._id))
      if (text === null) return []
      const { says } = sayEvent(ticket, event, me.person._id, { people: {}, grids: {} }, false)
      return [{ at: event.at, says, text }]
    })
    return { now: me.now, no: ticket.no, lines: lines.reverse() }
  },
}

/** Everything typed with one event; null when nothing was, or it is erased. */
function textOf(doc: WordsDoc | undefined): string | null {
  if (!doc?.words) return null
  const { attachments: _, ...typed }: Words = doc.words
  return Object.values(typed).filter(Boolean).join('；') || null
}
