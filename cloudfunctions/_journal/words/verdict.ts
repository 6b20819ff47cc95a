/** What the check of a photo or voice note came to: the file, the words it belongs to, who must hear of it. One commit. */
import { newReview } from '../../_documents/new-review'
import { pathOf, type NewsPage } from '../../../miniprogram/core/news/tell'
import type { FileDoc, ReviewDoc, SendDoc, TicketDoc } from '../../_documents'
import { store } from '../../_platform/ports'
import { withRetry } from '../../_platform/retry'
import { reviewPath } from './review-path'
import { newSend } from '../../_documents/new-send'
import type { Tx } from '../../_platform/store'

export type Verdict = 'pass' | 'review' | 'refused'

/** Only a file that still waits is settled: the same push twice, or after a person decided, changes nothing. */
export function settle(fileId: string, verdict: Verdict, why: string, now: number): Promise<boolean> {
  return withRetry(() =>
    store.transaction(async tx => {
      const file = await tx.get('files', fileId)
      if (file?.state !== 'pending') return false
      const words = file.eventId === null ? null : await tx.get('ticket_words', file.eventId)
      const ticket = file.ticketId === null ? null : await tx.get('tickets', file.ticketId)
      const application =
        ticket === null && file.ticketId !== null
          ? (await tx.get('applications', file.ticketId))?.application
          : undefined
      const about =
        application ??
        (ticket === null && file.ticketId !== null ? await onTheShelf(tx, file.ticketId) : undefined)
      await tx.put('files', { ...file, state: verdict })
      if (words)
        await tx.put('ticket_words', {
          ...words,
          check: { ...words.check, files: { ...words.check.files, [fileId]: verdict } },
        })
      if (verdict === 'review' && ticket && words)
        await tx.put(
          'reviews',
          reviewOf(
            file,
            {
              ...ticket,
              path: reviewPath(ticket.ticket, (await tx.get('ticket_events', words._id))?.type ?? null),
            },
            words._id,
            why,
            now,
          ),
        )
      if (verdict === 'review' && about && words)
        await tx.put('reviews', reviewOf(file, about, words._id, why, now))
      if (verdict === 'refused')
        await tx.put('sends', {
          ...badgeFor(
            file,
            (ticket ?? about)?.villageId ?? '',
            ticket ? 'order' : application ? 'deed' : 'passbook',
            now,
          ),
          ...(about ? { template: 'points' } : {}),
        })
      return true
    }),
  )
}

/** The checker gave no answer in time: a person looks. */
export const toReview = (file: FileDoc, now: number): Promise<boolean> =>
  settle(file._id, 'review', '检查没有给出答复', now)

/** A photo of a good belongs to the shop's village. */
async function onTheShelf(tx: Tx, goodId: string): Promise<About | undefined> {
  const good = (await tx.get('goods', goodId))?.good
  const village = good && (await tx.get('grids', good.villageId))
  return good && village ? { no: good.name, villageId: good.villageId, path: village.path } : undefined
}

/** An order, a good deed, a good on the shelf; `path`: whose desk looks. */
type About = Pick<TicketDoc, 'no' | 'villageId' | 'path'>

function reviewOf(
  file: FileDoc,
  { no, villageId, path }: About,
  wordsId: string,
  reason: string,
  at: number,
): ReviewDoc {
  return newReview({
    _id: file._id,
    ticketId: file.ticketId ?? '',
    no,
    villageId,
    path,
    what: file.kind,
    wordsId,
    fileId: file._id,
    at,
    reason,
  })
}

/** The author is told in the app and may ask a person to look. No message: WeChat has no template for it. */
function badgeFor(
  { _id, owner, kind, ticketId }: FileDoc,
  villageId: string,
  page: NewsPage,
  at: number,
): SendDoc {
  const what = kind === 'photo' ? '一张照片' : '一段录音'
  return newSend({
    _id: `${_id}:${owner}`,
    ticketId: ticketId ?? '',
    personId: owner,
    villageId,
    at,
    how: 'badge',
    template: 'declined',
    page: pathOf(page, ticketId ?? ''),
    notice: { no: '-', about: what, status: '没通过', at },
    says: `您交的${what}没通过检查，别人看不到。可以另交一张；觉得不该拦，请跟派单员说。`,
  })
}
