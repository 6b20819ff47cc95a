import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { canonical } from '../canonical'
import { hashed, post, verifyEntries, type Kept, type Movement } from './ledger'
import type { Account, Entry } from './types'

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
const H = 'h1'
const at = (rev: number) => `${H}:${String(rev).padStart(6, '0')}`

const moved = (points: number, cause: string, now: number): Movement => ({
  householdId: H,
  villageId: 'v1',
  path: ['c', 't1', 'v1'],
  kind: points < 0 ? 'redeemed' : 'earned',
  cause,
  points,
  against: points < 0 ? 'shop:v1' : 'issue:v1',
  title: '清河道 2 小时',
  by: 'p',
  byName: '王树林',
  now,
})

function kept(points: readonly number[], tag = ''): { account: Account; entries: Entry[] } {
  let account: Account | null = null
  const entries: Entry[] = []
  points.forEach((one, i) => {
    const done = post(account, moved(one, `earn:${tag}a${i}`, 1000 * i), hash)
    account = done.account
    entries.push(done.entry)
  })
  return {
    account: account ?? { householdId: H, villageId: 'v1', path: [], balance: 0, rev: 0, head: '', at: 0 },
    entries,
  }
}
const refit = (entry: Entry): Entry => ({ ...entry, hash: hash(hashed(entry)) })

describe('posting', () => {
  it('entries add up to the account, and every entry to zero', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -500, max: 500 }), { maxLength: 30 }), points => {
        const { account, entries } = kept(points)
        const sum = points.reduce((a, b) => a + b, 0)
        return (
          account.balance === sum &&
          account.rev === points.length &&
          entries.every(({ legs: [a, b] }) => a.points + b.points === 0 && a.account === H) &&
          verifyEntries(H, entries, account, hash).length === 0
        )
      }),
    )
  })
  it('never before the entry it follows, though the clock was set back', () => {
    const first = post(null, moved(5, 'a', 2000), hash)
    expect(post(first.account, moved(5, 'b', 1000), hash).entry.at).toBe(2000)
  })
  it('whole points only', () => {
    for (const points of [0.5, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => post(null, moved(points, 'a', 0), hash)).toThrow(RangeError)
  })
  it('the hash does not hang on the order of fields, nor on what a store adds', () => {
    const [entry] = kept([5]).entries
    const stored = {
      _id: at(1),
      v: 1,
      ...Object.fromEntries(Object.entries(entry ?? {}).reverse()),
    } as unknown as Entry
    expect(hashed(stored)).toBe(hashed(entry as Entry))
    expect(canonical(JSON.parse(canonical(entry)))).toBe(canonical(entry))
  })
})

