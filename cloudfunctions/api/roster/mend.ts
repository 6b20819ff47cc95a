/** What the clerk wrote again in the page is written into the staged cells; then the file is compared again. */
import { refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { ImportDoc } from '../../_documents'
import { isIdentity, type Cell } from '../../_roster/cells'
import { FIELDS_OF, type Field } from '../../_roster/columns'
import { partDoc, partId, ROWS_A_PART, type Parts } from '../../_roster/parts'
import { isMendable } from '../../_roster/turning'
import type { Tx } from '../../_platform/inside'
import { seal } from '../../_platform/ports'
import { transaction } from '../../_platform/transaction'
import type { Ask } from '../request/serve'

export async function mended(
  { _id }: ImportDoc,
  { cells, columns, gone }: Pick<Ask<'roster.mend'>, 'cells' | 'columns' | 'gone'>,
): Promise<ImportDoc | Refusal> {
  return transaction(async tx => {
    const one = await tx.get('imports', _id)
    if (!one) return refuse('NOT_FOUND_HERE')
    if (!isMendable(one)) return refuse('IMPORT_NOT_READY')
    const mapped = withColumns(one, columns)
    if ('refused' in mapped) return mapped
    for (const [n, some] of byPart(cells.map(({ cell, text }) => ({ ...placeOf(cell), text })))) {
      const stored = await tx.get('import_parts', partId(_id, 'cells', n))
      if (!stored) return refuse('BAD_INPUT', {}, 'cells')
      const rows = JSON.parse(seal.open(stored.sealed)) as Parts['cells']
      const next = rows.map(row => [...row])
      for (const { row, at, text } of some) {
        const cell = next[row % ROWS_A_PART]
        if (!cell || isClosed(one, at)) return refuse('BAD_INPUT', {}, 'cells')
        while (cell.length <= at) cell.push(null)
        const value: Cell = text === '' ? null : text
        cell[at] = isIdentity(value) ? { untrue: 'identity' } : value
      }
      await tx.put('import_parts', partDoc(one, 'cells', n, next))
    }
    const change = await withGone(tx, one, gone)
    if ('refused' in change) return change
    const next: ImportDoc = { ...mapped, gone: change.gone, state: 'read', mends: one.mends + 1 }
    await tx.put('imports', next)
    return next
  })
}

/** Who is meant stands in the plan that the page shows; their ids never leave the cloud. */
async function withGone(
  tx: Tx,
  { _id, gone }: ImportDoc,
  wishes: Ask<'roster.mend'>['gone'],
): Promise<Pick<ImportDoc, 'gone'> | Refusal> {
  if (wishes.length === 0) return { gone }
  const stored = await tx.get('import_parts', partId(_id, 'shown', 0))
  const missing = stored ? (JSON.parse(seal.open(stored.sealed)) as Parts['shown']).missing : []
  const next = { ...gone }
  for (const { n, how } of wishes) {
    const id = missing[n]?.id ?? null
    if (id === null) return refuse('BAD_INPUT', {}, 'gone')
    if (how === null) delete next[id]
    else next[id] = how
  }
  return { gone: next }
}

const isClosed = ({ columns }: ImportDoc, at: number): boolean =>
  columns.find(column => column.at === at)?.dropped !== null

/** `F17` → row 16, column 5. */
function placeOf(cell: string): { row: number; at: number } {
  const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(cell) ?? []
  const at = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { row: Number(digits) - 1, at }
}

function byPart<T extends { row: number }>(cells: readonly T[]): Map<number, T[]> {
  const parts = new Map<number, T[]>()
  for (const cell of cells) {
    const n = Math.floor(cell.row / ROWS_A_PART)
    parts.set(n, [...(parts.get(n) ?? []), cell])
  }
  return parts
}

/** A field is read from one column: anybody who names it for another takes it away from the first. */
function withColumns(
  one: ImportDoc,
  wishes: readonly { at: number; as: string | null }[],
): ImportDoc | Refusal {
  let columns = one.columns
  for (const { at, as } of wishes) {
    const column = columns.find(other => other.at === at)
    const isKnown = as === null || FIELDS_OF[one.kind].includes(as as Field)
    if (!column || column.dropped !== null || !isKnown) return refuse('BAD_INPUT', {}, 'columns')
    columns = columns.map(other =>
      other.at === at
        ? { ...other, field: as }
        : as !== null && other.field === as
          ? { ...other, field: null }
          : other,
    )
  }
  return { ...one, columns }
}
