/** What a grid member knows of the households they look after: for them alone, so both lie sealed (docs/adr/0221, 0222). */
import type { PersonId } from '../../miniprogram/core/people/role'
import type { Sealed } from './people'

/** `_id`: the person who agreed. Found by that id only: no index knows which tag it is. */
export interface TagsDoc {
  _id: PersonId
  v: 1
  /** Where they lived when they agreed. Elsewhere it counts for nothing. */
  householdId: string
  /** JSON of `Agreements`. */
  sealed: Sealed
  /** When the clock looks: what ends soon, then what has ended. */
  dueAt: number
}

/** `_id`: the grid member whose note it is. */
export interface VisitsDoc {
  _id: PersonId
  v: 1
  /** JSON of `Visits`. */
  sealed: Sealed
  /** It goes then, where nothing was noted since. */
  until: number
}
