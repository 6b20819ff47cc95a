/** The people and the four matters that `same-person.test.ts` puts before one another: order, deed, honour, redemption. */
import { fromDayKey } from './clock/shanghai'
import { days, hours } from './clock/units'
import type { DeedCommand } from './deed/commands'
import { decide as decideDeed } from './deed/decide'
import type { Deed } from './deed/kinds'
import type { HonourCommand } from './honour/commands'
import { decide as decideHonour } from './honour/decide'
import type { Honour } from './honour/kinds'
import { moved, undone, type Belonging } from './people/belonging'
import type { Actor, Post } from './people/role'
import { blockedAtCounter } from './redemption/counter'
import type { PointsItem } from './points/types'
import { isRefusal, type Refusal } from './refusal'
import { HOME } from './ticket/story/people.testing'
import { given, press } from './ticket/testing'
import { upTo } from './ticket/story/presses.testing'

export const NOW = fromDayKey('2026-11-24') + hours(8)
export const CHEN = 'h-chen'
const [, , VILLAGE = ''] = HOME
export const TO_VILLAGE = HOME.slice(0, 3)

export const post = (role: Post['role'], path: string[]): Post => ({
  role,
  gridId: path[path.length - 1] ?? '',
  path,
  from: 0,
  until: null,
})
const lived = (householdId: string, from: number, until: number | null): Belonging => ({
  householdId,
  from,
  until,
  how: 'roster',
})
/** A member of the committee, who also stands at the counter where that is asked. */
export const member = (id: string, householdId: string | null, more: Partial<Actor> = {}): Actor => ({
  id,
  staffName: `名${id}`,
  posts: [post('supervisor', TO_VILLAGE)],
  householdId,
  home: householdId === null ? [] : HOME,
  belonged: householdId === null ? [] : [lived(householdId, 0, null)],
  kinHouseholds: [],
  ...more,
})
const movedOut = (ago: number) =>
  member('x', 'h-new', { belonged: [lived(CHEN, 0, NOW - ago), lived('h-new', NOW - ago, null)] })
const movedIn = moved([lived('h-old', 0, null)], CHEN, 'accepted', NOW - days(1))

/** Everybody is on the committee; the columns say who else they are. */
export const PERSONS: Record<string, Actor> = {
  'lives there': member('x', CHEN),
  'the spouse’s household': member('x', 'h-own', { kinHouseholds: [{ householdId: CHEN, kin: 'spouse' }] }),
  'the parents’ household': member('x', 'h-own', { kinHouseholds: [{ householdId: CHEN, kin: 'parents' }] }),
  'moved out yesterday': movedOut(days(1)),
  'moved out 180 days ago, less a millisecond': movedOut(days(180) - 1),
  'moved out 180 days ago': movedOut(days(180)),
  'moved in yesterday': member('x', CHEN, { belonged: movedIn }),
  'moved in by mistake, undone': member('x', 'h-old', { belonged: undone(movedIn) }),
  'asked to move in': member('x', null, { guestAt: HOME }),
  'another household': member('x', 'h-zhou'),
  'lives elsewhere': member('x', null),
  'the post has ended': member('x', 'h-zhou', {
    posts: [{ ...post('supervisor', TO_VILLAGE), until: NOW - 1 }],
  }),
  'brought it in': member('helper', 'h-helper'),
}

// ---- the four matters, as their own rules know them

export const order = given(...upTo('resolved')).story
export const deed = (
  stage: Deed['stage'] = { state: 'waiting', askAgainAt: NOW + days(3), townFrom: NOW + days(15) },
  over: Partial<Deed> = {},
): Deed => ({
  id: 'a1',
  rev: 1,
  head: 'hash-1',
  at: NOW,
  entered: 1,
  stage,
  requests: {},
  reminded: {},
  v: 1,
  no: 'V-J26-0001',
  villageId: VILLAGE,
  path: HOME,
  reportedBy: 'helper',
  reporterName: '名helper',
  reporterHousehold: 'h-helper',
  reporterHouseholds: ['h-helper'],
  reportedAt: NOW,
  wordsId: 'a1:000001',
  households: [{ id: CHEN, title: '三组 2 号 陈家' }],
  group: false,
  item: { id: 'clean' } as PointsItem,
  rulesVersion: 1,
  quantity: 1,
  points: 10,
  day: '2026-11-23',
  confirmed: null,
  refused: null,
  noticeUntil: 'noticeUntil' in stage ? stage.noticeUntil : null,
  objections: [],
  aside: [],
  results: {},
  ...over,
})
export const honour = (
  stage: Honour['stage'] = { state: 'deciding', voteDueAt: NOW + days(15) },
): Honour => ({
  id: 'hn1',
  rev: 3,
  head: 'hash-3',
  at: NOW,
  entered: 3,
  stage,
  requests: {},
  reminded: {},
  v: 1,
  villageId: VILLAGE,
  path: HOME,
  kind: 'helpful',
  term: '2026',
  householdId: CHEN,
  householdTitle: '三组 2 号 陈家',
  nominatedBy: 'helper',
  nominatorHouseholds: ['h-helper'],
  nominatedAt: NOW,
  wordsId: 'hn1:000001',
  consent: { given: true, by: 'chen', at: NOW },
  noticeUntil: NOW + days(3),
  objections: [],
  votes: [],
  aside: [],
})
const bought = { householdId: CHEN, redeemedBy: 'helper', onBehalf: true, helperHouseholds: ['h-helper'] }

export const word = (answer: object | Refusal | null): string =>
  answer !== null && isRefusal(answer) ? answer.refused : 'yes'
export const onOrder = (actor: Actor) =>
  word(order.ask(press(actor, 'committeeRate', { result: 5, speed: 5, manner: 5 })))
export const onDeed = (
  actor: Actor,
  command: Pick<DeedCommand, 'verb' | 'input'> = { verb: 'confirm', input: { agree: true } },
  of = deed(),
  supervisors: readonly Actor[] = [],
) =>
  word(
    decideDeed(of, command, {
      actor,
      now: NOW,
      facts: { supervisors, objector: { open: 0, rejectedAt: [] } },
    }),
  )
/** What the cloud looks up for it: two more may vote, nobody has objected before. */
const LOOKED_UP = { voters: ['x', 'y', 'z'], objector: { open: 0, rejectedAt: [] } }
export const onHonour = (
  actor: Actor,
  command: Pick<HonourCommand, 'verb' | 'input'> = { verb: 'vote', input: { agree: true } },
  of = honour(),
  noSupervisor = false,
) =>
  word(
    decideHonour(of, { ...command, key: 'k' } as HonourCommand, {
      actor,
      now: NOW,
      facts: { ...LOOKED_UP, noSupervisor },
    }),
  )
export const onRedemption = (actor: Actor) =>
  word(blockedAtCounter(bought, { actor, as: 'shopkeeper', shopkeepers: [], now: NOW }))
