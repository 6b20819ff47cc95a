/** 「发给家里人」: the requester's own order, as a card that any phone can open without being known here. */
import { refuse } from '../../../miniprogram/core/refusal'
import { transaction } from '../../_platform/transaction'
import type { Handler } from '../request/serve'
import { CARDS, hasCards, hashOfToken, tokenFor } from './shares'

export const give: Handler<'share.give'> = {
  async known({ ticketId, key }, { person, now }) {
    const token = tokenFor(person._id, ticketId, key)
    const hash = hashOfToken(token)
    return transaction(async tx => {
      const ticket = (await tx.get('tickets', ticketId))?.ticket
      if (!ticket || ticket.requesterId !== person._id) return refuse('NOT_FOUND')
      if (!hasCards(ticket)) return refuse('NO_CARD')
      if ((await tx.get('ticket_words', ticket.wordsId))?.erasedAt != null) return refuse('NO_CARD')
      const answer = {
        title: `${ticket.no} 这一单，点开看看办到哪儿了`,
        path: `/resident/card/card?t=${token}`,
        picture: '/assets/art/share-ticket.png',
      }
      const doc = await tx.get('shares', ticketId)
      const cards = doc?.cards ?? []
      if (cards.some(one => one.hash === hash)) return answer
      if (cards.length >= CARDS) return refuse('CARDS_GIVEN', { n: CARDS })
      await tx.put('shares', {
        _id: ticketId,
        v: 1,
        by: person._id,
        at: doc?.at ?? now,
        cards: [...cards, { hash, at: now, openers: [], told: false }],
      })
      return answer
    })
  },
}
