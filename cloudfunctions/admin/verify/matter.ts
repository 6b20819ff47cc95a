/** One matter of the journal: its chain, its fold, its texts against their commitments, its days against their seals. Pure. */
import type { EventDoc, SealDoc, WordsDoc } from '../../_documents'
import { canonical, wordsStand } from '../../_journal/chain'
import type { DocOf, EventOf, ProcessKind } from '../../_journal/keeping'
import { WRITTEN } from '../../_journal/written'
import { checkChain, type Tip } from './chain'
import { found, type Finding } from './findings'
import { checkUnsealed } from './seals'

/** What hangs on matters, by their ids; seals by village. */
export interface Read {
  events: ReadonlyMap<string, EventDoc[]>
  words: ReadonlyMap<string, WordsDoc[]>
  seals: ReadonlyMap<string, SealDoc[]>
}
export const verifyKind = <K extends ProcessKind>(
  kind: K,
  docs: readonly DocOf<K>[],
  read: Read,
): Finding[] => docs.flatMap(doc => verifyMatter(kind, doc._id, doc, read))

export function verifyMatter<K extends ProcessKind>(
  kind: K,
  id: string,
  doc: DocOf<K> | null,
  read: Read,
): Finding[] {
  const events = read.events.get(id) ?? []
  const chain = checkChain(kind, id, events, doc && tipOf(kind, doc))
  const seals = doc ? checkUnsealed(read.seals.get(doc.villageId) ?? [], { kind, id }, events) : []
  // A broken chain folds into nonsense; saying so twice would hide which event it was.
  return [
    ...chain,
    ...seals,
    ...checkWords(id, events, read.words.get(id) ?? []),
    ...(doc && chain.length === 0 ? checkFold(kind, doc, events) : []),
  ]
}

function tipOf<K extends ProcessKind>(kind: K, doc: DocOf<K>): Tip {
  const { rev, head }: Tip = WRITTEN[kind].matterIn(doc)
  return { rev, head }
}

/** How lists sort it is reckoned anew by `rebuild`; everything else follows from the events. */
const SORTING: readonly string[] = ['list', 'nextDueAt']
const told = (doc: object): string =>
  canonical(Object.fromEntries(Object.entries(doc).filter(([field]) => !SORTING.includes(field))))

function checkFold<K extends ProcessKind>(kind: K, doc: DocOf<K>, events: readonly EventDoc[]): Finding[] {
  const folded = tryFold(kind, events)
  return folded && told(folded) === told(doc) ? [] : [found('fold', doc._id, null)]
}

function tryFold<K extends ProcessKind>(kind: K, events: readonly EventDoc[]): DocOf<K> | null {
  const { docOf, fold } = WRITTEN[kind]
  try {
    // Of another kind they do not fold.
    return docOf(fold(events as unknown as readonly EventOf<K>[]))
  } catch {
    return null
  }
}

function checkWords(ticketId: string, events: readonly EventDoc[], words: readonly WordsDoc[]): Finding[] {
  const byEvent = new Map(words.map(w => [w._id, w]))
  return events.flatMap(event => {
    const stand = wordsStand(event.said, byEvent.get(event._id) ?? null)
    return stand === 'changed' || stand === 'missing' ? [found('words', ticketId, event._id)] : []
  })
}
