/** Who stands in the tables of a good deed, and good deeds in every state of them. */
import { days } from '../../clock/units'
import type { Actor, Post } from '../../people/role'
import { isRefusal } from '../../refusal'
import { decide, verbsFor, type Command } from '../../points/deed/application'
import { application, NOW, objection, PEOPLE, SUPERVISORS, UNTIL } from '../../points/deed/deed.testing'
import type { Application } from '../../points/types'

const post = (role: Post['role'], depth: number): Post => ({
  role,
  gridId: 'v',
  path: ['c', 't', 'v'].slice(0, depth),
  from: 0,
  until: null,
})
const aside: Actor = {
  ...PEOPLE.supervisor,
  id: 'aside',
  householdId: 'h-aside',
  posts: [post('supervisor', 3)],
}
const near: Actor = { ...PEOPLE.supervisor, id: 'near', householdId: 'h1' }
const other: Actor = { ...PEOPLE.neighbour, id: 'yu', householdId: 'h-yu' }
export const CAST = {
  报的: PEOPLE.author,
  家人: PEOPLE.kin,
  网格员: PEOPLE.gridMember,
  证实: PEOPLE.above,
  监委: PEOPLE.supervisor,
  监委亲: near,
  回避: aside,
  镇里: PEOPLE.inspector,
  镇代: PEOPLE.inspector,
  提意见: other,
  邻居: PEOPLE.neighbour,
  派单: PEOPLE.dispatcher,
  外人: PEOPLE.stranger,
  时钟: 'clock',
} as const
export type Column = keyof typeof CAST
const DAY16 = UNTIL - days(3) + days(15) + 1
const asideBy = { aside: [{ by: 'aside', byName: 'x', at: NOW }] }
const obj = { ...objection('yu'), household: 'h-yu' }
const two = {
  households: [
    { id: 'h1', title: 'a' },
    { id: 'h6', title: 'b' },
  ],
  group: true,
}
const up = { ...obj, answer: { upheld: true, by: 'other', byName: 'o', at: NOW } }
const STATES: Record<string, [Application, number]> = {
  waiting: [application('waiting', asideBy), NOW],
  leftAlone: [application('waiting', asideBy), DAY16],
  confirmed: [application('confirmed', asideBy), NOW],
  over: [application('confirmed', asideBy), UNTIL + 1],
  halfway: [
    application('confirmed', { ...asideBy, ...two, results: { h6: { entryId: 'e', why: 'credited' } } }),
    UNTIL + 1,
  ],
  objected: [application('objected', { ...asideBy, objections: [obj] }), NOW],
  late: [application('objected', { ...asideBy, objections: [obj] }), DAY16],
  credited: [
    application('credited', { ...asideBy, results: { h1: { entryId: 'e', why: 'credited' } } }),
    UNTIL + 1,
  ],
  refused: [application('refused', asideBy), NOW],
  overruled: [application('overruled', { ...asideBy, objections: [up] }), NOW],
  withdrawn: [application('withdrawn', asideBy), NOW],
}
export type State = string
export const STATE_NAMES = Object.keys(STATES)
export const VERBS = ['confirm', 'refuse', 'withdraw', 'object', 'answer', 'standAside'] as const
export type Verb = (typeof VERBS)[number]
const commandOf = (verb: Verb): Command =>
  verb === 'object'
    ? { verb, objectionId: 'o9', householdId: null, needsSecond: false }
    : verb === 'answer'
      ? { verb, objectionId: 'o-yu', upheld: false }
      : { verb }
export function tried(verb: Verb, state: State, column: Column) {
  const [deed, now] = STATES[state] as [Application, number]
  const actor = CAST[column]
  if (actor === 'clock') return { to: null, offered: false }
  const c = { actor, now, supervisors: column === '镇代' ? [near, aside] : SUPERVISORS }
  const done = decide(deed, commandOf(verb), c)
  return { to: isRefusal(done) ? null : done.state, offered: verbsFor(deed, c).includes(verb) }
}
