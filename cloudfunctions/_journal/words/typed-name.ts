/**
 * A name that somebody typed for themselves. Where the checker was silent or unsure it waits for a person at the desk:
 * until then others read 「姓名待核」. It has no words of its own to wait under, for names lie sealed: the look is at the
 * sealed one.
 */
import { about } from '../../../miniprogram/core/about'
import type { GridId } from '../../../miniprogram/core/people/grid'
import { isSame } from '../../../miniprogram/core/text/fold'
import type { PersonDoc } from '../../_documents'
import { nameOf } from '../../_people/joining'
import { seal } from '../../_platform/ports'
import { newReview } from '../../_documents/new/review'
import { UNSURE } from './open-reviews'
import type { TextCheck } from './keep-words'
import type { Tx } from '../../_platform/inside'

export interface TypedName {
  name: string
  check: TextCheck
  /** Where the person asks to live: whose desk looks. */
  path: GridId[]
  now: number
}

/** What the person is called now, in the caller's transaction; the person is written by the caller. */
export async function withTypedName(
  tx: Tx,
  person: PersonDoc,
  { name, check, path, now }: TypedName,
): Promise<PersonDoc> {
  const waits = person.nameDoubt?.state === 'review' ? person.nameDoubt.review : null
  // The same name, asked for at another door: one look is enough.
  if (check !== 'pass' && waits !== null && isSame(nameOf(person), name)) return person
  const old = waits === null ? null : await tx.get('reviews', waits)
  // Anyone who is just looking at the old name must not pass the new one.
  if (old && old.state !== 'done') await tx.put('reviews', { ...old, state: 'done' })
  const named = { ...person, nameSealed: seal.seal(name) }
  if (check === 'pass') return { ...named, nameDoubt: null }
  // The desk gets this id: it must not name the person.
  const review = `n${seal.codeHash('name look', `${person._id}:${now}`).slice(0, 23)}`
  await tx.put(
    'reviews',
    newReview(
      {
        _id: review,
        about: about('person', person._id),
        no: '登记',
        villageId: path[2] ?? path[1] ?? '',
        path,
        what: 'name',
        wordsId: '',
        fileId: null,
        at: now,
        reason: UNSURE,
      },
      check === 'pending' ? 'waits' : 'open',
    ),
  )
  return { ...named, nameDoubt: { review, state: 'review' } }
}
