/** Presses what is due, of every kind of process: what lapses, ends, is reminded of. One indexed query a kind; its cost follows what is due (rules §6). */
import { LIMITS } from '../../miniprogram/core/limits'
import { isRefusal } from '../../miniprogram/core/refusal'
import { press } from '../_journal/execute'
import type { CommandOf, DocOf, MatterOf, ProcessKind } from '../_journal/keeping'
import { WRITTEN } from '../_journal/written'
import { store } from '../_platform/ports'
import { eachDue } from './each-due'
import type { Job } from './slice'

/**
 * After a long outage a matter may owe several steps; more than this at once is a defect. A good deed has one for each
 * household of its form besides.
 */
const MOST_STEPS = 8

const sweepOf = <K extends ProcessKind>(name: string, kind: K, most = MOST_STEPS): Job => {
  const { collection } = WRITTEN[kind]
  return {
    name,
    wakes: [collection],
    // On time ⇔ now ≤ dueAt.
    run: slice =>
      eachDue(slice, {
        collection,
        where: {},
        by: 'nextDueAt',
        until: slice.now - 1,
        work: doc => settle(kind, doc, slice.now, most),
      }),
  }
}
/** One of every kind of matter: the compiler asks for a new one. */
export const sweeps: { readonly [K in ProcessKind]: Job } = {
  ticket: sweepOf('sweep', 'ticket'),
  honour: sweepOf('honours', 'honour'),
  /** Goods that nobody came for. */
  redemption: sweepOf('returns', 'redemption'),
  /** What a town left without an answer. */
  feedback: sweepOf('feedback', 'feedback'),
  deed: sweepOf('deeds', 'deed', MOST_STEPS + LIMITS.group),
}

/** All that is due on one matter, worst first. */
async function settle<K extends ProcessKind>(
  kind: K,
  first: DocOf<K>,
  now: number,
  most: number,
): Promise<void> {
  const { collection, matterIn } = WRITTEN[kind]
  let doc: DocOf<K> | null = first
  for (let step = 0; doc && doc.nextDueAt !== null && doc.nextDueAt < now; step++) {
    const matter: MatterOf<K> = matterIn(doc)
    const { id, rev } = matter
    const verb = WRITTEN[kind].clockVerb(matter, now)
    if (!verb || step === most) throw stuck(doc._id, 'STUCK')
    // What the tables name, the clock presses without a word. The key names matter, revision and verb: the same step twice is one event.
    const command = { verb, input: {}, key: `${id}:${rev}:${verb}` } as unknown as CommandOf<K>
    const answer = await press(kind, { id, command, by: null, now })
    // Somebody was quicker: it is looked at again.
    if (isRefusal(answer) && answer.refused !== 'NOT_NOW' && answer.refused !== 'BUSY')
      throw stuck(doc._id, answer.refused)
    doc = await store.get(collection, doc._id)
  }
}

const stuck = (id: string, code: string): Error =>
  Object.assign(new Error(`${id} is due, but nothing can be pressed`), { code })
