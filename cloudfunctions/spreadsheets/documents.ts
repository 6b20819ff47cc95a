/** Planned → stored. What people did since stays: who joined, which letters they read, what they agreed to. */
import type { Grid } from '../../miniprogram/core/people/grid'
import type { GridDoc, HouseholdDoc, PersonDoc } from '../_documents'
import { afterMove, type Move } from '../_people/belonging'
import { nobody } from '../_people/joining'
import { listedPhone } from '../_roster/listed-phone'
import { asDead, postKeysOf } from '../_people/person'
import type { Intent } from '../_roster/plan'
import type { Seal } from '../_platform/seal'

export type IntentOf<K extends Intent['kind']> = Extract<Intent, { kind: K }>

export const gridDoc = ({ id, name, level, parent, path, code }: IntentOf<'grid'>): GridDoc => ({
  _id: id,
  v: 1,
  id,
  name,
  level,
  parent,
  path,
  groups: [],
  ...(code ? { code } : {}),
})

/** What a file says of a household, and of what it is silent about what is known. */
export function householdDoc(
  { id, gridId, door, noDoor, cluster }: IntentOf<'household'>,
  grid: Grid,
  old: HouseholdDoc | null,
): HouseholdDoc {
  const { noDoor: _, ...kept } = old ?? { _id: id, v: 1 as const }
  return {
    ...kept,
    gridId,
    path: grid.path,
    door,
    ...(noDoor ? { noDoor } : {}),
    ...(cluster ? { cluster } : {}),
  }
}

export interface Becoming {
  old: PersonDoc | null
  next: PersonDoc
  /** The change of household, where there is one. */
  move: Move | null
}

/** `to`: the household they live in afterwards, as it will be; null: none. */
export function becoming(
  intent: IntentOf<'person'>,
  old: PersonDoc | null,
  to: HouseholdDoc | null,
  by: Move['by'],
  seal: Seal,
  now: number,
): Becoming {
  const person = old ?? nobody(intent.id, `unbound:${intent.id}`)
  const posts = intent.posts ? [...intent.posts] : person.posts
  const told: PersonDoc = {
    ...person,
    ...(intent.name === undefined ? {} : { nameSealed: seal.seal(intent.name), nameDoubt: null }),
    ...(intent.phone === undefined ? {} : listedPhone(intent.phone, now, seal)),
    ...(intent.bornIn === undefined ? {} : { bornIn: intent.bornIn }),
    ...(intent.staffName === undefined ? {} : { staffName: intent.staffName }),
    ...(intent.staffPhone === undefined ? {} : { staffPhone: intent.staffPhone }),
    posts,
    postKeys: postKeysOf(posts, now),
  }
  const relation = intent.relation === undefined ? {} : { relation: intent.relation }
  if (person.householdId === (to?._id ?? null))
    return { old, next: { ...told, ...relation, home: to?.path ?? [] }, move: null }
  const move: Move = { person: told, to, how: 'roster', by, now }
  const after = { ...afterMove(move), ...relation }
  return { old, next: intent.died ? asDead(after, now) : after, move }
}
