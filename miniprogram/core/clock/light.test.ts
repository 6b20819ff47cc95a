import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { afterRunning, pausedBetween, mergePauses } from './pause'
import { amberAt, light, promiseLight } from './light'
import { endOfDay, fromDayKey } from './shanghai'
import { hours } from './units'

const order = { green: 0, amber: 1, red: 2 }
const spans = fc
  .array(fc.tuple(fc.nat(5000), fc.nat(3000)), { maxLength: 4 })
  .map(pairs => pairs.map(([from, length]) => ({ from, to: from + length })))

describe('the time light', () => {
  const run = (now: number, more = {}) => light({ startedAt: 0, dueAt: 1000, now, ...more })

  test('turns amber at exactly 80 % and red one millisecond after the limit', () => {
    expect([run(0), run(799), run(800), run(1000), run(1001)]).toEqual([
      'green',
      'green',
      'amber',
      'amber',
      'red',
    ])
  })

  test('is never green at 80 % where milliseconds do not divide', () => {
    expect([amberAt(0, 1001), amberAt(0, 999), amberAt(7, 8)]).toEqual([801, 800, 8])
  })

  test('stays as it was when the work ended', () => {
    expect(run(99_999, { endedAt: 500 })).toBe('green')
    expect(run(99_999, { endedAt: 1001 })).toBe('red')
  })

  test('leaves held time out of the share', () => {
    const pauses = [{ from: 100, to: 600 }]
    expect([
      run(899, { pauses }),
      run(900, { pauses }),
      run(1000, { pauses }),
      run(1001, { pauses }),
    ]).toEqual(['green', 'amber', 'amber', 'red'])
    expect(run(500, { pauses: [{ from: 0, to: 2000 }], dueAt: 3000 })).toBe('green')
  })

  test('only ever goes from green to amber to red, and is red exactly when late', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(9000), fc.nat(9000), spans, (dueAt, a, b, pauses) => {
        const [early, later] = [Math.min(a, b), Math.max(a, b)]
        const at = (now: number) => light({ startedAt: 0, dueAt, now, pauses })
        return order[at(early)] <= order[at(later)] && (at(later) === 'red') === later > dueAt
      }),
    )
  })

  test('turns amber at the moment announced', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 9000 }), spans, (dueAt, pauses) => {
        const turn = amberAt(0, dueAt, pauses)
        const at = (now: number) => light({ startedAt: 0, dueAt, now, pauses })
        return turn > dueAt || (at(turn) === 'amber' && at(turn - 1) === 'green')
      }),
    )
  })
})

describe('the promise’s own light', () => {
  const wednesday = fromDayKey('2026-11-25') + hours(9)

  test('is green before the day, amber on it, red from the next midnight', () => {
    const midnight = fromDayKey('2026-11-25')
    expect([promiseLight(wednesday, midnight - 1), promiseLight(wednesday, midnight)]).toEqual([
      'green',
      'amber',
    ])
    expect([
      promiseLight(wednesday, endOfDay(wednesday)),
      promiseLight(wednesday, endOfDay(wednesday) + 1),
    ]).toEqual(['amber', 'red'])
  })
})

describe('held time', () => {
  test('is merged, ordered and cut at the start', () => {
    expect(
      mergePauses(
        [
          { from: 50, to: 60 },
          { from: 0, to: 20 },
          { from: 15, to: 30 },
          { from: 40, to: 40 },
        ],
        10,
      ),
    ).toEqual([
      { from: 10, to: 30 },
      { from: 50, to: 60 },
    ])
    expect(
      mergePauses([
        { from: 0, to: 50 },
        { from: 10, to: 20 },
      ]),
    ).toEqual([{ from: 0, to: 50 }])
    expect(
      pausedBetween(
        [
          { from: 0, to: 20 },
          { from: 15, to: 30 },
          { from: 90, to: 99 },
        ],
        10,
        25,
      ),
    ).toBe(15)
  })

  test('that begins just when enough has run changes nothing', () => {
    expect(afterRunning(0, 100, [{ from: 100, to: 200 }])).toBe(100)
    expect(afterRunning(0, 100, [{ from: 99, to: 200 }])).toBe(201)
  })

  test('and running time make up all time', () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.nat(4000), spans, (from, need, pauses) => {
        const end = afterRunning(from, need, pauses)
        return end - from - pausedBetween(pauses, from, end) === need
      }),
    )
  })
})
