/** What the terminal asks for. The county's own account calls: its node is the county, whatever village the file is for. */
import { randomBytes } from 'node:crypto'
import { refuse, type Refusal } from '../../miniprogram/core/refusal'
import type { GridDoc, ImportDoc } from '../_documents'
import { county } from '../_people/county'
import { FIELDS, type Field } from '../_roster/columns'
import { isVillageCalled } from '../_roster/level-names'
import type { Missing, PlannedRow } from '../_roster/plan'
import { now as clock, store } from '../_platform/ports'
import type { SpreadsheetInput } from './contract'
import { newImport } from '../_roster/new-import'
import { partsOf, part, ROWS_A_PART } from '../_roster/parts'
import { plan, readFile } from './take-in'
import { beginsApplying, beginsUndoing, UNDER_WAY } from '../_roster/turning'
import { applyOn, goOn, undoOn } from './work'

/** An import as the terminal reads it. */
export interface Import
  extends Pick<
    ImportDoc,
    | 'state'
    | 'kind'
    | 'fileName'
    | 'at'
    | 'message'
    | 'messageAt'
    | 'elsewhere'
    | 'counts'
    | 'sheet'
    | 'sheets'
    | 'alike'
    | 'passedOver'
    | 'examples'
    | 'hidden'
    | 'leftOut'
  > {
  id: string
  /** Rows of the headings, as a spreadsheet counts. */
  headings: number
  /** What each column is read as; `dropped`: what it holds that is not taken. */
  columns: { at: number; heading: string; as: string | null; dropped: string | null }[]
  commits: number
  done: number
  /** The first of those whom the file does not name, and how many they are. They stay. */
  missing: Missing[]
  missingInAll: number
  /** Posts that would begin or end, by name. */
  grants: string[]
}

export async function beginImport({
  kind,
  village,
  sheet,
  fileId,
  fileName,
}: SpreadsheetInput<'begin'>): Promise<Import | Refusal> {
  const own = await county()
  if (!own) return refuse('NO_SUCH_VILLAGE', {}, 'village')
  const node = village === undefined ? own : await villageNamed(own, village)
  if (!node) return refuse('NO_SUCH_VILLAGE', {}, 'village')
  const one = newImport(
    {
      _id: `i${randomBytes(12).toString('hex')}`,
      kind,
      by: 'county',
      byName: '县里',
      own: own._id,
      node: node._id,
      path: node.path,
      fileName,
      fileId,
    },
    clock(),
  )
  await store.put('imports', one)
  return viewOf(await readFile(one, sheet ?? null))
}

/** Compared with what is there now: an invocation of its own, because a county's file takes both their time. */
export async function planImport({ id }: SpreadsheetInput<'plan'>): Promise<Import | Refusal> {
  const one = await store.get('imports', id)
  if (!one) return refuse('NOT_FOUND_HERE')
  if (one.state !== 'read' && one.state !== 'planned') return refuse('IMPORT_NOT_READY')
  return viewOf(await plan(one))
}

/** 柳溪 is 柳溪村, where there is one of it. */
export async function villageNamed(own: GridDoc, name: string): Promise<GridDoc | null> {
  const villages = await store.all('grids', { where: { path: own._id } })
  const found = villages.filter(grid => grid.level === 2 && isVillageCalled(grid.name, name))
  return found.length === 1 ? (found[0] ?? null) : null
}

/** Parts of the plan that a page holds: well inside what a function may answer. */
const PARTS_A_PAGE = 40

/** `cursor` counts the parts: first those that write, then the rest. */
export async function planRows({
  id,
  states,
  cursor,
}: SpreadsheetInput<'rows'>): Promise<
  { rows: Omit<PlannedRow, 'intents'>[]; next: number | null } | Refusal
