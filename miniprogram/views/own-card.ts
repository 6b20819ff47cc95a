import type { CardView } from './models'
import { cardOf } from './ticket-card'
import type { TicketInfo } from '../core/ticket/sight/infos'
import { SCORE_LABELS } from '../core/labels'

/** One's own order in a list: where one lives is known, and how one rated it is worth a line. */
export function ownCard(seen: TicketInfo, now: number): CardView {
  const { where, news, ...rest } = cardOf(seen, now)
  // while somebody works on it, what they did last is news; before and after, the state says it all
  const card =
    news !== undefined && seen.state === 'claimed' && !news.startsWith('到点提醒') ? { ...rest, news } : rest
  if (seen.rated !== null && card.state)
    return { ...card, state: { word: card.state.word, next: `您评了${SCORE_LABELS[seen.rated]}` } }
  return card
}
