/** The village that the tests of orders play in. */
import { fromDayKey } from '../../clock/shanghai'
import { hours } from '../../clock/units'
import { builtInCalendars, type Calendar } from '../../clock/workday'
import type { Actor, Post } from '../../people/role'

const COUNTY = 'county'
const TOWN = 'town'
export const VILLAGE = 'willow'
const GROUP = 'group3'
export const LEAF = 'leaf32'
export const HOME = [COUNTY, TOWN, VILLAGE, GROUP, LEAF]
const NEXT_DOOR = [COUNTY, TOWN, VILLAGE, GROUP, 'leaf31']
export const ELSEWHERE = [COUNTY, TOWN, 'pine', 'group1', 'leaf11']

/** Tuesday 24 November 2026, 8:00 in Shanghai. */
export const NOW = fromDayKey('2026-11-24') + hours(8)
/** A made-up year, so that workdays after New Year can be counted. */
export const CALENDARS: readonly Calendar[] = [
  ...builtInCalendars,
  ...[2027, 2028].map(year => ({
    year,
    source: 'made up',
    holidays: [],
    workdays: [],
    sample: true as const,
  })),
]

const post = (role: Post['role'], path: string[]): Post => ({
  role,
  gridId: path[path.length - 1] ?? '',
  path,
  from: 0,
  until: null,
})
const staff = (id: string, staffName: string, ...posts: Post[]): Actor => ({
  id,
  staffName,
  posts,
  householdId: null,
  home: [],
  belonged: [],
  kinHouseholds: [],
})
const resident = (id: string, home: string[]): Actor => ({
  id,
  staffName: null,
  posts: [],
  householdId: `h-${id}`,
  home,
  belonged: [],
  kinHouseholds: [],
})

/** The village of the mocks. Names are public only for those who hold a post. */
export const people = {
  /** Whose order it is. */
  chen: resident('chen', HOME),
  /** Another family of the village. */
  zhou: resident('zhou', HOME),
  /** Somebody of another village. */
  far: resident('far', ELSEWHERE),
  li: staff('li', '李春梅', post('gridMember', HOME)),
  wang: staff('wang', '王树林', post('gridMember', NEXT_DOOR)),
  /** Village-level grid member: covers the leaf, never offered it in the tests of the matrix. */
  ma: staff('ma', '马大勇', post('gridMember', HOME.slice(0, 3))),
  /** A second one, who types for others. */
  wu: staff('wu', '吴小妹', post('gridMember', HOME.slice(0, 3))),
  zhao: staff('zhao', '赵敏', post('dispatcher', HOME.slice(0, 3))),
  sun: staff('sun', '孙福', post('supervisor', HOME.slice(0, 3))),
  gao: staff('gao', '高明', post('supervisor', HOME.slice(0, 3))),
  qian: staff('qian', '钱进', post('inspector', HOME.slice(0, 2))),
  xu: staff('xu', '许宁', post('inspector', HOME.slice(0, 2))),
  /** Grid member of another village. */
  other: staff('other', '何远', post('gridMember', ELSEWHERE)),
  /** County administrator. */
  county: staff('county', '段长安', post('admin', HOME.slice(0, 1))),
} as const satisfies Record<string, Actor>
