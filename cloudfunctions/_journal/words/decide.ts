/** A decision about words, a photo, a recording or a name: what everybody may see from then on. */
import { PAGE_OF, pathOf } from '../../../miniprogram/core/news/tell'
import type { PersonId } from '../../../miniprogram/core/people/role'
import type { ReviewDoc, SendDoc } from '../../_documents'
import { newSend } from '../../_documents/new/send'
import { findToo } from '../orders/finding'
import type { Tx } from '../../_platform/inside'
import { store } from '../../_platform/ports'
import { withRetry } from '../../_platform/retry'

interface Decision {
  pass: boolean
  /** Told to the person who wrote it; may be empty. */
  why: string
  /** null: the checker decided. */
  by: PersonId | null
  now: number
}

/** Words, file and review in one commit: never shown without a decision, never decided without being shown. */
export const decide = (open: ReviewDoc, decision: Decision): Promise<void> =>
  withRetry(() => store.transaction(tx => decideIn(tx, open, decision)))

async function decideIn(tx: Tx, open: ReviewDoc, { pass, why, by, now }: Decision): Promise<void> {
  const state = pass ? ('pass' as const) : ('refused' as const)
  const words = await tx.get('ticket_words', open.wordsId)
  const file = open.fileId ? await tx.get('files', open.fileId) : null
  if (words) {
    const check = open.fileId
      ? { ...words.check, files: { ...words.check.files, [open.fileId]: state }, by }
      : { ...words.check, text: state, by }
    const decided = { ...words, check }
    await tx.put('ticket_words', decided)
    // Of what is let through it is found from now on.
    if (pass && !open.fileId) await findToo(tx, decided)
  }
  if (file) await tx.put('files', { ...file, state })
  // Its name waited for this before it went on the shelf.
  const good = open.about.kind === 'good' ? await tx.get('goods', open.about.id) : null
  if (good?.doubt === open.wordsId)
    await tx.put('goods', { ...good, doubt: pass ? null : good.doubt, on: pass && good.good.on })
  if (!pass && words) await tx.put('sends', refusedBadge(open, words.by, why, now))
  const named = open.about.kind === 'person' ? await tx.get('people', open.about.id) : null
  // Another name was typed meanwhile: that one has a look of its own.
  if (named?.nameDoubt?.review === open._id) {
    const nameDoubt = pass ? null : { ...named.nameDoubt, state: 'refused' as const }
    await tx.put('people', { ...named, nameDoubt })
    if (!pass) await tx.put('sends', refusedBadge(open, named._id, why, now))
  }
  await tx.put('reviews', { ...open, state: 'done' })
}

const CALLED: Record<ReviewDoc['what'], string> = {
  text: '写的话',
  photo: '交的照片',
  voice: '交的录音',
  name: '写的姓名',
}
const AFTERWARDS: Record<ReviewDoc['what'], string> = {
  text: '',
  photo: '',
  voice: '',
  name: '请点开这里，再写一次您的姓名。',
}
/** Who wrote it reads why it is not shown, in the app. */
function refusedBadge(
  { _id, what, about, villageId, no }: ReviewDoc,
  to: string,
  why: string,
  at: number,
): SendDoc {
  return newSend({
    _id: `${_id}:refused:${to}`,
    about,
    personId: to,
    villageId,
    at,
    how: 'badge',
    template: 'declined',
    page: pathOf(PAGE_OF[about.kind], about.id),
    notice: { no, about: CALLED[what], status: '没放行', at },
    message: `${no} 您${CALLED[what]}没放行，别人看不到。${why === '' ? '' : `看的人说：${why}${AFTERWARDS[what] === '' ? '' : '。'}`}${AFTERWARDS[what]}`,
  })
}
