import { describe, expect, test } from 'vitest'
import { addDays, dayKey } from '../clock/shanghai'
import { days } from '../clock/units'
import type { Actor } from '../people/role'
import { isRefusal } from '../refusal'
import type { Inputs } from './commands'
import { LIFECYCLE, RELATIONS, rowOf, VERBS, type Relation, type Verb } from './lifecycle'
import {
  after,
  claim,
  clock,
  closing,
  dispatchTo,
  dispute,
  disputeClass,
  draft,
  HOME,
  LEAF,
  people,
  press,
  resolve,
  Story,
  submit,
  type Press,
  type Step,
} from './testing'
import { STATES, type State } from './types'

/**
 * Every verb × state × relation against the table. The people are cast by hand, so that who counts as what is not asked
 * of the code under test. `wu` typed the order for `chen`; `li` has it, `wang` helps.
 */
const CAST: { who: Actor | 'clock'; is: (state: State) => readonly Relation[] }[] = [
  { who: people.chen, is: () => ['requester'] },
  { who: people.wu, is: () => ['author', 'gridMember'] },
  {
    who: people.li,
    is: state =>
      state === 'dispatched'
        ? ['offered', 'gridMember']
        : IN_HAND.includes(state)
          ? ['holder', 'gridMember']
          : ['gridMember'],
  },
  { who: people.wang, is: state => (IN_HAND.includes(state) ? ['coHandler'] : []) },
  { who: people.ma, is: () => ['gridMember'] },
  { who: people.zhao, is: () => ['dispatcher'] },
  { who: people.sun, is: () => ['supervisor'] },
  { who: people.qian, is: () => ['inspector', 'approver'] },
  // The town has somebody, so the county approves nothing.
  { who: people.county, is: () => ['stranger'] },
  { who: people.zhou, is: () => ['villager'] },
  { who: people.far, is: () => ['stranger'] },
  { who: people.other, is: () => ['stranger'] },
  { who: 'clock', is: () => ['clock'] },
]
const IN_HAND: readonly State[] = ['claimed', 'resolved', 'closed']

const begun: Step[] = [submit({ onBehalfOf: people.chen.id, consentWords: '电话里说好的' }, people.wu)]
const offered: Step[] = [...begun, dispatchTo(people.li)]
const inHand: Step[] = [
  ...offered,
  claim(people.li),
  press(
    people.li,
    'addHandler',
    { person: people.wang.id, reason: '梯子要两个人扶' },
    { people: [people.wang] },
  ),
]
const done: Step[] = [...inHand, resolve(people.li)]
const ROAD: Record<State, Step[]> = {
  submitted: begun,
  dispatched: offered,
  claimed: inHand,
  resolved: done,
  closed: [...done, closing, clock('close')],
  withdrawn: [...begun, press(people.chen, 'withdraw', {})],
  declined: [
    ...begun,
    press(people.zhao, 'decline', { reason: '村里办不了', whereInstead: '镇便民中心 3 号窗' }),
  ],
  merged: [
    ...begun,
    press(people.zhao, 'merge', { into: 't9', seenRev: 1 }, ticket => ({
      target: ticket && { ...ticket, id: 't9' },
    })),
  ],
  referred: [...begun, press(people.zhao, 'refer', { office: '供电所', reason: '电线杆归他们' })],
}

/** What must have happened, or how long must have passed, for the verb to make sense. */
const BEFORE: Partial<Record<Verb, Step[]>> = {
  agreeCancel: [press(people.chen, 'askCancel', {})],
  answerObjection: [press(people.chen, 'objectTo', { reason: '信不过' })],
  answerReclassify: [
    press(people.zhao, 'reclassify', {
      category: 'policy',
      sub: 'pension',
      matter: 'minor',
      track: 2,
      reason: '看错了',
    }),
  ],
  unpublish: [press(people.sun, 'publish', { asked: '灯不亮', done: '换了灯泡', seenRev: 6 })],
  lapse: [after(days(2))],
  close: [after(days(9))],
  remind: [after(days(40))],
}
const atOffice = submit({ category: 'livelihood', sub: 'certificate' })
const atOfficeClass = { category: 'livelihood', sub: 'certificate', matter: 'minor', track: 1 } as const
/** The notice of 2026 is entered once more, with another day off. */
const again: Step = {
  notice: [{ year: 2026, source: '更正', holidays: ['2026-11-25'], workdays: [], version: 2 }],
}
/** The objection was raised while it was out, and still waits when it has come back. */
const ROAD_FOR: Partial<Record<`${Verb}:${State}`, Step[]>> = {
  'answerObjection:submitted': [
    ...offered,
    press(people.chen, 'objectTo', { reason: '信不过' }),
    press(people.li, 'giveBack', { reason: '不顺路' }),
  ],
  // Only where a revisit is owed is there anything to remind of.
  'remind:resolved': [
    submit(dispute),
    dispatchTo(people.li, disputeClass),
    claim(people.li),
    resolve(people.li),
    after(days(40)),
  ],
  // Only what counts workdays has a day that a notice can move.
  'correctDays:submitted': [atOffice, again],
  'correctDays:dispatched': [atOffice, dispatchTo(people.li, atOfficeClass), again],
  'correctDays:claimed': [atOffice, dispatchTo(people.li, atOfficeClass), claim(people.li), again],
  'correctDays:referred': [
    atOffice,
    press(people.zhao, 'refer', { office: '便民中心', reason: '归他们' }),
    again,
  ],
}

