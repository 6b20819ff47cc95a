/** An import turns from one state to the next; two that touch the same places do not run at once. */
import { minutes } from '../../miniprogram/core/clock/units'
import { refuse, type Refusal } from '../../miniprogram/core/refusal'
import type { ImportDoc } from '../_documents'
import { now as clock, store } from '../_platform/ports'
import { few } from '../_platform/reach'
import { allOrNo } from '../_platform/transaction'

const GOES_ON_AFTER = minutes(5)

/** Into this state from one of those; another one of the same county is not under way at the same time. */
export async function turned(
  id: string,
  from: readonly ImportDoc['state'][],
  to: 'applying' | 'undoing',
): Promise<ImportDoc | Refusal> {
  const others = await othersOf(id)
  if (others.some(({ state }) => state === 'applying' || state === 'undoing')) return refuse('IMPORT_BUSY')
  return allOrNo(async tx => {
    const one = await tx.get('imports', id)
    if (!one) return refuse('NOT_FOUND_HERE')
    if (!from.includes(one.state)) return refuse('IMPORT_NOT_READY')
    if (one.state === to) return one
    // The timer goes on with what nobody comes back for.
    const next = { ...one, state: to, leftOut: 0, dueAt: clock() + GOES_ON_AFTER }
    await tx.put('imports', next)
    return next
  })
}

/** Imports that touch the same part of the tree. */
async function othersOf(id: string): Promise<ImportDoc[]> {
  const one = await store.get('imports', id)
  const root = one?.path[0]
  if (!one || root === undefined) return []
  const all = await store.list('imports', {
    where: { path: root },
    sort: ['at', 'desc'],
    limit: few(900, 'imports of thirty days'),
  })
  return all.filter(
    other => other._id !== id && (other.path.includes(one.node) || one.path.includes(other.node)),
  )
}
/** A file that changed nothing is nothing to take back, and stands in nobody's way. */
export const hasWritten = ({ state, done, commits }: ImportDoc): boolean =>
  commits > 0 && (state === 'applying' || state === 'undoing' || (state === 'applied' && done > 0))
export const hasLater = async (one: ImportDoc): Promise<boolean> =>
  (await othersOf(one._id)).some(other => other.at > one.at && hasWritten(other))
