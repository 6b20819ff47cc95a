/** A complaint or a suggestion and a command → the one event it makes, or a refusal. The one engine does both. */
import type { Actor } from '../people/role'
import { deciding, type Tell } from '../process/deciding'
import type { FeedbackVerb } from './commands'
import type { Feedback, FeedbackKinds } from './kinds'
import { feedbackProcess } from './process'
import type { Inbox } from './record'

const rules = deciding(feedbackProcess)
export const { decide, evolve, fold, tellsOf, phraseOf, verbOf } = rules
// Nobody presses what another matter brings about, the clock neither.
export const clockVerb = rules.clockVerb as (feedback: Feedback, now: number) => FeedbackVerb | null
export type FeedbackTell = Tell<FeedbackKinds>

/** What this person may press on it now. */
export const waysOn = (
  feedback: Feedback,
  actor: Actor,
  now: number,
  inboxes: readonly Inbox[],
): FeedbackVerb[] => rules.waysOn(feedback, { actor, now, facts: { inboxes } }) as FeedbackVerb[]
