/** In whose inbox it lies, who answers next, and who reads it. */
import type { GridId } from '../people/grid'
import { inForce, type Actor, type PersonId } from '../people/role'
import type { Feedback } from './kinds'
import type { Inbox, Level } from './record'

/** Of a node: its own people's, and those of the level above where it has nobody in post. */
export const inboxOf = (node: GridId): Inbox => node
/** Of a county: what is about one of its towns. Nobody who serves a town opens it, nor counts what lies there. */
export const aboutTownsOf = (county: GridId): Inbox => `${county}!`

/** Whether this person serves a town: what is said about towns is kept from them, whatever else they are. */
export const servesTown = ({ posts }: Pick<Actor, 'posts'>, now: number): boolean =>
  posts.some(post => post.role === 'inspector' && inForce(post, now))

type Waiting = Pick<Feedback, 'stage' | 'inbox' | 'above' | 'handedUpAt'>

/** The inboxes that it waits in. */
export function waitsIn({ stage, inbox, above, handedUpAt }: Waiting): Inbox[] {
  if (stage.state === 'sent') return handedUpAt === null || above === null ? [inbox] : [inbox, above]
  return stage.state === 'appealed' && above !== null ? [above] : []
}

/** The inboxes that may read it afterwards. What was taken back nobody reads but its writer. */
export function answeredIn(feedback: Waiting & Pick<Feedback, 'appeal'>): Inbox[] {
  const { stage, inbox, above, handedUpAt, appeal } = feedback
  if (stage.state === 'sent' || stage.state === 'withdrawn') return []
  const waits = waitsIn(feedback)
  const all = above !== null && (handedUpAt !== null || appeal !== null) ? [inbox, above] : [inbox]
  return all.filter(one => !waits.includes(one))
}

/**
 * In whose name this person answers now; null: it is not theirs to answer. Nobody answers what they wrote, nor an appeal
 * against their own answer. Who stands in for a town answers as the town, until it is the county's as well.
 */
export function answersAs(
  feedback: Waiting & Pick<Feedback, 'by' | 'answer'>,
  person: PersonId,
  inboxes: readonly Inbox[],
): Level | null {
  const { by, answer, above } = feedback
  if (person === by || person === answer?.by) return null
  const opened = waitsIn(feedback).filter(one => inboxes.includes(one))
  if (opened.length === 0) return null
  return above === null || opened.includes(above) ? 'county' : 'town'
}

/** Who reads it: who wrote it, and whose inbox it lies in. */
export const readsFeedback = (feedback: Feedback, person: PersonId, inboxes: readonly Inbox[]): boolean =>
  feedback.by === person || [...waitsIn(feedback), ...answeredIn(feedback)].some(one => inboxes.includes(one))

/** Who may know that it is there: of one that was taken back, whose inbox it lay in. They are told so, and no more. */
export const knowsOfFeedback = (feedback: Feedback, person: PersonId, inboxes: readonly Inbox[]): boolean =>
  readsFeedback(feedback, person, inboxes) ||
  (feedback.stage.state === 'withdrawn' && inboxes.includes(feedback.inbox))
