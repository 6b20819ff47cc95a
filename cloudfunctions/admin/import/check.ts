/** What no single row can tell: parents, leaves, people who may not hold two posts. Pure. */
import { DEMO_COUNTY, DEMO_SPOKEN_CODE } from '../../../miniprogram/core/people/demo'
import type { Grid, GridId } from '../../../miniprogram/core/people/grid'
import { clash, type Post } from '../../../miniprogram/core/people/role'
import { REFUSALS } from '../../../miniprogram/core/refusal'
import type { HouseholdDoc, PersonDoc } from '../../_documents'
import type { Row, RowProblem } from '../contract'
import { merged } from './documents'
import type { ReadRow } from './read'

/** What is already stored, as far as these rows mention it. */
export interface Known {
  grids: ReadonlyMap<GridId, Grid>
  /** Nodes that have children. */
  parents: ReadonlySet<GridId>
  households: ReadonlySet<string>
  /** The village of every household that is there already. */
  villages: ReadonlyMap<string, GridId>
  /** Those who are there already: a file that leaves something out does not take it away. */
  stored: ReadonlyMap<string, PersonDoc>
  /** The households people are said to live in. */
  homes: ReadonlyMap<string, HouseholdDoc>
  /** Household by the code of a card that is in use. */
  cards: ReadonlyMap<string, string>
}

/** Rows may stand in any order as long as a parent comes before its children. */
export function placeGrids(
  rows: readonly ReadRow<'grids'>[],
  known: Known,
): { grids: Grid[]; problems: RowProblem[] } {
  const byId = new Map<GridId, Grid>(known.grids)
  const grids: Grid[] = []
  const problems: RowProblem[] = []
  for (const { row, value } of rows) {
    const message = gridProblem(value, byId)
    if (message) {
      problems.push({ row, ...message })
      continue
    }
    const parent = value.parent === null ? null : byId.get(value.parent)!
    const { succeeds, code, ...rest } = value
    const grid: Grid = {
      ...rest,
      path: [...(parent?.path ?? []), value.id],
      ...(code ? { code } : {}),
      ...(succeeds ? { succeeds } : {}),
    }
    byId.set(grid.id, grid)
    grids.push(grid)
  }
  return { grids, problems: [...problems, ...sameCodes(rows, byId)] }
}

function gridProblem(
  row: Row<'grids'>,
  byId: ReadonlyMap<GridId, Grid>,
): { field: string; message: string } | null {
  if (row.level === 0)
    return row.parent === null ? null : { field: 'parent', message: '县没有上级，请填空。' }
  const parent = row.parent === null ? undefined : byId.get(row.parent)
  if (!parent) return { field: 'parent', message: '没找到上级网格，请先导入它，或把它排在前面。' }
  if (parent.level !== row.level - 1) return { field: 'level', message: '级别要比上级正好低一级。' }
  if (row.level === 2 && !row.code) return { field: 'code', message: '村要有代码，工单号用它开头，比如 WT。' }
  const old = byId.get(row.id)
  // Old tickets keep their path: a node never moves, it is succeeded.
  if (old && old.parent !== row.parent)
    return { field: 'parent', message: '网格不能换上级。请建新网格，写明接替哪一个（succeeds）。' }
  if (row.succeeds && !byId.has(row.succeeds)) return { field: 'succeeds', message: '没找到被接替的网格。' }
  return null
}

function sameCodes(rows: readonly ReadRow<'grids'>[], byId: ReadonlyMap<GridId, Grid>): RowProblem[] {
  return rows.flatMap(({ row, value }) => {
    const other = value.code
      ? [...byId.values()].find(g => g.code === value.code && g.id !== value.id)
      : undefined
    return other
      ? [{ row, field: 'code', message: `代码 ${value.code} 已经是${other.name}的了，工单号会撞。` }]
      : []
  })
}

/** Columns that name a place, a household or a person. */
const NAMING = ['id', 'gridId', 'parent', 'succeeds', 'householdId']
const isReserved = (id: unknown): boolean => id === DEMO_COUNTY || String(id).startsWith(`${DEMO_COUNTY}-`)

