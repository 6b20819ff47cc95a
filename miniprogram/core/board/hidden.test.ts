/** What never hangs on the wall, counted from five up: on which side five lies, and what goes with a number withheld. */
import { expect, test } from 'vitest'
import { fromDayKey } from '../clock/shanghai'
import { hours } from '../clock/units'
import { submit } from '../ticket/story/presses.testing'
import { given } from '../ticket/testing'
import type { Ticket } from '../ticket/types'
import { hiddenOf, startOfQuarter } from './hidden'

const { here } = given(submit()).story
const kinds: readonly Partial<Ticket>[] = [
  { category: 'dispute' },
  { matter: 'private' },
  { aboutStaff: true },
]
/** So many disputes, private matters and complaints; and open ones, which count for nothing. */
function told(...counts: [number, number, number]) {
  const tickets = counts.flatMap((n, i) =>
    Array.from({ length: n }, (): Ticket => ({ ...here, matter: 'public', ...kinds[i] })),
  )
  const open: Ticket[] = Array.from({ length: 9 }, () => ({ ...here, matter: 'public' }))
  const { total, kinds: of } = hiddenOf(here.townId, '2026-Q4', [...tickets, ...open])
  return [total, of.dispute, of.private, of.aboutStaff]
}

test('five are told, four are not', () => {
  expect(told(4, 0, 0)).toEqual([null, null, null, null])
  expect(told(5, 5, 5)).toEqual([15, 5, 5, 5])
  expect(told(2, 2, 1)).toEqual([5, null, null, null])
  expect(told(2, 1, 1)).toEqual([null, null, null, null])
})

test('one that is withheld takes a second along, so that neither is found by subtraction', () => {
  expect(told(9, 8, 4)).toEqual([21, 9, null, null])
  expect(told(8, 4, 9)).toEqual([21, null, null, 9])
})

test('two that are withheld come to five together, or all are', () => {
  expect(told(9, 4, 1)).toEqual([14, 9, null, null])
  expect(told(9, 3, 1)).toEqual([13, null, null, null])
})

test('a quarter begins with its first day', () => {
  const start = (key: string) => startOfQuarter(fromDayKey(key) + hours(9))
  expect(['2026-01-01', '2026-05-20', '2026-09-30', '2026-12-31'].map(start)).toEqual([
    fromDayKey('2026-01-01'),
    fromDayKey('2026-04-01'),
    fromDayKey('2026-07-01'),
    fromDayKey('2026-10-01'),
  ])
})
