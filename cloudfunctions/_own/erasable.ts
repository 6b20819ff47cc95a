/**
 * Which collections hold what somebody typed, and how it is forgotten. The compiler asks about every new collection:
 * `'nothing typed'`; `'office'`: typed in office, a record; or a walk over the person's documents that forgets one after the
 * other and says what went.
 */
import type { PersonId } from '../../miniprogram/core/people/role'
import type { Collection, Documents, SendDoc } from '../_documents'
import { forgetWords } from '../_journal/words/forget'
import { files, store } from '../_platform/ports'
import { gte, type Where } from '../_platform/bounds'
import { onePage } from '../_platform/reach'
import { listingPath } from '../_people/listings'

interface Went {
  words: number
  files: number
}
type Forget = (person: PersonId, now: number) => AsyncGenerator<Went>

const PAGE = 100
const ONE_TEXT: Went = { words: 1, files: 0 }

export const ERASABLE: { readonly [C in Collection]: Forget | 'nothing typed' | 'office' } = {
  // Before the words: what is brought at this moment is met there.
  feedback: async function* (person) {
    // The town's answer is a record of office and stays.
    for await (const { _id, feedback } of paged('feedback', { by: person }, 'sortKey')) {
      if (feedback.text !== '') yield await blank('feedback', _id, { 'feedback.text': '' })
      if (feedback.appeal && feedback.appeal.text !== '')
        yield await blank('feedback', _id, { 'feedback.appeal.text': '' })
    }
  },
  // What was written in office is nobody's: `owner` says whose a text is.
  ticket_words: async function* (person, now) {
    for await (const words of paged('ticket_words', { owner: person }, 'at'))
      if (words.erasedAt === null) yield { words: 1, files: await forgetWords(words, now) }
  },
  // Who looked and what for is for the person looked at; who called whom and how, for the person who waited.
  readers: 'office',
  sends: async function* (person) {
    // How somebody was told is also about whom it was told.
    for await (const send of paged('sends', { personId: person }, 'sortKey'))
      if (wasCalled(send)) yield await blank('sends', send._id, { tried: silent(send) })
  },
  shares: async function* (person) {
    for await (const { _id } of paged('shares', { by: person }, 'at')) {
      await store.remove('shares', _id)
      yield { words: 0, files: 0 }
    }
  },
  files: async function* (person) {
    for await (const { _id, about, kept, cloudPath } of paged('files', { owner: person }, 'issuedAt')) {
      if (about !== null) continue
      await files.remove([kept ?? (await files.idOf(cloudPath))])
      await store.remove('files', _id)
      yield { words: 0, files: 1 }
    }
  },
  // Why a count differed is a line of the shop's book.
  stock_moves: 'office',
  // Words about points and honours lie in ticket_words; names of goods and of the shop are the village's.
  deeds: 'nothing typed',
  entries: 'nothing typed',
  honours: 'nothing typed',
  opinions: 'nothing typed',
  goods: 'nothing typed',
  price_changes: 'nothing typed',
  shops: 'nothing typed',
  ready_sentences: 'office',
  accounts: 'nothing typed',
  quotas: 'nothing typed',
  objectors: 'nothing typed',
  steps: 'nothing typed',
  statements: 'nothing typed',
  redemptions: 'nothing typed',
  // Made again from words and events.
  boards: 'nothing typed',
  // Numbers that were told, and which orders they were of.
  releases: 'nothing typed',
  hidden_counts: 'nothing typed',
  tickets: 'nothing typed',
  events: 'nothing typed',
  due: 'nothing typed',
  reviews: 'nothing typed',
  grants: 'nothing typed',
  // Name, phone and the household are the identity's.
  people: 'nothing typed',
  grids: 'nothing typed',
  imports: 'nothing typed',
  // The county's file, sealed; gone with the import's days. What somebody erased since is never put back (spreadsheets/undo.ts).
  import_parts: 'nothing typed',
  import_turns: 'nothing typed',
  // Somebody's own copy has all of it.
  listings: async function* (person) {
    for (const { _id } of await store.all('listings', { where: { by: person, what: 'own' } })) {
      await files.remove([await files.idOf(listingPath(_id))])
      await store.remove('listings', _id)
      yield { words: 0, files: 1 }
    }
  },
  // Names of those in office; a newcomer's lies sealed until somebody agreed.
  appointments: 'nothing typed',
  office_events: 'nothing typed',
  office_chains: 'nothing typed',
  regroupings: 'nothing typed',
  // Surnames and doors on paper; the files go after a day.
  prints: 'nothing typed',
  // Why is chosen from a table.
  exports: 'nothing typed',
  households: 'nothing typed',
  // Agreed to by the person, or noted by them for themselves: nothing of it is anybody else's.
  tags: gone('tags'),
  visits: gone('visits'),
  // Names in requests and reasons of a refusal go with the request, below.
  join_requests: async function* (person) {
    for await (const { _id, reason } of paged('join_requests', { personId: person }, '_id'))
      if (reason !== '') yield await blank('join_requests', _id, { reason: '', doubt: null })
  },
  contact_codes: 'nothing typed',
  letters: 'nothing typed',
  brakes: 'nothing typed',
  demo_codes: 'nothing typed',
  belonging_events: 'nothing typed',
  former_stays: 'nothing typed',
  groups: 'nothing typed',
  rules: 'nothing typed',
  seals: 'nothing typed',
  jobs: 'nothing typed',
  alarms: 'nothing typed',
  probes: 'nothing typed',
  tries: 'nothing typed',
  keys: 'nothing typed',
}

/** The one document that lies under the person's id. */
function gone(collection: 'tags' | 'visits'): Forget {
  return async function* (person) {
    if ((await store.get(collection, person)) === null) return
    await store.remove(collection, person)
    yield { words: 0, files: 0 }
  }
}

async function blank(collection: Collection, _id: string, set: Record<string, unknown>): Promise<Went> {
  await store.change(collection, { _id }, { set })
  return ONE_TEXT
}

const wasCalled = ({ tried }: SendDoc): boolean =>
  tried.some(one => one.channel === 'call' && one.result !== '')
const silent = ({ tried }: SendDoc): SendDoc['tried'] =>
  tried.map(one => (one.channel === 'call' ? { ...one, result: '' } : one))

/** Pages by a field that several may share: those met at the last value are not given twice. */
async function* paged<C extends Collection>(
  collection: C,
  where: Where,
  by: string,
): AsyncGenerator<Documents[C]> {
  const seen = new Set<string>()
  for (let since: string | number | null = null; ; ) {
    const page: Documents[C][] = await store.list(collection, {
      where: since === null ? where : { ...where, [by]: gte(since) },
      sort: [by, 'asc'],
      limit: onePage(PAGE),
    })
    const fresh = page.filter(doc => !seen.has(doc._id))
    for (const doc of fresh) seen.add(doc._id)
    yield* fresh
    if (page.length < PAGE || fresh.length === 0) return
    since = by
      .split('.')
      .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], page[page.length - 1]) as
      | string
      | number
  }
}