> {
  const one = await store.get('imports', id)
  if (!one) return refuse('NOT_FOUND_HERE')
  const all = one.commits + one.rest
  const until = Math.min(all, cursor + PARTS_A_PAGE)
  const parts = [
    ...(await partsOf(id, 'plan', Math.min(cursor, one.commits), Math.min(until, one.commits))),
    ...(await partsOf(id, 'rest', Math.max(0, cursor - one.commits), Math.max(0, until - one.commits))),
  ]
  const rows = parts
    .flat()
    .filter(({ state }) => states.includes(state))
    .map(({ intents: _, ...row }) => row)
  return { rows, next: until < all ? until : null }
}

/** What was not written, or not taken back, and why. */
export async function leftOutOf({
  id,
  cursor,
}: SpreadsheetInput<'leftOut'>): Promise<{ rows: LeftOut[]; next: number | null } | Refusal> {
  const one = await store.get('imports', id)
  if (!one) return refuse('NOT_FOUND_HERE')
  const until = Math.min(one.commits, cursor + PARTS_A_PAGE)
  const found: LeftOut[] = []
  for (let n = cursor; n < until; n++)
    for (const { row, cell, leftOut } of (await part(id, 'done', n)) ?? [])
      if (leftOut !== undefined) found.push({ row, cell, message: leftOut })
  return { rows: found, next: until < one.commits ? until : null }
}
/** Everybody whom the file does not name, some at a time. */
export async function missingFrom({
  id,
  cursor,
}: SpreadsheetInput<'missing'>): Promise<{ rows: Missing[]; next: number | null } | Refusal> {
  const one = await store.get('imports', id)
  if (!one) return refuse('NOT_FOUND_HERE')
  const all = Math.ceil(one.missing / ROWS_A_PART)
  const until = Math.min(all, cursor + PARTS_A_PAGE)
  const rows = (await partsOf(id, 'missing', cursor, until)).flat()
  return { rows, next: until < all ? until : null }
}
export interface LeftOut {
  row: number
  cell: string
  message: string
}

/** Begins to write, or goes on. */
export async function applyImport({ id, isSure }: SpreadsheetInput<'apply'>): Promise<Import | Refusal> {
  const begun = await beginsApplying(id, isSure)
  return 'refused' in begun ? begun : viewOf(await applyOn(begun))
}

export async function undoImport({ id }: SpreadsheetInput<'undo'>): Promise<Import | Refusal> {
  const begun = await beginsUndoing(id)
  return 'refused' in begun ? begun : viewOf(await undoOn(begun))
}

/** Another function asks to go on with what was pressed; the answer stands on the import. */
export async function go({ id }: SpreadsheetInput<'go'>): Promise<{ state: ImportDoc['state'] } | Refusal> {
  const one = await store.get('imports', id)
  if (!one) return refuse('NOT_FOUND_HERE')
  try {
    return { state: (await goOn(one)).state }
  } finally {
    await store.change('imports', { _id: id }, { set: { runningUntil: 0 } })
  }
}

export async function unfinishedImports(
  _: SpreadsheetInput<'unfinished'>,
): Promise<{ id: string; fileName: string; state: ImportDoc['state'] }[]> {
  const own = await county()
  if (!own) return []
  const found = await store.all('imports', { where: { path: own._id, ...UNDER_WAY } })
  return found.map(({ _id, fileName, state }) => ({ id: _id, fileName, state }))
}

export async function viewOf(one: ImportDoc): Promise<Import> {
  const shown = one.state === 'failed' ? null : await part(one._id, 'shown', 0)
  return {
    id: one._id,
    state: one.state,
    kind: one.kind,
    fileName: one.fileName,
    at: one.at,
    message: one.message,
    messageAt: one.messageAt,
    elsewhere: one.elsewhere,
    counts: one.counts,
    sheet: one.sheet,
    sheets: one.sheets,
    alike: one.alike,
    passedOver: one.passedOver,
    examples: one.examples,
    hidden: one.hidden,
    leftOut: one.leftOut,
    headings: one.headings + 1,
    columns: one.columns.map(({ at, heading, field, dropped }) => ({
      at,
      heading,
      as: field === null ? null : FIELDS[field as Field],
      dropped,
    })),
    commits: one.commits,
    done: one.done,
    missing: shown?.missing ?? [],
    missingInAll: one.missing,
    grants: shown?.grants ?? [],
  }
}
