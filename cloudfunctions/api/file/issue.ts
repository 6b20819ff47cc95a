/** An upload pass: a path that belongs to this person and this file, for half an hour. */
import { createHash, randomBytes } from 'node:crypto'
import { minutes } from '../../../miniprogram/core/clock'
import { refuse } from '../../../miniprogram/core/refusal'
import { newFile } from '../../_documents/new/file'
import { EXTENSIONS } from '../../_platform/media/extensions'
import { isDuplicate } from '../../_platform/database-error'
import { store } from '../../_platform/ports'
import type { Handler } from '../request/serve'

const VALID_FOR = minutes(30)

export const issue: Handler<'file.issue'> = {
  async known({ kind, extension, bytes, key }, { person, now }) {
    if (!(EXTENSIONS[kind] as readonly string[]).includes(extension))
      return refuse('FILE_BAD', {}, 'extension')
    const id = `f${createHash('sha256').update(`${person._id}:${key}`).digest('hex').slice(0, 27)}`
    const cloudPath = `in/${person._id}/${id}.${extension}`
    const doc = newFile({
      _id: id,
      owner: person._id,
      kind,
      cloudPath,
      keptName: randomBytes(16).toString('hex'),
      bytes,
      issuedAt: now,
    })
    await store.create('files', doc).catch((error: unknown) => {
      if (!isDuplicate(error)) throw error
    })
    return { id, cloudPath, until: now + VALID_FOR }
  },
}
