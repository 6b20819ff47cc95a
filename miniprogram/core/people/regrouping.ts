/** What may become of a node: renamed, divided, joined with another, ended (rules §3). Nothing leaves its village. */
import { refuse, type Refusal } from '../refusal'
import { DEEPEST, villageOf, type Grid } from './grid'
import { sizeOf } from './tree'

export type RegroupingKind = 'split' | 'merge' | 'move'

/** What must be known of a node before it is changed. */
export interface NodeFacts extends Pick<Grid, 'id' | 'name' | 'level' | 'path' | 'form' | 'ended'> {
  /** Living children that are no clusters, and those that are. */
  children: number
  clusters: number
  households: number
  regrouping?: string
}

/** A node that households may lie in: below a village, not divided any further. */
const isHouseholdGrid = ({ level, children, ended }: NodeFacts): boolean =>
  level > 2 && children === 0 && !ended

/** Whether a new node may be put below. `cluster`: 联户, the only one that may stand below a grid with households. */
export function mayAdd(parent: NodeFacts, form: Grid['form']): Refusal | null {
  if (parent.ended || parent.level < 0) return refuse('NOT_FOUND_HERE')
  if (parent.level >= DEEPEST || parent.form === 'cluster')
    return refuse('NODE_SMALLEST', { name: parent.name })
  if (parent.regrouping) return refuse('NODE_BUSY', { name: parent.name })
  if (form === 'cluster') return isHouseholdGrid(parent) ? null : refuse('NODE_CLUSTER')
  if (parent.clusters > 0) return refuse('NODE_CLUSTER')
  return parent.households > 0 && parent.children === 0 && parent.level > 2
    ? refuse('NODE_HAS_HOUSEHOLDS', { name: parent.name })
    : null
}

/** A node ends when nothing lies there any more. */
export function mayEnd(node: NodeFacts, openOrders: number): Refusal | null {
  if (node.ended) return refuse('SAME_ALREADY')
  if (node.regrouping) return refuse('NODE_BUSY', { name: node.name })
  const left = [
    node.children + node.clusters > 0 ? '分出去的格' : '',
    node.households > 0 ? `${node.households} 户` : '',
    openOrders > 0 ? '没办完的单' : '',
  ].filter(one => one !== '')
  return left.length > 0 ? refuse('NODE_NOT_EMPTY', { name: node.name, what: left.join('、') }) : null
}

/** Whether so many households may go from one to the other. `to`: null where it is made for them. */
export function mayRegroup(
  kind: RegroupingKind,
  from: NodeFacts,
  to: NodeFacts | null,
  going: number,
): Refusal | null {
  if (!isHouseholdGrid(from) || (to !== null && !isHouseholdGrid(to)) || from.id === to?.id)
    return refuse('NODE_NOT_HOUSEHOLD_GRID')
  for (const one of [from, to]) if (one?.regrouping) return refuse('NODE_BUSY', { name: one.name })
  if (to !== null && villageOf(from.path) !== villageOf(to.path)) return refuse('NODE_OTHER_VILLAGE')
  if (kind === 'merge')
    return from.clusters > 0 ? refuse('NODE_NOT_EMPTY', { name: from.name, what: '联户' }) : null
  if (going === 0) return refuse('NODE_NOBODY_GOES')
  return going >= from.households ? refuse('NODE_ALL_GO', { name: from.name }) : null
}

/** Splitting what is not too large leaves two that are too small: anybody who wants it says why. */
export const needsReason = (kind: RegroupingKind, staying: number, going: number): boolean =>
  kind === 'split' && sizeOf(staying) === 'few' && sizeOf(going) === 'few'
