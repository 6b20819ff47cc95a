/**
 * One pass over a table of doors: every route asked by everyone, own grid, another grid, another village, another town,
 * nobody at all. Anyone who is not named in the table is refused and nothing changes, and no answer names anybody to
 * anybody who may see them masked at most.
 */
import { expect } from 'vitest'
import { careIn } from '../abuse/cared'
import { leaksIn, texts } from '../abuse/named'
import type { County } from './county'
import { EVERYONE, STRANGER, type Row, type Who } from './routes'
import { expectLaws } from './laws'

/** All that each of them was told by any route: what an attacker would try as an id elsewhere. */
export type Told = Map<Who, string[]>

export async function askedByEveryone(
  county: County,
  { route, when, may, ask }: Row,
  told: Told,
): Promise<void> {
  const wrong: string[] = []
  const leaks: string[] = []
  const restore = county.remember()
  for (const who of EVERYONE) {
    const before = county.deeds()
    const reply = await county.as(who === 'stranger' ? STRANGER : who, route, ask())
    if (reply.ok !== may.includes(who))
      wrong.push(`${who} ${reply.ok ? 'was let in' : `was refused: ${reply.code} ${reply.log ?? ''}`}`)
    if (!reply.ok && county.deeds() !== before) wrong.push(`${who} was refused and changed something`)
    if (reply.ok) {
      expectLaws(county)
      restore()
    }
    const said = texts(reply)
    told.set(who, [...(told.get(who) ?? []), ...said])
    leaks.push(...leaksIn(who, route, when, said), ...careIn(who, route, reply))
  }
  expect(wrong).toEqual([])
  expect(leaks).toEqual([])
}
