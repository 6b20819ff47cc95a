/** THE PROCESS of a good deed: stages, verbs, who stands how, clocks. */
import { livesIn } from '../people/impartial'
import type { DeedVerb, PersonVerb } from './commands'
import type { DeedEventType } from './events'
import { isCommittee, isVoucher, viewerOf } from './judging'
import { process } from './kit'
import { reportsFor } from './reporting'
import { knowsOf } from './sight/reads'
import { STAGES } from './stages'
import { CLOCKS, REMINDERS } from './timers'
import { VERB_FILES } from './verbs'
import { selfJoined } from './verbs/self-joined'

export const deedProcess = process({
  name: 'deed',
  stages: STAGES,
  relations: {
    reporter: (_, actor, { now, facts: { whose = [] } }) => whose.length > 0 && reportsFor(whose, actor, now),
    author: (deed, actor) => deed?.reportedBy === actor.id,
    household: (deed, actor) => deed?.households.some(({ id }) => id === actor.householdId) === true,
    villager: (deed, actor, { now }) => deed !== null && livesIn(actor, deed.villageId, now),
    voucher: (deed, actor, { now, facts: { supervisors } }) =>
      deed !== null && isVoucher(deed, { actor, now, ...(supervisors ? { supervisors } : {}) }),
    committee: (deed, actor, { now, facts: { supervisors } }) =>
      deed !== null && isCommittee(deed, { actor, now, ...(supervisors ? { supervisors } : {}) }),
  },
  // Anybody who may not read it is told nothing of it, not even that it is there.
  isThere: (deed, ctx) => {
    const viewer = viewerOf(ctx)
    return viewer === null || knowsOf(deed, viewer)
  },
  dates: () => ({ limitAt: null, calendars: [] }),
  idOf: ({ about }) => about.id,
  requests: {},
  clocks: CLOCKS,
  reminders: REMINDERS,
  verbs: { ...VERB_FILES, selfJoined },
})

type Made =
  | (typeof VERB_FILES)[keyof typeof VERB_FILES]['event']['type']
  | (typeof selfJoined)['event']['type']
/** Every event that can be stored has a verb that makes it; one without is named here by the compiler. */
type Unmade = Exclude<DeedEventType, Made>
true satisfies [Unmade] extends [never] ? true : Unmade

/** What only the timer presses is nobody's. */
export const PERSON_VERBS = (Object.keys(VERB_FILES) as DeedVerb[]).filter(
  (verb): verb is PersonVerb => !VERB_FILES[verb].pressers.every(one => one === 'clock'),
)
