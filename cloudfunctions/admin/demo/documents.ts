/** The sample file as documents, through the checks of any county's file. */
import { DEMO_FOR } from '../../../miniprogram/core/people/demo'
import type { GridDoc, HouseholdDoc, PersonDoc } from '../../_documents'
import type { Seal } from '../../_platform/seal'
import { placeGrids, postsOf } from '../import/check'
import { gridDoc, householdDoc, personDoc } from '../import/documents'
import { readRows } from '../import/read'
import { SAMPLE } from './sample'

export interface DemoDocuments {
  grids: GridDoc[]
  households: HouseholdDoc[]
  people: PersonDoc[]
}

/** Throws where the file is not one that a county could hand in. */
export function demoDocuments(seal: Seal, now: number): DemoDocuments {
  const rows = readRows('grids', SAMPLE.grids)
  const nothing = {
    grids: new Map(),
    parents: new Set<string>(),
    households: new Set<string>(),
    villages: new Map(),
    stored: new Map(),
    homes: new Map(),
    cards: new Map(),
  }
  const { grids, problems } = placeGrids(rows.rows, nothing)
  const all = [...rows.problems, ...problems]
  if (all.length > 0) throw new Error(`the sample file: ${JSON.stringify(all)}`)
  const known = new Map(grids.map(grid => [grid.id, grid]))
  const households = SAMPLE.households.map(row => householdDoc(row, known.get(row.gridId)!, undefined))
  const homes = new Map(households.map(doc => [doc._id, doc]))
  return {
    grids: grids.map(grid => ({
      ...gridDoc(grid, undefined),
      ...(grid.parent === null ? { demo: { until: now + DEMO_FOR, endingAt: null } } : {}),
    })),
    households,
    people: SAMPLE.people.map(row =>
      personDoc(
        row,
        postsOf(row, { grids: known }),
        row.householdId === null ? undefined : homes.get(row.householdId),
        undefined,
        seal,
        now,
      ),
    ),
  }
}
