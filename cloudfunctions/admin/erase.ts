/**
 * Forget what a person wrote. Events keep salted commitments only, so every chain still verifies; who did what when stays.
 * With `identity` the name, the phone and the link to WeChat go too, once the person holds no post.
 */
import { inForce } from '../../miniprogram/core/people/role'
import { refuse, type Refusal } from '../../miniprogram/core/refusal'
import { makeBoardsAgain } from '../_shell/boards'
import type { TicketDoc, WordsDoc } from '../_shell/documents'
import { files, now as clock, seal, store } from '../_shell/ports'
import { withRetry } from '../_shell/retry'
import { from } from '../_shell/store'
import type { AdminInput } from './contract'

/** `done: false`: call again, there is more than one call can do. */
export interface Erased { words: number; files: number; identity: boolean; done: boolean }

const BUDGET_MS = 40_000
const PAGE = 100

export async function erasePerson({ personId, identity }: AdminInput<'erase'>): Promise<Erased | Refusal> {
  const now = clock()
  const person = await store.get('people', personId)
  if (!person) return refuse('NO_SUCH_PERSON', {}, 'personId')
  if (identity && person.posts.some(post => inForce(post, now))) return refuse('NOT_NOW', {}, 'identity')
  const until = performance.now() + BUDGET_MS
  const count = { words: 0, files: 0 }
  for await (const words of wordsAbout(personId)) {
    if (performance.now() > until) return { ...count, identity: false, done: false }
    if (words.erasedAt !== null) continue
    count.files += await eraseWords(words, now)
    count.words++
    const shown = (await store.get('tickets', words.ticketId))?.ticket
    if (shown) await makeBoardsAgain(shown, now)
  }
  if (identity) {
    await store.change('people', { _id: personId }, { set: { nameSealed: seal.seal('已删除'), phoneSealed: null, staffName: null, staffPhone: null, openid: `unbound:${personId}`, householdId: null, home: [] } })
  }
  return { ...count, identity, done: true }
}

/** Words of one event, with their photos and recordings. The salt goes too: nobody can guess the words back from the commitment. */
export async function eraseWords(words: WordsDoc, now: number): Promise<number> {
  const attachments = words.words?.attachments ?? []
  await files.remove(Object.values(words.kept ?? {}).filter(Boolean))
  for (const { id } of attachments) await store.remove('files', id)
  await withRetry(() => store.transaction(async tx => {
    const current = await tx.get('ticket_words', words._id)
    if (current) await tx.put('ticket_words', { ...current, words: null, salt: '', kept: {}, contact: null, erasedAt: current.erasedAt ?? now })
    for (const id of [words._id, ...attachments.map(a => a.id)]) {
      const review = await tx.get('reviews', id)
      if (review) await tx.put('reviews', { ...review, state: 'done' })
    }
  }))
  return attachments.length
}

/** What the person wrote, and the first words of their own orders, whoever typed those. */
async function* wordsAbout(personId: string): AsyncGenerator<WordsDoc> {
  yield* paged(since => store.list('ticket_words', { where: { by: personId, at: from(since) }, sort: ['at', 'asc'], limit: PAGE }), w => w.at)
  for await (const { ticket } of own(personId)) {
    const first = ticket.requesterId === personId ? await store.get('ticket_words', ticket.wordsId) : null
    if (first) yield first
  }
}

async function* own(personId: string): AsyncGenerator<TicketDoc> {
  let after = ''
  for (;;) {
    const page = await store.list('tickets', { where: { 'list.mineOf': personId }, sort: ['list.sortKey', 'asc'], after, limit: PAGE })
    yield* page
    if (page.length < PAGE) return
    after = page[page.length - 1]?.list.sortKey ?? after
  }
}

/** Pages by a time that several may share: those met at the last moment are not given twice. */
async function* paged<T extends { _id: string }>(list: (since: number) => Promise<T[]>, timeOf: (one: T) => number): AsyncGenerator<T> {
  let since = 0
  const seen = new Set<string>()
  for (;;) {
    const page = await list(since)
    const fresh = page.filter(one => !seen.has(one._id))
    for (const one of fresh) seen.add(one._id)
    yield* fresh
    if (page.length < PAGE || fresh.length === 0) return
    since = timeOf(page[page.length - 1] as T)
  }
}
