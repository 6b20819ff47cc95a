import { describe, expect, it } from 'vitest'
import { endOfDay } from '../../clock/shanghai'
import { days } from '../../clock/units'
import type { Actor } from '../../people/role'
import { isRefusal } from '../../refusal'
import {
  ALL,
  application,
  at,
  codeOf,
  NOW,
  objection,
  PEOPLE,
  SUPERVISORS,
  UNTIL,
  who,
  type Who,
} from './deed.testing'
import { decide, isOverruled, VERBS, verbsFor, type Command, type Verb } from './application'
import { clockStep, creditOf, dueAt, nextDueAt, settled } from './application-clock'
import { mayObject, openOf } from '../objections'
import { hasBothSteps, hasFirstStep } from '../steps'
import { stateWords } from '../says'
import { APPLICATION_STATES, type Application, type ApplicationState } from '../types'

const commandOf = (verb: Verb, person: Who): Command =>
  verb === 'object'
    ? { verb, objectionId: `o-${person}`, householdId: null, needsSecond: false }
    : verb === 'answer'
      ? { verb, objectionId: 'o-neighbour', upheld: false }
      : { verb }
describe('the table', () => {
  const MAY: Record<Verb, Partial<Record<ApplicationState, Who[]>>> = {
    confirm: { waiting: ['gridMember', 'above', 'supervisor', 'other'] },
    refuse: { waiting: ['gridMember', 'above', 'supervisor', 'other'] },
    withdraw: { waiting: ['author', 'kin'], confirmed: ['author', 'kin'], objected: ['author', 'kin'] },
    object: {
      confirmed: ['neighbour', 'gridMember', 'above', 'supervisor', 'other', 'dispatcher', 'shop'],
      objected: ['gridMember', 'above', 'supervisor', 'other', 'dispatcher', 'shop'],
    },
    answer: { objected: ['supervisor', 'other'] },
    standAside: {
      waiting: ['gridMember', 'above', 'supervisor', 'other'],
      objected: ['supervisor', 'other'],
    },
  }
  it.each(VERBS.flatMap(verb => APPLICATION_STATES.map(state => [verb, state] as const)))(
    '%s while %s',
    (verb, state) => {
      const may = MAY[verb][state] ?? []
      expect(
        ALL.filter(person => !isRefusal(decide(application(state), commandOf(verb, person), at(person)))),
      ).toEqual(may)
      // The buttons a phone gets are the very same.
      expect(ALL.filter(person => verbsFor(application(state), at(person)).includes(verb))).toEqual(may)
    },
  )
})

describe('nobody decides on the own matter', () => {
  it('a grid member who applied for others, and whoever lives with them', () => {
    const helped = application('waiting', {
      by: 'gridMember',
      byHousehold: 'h3',
      byHouseholds: ['h3'],
      households: [{ id: 'h9', title: '' }],
    })
    const flatmate = { ...PEOPLE.supervisor, householdId: 'h3' }
    expect(codeOf(decide(helped, { verb: 'confirm' }, at('gridMember')))).toBe('NOT_YOURSELF')
    expect(codeOf(decide(helped, { verb: 'confirm' }, { ...at('supervisor'), actor: flatmate }))).toBe(
      'NOT_YOURSELF',
    )
    expect(codeOf(decide(helped, { verb: 'confirm' }, at('above')))).toBe('confirmed')
  })
  it('whoever’s household it is about, also when somebody else wrote the form', () => {
    const forThem = application('waiting', {
      by: 'above',
      byHousehold: null,
      byHouseholds: [],
      households: [{ id: 'h3', title: '' }],
    })
    expect(codeOf(decide(forThem, { verb: 'confirm' }, at('gridMember')))).toBe('NOT_YOURSELF')
    expect(codeOf(decide(forThem, { verb: 'confirm' }, at('supervisor')))).toBe('confirmed')
  })
  it('a minus needs a supervisor; the household may object to it, not take it back', () => {
    const minus = (state: ApplicationState) =>
      application(state, { points: -5, by: 'above', byHousehold: null, byHouseholds: [] })
    expect(ALL.filter(person => verbsFor(minus('waiting'), at(person)).includes('confirm'))).toEqual([
      'supervisor',
      'other',
    ])
    expect(ALL.filter(person => verbsFor(minus('confirmed'), at(person)).includes('object'))).toEqual([
      'author',
      'kin',
      'neighbour',
      'gridMember',
      'supervisor',
      'other',
      'dispatcher',
      'shop',
    ])
    expect(ALL.filter(person => verbsFor(minus('confirmed'), at(person)).includes('withdraw'))).toEqual([
      'above',
    ])
  })
})

