/** What one step is written as: the event with its hash, and the words beside it. Pure; the sample county is made with it. */
import { about } from '../../miniprogram/core/about'
import type { Actor } from '../../miniprogram/core/people/role'
import type { CheckState } from '../../miniprogram/core/ticket/sight/infos'
import type { Words } from '../../miniprogram/core/ticket/types'
import type { FileDoc, WordsDoc } from '../_documents'
import { hashOf } from './chain'
import { eventId } from './event-ids'
import type { Decided, EventOf, MatterOf, ProcessKind, Writing } from './keeping'

/** What every matter knows of its newest event. */
interface Head {
  id: string
  rev: number
  head: string
  at: number
}

export interface Written<K extends ProcessKind> {
  kind: K
  id: string
  fact: Decided<K>['fact']
  actor: Actor | 'clock'
  /** `${personId}:${key}`: the same tap twice is one event. */
  idempotencyKey: string
  now: number
  /** Commitment of the words, or null. */
  commitment: string | null
}

/** The next event of a chain. It is never earlier than the one before. */
export function eventFor<K extends ProcessKind>(
  { envelope }: Pick<Writing<K>, 'envelope'>,
  before: MatterOf<K> | null,
  { kind, id, fact, actor, idempotencyKey, now, commitment }: Written<K>,
): EventOf<K> {
  const newest: Head | null = before
  const rev = (newest?.rev ?? 0) + 1
  const event = {
    ...fact,
    id: eventId(id, rev),
    about: about(kind, id),
    rev,
    v: 1 as const,
    at: Math.max(now, newest?.at ?? 0),
    by: actor === 'clock' ? 'clock' : actor.id,
    byName: actor === 'clock' ? null : actor.staffName,
    idempotencyKey,
    ...envelope(before, fact),
    commitment,
    prev: newest?.head ?? '',
    hash: '',
    // The facts were typed where their verb was written; the envelope is whole above.
  } as unknown as EventOf<K>
  return { ...event, hash: hashOf(event) }
}

export interface Typed {
  words: Words
  salt: string
  check: CheckState
  contact?: WordsDoc['contact']
  files: readonly FileDoc[]
}

/** The words of an event, where they can be erased. */
export const wordsFor = <K extends ProcessKind>(
  { ownerOf }: Pick<Writing<K>, 'ownerOf'>,
  event: EventOf<K>,
  after: MatterOf<K>,
  { words, salt, check, contact = null, files }: Typed,
): WordsDoc => ({
  _id: event.id,
  v: 1,
  about: event.about,
  villageId: after.villageId,
  by: event.by,
  owner: ownerOf(after, event),
  at: event.at,
  words,
  salt,
  check: { text: check, files: Object.fromEntries(files.map(file => [file._id, file.state])), by: null },
  kept: Object.fromEntries(files.map(file => [file._id, file.kept ?? ''])),
  contact,
  erasedAt: null,
})