const INPUTS: { [V in Verb]: Inputs[V] } = {
  submit: { ...draft, attachments: [], showOnBoard: true },
  register: { ...draft, attachments: [], source: 'patrol', gridId: LEAF },
  amend: { text: '还有一盏', attachments: [] },
  withdraw: {},
  askCancel: {},
  agreeCancel: {},
  decline: { reason: '村里办不了', whereInstead: '镇里' },
  appeal: { text: '该办的' },
  merge: { into: 't9', seenRev: 0 },
  unmerge: { reason: '不是一回事' },
  refer: { office: '供电所', reason: '归他们' },
  answerReferral: { accepted: true, outcome: 'done', text: '接了' },
  dispatch: {
    category: 'infrastructure',
    sub: 'lamp',
    matter: 'public',
    track: 1,
    person: people.ma.id,
    reason: '换个近的',
  },
  claim: { measures: '去修', promisedDay: dayKey(addDays(Date.UTC(2026, 10, 24), 2)), showContact: true },
  lapse: {},
  giveBack: { reason: '不顺路' },
  reassign: { person: people.ma.id, reason: '他病了' },
  recommit: { promisedDay: '2026-11-27', reason: '灯泡没到' },
  progress: { text: '看过了', attachments: [] },
  addHandler: { person: people.ma.id, reason: '人手不够' },
  recuse: { reason: '是亲戚' },
  objectTo: { reason: '信不过' },
  answerObjection: { upheld: true, reason: '换' },
  reclassify: { category: 'policy', sub: 'pension', matter: 'minor', track: 2, reason: '看错了' },
  answerReclassify: { agreed: true, reason: '对', seenRev: 0 },
  resolve: { outcome: 'notNeeded', text: '又亮了', attachments: [] },
  rate: { score: 4, attachments: [] },
  revisit: { text: '看过了', satisfied: true },
  committeeRate: { result: 4, speed: 4, manner: 5 },
  standAside: { reason: '是亲戚' },
  reopen: { reason: '又不亮了' },
  close: {},
  consent: { consent: false },
  setReaders: { readers: 'handlers' },
  publish: { asked: '灯不亮', done: '换了灯泡', seenRev: 0 },
  unpublish: { reason: '写错了' },
  remind: {},
  correctDays: {},
}

function pressFor(verb: Verb, by: Actor | 'clock', rev: number): Press {
  const input = 'seenRev' in INPUTS[verb] ? { ...INPUTS[verb], seenRev: rev } : INPUTS[verb]
  return press(by, verb, input, ticket => ({
    no: 'WL26-0002',
    place: { path: HOME, householdId: null },
    people: [people.ma],
    target: ticket && ({ ...ticket, stage: { state: 'claimed' }, id: 't9' } as never),
    // What it was merged into: still under way for taking it out, done for judging it.
    chain: ticket
      ? [
          {
            ...ticket,
            stage: { state: verb === 'unmerge' ? 'claimed' : 'resolved' },
            id: 't9',
            handledBy: [],
          } as never,
        ]
      : [],
    holder: null,
    approvers: [people.qian.id, people.xu.id],
  }))
}

