/** Who stands in the tables of a good deed, and good deeds in every state of them. */
import type { Actor } from '../../people/role'
import { isRefusal } from '../../refusal'
import type { DeedVerb } from '../commands'
import { waysOn } from '../decide'
import { sightOf } from '../sight/reads'
import {
  a,
  AFTER_15,
  another,
  answers,
  at,
  author,
  b,
  CONFIRMED,
  CREDITED,
  denies,
  dispatcher,
  END,
  family,
  FACTS,
  gridMember,
  groupOf,
  MINUS,
  neighbour,
  NOW,
  OBJECTED,
  objects,
  press,
  REPORTED,
  story,
  stranger,
  supervisor,
  town,
  voucher,
  vouches,
  type Step,
} from '../testing'

/** Stood aside. */
const aside = supervisor('f')
export const CAST = {
  报的: author,
  家人: family,
  网格员: gridMember,
  证实: voucher,
  监委: a,
  监委亲: supervisor('e', { householdId: 'h1' }),
  回避: aside,
  镇里: town,
  镇代: town,
  提意见: neighbour,
  邻居: another,
  派单: dispatcher,
  外人: stranger,
  时钟: 'clock',
} as const satisfies Record<string, Actor | 'clock'>
export type Column = keyof typeof CAST

/** Somebody has stood aside, whatever the state: not all of them have a way there. */
const standsAside: Step = told => {
  told.matter = { ...told.here, aside: [{ by: aside.id, byName: 'f', at: NOW }] }
}
/** Of two households one was credited before the timer was cut off. */
const HALFWAY: readonly Step[] = [
  press(
    gridMember,
    'apply',
    { itemId: 'helping', quantity: 1, day: '2026-11-18', text: '一起清渠', attachments: [] },
    {
      whose: ['h1', 'h6'].map(id => ({ id, title: id, path: [...author.home] })),
    },
  ),
  vouches(),
  at(END + 1),
  press('clock', 'credit', {}),
  // Somebody of 家人's household who looks at it has reported it.
  told => {
    told.matter = { ...told.here, reportedBy: author.id, reporterHouseholds: ['h1'] }
  },
]
const STATES = {
  waiting: REPORTED,
  leftAlone: [...REPORTED, at(AFTER_15)],
  confirmed: CONFIRMED,
  over: [...CONFIRMED, at(END + 1)],
  halfway: HALFWAY,
  objected: OBJECTED,
  late: [...OBJECTED, at(AFTER_15)],
  credited: CREDITED,
  refused: [...REPORTED, denies()],
  overruled: [...OBJECTED, answers(b, true)],
  withdrawn: [...REPORTED, press(author, 'withdraw', {})],
} as const satisfies Record<string, readonly Step[]>
export type State = keyof typeof STATES
export const STATE_NAMES = Object.keys(STATES) as State[]

const VERB_OF = {
  confirm: 'confirm',
  refuse: 'confirm',
  withdraw: 'withdraw',
  object: 'object',
  answer: 'answer',
  standAside: 'standAside',
} as const satisfies Record<string, DeedVerb>
export type Verb = keyof typeof VERB_OF
export const VERBS = Object.keys(VERB_OF) as Verb[]

const inputOf = (verb: Verb, objectionId: string): object => {
  switch (verb) {
    case 'confirm':
      return { agree: true }
    case 'refuse':
      return { agree: false, reason: '没见着' }
    case 'object':
      return { reason: '没见着' }
    case 'answer':
      return { objectionId, upheld: false, reason: '问过' }
    case 'withdraw':
    case 'standAside':
      return {}
  }
}
/** Everybody of the committee is kin, or stood aside. */
const NOBODY_LEFT = { supervisors: [CAST.监委亲, aside] }

/** Where it leads; null: it is refused. `offered`: a button of the page, which knows nothing of what is typed. */
function pressedOn(verb: Verb, steps: readonly Step[], who: Column): { to: string | null; offered: boolean } {
  const told = story(...steps, standsAside)
  const actor = CAST[who]
  const facts = who === '镇代' ? NOBODY_LEFT : {}
  const input = inputOf(verb, told.here.objections[0]?.id ?? '')
  const { supervisors = FACTS.supervisors } = facts as { supervisors?: readonly Actor[] }
  const offered =
    actor !== 'clock' &&
    waysOn(told.here, { actor, now: told.now, facts: { supervisors } }).includes(VERB_OF[verb])
  const { answer, here } = told.when(actor, VERB_OF[verb], input as never, facts)
  return { to: isRefusal(answer) ? null : here.stage.state, offered }
}
export const tried = (verb: Verb, state: State, who: Column) => pressedOn(verb, STATES[state], who)

export function reads(state: State, who: Column): boolean {
  const told = story(...STATES[state], standsAside)
  const actor = CAST[who]
  return actor !== 'clock' && sightOf(told.here, { actor, now: told.now }) !== 'no'
}

const OTHERWISE: Record<string, Record<string, readonly Step[]>> = {
  minus: {
    waiting: MINUS,
    confirmed: [...MINUS, vouches(b)],
    objected: [...MINUS, vouches(b), objects(another)],
  },
  group: { waiting: [groupOf('h1', 'h6')], confirmed: [groupOf('h1', 'h6'), vouches()] },
}
export function triedOtherwise(kind: string, verb: Verb, state: string, who: Column) {
  const steps = OTHERWISE[kind]?.[state]
  if (!steps) throw new Error(`no ${kind} ${state}`)
  return pressedOn(verb, steps, who)
}
