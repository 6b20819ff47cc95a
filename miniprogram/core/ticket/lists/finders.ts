/** Who looks for orders. The phone offers the field by it, and holds nothing else of how they are found. */
import type { Role } from '../../people/role'

/**
 * Those who serve orders look for them; null: this role finds nothing. `byPerson`: who may see a whole name and number for
 * a purpose may also look for somebody by them. Which orders each of them finds is the cloud's (`api/find/audiences.ts`).
 */
export const FINDS = {
  resident: null,
  gridMember: { byPerson: false },
  dispatcher: { byPerson: true },
  supervisor: { byPerson: false },
  shopkeeper: null,
  inspector: { byPerson: true },
  mediator: null,
  admin: null,
} as const satisfies Record<Role, { byPerson: boolean } | null>
export type Finder = { [R in Role]: (typeof FINDS)[R] extends null ? never : R }[Role]