describe('somebody can always answer', () => {
  const answered = (person: Who, over: Partial<Application>, supervisors = SUPERVISORS) =>
    codeOf(
      decide(
        application('objected', over),
        { verb: 'answer', objectionId: 'o-neighbour', upheld: false },
        at(person, NOW, supervisors),
      ),
    )
  it('the town stands in where the village has no supervisor, or none that is not concerned', () => {
    expect(answered('inspector', {})).toBe('NOT_ALLOWED')
    expect(answered('inspector', {}, [])).toBe('confirmed')
    expect(answered('inspector', { confirmed: who('supervisor') }, [PEOPLE.supervisor])).toBe('confirmed')
    expect(answered('supervisor', { confirmed: who('supervisor') }, [PEOPLE.supervisor])).toBe('NOT_ALLOWED')
    expect(answered('inspector', { confirmed: who('supervisor') })).toBe('NOT_ALLOWED')
  })
  it('a second answer hears who was first', () => {
    const first = decide(
      application('objected', { objections: [objection('neighbour'), objection('dispatcher')] }),
      { verb: 'answer', objectionId: 'o-neighbour', upheld: false },
      at('supervisor'),
    ) as Application
    expect(first.state).toBe('objected')
    expect(
      decide(first, { verb: 'answer', objectionId: 'o-neighbour', upheld: true }, at('other')),
    ).toMatchObject({ refused: 'ANSWERED_ALREADY', message: '名supervisor已经答复过了，您不用再做什么。' })
  })
  it('a second confirmation hears who was first', () => {
    expect(decide(application('confirmed'), { verb: 'confirm' }, at('supervisor'))).toMatchObject({
      refused: 'CONFIRMED_ALREADY',
      message: expect.stringContaining('名above') as unknown,
    })
  })
})

describe('the notice', () => {
  it('ends with the third day after the confirmation; at its last millisecond an objection still counts', () => {
    const confirmed = decide(application(), { verb: 'confirm' }, at('above')) as Application
    expect(confirmed.objectUntil).toBe(UNTIL)
    const object = (now: number) =>
      codeOf(decide(confirmed, commandOf('object', 'neighbour'), at('neighbour', now)))
    expect([object(UNTIL - 1), object(UNTIL), object(UNTIL + 1)]).toEqual([
      'objected',
      'objected',
      'OBJECTION_OVER',
    ])
    const withdraw = (now: number) => codeOf(decide(confirmed, { verb: 'withdraw' }, at('author', now)))
    expect([withdraw(UNTIL), withdraw(UNTIL + 1)]).toEqual(['withdrawn', 'NOT_NOW'])
  })
  it('is due for the clock after the notice and after the last answer, never while something is open', () => {
    expect([
      dueAt(application()),
      dueAt(application('confirmed')),
      dueAt(application('objected')),
      dueAt(application('credited')),
    ]).toEqual([null, UNTIL, null, null])
    const late = decide(
      application('objected'),
      { verb: 'answer', objectionId: 'o-neighbour', upheld: false },
      at('supervisor', UNTIL + days(2)),
    ) as Application
    expect(dueAt(late)).toBe(UNTIL + days(2))
  })
})

describe('a group', () => {
  const three = { households: ['h1', 'h6', 'h7'].map(id => ({ id, title: id })), group: true }
  it('an objection about one household leaves the others; about all of it ends it', () => {
    const about = (householdId: string | null) =>
      decide(
        application('objected', { ...three, objections: [objection('neighbour', householdId)] }),
        { verb: 'answer', objectionId: 'o-neighbour', upheld: true },
        at('supervisor'),
      ) as Application
    expect([
      about('h6').state,
      ['h1', 'h6', 'h7'].map(id => isOverruled(about('h6'), id)),
      about(null).state,
    ]).toEqual(['confirmed', [false, true, false], 'overruled'])
  })
  it('once the first household has its result, nobody stops the clock halfway: not even with a tap from before the end', () => {
    const halfway = settled(application('confirmed', three), 'h1', { entryId: 'e', why: 'credited' })
    expect([
      decide(halfway, commandOf('object', 'neighbour'), at('neighbour', UNTIL)),
      decide(halfway, { verb: 'withdraw' }, at('author', UNTIL)),
    ]).toMatchObject([{ refused: 'OBJECTION_OVER' }, { refused: 'NOT_NOW' }])
  })
  it('is over when every household has its result', () => {
    const done = { entryId: 'e', why: 'credited' } as const
    const two = settled(settled(application('confirmed', three), 'h1', done), 'h6', done)
    expect([two.state, settled(two, 'h7', done).state]).toEqual(['confirmed', 'credited'])
  })
})

