/**
 * Who stands where, and how an order came there. People are cast by hand: who counts as what is not asked of the code
 * that is tried.
 */
import { days } from '../../clock/units'
import type { Actor, Post } from '../../people/role'
import { isRefusal } from '../../refusal'
import type { Inputs } from '../commands'
import { after, clock, closing, press, Story, type Press, type Step } from '../testing'
import {
  claim,
  dispatchTo,
  dispatchToPool,
  disputeClass,
  resolve,
  revisit,
  submit,
  register,
} from '../story/presses.testing'
import { ELSEWHERE, HOME, NOW, people } from '../story/people.testing'
import type { Ticket } from '../types'
import type { Column } from './tables.testing'

const { chen, wu, li, wang, ma, zhao, sun, qian, county, zhou, far } = people

const holding = (id: string, role: Post['role'], path: string[]): Actor => ({
  ...zhao,
  id,
  staffName: `${id}某`,
  posts: [{ role, gridId: path[path.length - 1] ?? '', path, from: 0, until: null }],
})
const retired = (one: Actor): Actor => ({
  ...one,
  posts: one.posts.map(post => ({ ...post, until: NOW - 1 })),
})
const movedAway = (one: Actor): Actor => ({ ...one, home: ELSEWHERE, householdId: 'h-new' })

const VILLAGE_ELSEWHERE = ELSEWHERE.slice(0, 3)
/** Staff of the town, to whom a complaint about staff is given. */
export const bai = holding('bai', 'gridMember', HOME.slice(0, 2))
/** Had an order before anybody who is cast, and gave it back. */
const dong = holding('dong', 'gridMember', HOME.slice(0, 3))
export const cao = holding('cao', 'gridMember', HOME.slice(0, 2))

export const KINDS = [
  'ordinary',
  'returned',
  'asked',
  'askedOfCounty',
  'dispute',
  'private',
  'handlers',
  'letIn',
  'registered',
  'staff',
] as const
export type Kind = (typeof KINDS)[number]

/** Out of the kind it was filed under, where it has one. */
export const OTHER_CLASS = { category: 'policy', sub: 'pension', matter: 'minor', track: 2 } as const
/** What the desk writes in 派单. */
type Class = Pick<Inputs['dispatch'], 'category' | 'sub' | 'matter' | 'track'>
export const classOf = (kind: Kind): Class =>
  kind === 'dispute' || kind === 'letIn'
    ? disputeClass
    : {
        category: 'infrastructure',
        sub: 'lamp',
        matter: kind === 'private' ? 'private' : 'public',
        track: 1,
      }

export function born(kind: Kind, attachments: Inputs['submit']['attachments'] = []): Step[] {
  const helped = { onBehalfOf: chen.id, consentWords: '电话里说好的' }
  if (kind === 'registered') return [register({ attachments }, wu)]
  const change: Partial<Inputs['submit']> =
    kind === 'dispute' || kind === 'letIn'
      ? { ...helped, category: 'dispute', sub: 'neighbour', text: '两家为滴水檐的事争了三回' }
      : { ...helped, aboutStaff: kind === 'staff' }
  const switched: Step[] =
    kind === 'handlers' || kind === 'letIn'
      ? [press(chen, 'setReaders', { readers: kind === 'letIn' ? 'committee' : 'handlers' })]
      : []
  const returned: Step[] = [
    dispatchTo(dong, classOf(kind)),
    claim(dong),
    press(dong, 'giveBack', { reason: '不顺路' }),
  ]
  const asked: Step[] = [press(zhao, 'reclassify', { ...OTHER_CLASS, reason: '看错了' })]
  return [
    submit({ ...change, attachments }, wu),
    // Whoever types it for them cannot say so.
    press(chen, 'consent', { consent: true }),
    ...switched,
    ...(kind === 'returned' || kind === 'private' ? returned : []),
    ...(kind === 'asked' || kind === 'askedOfCounty' ? asked : []),
  ]
}

/** Who has it, who helps, and to whom it goes when the first one gives it back. */
export const handsOf = (kind: Kind) =>
  kind === 'staff' ? { first: bai, second: cao, next: cao } : { first: li, second: wang, next: ma }
const deskOf = (kind: Kind): Actor => (kind === 'staff' ? qian : zhao)

/** alone: offered to one person. pool: to two. former: the first one gave it back, and another has it. */
export type Road = 'alone' | 'pool' | 'former'

export interface Where {
  kind: Kind
  state: string
  road: Road
}

