import { describe, expect, it } from 'vitest'
import { chipsOf } from './lists'

const NONE = { desk: 0, returned: 0, late: 0, standIn: 0 }
const labels = (counts: Partial<typeof NONE>) =>
  chipsOf(false, { ...NONE, ...counts })
    .slice(0, 3)
    .map(({ label }) => label)

describe('the piles of the town', () => {
  it('say how many wait where that is counted, and nothing where nothing waits', () => {
    expect(labels({})).toEqual(['等镇里派的', '村里没人派的', '超期的'])
    expect(labels({ desk: 3, late: 12 })).toEqual(['等镇里派的 3', '村里没人派的', '超期的 12'])
    expect(labels({ desk: 100, late: 100 })).toEqual(['等镇里派的 99+', '村里没人派的', '超期的 99+'])
  })

  it('do not count the orders of desks that nobody holds as the town’s own', () => {
    // Of five that are to be sent out two lie at such a desk; one more came back to it.
    expect(labels({ desk: 5, standIn: 3, returned: 1 })).toEqual(['等镇里派的 3', '村里没人派的 3', '超期的'])
    expect(labels({ desk: 100, standIn: 3, returned: 1 })[0]).toBe('等镇里派的')
    expect(labels({ desk: 5, standIn: 100, returned: 1 }).slice(0, 2)).toEqual([
      '等镇里派的',
      '村里没人派的 99+',
    ])
  })

  it('of the county are without the committee’s turn, and stand there before they are counted', () => {
    const county = chipsOf(true, null).map(({ label }) => label)
    expect(county.slice(0, 3)).toEqual(['等镇里派的', '村里没人派的', '超期的'])
    expect(county).not.toContain('代村里评')
    expect(chipsOf(false, null).map(({ label }) => label)).toContain('代村里评')
  })
})
