import { describe, expect, it } from 'vitest'
import { stepFrom } from './keys'

const rows = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]

describe('an arrow', () => {
  it('goes to the next row and to the one before, and stays at the ends', () => {
    expect(stepFrom(rows, 'a', 1)).toBe('b')
    expect(stepFrom(rows, 'b', -1)).toBe('a')
    expect(stepFrom(rows, 'c', 1)).toBe('c')
    expect(stepFrom(rows, 'a', -1)).toBe('a')
  })
  it('comes in from the side it points away from, also where the row it stood at is gone', () => {
    expect(stepFrom(rows, '', 1)).toBe('a')
    expect(stepFrom(rows, 'gone', -1)).toBe('c')
    expect(stepFrom([], 'a', 1)).toBe('')
  })
})
