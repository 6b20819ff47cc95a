/** A photo or a voice note, before anything of it has arrived. */
import type { FileDoc } from '..'

type Given = Pick<FileDoc, '_id' | 'owner' | 'kind' | 'cloudPath' | 'keptName' | 'bytes' | 'issuedAt'> &
  Partial<FileDoc>

export const newFile = (given: Given): FileDoc => ({
  v: 1,
  kept: null,
  raw: true,
  state: 'pending',
  about: null,
  eventId: null,
  traceId: null,
  sha256: null,
  ...given,
})
