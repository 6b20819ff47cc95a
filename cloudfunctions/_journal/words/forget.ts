/**
 * Forgetting words. Events keep salted commitments only, so every chain still verifies; the salt goes too: nobody can
 * guess the words back.
 */
import { about, type About } from '../../../miniprogram/core/about'
import type { PersonId } from '../../../miniprogram/core/people/role'
import { makeBoardsAgain } from '../orders/boards'
import { findAnew } from '../orders/finding'
import type { WordsDoc } from '../../_documents'
import { whereAbout } from '../../_documents/where-about'
import { files, store } from '../../_platform/ports'
import { withRetry } from '../../_platform/retry'

/** The words of a matter that are this person's to erase, erased ones left out. Acts of office are nobody's. */
export async function wordsOwned(about: About, owner: PersonId): Promise<WordsDoc[]> {
  const all = await store.all('ticket_words', { where: whereAbout(about) })
  return all.filter(doc => doc.erasedAt === null && doc.owner === owner)
}

/** Words of one event, with their photos and recordings, and what waits for somebody to look at them. How many files went. */
export async function forgetWords(words: WordsDoc, now: number): Promise<number> {
  const ids = [
    ...new Set([...Object.keys(words.kept ?? {}), ...(words.words?.attachments ?? []).map(({ id }) => id)]),
  ]
  // Files first: cut off here, the words still name them, and the next try goes on.
  await files.remove(Object.values(words.kept ?? {}).filter(Boolean))
  for (const id of ids) await store.remove('files', id)
  await withRetry(() =>
    store.transaction(async tx => {
      const current = await tx.get('ticket_words', words._id)
      if (current) {
        const erased: WordsDoc = {
          ...current,
          words: null,
          salt: '',
          kept: {},
          contact: null,
          erasedAt: current.erasedAt ?? now,
        }
        await tx.put('ticket_words', erased)
        await findAnew(tx, erased)
      }
      for (const id of [words._id, ...ids]) {
        const review = await tx.get('reviews', id)
        if (review) await tx.put('reviews', { ...review, state: 'done' })
      }
    }),
  )
  const { kind, id } = words.about
  const ticket = kind === 'ticket' ? (await store.get('tickets', id))?.ticket : undefined
  if (ticket?.wordsId === words._id) await closeMatter(ticket.id)
  if (ticket?.publication?.eventId === words._id) await makeBoardsAgain(ticket, now)
  return ids.length
}

/** With the words of the person concerned go the cards they shared, and nobody looks at what was still waiting for it. */
async function closeMatter(ticketId: string): Promise<void> {
  await store.remove('shares', ticketId)
  const others = await store.all('ticket_words', { where: whereAbout(about('ticket', ticketId)) })
  const waiting = others.flatMap(({ _id, check }) => [
    ...(check.text === 'review' || check.text === 'pending' ? [_id] : []),
    ...Object.entries(check.files).flatMap(([id, state]) => (state === 'review' ? [id] : [])),
  ])
  for (const _id of waiting) await store.change('reviews', { _id }, { set: { state: 'done' } })
}
