/** A line in the reader log: who looked at what of whom, and what for. The person concerned reads it. */
import { createHash } from 'node:crypto'
import type { PersonId } from '../../miniprogram/core/people/role'
import type { Ticket } from '../../miniprogram/core/ticket/types'
import type { ReaderDoc } from '../_documents'
import type { Known } from '../_people/person'
import { store } from '../_platform/ports'
import { holdBack } from './words/said'
import { isDuplicate } from '../_platform/database-error'

export interface Reading {
  ticket: Pick<Ticket, 'id' | 'no' | 'path' | 'villageId'>
  /** Whom it is about; '' of a matter that is nobody's own. */
  of: PersonId | ''
  what: ReaderDoc['what']
  purpose: string
  key: string
  /** What the content check said of the purpose: the person concerned reads it. */
  check: 'pass' | 'review'
  /** Words that hold the same purpose and wait for the same look. */
  with?: string
}

/** The line of this reader, this purpose and this tap. */
export const readingId = (
  { person }: Known,
  { ticket, purpose, key }: Pick<Reading, 'purpose' | 'key'> & { ticket: Pick<Ticket, 'id'> },
): string =>
  createHash('sha256').update(`${person._id}:${ticket.id}:${purpose}:${key}`).digest('hex').slice(0, 32)

/** Written before anything is shown. The same tap again is the same line. */
export async function logReading(
  me: Known,
  { ticket, of, what, purpose, key, check, with: words }: Reading,
): Promise<void> {
  const _id = readingId(me, { ticket, purpose, key })
  const line: ReaderDoc = {
    _id,
    v: 1,
    at: me.now,
    by: me.person._id,
    byName: me.person.staffName ?? '代办的人',
    of,
    ticketId: ticket.id,
    no: ticket.no,
    what,
    purpose,
  }
  const written =
    words === undefined ? write(line, check, ticket) : store.create('readers', { ...line, doubt: words })
  await written.catch((error: unknown) => {
    if (!isDuplicate(error)) throw error
  })
}

/** One the checker was unsure of waits for the town. */
function write(
  line: ReaderDoc,
  check: 'pass' | 'review',
  { path, villageId }: Reading['ticket'],
): Promise<void> {
  if (check === 'pass') return store.create('readers', line)
  return store.transaction(async tx => {
    const { _id, no, by, at, ticketId: about, purpose: text } = line
    const doubt = await holdBack(tx, {
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
