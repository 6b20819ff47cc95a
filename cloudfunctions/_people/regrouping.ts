/** Households that a file puts into another grid: their open orders follow, by the same journal as a split or a merge. */
import type { GridId } from '../../miniprogram/core/people/grid'
import type { PersonId } from '../../miniprogram/core/people/role'
import type { RegroupingDoc } from '../_documents'
import type { Tx } from '../_platform/inside'

interface Went {
  /** Unique: the same step of a file is followed once. */
  id: string
  from: GridId
  to: GridId
  household: string
  by: PersonId | 'county'
  byName: string
  now: number
}

/** In the caller's transaction, in which the household itself went. */
export const followHousehold = (tx: Tx, { id, from, to, household, by, byName, now }: Went): Promise<void> =>
  tx.put('regroupings', {
    _id: id,
    v: 1,
    kind: 'move',
    from,
    to,
    households: [household],
    by,
    byName,
    at: now,
    step: 'people',
    done: 1,
    cursor: '',
    orders: 0,
    quiet: true,
    dueAt: now,
  } satisfies RegroupingDoc)
