/** Points: accounts, entries, statements. */
import type { GridId } from '../../miniprogram/core/people/grid'
import type { PersonId } from '../../miniprogram/core/people/role'
import type { Account, Entry, Tally } from '../../miniprogram/core/points/types'

/** `_id` = household id. */
export interface AccountDoc extends Account {
  _id: string
  v: 1
  /** Last month with a statement, 'YYYY-MM' or ''. */
  statedMonth: string
}
/** `_id` = `${householdId}:${rev, 6 digits}`: id is order and lock; `cause` is unique. */
export interface EntryDoc extends Entry {
  _id: string
  v: 1
}
/**
 * `_id` = `${householdId}:${itemId or goodId}`: how often, by day. A limit spans documents, so it has its own; it does not
 * know the limit's period, so a changed limit goes on with what was counted.
 */
export interface TallyDoc extends Tally {
  _id: string
  v: 1
}
/** `_id` = person id: where they objected, newest last. */
export interface ObjectorDoc {
  _id: string
  v: 1
  rev: number
  made: { about: string; kind: 'deed' | 'honour'; id: string; at: number }[]
}
export interface StepDoc {
  _id: string
  v: 1
  villageId: GridId
  householdId: string
  itemId: string
  step: 1 | 2
  at: number
  by: PersonId
  byName: string | null
}
/** `_id` = `${householdId}:${YYYY-MM}`. */
export interface StatementDoc {
  _id: string
  v: 1
  householdId: string
  villageId: GridId
  month: string
  opening: number
  earned: number
  spent: number
  returned: number
  reversed: number
  closing: number
  count: number
  lastRev: number
  head: string
  madeAt: number
}
