/** Who stands in the tables of an honour, and honours in every state of them, as today's rules make them. */
import { addDays, endOfDay } from '../../clock/shanghai'
import { isRefusal } from '../../refusal'
import type { Actor } from '../../people/role'
import {
  committee,
  deciding,
  helper,
  neighbour,
  nominated,
  nominator,
  NOW,
  onNotice,
  own,
  person,
  post,
  press,
  stranger,
  vote,
} from '../../points/honour/honour.testing'
import {
  clockHonour,
  honourCan,
  honourSeen,
  pressHonour,
  type HonourCommand,
} from '../../points/honour/honour'
import type { Honour } from '../../points/types'

export const town = person('zhao', {
  posts: [post('inspector', 't')],
  home: [],
  householdId: null,
  staffName: 'zhao',
})
export const CAST = {
  这户: own,
  推荐: nominator,
  网格员: helper,
  监委: committee('a'),
  监委亲: committee('e', 'h1'),
  回避: committee('f'),
  镇里: town,
  镇代: town,
  提意见: neighbour,
  邻居: person('sun'),
  外人: stranger,
  时钟: 'clock',
} as const satisfies Record<string, Actor | 'clock'>
export type Column = keyof typeof CAST

const [a, b] = [committee('a'), committee('b')]
const objected = press(onNotice, neighbour, { verb: 'object', id: 'o1', needsSecond: false })
const late = clockHonour(objected, endOfDay(addDays(NOW, 15)) + 1)
const awarded = press(press(deciding, b, vote(true)), a, vote(true))
const no = { verb: 'consent', consent: false, words: false } as const
const STATES = {
  nominated,
  notice: onNotice,
  objected,
  late,
  deciding,
  awarded,
  hidden: press(awarded, own, no),
  declined: press(nominated, own, no),
  notAwarded: press(objected, a, { verb: 'answer', objectionId: 'o1', upheld: true }),
} as const
export type State = keyof typeof STATES

const aside = (honour: Honour): Honour => ({ ...honour, aside: [{ by: 'f', byName: 'f', at: NOW }] })
const at = (state: State): number => (state === 'late' ? endOfDay(addDays(NOW, 15)) + 1 : NOW)

const COMMANDS = {
  yes: { verb: 'consent', consent: true, words: true },
  no: { verb: 'consent', consent: false, words: true },
  object: { verb: 'object', id: 'o9', needsSecond: false },
  answer: { verb: 'answer', objectionId: 'o1', upheld: false },
  vote: vote(true),
  standAside: { verb: 'standAside' },
} as const satisfies Record<string, HonourCommand>
export type Verb = keyof typeof COMMANDS
export const VERBS = Object.keys(COMMANDS) as Verb[]
export const STATE_NAMES = Object.keys(STATES) as State[]

/** Where it leads; null: it is refused. `offered`: the page shows a button for it. */
export function tried(verb: Verb, state: State, who: Column): { to: string | null; offered: boolean } {
  const actor = CAST[who]
  if (actor === 'clock') return { to: null, offered: false }
  const honour = aside(STATES[state])
  const look = { actor, now: at(state), noSupervisor: who === '镇代' }
  const after = pressHonour(honour, COMMANDS[verb], look)
  const can = honourCan(honour, look)
  const button =
    verb === 'yes' ? 'consent' : verb === 'no' ? (state === 'nominated' ? 'consent' : 'takeBack') : verb
  return { to: isRefusal(after) ? null : after.state, offered: can.includes(button) }
}

export function reads(state: State, who: Column): boolean {
  const actor = CAST[who]
  if (actor === 'clock') return false
  return honourSeen(aside(STATES[state]), { actor, now: at(state), noSupervisor: who === '镇代' })
}
