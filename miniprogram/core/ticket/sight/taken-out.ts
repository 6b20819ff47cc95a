/** What the town takes out of an office's text on request: it can only be less afterwards, never other words. */
import { TAKEN_OUT } from '../../labels'
import type { Words } from '../types'

/** The words without this piece, wherever it stands, and without this file; null when neither is in them. */
export function withoutPiece(
  words: Words,
  { piece, file }: { piece?: string | undefined; file?: string | undefined },
): Words | null {
  const { attachments, ...typed } = words
  const left = Object.fromEntries(
    Object.entries(typed).map(([field, text]) => [
      field,
      piece === undefined || piece === '' ? text : text.split(piece).join(TAKEN_OUT),
    ]),
  )
  const files = attachments?.filter(({ id }) => id !== file)
  const isLess =
    Object.entries(typed).some(([field, text]) => left[field] !== text) ||
    files?.length !== attachments?.length
  return isLess ? { ...left, ...(files ? { attachments: files } : {}) } : null
}
