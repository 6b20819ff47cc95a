/** Who is calling: found from the platform's openid, never told by the phone. */
import type { PersonDoc } from './documents'
import type { Actor } from '../../miniprogram/core/people/role'

export const actorOf = (person: PersonDoc): Actor => ({
  id: person._id,
  staffName: person.staffName,
  posts: person.posts,
  householdId: person.householdId,
  home: person.home,
  belonged: person.belonged,
  kinHouseholds: person.kinHouseholds,
})

export interface Visitor {
  openid: string
  /** null: not known here yet; they may look at the board and sign in. */
  person: PersonDoc | null
  now: number
  /** This very tap was done before: answer as then, change nothing. */
  again?: true
}
export interface Known extends Visitor {
  person: PersonDoc
  actor: Actor
}
