/** Who is told when someone on duty does not open the badge: the nearest grid member or desk above. */
import type { GridId } from '../../miniprogram/core/people/grid'
import type { PersonId } from '../../miniprogram/core/people/role'
import { store } from '../_shell/ports'
import type { PersonDoc } from '../_shell/documents'
import { holdersAt } from './audience'

const STANDS_IN = ['gridMember', 'dispatcher'] as const

/** Null when nobody is above: the desk's list is next. */
export async function deputyOf(
  path: readonly GridId[],
  absent: PersonId,
  now: number,
): Promise<PersonDoc | null> {
  const person = await store.get('people', absent)
  const own = person?.posts.find(p => path.includes(p.gridId))?.gridId
  const from = own ? path.indexOf(own) : path.length - 1
  // Up to the town: the county's desk knows nobody's street.
  for (const node of path.slice(1, from + 1).reverse()) {
    for (const role of STANDS_IN) {
      const other = (await holdersAt(role, node, now)).find(p => p._id !== absent)
      if (other) return other
    }
  }
  return null
}
