/** A sheet and what is known → a plan. Pure: nothing is read or written here. */
import { cellName } from '../cells'
import type { Kind } from '../columns'
import { planGrids } from './grids'
import { STATES, type Known, type Plan, type PlannedRow, type State, type Unit } from './known'
import { planPeople } from './people'
import { planStaff } from './staff'
import { rowsOf, type Table } from './table'

const PLANS: Record<Kind, (table: Table, known: Known) => Plan> = {
  people: planPeople,
  staff: planStaff,
  grids: planGrids,
}

export function planOf(table: Table, known: Known): Plan {
  const plan = PLANS[table.kind](table, known)
  return { ...plan, units: [...unreadRows(table), ...plan.units] }
}
const unreadRows = (table: Table): Unit[] =>
  rowsOf(table).unread.map(({ row, message }) => [
    { row, cell: cellName(row - 1, 0), state: 'wrong', who: '', message, intents: [] },
  ])

/** The rows of a plan as they stand in the file. */
export const plannedRows = ({ units }: Pick<Plan, 'units'>): PlannedRow[] =>
  units.flat().sort((a, b) => a.row - b.row || (a.cell < b.cell ? -1 : 1))

export type Counts = Record<State, number>
/** Wrong rows count once, however much is wrong with them. */
export function countsOf({ units }: Pick<Plan, 'units'>): Counts {
  const rows = units.flat()
  const of = (state: State) => new Set(rows.filter(row => row.state === state).map(({ row }) => row)).size
  return Object.fromEntries(STATES.map(state => [state, of(state)])) as Counts
}

export type * from './known'
export type { Table } from './table'