/** The steps that bring an order of this kind there; null where it cannot come. */
export function roadTo(
  { kind, state, road }: Where,
  start: Step[] = born(kind),
  as = classOf(kind),
): Step[] | null {
  const { first, second, next } = handsOf(kind)
  const desk = deskOf(kind)
  const send = (to: Actor): Step => dispatchTo(to, as, desk)
  const helper = (by: Actor): Step =>
    press(by, 'addHandler', { person: second.id, reason: '要两个人' }, { people: [second] })
  const back: Step[] =
    road === 'former' ? [send(first), claim(first), press(first, 'giveBack', { reason: '不顺路' })] : []
  const waiting = [...start, ...back]
  const has = road === 'former' ? next : first
  const offered = [...waiting, road === 'pool' ? dispatchToPool([first, second], as, desk) : send(has)]
  const inHand = [...offered, claim(has), ...(road === 'former' && kind === 'staff' ? [] : [helper(has)])]
  const done = [...inHand, resolve(has)]
  const roads: Record<string, Step[]> = {
    submitted: waiting,
    dispatched: offered,
    claimed: inHand,
    resolved: done,
    closed: [...done, ...(REVISITED.includes(kind) ? [revisit(qian)] : []), closing, clock('close')],
    referred: [...waiting, press(desk, 'refer', { office: '供电所', reason: '归他们' })],
  }
  const ended: Record<string, Step | null> = {
    withdrawn: kind === 'registered' ? null : press(chen, 'withdraw', {}),
    declined: press(desk, 'decline', { reason: '村里办不了', whereInstead: '镇便民中心' }),
    merged:
      kind === 'staff'
        ? null
        : press(zhao, 'merge', { into: 't9', seenRev: 0 }, () => ({ target: twin(kind) })),
  }
  if (roads[state]) return roads[state]
  const last = ended[state]
  return last ? [...waiting, last] : null
}
const REVISITED: readonly Kind[] = ['dispute', 'letIn', 'registered']

/** Another order of the same kind, under way, as the one it is merged into. */
export function twin(kind: Kind, state: 'claimed' | 'resolved' = 'claimed'): Ticket {
  const key = `${kind} ${state}`
  const known = twins.get(key) ?? { ...told(roadTo({ kind, state, road: 'former' }) ?? []).here, id: 't9' }
  twins.set(key, known)
  return known
}
const twins = new Map<string, Ticket>()

/** What insists on what was seen is pressed by somebody who has just looked. */
export function told(steps: readonly Step[]): Story {
  const story = new Story()
  for (const step of steps) story.go(looked(step, story))
  return story
}
export const looked = <S extends Step>(step: S, story: Story): S =>
  'verb' in step && 'seenRev' in step.input
    ? { ...step, input: { ...step.input, seenRev: story.here.rev } }
    : step

/** Anyone who stands in a column, in that state. */
export function cast(column: Column, kind: Kind, state: string): readonly (Actor | 'clock')[] {
  const { first, second } = handsOf(kind)
  const inHand = ['claimed', 'resolved', 'closed'].includes(state)
  const people_: Record<Column, readonly (Actor | 'clock')[]> = {
    requester: kind === 'registered' ? [] : [chen, movedAway(chen)],
    author: [wu],
    holder: inHand ? [first] : [],
    coHandler: inHand ? [second] : [],
    offered: state === 'dispatched' ? [first] : [],
    pool: state === 'dispatched' ? [first, second] : [],
    former: [first],
    gridMember: [ma],
    dispatcher: [zhao],
    supervisor: [sun],
    // Where the county answers, the town has nobody.
    inspector: kind === 'askedOfCounty' ? [] : [qian],
    admin: [county],
    neighbour: [zhou],
    stranger: [far, movedAway(zhou)],
    elsewhere: [
      holding('heYuan', 'gridMember', VILLAGE_ELSEWHERE),
      holding('heZhang', 'dispatcher', VILLAGE_ELSEWHERE),
      holding('heJian', 'supervisor', VILLAGE_ELSEWHERE),
      holding('heZhen', 'inspector', ['county', 'town2']),
    ],
    ended: [first, second, wu, ma, zhao, sun, qian].map(retired),
    clock: ['clock'],
  }
  return people_[column]
}

/** Presses it in passing, where that can be done: the question that the verb answers. */
export function tryStep(story: Story, step: Press): void {
  const now = looked(step, story)
  if (!isRefusal(story.ask(now))) story.go(now)
}

/** Long enough for what the clock does. */
export const WAIT: Partial<Record<string, Step>> = {
  lapse: after(days(2)),
  urge: after(days(40)),
  close: after(days(9)),
  remind: after(days(40)),
}
