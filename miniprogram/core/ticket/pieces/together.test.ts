import { describe, expect, it } from 'vitest'
import { householdsIn, staysOf } from './together'

describe('which of two stays', () => {
  const older = { evidence: false, submittedAt: 1 }
  const newer = { evidence: true, submittedAt: 2 }
  it('is the one with evidence, else the older', () => {
    expect(staysOf(older, newer)).toBe(newer)
    expect(staysOf(newer, older)).toBe(newer)
    expect(staysOf({ ...newer, evidence: false }, older)).toBe(older)
    expect(staysOf({ ...older, evidence: true }, newer)).toMatchObject({ submittedAt: 1 })
    expect(staysOf(newer, { ...older, evidence: true })).toMatchObject({ submittedAt: 1 })
    // Of one moment the one that was named first.
    const same = { ...older }
    expect(staysOf(older, same)).toBe(older)
  })
})

describe('how many households speak of it', () => {
  const one = (id: string, householdId: string | null) => ({
    id,
    no: id,
    requesterId: id,
    householdId,
    words: [],
  })
  it('counts a household once, and what is nobody’s own by itself', () => {
    expect(householdsIn({ id: 'a', householdId: 'h1', joined: [] })).toBe(1)
    expect(
      householdsIn({
        id: 'a',
        householdId: 'h1',
        joined: [one('b', 'h2'), one('c', 'h1'), one('d', null), one('e', 'h2')],
      }),
    ).toBe(3)
  })
})
