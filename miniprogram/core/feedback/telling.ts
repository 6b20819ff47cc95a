/** Rows of who is told, for several verbs. What was written, and by whom, stands in no sentence. */
import type { Telling } from '../process/verb'
import type { FeedbackKinds, Until, Who } from './kinds'

type Row<E extends object> = Telling<FeedbackKinds, E>

const row = <E extends object>(
  who: Who,
  how: Row<E>['how'],
  template: Row<E>['template'],
  until: Until,
  text: string,
): Row<E> => ({ who, how, template, page: 'feedback', until, text })

/** They have something to do: it stands in the app until it is done. */
export const toInbox = <E extends object>(who: 'first' | 'county', until: Until, text: string): Row<E> =>
  row(who, 'badge', 'newOrder', until, text)
export const toWriter = <E extends object>(how: 'message' | 'badge', text: string): Row<E> =>
  row('writer', how, 'resolved', 'always', text)
