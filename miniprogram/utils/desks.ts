import type { Me } from '../../contract/person/home'
import type { Role } from '../core/people/role'
import { FINDS } from '../core/ticket/lists/finders'

export interface DeskTile {
  id: string
  label: string
  icon: string
  url: string
}

interface Desk {
  label: string
  /** Where there is room for more words; null: not in such a list, because it is reached from elsewhere. */
  inFull: string | null
  icon: string
  url: string
}
/** The page on which a post does its work; null: it has none of its own. */
export const DESKS: Readonly<Record<Role, Desk | null>> = {
  resident: null,
  gridMember: { label: '今天的活', inFull: '今天的活', icon: 'calendar', url: '/grid/today/today' },
  dispatcher: { label: '派单台', inFull: '派单台', icon: 'catalog', url: '/desk/inbox/inbox' },
  supervisor: { label: '评议', inFull: '评议和晒单', icon: 'edit-1', url: '/committee/list/list' },
  shopkeeper: { label: '兑换台', inFull: null, icon: 'shop', url: '/shop/counter/counter' },
  inspector: { label: '督办台', inFull: '镇里督办台', icon: 'flag', url: '/town/inbox/inbox' },
  mediator: null,
  admin: null,
}

/** The town's inbox, for the county where a town has nobody in post. */
export const STANDS_IN: DeskTile = {
  id: 'standsIn',
  label: '代督办',
  icon: 'flag',
  url: '/town/inbox/inbox?for=county',
}

/** Where each post does its work: one door per role, however many nodes the person serves. */
export function desksOf({ duties, standsIn }: Pick<Me, 'duties' | 'standsIn'>): DeskTile[] {
  const roles = [...new Set(duties.map(duty => duty.role))]
  const tiles = roles.flatMap(role => {
    const desk = DESKS[role]
    return desk ? [{ id: role, label: desk.label, icon: desk.icon, url: desk.url }] : []
  })
  // Anyone who is the town's inspector somewhere has that inbox already.
  return standsIn && !roles.includes('inspector') ? [...tiles, STANDS_IN] : tiles
}

/** Whether there is anything to look for (`ticket.find`). */
export const mayFind = ({ duties }: Pick<Me, 'duties'>): boolean =>
  duties.some(({ role }) => FINDS[role] !== null)
/** Whether somebody may be looked for by name or number (`ticket.findPeople`). */
export const mayLookFor = ({ duties }: Pick<Me, 'duties'>): boolean =>
  duties.some(({ role }) => FINDS[role]?.byPerson === true)
