/** Who may read an honour at all. */
import { livesIn } from '../../people/impartial'
import { holdsPost, type Actor } from '../../people/role'
import { isLateTown, isNear, mayJudge, partial, type Viewer } from '../judging'
import type { Honour } from '../kinds'

const ofHousehold = (honour: Honour, actor: Actor): boolean => actor.householdId === honour.householdId
const objected = ({ objections }: Honour, { id }: Actor): boolean => objections.some(({ by }) => by === id)

/**
 * Shown ones everybody, on the notice the village, before that those it is about, who wrote it, who may say yes for the
 * household, and the committee. Anyone who objected reads how it ended, and the town what it may answer.
 */
export function reads(honour: Honour, viewer: Viewer): boolean {
  const { actor, now } = viewer
  const { stage } = honour
  if (ofHousehold(honour, actor) || honour.nominatedBy === actor.id || mayJudge(honour, viewer)) return true
  if (isLateTown(honour, viewer) && partial(honour, viewer) === null) return true
  switch (stage.state) {
    case 'awarded':
      return stage.shown
    case 'notice':
    case 'deciding':
      return livesIn(actor, honour.villageId, now)
    case 'nominated':
      return holdsPost(actor, 'gridMember', honour.path, now) && !isNear(honour, actor, now)
    case 'declined':
    case 'notAwarded':
      return objected(honour, actor)
  }
}
