import { describe, expect, test } from 'vitest'
import { days, hours } from '../clock/units'
import { mayUndo, moved, stillCounting, undone, type Belonging } from './belonging'
import {
  areHousemates,
  isOwnHousehold,
  livesIn,
  mayRedeemSince,
  ownHouseholds,
  type Relative,
} from './impartial'
import type { Actor } from './role'

const JOINED = days(1000)
const person = (over: Partial<Relative> = {}): Relative => ({
  householdId: 'h1',
  belonged: [{ householdId: 'h1', from: JOINED, until: null, how: 'roster' }],
  kinHouseholds: [],
  ...over,
})
const stay = (householdId: string, from: number, until: number | null): Belonging => ({
  householdId,
  from,
  until,
  how: 'accepted',
})

describe('one’s own household', () => {
  test('is where one lives, also without a recorded stay', () => {
    expect(isOwnHousehold(person({ belonged: [] }), 'h1', JOINED)).toBe(true)
    expect(isOwnHousehold(person(), 'h2', JOINED)).toBe(false)
  })

  test('a move to an empty household does not make the family a stranger: it stays one’s own for 180 days', () => {
    const mover = person({
      householdId: 'empty',
      belonged: moved(person().belonged, 'empty', 'accepted', days(2000)),
    })
    const after = (n: number) => isOwnHousehold(mover, 'h1', days(2000) + n)
    expect([after(0), after(hours(1)), after(days(180) - 1), after(days(180))]).toEqual([
      true,
      true,
      true,
      false,
    ])
    expect(isOwnHousehold(mover, 'empty', days(2000))).toBe(true)
  })

  test('is the spouse’s and the parents’, where the roster names them', () => {
    const kin = person({
      kinHouseholds: [
        { householdId: 'h_wife', kin: 'spouse' },
        { householdId: 'h_mother', kin: 'parents' },
      ],
    })
    expect(ownHouseholds(kin, JOINED)).toEqual(['h1', 'h_wife', 'h_mother'])
  })

  test('of somebody without a home is none', () => {
    expect(ownHouseholds(person({ householdId: null, belonged: [] }), JOINED)).toEqual([])
  })

  test('a stay counts while it lasts, however long ago it began, also where somebody stays without living', () => {
    const two = person({
      householdId: 'h2',
      belonged: [stay('h0', 0, JOINED - days(200)), stay('h1', 0, null), stay('h2', JOINED, null)],
    })
    expect(ownHouseholds(two, JOINED)).toEqual(['h2', 'h1'])
  })

  test('one shared is enough, whatever else the two have', () => {
    const wed = person({ kinHouseholds: [{ householdId: 'h_wife', kin: 'spouse' }] })
    const wife = person({ householdId: 'h_wife', belonged: [stay('h_wife', 0, null)] })
    expect([areHousemates(wed, wife, JOINED), areHousemates(wife, wed, JOINED)]).toEqual([true, true])
    expect(areHousemates(person(), wife, JOINED)).toBe(false)
  })

  test('two who shared one are housemates, also after one has left', () => {
    const left = person({ householdId: 'h2', belonged: [stay('h1', 0, JOINED), stay('h2', JOINED, null)] })
    expect(areHousemates(person(), left, JOINED + days(10))).toBe(true)
    expect(areHousemates(person(), left, JOINED + days(181))).toBe(false)
  })
})

describe('spending the household’s points', () => {
  test.each([
    ['who stands on the roster may from the first day', 'roster', JOINED],
    ['who came with a letter may after seven days', 'letter', JOINED + days(7)],
    ['who was accepted may after seven days', 'accepted', JOINED + days(7)],
  ] as const)('%s', (_, how, since) => {
    const one = person({ belonged: [{ householdId: 'h1', from: JOINED, until: null, how }] })
    expect(mayRedeemSince(one, 'h1')).toBe(since)
  })
  test('who lives there without a recorded stay may at once', () => {
    expect(mayRedeemSince(person({ belonged: [] }), 'h1')).toBe(0)
  })
  test('only the present stay there counts: not one that ended, not one elsewhere', () => {
    const again = person({
      belonged: [
        { ...stay('h1', 0, 5), how: 'roster' },
        stay('h2', 5, 9),
        stay('h1', JOINED, null),
        stay('h3', JOINED + days(30), null),
      ],
    })
    expect(mayRedeemSince(again, 'h1')).toBe(JOINED + days(7))
    const elsewhere = person({ belonged: [stay('h1', 0, 5), stay('h2', JOINED, null)] })
    expect(mayRedeemSince(elsewhere, 'h1')).toBe(0)
  })
  test('who left may not, who never lived there may not, kin may not', () => {
    const left = person({ householdId: 'h2', belonged: [stay('h1', 0, 5), stay('h2', 5, null)] })
    expect(mayRedeemSince(left, 'h1')).toBeNull()
    expect(mayRedeemSince(person({ kinHouseholds: [{ householdId: 'h9', kin: 'spouse' }] }), 'h9')).toBeNull()
  })
})

