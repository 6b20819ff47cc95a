/** The village that the tests of honours play in, and honours on their way: given, when, then. Not shipped. */
import { fromDayKey } from '../clock/shanghai'
import type { Actor } from '../people/role'
import { PATH, pathTo, person, post } from '../people/village.testing'
import { NOTHING_COUNTED } from '../points/often'
import { storiesOf } from '../process/stories.testing'
import type { Story } from '../process/testing'
import { isRefusal } from '../refusal'
import type { HonourInputs, HonourVerb } from './commands'
import type { Viewer } from './judging'
import type { Facts, Honour, HonourKinds } from './kinds'
import { honourProcess } from './process'

export const NOW = fromDayKey('2026-11-18') + 9 * 3_600_000
/** The last millisecond of the notice of a household that agrees at NOW: 21 November. */
export const END = fromDayKey('2026-11-22') - 1
/** The first moment of 4 December: the fifteen days for an answer are over. And of 19 December: thirty. */
export const AFTER_15 = fromDayKey('2026-12-04')
export const AFTER_30 = fromDayKey('2026-12-19')

export const committee = (id: string, householdId: string | null = `h-${id}`): Actor =>
  person(id, { staffName: id, posts: [post('supervisor', pathTo('v'))], householdId })
export const own = person('chen', { householdId: 'h1' })
export const neighbour = person('yu')
export const another = person('sun')
/** Put it forward. */
export const nominator = person('zhou')
export const stranger = person('far', { householdId: 'hx', home: ['c', 't2', 'v9'] })
export const helper = person('li', { posts: [post('gridMember', PATH)] })
export const town = person('zhao', {
  posts: [post('inspector', pathTo('t'))],
  home: [],
  householdId: null,
  staffName: 'zhao',
})
export const [a, b, d] = [committee('a'), committee('b'), committee('d')]

const FACTS: Facts = {
  household: { id: 'h1', title: '三组 5 号 陈家', villageId: 'v', path: PATH },
  nominations: NOTHING_COUNTED,
  objector: { open: 0, rejectedAt: [] },
  voters: ['a', 'b', 'd'],
}

export type Step = (story: HonourStory) => unknown
type HonourStory = Story<HonourKinds, typeof honourProcess.verbs>
const STORIES = storiesOf<HonourKinds, typeof honourProcess.verbs>(honourProcess, NOW, FACTS)

export const { story, press, on, at } = STORIES
export const honour = (...steps: readonly Step[]): Honour => story(...steps).here

/** What it comes to: the refusal, or `granted`. */
export function trying<V extends HonourVerb>(
  steps: readonly Step[],
  who: Actor | 'clock',
  verb: V,
  input: HonourInputs[V],
  facts: Partial<Facts> = {},
): string {
  const { answer } = story(...steps).when(who, verb, input as never, facts)
  return isRefusal(answer) ? answer.refused : 'granted'
}

export const nominated: Step = press(nominator, 'nominate', {
  kind: 'helpful',
  householdId: 'h1',
  text: '热心',
})
export const consents = (consent: boolean, who: Actor = own): Step =>
  press(who, 'consent', { consent, ...(who === own ? {} : { words: '当面同意' }) })
export const objects = (who: Actor, facts: Partial<Facts> = {}): Step =>
  press(who, 'object', { reason: '没见着' }, facts)
/** The newest objection of this person. */
export const answers =
  (who: Actor, upheld: boolean, to: Actor = neighbour, facts: Partial<Facts> = {}): Step =>
  told => {
    const id = told.here.objections.filter(({ by }) => by === to.id).pop()?.id ?? ''
    press(who, 'answer', { objectionId: id, upheld, reason: '问过' }, facts)(told)
  }
export const votes = (who: Actor, agree: boolean, voters: string[] = ['a', 'b', 'd']): Step =>
  press(who, 'vote', { agree }, { voters })

export const ON_NOTICE = [nominated, consents(true)]
export const OBJECTED = [...ON_NOTICE, objects(neighbour)]
export const DECIDING = [...ON_NOTICE, on(END + 1)]
export const AWARDED = [...DECIDING, votes(a, true), votes(b, true)]
export const HIDDEN = [...AWARDED, consents(false)]
export const DECLINED = [nominated, consents(false)]
export const UPHELD = [...OBJECTED, answers(a, true)]

export const viewer = (actor: Actor, now = NOW, noSupervisor = false): Viewer => ({
  actor,
  now,
  noSupervisor,
})
