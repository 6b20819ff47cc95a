/** What a person must look at: a text the checker gave no answer for, a file it was unsure of. A text that waits for the checker waits here, too. */
import type { CheckState } from '../../../miniprogram/core/ticket/sight/infos'
import type { FileDoc, ReviewDoc } from '../../_documents'
import { newReview } from '../../_documents/new/review'
import type { Tx } from '../../_platform/inside'

/** Why a person is asked to look at a text. */
export const UNSURE = '检查没有给出答复，或拿不准'

/** In the transaction of the words. `text`: null where nothing was typed. */
export async function openReviews(
  tx: Tx,
  words: Pick<ReviewDoc, 'about' | 'no' | 'villageId' | 'path' | 'wordsId' | 'at'>,
  text: CheckState | null,
  files: readonly FileDoc[],
): Promise<void> {
  const review = (
    looked: Pick<ReviewDoc, '_id' | 'what' | 'fileId' | 'reason'>,
    state: ReviewDoc['state'] = 'open',
  ): Promise<void> => tx.create('reviews', newReview({ ...words, ...looked }, state))
  if (text === 'review' || text === 'pending')
    await review(
      { _id: words.wordsId, what: 'text', fileId: null, reason: UNSURE },
      text === 'pending' ? 'waits' : 'open',
    )
  for (const { _id, kind, state } of files)
    if (state === 'review') await review({ _id, what: kind, fileId: _id, reason: '检查拿不准' })
}
