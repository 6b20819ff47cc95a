/** Who is calling: found from the platform's openid, never told by the phone. */
import type { PersonDoc } from '../_documents'
import type { Actor, Post } from '../../miniprogram/core/people/role'

/**
 * Whether the person's posts give power: somebody above confirmed this account face to face. A new account, or one that
 * a card or a letter brought, sleeps until then.
 */
export const isAwake = ({ openid, confirmed }: Pick<PersonDoc, 'openid' | 'confirmed'>): boolean =>
  openid.startsWith('unbound:') || confirmed?.openid === openid

/** The person as they may act: without the posts that sleep. For deciding only, never to be stored. */
export const acting = (person: PersonDoc): PersonDoc =>
  isAwake(person) ? person : { ...person, posts: [], postKeys: [] }

export const actorOf = (person: PersonDoc): Actor => ({
  id: person._id,
  staffName: person.staffName,
  posts: acting(person).posts,
  householdId: person.householdId,
  home: person.home,
  belonged: person.belonged,
  kinHouseholds: person.kinHouseholds,
  ...(person.guestAt ? { guestAt: person.guestAt.path } : {}),
})

/** Somebody who died, in the register: no account is theirs any more. */
export const asDead = (person: PersonDoc, now: number): PersonDoc => ({
  ...person,
  openid: `unbound:${person._id}`,
  confirmed: null,
  guestAt: null,
  listedPhone: null,
  diedAt: now,
})

export interface Visitor {
  openid: string
  /** null: not known here yet; they may look at the board and sign in. */
  person: PersonDoc | null
  now: number
  /** This very tap was done before: answer as then, change nothing. */
  again?: true
  /** All of this request that somebody else may read, found by the contract: what the content check is asked about. */
  typed: string
}
export interface Known extends Visitor {
  person: PersonDoc
  actor: Actor
}

/**
 * `role@node` for every node on the path of each post that has not ended: candidates under a node by one equality. A post
 * that has ended leaves, so that those who once served never stand before those who do.
 */
export const postKeysOf = (posts: readonly Post[], now: number): string[] => [
  ...new Set(
    posts
      .filter(post => post.until === null || post.until > now)
      .flatMap(post => post.path.map(node => `${post.role}@${node}`)),
  ),
]
