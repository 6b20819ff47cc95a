/** From a file in the storage to a plan: what it would change, and nothing changed yet. */
import type { ImportDoc } from '../_documents'
import { cellName, type Sheet } from '../_roster/cells'
import { NEEDED, FIELDS, type Column, type Field, type Kind } from '../_roster/columns'
import { countsOf, plannedRows, planOf, type Plan, type PlannedRow, type Unit } from '../_roster/plan'
import { rowsOf } from '../_roster/plan/table'
import { shownName } from '../_roster/names'
import { headingRow } from '../_roster/rows'
import { stage } from '../_roster/stage'
import { files, store } from '../_platform/ports'
import { withRetry } from '../_platform/retry'
import { seenElsewhere } from './elsewhere'
import { knownFor } from './known'
import { chunked, partsOf, putParts, ROWS_A_PART, SHOWN, type Shown, type ShownRow } from '../_roster/parts'
import { readBook } from './read'
import { LIMITS, MESSAGES } from './read/limits'

/** Documents a commit writes, more or less: a transaction may last 30 s, and another's write ends it. */
const ROWS_A_COMMIT = 20

/** Reads the file, keeps what may be kept, and removes it. `sheet`: which one, as somebody chose. */
export async function readFile(one: ImportDoc, sheet: string | null = null): Promise<ImportDoc> {
  const bytes = one.fileId === null ? null : await files.download(one.fileId)
  if (bytes === null) return failed(one, '文件没有传上来，请再选一次。')
  const book =
    bytes.length > LIMITS.fileBytes
      ? { ok: false as const, message: MESSAGES.tooBig, place: null }
      : readBook(bytes)
  if (one.fileId !== null) await files.remove([one.fileId])
  if (!book.ok) return failed({ ...one, fileId: null }, book.message, book.place)
  const sheets = sheet === null ? book.sheets : book.sheets.filter(({ name }) => isNamed(name, sheet))
  if (sheets.length === 0) return failed({ ...one, fileId: null }, noSuchSheet(sheet ?? '', book.sheets))
  const staged = stage(one.kind, sheets)
  const parts = chunked(staged.sheet.rows, ROWS_A_PART)
  await putParts(one, 'cells', parts)
  const next: ImportDoc = {
    ...one,
    state: 'read',
    fileId: null,
    dueAt: null,
    fileName: shownName(one.fileName),
    sheet: staged.sheet.name,
    sheets: book.sheets.map(({ name }) => shownName(name)),
    alike: staged.alike,
    hidden: (staged.sheet.hiddenRows ?? []).map(row => row + 1),
    headings: staged.headings,
    columns: staged.columns,
    cells: parts.length,
  }
  await store.put('imports', next)
  return next
}

/** Compares what was staged with what is there now. May be done again: after a column was corrected, or later. */
export async function plan(one: ImportDoc): Promise<ImportDoc> {
  const sheet: Sheet = { name: one.sheet, rows: (await partsOf(one._id, 'cells', 0, one.cells)).flat() }
  const columns = one.columns as Column[]
  const lacking = NEEDED[one.kind].filter(some => !columns.some(({ field }) => field && some.includes(field)))
  if (lacking.length > 0) {
    const hasHeadings = headingRow(one.kind, sheet) !== null
    return failed(one, lacksColumn(one.kind, lacking), hasHeadings ? headingsAt(one.headings) : null)
  }
  const table = { kind: one.kind, sheet, headings: one.headings, columns }
  const { rows, skipped } = rowsOf(table)
  const { made, found } = await seenElsewhere(
    one,
    await withoutOpenOrders(planOf(table, await knownFor(one))),
  )
  const commits = commitsOf(made.units.filter(unit => unit.some(({ intents }) => intents.length > 0)))
  const rest = chunked(
    made.units.filter(unit => unit.every(({ intents }) => intents.length === 0)).flat(),
    ROWS_A_PART,
  )
  await putParts(one, 'plan', commits)
  await putParts(one, 'rest', rest)
  await putParts(one, 'shown', [shownOf(made)])
  await putParts(one, 'missing', chunked(made.missing, ROWS_A_PART))
  const compared: Partial<ImportDoc> = {
    state: 'planned',
    passedOver: skipped.filter(({ why }) => why !== 'example').map(({ row }) => row),
    examples: skipped.filter(({ why }) => why === 'example').map(({ row }) => row),
    hidden: one.hidden.filter(hidden => rows.some(({ row }) => row === hidden)),
    counts: countsOf(made),
    missing: made.missing.length,
    elsewhere: found,
    leftOut: 0,
    commits: commits.length,
    rest: rest.length,
    done: 0,
    message: '',
    messageAt: null,
  }
  return withRetry(() =>
    store.transaction(async tx => {
      const present = (await tx.get('imports', one._id)) ?? one
      // Mended or pressed meanwhile: this plan is of what was there before.
      if (present.mends !== one.mends || !['read', 'planned', 'failed'].includes(present.state))
        return present
      const next = { ...present, ...compared }
      await tx.put('imports', next)
      return next
    }),
  )
}

