import { describe, expect, test } from 'vitest'
import { days } from '../clock/units'
import {
  aboveOf,
  FACE_TO_FACE,
  highestPost,
  letterOf,
  mayAnswer,
  mayInvite,
  mayTakeOut,
  readLetter,
  type Asked,
  type Vacancies,
} from './joining'
import type { Actor, Post } from './role'

const NOW = days(1000)
const LEAF = ['county', 'town', 'willow', 'group3', 'leaf32']
const ELSEWHERE = ['county', 'town', 'pine', 'group1', 'leaf11']
const post = (role: Post['role'], path: string[], until: number | null = null): Post => ({
  role,
  gridId: path[path.length - 1] ?? '',
  path,
  from: 0,
  until,
})
const who = (over: Partial<Actor>): Actor => ({
  id: 'a',
  staffName: null,
  posts: [],
  householdId: null,
  home: [],
  belonged: [],
  kinHouseholds: [],
  ...over,
})
const staff = (...posts: Post[]): Actor => who({ posts })

const people = {
  housemate: who({ householdId: 'h1', home: LEAF }),
  neighbour: who({ householdId: 'h2', home: LEAF }),
  homeless: who({}),
  grid: staff(post('gridMember', LEAF)),
  gridEnded: staff(post('gridMember', LEAF, NOW)),
  gridElsewhere: staff(post('gridMember', ELSEWHERE)),
  desk: staff(post('dispatcher', LEAF.slice(0, 3))),
  committee: staff(post('supervisor', LEAF.slice(0, 3))),
  town: staff(post('inspector', LEAF.slice(0, 2))),
  townEnded: staff(post('inspector', LEAF.slice(0, 2), NOW)),
  otherTown: staff(post('inspector', ['county', 'town2'])),
  county: staff(post('admin', ['county'])),
}
type Name = keyof typeof people

const FULL: Vacancies = { noGridMember: false, standsInForDesk: false, standsInForTown: false }
const yes = (asked: Asked, standing: Partial<Vacancies> = {}, householdId: string | null = 'h1'): Name[] =>
  (Object.keys(people) as Name[]).filter(name =>
    mayAnswer({ asked, householdId, path: LEAF }, people[name], NOW, { ...FULL, ...standing }),
  )

describe('who says yes', () => {
  test.each([
    ['newcomer', ['housemate', 'grid']],
    ['listed', ['housemate', 'grid']],
    ['move', ['housemate', 'grid']],
    // Anyone who shares the household could take over a person otherwise.
    ['account', ['grid']],
    ['post', ['town']],
  ] as const)('to %s: %j', (asked, names) => expect(yes(asked)).toEqual(names))

  test('where no grid member is in post the village’s desk does', () => {
    expect(yes('newcomer', { noGridMember: true })).toEqual(['housemate', 'grid', 'desk'])
    expect(yes('account', { noGridMember: true })).toEqual(['grid', 'desk'])
    expect(yes('post', { noGridMember: true })).toEqual(['town'])
  })
  test('an office that stands in for the desk does, but never while a grid member is in post', () => {
    const town = (standing: Partial<Vacancies>) =>
      mayAnswer({ asked: 'newcomer', householdId: 'h1', path: LEAF }, people.town, NOW, {
        ...FULL,
        ...standing,
      })
    expect(town({ standsInForDesk: true })).toBe(false)
    expect(town({ standsInForDesk: true, noGridMember: true })).toBe(true)
  })
  test('the county confirms a post where the town has nobody, and what the town’s own holds', () => {
    const county = (path: string[], standing: Partial<Vacancies> = {}) =>
      mayAnswer({ asked: 'post', householdId: null, path }, people.county, NOW, { ...FULL, ...standing })
    expect([county(LEAF), county(LEAF, { standsInForTown: true })]).toEqual([false, true])
    expect(county(['county', 'town'])).toBe(true)
    // The console alone answers for the county's own.
    expect([county(['county']), county(['county'], { standsInForTown: true })]).toEqual([false, false])
  })
  test('who has no household shares none with a post that is asked for', () => {
    expect(yes('newcomer', {}, null)).toEqual(['grid'])
  })
  test('an account and a post are confirmed face to face, the rest is not', () => {
    expect(FACE_TO_FACE).toEqual({ newcomer: false, listed: false, account: true, move: false, post: true })
  })
})

