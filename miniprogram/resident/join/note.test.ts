import { describe, expect, it } from 'vitest'
import { noteFor } from './note'

describe('a number half typed', () => {
  const filled = {
    code: '11112222',
    placeId: 'n1',
    door: '三组 9 号',
    letter: 'AB12',
    name: '陈桂香',
    phone: '1395',
    agreed: true,
  }
  it.each(['card', 'door', 'letter'] as const)('is said where it stands on the page: %s', way => {
    expect(noteFor({ ...filled, way })).toContain('11 位')
  })
  it.each(['phone', 'post'] as const)('is no reason where nobody can clear it: %s', way => {
    expect(noteFor({ ...filled, way })).toBe('')
  })
})
