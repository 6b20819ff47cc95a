import type { FileDoc } from '../../cloudfunctions/_shell/documents'
import type { Attachment } from '../../miniprogram/core/ticket/types'
import type { Chance } from './random'

/** Where the pictures lie in the storage, by file name. */
export type Kept = ReadonlyMap<string, { fileId: string; bytes: number; sha256: string }>

/** Photos of the sample orders: a few drawn pictures, each kept once, shown in many orders. */
export class Album {
  readonly files: FileDoc[] = []
  constructor(private readonly kept: Kept, private readonly mark = '') {}

  add(owner: string, picture: string, at: number, ticketId: string, random: Chance): Attachment {
    const found = this.kept.get(picture)
    if (!found) throw new Error(`there is no picture ${picture}`)
    const id = `f${this.mark}${random.hex(24 - this.mark.length)}`
    this.files.push({
      _id: id, v: 1, owner, kind: 'photo', cloudPath: `sample/${picture}`, kept: found.fileId, bytes: found.bytes, state: 'pass',
      ticketId, eventId: null, traceId: null, issuedAt: at, sha256: found.sha256,
    })
    return { id, kind: 'photo' }
  }
}
