/** An import turns from one state to the next; two that touch the same places do not run at once. */
import { minutes } from '../../miniprogram/core/clock/units'
import { refuse, type Refusal } from '../../miniprogram/core/refusal'
import type { ImportDoc } from '../_documents'
import { oneOf, gt, type Where } from '../_platform/bounds'
import { now as clock, store } from '../_platform/ports'
import { few } from '../_platform/reach'
import { allOrNo } from '../_platform/transaction'

const GOES_ON_AFTER = minutes(5)

type State = ImportDoc['state']
interface Row {
  /** `paper` has something to do. */
  works: boolean
  /** Documents are being changed. */
  underWay: boolean
  /** Where the plan changes anything, some of it stands in the database. */
  written: boolean
  /** Its cells may still be mended. */
  mendable: boolean
}
const STATES: Record<State, Row> = {
  waiting: { works: true, underWay: false, written: false, mendable: false },
  read: { works: true, underWay: false, written: false, mendable: true },
  planned: { works: false, underWay: false, written: false, mendable: true },
  applying: { works: true, underWay: true, written: true, mendable: false },
  applied: { works: false, underWay: false, written: true, mendable: false },
  undoing: { works: true, underWay: true, written: true, mendable: false },
  undone: { works: false, underWay: false, written: false, mendable: false },
  failed: { works: false, underWay: false, written: false, mendable: true },
}
const statesThat = (what: keyof Row): State[] =>
  (Object.keys(STATES) as State[]).filter(state => STATES[state][what])

export const works = ({ state }: ImportDoc): boolean => STATES[state].works
/** Once it was read there are cells. */
export const isMendable = ({ state, cells }: ImportDoc): boolean => cells > 0 && STATES[state].mendable

export const UNDER_WAY: Where = { state: oneOf(statesThat('underWay')) }
/** A file that changed nothing is nothing to take back, and stands in nobody's way. */
export const WRITTEN: Where = { state: oneOf(statesThat('written')), commits: gt(0) }
export const WRITTEN_OR_UNDONE: Where = {
  state: oneOf([...statesThat('written'), 'undone']),
  commits: gt(0),
}

/** Into this state from one of those; another one of the same county is not under way at the same time. */
export async function turned(
  id: string,
  from: readonly ImportDoc['state'][],
  to: 'applying' | 'undoing',
): Promise<ImportDoc | Refusal> {
  const present = await store.get('imports', id)
  if (present && (await othersOf(present, UNDER_WAY)).length > 0) return refuse('IMPORT_BUSY')
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
async function othersOf(one: ImportDoc, where: Where): Promise<ImportDoc[]> {
  const [root] = one.path
  if (root === undefined) return []
  const all = await store.list('imports', {
    where: { path: root, ...where },
    sort: ['at', 'desc'],
    limit: few(900, 'imports of thirty days'),
  })
  return all.filter(
    other => other._id !== one._id && (other.path.includes(one.node) || one.path.includes(other.node)),
  )
}
export const hasLater = async (one: ImportDoc): Promise<boolean> =>
  (await othersOf(one, { at: gt(one.at), ...WRITTEN })).length > 0
