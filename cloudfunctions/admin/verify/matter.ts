/** One matter of the journal: its chain, its fold, its texts against their commitments, its days against their seals. Pure. */
import type { EventDoc, SealDoc, WordsDoc } from '../../_documents'
import { canonical, wordsStand } from '../../_journal/chain'
import type { DocOf, EventOf, ProcessKind } from '../../_journal/keeping'
import { PROCESS_KINDS, WRITTEN } from '../../_journal/written'
import { checkChain, type Tip } from './chain'
import { found, type Finding } from './findings'
import { checkUnsealed } from './seals'

/** What hangs on one matter: its events in their order, its words, the seals of the days on which it moved (or more). */
export interface Hanging {
  events: readonly EventDoc[]
  words: readonly WordsDoc[]
  seals: readonly SealDoc[]
}
/** None yet of any kind. */
export const noneOf = (): Record<ProcessKind, number> =>
  Object.fromEntries(PROCESS_KINDS.map(kind => [kind, 0])) as Record<ProcessKind, number>

export function verifyMatter<K extends ProcessKind>(
  kind: K,
  id: string,
  doc: DocOf<K> | null,
  { events, words, seals: sealed }: Hanging,
): Finding[] {
  const chain = checkChain(kind, id, events, doc && tipOf(kind, doc))
  const seals = doc ? checkUnsealed(sealed, { kind, id }, events) : []
  // A broken chain folds into nonsense; saying so twice would hide which event it was.
  return [
    ...chain,
    ...seals,
    ...checkWords(id, events, words),
    ...(doc && chain.length === 0 ? checkFold(kind, doc, events) : []),
  ]
}

function tipOf<K extends ProcessKind>(kind: K, doc: DocOf<K>): Tip {
  const { rev, head }: Tip = WRITTEN[kind].matterIn(doc)
  return { rev, head }
}

/** How lists sort it is reckoned again by `rebuild`, and what opens it follows from nothing; all else follows from the events. */
const SORTING: readonly string[] = ['list', 'nextDueAt']
function told<K extends ProcessKind>(kind: K, doc: DocOf<K>): string {
  const left = [...SORTING, ...(WRITTEN[kind].secrets ?? [])]
  return canonical(Object.fromEntries(Object.entries(doc).filter(([field]) => !left.includes(field))))
}

function checkFold<K extends ProcessKind>(kind: K, doc: DocOf<K>, events: readonly EventDoc[]): Finding[] {
  const folded = tryFold(kind, events)
  return folded && told(kind, folded) === told(kind, doc) ? [] : [found('fold', doc._id, null)]
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
    const stand = wordsStand(event.commitment, byEvent.get(event._id) ?? null)
    return stand === 'changed' || stand === 'missing' ? [found('words', ticketId, event._id)] : []
  })
}
