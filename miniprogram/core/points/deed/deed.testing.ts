/** The village that the tests of good deeds play in, and a form in every state. */
import { endOfDay, fromDayKey } from '../../clock/shanghai'
import { days, hours } from '../../clock/units'
import type { Actor, Post } from '../../people/role'
import { isRefusal } from '../../refusal'
import { itemOf } from '../rules'
import { SAMPLE_RULES } from '../sample-rules'
import type { Application, ApplicationState, PointsItem } from '../types'

export const NOW = fromDayKey('2026-11-18') + hours(9)
export const UNTIL = endOfDay(NOW + days(3))
const PATH = ['c', 't', 'v', 'g', 'n']
const post = (role: Post['role'], depth: number): Post => ({
  role,
  gridId: PATH[depth] ?? '',
  path: PATH.slice(0, depth + 1),
  from: 0,
  until: null,
})
const actor = (id: string, householdId: string | null, ...posts: Post[]): Actor => ({
  id,
  staffName: posts.length > 0 ? `名${id}` : null,
  posts,
  householdId,
  home: householdId ? PATH : [],
  belonged: [],
  kinHouseholds: [],
})

export const PEOPLE = {
  author: actor('author', 'h1'),
  kin: actor('kin', 'h1'),
  neighbour: actor('neighbour', 'h2'),
  stranger: actor('stranger', null),
  gridMember: actor('gridMember', 'h3', post('gridMember', 4)),
  above: actor('above', null, post('gridMember', 3)),
  supervisor: actor('supervisor', 'h4', post('supervisor', 2)),
  other: actor('other', 'h5', post('supervisor', 2)),
  inspector: actor('inspector', null, post('inspector', 1)),
  dispatcher: actor('dispatcher', null, post('dispatcher', 2)),
  shop: actor('shop', null, post('shopkeeper', 2)),
}
export type Who = keyof typeof PEOPLE
export const ALL = Object.keys(PEOPLE) as Who[]
export const SUPERVISORS = [PEOPLE.supervisor, PEOPLE.other]

export const who = (id: string) => ({ by: id, byName: `名${id}`, at: NOW })
export const objection = (by: string, householdId: string | null = null) => ({
  id: `o-${by}`,
  by,
  at: NOW,
  householdId,
  household: `home-${by}`,
  needsSecond: false,
  toTownAt: null,
  answer: null,
})
export function application(
  state: ApplicationState = 'waiting',
  over: Partial<Application> = {},
): Application {
  const passed = state !== 'waiting' && state !== 'refused' && state !== 'withdrawn'
  return {
    id: 'a1',
    no: 'V-J26-0001',
    villageId: 'v',
    path: PATH,
    by: 'author',
    byName: null,
    byHousehold: 'h1',
    byHouseholds: ['h1'],
    households: [{ id: 'h1', title: '5 号 陈家' }],
    group: false,
    item: itemOf(SAMPLE_RULES, 'helping') as PointsItem,
    rulesVersion: 1,
    quantity: 2,
    points: 10,
    day: '2026-11-18',
    at: NOW,
    state,
    confirmed: passed ? who('above') : null,
    refused: state === 'refused' ? who('above') : null,
    objectUntil: passed ? UNTIL : null,
    objections: state === 'objected' ? [objection('neighbour')] : [],
    aside: [],
    reminded: 0,
    results: {},
    ...over,
  }
}
export const at = (person: Who, now = NOW, supervisors: Actor[] = SUPERVISORS) => ({
  actor: PEOPLE[person],
  now,
  supervisors,
})
export const codeOf = (done: Application | { refused: string }) =>
  isRefusal(done) ? done.refused : (done as Application).state
