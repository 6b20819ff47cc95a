/** Objections, to a deed and to an honour alike: what holds a matter up, and for how long. */
import { describe, expect, it } from 'vitest'
import { addDays, endOfDay, fromDayKey } from '../clock/shanghai'
import { clockObjections, isUnanswered, mayObject, objectionOf, objectionsDueAt } from './objections'

const NOW = fromDayKey('2026-11-18') + 9 * 3_600_000
const objection = (id: string, at = NOW) =>
  objectionOf(id, id, at, { household: `h-${id}`, needsSecond: false })
const answered = (id: string, by: string, at = NOW) => ({
  ...objection(id, at),
  answer: { upheld: false, by, byName: null, at: at + 1 },
})

describe('objections', () => {
  it('count as unanswered only where the clock closed one', () => {
    expect(isUnanswered([objection('a')])).toBe(false)
    expect(isUnanswered([answered('a', 'sun')])).toBe(false)
    expect(isUnanswered([answered('a', 'sun'), answered('b', 'clock')])).toBe(true)
  })
  it('are looked at when the first of them is due', () => {
    const later = objection('b', addDays(NOW, 2))
    expect(objectionsDueAt([later, objection('a')])).toBe(endOfDay(fromDayKey('2026-12-03')))
    expect(objectionsDueAt([answered('a', 'sun')])).toBe(null)
  })
  it('keep the answer a person gave, however old they grow', () => {
    const all = [answered('a', 'sun'), objection('b')]
    const { objections, toTown, lapsed } = clockObjections(all, fromDayKey('2027-06-01'))
    expect(objections[0]).toBe(all[0])
    expect(objections[1]?.answer).toMatchObject({ by: 'clock', upheld: false })
    expect([toTown.length, lapsed.map(({ id }) => id)]).toEqual([0, ['b']])
  })
  it('need a second household after two that were rejected within ninety days', () => {
    const edge = addDays(NOW, -90)
    expect(mayObject({ open: 0, rejectedAt: [edge + 1, NOW] }, NOW)).toEqual({ needsSecond: true })
    expect(mayObject({ open: 0, rejectedAt: [edge, NOW] }, NOW)).toEqual({ needsSecond: false })
  })
})
