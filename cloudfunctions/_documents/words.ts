/** What people typed, photographed and said: outside the events, so that it can be erased. */
import type { About } from '../../miniprogram/core/about'
import type { GridId } from '../../miniprogram/core/people/grid'
import type { PersonId } from '../../miniprogram/core/people/role'
import type { CheckState } from '../../miniprogram/core/ticket/sight/infos'
import type { Words } from '../../miniprogram/core/ticket/types'
import type { Sealed } from './people'

/** Erasable. `salt` and `words` give the event's commitment; `check` is outside it. */
export interface WordsDoc {
  _id: string
  v: 1
  about: About
  villageId: GridId
  by: PersonId
  /** Who may have it erased; null: an act of office, a record that is nobody's to erase. */
  owner: PersonId | null
  at: number
  words: Words | null
  salt: string
  check: {
    text: CheckState
    files: Record<string, CheckState>
    /** Who decided, when a person did. */
    by: PersonId | null
  }
  /** Cloud ids of the attachments, by attachment id. */
  kept?: Record<string, string>
  /** With the first words: whose matter it is and whom to call, sealed; goes with the words. No name while it was doubted: then the person's present one holds. */
  contact?: { name: Sealed | null; phone: Sealed | null } | null
  erasedAt: number | null
  /** Who took a piece out of an office's text, on request, and when; then the salt is gone, too. */
  takenOut?: { at: number; by: PersonId }[]
}
/** An upload pass and what became of the file. `_id` is the id that travels as `Attachment.id`. */
export interface FileDoc {
  _id: string
  v: 1
  owner: PersonId
  kind: 'photo' | 'voice'
  cloudPath: string
  /** The name it gets there, drawn: nobody who has the id can guess where a photo lies. */
  keptName: string
  /** Where it lies after stripping and moving; null before. */
  kept: string | null
  /** What the phone uploaded, with place and device in it, may still lie at `cloudPath`. */
  raw: boolean
  bytes: number
  state: CheckState
  /** null: not handed in yet. */
  about: About | null
  eventId: string | null
  /** Null: the checker has not been asked, or gave no answer. */
  traceId: string | null
  /** When it was asked, where that was only possible long after the pass was issued. */
  askedAt?: number
  issuedAt: number
  sha256: string | null
}
/** Things a person must look at: `_id` = words or file id. Of a `name` it is about the person, whose sealed name it is. */
export interface ReviewDoc {
  _id: string
  v: 1
  about: About
  no: string
  villageId: GridId
  path: GridId[]
  what: 'text' | 'photo' | 'voice' | 'name'
  wordsId: string
  fileId: string | null
  at: number
  /** `at`, 13 digits, and the id: one key for keyset paging. */
  sortKey: string
  reason: string
  /** `waits`: for the checker, which WeChat has not let us ask yet; nobody need look. */
  state: 'waits' | 'open' | 'done'
}
