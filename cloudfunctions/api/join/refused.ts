/** What is kept of a refusal, and of an answer that came before. */
import { about } from '../../../miniprogram/core/about'
import type { PersonId } from '../../../miniprogram/core/people/role'
import type { JoinRequestDoc } from '../../_documents'
import type { Known } from '../../_people/person'
import { withhold, type TextCheck } from '../../_journal/words/keep-words'
import type { Ask } from '../request/serve'
import type { Tx } from '../../_platform/inside'

export const answered = (
  request: JoinRequestDoc,
  state: 'accepted' | 'refused',
  { key, reason = '' }: Ask<'join.answer'>,
  by: PersonId,
): JoinRequestDoc => ({
  ...request,
  state,
  keys: [],
  answeredBy: by,
  answerKey: key,
  reason,
})

/** Words that refuse are judged by the town. Where nobody is above who could look, they are not kept: the answer counts. */
export async function heldReason(
  tx: Tx,
  { _id, at, path }: JoinRequestDoc,
  { reason = '' }: Ask<'join.answer'>,
  check: TextCheck,
  { person, now }: Known,
): Promise<Pick<JoinRequestDoc, 'reason' | 'doubt'>> {
  const town = path[1]
  if (check === 'pass' || reason === '' || town === undefined)
    return { reason: check === 'pass' ? reason : '', doubt: null }
  const doubt = await withhold(tx, {
    id: `${_id}:${at}:why`,
    about: about('join', _id),
    no: '登记',
    villageId: path[2] ?? town,
    path: path.slice(0, 2),
    by: person._id,
    at: now,
    check,
    text: reason,
  })
  return { reason, doubt }
}
