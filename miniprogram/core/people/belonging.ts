/**
 * Which households a person belonged to, and since when. Rules that ask "is this one's own household" look back in time
 * (`impartial.ts`), because a household can be left and joined again within a minute.
 */
import { lastsMs } from '../lasts'

/** roster: the county's file says so. letter: a join code for one person. accepted: somebody there, or the grid member, said yes. */
export type JoinedHow = 'roster' | 'letter' | 'accepted'

/** One stay in one household. `until` is null while it lasts. */
export interface Belonging {
  householdId: string
  from: number
  until: number | null
  how: JoinedHow
}

/** Households of the spouse and of the parents, where the roster names them. */
export interface KinHousehold {
  householdId: string
  kin: 'spouse' | 'parents'
}

/** How long a household stays one's own after one has left it. */
export const RELATED_FOR = lastsMs('formerStay')
/** A newcomer spends the household's points only after this long. */
export const NEWCOMER_FOR = lastsMs('newcomer')
/** A wrong join can be taken back without a trace this long, while it was not used. */
const UNDO_WITHIN = lastsMs('wrongJoin')

/** The stays that still count: those that last, and those that ended less than 180 days ago. */
export const stillCounting = (belonged: readonly Belonging[], now: number): Belonging[] =>
  belonged.filter(({ until }) => until === null || until + RELATED_FOR > now)

/** Leaves the household one is in and enters `householdId` (null: none). Already there: nothing changes. */
export function moved(
  belonged: readonly Belonging[],
  householdId: string | null,
  how: JoinedHow,
  now: number,
): Belonging[] {
  const counting = stillCounting(belonged, now)
  if (counting.some(stay => stay.until === null && stay.householdId === householdId)) return counting
  const left = counting.map(stay => (stay.until === null ? { ...stay, until: now } : stay))
  return householdId === null ? left : [...left, { householdId, from: now, until: null, how }]
}

/** Whether the present stay may be taken back without a trace. `used`: something was earned or spent since. */
export function mayUndo(belonged: readonly Belonging[], used: boolean, now: number): boolean {
  const present = belonged.find(({ until }) => until === null)
  return present !== undefined && present.how !== 'roster' && !used && now - present.from <= UNDO_WITHIN
}

/** The stays as if the present one had never begun. The stay it ended goes on. */
export function undone(belonged: readonly Belonging[]): Belonging[] {
  const present = belonged.find(({ until }) => until === null)
  if (!present) return [...belonged]
  return belonged
    .filter(stay => stay !== present)
    .map(stay => (stay.until === present.from ? { ...stay, until: null } : stay))
}
