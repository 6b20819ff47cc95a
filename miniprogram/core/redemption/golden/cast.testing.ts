/** Who stands in the tables of a redemption, and redemptions in every state of them. */
import type { Actor } from '../../people/role'
import { isRefusal } from '../../refusal'
import type { RedemptionVerb } from '../commands'
import { waysOn } from '../decide'
import { reads as mayRead } from '../sight/reads'
import {
  CANCELLED,
  COLLECTED,
  elsewhere,
  EXPIRED,
  former,
  gridMember,
  helper,
  HELPED,
  helpersKeeper,
  keeper,
  LATE,
  nearKeeper,
  nearSupervisor,
  neighbour,
  own,
  story,
  supervisor,
  town,
  WAITING,
  type Step,
} from '../testing'

export const CAST = {
  这户: own,
  代换: helper,
  卸任: former,
  网格员: gridMember,
  店员: keeper,
  店员亲: nearKeeper,
  代换亲: helpersKeeper,
  监委: supervisor,
  监委替: supervisor,
  监委亲: nearSupervisor,
  外店: elsewhere,
  镇里: town,
  邻居: neighbour,
  时钟: 'clock',
} as const satisfies Record<string, Actor | 'clock'>
export type Column = keyof typeof CAST

const STATES = {
  waiting: WAITING,
  late: LATE,
  helped: HELPED,
  collected: COLLECTED,
  cancelled: CANCELLED,
  expired: EXPIRED,
} as const satisfies Record<string, readonly Step[]>
export type State = keyof typeof STATES
export const STATE_NAMES = Object.keys(STATES) as State[]

const VERB_OF = {
  cancel: 'cancel',
  handOut: 'handOut',
  inPerson: 'handOut',
  expire: 'expire',
} as const satisfies Record<string, RedemptionVerb>
export type Pressed = keyof typeof VERB_OF
export const PRESSED = Object.keys(VERB_OF) as Pressed[]

/** Who keeps the shop, as the columns say. */
const shopkeepersFor = (who: Column) => (who === '监委替' || who === '监委亲' ? [nearKeeper] : [keeper])

/** Where it leads, or what is heard instead. `offered`: a button, which knows nothing of a code. */
export function tried(
  verb: Pressed,
  state: State,
  who: Column,
): { to: string | null; hears: string; offered: boolean } {
  const told = story(...STATES[state])
  const actor: Actor | 'clock' = CAST[who]
  const name = VERB_OF[verb]
  const facts = { shopkeepers: shopkeepersFor(who), shown: verb === 'inPerson' ? undefined : (true as const) }
  const offered = waysOn(told.here, told.context(actor, facts)).includes(name)
  const { answer, here } = told.when(
    actor,
    name,
    (verb === 'inPerson' ? { inPerson: true } : {}) as never,
    facts,
  )
  return isRefusal(answer)
    ? { to: null, hears: answer.refused, offered }
    : { to: here.stage.state, hears: '', offered }
}

export function reads(state: State, who: Column): boolean {
  const told = story(...STATES[state])
  const actor: Actor | 'clock' = CAST[who]
  return actor !== 'clock' && mayRead(told.here, { actor, now: told.now })
}
