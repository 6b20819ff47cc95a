/** One file: read, said row by row, written unless it is only looked at. */
import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { elsewhereText } from '../../cloudfunctions/_roster/elsewhere-text'
import type { Import, LeftOut } from '../../cloudfunctions/spreadsheets/routes'
import { LIMITS, MESSAGES } from '../../cloudfunctions/spreadsheets/read/limits'
import type { Missing, PlannedRow, State } from '../../cloudfunctions/_roster/plan/known'
import type { SpreadsheetRoute } from '../../cloudfunctions/spreadsheets/contract'
import type { Options } from './options'
import type { Target } from './target'

/** What `--json` prints, whatever happened. */
export interface Result extends Record<Exclude<State, 'wrong'>, number> {
  /** `row` and `cell` as a spreadsheet names them: 17, F17. `row` 0: the whole file. */
  wrong: { row: number; cell: string; says: string }[]
}
/** Nothing could be done, and why. */
export const nothingDone = (says: string, place: Import['messageAt'] = null): Result => ({
  new: 0,
  changed: 0,
  same: 0,
  ended: 0,
  wrong: [{ row: place?.row ?? 0, cell: place?.cell ?? '', says }],
})
export type Row = Omit<PlannedRow, 'intents'>
export interface Done {
  result: Result
  /** Null where the file could not be read. */
  import: Import | null
  /** What changes, in the order of the file. */
  rows: Row[]
  /** Left out while writing, because somebody changed it meanwhile. */
  leftOut: LeftOut[]
  /** On the roster and not in the file: all of them. */
  missing: Missing[]
}

export interface Progress {
  /** How far the writing, or the taking back, is. */
  far(done: number, all: number): void
  /** A file that an earlier command did not come to the end of. */
  finishing(fileName: string): void
  /** The same, where nothing is written. */
  halfWay(fileName: string): void
}

export class Refused extends Error {}

export async function runImport(target: Target, options: Options, progress: Progress): Promise<Done> {
  const { file, kind, village, sheet, dryRun, sure } = options
  if (file === null) throw new Error('no file')
  if (statSync(file).size > LIMITS.fileBytes) return nothing(MESSAGES.tooBig)
  if (dryRun) await nameOthers(target, progress)
  else await finishOthers(target, progress)
  const fileId = await target.upload(readFileSync(file))
  const read = await ask<Import>(target, 'begin', {
    kind,
    fileId,
    fileName: path.basename(file),
    ...(village === null ? {} : { village }),
    ...(sheet === null ? {} : { sheet }),
  })
  const begun = read.state === 'failed' ? read : await ask<Import>(target, 'plan', { id: read.id })
  if (begun.state === 'failed') return nothing(begun.message, begun.messageAt)
  const rows = await changingRows(target, begun.id)
  const strange = begun.elsewhere === null || sure ? null : `${elsewhereText(begun.elsewhere)}${STRANGE}`
  if (strange !== null && !dryRun) return nothing(`${strange}没有存。`)
  const done = dryRun ? begun : await writeAll(target, begun, progress)
  const leftOut = done.leftOut > 0 ? await pages<LeftOut>(target, 'leftOut', { id: done.id }) : []
  const { wrong: _, ...counts } = done.counts
  const whole = strange === null ? [] : [{ row: 0, cell: '', message: strange }]
  const wrong = [
    ...whole,
    ...unreadSheets(done, options),
    ...rows.filter(({ state }) => state === 'wrong'),
    ...leftOut,
  ]
  return {
    result: { ...counts, wrong: wrong.map(({ row, cell, message }) => ({ row, cell, says: message })) },
    import: done,
    rows,
    leftOut,
    missing: done.missingInAll > 0 ? await pages<Missing>(target, 'missing', { id: done.id }) : [],
  }
}

const STRANGE = '看看 --village 写对了没有；真是这个村的，再来一次，加 --sure。'

/** Anyone who named a sheet knows of the others. */
const unreadSheets = ({ alike }: Import, { sheet }: Options): LeftOut[] =>
  sheet !== null
    ? []
    : alike.map(name => ({
        row: 0,
        cell: '',
        message: `工作表「${name}」也像花名册，没有读。要收它，再来一次：--sheet ${name}`,
      }))

/** Also goes on with what was stopped. */
async function writeAll(target: Target, begun: Import, progress: Progress): Promise<Import> {
  for (let one = begun; ; ) {
    one = await ask<Import>(target, 'apply', { id: begun.id, isSure: true })
    progress.far(one.done, one.commits)
    if (one.state !== 'applying') return one
  }
}

const changingRows = async (target: Target, id: string): Promise<Row[]> =>
  (await pages<Row>(target, 'rows', { id, states: ['new', 'changed', 'ended', 'wrong'] })).sort(
    (a, b) => a.row - b.row,
  )

export async function pages<T>(target: Target, route: SpreadsheetRoute, data: object): Promise<T[]> {
  const found: T[] = []
  for (let cursor: number | null = 0; cursor !== null; ) {
    const page: { rows: T[]; next: number | null } = await ask(target, route, { ...data, cursor })
    found.push(...page.rows)
    cursor = page.next
  }
  return found
}

interface Unfinished {
  id: string
  fileName: string
  state: Import['state']
}
const unfinished = (target: Target): Promise<Unfinished[]> => ask(target, 'unfinished', {})

/** What a stopped command left half-way is ended as it was meant, before anything else is compared. */
async function finishOthers(target: Target, progress: Progress): Promise<void> {
  for (const { id, fileName, state } of await unfinished(target)) {
    progress.finishing(fileName)
    const data = state === 'undoing' ? { id } : { id, isSure: true }
    for (let one: Import | null = null; one === null || one.state === state; )
      one = await ask<Import>(target, state === 'undoing' ? 'undo' : 'apply', data)
  }
}

/** Who only looks changes nothing, and hears that something stands half-way. */
async function nameOthers(target: Target, progress: Progress): Promise<void> {
  for (const { fileName } of await unfinished(target)) progress.halfWay(fileName)
}

/** What a killed command held open is let go after half a minute. */
const PATIENCE = 60
export async function ask<T>(target: Target, route: SpreadsheetRoute, data: object): Promise<T> {
  for (let tried = 0; ; tried++) {
    const reply = await target.ask<T>(route, data)
    if (reply.ok) return reply.data
    if (reply.code !== 'BUSY' || tried >= PATIENCE) throw new Refused(reply.message)
    await new Promise(done => setTimeout(done, 1000))
  }
}

const nothing = (message: string, place: Import['messageAt'] = null): Done => ({
  result: nothingDone(message, place),
  import: null,
  rows: [],
  leftOut: [],
  missing: [],
})
