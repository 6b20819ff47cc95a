/** Files handed in with words: issued to who presses, arrived, not refused, each once, and part of nothing else. */
import type { Attachment } from '../../../miniprogram/core/ticket/types'
import type { FileDoc } from '../../_documents'

export function ownedBy(
  personId: string,
  attachments: readonly Attachment[],
  files: ReadonlyMap<string, FileDoc>,
): boolean {
  return (
    new Set(attachments.map(({ id }) => id)).size === attachments.length &&
    attachments.every(({ id, kind }) => {
      const file = files.get(id)
      return (
        file !== undefined &&
        file.owner === personId &&
        file.kind === kind &&
        file.kept !== null &&
        file.about === null &&
        file.state !== 'refused'
      )
    })
  )
}