describe('the verifier names', () => {
  let account: Account
  let entries: Kept[]
  beforeEach(() => {
    ;({ account, entries } = kept([5, 3, -4, 10, -2]))
  })
  const found = (list: readonly Kept[] = entries, tip: Account | null = account) =>
    verifyEntries(H, list, tip, hash)
  const swap = (i: number, change: (entry: Kept) => Kept) => {
    entries[i] = change(entries[i] as Kept)
  }

  it('nothing in a whole ledger, in whatever order it is read', () =>
    expect(found([...entries].reverse())).toEqual([]))
  it('a changed entry, also when its hash was made to fit', () => {
    swap(1, one => ({ ...one, title: '扫路' }))
    expect(found()).toEqual([{ entryId: at(2), what: 'changed' }])
    swap(1, refit)
    expect(found()).toEqual([{ entryId: at(2), what: 'changed' }])
  })
  it('a last entry that was changed and refitted: the account remembers', () => {
    swap(4, one => refit({ ...one, title: '扫路' }))
    expect(found()).toEqual([{ entryId: at(5), what: 'changed' }])
  })
  it('a removed one, and where a tail was cut', () => {
    expect(found(entries.filter(one => one.rev !== 2))).toEqual([{ entryId: at(2), what: 'removed' }])
    expect(found(entries.slice(0, 3))).toEqual([{ entryId: at(4), what: 'cut' }])
    expect(found(entries.slice(1))).toEqual([{ entryId: at(1), what: 'removed' }])
    expect(found([])).toEqual([{ entryId: at(1), what: 'cut' }])
  })
  it('two that were exchanged, also renumbered', () => {
    const [, b, c] = entries as [Kept, Kept, Kept]
    const placed = (renumber: boolean) =>
      entries.map(one =>
        one === b
          ? { ...c, _id: at(2), ...(renumber ? { id: at(2), rev: 2 } : {}) }
          : one === c
            ? { ...b, _id: at(3), ...(renumber ? { id: at(3), rev: 3 } : {}) }
            : one,
      )
    for (const renumber of [false, true])
      expect(found(placed(renumber))).toEqual(
        expect.arrayContaining([
          { entryId: at(2), what: 'swapped' },
          { entryId: at(3), what: 'swapped' },
        ]),
      )
  })
  it('a doubled one: the same line again, or the same cause as a new entry', () => {
    expect(found([...entries, entries[2] as Kept])).toEqual([{ entryId: at(3), what: 'doubled' }])
    const again = post(account, moved(5, 'earn:a0', 9000), hash)
    expect(found([...entries, again.entry], again.account)).toEqual([{ entryId: at(6), what: 'doubled' }])
  })
  it('the later of two of one cause, in whatever order they are read', () => {
    const again = post(account, moved(5, 'earn:a0', 9000), hash)
    expect(found([again.entry, ...entries], again.account)).toEqual([{ entryId: at(6), what: 'doubled' }])
  })
  it('several, from the first on', () => {
    swap(1, one => ({ ...one, title: '扫路' }))
    expect(found([...entries, entries[4] as Kept])).toEqual([
      { entryId: at(2), what: 'changed' },
      { entryId: at(5), what: 'doubled' },
    ])
  })
  it('one that lies elsewhere than it says, by its id or by its number', () => {
    swap(1, one => ({ ...one, _id: at(2), id: at(9) }))
    expect(found()).toEqual([{ entryId: at(2), what: 'swapped' }])
    swap(1, one => ({ ...one, id: at(2), rev: 9 }))
    expect(found()).toEqual([{ entryId: at(2), what: 'swapped' }])
  })
  it('a line that was put a second time behind the others', () => {
    expect(found([...entries, { ...(entries[2] as Kept), _id: at(6) }])).toContainEqual({
      entryId: at(6),
      what: 'swapped',
    })
  })
  it('one without a hash', () => {
    swap(2, one => ({ ...one, hash: '' }))
    expect(found()).toEqual([{ entryId: at(3), what: 'changed' }])
  })
  it('a whole chain that begins behind something', () => {
    let prev = 'x'
    const chain = entries.map(one => {
      const next = refit({ ...one, prev })
      prev = next.hash
      return next
    })
    expect(found(chain, { ...account, head: prev })).toEqual([{ entryId: at(1), what: 'changed' }])
  })
  it('one that was put at the end without the account', () => {
    expect(found([...entries, post(account, moved(50, 'earn:x', 9000), hash).entry])).toEqual([
      { entryId: at(6), what: 'added' },
    ])
  })
  it('a chain written with a wrong sum', () => {
    let prev = ''
    const forged = entries.map((one, i) => {
      const next = refit({ ...one, prev, balance: one.balance + (i >= 3 ? 100 : 0) })
      prev = next.hash
      return next
    })
    expect(found(forged, { ...account, head: prev, balance: account.balance + 100 })).toEqual([
      { entryId: at(4), what: 'sum' },
    ])
    const legs = entries.map((one, i) => {
      const next = refit({
        ...one,
        prev: i === 0 ? '' : prev,
        legs: i === 2 ? [one.legs[0], { ...one.legs[1], points: 3 }] : one.legs,
      })
      prev = next.hash
      return next
    })
    expect(found(legs, { ...account, head: prev })).toEqual([{ entryId: at(3), what: 'sum' }])
  })
  it('a chain with a leg of another household, or of half a point', () => {
    const forged = (change: (entry: Kept) => Kept) => {
      let prev = ''
      const chain = entries.map((one, i) => {
        const next = refit({ ...(i === 2 ? change(one) : one), prev })
        prev = next.hash
        return next
      })
      return found(chain, { ...account, head: prev })
    }
    expect(forged(one => one)).toEqual([])
    expect(forged(one => ({ ...one, legs: [{ ...one.legs[0], account: 'h2' }, one.legs[1]] }))).toEqual([
      { entryId: at(3), what: 'sum' },
    ])
    const half = (one: Kept): Kept => ({
      ...one,
      legs: [
        { ...one.legs[0], points: -3.5 },
        { ...one.legs[1], points: 3.5 },
      ],
      balance: 4.5,
    })
    expect(forged(half)).toContainEqual({ entryId: at(3), what: 'sum' })
  })
  it('an account that says otherwise, or is gone', () => {
    expect(found([], null)).toEqual([])
    expect(found(entries, { ...account, balance: 99 })).toEqual([{ entryId: at(5), what: 'account' }])
    expect(found(entries, null)).toEqual([{ entryId: at(5), what: 'account' }])
  })
  it('whatever single harm is done anywhere', () => {
    const harm = fc.record({
      rev: fc.integer({ min: 1, max: 12 }),
      how: fc.constantFrom('change', 'refit', 'remove', 'double', 'repoint'),
    })
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 12, maxLength: 12 }),
        harm,
        (points, { rev, how }) => {
          const whole = kept(points)
          const one = whole.entries[rev - 1] as Entry
          const hurt = whole.entries.flatMap((entry): Entry[] => {
            if (entry !== one) return [entry]
            if (how === 'remove') return []
            if (how === 'double') return [one, one]
            if (how === 'repoint') return [{ ...one, legs: [{ ...one.legs[0], points: 999 }, one.legs[1]] }]
            return [how === 'refit' ? refit({ ...one, title: '别的' }) : { ...one, balance: one.balance + 1 }]
          })
          const named = verifyEntries(H, hurt, whole.account, hash)
          return named.length === 1 && named[0]?.entryId === at(rev)
        },
      ),
    )
  })
})
