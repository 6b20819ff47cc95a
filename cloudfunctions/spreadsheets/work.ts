/** As much of an import as fits into one invocation; the next one goes on. */
import type { ImportDoc } from '../_documents'
import { removeParts } from '../_roster/parts'
import { store } from '../_platform/ports'
import { applyNext } from './apply'
import { plan, readFile } from './take-in'
import { tellAbove } from './tell-above'
import { undoBefore } from './undo'

/** Of the 60 s of the function: what is begun by then is finished. */
const BUDGET = 40_000

export async function applyOn(begun: ImportDoc): Promise<ImportDoc> {
  let one = begun
  // A file that changes nothing is done at once.
  if (one.commits === 0) await store.put('imports', (one = { ...one, state: 'applied', dueAt: null }))
  const until = performance.now() + BUDGET
  while (one.state === 'applying' && performance.now() < until) one = await applyNext(one._id, one.done)
  if (one.state !== 'applied') return one
  await tellAbove(one)
  // The cells are of no use any more; what was done is, until it can no longer be taken back.
  await removeParts(one._id, 'cells', one.cells)
  return one
}

export async function undoOn(begun: ImportDoc): Promise<ImportDoc> {
  let one = begun
  if (one.done === 0) await store.put('imports', (one = { ...one, state: 'undone', dueAt: null }))
  const until = performance.now() + BUDGET
  while (one.state === 'undoing' && performance.now() < until) one = await undoBefore(one._id, one.done)
  return one
}

/** What is next for an import by its state; one that waits for a person stays as it is. */
export async function goOn(one: ImportDoc): Promise<ImportDoc> {
  switch (one.state) {
    case 'waiting': {
      const read = await readFile(one)
      return read.state === 'read' ? plan(read) : read
    }
    case 'read':
      return plan(one)
    case 'applying':
      return applyOn(one)
    case 'undoing':
      return undoOn(one)
    case 'planned':
    case 'applied':
    case 'undone':
    case 'failed':
      return one
  }
}