/** A county's file names nothing of the demonstration county: the two have nothing in common. */
export const checkReserved = (rows: readonly { row: number; value: object }[]): RowProblem[] =>
  rows.flatMap(({ row, value }) => {
    const cells = cellsOf(value)
    return [
      ...cells
        .filter(({ column, cell }) => NAMING.includes(column) && isReserved(cell))
        .map(({ column }) => ({ row, field: column, message: 'demo 打头的编号留给体验县，请换一个。' })),
      ...cells
        .filter(({ column, cell }) => column === 'code' && cell === DEMO_SPOKEN_CODE)
        .map(() => ({ row, field: 'code', message: `代码 ${DEMO_SPOKEN_CODE} 留给体验村，请换一个。` })),
    ]
  })

const cellsOf = (value: object): { column: string; cell: unknown }[] =>
  Object.entries(value).flatMap(([column, cell]: [string, unknown]) =>
    typeof cell === 'object' && cell !== null ? cellsOf(cell) : [{ column, cell }],
  )

export function checkHouseholds(rows: readonly ReadRow<'households'>[], known: Known): RowProblem[] {
  return rows.flatMap(({ row, value }): RowProblem[] => {
    if (!known.grids.has(value.gridId))
      return [{ row, field: 'gridId', message: '没找到这个网格，请先导入网格。' }]
    if (known.parents.has(value.gridId))
      return [{ row, field: 'gridId', message: '户要落在最小的网格上，这个网格下面还有网格。' }]
    const village = known.villages.get(value.id)
    // Its passbook hangs in the village's seals and shop.
    if (village !== undefined && village !== known.grids.get(value.gridId)?.path[2])
      return [{ row, field: 'gridId', message: '户不能换村，积分的账记在原来的村里。请在新村另建一户。' }]
    return []
  })
}

export function checkPeople(rows: readonly ReadRow<'people'>[], known: Known, now: number): RowProblem[] {
  return rows.flatMap(({ row, value }): RowProblem[] => {
    const old = known.stored.get(value.id)
    const problems: RowProblem[] = []
    if (value.householdId !== null && !known.households.has(value.householdId))
      problems.push({ row, field: 'householdId', message: '没找到这一户，请先导入户。' })
    value.kin?.forEach((kin, i) => {
      if (!known.households.has(kin.householdId))
        problems.push({ row, field: `kin.${i}.householdId`, message: '没找到这一户，请先导入户。' })
    })
    value.posts.forEach((post, i) => {
      if (!known.grids.has(post.gridId))
        problems.push({ row, field: `posts.${i}.gridId`, message: '没找到岗位所在的网格。' })
      else if (post.until !== null && post.until <= post.from)
        problems.push({ row, field: `posts.${i}.until`, message: '岗位的结束要晚于开始。' })
    })
    if (value.left && value.householdId !== null)
      problems.push({ row, field: 'left', message: '写了搬走，户编号就留空；搬到别家就只填那一家。' })
    if (value.posts.length > 0 && (value.staffName ?? old?.staffName ?? null) === null)
      problems.push({ row, field: 'staffName', message: '有岗位的人要有公开的名字。' })
    const all = merged(postsOf(value, known), old?.posts ?? [], now)
    if (problems.length === 0 && hasClash(all.filter(post => post.until === null || post.until > now)))
      problems.push({ row, field: 'posts', message: REFUSALS.POST_CLASH })
    return problems
  })
}

export function checkCards(rows: readonly ReadRow<'contact_codes'>[], known: Known): RowProblem[] {
  return rows.flatMap(({ row, value }): RowProblem[] => {
    if (!known.households.has(value.householdId))
      return [{ row, field: 'householdId', message: '没找到这一户，请先导入户。' }]
    const other = known.cards.get(value.code)
    return other !== undefined && other !== value.householdId
      ? [{ row, field: 'code', message: '这个编号已经印在别家的卡上了，请换一个。' }]
      : []
  })
}

/** Posts with the path of their node filled in. */
export const postsOf = (row: Row<'people'>, known: Pick<Known, 'grids'>): Post[] =>
  row.posts.map(p => ({ ...p, path: known.grids.get(p.gridId)?.path ?? [] }))

/** Whether two of these posts may not be held together (rules §1). */
export const hasClash = (posts: readonly Post[]): boolean =>
  posts.some((a, i) => posts.slice(i + 1).some(b => clash(a, b)))
