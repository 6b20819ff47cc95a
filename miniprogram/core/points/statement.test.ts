import { expect, it } from 'vitest'
import { post } from './ledger'
import { sha256 } from './sha256'
import { monthAfter, sumsOf } from './statement'
import type { Account, Entry, EntryKind } from './types'

it('five sums that lead from the opening to the closing', () => {
  let account: Account | null = null
  const rows: [EntryKind, number][] = [
    ['earned', 20],
    ['redeemed', -8],
    ['returned', 8],
    ['deducted', -5],
    ['reversed', -10],
  ]
  const entries: Entry[] = rows.map(([kind, points], i) => {
    const done = post(
      account,
      {
        householdId: 'h',
        villageId: 'v',
        path: [],
        kind,
        cause: `c${i}`,
        points,
        against: 'issue:v',
        title: '',
        by: 'p',
        byName: null,
        now: i,
      },
      sha256,
    )
    account = done.account
    return done.entry
  })
  const sums = sumsOf({ closing: 3, lastRev: 0, head: '' }, entries)
  expect(sums).toEqual({
    opening: 3,
    earned: 20,
    spent: 8,
    returned: 8,
    reversed: -15,
    closing: 8,
    count: 5,
    lastRev: 5,
    head: entries[4]?.hash,
  })
  expect(sumsOf(sums, [])).toMatchObject({ opening: 8, closing: 8, count: 0, lastRev: 5, head: sums.head })
})

it('months follow one another over the year’s end, both ways', () => {
  expect([
    monthAfter('2026-12'),
    monthAfter('2027-01', -1),
    monthAfter('2026-09'),
    monthAfter('2026-01', 25),
  ]).toEqual(['2027-01', '2026-12', '2026-10', '2028-02'])
})
