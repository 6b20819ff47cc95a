/** What happened to an honour, as this person may read it. Nobody learns who objected, nor who voted before it is decided. */
import { historyOf, lineOf, type HistoryLine, type Showing } from '../../process/history'
import type { HonourEvent } from '../events'
import { isLateTown, mayJudge, openObjections, type Viewer } from '../judging'
import type { Honour, HonourKinds } from '../kinds'
import { verbOf } from '../decide'
import { reads } from './reads'

export function honourHistory(honour: Honour, events: readonly HonourEvent[], viewer: Viewer): HistoryLine[] {
  if (!reads(honour, viewer)) return []
  const reader = viewer.actor.id
  const judges = mayJudge(honour, viewer) || isLateTown(honour, viewer)
  const decided = honour.stage.state === 'awarded' || honour.stage.state === 'notAwarded'
  const open = openObjections(honour)
  // What waits for a second household is between who wrote it and the committee.
  const isKnown = (id: string): boolean =>
    judges ||
    honour.objections.some(
      one => one.id === id && (one.by === reader || one.answer !== null || open.includes(one)),
    )
  const shows = (event: HonourEvent): Showing => {
    switch (event.type) {
      case 'Nominated':
        return event.by === reader ? 'named' : 'line'
      case 'StoodAside':
        return 'named'
      case 'Objected':
        return isKnown(event.id) ? 'line' : 'nothing'
      case 'ObjectionAnswered':
        return isKnown(event.objectionId) ? 'named' : 'nothing'
      case 'Voted':
        // Their last word; that somebody thought again is theirs.
        return decided &&
          !events.some(one => one.type === 'Voted' && one.by === event.by && one.rev > event.rev)
          ? 'named'
          : 'nothing'
      case 'Consented':
      case 'NeverAgreed':
      case 'NoticeEnded':
      case 'ObjectionsOverdue':
      case 'VotesCounted':
        return 'line'
      case 'SelfJoined':
        return 'nothing'
    }
  }
  return historyOf(events, reader, shows, event => lineOf<HonourKinds>(verbOf(event.type), event, {}))
}
