/** Two entries of one human become one: what one of them wrote in an honour is the other’s from then on, and nothing else. */
import { describe, expect, it } from 'vitest'
import { evolve } from '../decide'
import type { HonourEvent } from '../events'
import type { Honour } from '../kinds'
import { another, answers, a, consents, honour, neighbour, nominated, objects, ON_NOTICE } from '../testing'
import { standsIn } from './self-joined'

const joined = (before: Honour, from: string): Honour => {
  const event: HonourEvent = {
    id: `${before.id}:000009`,
    about: { kind: 'honour', id: before.id },
    rev: 9,
    v: 1,
    at: before.at + 1,
    by: 'clock',
    byName: null,
    idempotencyKey: `self:${from}:${before.id}`,
    commitment: null,
    prev: '',
    hash: '',
    type: 'SelfJoined',
    from,
    into: 'listed',
    confirmedBy: 'li',
  }
  return evolve(before, event)
}
const people = ({ nominatedBy, consent, objections }: Honour) => [
  nominatedBy,
  consent?.by,
  ...objections.map(({ by }) => by),
]

describe('an entry that turned out to be somebody listed', () => {
  const whole = honour(...ON_NOTICE, objects(neighbour), objects(another), answers(a, false))
  it.each([
    ['zhou', ['listed', 'chen', 'yu', 'sun']],
    ['chen', ['zhou', 'listed', 'yu', 'sun']],
    ['yu', ['zhou', 'chen', 'listed', 'sun']],
    ['sun', ['zhou', 'chen', 'yu', 'listed']],
    ['nobody', ['zhou', 'chen', 'yu', 'sun']],
  ])('%s', (from, names) => {
    expect(people(whole)).toEqual(['zhou', 'chen', 'yu', 'sun'])
    const after = joined(whole, from)
    expect(people(after)).toEqual(names)
    // The rest of it stands as it was.
    expect(after.stage).toEqual(whole.stage)
    expect(after.objections.map(({ id, answer }) => [id, answer?.by])).toEqual([
      ['m1:3', 'a'],
      ['m1:4', undefined],
    ])
    expect(after.consent?.given).toBe(true)
  })

  it('is named where it stands, and nowhere else', () => {
    const stands = (of: Honour) => ['zhou', 'chen', 'yu', 'sun', 'a'].filter(one => standsIn(of, one))
    expect(stands(whole)).toEqual(['zhou', 'chen', 'yu', 'sun'])
    expect(stands(honour(nominated))).toEqual(['zhou'])
    expect(stands(honour(nominated, consents(true)))).toEqual(['zhou', 'chen'])
    expect(joined(honour(nominated), 'chen').consent).toBeNull()
  })
})
