/** Who stands in the tables of an honour, and honours in every state of them. */
import type { Actor } from '../../people/role'
import { isRefusal } from '../../refusal'
import type { HonourVerb } from '../commands'
import { waysOn } from '../decide'
import { reads as mayRead } from '../sight/reads'
import {
  a,
  AFTER_15,
  another,
  AWARDED,
  b,
  committee,
  DECIDING,
  DECLINED,
  helper,
  HIDDEN,
  viewer,
  neighbour,
  nominated,
  nominator,
  NOW,
  OBJECTED,
  on,
  ON_NOTICE,
  own,
  story,
  stranger,
  town,
  UPHELD,
  type Step,
} from '../testing'

/** Stood aside. */
const aside = committee('f')
export const CAST = {
  这户: own,
  推荐: nominator,
  网格员: helper,
  监委: a,
  监委亲: committee('e', 'h1'),
  回避: aside,
  镇里: town,
  镇代: town,
  提意见: neighbour,
  邻居: another,
  外人: stranger,
  时钟: 'clock',
} as const satisfies Record<string, Actor | 'clock'>
export type Column = keyof typeof CAST

/** Before it is voted on nobody has stood aside; the table of the states is about somebody who has. */
const standsAside: Step = told => {
  told.matter = { ...told.here, aside: [{ by: aside.id, byName: 'f', at: NOW }] }
}
const votedByB = [
  ...DECIDING,
  (told: Parameters<Step>[0]) => told.given(b, 'vote', { agree: false } as never),
]
const STATES = {
  nominated: [nominated],
  notice: ON_NOTICE,
  objected: OBJECTED,
  late: [...OBJECTED, on(AFTER_15)],
  deciding: votedByB,
  awarded: AWARDED,
  hidden: HIDDEN,
  declined: DECLINED,
  notAwarded: UPHELD,
} as const satisfies Record<string, readonly Step[]>
export type State = keyof typeof STATES
export const STATE_NAMES = Object.keys(STATES) as State[]

const VERB_OF = {
  yes: 'consent',
  no: 'consent',
  object: 'object',
  answer: 'answer',
  vote: 'vote',
  standAside: 'standAside',
} as const satisfies Record<string, HonourVerb>
export type Verb = keyof typeof VERB_OF
export const VERBS = Object.keys(VERB_OF) as Verb[]

const inputOf = (verb: Verb, objectionId: string): object => {
  switch (verb) {
    case 'yes':
    case 'no':
      return { consent: verb === 'yes', words: '当面同意' }
    case 'object':
      return { reason: '没见着' }
    case 'answer':
      return { objectionId, upheld: false, reason: '问过' }
    case 'vote':
      return { agree: true }
    case 'standAside':
      return {}
  }
}

/** Where it leads; null: it is refused. `offered`: a button of the page, which knows nothing of what is typed. */
export function tried(verb: Verb, state: State, who: Column): { to: string | null; offered: boolean } {
  const told = story(...STATES[state], standsAside)
  const actor = CAST[who]
  const noSupervisor = who === '镇代'
  const input = inputOf(verb, told.here.objections[0]?.id ?? '')
  const offered =
    actor !== 'clock' && waysOn(told.here, viewer(actor, told.now, noSupervisor)).includes(VERB_OF[verb])
  const { answer, here } = told.when(actor, VERB_OF[verb], input as never, { noSupervisor })
  return { to: isRefusal(answer) ? null : here.stage.state, offered }
}

export function reads(state: State, who: Column): boolean {
  const told = story(...STATES[state], standsAside)
  const actor = CAST[who]
  return actor !== 'clock' && mayRead(told.here, viewer(actor, told.now, who === '镇代'))
}
