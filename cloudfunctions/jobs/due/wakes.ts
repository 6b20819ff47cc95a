/** Which job a row of `due` sets going. */
import type { DueDoc } from '../../_documents'
import { subjectOf } from '../../_platform/due/moments'
import type { Job, Wake } from '../slice'

/** News that were told already only wake the boards. */
const wakesOf = (row: DueDoc): readonly Wake[] =>
  row.kind === 'news' ? (row.told ? ['news'] : ['untold', 'news']) : [row.kind]

export const isWoken = ({ name, wakes }: Job, row: DueDoc): boolean =>
  row.kind === 'daily' ? subjectOf(row) === name : wakesOf(row).some(wake => wakes.includes(wake))
