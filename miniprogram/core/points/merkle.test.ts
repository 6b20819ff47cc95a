import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accountLeaf, climb, isSealed, merklePath, merkleRoot, sealRoot, shortRoot } from './merkle'
import { sha256 } from './sha256'

const leavesOf = (n: number): string[] =>
  Array.from({ length: n }, (_, i) => accountLeaf(`h${i}`, i + 1, sha256(String(i))))

describe('the day’s root', () => {
  it('every leaf’s path leads to it, however many there are', () => {
    for (let n = 1; n <= 17; n++) {
      const leaves = leavesOf(n)
      const root = merkleRoot(leaves, sha256)
      for (const leaf of leaves)
        expect(climb(leaf, merklePath(leaves, leaf, sha256) ?? [], sha256)).toBe(root)
    }
  })
  it('does not depend on the order, but on every leaf', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.nat(), (n, pick) => {
        const leaves = leavesOf(n)
        const root = merkleRoot(leaves, sha256)
        const gone = leaves.filter((_, i) => i !== pick % n)
        const changed = leaves.map((leaf, i) => (i === pick % n ? `${leaf}0` : leaf))
        return (
          merkleRoot([...leaves].reverse(), sha256) === root &&
          merkleRoot(gone, sha256) !== root &&
          merkleRoot(changed, sha256) !== root &&
          merkleRoot([...leaves, leaves[0] ?? ''], sha256) !== root
        )
      }),
    )
  })
  it('a node cannot pass for a leaf, and a stranger has no path', () => {
    const leaves = leavesOf(4)
    const [side] = merklePath(leaves, leaves[0] ?? '', sha256) ?? []
    expect(climb(`${side?.hash}`, [], sha256)).not.toBe(merkleRoot(leaves, sha256))
    expect(merklePath(leaves, accountLeaf('h0', 1, 'other'), sha256)).toBeNull()
  })
})

describe('an account under a seal', () => {
  const leaves = leavesOf(7)
  const seal = {
    villageId: 'v1',
    day: '2026-11-20',
    prev: 'p',
    root: sealRoot('p', 'v1', '2026-11-20', merkleRoot(leaves, sha256), sha256),
  }
  const proof = {
    ...seal,
    leaf: { rev: 3, head: sha256('2') },
    path: merklePath(leaves, leaves[2] ?? '', sha256) ?? [],
  }
  it('stands as it was sealed, and no otherwise', () => {
    expect(isSealed('h2', proof, sha256)).toBe(true)
    for (const other of [
      { leaf: { rev: 2, head: sha256('2') } },
      { leaf: { rev: 3, head: sha256('x') } },
      { leaf: null },
      { day: '2026-11-21' },
      { prev: '' },
      { villageId: 'v2' },
      { path: proof.path.slice(1) },
    ]) {
      expect(isSealed('h2', { ...proof, ...other }, sha256)).toBe(false)
    }
    expect(isSealed('h3', proof, sha256)).toBe(false)
  })
  it('is said in three groups of four', () => expect(shortRoot('3f9a0c1277bedd')).toBe('3f9a 0c12 77be'))
})

it('a seal counts the root before it, the village and the day apart', () => {
  const seal = (...[prev, village, day, root]: [string, string, string, string]) =>
    sealRoot(prev, village, day, root, text => text)
  expect(seal('a', 'v1', '2026-11-24', 'r')).not.toBe(seal('av1', '', '2026-11-24', 'r'))
  expect(merkleRoot([], text => text)).toBe('')
})
