/** The seal of one village and day: a root over the newest of every matter and account that moved that day, chained to the day before. */
import { randomBytes } from 'node:crypto'
import { accountLeaf, merkleRoot, sealRoot } from '../../miniprogram/core/points/merkle'
import { sha256 } from './chain'
import type { EventKind, SealDoc } from '../_documents'

export { accountLeaf }
/**
 * What a leaf seals: the newest step of a matter, the newest entry of a household or the newest line of an office's chain, of
 * that day. Of offices a village seals its own chain and those of its town and county.
 */
export interface Sealed {
  kind: EventKind | 'account' | 'office'
  id: string
  rev: number
  head: string
}
/** Of an order it begins with the order's id, of everything else with what it is. */
const MARKS: Record<Sealed['kind'], string> = {
  ticket: '',
  honour: 'honour/',
  redemption: 'redemption/',
  deed: 'deed/',
  feedback: 'feedback/',
  account: 'account/',
  office: 'office/',
}

export const leafOf = (kind: EventKind | 'office', id: string, rev: number, head: string): string =>
  `${MARKS[kind]}${id}:${rev}:${head}`
/** How the leaves of one matter begin. */
export const leavesBegin = (kind: Sealed['kind'], id: string): string => `${MARKS[kind]}${id}:`

export function readLeaf(leaf: string): Sealed {
  const kinds = Object.keys(MARKS) as Sealed['kind'][]
  const kind = kinds.find(one => MARKS[one] !== '' && leaf.startsWith(MARKS[one])) ?? 'ticket'
  const [head = '', rev = '', ...id] = leaf.slice(MARKS[kind].length).split(':').reverse()
  return { kind, id: id.reverse().join(':'), rev: Number(rev), head }
}

const PAD = 'pad/'
const FEWEST_LEAVES = 64
/** A leaf of nothing, there so that a household's way up to the root does not count what else moved that day. */
export const isPad = (leaf: string): boolean => leaf.startsWith(PAD)

/** Filled up with random leaves to 64, or to the next power of two: every way up is as long as on a quiet day. */
export function padded(leaves: readonly string[]): string[] {
  let size = FEWEST_LEAVES
  while (size < leaves.length) size *= 2
  const pads = Array.from({ length: size - leaves.length }, () => `${PAD}${randomBytes(16).toString('hex')}`)
  return [...leaves, ...pads]
}

/** The next seal of a village. Order of the leaves does not matter; the previous root, the village and the day do. */
export function sealFor(
  villageId: string,
  day: string,
  prev: string,
  leaves: readonly string[],
  madeAt: number,
): SealDoc {
  const sorted = [...leaves].sort()
  return {
    _id: `${villageId}:${day}`,
    v: 2,
    villageId,
    day,
    root: sealRoot(prev, villageId, day, merkleRoot(sorted, sha256), sha256),
    leaves: sorted,
    count: sorted.length,
    prev,
    madeAt,
  }
}

/** The root such a seal must have. Those of v 1, before there were points, hash their leaves one after the other. */
export function rootOf({
  v,
  prev,
  villageId,
  day,
  leaves,
}: Pick<SealDoc, 'v' | 'prev' | 'villageId' | 'day' | 'leaves'>): string {
  return v === 1
    ? sha256([prev, villageId, day, ...[...leaves].sort()].join('\n'))
    : sealFor(villageId, day, prev, leaves, 0).root
}
