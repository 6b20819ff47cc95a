/**
 * The one transaction: load → decide → evolve → commit. A lost race is decided again on the present matter, so a typed
 * text is never lost; the same tap again writes nothing.
 */
import type { Actor } from '../../miniprogram/core/people/role'
import { isRefusal, refuse, type Refusal } from '../../miniprogram/core/refusal'
import type { CheckState } from '../../miniprogram/core/ticket/sight/infos'
import type { Words } from '../../miniprogram/core/ticket/types'
import type { FileDoc } from '../_documents'
import { isDuplicate, isPassing } from '../_platform/database-error'
import type { Tx } from '../_platform/inside'
import { store } from '../_platform/ports'
import { withRetry } from '../_platform/retry'
import { commit, commitBeside, type Done, type Pressing } from './commit'
import type { Begun, MatterOf, Press, Processes, ProcessKind } from './keeping'
import { KEPT } from './kept'
import { WRITTEN } from './written'
import { ownedBy } from './words/attached'
import { checkTyped } from './words/keep-words'

/** Carries a refusal out of a transaction, so that it is rolled back. */
class Stop {
  constructor(readonly refusal: Refusal) {}
}

/** One press, with all that is known before its transaction. */
interface Ready<K extends ProcessKind> {
  kind: K
  id: string
  asked: Press<K>
  idempotencyKey: string
  check: CheckState
  begun: Begun<K> | null
  law: Promise<Processes[K]['law']>
}

/** The matter after it, today's matter for a tap that was there before, or a refusal. */
export async function press<K extends ProcessKind>(kind: K, asked: Press<K>): Promise<Done<K> | Refusal> {
  const { by, command, now } = asked
  const kept = KEPT[kind]
  const who = by?.person._id ?? 'clock'
  const idempotencyKey = `${who}:${command.key}`
  const id = asked.id ?? kept.idFor(who, command, now)
  const seen = () => pressedBefore(kind, idempotencyKey, id)
  const check = by ? await checkTyped(by, kept.onlyChecked ? undefined : asked.humanCheck === true) : 'pass'
  if (isRefusal(check)) return (await seen()) ?? check
  if (kept.onlyChecked && check !== 'pass')
    return (await seen()) ?? refuse(check === 'pending' ? 'CHECK_NOT_LET' : 'CHECK_SILENT', {}, 'text')
  const begun = asked.id === null ? await kept.begin(asked, id) : null
  if (isRefusal(begun)) return (await seen()) ?? begun
  if (begun && 'found' in begun) return { matter: begun.found }
  // Asked side by side with the transaction. The clock shows nothing to anybody.
  const law = kept.law()
  const meanwhile = begun || !by ? null : asked.meanwhile?.().catch(() => {})
  try {
    const ready = { kind, id, asked, idempotencyKey, check, begun, law }
    return await withRetry(attempt => once(ready, attempt), kept.patience)
  } catch (error) {
    if (error instanceof Stop) return (await seen()) ?? error.refusal
    if (!isPassing(error)) throw error
    return (await seen()) ?? refuse('BUSY')
  } finally {
    // Nothing may still be under way when the next request begins.
    await Promise.allSettled([law, meanwhile])
  }
}

async function once<K extends ProcessKind>(ready: Ready<K>, attempt: number): Promise<Done<K>> {
  const { kind, id, asked, idempotencyKey, check, begun, law } = ready
  const { command, by, now, known = {} } = asked
  const [kept, written] = [KEPT[kind], WRITTEN[kind]]
  const actor = by?.actor ?? 'clock'
  try {
    return await store.transaction(async tx => {
      // Whether a new one is there already shows when it is written, as a duplicate.
      const doc = begun ? null : await tx.get(written.collection, id)
      const before: MatterOf<K> | null = doc && written.matterIn(doc)
      const facts = before
        ? await kept.facts({ matter: before, command, actor, now, known, by, tx })
        : await begun?.facts({ tx, attempt })
      if (!facts) throw new Stop(refuse('NOT_FOUND'))
      const ctx = kept.ctx({ actor, now, facts }, before, await law)
      const decision = written.decide(before, command, ctx)
      if (isRefusal(decision)) throw new Stop(decision)
      const files = await ownFiles(tx, decision.words, actor)
      const { contact, door } = begun ?? {}
      const pressing: Pressing<K> = {
        kind,
        id,
        actor,
        idempotencyKey,
        now,
        check,
        facts,
        contact,
        door,
        stored: doc,
      }
      // The others first: anyone who changes one of them at this moment decides again, so nothing is merged into what has just ended, and never in a ring.
      const beside: MatterOf<K>[] = []
      for (const { matter, fact } of decision.also ?? [])
        beside.push(await commitBeside(tx, matter, fact, pressing))
      return { ...(await commit(tx, before, decision, pressing, files)), beside }
    })
  } catch (error) {
    // A taken key: this very tap is already there (it arrived twice, or its answer was lost), or another event took the place.
    const done = isDuplicate(error) ? await pressedBefore(kind, idempotencyKey, id) : null
    if (isRefusal(done)) throw new Stop(done)
    if (done) return done
    if (begun && isDuplicate(error) && (await store.get(written.collection, id)))
      throw new Stop(refuse(kept.already))
    throw error
  }
}

/** Today's matter of a tap that was recorded before. A key that was used for another matter opens nothing. */
async function pressedBefore<K extends ProcessKind>(
  kind: K,
  idempotencyKey: string,
  id: string,
): Promise<Done<K> | Refusal | null> {
  const event = await store.find('events', { idempotencyKey })
  if (!event) return null
  if (event.about.kind !== kind || event.about.id !== id) return refuse('BAD_INPUT', {}, 'key')
  const { collection, matterIn } = WRITTEN[kind]
  const doc = await store.get(collection, event.about.id)
  return doc && { matter: matterIn(doc) }
}

/** The photos and voice of this verb, read where they are also claimed: no two verbs can take the same one. */
async function ownFiles(tx: Tx, words: Words | null, actor: Actor | 'clock'): Promise<FileDoc[]> {
  const attachments = words?.attachments ?? []
  const found = new Map<string, FileDoc>()
  for (const { id } of attachments) {
    const file = await tx.get('files', id)
    if (file) found.set(id, file)
  }
  if (attachments.length > 0 && (actor === 'clock' || !ownedBy(actor.id, attachments, found)))
    throw new Stop(refuse('FILE_NOT_YOURS', {}, 'attachments'))
  return [...found.values()]
}
