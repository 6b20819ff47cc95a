/** THE PROCESS of an honour: stages, verbs, who stands how, clocks. */
import { livesIn } from '../people/impartial'
import { holdsPost } from '../people/role'
import type { HonourVerb, PersonVerb } from './commands'
import type { HonourEventType } from './events'
import { isCommittee, isLateTown, isNear, viewerOf } from './judging'
import { process } from './kit'
import { reads } from './sight/reads'
import { STAGES } from './stages'
import { CLOCKS } from './timers'
import { VERB_FILES } from './verbs'
import { selfJoined } from './verbs/self-joined'

export const honourProcess = process({
  name: 'honour',
  stages: STAGES,
  relations: {
    household: (honour, actor) => honour !== null && actor.householdId === honour.householdId,
    // Someone without a phone says yes to the grid member, who was not the one to nominate them.
    gridMember: (honour, actor, { now }) =>
      honour !== null && holdsPost(actor, 'gridMember', honour.path, now) && !isNear(honour, actor, now),
    committee: (honour, actor, { now, facts }) =>
      honour !== null && isCommittee(honour, { actor, now, noSupervisor: facts.noSupervisor === true }),
    town: (honour, actor, { now }) => honour !== null && isLateTown(honour, { actor, now }),
    villager: (honour, actor, { now, facts }) => {
      const villageId = honour?.villageId ?? facts.household?.villageId
      return villageId !== undefined && livesIn(actor, villageId, now)
    },
  },
  // Anyone who may not read it is told nothing of it, not even that it is there.
  isThere: (honour, ctx) => {
    const viewer = viewerOf(ctx)
    return viewer === null || reads(honour, viewer)
  },
  idOf: ({ about }) => about.id,
  requests: {},
  clocks: CLOCKS,
  reminders: {},
  verbs: { ...VERB_FILES, selfJoined },
})

type Made =
  | (typeof VERB_FILES)[keyof typeof VERB_FILES]['event']['type']
  | (typeof selfJoined)['event']['type']
/** Every event that can be stored has a verb that makes it; one without is named here by the compiler. */
type Unmade = Exclude<HonourEventType, Made>
true satisfies [Unmade] extends [never] ? true : Unmade

/** What only the timer presses is nobody's. */
export const PERSON_VERBS = (Object.keys(VERB_FILES) as HonourVerb[]).filter(
  (verb): verb is PersonVerb => !VERB_FILES[verb].pressers.every(one => one === 'clock'),
)
