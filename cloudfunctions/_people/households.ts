/** What a household is called wherever others see it: its door and its surname, never a full name. */
import { surnameOf } from '../../miniprogram/core/people/mask'
import type { PersonId } from '../../miniprogram/core/people/role'
import type { HouseholdDoc } from '../_documents'
import { Shelf } from './names'
import { seal, store } from '../_platform/ports'
import { oneOf } from '../_platform/bounds'

export interface Household extends HouseholdDoc {
  /** 「三组 5 号 陈家」 */ title: string
  members: number
}

/** Kept for a moment in this instance, as names are. */
const shelf = new Shelf<Household>(async ids => {
  const docs = await store.some('households', ids)
  const members =
    docs.length === 0
      ? []
      : await store.all('people', { where: { householdId: oneOf(docs.map(({ _id }) => _id)) } })
  return docs.map(doc => {
    const own = members
      .filter(({ householdId }) => householdId === doc._id)
      .sort((a, b) => (a._id < b._id ? -1 : 1))
    // A name nobody has looked at yet lends nothing to the household's.
    const named = own.find(({ nameDoubt }) => nameDoubt === null)
    return { ...doc, members: own.length, title: titleFor(doc, named ? seal.open(named.nameSealed) : '') }
  })
})

/** One that is called by its head has the surname already. */
export const titleFor = ({ door, noDoor }: HouseholdDoc, name: string): string =>
  name === '' || noDoor ? door : `${door} ${surnameOf(name)}家`

/** Households by id, with their titles; ids nobody knows are left out. */
export const households = {
  of: (ids: readonly (string | null | undefined)[]): Promise<Map<string, Household>> => shelf.of(ids),
}

/** 「三组 5 号 陈家」; '' for an id nobody knows. */
export const titleOf = async (householdId: string): Promise<string> =>
  (await shelf.of([householdId])).get(householdId)?.title ?? ''
export const householdTitle = ({ _id }: HouseholdDoc): Promise<string> => titleOf(_id)

/** A member of a household, named for one page: a keyed hash that no other route knows what to do with. */
export const whomOf = (householdId: string, personId: PersonId): string =>
  seal.codeHash('member', `${householdId}:${personId}`).slice(0, 16)
