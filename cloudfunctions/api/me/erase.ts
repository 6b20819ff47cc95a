/** My own words in an order, or about a good deed, that has ended. */
import { about } from '../../../miniprogram/core/about'
import { isOver } from '../../../miniprogram/core/deed/over'
import { isFinal } from '../../../miniprogram/core/ticket/pieces/selectors'
import { refuse, type Refusal } from '../../../miniprogram/core/refusal'
import { whereAbout } from '../../_documents/where-about'
import type { WordsDoc } from '../../_documents'
import { forgetWords, wordsOwned } from '../../_journal/words/forget'
import type { Known } from '../../_people/person'
import { store } from '../../_platform/ports'
import type { Handler } from '../request/serve'

export const erase: Handler<'me.erase'> = {
  async known({ ticketId }, me) {
    const mine = (await inOrder(ticketId, me)) ?? (await aboutDeed(ticketId, me)) ?? refuse('NOT_FOUND')
    if ('refused' in mine) return mine
    const left = await forgetAll(mine, me.now)
    return left === 0 ? { erased: mine.length } : refuse('STILL_ERASING', { left })
  },
}

/** A function has twenty seconds: what is left then is said, and the next press goes on. */
const ENOUGH_MS = 12_000
const SIDE_BY_SIDE = 8

/** The first alone: with an order's first words everything it was found by goes, and the others change nothing there. How many are left. */
async function forgetAll(mine: readonly WordsDoc[], now: number): Promise<number> {
  const until = performance.now() + ENOUGH_MS
  if (mine[0]) await forgetWords(mine[0], now)
  let next = 1
  const worker = async () => {
    for (let words = mine[next++]; words; words = mine[next++]) {
      if (performance.now() > until) {
        next--
        return
      }
      await forgetWords(words, now)
    }
  }
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker))
  return Math.max(0, mine.length - next)
}

/** Null: no such order, or none of mine. */
async function inOrder(id: string, { person }: Known): Promise<WordsDoc[] | Refusal | null> {
  const ticket = (await store.get('tickets', id))?.ticket
  if (!ticket || (ticket.requesterId !== person._id && ticket.authorId !== person._id)) return null
  // Anyone who typed it for somebody, or registered it, wrote in office.
  if (ticket.requesterId !== person._id) return refuse('NOT_ERASABLE')
  if (!isFinal(ticket)) return refuse('NOT_NOW')
  const mine = await wordsOwned(about('ticket', ticket.id), person._id)
  const isFirst = ({ _id }: WordsDoc) => _id === ticket.wordsId
  return [...mine.filter(isFirst), ...mine.filter(words => !isFirst(words))]
}

/** What was told about a household's deed is the household's, no matter who typed it; of a group's form or a minus, its author's. */
async function aboutDeed(id: string, { person }: Known): Promise<WordsDoc[] | Refusal | null> {
  const deed = (await store.get('deeds', id))?.deed
  const [only, ...others] = deed?.households ?? []
  const ofHousehold = only !== undefined && others.length === 0 && only.id === person.householdId
  if (!deed || (deed.reportedBy !== person._id && !ofHousehold)) return null
  if (!isOver(deed.stage.state)) return refuse('NOT_NOW')
  const all = await store.all('ticket_words', { where: whereAbout(about('deed', id)) })
  return all.filter(
    doc =>
      doc.erasedAt === null &&
      (doc.owner === person._id || (ofHousehold && deed.points > 0 && doc._id === deed.wordsId)),
  )
}
