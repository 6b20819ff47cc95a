/** Whose home a deed belongs to. */
import type { Household, Person } from '../people/people'
import type { Book } from './book'

export function householdOf({ village }: Book, id: string): Household {
  const found = [...village.households.values()].flat().find(({ doc }) => doc._id === id)
  if (!found) throw new Error(`there is no household ${id}`)
  return found
}
export const homeOf = (book: Book, { actor }: Person): Household => householdOf(book, actor.householdId ?? '')
