/**
 * Words that belong to a good deed, an objection, a nomination: kept in `ticket_words` beside those of orders, so that
 * checks, addresses, reviews and erasing work the same. The documents they belong to keep no typed word.
 */
import type { About } from '../../../miniprogram/core/about'
import type { GridId } from '../../../miniprogram/core/people/grid'
import type { CheckState } from '../../../miniprogram/core/ticket/sight/infos'
import type { Words } from '../../../miniprogram/core/ticket/types'
import { refuse, type Refusal } from '../../../miniprogram/core/refusal'
import { CHECKING, NOT_SHOWN } from '../../../miniprogram/core/labels'
import { newSalt } from '../chain'
import type { FileDoc, WordsDoc } from '../../_documents'
import type { Visitor } from '../../_people/person'
import { raiseAlarm } from '../../_platform/alarms'
import { store, wechat } from '../../_platform/ports'
import type { Tx } from '../../_platform/inside'
import { openReviews } from './open-reviews'

/** What the checker came to: `review`: a person looks; `pending`: it has not been asked, because WeChat does not let us yet. */
export type TextCheck = Exclude<CheckState, 'refused'>

/**
 * Everything typed in this request, past the checker with the openid of who typed it, now. Which fields that is follows
 * from the contract: no handler can leave one out. `humanCheck`: whether who typed it asks for a person to look; left out
 * where no person is there to look, and a refusal offers none.
 */
export async function checkTyped(by: Visitor, humanCheck?: boolean): Promise<TextCheck | Refusal> {
  // A tap that was there before is answered as then: nothing new is kept.
  if (by.typed === '' || by.again) return 'pass'
  const verdict = await wechat.checkText(by.openid, by.typed)
  if (verdict === 'pass') return 'pass'
  if (verdict === 'noPermission') {
    await raiseAlarm('permission', 'security.msgSecCheck -604101')
    return 'pending'
  }
  if (verdict !== 'risky' || humanCheck) return 'review'
  return refuse(humanCheck === undefined ? 'TEXT_NOT_TAKEN' : 'TEXT_RISKY')
}

export interface Saying {
  /** Id of the words: `${about}:nominate`, `${about}:o1`. */
  id: string
  about: About
  /** A number a person can say, for the desk that looks at doubtful words. */
  no: string
  villageId: GridId
  /** Who may be asked to look: the desk and the town on this path. */
  path: GridId[]
  by: string
  /** Who may have it erased: the writer, where they wrote for themselves; null where they wrote in office. */
  owner: string | null
  at: number
  words: Words
  check: CheckState
  files?: FileDoc[]
  salt?: string
}

/** Inside the transaction that needs them: the words, the claim on their files, and a review where the checker was unsure. */
export async function keepWords(
  tx: Tx,
  { id, about, no, villageId, path, by, owner, at, words, check, files = [], salt = newSalt() }: Saying,
): Promise<WordsDoc> {
  const doc: WordsDoc = {
    _id: id,
    v: 1,
    about,
    villageId,
    by,
    owner,
    at,
    words,
    salt,
    check: { text: check, files: Object.fromEntries(files.map(file => [file._id, file.state])), by: null },
    kept: Object.fromEntries(files.map(file => [file._id, file.kept ?? ''])),
    contact: null,
    erasedAt: null,
  }
  await tx.create('ticket_words', doc)
  for (const file of files) await tx.put('files', { ...file, about, eventId: id })
  await openReviews(tx, { about, no, villageId, path, wordsId: id, at }, check, files)
  return doc
}

/** What others may read of it: not while it waits for a look, not once it was refused or erased. The writer reads on. */
export const textOf = (doc: WordsDoc | null | undefined, reader: string): string | null =>
  doc?.words && (doc.check.text === 'pass' || doc.by === reader) && doc.check.text !== 'refused'
    ? (doc.words.text ?? null)
    : null

/**
 * Of a text that lies outside `ticket_words` (what a number is wanted for, the name of a good, why stock moved): where
 * the checker was unsure it waits there for a person, and the answer is the id to hold it back by. null: show it.
 */
export async function withhold(
  tx: Tx,
  {
    text,
    owner = null,
    ...saying
  }: Omit<Saying, 'words' | 'files' | 'salt' | 'owner'> & {
    text: string
    owner?: Saying['owner']
  },
): Promise<string | null> {
  if (saying.check === 'pass' || text === '') return null
  await keepWords(tx, { ...saying, owner, words: { text } })
  return saying.id
}

/** What a reader may see of texts held back: `shown(doubt, text)` is the text, or that it is being checked, or was not let through. */
export async function heldTexts(
  doubts: readonly (string | null | undefined)[],
  reader: string,
): Promise<(held: string | null | undefined, text: string) => string> {
  const ids = doubts.flatMap(id => id ?? [])
  const words = new Map(
    (ids.length > 0 ? await store.some('ticket_words', ids) : []).map(doc => [doc._id, doc]),
  )
  return (id, text) => {
    if (!id) return text
    const doc = words.get(id)
    return textOf(doc, reader) ?? (doc?.check.text === 'refused' ? NOT_SHOWN : CHECKING)
  }
}
