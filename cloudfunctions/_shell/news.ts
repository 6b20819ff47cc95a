/** News about points: one sentence to named people. Shown as a badge in the app, sent as a message where they asked for it. */
import type { PersonId } from '../../miniprogram/core/people/role'
import type { GridId } from '../../miniprogram/core/people/grid'
import type { OutboxDoc } from './documents'
import { store } from './ports'
import { oneOf } from './store'

export interface News {
  /** Unique: the same news is told once, however often it is written. */
  id: string
  /** The application, redemption, honour or household it is about. */
  about: string
  villageId: GridId
  /** No reasons and no names: it may be read over a shoulder. */
  says: string
  to: readonly PersonId[]
  now: number
}

/** To be created in the transaction whose news it is. */
export const newsFor = ({ id, about, villageId, says, to, now }: News): OutboxDoc => ({
  _id: id,
  v: 1,
  ticketId: about,
  type: 'Points',
  at: now,
  to: [],
  points: { says, villageId, to: [...new Set(to)] },
  done: false,
  leaseUntil: 0,
  tries: 0,
  nextTryAt: now,
})

/** Everybody of these households (≤ 40). Asked before the transaction. */
export async function membersOf(householdIds: readonly string[]): Promise<PersonId[]> {
  if (householdIds.length === 0) return []
  return (await store.all('people', { where: { householdId: oneOf(householdIds) } })).map(({ _id }) => _id)
}
