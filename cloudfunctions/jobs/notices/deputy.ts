/** Who is told when someone on duty does not open the badge. */
import type { PersonId } from '../../../miniprogram/core/people/role'
import type { Ticket } from '../../../miniprogram/core/ticket/types'
import type { Office, PersonDoc } from '../../_documents'
import { holdersAt, nearest } from '../../_people/in-post'
import { store } from '../../_platform/ports'

export interface Deputy {
  person: PersonDoc
  office: Office
}
type Find = (ticket: Ticket, absent: PersonId, now: number) => Promise<Deputy | null>

/** For a handler the nearest colleague or desk; for a desk the level above. Null: the list of who was not reached is next. */
const DEPUTIES: Record<Office, Find> = {
  async handler({ path }, absent, now) {
    const person = await store.get('people', absent)
    const own = person?.posts.find(p => path.includes(p.gridId))?.gridId
    const from = own ? path.indexOf(own) : path.length - 1
    // Up to the town: the county's desk knows nobody's street.
    for (const node of path.slice(1, from + 1).reverse()) {
      for (const role of ['gridMember', 'dispatcher'] as const) {
        const other = (await holdersAt(role, node, now)).find(p => p._id !== absent)
        if (other) return { person: other, office: role === 'gridMember' ? 'handler' : 'desk' }
      }
    }
    return null
  },
  async desk({ path }, absent, now) {
    const other = (await nearest('inspector', path, now)).find(p => p._id !== absent)
    return other ? { person: other, office: 'town' } : DEPUTIES.town({ path } as Ticket, absent, now)
  },
  async town({ path }, absent, now) {
    const other = (await nearest('admin', path, now)).find(p => p._id !== absent)
    return other ? { person: other, office: 'town' } : null
  },
  approver: async () => null,
}

/** A complaint about staff stays with the town and above: no neighbour stands in. */
export const deputyOf = (
  office: Office,
  ticket: Ticket,
  absent: PersonId,
  now: number,
): Promise<Deputy | null> =>
  ticket.aboutStaff && (office === 'handler' || office === 'desk')
    ? Promise.resolve(null)
    : DEPUTIES[office](ticket, absent, now)