it('a penalty takes what there is, and nothing from below', () => {
  expect(
    [creditOf(10, 0), creditOf(-5, 20), creditOf(-5, 3), creditOf(-5, 0), creditOf(-5, -7)].map(n => n + 0),
  ).toEqual([10, -5, -3, 0, 0])
})

it('the steps are two, on different earlier days, in order, within a year', () => {
  const step = (which: 1 | 2, ago: number) => ({ step: which, at: NOW - days(ago) })
  expect(
    [
      [step(1, 3), step(2, 2)],
      [step(1, 2), step(2, 2)],
      [step(1, 1), step(2, 0)],
      [step(1, 2), step(2, 3)],
      [step(1, 400), step(2, 2)],
      [step(2, 2)],
    ].map(steps => hasBothSteps(steps, NOW)),
  ).toEqual([true, false, false, false, false, false])
  expect([hasFirstStep([step(1, 1)], NOW), hasFirstStep([step(1, 0)], NOW)]).toEqual([true, false])
})

it('how it stands is said in words', () => {
  const result = (why: Application['results'][string]['why'], over: Partial<Application> = {}) =>
    stateWords(application('credited', { results: { h1: { entryId: null, why } }, ...over }))
  expect([
    stateWords(application()),
    stateWords(application('confirmed')),
    result('credited'),
    result('overQuota'),
    result('zero'),
    result('credited', { points: -5 }),
    result('zero', { points: -5 }),
    // Of several households each has a result of its own.
    result('overCap', {
      households: [
        { id: 'h1', title: '一家' },
        { id: 'h2', title: '二家' },
      ],
    }),
    // Nothing was credited, so nothing hangs on an answer.
    result('overCap', {
      objections: [{ ...objection('n'), answer: { upheld: false, by: 'clock', byName: null, at: NOW } }],
    }),
  ]).toEqual([
    '等人证实',
    '公示到 11 月 21 日',
    '入账了',
    '这一期报满了，没加分',
    '没有分可扣',
    '扣了分',
    '没有分可扣',
    '入账了',
    '这一期的分到顶了，没加分',
  ])
})

describe('one’s own household is every one of the last 180 days, and kin’s', () => {
  const DAY = days(1)
  it.each<[string, Partial<Actor>, string]>([
    [
      'left 179 days ago',
      { belonged: [{ householdId: 'h1', from: 0, until: NOW - 179 * DAY, how: 'accepted' }] },
      'NOT_YOURSELF',
    ],
    [
      'left 181 days ago',
      { belonged: [{ householdId: 'h1', from: 0, until: NOW - 181 * DAY, how: 'accepted' }] },
      'confirmed',
    ],
    ['the spouse’s', { kinHouseholds: [{ householdId: 'h1', kin: 'spouse' }] }, 'NOT_YOURSELF'],
    ['the parents’', { kinHouseholds: [{ householdId: 'h1', kin: 'parents' }] }, 'NOT_YOURSELF'],
  ])('%s', (_, more, right) => {
    const grid = { ...PEOPLE.gridMember, ...more }
    expect(codeOf(decide(application(), { verb: 'confirm' }, { ...at('gridMember'), actor: grid }))).toBe(
      right,
    )
  })
  it('and what was the applicant’s when it was reported', () => {
    const moved = application('waiting', { byHousehold: 'h8', byHouseholds: ['h8', 'h3'] })
    expect(codeOf(decide(moved, { verb: 'confirm' }, at('gridMember')))).toBe('NOT_YOURSELF')
  })
})

describe('who stands aside', () => {
  it('is counted no more: neither vouches nor answers; the town stands in when nobody is left', () => {
    const aside = ['supervisor', 'other'].reduce<Application>(
      (before, who) => decide(before, { verb: 'standAside' }, at(who as Who)) as Application,
      application('objected'),
    )
    expect(aside.aside.map(({ byName }) => byName)).toEqual(['名supervisor', '名other'])
    const answer: Command = { verb: 'answer', objectionId: 'o-neighbour', upheld: false }
    expect([
      codeOf(decide(aside, answer, at('supervisor'))),
      codeOf(decide(aside, answer, at('inspector'))),
      codeOf(decide(application('objected'), answer, at('inspector'))),
    ]).toEqual(['STOOD_ASIDE', 'confirmed', 'NOT_ALLOWED'])
  })
})

