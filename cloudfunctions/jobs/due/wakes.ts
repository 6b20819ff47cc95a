/** Which job a row of `due` sets going. */
import type { DueDoc } from '../../_documents'
import { subjectOf } from '../../_platform/due/moments'
import type { Job, Wake } from '../slice'

export function isWoken({ name, wakes }: Job, row: DueDoc): boolean {
  if (row.kind === 'daily') return subjectOf(row) === name
  return wakes !== 'daily' && wakesOf(row).some(wake => wakes.includes(wake))
}

/** News wake who must tell them, until they are told, and the boards that follow them. */
export function wakesOf(row: DueDoc): readonly Wake[] {
  if (row.kind === 'daily') return []
  if (row.kind !== 'news') return [row.kind]
  return [...(row.told ? [] : ['untold' as const]), ...(row.onBoards ? ['news' as const] : [])]
}
