import type { PersonId } from '../../people/role'
import { beside } from '../kit'
import { holderOf } from '../pieces/selectors'
import type { EventOf } from '../events'
import type { Stage, Ticket } from '../types'

const both = (a: readonly PersonId[], b: readonly PersonId[]): PersonId[] => [...new Set([...a, ...b])]

/**
 * Who has it after the move. What was offered to the old grid is offered to the new one's grid members. What somebody
 * promised stays promised: they keep it, and the new grid's members work on it beside them.
 */
function withHands(ticket: Ticket, { from, path, hands }: EventOf<'Moved'>): Stage {
  const { stage } = ticket
  if (hands.length === 0) return stage
  if (stage.state === 'dispatched') {
    const { offer } = stage
    const wasGrids = offer.pool === from
    return {
      ...stage,
      offer: {
        ...offer,
        to: wasGrids ? hands : both(offer.to, hands),
        pool: wasGrids ? (path[path.length - 1] ?? null) : offer.pool,
      },
    }
  }
  if (stage.state !== 'claimed') return stage
  const holder = holderOf(ticket)
  return { ...stage, coHandlers: both(stage.coHandlers, hands).filter(id => id !== holder) }
}

/**
 * The household it came from, or the whole grid, belongs to another grid from now on. It names who decided that; the
 * steps before keep the grid they were pressed in.
 */
export const moved = beside('Moved')({
  label: '跟着户换网格',
  message: '归到别的网格了。',
  // Told once, to the households and both grid members, by the move itself.
  phrase: null,
  tells: [],
  timeline: ({ fromName, toName }) => `网格调整，从${fromName ?? '原来的网格'}归到${toName ?? '别的网格'}`,
  words: { text: 'none', known: 'everyone' },
  board: 'figures',
  evolve: (ticket, event) => ({ stage: withHands(ticket, event), record: { path: event.path } }),
})
