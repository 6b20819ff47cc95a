/** Which rows stand in the list: those already chosen first, then what was found; as many as were asked for. */
import { fold } from '../../../core/text/fold'
import type { HouseholdInfo } from '../../../../contract/points/households'

export interface PickRow extends HouseholdInfo {
  on: boolean
}
export const ROWS = 20

export function rowsOf(
  known: readonly HouseholdInfo[],
  chosen: readonly HouseholdInfo[],
  q: string,
  most = ROWS,
  total = 0,
): { rows: PickRow[]; rest: number } {
  const isOn = (id: string) => chosen.some(one => one.id === id)
  const asked = fold(q)
  const fits = ({ title }: HouseholdInfo) => asked === '' || fold(title).indexOf(asked) >= 0
  const all = [...chosen, ...known.filter(one => !isOn(one.id))].filter(fits)
  const rows = all.slice(0, most + chosen.length).map(one => ({ ...one, on: isOn(one.id) }))
  // What the phone knows of, or what the cloud says there is.
  return { rows, rest: Math.max(all.length, total) - rows.length }
}

/** Both lists, each household once. */
export function merged(known: readonly HouseholdInfo[], found: readonly HouseholdInfo[]): HouseholdInfo[] {
  const ids = new Set(known.map(one => one.id))
  return [...known, ...found.filter(one => !ids.has(one.id))]
}