describe('a silent committee', () => {
  const day = (n: number) => endOfDay(NOW + days(n))
  it('loses the objection to the town after fifteen days, and the deed goes on after thirty', () => {
    const open = application('objected')
    const answer: Command = { verb: 'answer', objectionId: 'o-neighbour', upheld: false }
    expect([15, 16].map(n => codeOf(decide(open, answer, at('inspector', day(n)))))).toEqual([
      'NOT_ALLOWED',
      'confirmed',
    ])
    expect(nextDueAt(open)).toBe(day(15))
    const told = clockStep(open, day(15) + 1)
    expect(told).toMatchObject({ toTown: [{ id: 'o-neighbour' }], lapsed: [], after: { state: 'objected' } })
    expect(clockStep(told?.after as Application, day(30))).toBeNull()
    const over = clockStep(told?.after as Application, day(30) + 1)
    expect(over).toMatchObject({
      after: { state: 'confirmed', objections: [{ answer: { upheld: false, by: 'clock', byName: null } }] },
      lapsed: [{ id: 'o-neighbour' }],
    })
    expect(dueAt(over?.after as Application)).toBe(day(30) + 1)
    expect(
      stateWords({
        ...(over?.after as Application),
        state: 'credited',
        results: { h1: { entryId: 'e', why: 'credited' } },
      }),
    ).toBe('入账了，异议没有答复')
  })
})

describe('a deed nobody vouches for', () => {
  const day = (n: number) => endOfDay(NOW + days(n))
  it('is asked for again after three days, told to the town after fifteen, who then may vouch', () => {
    const waiting = application()
    expect(nextDueAt(waiting)).toBe(day(3))
    const near = clockStep(waiting, day(3) + 1)
    expect(near).toMatchObject({ reminded: 'near', after: { reminded: 1 } })
    expect(nextDueAt(near?.after as Application)).toBe(day(15))
    const town = clockStep(near?.after as Application, day(15) + 1)
    expect(town).toMatchObject({ reminded: 'town', after: { reminded: 2 } })
    expect(nextDueAt(town?.after as Application)).toBeNull()
    // After an outage only the worse one.
    expect(clockStep(waiting, day(20))).toMatchObject({ reminded: 'town' })
    expect([15, 16].map(n => codeOf(decide(waiting, { verb: 'confirm' }, at('inspector', day(n)))))).toEqual([
      'NOT_ALLOWED',
      'confirmed',
    ])
  })
})

describe('an objection that needs a second household', () => {
  const object = (person: Who, needsSecond: boolean, before: Application) =>
    decide(
      before,
      { verb: 'object', objectionId: `o-${person}`, householdId: null, needsSecond },
      at(person),
    ) as Application
  it('holds nothing up alone, and does with one of another household', () => {
    const alone = object('neighbour', true, application('confirmed'))
    expect([alone.state, dueAt(alone)]).toEqual(['confirmed', UNTIL])
    const flatmate = decide(
      alone,
      { verb: 'object', objectionId: 'o2', householdId: null, needsSecond: false },
      { ...at('other'), actor: { ...PEOPLE.other, householdId: 'h2' } },
    ) as Application
    // The same household's second voice holds it up by itself, not the first one with it.
    expect(openOf(flatmate.objections).map(({ id }) => id)).toEqual(['o2'])
    const seconded = object('gridMember', false, alone)
    expect(openOf(seconded.objections).map(({ id }) => id)).toEqual(['o-neighbour', 'o-gridMember'])
    expect(object('dispatcher', true, alone).state).toBe('objected')
  })
  it('three may be open, and two rejected within ninety days are enough', () => {
    const ago = (n: number) => NOW - days(n)
    expect([
      mayObject({ open: 2, rejectedAt: [] }, NOW),
      mayObject({ open: 3, rejectedAt: [] }, NOW),
      mayObject({ open: 0, rejectedAt: [ago(1), ago(89)] }, NOW),
      mayObject({ open: 0, rejectedAt: [ago(1), ago(91)] }, NOW),
    ]).toMatchObject([
      { needsSecond: false },
      {
        refused: 'OBJECTIONS_OPEN',
        message: '您有 3 条意见还等着答复，等有了答复再提这一条。写的字先记下来。',
      },
      { needsSecond: true },
      { needsSecond: false },
    ])
  })
})
