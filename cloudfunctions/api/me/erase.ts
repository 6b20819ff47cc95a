/** My own words in a ticket that has ended. The chain keeps its salted commitments and still verifies; the salt goes too. */
import { isFinal } from '../../../miniprogram/core/ticket/questions'
import { refuse } from '../../../miniprogram/core/refusal'
import type { WordsDoc } from '../../_shell/documents'
import { makeBoardsAgain } from '../../_shell/boards'
import { files, store } from '../../_shell/ports'
import { withRetry } from '../../_shell/retry'
import type { Handler } from '../../_shell/serve'

export const erase: Handler<'me.erase'> = {
  async known({ ticketId }, { person, now }) {
    const ticket = (await store.get('tickets', ticketId))?.ticket
    if (!ticket || (ticket.requesterId !== person._id && ticket.authorId !== person._id)) return refuse('NOT_FOUND')
    if (!isFinal(ticket)) return refuse('NOT_NOW')
    const all = await store.list('ticket_words', { where: { ticketId }, sort: ['_id', 'asc'], limit: 1000 })
    // The first words are the requester's matter, whoever typed them; a helper may not erase them.
    // Theirs too: what was shown of it on the board, and the ratings somebody typed for them from a slip.
    const requesters = [ticket.wordsId, ticket.publication?.eventId, ...ticket.rounds.map(round => round.rating?.eventId)]
    const isMine = (doc: WordsDoc) => (requesters.includes(doc._id) ? ticket.requesterId === person._id : doc.by === person._id)
    const mine = all.filter(doc => doc.words !== null && isMine(doc))
    for (const doc of mine) {
      // Files first: cut off here, the words still name them, and the next try goes on.
      await files.remove(Object.values(doc.kept ?? {}).filter(Boolean))
      for (const id of Object.keys(doc.kept ?? {})) await store.remove('files', id)
      await withRetry(() => store.put('ticket_words', { ...doc, words: null, salt: '', contact: null, kept: {}, erasedAt: now }))
    }
    if (mine.some(doc => doc._id === ticket.publication?.eventId)) await makeBoardsAgain(ticket, now)
    return { erased: mine.length }
  },
}
