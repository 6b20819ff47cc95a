/**
 * Who is too near to judge, vouch, hand out or approve. One place for "one's own household" and "lives in the village":
 * ask here, never compare `householdId` or `home` yourself.
 */
import { NEWCOMER_FOR, RELATED_FOR } from './belonging'
import type { GridId } from './grid'
import { inForce, type Actor, type PersonId } from './role'

/** What the rules below read of a person. */
export type Relative = Pick<Actor, 'householdId' | 'belonged' | 'kinHouseholds'>

/**
 * Every household that counts as the person's own: where they live, where they lived within 180 days, and the spouse's and
 * the parents' where the roster names them. May hold more than one; never asks the present moment alone.
 */
export function ownHouseholds(person: Relative, now: number): string[] {
  const stays = person.belonged.filter(({ until }) => until === null || until + RELATED_FOR > now)
  const ids = [...stays, ...person.kinHouseholds].map(({ householdId }) => householdId)
  return [...new Set(person.householdId === null ? ids : [person.householdId, ...ids])]
}

/** Whether the household counts as the person's own (over time, kin included). */
export const isOwnHousehold = (person: Relative, householdId: string, now: number): boolean =>
  ownHouseholds(person, now).includes(householdId)

/** Whom a matter concerns. Each kind of matter says it once; nobody concerned judges, vouches, hands out or approves. */
export interface Concerned {
  /** Whose matter it is, and the households of those who brought it in or helped. */
  households: readonly string[]
  /** Who brought it in, had a hand in it, or stood aside. */
  people: readonly PersonId[]
}

/** Whether it is this person's own matter: theirs, or their household's (over time, kin included). */
export const isOwnMatter = (
  { households, people }: Concerned,
  person: Relative & Pick<Actor, 'id'>,
  now: number,
): boolean => people.includes(person.id) || households.some(id => isOwnHousehold(person, id, now))

/** How many voices it takes where a committee votes: one alone is not a committee. */
export const FEWEST_VOICES = 2

/** Whether the town stands in: fewer than `fewest` of those in post in the village may decide about it. */
export const townStandsIn = <P>(inPost: readonly P[], may: (one: P) => boolean, fewest = 1): boolean =>
  inPost.filter(may).length < fewest

/** Whether two people share a household over time: one may not judge what the other did. */
export function areHousemates(a: Relative, b: Relative, now: number): boolean {
  const theirs = ownHouseholds(b, now)
  return ownHouseholds(a, now).some(id => theirs.includes(id))
}

/**
 * From when the person may spend the points of the household they live in: at once for who stands on the roster, seven
 * days after joining for a newcomer. Null: they do not live there. Epoch ms.
 */
export function mayRedeemSince(person: Relative, householdId: string): number | null {
  if (person.householdId !== householdId) return null
  const stay = person.belonged.find(one => one.until === null && one.householdId === householdId)
  if (!stay) return 0
  return stay.how === 'roster' ? stay.from : stay.from + NEWCOMER_FOR
}

/** Whether the person is at home in the village, or holds a post in it now. */
export const livesIn = (actor: Actor, village: GridId, now: number): boolean =>
  actor.home.includes(village) || actor.posts.some(p => p.path.includes(village) && inForce(p, now))
