/** Who may do what with points, in the shop, about honours: every route, tried by everyone. The default is no, and a no changes nothing. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { pointsReads, pointsWrites } from '../../cloudfunctions/_contract/points'
import { expectLaws } from './laws'
import { county, EVERYONE, openPointsDoors, STRANGER, table } from './points-doors'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })
beforeAll(openPointsDoors)
afterAll(async () => {
  expectLaws(county)
  await county.close()
})

/** That somebody tried a code is written down whatever comes of it. */
const stored = (): string =>
  county
    .snapshot()
    .split('\n')
    .filter(line => !line.startsWith('tries/'))
    .join('\n')

describe('authorization', () => {
  it('names every route', () => {
    expect([...new Set(table.map(({ route }) => route))].sort()).toEqual(
      [...Object.keys(pointsReads), ...Object.keys(pointsWrites)].sort(),
    )
  })

  it.each(table)('$route $when', async ({ route, may, ask }) => {
    const wrong: string[] = []
    const restore = county.remember()
    for (const who of EVERYONE) {
      const before = stored()
      const reply = await county.as(who === 'stranger' ? STRANGER : who, route, ask())
      if (reply.ok !== may.includes(who))
        wrong.push(`${who} ${reply.ok ? 'was let in' : `was refused: ${reply.code} ${reply.log ?? ''}`}`)
      if (!reply.ok && stored() !== before) wrong.push(`${who} was refused and changed something`)
      if (reply.ok) {
        expectLaws(county)
        restore()
      }
    }
    expect(wrong).toEqual([])
  })
})
