import type { Belonging, KinHousehold } from './belonging'
import { covers, type GridId } from './grid'

export const ROLES = [
  'resident',
  'gridMember',
  'dispatcher',
  'supervisor',
  'inspector',
  'shopkeeper',
  'mediator',
  'admin',
] as const
export type Role = (typeof ROLES)[number]
/** They look after what lies below them: a desk its village, a town its villages, the county everything. The highest first. */
export const OFFICES = ['admin', 'inspector', 'dispatcher'] as const satisfies readonly Role[]
/** Whoever holds a post is on duty in it; being at home in a village is none. */
export const POST_ROLES = [
  'gridMember',
  'dispatcher',
  'supervisor',
  'inspector',
  'shopkeeper',
  'mediator',
  'admin',
] as const satisfies readonly Exclude<Role, 'resident'>[]
export type PersonId = string

/** A post covers its node's whole subtree from `from` until `until` (ms; null = no end). */
export interface Post {
  role: Exclude<Role, 'resident'>
  gridId: GridId
  path: GridId[]
  from: number
  until: number | null
  /** Stands in for the holder of the same post: acts like them, and the post counts as vacant without one. */
  deputy?: true
}

/** Who presses. Found from the platform's openid by the cloud, never told by the phone. */
export interface Actor {
  id: PersonId
  /** Public name of staff; null for residents, whose names stay sealed. */
  staffName: string | null
  posts: Post[]
  householdId: string | null
  /** Path of the household grid; [] for staff who live elsewhere. */
  home: GridId[]
  /** Path of the door they asked to join, while the yes is waited for: one may order from there, nothing else. */
  guestAt?: GridId[]
  /** Stays in households, ended ones for 180 days: `impartial.ts` reads them. */
  belonged: Belonging[]
  /** The spouse's and the parents' households, where the roster names them. */
  kinHouseholds: KinHousehold[]
}

export const inForce = (post: Post, now: number): boolean =>
  post.from <= now && (post.until === null || now < post.until)

/** The same person in their posts of this role alone: sees what these let them see, and nothing that the others do. */
export const inPost = (actor: Actor, role: Post['role']): Actor => ({
  ...actor,
  posts: actor.posts.filter(post => post.role === role),
})

/** Whether the actor holds `role` over something at `path`, now. */
export function holdsPost(actor: Actor, role: Post['role'], path: readonly GridId[], now: number): boolean {
  return actor.posts.some(p => p.role === role && inForce(p, now) && covers(p.gridId, path))
}

/** In one village nobody is supervisor and one of these at once (rules §1). */
const AGAINST_SUPERVISOR: readonly Role[] = ['gridMember', 'dispatcher', 'shopkeeper']

/** Two posts that one person may not hold together: same village, supervisor against the supervised. */
export function clash(a: Post, b: Post): boolean {
  const pair = (x: Post, y: Post) => x.role === 'supervisor' && AGAINST_SUPERVISOR.includes(y.role)
  if (!pair(a, b) && !pair(b, a)) return false
  const overlapInTime = (a.until === null || b.from < a.until) && (b.until === null || a.from < b.until)
  return (
    overlapInTime &&
    (covers(a.gridId, b.path) ||
      covers(b.gridId, a.path) ||
      (a.path[2] !== undefined && a.path[2] === b.path[2]))
  )
}
