/** What a person must look at because the checker gave no answer, or a doubtful one. */
import { refuse } from '../../../miniprogram/core/refusal'
import type { Review } from '../../_contract/views'
import type { ReviewDoc } from '../../_shell/documents'
import { makeBoardsAgain } from '../../_shell/boards'
import type { Known } from '../../_shell/person'
import { files, store } from '../../_shell/ports'
import { withRetry } from '../../_shell/retry'
import type { Handler } from '../../_shell/serve'
import { nodeOf } from '../ticket/lists'

const PAGE = 50
const mayReview = (me: Known) => nodeOf(me, ['dispatcher', 'inspector'])

export const reviews: Handler<'desk.reviews'> = {
  async known(_, me) {
    const path = mayReview(me)
    if (path === null) return refuse('NOT_ALLOWED')
    // What was decided leaves the list, so the next page is the first one again.
    const open = await store.list('reviews', { where: { path, state: 'open' }, sort: ['at', 'asc'], limit: PAGE })
    const words = new Map((await store.some('ticket_words', open.map(one => one.wordsId))).map(doc => [doc._id, doc]))
    const addresses = await files.addresses(open.flatMap(one => words.get(one.wordsId)?.kept?.[one.fileId ?? ''] ?? []))
    const items = open.map<Review>(one => {
      const doc = words.get(one.wordsId)
      const { attachments: _a, ...typed } = doc?.words ?? {}
      return {
        id: one._id, ticketId: one.ticketId, no: one.no, at: one.at, what: one.what, reason: one.reason,
        text: one.what === 'text' ? Object.values(typed).join('\n') || null : null,
        url: addresses.get(doc?.kept?.[one.fileId ?? ''] ?? '') ?? null,
      }
    })
    return { now: me.now, items, next: null }
  },
}

export const review: Handler<'desk.review'> = {
  async known({ id, pass }, me) {
    const path = mayReview(me)
    const open = await store.get('reviews', id)
    if (path === null) return refuse('NOT_ALLOWED')
    if (!open?.path.includes(path)) return refuse('NOT_FOUND')
    const words = await store.get('ticket_words', open.wordsId)
    if (words?.by === me.person._id) return refuse('RELATED')
    if (open.state === 'open') {
      await withRetry(() => decide(open, pass, me.person._id))
      const ticket = (await store.get('tickets', open.ticketId))?.ticket
      // The text on the wall waited for this; a decision about words is no event.
      if (ticket?.publication?.eventId === open.wordsId) await makeBoardsAgain(ticket, me.now)
    }
    return { left: await store.count('reviews', { path, state: 'open' }) }
  },
}

/** Words, file and review in one: never shown without a decision, never decided without being shown. */
function decide(open: ReviewDoc, pass: boolean, by: string): Promise<void> {
  const state = pass ? 'pass' as const : 'refused' as const
  return store.transaction(async tx => {
    const words = await tx.get('ticket_words', open.wordsId)
    const file = open.fileId ? await tx.get('files', open.fileId) : null
    if (words) {
      const check = open.fileId ? { ...words.check, files: { ...words.check.files, [open.fileId]: state }, by } : { ...words.check, text: state, by }
      await tx.put('ticket_words', { ...words, check })
    }
    if (file) await tx.put('files', { ...file, state })
    await tx.put('reviews', { ...open, state: 'done' })
  })
}