describe('stays', () => {
  test('moving ends one stay and begins the next; staying changes nothing', () => {
    const before = [stay('h1', 1, null)]
    expect(moved(before, 'h2', 'letter', 9)).toEqual([
      { householdId: 'h1', from: 1, until: 9, how: 'accepted' },
      { householdId: 'h2', from: 9, until: null, how: 'letter' },
    ])
    expect(moved(before, 'h1', 'letter', 9)).toEqual(before)
    expect(moved(before, null, 'roster', 9)).toEqual([
      { householdId: 'h1', from: 1, until: 9, how: 'accepted' },
    ])
  })
  test('coming back to a household one has left is a stay of its own', () => {
    const before = [stay('h1', 1, 5), stay('h2', 5, null)]
    expect(moved(before, 'h1', 'accepted', 9)).toEqual([
      stay('h1', 1, 5),
      stay('h2', 5, 9),
      stay('h1', 9, null),
    ])
    // Already there, with an older stay behind: nothing changes.
    expect(moved(before, 'h2', 'letter', 9)).toEqual(before)
  })
  test('leaving ends the present one only', () => {
    expect(moved([stay('h1', 1, 5), stay('h2', 5, null)], null, 'roster', 9)).toEqual([
      stay('h1', 1, 5),
      stay('h2', 5, 9),
    ])
  })
  test('are forgotten 180 days after their end', () => {
    const old = [stay('h0', 0, days(10)), stay('h1', days(10), null)]
    expect(stillCounting(old, days(190) - 1)).toHaveLength(2)
    expect(stillCounting(old, days(190))).toEqual([stay('h1', days(10), null)])
  })
  test('a wrong join is undone within 48 hours while unused, and then leaves no relation', () => {
    const wrong = moved([stay('h1', 0, null)], 'h2', 'accepted', JOINED)
    expect(mayUndo(wrong, false, JOINED + hours(48))).toBe(true)
    expect(mayUndo(wrong, false, JOINED + hours(48) + 1)).toBe(false)
    expect(mayUndo(wrong, true, JOINED + hours(1))).toBe(false)
    expect(mayUndo([{ ...stay('h1', JOINED, null), how: 'roster' }], false, JOINED)).toBe(false)
    expect(undone(wrong)).toEqual([stay('h1', 0, null)])
    expect(undone([stay('h0', 0, 5), stay('h1', 7, JOINED), stay('h2', JOINED, null)])).toEqual([
      stay('h0', 0, 5),
      stay('h1', 7, null),
    ])
    expect(
      isOwnHousehold({ householdId: 'h1', belonged: undone(wrong), kinHouseholds: [] }, 'h2', JOINED),
    ).toBe(false)
  })
})

describe('who belongs nowhere now', () => {
  const gone = [stay('h1', 0, 5)]
  test('has nothing to take back, and nothing changes by it', () => {
    expect(mayUndo(gone, false, 6)).toBe(false)
    expect(undone(gone)).toEqual(gone)
  })
})

describe('living in a village', () => {
  const actor: Actor = {
    id: 'a',
    staffName: null,
    posts: [],
    householdId: 'h1',
    home: ['c', 't', 'v'],
    belonged: [],
    kinHouseholds: [],
  }
  const post = (until: number | null) =>
    ({ role: 'gridMember', gridId: 'g', path: ['c', 't', 'w', 'g'], from: 0, until }) as const
  test('is having one’s home there, or a post in force', () => {
    expect([livesIn(actor, 'v', 5), livesIn(actor, 'w', 5)]).toEqual([true, false])
    const staff = (until: number | null) => ({
      ...actor,
      posts: [{ ...post(until), path: [...post(until).path] }],
    })
    expect([livesIn(staff(null), 'w', 5), livesIn(staff(5), 'w', 5)]).toEqual([true, false])
  })
})
