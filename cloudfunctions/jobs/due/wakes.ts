/** Which job a row of `due` sets going. */
import type { DueDoc } from '../../_documents'
import { subjectOf } from '../../_platform/due/moments'
import type { Job, Wake } from '../slice'

export function isWoken({ name, wakes }: Job, row: DueDoc): boolean {
  const { kind } = row
  if (kind === 'daily') return subjectOf(row) === name
  if (wakes === 'daily') return false
  return wakesOf(row, kind).some(wake => wakes.includes(wake))
}

/** News that were told already only wake the boards. */
const wakesOf = (row: DueDoc, kind: Wake): readonly Wake[] =>
  row.kind === 'news' ? (row.told ? ['news'] : ['untold', 'news']) : [kind]
