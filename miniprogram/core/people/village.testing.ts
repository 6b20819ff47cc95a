/** The one village that tests of matters play in, and people of it. Not shipped. */
import type { Actor, Post } from './role'

/** From the county down to a household grid. */
export const PATH = ['c', 't', 'v', 'g', 'n']
export const pathTo = (node: string): string[] => PATH.slice(0, PATH.indexOf(node) + 1)

export const post = (role: Post['role'], path: string[], until: number | null = null): Post => ({
  role,
  gridId: path[path.length - 1] ?? '',
  path,
  from: 0,
  until,
})

/** Of a household of their own in the village. */
export const person = (id: string, more: Partial<Actor> = {}): Actor => ({
  id,
  staffName: null,
  posts: [],
  householdId: `h-${id}`,
  home: PATH,
  belonged: [],
  kinHouseholds: [],
  ...more,
})

/** In post at a node of that path. */
export const staff = (id: string, role: Post['role'], node: string, more: Partial<Actor> = {}): Actor =>
  person(id, { staffName: `名${id}`, posts: [post(role, pathTo(node))], ...more })
