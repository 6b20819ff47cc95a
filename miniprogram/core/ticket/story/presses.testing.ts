/** Presses that the tests of orders make again and again, each with an input that is right. */
import { addDays, dayKey } from '../../clock/shanghai'
import type { Actor } from '../../people/role'
import type { Inputs } from '../commands'
import type { Facts } from '../decide'
import { VILLAGE, LEAF, HOME, NOW, people } from './people.testing'
import { press, clock, closing, type Press, type Step } from '../testing'

// ---- presses that most stories are made of ----

export const draft = {
  category: 'infrastructure',
  sub: 'lamp',
  text: '桥头往东第三盏路灯不亮。晚上看不见路',
  place: '桥头',
  urgent: false,
  aboutStaff: false,
  attachments: [],
} as const
export const dispute = { category: 'dispute', sub: 'neighbour', text: '两家为滴水檐的事争了三回' } as const
const photo = { id: 'p1', kind: 'photo' } as const

export const submit = (change: Partial<Inputs['submit']> = {}, by: Actor = people.chen): Press =>
  press(
    by,
    'submit',
    { ...draft, attachments: [], showOnBoard: true, ...change },
    { no: 'WL26-0001', place: { path: HOME, householdId: 'h-chen' } },
  )
export const register = (change: Partial<Inputs['register']> = {}, by: Actor = people.li): Press =>
  press(
    by,
    'register',
    { ...draft, attachments: [], source: 'patrol', gridId: LEAF, ...change },
    { no: 'WL26-0001', place: { path: HOME, householdId: null } },
  )
export const dispatchTo = (
  person: Actor,
  change: Partial<Inputs['dispatch']> = {},
  by: Actor = people.zhao,
): Press => ({
  verb: 'dispatch',
  by,
  facts: { people: [person] },
  input: {
    category: 'infrastructure',
    sub: 'lamp',
    matter: 'public',
    track: 1,
    person: person.id,
    ...change,
  },
})
export const dispatchToPool = (
  members: Actor[],
  change: Partial<Inputs['dispatch']> = {},
  by: Actor = people.zhao,
): Press => ({
  verb: 'dispatch',
  by,
  facts: { people: members },
  input: { category: 'infrastructure', sub: 'lamp', matter: 'public', track: 1, pool: VILLAGE, ...change },
})
export const disputeClass = { category: 'dispute', sub: 'neighbour', matter: 'minor', track: 2 } as const
export const claim = (by: Actor, change: Partial<Inputs['claim']> = {}): Press =>
  press(by, 'claim', {
    measures: '明天带梯子去换灯泡',
    promisedDay: dayKey(addDays(NOW, 2)),
    showContact: true,
    ...change,
  })
export const resolve = (by: Actor, change: Partial<Inputs['resolve']> = {}): Press =>
  press(by, 'resolve', { outcome: 'done', text: '换了灯泡，亮了', attachments: [photo], ...change })
export const rate = (score: Inputs['rate']['score'], by: Actor = people.chen, facts?: Facts): Press =>
  press(by, 'rate', { score, attachments: [] }, facts)
export const revisit = (by: Actor, satisfied: boolean | null = true): Press =>
  press(by, 'revisit', { text: '去看过了', satisfied })

/** The road most tickets take, up to a state: `given(...upTo('claimed'))`. */
export function upTo(
  state: 'submitted' | 'dispatched' | 'claimed' | 'resolved' | 'closed',
  change: Partial<Inputs['submit']> = {},
): Step[] {
  const kind = change.category === 'dispute' ? disputeClass : {}
  const road: [string, Step[]][] = [
    ['submitted', [submit(change)]],
    ['dispatched', [dispatchTo(people.li, kind)]],
    ['claimed', [claim(people.li)]],
    ['resolved', [resolve(people.li)]],
    [
      'closed',
      [...(change.category === 'dispute' ? [revisit(people.qian)] : []), rate(5), closing, clock('close')],
    ],
  ]
  const last = road.findIndex(([name]) => name === state)
  return road.slice(0, last + 1).flatMap(([, steps]) => steps)
}
