/** My own words in a ticket that has ended. */
import { isFinal } from '../../../miniprogram/core/ticket/questions'
import { refuse } from '../../../miniprogram/core/refusal'
import { forgetWords, wordsOfPerson } from '../../_shell/forget'
import { store } from '../../_shell/ports'
import type { Handler } from '../../_shell/serve'

export const erase: Handler<'me.erase'> = {
  async known({ ticketId }, { person, now }) {
    const ticket = (await store.get('tickets', ticketId))?.ticket
    if (!ticket || (ticket.requesterId !== person._id && ticket.authorId !== person._id)) return refuse('NOT_FOUND')
    if (!isFinal(ticket)) return refuse('NOT_NOW')
    const mine = await wordsOfPerson(ticket, person._id)
    for (const words of mine) await forgetWords(words, now)
    return { erased: mine.length }
  },
}
