/** What the check of a photo or voice note came to: the file, the words it belongs to, who must hear of it. One commit. */
import type { About } from '../../../miniprogram/core/about'
import { newReview } from '../../_documents/new/review'
import { PAGE_OF, pathOf } from '../../../miniprogram/core/news/tell'
import type { FileDoc, ReviewDoc, SendDoc, TicketDoc } from '../../_documents'
import { store } from '../../_platform/ports'
import { withRetry } from '../../_platform/retry'
import { newSend } from '../../_documents/new/send'
import type { Tx } from '../../_platform/inside'
import type { EventOf, ProcessKind } from '../keeping'
import { isProcess, WRITTEN } from '../written'

export type Verdict = 'pass' | 'review' | 'refused'

/** Only a file that still waits is settled: the same push twice, or after a person decided, changes nothing. */
export function settle(fileId: string, verdict: Verdict, why: string, now: number): Promise<boolean> {
  return withRetry(() =>
    store.transaction(async tx => {
      const file = await tx.get('files', fileId)
      if (file?.state !== 'pending') return false
      const words = file.eventId === null ? null : await tx.get('ticket_words', file.eventId)
      const place = file.about && (await placeOf(tx, file.about, words?._id ?? ''))
      await tx.put('files', { ...file, state: verdict })
      if (words)
        await tx.put('ticket_words', {
          ...words,
          check: { ...words.check, files: { ...words.check.files, [fileId]: verdict } },
        })
      if (verdict === 'review' && place && words)
        await tx.put('reviews', reviewOf(file, place, words._id, why, now))
      if (verdict === 'refused') await tx.put('sends', badgeFor(file, place?.villageId ?? '', now))
      return true
    }),
  )
}

/** The checker gave no answer in time: a person looks. */
export const toReview = (file: FileDoc, now: number): Promise<boolean> =>
  settle(file._id, 'review', '检查没有给出答复', now)

/** What a desk is told of it, and whose desk looks. */
type Place = Pick<TicketDoc, 'no' | 'villageId' | 'path'> & { about: About }

/** Photos and recordings are handed in with an order, a good deed, or a good on the shelf. */
async function placeOf(tx: Tx, about: About, wordsId: string): Promise<Place | null> {
  if (isProcess(about.kind)) return placeInProcess(tx, about.kind, about.id, wordsId)
  if (about.kind === 'good') {
    const good = (await tx.get('goods', about.id))?.good
    const village = good && (await tx.get('grids', good.villageId))
    return good && village ? { about, no: good.name, villageId: good.villageId, path: village.path } : null
  }
  return null
}

async function placeInProcess<K extends ProcessKind>(
  tx: Tx,
  kind: K,
  id: string,
  wordsId: string,
): Promise<Place | null> {
  const { collection, matterIn, reviewPath, called } = WRITTEN[kind]
  const doc = await tx.get(collection, id)
  if (!doc) return null
  const matter = matterIn(doc)
  const event = (await tx.get('events', wordsId)) as EventOf<K> | null
  return {
    about: { kind, id },
    no: called(matter),
    villageId: matter.villageId,
    path: reviewPath(matter, event?.type ?? null),
  }
}

const reviewOf = (file: FileDoc, place: Place, wordsId: string, reason: string, at: number): ReviewDoc =>
  newReview({ _id: file._id, ...place, what: file.kind, wordsId, fileId: file._id, at, reason })

/** The author is told in the app and may ask a person to look. No message: WeChat has no template for it. */
function badgeFor({ _id, owner, kind, about }: FileDoc, villageId: string, at: number): SendDoc {
  const what = kind === 'photo' ? '一张照片' : '一段录音'
  // Not handed in yet: it is about the person who took it.
  const of = about ?? { kind: 'person', id: owner }
  return newSend({
    _id: `${_id}:${owner}`,
    about: of,
    personId: owner,
    villageId,
    at,
    how: 'badge',
    template: 'declined',
    page: pathOf(PAGE_OF[of.kind], of.id),
    notice: { no: '-', about: what, status: '没通过', at },
    message: `您交的${what}没通过检查，别人看不到。可以另交一张；觉得不该拦，请跟派单员说。`,
  })
}