/** Beyond the table, each for a reason of its own; told by the stories of the verb. */
const STRICTER: Partial<Record<`${Verb}:${State}:${string}`, string>> = {
  'correctDays:resolved:clock': 'no step of the sample rules counts workdays once the work has ended',
  'decline:submitted:qian': 'the town declines only what lies on its own desk',
  'reopen:merged:sun': 'nobody classified it before it was merged, and nobody judges what they cannot read',
  'revisit:resolved:ma':
    'a grid member reads it only while a revisit is owed, and nobody judges what they cannot read',
  ...Object.fromEntries(
    (['resolved', 'closed'] as const).map(state => [
      `standAside:${state}:ma`,
      'a grid member who does not revisit has nothing to stand aside from',
    ]),
  ),
  ...Object.fromEntries(
    (['submitted', 'dispatched', 'claimed', 'referred'] as const).map(state => [
      `answerReclassify:${state}:chen`,
      'the requester answers only whether it leaves the kind it was filed under',
    ]),
  ),
  'unmerge:merged:clock': 'the clock takes an order back only from one that came to nothing',
}
const RELATED: readonly string[] = ['wu', 'li', 'wang']
const NO = ['NOT_ALLOWED', 'NOT_NOW', 'TAKEN', 'CLAIMED_ALREADY', 'RELATED', 'JUDGED_UNSEEN']

const nameOf = (who: Actor | 'clock') => (who === 'clock' ? 'clock' : who.id)

function expected(verb: Verb, state: State, who: Actor | 'clock', is: readonly Relation[]): boolean {
  const row = rowOf(verb)
  if (`${verb}:${state}:${nameOf(who)}` in STRICTER) return false
  // Nobody judges what they had a hand in.
  if ((verb === 'revisit' || verb === 'standAside') && RELATED.includes(nameOf(who))) return false
  return row.from.includes(state) && row.by.some(relation => is.includes(relation))
}

const later = VERBS.filter(verb => verb !== 'submit' && verb !== 'register')

describe.each(later)('%s', verb => {
  test.each(STATES)('from %s: by exactly those the table names', state => {
    const wrong: string[] = []
    for (const { who, is } of CAST) {
      const story = new Story()
      const reachable = rowOf(verb).from.includes(state)
      const steps = ROAD_FOR[`${verb}:${state}`] ?? [
        ...ROAD[state],
        ...(reachable ? (BEFORE[verb] ?? []) : []),
      ]
      for (const step of steps) story.go(step)
      const answer = story.tell(pressFor(verb, who, story.here.rev))
      const may = expected(verb, state, who, is(state)) && reachable
      if (isRefusal(answer) === may)
        wrong.push(`${nameOf(who)}: ${isRefusal(answer) ? answer.refused : 'allowed'}`)
      else if (isRefusal(answer) && !NO.includes(answer.refused))
        wrong.push(`${nameOf(who)}: refused, but for ${answer.refused}`)
      else if (!isRefusal(answer)) {
        const to: readonly string[] = [rowOf(verb).to].flat()
        const went = story.here.stage.state
        if (!to.includes(went) && !(to.includes('same') && went === state))
          wrong.push(`${nameOf(who)}: led to ${went}`)
      }
    }
    expect(wrong).toEqual([])
  })
})

test.each([
  ['submit', ['chen', 'zhou']],
  ['register', ['li', 'wu', 'ma', 'zhao']],
] as const)('%s begins a ticket, by exactly those the table names', (verb, may: readonly string[]) => {
  for (const { who } of CAST) {
    const answer = new Story().ask(pressFor(verb, who, 0))
    expect(isRefusal(answer) ? answer.refused : 'allowed', nameOf(who)).toBe(
      may.includes(nameOf(who)) ? 'allowed' : 'NOT_ALLOWED',
    )
  }
})

test('a ticket that is there is not submitted again, and one that is not there has no other verb', () => {
  const story = new Story().go(submit())
  expect(story.ask(pressFor('submit', people.chen, 1))).toMatchObject({ refused: 'NOT_NOW' })
  for (const verb of later)
    expect(new Story().ask(pressFor(verb, people.zhao, 0)), verb).toMatchObject({ refused: 'NOT_FOUND' })
})

test('the table names every relation but two that only read, and every state can be reached', () => {
  const named = new Set(VERBS.flatMap(verb => [...LIFECYCLE[verb].by] as Relation[]))
  expect(RELATIONS.filter(relation => !named.has(relation))).toEqual(['stranger'])
  expect(STATES.filter(state => !VERBS.some(verb => [rowOf(verb).to].flat().includes(state)))).toEqual([])
})
