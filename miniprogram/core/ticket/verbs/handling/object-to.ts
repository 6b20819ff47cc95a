import { refuse } from '../../../refusal'
import { reason } from '../../inputs'
import { verb } from '../../kit'
import type { Ticket } from '../../types'

/** Whom an objection would be about: the holder, or the one person it was offered to. */
function handlerOf({ stage }: Ticket<'dispatched' | 'claimed'>): string | null {
  if (stage.state === 'claimed') return stage.holder
  const [only, another] = stage.offer.to
  return another === undefined ? (only ?? null) : null
}

/** The requester wants somebody else to do it. Once for an order; the town answers. */
export const objectTo = verb('Objected')({
  label: '换个人办',
  pace: 'rarely',
  way: { sheet: { note: '只能提一次，由镇里定。您写的话只有镇里看得见', yes: '交给镇里' } },
  asks: { request: 'objection', payload: ({ about }) => ({ about }) },
  by: { dispatched: ['requester'], claimed: ['requester'] },
  to: ['same'],
  input: { reason: { ...reason, label: '为什么想换个人' } },
  refuses(ticket) {
    if (ticket.objected) return refuse('OBJECT_ONCE')
    return handlerOf(ticket) === null ? refuse('NOT_NOW') : null
  },
  decide(ticket) {
    const about = handlerOf(ticket)
    return about === null ? refuse('NOT_NOW') : { about }
  },
  evolve: ({ stage }) => ({ stage, record: { objected: true } }),
  message: '交到镇里了，等答复。',
  words: { text: 'person', reviewedBy: 'town', known: 'town' },
  // Whoever it is about hears nothing, not even that there is an objection, until it is upheld.
  phrase: '待答复',
  tells: [
    {
      who: 'approver',
      how: 'badge',
      template: 'returned',
      page: 'inbox',
      until: { request: 'objection' },
      text: '点单的人想换个人办，请答复。',
    },
  ],
  timeline: '请求换个人办',
})
