/** Until when a piece of news about an honour holds: a message about what is over would send people the wrong way. */
import type { PersonId } from '../people/role'
import { openObjections } from './judging'
import type { Honour, Until } from './kinds'

const IS_CURRENT: Record<Until, (honour: Honour, person: PersonId) => boolean> = {
  asked: ({ stage }) => stage.state === 'nominated',
  unanswered: honour => honour.stage.state === 'notice' && openObjections(honour).length > 0,
  voting: ({ stage, votes }, person) => stage.state === 'deciding' && !votes.some(({ by }) => by === person),
  always: () => true,
}

export const isCurrent = (until: Until, honour: Honour, person: PersonId): boolean =>
  IS_CURRENT[until](honour, person)

/** Whether somebody waits for the person who was told. */
export const IS_TODO: Record<Until, boolean> = { asked: true, unanswered: true, voting: true, always: false }
