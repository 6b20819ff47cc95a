/** A member of a household, named for one page: a keyed hash that no other route knows what to do with. */
import type { PersonId } from '../../miniprogram/core/people/role'
import { seal } from '../_platform/ports'

export const whomOf = (householdId: string, personId: PersonId): string =>
  seal.codeHash('member', `${householdId}:${personId}`).slice(0, 16)
