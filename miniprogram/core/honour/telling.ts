/** Rows of who is told, for several verbs. No reasons and no names of others stand in a sentence. */
import type { How } from '../news/tell'
import type { PersonId } from '../people/role'
import type { Occurred, Telling } from '../process/verb'
import type { Honour, HonourKinds, Until, Who } from './kinds'
import { HONOUR_LABELS } from './labels'

/** What stands on the message. */
export const CHANGED = '有变动'

type Row<E extends object> = Telling<HonourKinds, E>
type When<E extends object> = NonNullable<Row<E>['when']>

const row = <E extends object>(
  who: Who,
  how: How,
  until: Until,
  text: (kind: string) => string,
  when?: When<E>,
): Row<E> => ({
  who,
  how,
  template: 'points',
  page: 'honour',
  until,
  text: ({ after }) => text(HONOUR_LABELS[after.kind]),
  ...(when ? { when } : {}),
})

export const toHousehold = <E extends object>(
  text: (kind: string) => string,
  until: Until = 'always',
  when?: When<E>,
): Row<E> => row('household', 'message', until, text, when)
/** They have something to do: it stands in the app until it is done. */
export const toAnswerers = <E extends object>(text: (kind: string) => string, when?: When<E>): Row<E> =>
  row('answerers', 'badge', 'unanswered', text, when)
export const toTown = <E extends object>(text: (kind: string) => string, when?: When<E>): Row<E> =>
  row('town', 'badge', 'unanswered', text, when)
export const toObjectors = <E extends object>(
  people: (of: Occurred<HonourKinds, E>) => PersonId[],
  text: (kind: string) => string,
): Row<E> => ({ ...row<E>('people', 'message', 'always', text), people })

const isIn =
  (state: Honour['stage']['state']) =>
  ({ before, after }: Occurred<HonourKinds, object>): boolean =>
    after.stage.state === state && before?.stage.state !== state
/** The committee is asked to vote, wherever the notice came to its end. */
export const voteBegins: Row<object> = row(
  'voters',
  'badge',
  'voting',
  kind => `${kind}公示期满，请您来评。`,
  isIn('deciding'),
)
/** How it ended, wherever it did. */
export const outcome: readonly Row<object>[] = [
  toHousehold(kind => `您家评上了${kind}，晒在村里；不想晒随时能收回。`, 'always', isIn('awarded')),
  toHousehold(kind => `这次${kind}没评上您家。`, 'always', isIn('notAwarded')),
]
