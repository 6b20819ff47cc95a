/** THE PROCESS of a redemption: stages, verbs, who stands how, clocks. */
import { holdsPost } from '../people/role'
import type { PersonVerb, RedemptionVerb } from './commands'
import { counterAt } from './counter'
import type { RedemptionEventType } from './events'
import { process } from './kit'
import { isHelper, reads } from './sight/reads'
import { STAGES } from './stages'
import { CLOCKS } from './timers'
import { VERB_FILES } from './verbs'

export const redemptionProcess = process({
  name: 'redemption',
  stages: STAGES,
  relations: {
    household: (redemption, actor, { facts }) =>
      actor.householdId === (redemption ? redemption.householdId : facts.household?.id),
    // Of the place of a household that is to pay; for their own they redeem as one of it.
    gridMember: (_, actor, { now, facts: { household } }) =>
      household !== undefined && holdsPost(actor, 'gridMember', household.path, now),
    helper: (redemption, actor, { now }) => redemption !== null && isHelper(redemption, { actor, now }),
    counter: (redemption, actor, { now }) =>
      redemption !== null && counterAt(redemption, actor, now) !== null,
  },
  // Anybody who neither may read it nor stands behind its counter is told nothing of it, not even that it is there.
  isThere: (redemption, { actor, now }) =>
    actor === 'clock' || reads(redemption, { actor, now }) || counterAt(redemption, actor, now) !== null,
  idOf: ({ about }) => about.id,
  requests: {},
  clocks: CLOCKS,
  reminders: {},
  verbs: VERB_FILES,
})

type Made = (typeof VERB_FILES)[keyof typeof VERB_FILES]['event']['type']
/** Every event that can be stored has a verb that makes it; one without is named here by the compiler. */
type Unmade = Exclude<RedemptionEventType, Made>
true satisfies [Unmade] extends [never] ? true : Unmade

/** What only the timer presses is nobody's. */
export const PERSON_VERBS = (Object.keys(VERB_FILES) as RedemptionVerb[]).filter(
  (verb): verb is PersonVerb => !VERB_FILES[verb].pressers.every(one => one === 'clock'),
)
