/** What happened to a good deed, as this person may read it. Nobody learns who objected; the household's line is its own. */
import { historyOf, lineOf, type HistoryLine, type Showing } from '../../process/history'
import { verbOf } from '../decide'
import type { DeedEvent } from '../events'
import type { Viewer } from '../judging'
import type { Deed, DeedKinds } from '../kinds'
import { sightOf } from './reads'

export function deedHistory(
  deed: Deed,
  events: readonly DeedEvent[],
  { actor, now }: Pick<Viewer, 'actor' | 'now'>,
): HistoryLine[] {
  const sight = sightOf(deed, { actor, now })
  if (sight === 'no') return []
  const near = sight === 'own' || sight === 'duty'
  // Of a group, each household reads its own result.
  const all = sight === 'duty' || deed.reportedBy === actor.id
  const credited = events.filter(event => event.type === 'Credited')
  const shows = (event: DeedEvent): Showing => {
    switch (event.type) {
      case 'Reported':
      case 'Withdrawn':
      case 'StoodAside':
        return 'named'
      case 'Vouched':
        return event.agree ? 'named' : 'line'
      case 'ObjectionAnswered':
        return 'named'
      case 'Objected':
      case 'ObjectionsOverdue':
        return 'line'
      case 'Reminded':
        return near ? 'line' : 'nothing'
      case 'Credited':
        if (!all) return near && event.householdId === actor.householdId ? 'line' : 'nothing'
        // One line for all that came to the same.
        return credited.some(one => one.why === event.why && one.rev > event.rev) ? 'nothing' : 'line'
      case 'SelfJoined':
        return 'nothing'
    }
  }
  const line = (event: DeedEvent): string => {
    const text = lineOf<DeedKinds>(verbOf(event.type), event, { minus: deed.points < 0 })
    const many = all && event.type === 'Credited' ? credited.filter(one => one.why === event.why).length : 1
    return many > 1 ? `${text}，${many} 家` : text
  }
  return historyOf(events, actor.id, shows, line)
}