test('a post in a town is confirmed by the town, one of the town’s own by the county, the county’s by nobody here', () => {
  expect(aboveOf(LEAF)).toEqual({ role: 'inspector', gridId: 'town' })
  expect(aboveOf(['county', 'town'])).toEqual({ role: 'admin', gridId: 'county' })
  expect([aboveOf(['county']), aboveOf([])]).toEqual([null, null])
})

test('of several posts the highest that lasts decides', () => {
  const [leaf, village, town] = [
    post('gridMember', LEAF),
    post('dispatcher', LEAF.slice(0, 3)),
    post('inspector', LEAF.slice(0, 2), NOW),
  ]
  expect(highestPost([leaf, village, town], NOW)).toBe(village)
  expect(highestPost([leaf, village, town], NOW - 1)).toBe(town)
  expect(highestPost([village, leaf], NOW)).toBe(village)
  expect(highestPost([town], NOW)).toBeNull()
  expect(highestPost([], NOW)).toBeNull()
})

test('a wrong join is taken back by oneself, the grid member over the door and who lives there', () => {
  const person = { id: 'new', householdId: 'h1', home: LEAF }
  const may = (Object.keys(people) as Name[]).filter(name => mayTakeOut(people[name], person, NOW))
  expect(may).toEqual(['housemate', 'grid'])
  expect(mayTakeOut(who({ id: 'new' }), person, NOW)).toBe(true)
  // Who is in no household can be taken out of none, also by themselves.
  expect(mayTakeOut(who({ id: 'new' }), { ...person, householdId: null }, NOW)).toBe(false)
  expect(mayTakeOut(people.grid, { ...person, householdId: null }, NOW)).toBe(false)
})

test('letters are made by the grid member over the door, never for a household of their own', () => {
  const door = { id: 'h1', path: LEAF }
  expect((Object.keys(people) as Name[]).filter(name => mayInvite(people[name], door, NOW))).toEqual(['grid'])
  expect(mayInvite({ ...people.grid, householdId: 'h1' }, door, NOW)).toBe(false)
  const moved = { householdId: 'h1', from: 0, until: NOW - days(30), how: 'accepted' as const }
  expect(mayInvite({ ...people.grid, belonged: [moved] }, door, NOW)).toBe(false)
})

describe('a letter’s code', () => {
  const hex = '00000000000000000000000000000001'
  test('has 26 signs that cannot be mistaken for one another, four a group', () => {
    expect(letterOf('f'.repeat(32))).toBe('ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZW')
    // The last bit of 128 is the third of the last sign; two spare bits follow it.
    expect(letterOf(hex)).toBe('0000-0000-0000-0000-0000-0000-04')
    expect(letterOf('8'.padEnd(32, '0'))).toBe('G000-0000-0000-0000-0000-0000-00')
  })
  test('is read as it was printed, however it was copied', () => {
    const printed = 'ZZZZ1ZZZZ0ZZZZZZZZZZZZZZZW'
    for (const typed of [
      'ZZZZ-1ZZZ-Z0ZZ-ZZZZ-ZZZZ-ZZZZ-ZW',
      'zzzz 1zzz z0zz zzzz zzzz zzzz zw',
      'ＺＺＺＺ１ＺＺＺＺ０ＺＺＺＺＺＺＺＺＺＺＺＺＺＺＺＷ',
      'ZZZZ-IZZZ-ZOZZ-ZZZZ-ZZZZ-ZZZZ-ZW',
      'zzzz-lzzz-zozz-zzzz-zzzz-zzzz-zw',
    ])
      expect(readLetter(typed), typed).toBe(printed)
  })
  test('that is too short, too long or holds another sign is none', () => {
    expect(readLetter('Z'.repeat(25))).toBe('')
    expect(readLetter('Z'.repeat(27))).toBe('')
    expect(readLetter(`U${'Z'.repeat(25)}`)).toBe('')
    expect(readLetter('')).toBe('')
  })
})
