import type { CardView } from '../components/models'
import { cardOf } from '../core/ticket/card'
import type { TicketSeen } from '../core/ticket/seen'
import { SCORE_WORDS } from '../core/words'

/** One's own order in a list: where one lives is known, and how one rated it is worth a line. */
export function ownCard(seen: TicketSeen, now: number): CardView {
  const { where, ...card } = cardOf(seen, now)
  if (seen.rated !== null && card.state) return { ...card, state: { word: card.state.word, next: `您评了${SCORE_WORDS[seen.rated]}` } }
  return card
}
