/** What a card shows to the person who holds it: number, state, promised day, the desk's line. No words, no name. */
import { about } from '../../../miniprogram/core/about'
import { promiseOf } from '../../../miniprogram/core/ticket/pieces/selectors'
import { isOnSide } from '../../../miniprogram/core/people/demo'
import type { Ticket } from '../../../miniprogram/core/ticket/types'
import { refuse } from '../../../miniprogram/core/refusal'
import { STATE_LABELS } from '../../../miniprogram/core/labels'
import { transaction } from '../../_platform/transaction'
import { store } from '../../_platform/ports'
import { newSend } from '../../_documents/new/send'
import type { Tx } from '../../_platform/inside'
import type { Handler } from '../request/serve'
import { hashOfToken, isAlive, openerOf, OPENERS } from './shares'
import { deskOf } from '../me/me'

export const openShared: Handler<'share.open'> = {
  async anyone({ token }, { openid, person, now }) {
    const [ticketId = ''] = token.split('.')
    const hash = hashOfToken(token)
    const [doc, found] = await Promise.all([store.get('shares', ticketId), store.get('tickets', ticketId)])
    const card = doc?.cards.find(one => one.hash === hash)
    // A card that never was and one that is over answer alike.
    if (!card || !found || !isAlive(found.ticket, card, now)) return refuse('CARD_OVER')
    if (!isOnSide(person, found.path)) return refuse('CARD_OVER')
    if ((await store.get('ticket_words', found.ticket.wordsId))?.erasedAt != null) return refuse('CARD_OVER')
    const opener = openerOf(openid)
    if (!card.told && !card.openers.includes(opener))
      await transaction(tx => opened(tx, found.ticket, hash, opener, now))
    const [desk] = await deskOf(found.ticket.villageId, now)
    const { ticket } = found
    return {
      now,
      no: ticket.no,
      state: ticket.stage.state,
      stateText: STATE_LABELS[ticket.stage.state],
      promisedAt: promiseOf(ticket)?.promisedAt ?? null,
      desk: desk ? { post: desk.post, phone: desk.phone } : null,
    }
  },
}

/** Remembers who opened it, hashed, until it is more than a family: then the requester is told, once. */
async function opened(tx: Tx, ticket: Ticket, hash: string, opener: string, now: number): Promise<true> {
  const doc = await tx.get('shares', ticket.id)
  const card = doc?.cards.find(one => one.hash === hash)
  if (!doc || !card || card.told || card.openers.includes(opener)) return true
  const openers = [...card.openers, opener]
  const told = openers.length > OPENERS
  const cards = doc.cards.map(one => (one === card ? { ...card, openers: told ? [] : openers, told } : one))
  await tx.put('shares', { ...doc, cards })
  if (told && ticket.requesterId !== null)
    await tx.create(
      'sends',
      newSend({
        _id: `share:${hash.slice(0, 24)}:${ticket.requesterId}`,
        about: about('ticket', ticket.id),
        eventId: null,
        personId: ticket.requesterId,
        office: null,
        villageId: ticket.villageId,
        at: now,
        message: `您发给家里人的 ${ticket.no}，已经有 ${OPENERS} 多个人点开过。卡上没有您的名字和您写的话。`,
        how: 'badge',
        until: 'always',
        page: `ticket/open/open?id=${ticket.id}`,
        notice: { no: ticket.no, about: '您发的卡', status: '有人看', at: now },
        template: 'claimed',
      }),
    )
  return true
}
