/** The village that the tests of honours play in, and an honour on its way. */
import { fromDayKey } from '../../clock/shanghai'
import type { Actor, Post } from '../../people/role'
import { isRefusal } from '../../refusal'
import { clockHonour, pressHonour, type HonourCommand } from './honour'
import type { Honour } from '../types'

export const NOW = fromDayKey('2026-11-18') + 9 * 3_600_000
const PATH = ['c', 't', 'v', 'g', 'n']
export const post = (role: Post['role'], gridId: string): Post => ({
  role,
  gridId,
  path: PATH.slice(0, PATH.indexOf(gridId) + 1),
  from: 0,
  until: null,
})
export const person = (id: string, more: Partial<Actor> = {}): Actor => ({
  id,
  staffName: null,
  posts: [],
  householdId: `h-${id}`,
  home: PATH,
  belonged: [],
  kinHouseholds: [],
  ...more,
})
export const committee = (id: string, householdId: string | null = `h-${id}`) =>
  person(id, { staffName: id, posts: [post('supervisor', 'v')], householdId })
export const own = person('chen', { householdId: 'h1' })
export const neighbour = person('yu')
/** Put it forward. */
export const nominator = person('zhou')
export const stranger: Actor = {
  id: 'far',
  staffName: null,
  posts: [],
  householdId: 'hx',
  home: ['c', 't2', 'v9'],
  belonged: [],
  kinHouseholds: [],
}
export const helper = person('li', { posts: [post('gridMember', 'n')] })
const voters = ['a', 'b', 'd']

export const nominated: Honour = {
  id: 'hn1',
  villageId: 'v',
  path: PATH,
  kind: 'helpful',
  term: '2026',
  householdId: 'h1',
  householdTitle: '三组 5 号 陈家',
  nominatedBy: 'zhou',
  nominatorHouseholds: ['h-zhou'],
  at: NOW,
  state: 'nominated',
  consent: null,
  noticeUntil: null,
  objections: [],
  votes: [],
  aside: [],
  decidedAt: null,
  shown: false,
}
export const press = (honour: Honour, actor: Actor, command: HonourCommand, now = NOW): Honour => {
  const after = pressHonour(honour, command, { actor, now, noSupervisor: false })
  if (isRefusal(after)) throw new Error(after.refused)
  return after
}
export const no = (honour: Honour, actor: Actor, command: HonourCommand, now = NOW) => {
  const after = pressHonour(honour, command, { actor, now, noSupervisor: false })
  return isRefusal(after) ? after.refused : 'granted'
}
export const onNotice = press(nominated, own, { verb: 'consent', consent: true, words: false })
export const END = onNotice.noticeUntil ?? 0
export const deciding = clockHonour(onNotice, END + 1)
export const vote = (agree: boolean): HonourCommand => ({ verb: 'vote', agree, voters })
