/** A line in the reader log: who looked at what of whom, and what for. The person concerned reads it. */
import { about, type About } from '../../miniprogram/core/about'
import { createHash } from 'node:crypto'
import type { PersonId } from '../../miniprogram/core/people/role'
import type { GridId } from '../../miniprogram/core/people/grid'
import type { Ticket } from '../../miniprogram/core/ticket/types'
import type { ReaderDoc } from '../_documents'
import type { Known } from '../_people/person'
import { store } from '../_platform/ports'
import { hasReadMany, tellOfMany } from './many-read'
import { withhold, type TextCheck } from './words/keep-words'
import { isDuplicate } from '../_platform/database-error'

export interface Reading {
  /** What was looked at, and whose desk looks at a doubtful purpose. */
  matter: { about: About; no: string; path: readonly GridId[]; villageId: GridId }
  /** Whom it is about; '' of a matter that is nobody's own. */
  of: PersonId | ''
  what: ReaderDoc['what']
  purpose: string
  key: string
  /** What the content check said of the purpose: the person concerned reads it. */
  check: TextCheck
  /** Words that hold the same purpose and wait for the same look. */
  with?: string
}

/** An order, as the reader log names it. */
export const orderRead = ({
  id,
  no,
  path,
  villageId,
}: Pick<Ticket, 'id' | 'no' | 'path' | 'villageId'>): Reading['matter'] => ({
  about: about('ticket', id),
  no,
  path,
  villageId,
})

/** The line of this reader, this purpose and this tap. */
export const readingId = (
  { person }: Known,
  { matter, purpose, key }: Pick<Reading, 'purpose' | 'key'> & { matter: Pick<Reading['matter'], 'about'> },
): string =>
  createHash('sha256').update(`${person._id}:${matter.about.id}:${purpose}:${key}`).digest('hex').slice(0, 32)

/** Written before anything is shown. The same tap again is the same line. */
export async function logReading(
  me: Known,
  { matter, of, what, purpose, key, check, with: words }: Reading,
): Promise<void> {
  const _id = readingId(me, { matter, purpose, key })
  const line: ReaderDoc = {
    _id,
    v: 1,
    at: me.now,
    by: me.person._id,
    byName: me.person.staffName ?? '代办的人',
    of,
    about: matter.about,
    no: matter.no,
    what,
    purpose,
  }
  const written =
    words === undefined ? write(line, check, matter) : store.create('readers', { ...line, doubt: words })
  const [isMany] = await Promise.all([
    hasReadMany(me),
    written.catch((error: unknown) => {
      if (!isDuplicate(error)) throw error
    }),
  ])
  if (isMany) await tellOfMany(me, matter.path)
}

/** One the checker was unsure of waits for the town. */
function write(line: ReaderDoc, check: TextCheck, { path, villageId }: Reading['matter']): Promise<void> {
  if (check === 'pass') return store.create('readers', line)
  return store.transaction(async tx => {
    const { _id, no, by, at, about, purpose: text } = line
    const doubt = await withhold(tx, {
      id: `${_id}:purpose`,
      about,
      no,
      villageId,
      path: path.slice(0, 2),
      by,
      at,
      text,
      check,
    })
    await tx.create('readers', { ...line, doubt })
  })
}
