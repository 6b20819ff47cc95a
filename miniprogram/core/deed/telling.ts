/** Rows of who is told, for several verbs. No reasons and no names of others stand in a sentence. */
import type { How } from '../news/tell'
import type { PersonId } from '../people/role'
import { deedWords, doneWith } from '../points/says'
import type { Occurred, Telling } from '../process/verb'
import { openObjections } from './judging'
import type { Deed, DeedKinds, Until, Who } from './kinds'

/** What stands on the message. */
export const CHANGED = '有变动'

/** 「LX-J26-0031 清河道 2 小时」 */
export const called = ({ no, item, quantity }: Deed): string => `${no} ${deedWords(item, quantity)}`

type Row<E extends object> = Telling<DeedKinds, E>
type When<E extends object> = NonNullable<Row<E>['when']>

export const told = <E extends object>(
  who: Who,
  text: (of: Occurred<DeedKinds, E>) => string,
  { how = 'message', until = 'always', when }: { how?: How; until?: Until; when?: When<E> } = {},
): Row<E> => ({
  who,
  how,
  template: 'points',
  page: 'deed',
  until,
  text,
  ...(when ? { when } : {}),
})

export const toParties = <E extends object>(text: (deed: Deed) => string, when?: When<E>): Row<E> =>
  told('parties', ({ after }) => text(after), when ? { when } : {})

/** They have something to do: it stands in the app until it is done. */
export const toVouchers = <E extends object>(when?: When<E>): Row<E> =>
  told('vouchers', ({ after }) => `${called(after)}，等您${doneWith(after.points).vouch}。`, {
    until: 'waiting',
    ...(when ? { when } : {}),
  })
export const toCommittee = <E extends object>(when: When<E>): Row<E> =>
  told('committee', ({ after }) => `${after.no} 公示有一条意见，请您答复。`, { until: 'unanswered', when })

export const toPeople = <E extends object>(
  people: (of: Occurred<DeedKinds, E>) => PersonId[],
  text: (deed: Deed) => string,
): Row<E> => ({ ...told<E>('people', ({ after }) => text(after)), people })

/** Whether an objection waits for its answer because of this very step. */
export const isHeldUp = <E extends object>({ before, after }: Occurred<DeedKinds, E>): boolean => {
  const was = before === null ? [] : openObjections(before).map(({ id }) => id)
  return openObjections(after).some(({ id }) => !was.includes(id))
}
