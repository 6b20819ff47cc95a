/** Until when a piece of news about a good deed holds: a message about what is over would send people the wrong way. */
import type { PersonId } from '../people/role'
import type { Deed, Until } from './kinds'

const isIn = ({ aside }: Deed, person: PersonId): boolean => !aside.some(({ by }) => by === person)
const IS_CURRENT: Record<Until, (deed: Deed, person: PersonId) => boolean> = {
  waiting: (deed, person) => deed.stage.state === 'waiting' && isIn(deed, person),
  unanswered: (deed, person) => deed.stage.state === 'objected' && isIn(deed, person),
  always: () => true,
}

export const isCurrent = (until: Until, deed: Deed, person: PersonId): boolean =>
  IS_CURRENT[until](deed, person)

/** Whether somebody waits for the person who was told. */
export const IS_TODO: Record<Until, boolean> = { waiting: true, unanswered: true, always: false }
