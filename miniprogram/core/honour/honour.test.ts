/** An honour on its way, given, when, then: who may what stands in golden/honour.md; here is what it comes to, and when. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromDayKey } from '../clock/shanghai'
import type { Actor } from '../people/role'
import { NOTHING_COUNTED, tallied } from '../points/often'
import { nextDueAt } from '../process/clocks'
import { isRefusal } from '../refusal'
import type { HonourInputs, HonourVerb } from './commands'
import { awaitsMe, messageAfter, waysOn } from './decide'
import { judgesOf, townStandsIn } from './judging'
import { honourProcess, PERSON_VERBS } from './process'
import { reads } from './sight/reads'
import { STAGES } from './stages'
import { person } from '../people/village.testing'
import {
  a,
  AFTER_15,
  AFTER_30,
  another,
  answers,
  at,
  AWARDED,
  b,
  committee,
  d,
  DECIDING,
  DECLINED,
  END,
  helper,
  HIDDEN,
  honour,
  viewer,
  neighbour,
  nominated,
  nominator,
  NOW,
  OBJECTED,
  objects,
  on,
  ON_NOTICE,
  own,
  press,
  consents,
  story,
  stranger,
  town,
  trying,
  UPHELD,
  votes,
  type Step,
} from './testing'
import { termOf } from './labels'

const stateOf = (...steps: Step[]) => honour(...steps).stage.state
const dueOf = (...steps: Step[]) => nextDueAt(honourProcess, honour(...steps))
const SIXTH = fromDayKey('2026-12-07') - 1

describe('putting a household forward', () => {
  const form = { kind: 'helpful', householdId: 'h1', text: '热心' } as const
  it('keeps what is needed to judge it later, and asks the household for fifteen days', () => {
    expect(honour(nominated)).toMatchObject({
      id: 'm1',
      stage: { state: 'nominated', answerDueAt: fromDayKey('2026-12-04') - 1 },
      villageId: 'v',
      kind: 'helpful',
      term: '2026',
      householdId: 'h1',
      householdTitle: '三组 5 号 陈家',
      nominatedBy: 'zhou',
      nominatorHouseholds: ['h-zhou'],
      nominatedAt: NOW,
      wordsId: 'm1:1',
      consent: null,
      noticeUntil: null,
      objections: [],
      votes: [],
      aside: [],
    })
  })
  it('is for the person who lives in the village or serves it, five times a month', () => {
    expect([trying([], stranger, 'nominate', form), trying([], a, 'nominate', form)]).toEqual([
      'NOT_ALLOWED',
      'granted',
    ])
    const counted = (times: number) =>
      Array.from({ length: times }).reduce<typeof NOTHING_COUNTED>(
        tally => tallied(tally, '2026-11-02', 0),
        NOTHING_COUNTED,
      )
    const after = (times: number) => trying([], nominator, 'nominate', form, { nominations: counted(times) })
    expect([after(4), after(5)]).toEqual(['granted', 'NOMINATIONS'])
    expect(trying([], nominator, 'nominate', { ...form, text: ' ' })).toBe('NEEDS_WORDS')
  })
  it('has a term: a quarter for the starred, a year for the others', () => {
    expect([termOf('starred', NOW), termOf('filial', NOW)]).toEqual(['2026-Q4', '2026'])
  })
})

describe('the household', () => {
  it('says yes: three whole days on the notice; says no, or nothing for fifteen days: it is over', () => {
    const yes = honour(...ON_NOTICE)
    expect(yes).toMatchObject({
      stage: { state: 'notice', noticeUntil: END },
      noticeUntil: END,
      consent: { given: true, by: 'chen', at: NOW },
    })
    expect(honour(...DECLINED).stage).toEqual({ state: 'declined', decidedAt: NOW })
    expect([stateOf(nominated, on(AFTER_15 - 1)), stateOf(nominated, on(AFTER_15))]).toEqual([
      'nominated',
      'declined',
    ])
  })
  it('without a phone says it to its grid member, who writes down how', () => {
    const consent = (words?: string) => trying([nominated], helper, 'consent', { consent: true, words })
    expect([consent(), consent(' '), consent('当面同意')]).toEqual([
      'NEEDS_CONSENT',
      'NEEDS_CONSENT',
      'granted',
    ])
    expect(story(nominated).when(helper, 'consent', { consent: true }).answer).toMatchObject({
      refused: 'NEEDS_CONSENT',
      field: 'words',
    })
    expect(story(nominated, consents(true, helper)).answer).toMatchObject({
      facts: { consent: true, own: false },
      words: { texts: { consent: '当面同意' } },
    })
    const nominatedByLi: Step = press(helper, 'nominate', {
      kind: 'helpful',
      householdId: 'h1',
      text: '热心',
    })
    expect(trying([nominatedByLi], helper, 'consent', { consent: true, words: '同意' })).toBe('NOT_ALLOWED')
  })
  it('says the same only once', () => {
    const say = (steps: readonly Step[], consent: boolean) => trying(steps, own, 'consent', { consent })
    expect([say(ON_NOTICE, true), say(AWARDED, true), say(HIDDEN, false), say(DECLINED, true)]).toEqual([
      'NOT_NOW',
      'NOT_NOW',
      'NOT_NOW',
      'NOT_NOW',
    ])
  })
  it('takes it back: before it is decided it is over, afterwards it is only not shown', () => {
    expect([stateOf(...ON_NOTICE, consents(false)), stateOf(...DECIDING, consents(false))]).toEqual([
      'declined',
      'declined',
    ])
    expect(honour(...AWARDED).stage).toMatchObject({ state: 'awarded', shown: true })
    expect(honour(...HIDDEN)).toMatchObject({
      stage: { state: 'awarded', decidedAt: END + 1, shown: false },
      noticeUntil: END,
      consent: { given: false },
    })
    expect(honour(...HIDDEN, consents(true)).stage).toMatchObject({ shown: true })
  })
  it('hears what comes next', () => {
    const message = (...steps: Step[]) => messageAfter('consent', honour(...steps))
    expect([
      message(...ON_NOTICE),
      message(...DECLINED),
      message(...HIDDEN),
      message(...HIDDEN, consents(true)),
    ]).toEqual([
      '记下了，公示三天，再由监委会来评。',
      '好，不评也不晒。',
      '好，不评也不晒。',
      '记下了，晒出来了。',
    ])
  })
})

describe('an objection', () => {
  const reason = { reason: '没见着' }
  it('is made until the last millisecond of the notice, once each', () => {
    expect([
      trying([...ON_NOTICE, at(END)], neighbour, 'object', reason),
      trying([...ON_NOTICE, at(END + 1)], neighbour, 'object', reason),
      trying(OBJECTED, neighbour, 'object', reason),
      trying(OBJECTED, another, 'object', reason),
    ]).toEqual(['granted', 'OBJECTION_OVER', 'OBJECTED_ALREADY', 'granted'])
    expect([
      trying(ON_NOTICE, own, 'object', reason),
      trying(ON_NOTICE, nominator, 'object', reason),
      trying(DECIDING, own, 'object', reason),
      trying(DECIDING, another, 'object', reason),
      trying([nominated], helper, 'object', reason),
      trying(ON_NOTICE, stranger, 'object', reason),
    ]).toEqual(['NOT_YOURSELF', 'NOT_YOURSELF', 'NOT_YOURSELF', 'OBJECTION_OVER', 'NOT_ALLOWED', 'NOT_FOUND'])
  })
  it('is kept with who said it, for which household; its words lie elsewhere', () => {
    expect(honour(...OBJECTED).objections).toEqual([
      {
        id: 'm1:3',
        by: 'yu',
        at: NOW,
        householdId: null,
        household: 'h-yu',
        needsSecond: false,
        toTownAt: null,
        answer: null,
        answeredIn: null,
      },
    ])
    expect(story(...OBJECTED).answer).toMatchObject({ words: { texts: { text: '没见着' } } })
  })
  it('after three that wait none is made; after two rejected ones it needs a second household', () => {
    const knowing = (open: number, rejected: number) => ({
      objector: { open, rejectedAt: Array.from({ length: rejected }, () => NOW) },
    })
    expect([
      trying(ON_NOTICE, neighbour, 'object', reason, knowing(2, 0)),
      trying(ON_NOTICE, neighbour, 'object', reason, knowing(3, 0)),
    ]).toEqual(['granted', 'OBJECTIONS_OPEN'])
    const alone = honour(...ON_NOTICE, objects(neighbour, knowing(0, 2)))
    expect(alone.objections).toMatchObject([{ needsSecond: true }])
    expect(messageAfter('object', alone)).toBe(
      '记下了。您前两次的意见都没成立，这一条要有另一户也提意见才作数。',
    )
    expect(messageAfter('object', honour(...OBJECTED))).toBe('记下了，监委会会答复您。')
    expect(stateOf(...ON_NOTICE, objects(neighbour, knowing(0, 2)), on(END + 1))).toBe('deciding')
  })
  it('holds the decision until it is answered; the committee has its fifteen days from then on', () => {
    expect(stateOf(...OBJECTED, on(END + 1))).toBe('notice')
    const answered = [...OBJECTED, at(END + 2), answers(a, false)]
    expect(honour(...answered)).toMatchObject({
      stage: { state: 'deciding', voteDueAt: fromDayKey('2026-12-08') - 1 },
      objections: [{ answer: { upheld: false, by: 'a', byName: 'a', at: END + 2 }, answeredIn: 'm1:4' }],
    })
    expect([
      stateOf(...OBJECTED, answers(a, false)),
      stateOf(...OBJECTED, at(END), answers(a, false)),
    ]).toEqual(['notice', 'notice'])
    expect(stateOf(...OBJECTED, objects(another), at(END + 2), answers(a, false))).toBe('notice')
  })
  it('that is upheld ends it for good', () => {
    expect(honour(...UPHELD).stage).toEqual({ state: 'notAwarded', decidedAt: NOW })
    expect(trying(UPHELD, b, 'vote', { agree: true })).toBe('NOT_NOW')
    expect(messageAfter('answer', honour(...UPHELD))).toBe('答复了，这次不评这一户。')
    expect(messageAfter('answer', honour(...OBJECTED, answers(a, false)))).toBe('答复了，照常往下走。')
  })
  it('is answered by nobody who made it, is near, stood aside or is not of the committee', () => {
    const byA = [...ON_NOTICE, objects(a)]
    const answer = (steps: readonly Step[], who: Actor, objectionId = 'm1:3') =>
      trying(steps, who, 'answer', { objectionId, upheld: false, reason: '问过' })
    expect([
      answer(byA, a),
      answer(byA, b),
      answer(byA, committee('b', 'h1')),
      answer(byA, another),
      answer([...OBJECTED, press(a, 'standAside', {})], a),
      answer(ON_NOTICE, a),
      answer(OBJECTED, a, 'm1:2'),
      answer([...OBJECTED, objects(a)], a, 'm1:4'),
    ]).toEqual([
      'NOT_YOURSELF',
      'granted',
      'NOT_YOURSELF',
      'NOT_ALLOWED',
      'STOOD_ASIDE',
      'NOT_NOW',
      'NOT_NOW',
      'NOT_YOURSELF',
    ])
    expect(trying(OBJECTED, a, 'answer', { objectionId: 'm1:3', upheld: false, reason: ' ' })).toBe(
      'NEEDS_REASON',
    )
  })
  it('is answered by the town only where it has waited for fifteen days, and by nobody who put it forward', () => {
    const late = [...OBJECTED, at(END - 1), objects(another), at(AFTER_15)]
    const answer = (steps: readonly Step[], who: Actor, objectionId: string) =>
      trying(steps, who, 'answer', { objectionId, upheld: false, reason: '问过' })
    expect([answer(late, town, 'm1:3'), answer(late, town, 'm1:4')]).toEqual(['granted', 'NOT_ALLOWED'])
    // Who has no household at all is near by having put it forward.
    const alone = committee('e', null)
    const byE = [
      press(alone, 'nominate', { kind: 'helpful', householdId: 'h1', text: '热心' }),
      consents(true),
      objects(neighbour),
    ]
    expect([answer(byE, alone, 'm1:3'), answer(byE, b, 'm1:3')]).toEqual(['NOT_YOURSELF', 'granted'])
  })
  it('tells who answered what came of theirs, whichever was answered before', () => {
    const two = [...OBJECTED, objects(another)]
    const said = (...steps: Step[]) => messageAfter('answer', honour(...two, ...steps))
    const [yes, no] = ['答复了，这次不评这一户。', '答复了，照常往下走。']
    expect([
      said(answers(a, false, another), at(NOW + 1), answers(a, true, neighbour)),
      said(answers(a, true, neighbour), at(NOW + 1), answers(a, false, another)),
      said(answers(a, true, another), at(NOW + 1), answers(a, false, neighbour)),
    ]).toEqual([yes, no, no])
  })
  it('keeps the words of its answer under their own name', () => {
    expect(story(...OBJECTED, answers(a, false)).answer).toMatchObject({ words: { texts: { text: '问过' } } })
  })
  it('is still answered when the household took its yes back; that stays as it is', () => {
    const back = [...OBJECTED, consents(false)]
    for (const upheld of [true, false])
      expect(honour(...back, at(END + 1), answers(a, upheld))).toMatchObject({
        stage: { state: 'declined', decidedAt: NOW },
        objections: [{ answer: { upheld } }],
      })
  })
  it('that nobody answers goes to the town after fifteen days and no further than thirty', () => {
    const answer = (...steps: Step[]) =>
      trying([...OBJECTED, ...steps], town, 'answer', { objectionId: 'm1:3', upheld: false, reason: '问过' })
    expect([answer(at(AFTER_15 - 1)), answer(at(AFTER_15)), answer(on(AFTER_15))]).toEqual([
      'NOT_FOUND',
      'granted',
      'granted',
    ])
    expect(dueOf(...OBJECTED)).toBe(AFTER_15 - 1)
    expect(honour(...OBJECTED, on(AFTER_15))).toMatchObject({
      stage: { state: 'notice' },
      objections: [{ toTownAt: AFTER_15, answer: null }],
    })
    expect(dueOf(...OBJECTED, on(AFTER_15))).toBe(AFTER_30 - 1)
    expect(honour(...OBJECTED, on(AFTER_15), on(AFTER_30))).toMatchObject({
      stage: { state: 'deciding', voteDueAt: fromDayKey('2027-01-04') - 1 },
      objections: [{ answer: { upheld: false, by: 'clock', byName: null, at: AFTER_30 } }],
    })
  })
  it('after an outage is not handed to the town any more, but closed', () => {
    const late = story(...OBJECTED, on(AFTER_30))
    expect(late.here).toMatchObject({ stage: { state: 'deciding' }, objections: [{ toTownAt: null }] })
    expect(late.events.map(({ type }) => type)).toEqual([
      'Nominated',
      'Consented',
      'Objected',
      'ObjectionsOverdue',
    ])
  })
})

describe('the vote', () => {
  const five = ['a', 'b', 'd', 'e', 'f']
  const count = (voters: string[], ...given: [Actor, boolean][]) =>
    honour(...DECIDING, ...given.map(([who, agree]) => votes(who, agree, voters))).stage.state
  it.each([
    ['two of five is no half', count(five, [a, true], [b, true]), 'deciding'],
    ['three of five is', count(five, [a, true], [b, true], [d, true]), 'awarded'],
    ['two of four is no more than half', count(five.slice(1), [b, true], [d, true]), 'deciding'],
    [
      'but with two of four against nothing can come of it',
      count(five.slice(1), [b, false], [d, false]),
      'notAwarded',
    ],
    ['one alone decides nothing for it', count(['a'], [a, true]), 'deciding'],
    ['nor one who says it twice', count(['a', 'b', 'd'], [a, true], [a, true]), 'deciding'],
    ['anyone who votes is one of those who may', count(['b'], [b, true], [a, true]), 'awarded'],
    ['who may vote no more is not counted', count(['b', 'd', 'e'], [a, true], [b, true]), 'deciding'],
    [
      'given again it takes the place of the one before',
      count(['a', 'b', 'd'], [a, true], [a, false], [b, false]),
      'notAwarded',
    ],
  ])('%s', (_, came, state) => {
    expect(came).toBe(state)
  })
  it('is kept with the name of who gave it', () => {
    expect(honour(...DECIDING, votes(a, true)).votes).toEqual([
      { by: 'a', byName: 'a', agree: true, at: END + 1 },
    ])
  })
  it('tells who gave it what it came to', () => {
    const message = (...steps: Step[]) => messageAfter('vote', honour(...DECIDING, ...steps))
    expect([
      message(votes(a, true)),
      message(votes(a, true), votes(b, true)),
      message(votes(a, false), votes(b, false)),
    ]).toEqual(['记下了，等其他几位。', '过了半数，评上了。', '没过半数，这次没评上。'])
  })
  it('comes from nobody near, aside or outside, and at no other time', () => {
    const vote = (steps: readonly Step[], who: Actor) => trying(steps, who, 'vote', { agree: true })
    const nominatedByA: Step = press(a, 'nominate', { kind: 'helpful', householdId: 'h1', text: '热心' })
    expect([
      vote(DECIDING, committee('e', 'h1')),
      vote([nominatedByA, consents(true), on(END + 1)], a),
      vote([...DECIDING, press(a, 'standAside', {})], a),
      vote(DECIDING, another),
      vote(ON_NOTICE, a),
    ]).toEqual(['NOT_YOURSELF', 'NOT_YOURSELF', 'STOOD_ASIDE', 'NOT_ALLOWED', 'NOT_NOW'])
  })
  it('is not given by who lived there within 180 days, by the spouse of it, or by the nominator’s household', () => {
    const DAY = 86_400_000
    const now = END + 1
    const lived = (ago: number): Actor => ({
      ...committee('a'),
      belonged: [{ householdId: 'h1', from: 0, until: now - ago * DAY, how: 'accepted' }],
    })
    const kin = (householdId: string): Actor => ({
      ...committee('b'),
      kinHouseholds: [{ householdId, kin: 'spouse' }],
    })
    expect(
      [lived(179), lived(181), kin('h1'), kin('h-zhou'), kin('h-other')].map(who =>
        trying(DECIDING, who, 'vote', { agree: true }),
      ),
    ).toEqual(['NOT_YOURSELF', 'granted', 'NOT_YOURSELF', 'NOT_YOURSELF', 'granted'])
  })
  it('of who stands aside counts no more; the others stay', () => {
    const aside = honour(...DECIDING, votes(a, true, five), votes(b, true, five), press(b, 'standAside', {}))
    expect(aside).toMatchObject({
      votes: [{ by: 'a' }],
      aside: [{ by: 'b', byName: 'b' }],
      stage: { state: 'deciding' },
    })
    expect(trying([...DECIDING, press(a, 'standAside', {})], a, 'standAside', {})).toBe('STOOD_ASIDE')
    expect(trying(ON_NOTICE, a, 'standAside', {})).toBe('NOT_NOW')
    expect(messageAfter('standAside', aside)).toBe('记下了，您回避，由其他几位来评。')
  })
  it('after fifteen days counts as it stands: more than half of those given, and two at least', () => {
    const after = (...given: [Actor, boolean][]) =>
      stateOf(
        ...DECIDING,
        ...given.map(([who, agree]) => votes(who, agree, [...five, 'g', 'h'])),
        on(SIXTH + 1),
      )
    expect(dueOf(...DECIDING)).toBe(SIXTH)
    expect([
      after([a, true], [b, true], [d, false]),
      after([a, true], [b, true]),
      after([a, false], [b, false]),
      after([a, true]),
      after([a, true], [b, true], [d, false], [committee('e'), false]),
    ]).toEqual(['awarded', 'awarded', 'notAwarded', 'notAwarded', 'notAwarded'])
  })
})

describe('who judges', () => {
  it('the committee, and the town only where fewer than two of it may', () => {
    const judges = (supervisors: Actor[], inspectors = [town]) =>
      judgesOf(honour(...DECIDING), supervisors, inspectors, NOW).map(({ id }) => id)
    expect(judges([a, b])).toEqual(['a', 'b'])
    expect(judges([a])).toEqual(['a', 'zhao'])
    expect(judges([])).toEqual(['zhao'])
    expect(judges([a, committee('e', 'h1')])).toEqual(['a', 'zhao'])
    expect(judges([neighbour], [helper])).toEqual([])
  })
  it('who wrote the only open objection, or stood aside, is none of the two', () => {
    const standsIn = (steps: readonly Step[], ...supervisors: Actor[]) =>
      townStandsIn(honour(...steps), supervisors, NOW)
    expect(standsIn([...ON_NOTICE, objects(a)], a, b)).toBe(true)
    expect(standsIn(OBJECTED, a, b)).toBe(false)
    expect(standsIn([...OBJECTED, objects(a)], a, b)).toBe(false)
    expect(standsIn(ON_NOTICE, a, b)).toBe(false)
    const aside = [...DECIDING, press(a, 'standAside', {})]
    expect([standsIn(aside, a, b), standsIn(aside, a, b, d)]).toEqual([true, false])
  })
})

describe('what waits for somebody', () => {
  const waits = (steps: readonly Step[], ...people: Actor[]) =>
    people.map(one => awaitsMe(honour(...steps), viewer(one)))
  it('an objection for the committee, unless it is their own', () => {
    expect(waits(OBJECTED, a, b, own, neighbour, helper)).toEqual([true, true, false, false, false])
    expect(waits([...ON_NOTICE, objects(a)], a, b)).toEqual([false, true])
    expect(waits(ON_NOTICE, a)).toEqual([false])
  })
  it('a vote for each of the committee who has not given theirs', () => {
    expect(waits(DECIDING, a, b, own)).toEqual([true, true, false])
    expect(waits([...DECIDING, votes(a, true)], a, b)).toEqual([false, true])
    expect(waits([...DECIDING, votes(a, true), votes(b, false)], a, b, d)).toEqual([false, false, true])
    expect(waits(AWARDED, a, d)).toEqual([false, false])
  })
})

it('ends where nobody moves it on but the household that takes it down', () => {
  expect(Object.entries(STAGES).map(([state, { final }]) => [state, final])).toEqual([
    ['nominated', false],
    ['declined', true],
    ['notice', false],
    ['deciding', false],
    ['awarded', true],
    ['notAwarded', true],
  ])
})
it('has routes for what people press, and none for what the clock does', () => {
  expect(PERSON_VERBS).toEqual(['nominate', 'consent', 'object', 'answer', 'vote', 'standAside'])
})

it('never hangs: whatever was pressed, a person or the clock can move it on, or it is over', () => {
  const people = [own, neighbour, helper, stranger, a, b, committee('d', 'h1'), person('sun')]
  const presses: [HonourVerb, (objectionId: string) => object][] = [
    ['consent', () => ({ consent: true, words: '同意' })],
    ['consent', () => ({ consent: false, words: '不同意' })],
    ['object', () => ({ reason: '没见着' })],
    ['answer', objectionId => ({ objectionId, upheld: false, reason: '问过' })],
    ['answer', objectionId => ({ objectionId, upheld: true, reason: '问过' })],
    ['vote', () => ({ agree: true })],
    ['vote', () => ({ agree: false })],
    ['standAside', () => ({})],
  ]
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(people.length - 1), fc.nat(presses.length - 1), fc.nat(10))),
      steps => {
        const told = story(nominated)
        for (const [who, what, daysOn] of steps) {
          told.after(daysOn * 86_400_000).tick()
          const [verb, inputOf] = presses[what] as (typeof presses)[number]
          const objectionId = told.here.objections.find(one => one.answer === null)?.id ?? 'none'
          told.when(people[who] as Actor, verb, inputOf(objectionId) as never)
          const { stage, consent } = told.here
          const isOver = honourProcess.stages[stage.state].final
          const movable = people.some(one => waysOn(told.here, viewer(one, told.now)).length > 0)
          expect(isOver || movable || nextDueAt(honourProcess, told.here) !== null).toBe(true)
          expect(nextDueAt(honourProcess, told.here) === null).toBe(isOver)
          expect(stage.state === 'awarded' && stage.shown && consent?.given !== true).toBe(false)
        }
      },
    ),
  )
})

it('anyone who may not read it hears of every verb that it is not there', () => {
  const inputs: Omit<HonourInputs, 'nominate'> = {
    consent: { consent: true },
    object: { reason: '没见着' },
    answer: { objectionId: 'm1:3', upheld: false, reason: '问过' },
    vote: { agree: true },
    standAside: {},
    neverAgreed: {},
    endNotice: {},
    moveObjections: {},
    countVotes: {},
  }
  expect(reads(honour(nominated), viewer(another))).toBe(false)
  for (const [verb, input] of Object.entries(inputs)) {
    const { answer } = story(nominated).when(another, verb as HonourVerb, input as never)
    expect(isRefusal(answer) && answer.refused, verb).toBe('NOT_FOUND')
  }
})