const headingsAt = (row: number): ImportDoc['messageAt'] => ({ row: row + 1, cell: cellName(row, 0) })

const isNamed = (name: string, wish: string): boolean => name === wish || shownName(name) === wish
const noSuchSheet = (wish: string, sheets: readonly Sheet[]): string =>
  `没有工作表「${shownName(wish)}」。文件里有：${sheets.map(({ name }) => `「${shownName(name)}」`).join('、')}。`

function shownOf(made: Plan): Shown {
  const rows = plannedRows(made)
  const some = (states: readonly PlannedRow['state'][]): ShownRow[] =>
    rows
      .filter(({ state }) => states.includes(state))
      .slice(0, SHOWN)
      .map(({ intents: _, grants: __, ...row }) => row)
  return {
    wrong: some(['wrong']),
    changes: some(['new', 'changed', 'ended']),
    missing: made.missing.slice(0, SHOWN),
    grants: rows.flatMap(({ grants }) => grants ?? []),
  }
}

const lacksColumn = (kind: Kind, lacking: (typeof NEEDED)[Kind]): string =>
  `前 20 行的表头里${lacking.map(fields => `没找到${anyOf(fields)}`).join('，也')}。请在${KIND_NAMES[kind]}表的表头上写明。`
const anyOf = (fields: readonly Field[]): string => fields.map(field => `「${FIELDS[field]}」`).join('或者')
const KIND_NAMES: Record<Kind, string> = { people: '村民', staff: '网格员', grids: '网格' }

/** Rows that are written together stay together. */
function commitsOf(units: readonly Unit[]): PlannedRow[][] {
  const commits: PlannedRow[][] = []
  let last: PlannedRow[] = []
  for (const unit of units) {
    if (last.length > 0 && last.length + unit.length > ROWS_A_COMMIT) {
      commits.push(last)
      last = []
    }
    last.push(...unit)
  }
  return last.length > 0 ? [...commits, last] : commits
}

/** Anybody who has something open leaves when it is done: their order would belong to nobody. */
async function withoutOpenOrders(made: Plan): Promise<Plan> {
  const units: Unit[] = []
  for (const unit of made.units) {
    const rows: PlannedRow[] = []
    for (const row of unit) {
      const intent = row.intents.find(one => one.kind === 'person' && one.householdId === null)
      const isOpen =
        intent !== undefined && (await store.count('tickets', { 'list.openOf': intent.id }, 1)) > 0
      rows.push(
        isOpen
          ? {
              ...row,
              state: 'wrong',
              message: `还有单在办，办完才能记${intent.kind === 'person' && intent.died ? '过世' : '搬走'}。`,
              intents: [],
            }
          : row,
      )
    }
    units.push(rows)
  }
  return { ...made, units }
}

/** The file is gone from the storage; what was staged goes by itself. */
async function failed(
  one: ImportDoc,
  message: string,
  messageAt: ImportDoc['messageAt'] = null,
): Promise<ImportDoc> {
  const next: ImportDoc = { ...one, state: 'failed', message, messageAt, dueAt: null }
  await store.put('imports', next)
  return next
}
