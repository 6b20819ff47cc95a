/** THE PROCESS of a complaint or a suggestion: stages, verbs, who stands how, clocks. */
import type { FeedbackVerb, PersonVerb } from './commands'
import type { FeedbackEventType } from './events'
import { answersAs, knowsOfFeedback } from './inboxes'
import { process } from './kit'
import { STAGES } from './stages'
import { CLOCKS } from './timers'
import { VERB_FILES } from './verbs'
import { selfJoined } from './verbs/self-joined'

export const feedbackProcess = process({
  name: 'feedback',
  stages: STAGES,
  relations: {
    anybody: () => true,
    writer: (feedback, actor) => feedback !== null && feedback.by === actor.id,
    answerer: (feedback, actor, { facts }) =>
      feedback !== null && answersAs(feedback, actor.id, facts.inboxes ?? []) !== null,
  },
  // Anyone who may not read it is told nothing of it, not even that it is there.
  isThere: (feedback, { actor, facts }) =>
    actor === 'clock' || knowsOfFeedback(feedback, actor.id, facts.inboxes ?? []),
  // Who reads it in an inbox hears that somebody was quicker, or that it was taken back.
  mayKnow: (feedback, { actor, facts }) =>
    actor !== 'clock' && knowsOfFeedback(feedback, actor.id, facts.inboxes ?? []),
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
type Unmade = Exclude<FeedbackEventType, Made>
true satisfies [Unmade] extends [never] ? true : Unmade

/** What only the timer presses is nobody's. */
export const PERSON_VERBS = (Object.keys(VERB_FILES) as FeedbackVerb[]).filter(
  (verb): verb is PersonVerb => !VERB_FILES[verb].pressers.every(one => one === 'clock'),
)
