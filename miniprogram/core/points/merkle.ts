/**
 * A day's seal (v2): a Merkle root over what moved in the village that day, tied to the seal before. Anybody who has one leaf
 * and its path can check it against the short root in the group, without seeing anybody else's.
 */
import type { Hash } from './ledger'

/** `left`: the neighbour stands left of us. */
export interface ProofStep {
  side: 'left' | 'right'
  hash: string
}

/** `account/{householdId}:{rev}:{hash}` of the last entry of that day. */
export const accountLeaf = (householdId: string, rev: number, head: string): string =>
  `account/${householdId}:${rev}:${head}`

// Different first words for leaves and nodes, so that no node can be passed off as a leaf.
const leafHash = (leaf: string, hash: Hash): string => hash(`leaf|${leaf}`)
const nodeHash = (left: string, right: string, hash: Hash): string => hash(`node|${left}|${right}`)

/** Levels from the leaves' hashes up to the root alone. A last one without a neighbour moves up as it is, never doubled. */
function levels(leaves: readonly string[], hash: Hash): string[][] {
  let row = [...leaves].sort().map(leaf => leafHash(leaf, hash))
  const all = [row]
  while (row.length > 1) {
    const above: string[] = []
    for (let i = 0; i < row.length; i += 2)
      above.push(row[i + 1] === undefined ? (row[i] ?? '') : nodeHash(row[i] ?? '', row[i + 1] ?? '', hash))
    all.push((row = above))
  }
  return all
}

/** Order of the leaves does not matter. '' when there are none. */
export const merkleRoot = (leaves: readonly string[], hash: Hash): string => {
  const all = levels(leaves, hash)
  return all[all.length - 1]?.[0] ?? ''
}

/** From the leaf up to the root; null when it is none of these leaves. */
export function merklePath(leaves: readonly string[], leaf: string, hash: Hash): ProofStep[] | null {
  let at = [...leaves].sort().indexOf(leaf)
  if (at < 0) return null
  const path: ProofStep[] = []
  for (const row of levels(leaves, hash)) {
    const neighbour = row[at ^ 1]
    if (neighbour !== undefined) path.push({ side: at & 1 ? 'left' : 'right', hash: neighbour })
    at >>= 1
  }
  return path
}

/** The root that this leaf and path lead to. */
export const climb = (leaf: string, path: readonly ProofStep[], hash: Hash): string =>
  path.reduce(
    (below, { side, hash: neighbour }) =>
      side === 'left' ? nodeHash(neighbour, below, hash) : nodeHash(below, neighbour, hash),
    leafHash(leaf, hash),
  )

/** The seal itself: the previous root, the village and the day count too. */
export const sealRoot = (prev: string, villageId: string, day: string, merkle: string, hash: Hash): string =>
  hash([prev, villageId, day, merkle].join('\n'))

/** 12 characters of a root to compare with the one in the group: `3f9a 0c12 77be`. */
export const shortRoot = (root: string): string => (root.slice(0, 12).match(/.{1,4}/g) ?? []).join(' ')

export interface SealedAccount {
  villageId: string
  day: string
  prev: string
  root: string
  leaf: { rev: number; head: string } | null
  path: readonly ProofStep[]
}

/** Whether the account, as its entries have it at that revision, stood under this seal. */
export function isSealed(
  householdId: string,
  { villageId, day, prev, root, leaf, path }: SealedAccount,
  hash: Hash,
): boolean {
  return (
    leaf !== null &&
    sealRoot(prev, villageId, day, climb(accountLeaf(householdId, leaf.rev, leaf.head), path, hash), hash) ===
      root
  )
}
