/** An import turns from one state to the next; two that touch the same places do not run at once. */
import { minutes } from '../../miniprogram/core/clock/units'
import { refuse, type Refusal } from '../../miniprogram/core/refusal'
import type { ImportDoc, ImportTurnDoc } from '../_documents'
import { oneOf, gt, type Where } from '../_platform/bounds'
import { now as clock, store } from '../_platform/ports'
import { few } from '../_platform/reach'
import type { Tx } from '../_platform/inside'
import { transaction } from '../_platform/transaction'

const GOES_ON_AFTER = minutes(5)

type State = ImportDoc['state']
interface Row {
  /** `spreadsheets` has something to do. */
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

/** Into writing, from a plan or where it stopped. `isSure`: also what looks like another village's file. */
export const beginsApplying = (id: string, isSure: boolean): Promise<ImportDoc | Refusal> =>
  turned(id, ['planned', 'applying'], 'applying', { isSure })

/** Into being taken back, unless a newer one was written in the same places. */
export async function beginsUndoing(id: string): Promise<ImportDoc | Refusal> {
  const present = await store.get('imports', id)
  if (!present) return refuse('NOT_FOUND_HERE')
  const last = await store.get('import_turns', rootOf(present))
  if (await hasLater(present)) return refuse('IMPORT_SUPERSEDED')
  return turned(id, ['applied', 'applying', 'undoing'], 'undoing', { isSure: true, seen: last?.turns ?? 0 })
}

const rootOf = ({ path, node }: Placed): string => path[0] ?? node

/** `seen`: how many had turned when it was looked for newer ones. */
async function turned(
  id: string,
  from: readonly State[],
  to: 'applying' | 'undoing',
  { isSure, seen = null }: { isSure: boolean; seen?: number | null },
): Promise<ImportDoc | Refusal> {
  return transaction(async tx => {
    const one = await tx.get('imports', id)
    if (!one) return refuse('NOT_FOUND_HERE')
    if (!from.includes(one.state)) return refuse('IMPORT_NOT_READY')
    if (one.state === to) return one
    if (one.elsewhere !== null && !isSure) return refuse('IMPORT_ELSEWHERE')
    const root = rootOf(one)
    const last = (await tx.get('import_turns', root)) ?? { _id: root, v: 1 as const, turns: 0, under: [] }
    // Another one began between the look and now: what was seen may not be so any more.
    if (seen !== null && last.turns !== seen) return refuse('IMPORT_BUSY')
    const under = await stillUnder(
      tx,
      last.under.filter(other => other.id !== id),
    )
    if (under.some(other => touches(one, other))) return refuse('IMPORT_BUSY')
    const mine = { id, node: one.node, path: one.path }
    await tx.put('import_turns', { ...last, turns: last.turns + 1, under: [...under, mine] })
    // The timer goes on with what nobody comes back for.
    const next = { ...one, state: to, leftOut: 0, dueAt: clock() + GOES_ON_AFTER }
    await tx.put('imports', next)
    return next
  })
}

async function stillUnder(tx: Tx, all: ImportTurnDoc['under']): Promise<ImportTurnDoc['under']> {
  const under: ImportTurnDoc['under'] = []
  for (const one of all) {
    const other = await tx.get('imports', one.id)
    if (other && STATES[other.state].underWay) under.push(one)
  }
  return under
}

type Placed = Pick<ImportDoc, 'node' | 'path'>
const touches = (a: Placed, b: Placed): boolean => a.path.includes(b.node) || b.path.includes(a.node)

/** Imports that touch the same part of the tree. */
async function othersOf(one: ImportDoc, where: Where): Promise<ImportDoc[]> {
  const [root] = one.path
  if (root === undefined) return []
  const all = await store.list('imports', {
    where: { path: root, ...where },
    sort: ['at', 'desc'],
    limit: few(900, 'imports of thirty days'),
  })
  return all.filter(other => other._id !== one._id && touches(one, other))
}
export const hasLater = async (one: ImportDoc): Promise<boolean> =>
  (await othersOf(one, { at: gt(one.at), ...WRITTEN })).length > 0
