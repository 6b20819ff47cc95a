/** A decision → the documents of one transaction: matter, event, words, news, files, and a review where a person must look. */
import { about } from '../../miniprogram/core/about'
import { followedAt } from '../_platform/due/moments'
import type { Actor } from '../../miniprogram/core/people/role'
import type { CheckState } from '../../miniprogram/core/ticket/sight/infos'
import type { EventDoc, FileDoc, WordsDoc } from '../_documents'
import type { Tx } from '../_platform/inside'
import { commitmentOf, newSalt } from './chain'
import type { Beside, Decided, DocOf, EventOf, MatterOf, Processes, ProcessKind, Stepped } from './keeping'
import { KEPT } from './kept'
import { eventFor, wordsFor } from './recorded'
import { WRITTEN } from './written'
import { openReviews } from './words/open-reviews'

export interface Pressing<K extends ProcessKind> {
  kind: K
  id: string
  actor: Actor | 'clock'
  /** `${personId}:${key}`: the same tap twice is one event. */
  idempotencyKey: string
  now: number
  /** What was looked up for it. */
  facts: Processes[K]['facts']
  /** What the content check said before the transaction. */
  check: CheckState
  /** Of a new matter: whose it is. */
  contact?: WordsDoc['contact']
  /** Of a new matter: the door it is about. */
  door?: string | null
  /** The document before, where it was read in this transaction. */
  stored?: DocOf<K> | null
}

/** What a press came to. `written`: the event and the words that came with it, of a new matter all there is. */
export interface Done<K extends ProcessKind> {
  matter: MatterOf<K>
  written?: { events: EventDocOf<K>[]; words: WordsDoc[] }
  /** Other matters that it changed, as they are now. */
  beside?: MatterOf<K>[]
}
type EventDocOf<K extends ProcessKind> = { _id: string } & EventOf<K>

/** One after the other, what others may want at the same moment first: anyone who loses the race hears it at the first write. */
export async function commit<K extends ProcessKind>(
  tx: Tx,
  before: MatterOf<K> | null,
  { fact, words }: Decided<K>,
  pressing: Pressing<K>,
  files: FileDoc[],
): Promise<Done<K>> {
  const { kind, id, facts, check, contact, door, stored = null } = pressing
  const written = WRITTEN[kind]
  const salt = newSalt()
  const event = eventFor(written, before, {
    ...pressing,
    fact,
    commitment: words && commitmentOf(words, salt),
  })
  const after = written.evolve(before, event)
  await KEPT[kind].alsoWrite?.(tx, { event, before, after }, facts)
  await put(tx, kind, { event, before, after }, { words, check, contact, door, stored })
  const eventDoc = { _id: event.id, ...event }
  const wordsDoc = words && wordsFor(written, event, after, { words, salt, check, contact, files })
  await tx.create('events', eventDoc as EventDoc)
  if (wordsDoc) await tx.create('ticket_words', wordsDoc)
  const to = KEPT[kind].isHeard?.(facts) === false ? [] : written.tellsOf({ event, before, after })
  const told = to.length === 0 && !written.freesOthers(after)
  const onBoards = written.movesBoards(event.type)
  // Also what nobody is told of, where boards follow it.
  if (!told || onBoards)
    await tx.create('due', {
      _id: `news:${event.id}`,
      v: 1,
      kind: 'news',
      at: told ? followedAt({ since: event.at, onBoards }) : event.at,
      about: about(kind, id),
      since: event.at,
      to,
      told,
      onBoards,
    })
  for (const file of files) await tx.put('files', { ...file, about: about(kind, id), eventId: event.id })
  // No answer from the checker, or a doubtful one: a person looks; the matter itself goes on (rules §11).
  await openReviews(
    tx,
    {
      about: about(kind, id),
      no: written.called(after),
      villageId: after.villageId,
      path: written.reviewPath(after, event.type),
      wordsId: event.id,
      at: event.at,
    },
    words && check,
    files,
  )
  return { matter: after, written: { events: [eventDoc], words: wordsDoc ? [wordsDoc] : [] } }
}

/** What a matter must know of another one's step: its own event and fold; nobody is told twice of it. */
export async function commitBeside<K extends ProcessKind>(
  tx: Tx,
  before: MatterOf<K>,
  fact: Decided<K>['fact'],
  { kind, actor, idempotencyKey, now }: Pick<Pressing<K>, 'kind' | 'actor' | 'idempotencyKey' | 'now'>,
): Promise<MatterOf<K>> {
  const written = WRITTEN[kind]
  const { id } = before
  const event = eventFor(written, before, {
    kind,
    id,
    fact,
    actor,
    idempotencyKey: `${idempotencyKey}:${id}`,
    now,
    commitment: null,
  })
  const after = written.evolve(before, event)
  await put(tx, kind, { event, before, after }, { words: null, check: 'pass', stored: null })
  await tx.create('events', { _id: event.id, ...event } as EventDoc)
  return after
}

/** What follows from no event stays as it is stored, unless the step says otherwise. */
async function put<K extends ProcessKind>(
  tx: Tx,
  kind: K,
  step: Stepped<K>,
  beside: Beside<K>,
): Promise<void> {
  const { collection, docOf } = WRITTEN[kind]
  const doc: DocOf<K> = { ...docOf(step.after), ...KEPT[kind].secretsOf?.(step, beside) }
  await (step.before ? tx.fill(collection, doc) : tx.create(collection, doc))
}
