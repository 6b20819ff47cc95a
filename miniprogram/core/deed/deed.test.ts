/** A good deed on its way, given, when, then: who may what stands in golden/deed.md; here is what it comes to, when, and what is said. */
import { describe, expect, it } from 'vitest'
import { endOfDay } from '../clock/shanghai'
import { days } from '../clock/units'
import type { Actor } from '../people/role'
import { nextDueAt } from '../process/clocks'
import { isRefusal } from '../refusal'
import { clockVerb, fold, messageAfter, tellsOf, waysOn } from './decide'
import type { DeedEvent } from './events'
import type { Deed } from './kinds'
import { isOverruled } from './moves'
import { OPEN, OVER } from './over'
import { deedProcess } from './process'
import { knowsOf, sightOf } from './sight/reads'
import { isCurrent } from './until'
import { person } from '../people/village.testing'
import {
  a,
  AFTER_15,
  AFTER_3,
  AFTER_30,
  another,
  answers,
  at,
  author,
  b,
  CONFIRMED,
  CREDITED,
  deed,
  denies,
  dispatcher,
  END,
  family,
  FOR_THEM,
  gridMember,
  groupOf,
  MINUS,
  neighbour,
  NOW,
  OBJECTED,
  objects,
  on,
  press,
  REPORTED,
  story,
  stranger,
  supervisor,
  town,
  trying,
  voucher,
  vouches,
  type Step,
} from './testing'
import { stateText } from './labels'

const stateOf = (...steps: Step[]) => deed(...steps).stage.state
const dueOf = (...steps: Step[]) => nextDueAt(deedProcess, deed(...steps))
const YES = { agree: true }
const REASON = { reason: '那天没见着人' }
const objectionOf = (steps: readonly Step[], by: Actor) =>
  deed(...steps).objections.find(one => one.by === by.id)?.id ?? ''
const answering = (steps: readonly Step[], who: Actor, to: Actor, facts = {}) =>
  trying(steps, who, 'answer', { objectionId: objectionOf(steps, to), upheld: false, reason: '问过' }, facts)

describe('reported', () => {
  it('keeps what is needed to judge it later, and asks for somebody who vouches', () => {
    expect(deed(...REPORTED)).toMatchObject({
      id: 'm1',
      stage: {
        state: 'waiting',
        askAgainAt: endOfDay(NOW + days(3)),
        townFrom: endOfDay(NOW + days(15)),
      },
      no: 'V-J26-0001',
      villageId: 'v',
      path: ['c', 't', 'v', 'g', 'n'],
      reportedBy: 'chen',
      reporterName: null,
      reporterHousehold: 'h1',
      reporterHouseholds: ['h1'],
      reportedAt: NOW,
      wordsId: 'm1:1',
      households: [{ id: 'h1', title: '5 号 陈家' }],
      group: false,
      item: { id: 'helping' },
      rulesVersion: 1,
      quantity: 2,
      points: 10,
      day: '2026-11-18',
      confirmed: null,
      refused: null,
      noticeUntil: null,
      objections: [],
      aside: [],
      results: {},
    })
    expect(story(...REPORTED).answer).toMatchObject({
      words: { texts: { text: '帮隔壁收了谷子' }, files: [] },
    })
    expect(messageAfter('apply', deed(...REPORTED), {})).toBe('报上去了，编号 V-J26-0001，等人证实。')
  })
  it('for others keeps how they agreed, and who wrote it in office', () => {
    expect(deed(...FOR_THEM)).toMatchObject({ reportedBy: 'li', reporterName: '名li', group: false })
    expect(story(...FOR_THEM).answer).toMatchObject({ words: { texts: { consent: '当面同意' } } })
    expect(deed(groupOf('h1', 'h6'))).toMatchObject({
      group: true,
      points: 5,
      households: [
        { id: 'h1', title: 'h1 家' },
        { id: 'h6', title: 'h6 家' },
      ],
    })
  })
  it('belongs to two entries of one human when they become one', () => {
    const objected = story(...OBJECTED)
    const joined = (from: string, into: string) =>
      deedProcess.verbs.selfJoined.evolve(objected.here, { from, into } as never)
    expect(joined('chen', 'chen9').record).toMatchObject({ reportedBy: 'chen9' })
    expect(joined('yu', 'yu9').record).toMatchObject({ reportedBy: 'chen', objections: [{ by: 'yu9' }] })
    expect(joined('yu', 'yu9').stage).toEqual(objected.here.stage)
    expect(joined('sun', 'sun9').record).toMatchObject({ objections: [{ by: 'yu' }] })
  })
})

describe('vouching', () => {
  it('begins the notice, to the last millisecond of the third day', () => {
    expect(deed(...CONFIRMED)).toMatchObject({
      stage: { state: 'confirmed', noticeUntil: END },
      noticeUntil: END,
      confirmed: { by: 'wang', byName: '名wang', at: NOW },
      refused: null,
    })
    expect(messageAfter('confirm', deed(...CONFIRMED), {})).toBe('证实好了，公示到 11 月 21 日。')
  })
  it('or not needs a reason; a word beside a yes would be read by nobody', () => {
    const refused = [...REPORTED, denies()]
    expect(deed(...refused)).toMatchObject({
      stage: { state: 'refused' },
      refused: { by: 'wang', byName: '名wang', at: NOW, eventId: 'm1:2' },
      confirmed: null,
      noticeUntil: null,
    })
    expect(story(...refused).answer).toMatchObject({ words: { texts: { text: '没见着' } } })
    expect(messageAfter('confirm', deed(...refused), {})).toBe('记下了，报的人会看到为什么。')
    expect([
      trying(REPORTED, voucher, 'confirm', { agree: false }),
      trying(REPORTED, voucher, 'confirm', { agree: false, reason: ' ' }),
      trying(REPORTED, voucher, 'confirm', { agree: true, reason: '看见了' }),
      trying(REPORTED, voucher, 'confirm', { agree: true, reason: ' ' }),
    ]).toEqual(['NEEDS_REASON', 'NEEDS_REASON', 'BAD_INPUT', 'confirmed'])
  })
  it('who comes second hears who was first, of a yes and of a no; of what was taken back only that it is over', () => {
    const second = (steps: readonly Step[], who: Actor = a) =>
      story(...steps).when(who, 'confirm', YES).answer
    expect(second(CONFIRMED)).toMatchObject({
      refused: 'CONFIRMED_ALREADY',
      message: expect.stringContaining('名wang') as unknown,
    })
    expect(second([...REPORTED, denies()])).toMatchObject({ refused: 'CONFIRMED_ALREADY' })
    expect(second([...CONFIRMED, press(author, 'withdraw', {})])).toMatchObject({ refused: 'NOT_NOW' })
    expect(second([...REPORTED, press(author, 'withdraw', {})])).toMatchObject({ refused: 'NOT_NOW' })
  })
  it('is nobody’s whom it concerns, no matter who wrote the form', () => {
    const near = supervisor('n', { householdId: 'h1' })
    expect([
      trying(REPORTED, near, 'confirm', YES),
      trying(CONFIRMED, near, 'confirm', YES),
      trying(FOR_THEM, gridMember, 'confirm', YES),
      trying(FOR_THEM, near, 'confirm', YES),
      trying(FOR_THEM, supervisor('n', { householdId: 'h-li' }), 'confirm', YES),
      // Has moved since.
      trying(FOR_THEM, { ...supervisor('n'), id: gridMember.id }, 'confirm', YES),
      trying(FOR_THEM, a, 'confirm', YES),
    ]).toEqual([
      'NOT_YOURSELF',
      'NOT_YOURSELF',
      'NOT_YOURSELF',
      'NOT_YOURSELF',
      'NOT_YOURSELF',
      'NOT_YOURSELF',
      'confirmed',
    ])
  })
  it('one’s own household is every one of the last 180 days, and kin’s', () => {
    const left = (ago: number) => ({
      belonged: [{ householdId: 'h1', from: 0, until: NOW - days(ago), how: 'accepted' as const }],
    })
    expect([
      trying(REPORTED, { ...gridMember, ...left(179) }, 'confirm', YES),
      trying(REPORTED, { ...gridMember, ...left(181) }, 'confirm', YES),
      trying(
        REPORTED,
        { ...gridMember, kinHouseholds: [{ householdId: 'h1', kin: 'spouse' }] },
        'confirm',
        YES,
      ),
    ]).toEqual(['NOT_YOURSELF', 'confirmed', 'NOT_YOURSELF'])
  })
  it('is a supervisor’s for a minus', () => {
    expect([trying(MINUS, voucher, 'confirm', YES), trying(MINUS, a, 'confirm', YES)]).toEqual([
      'NOT_ALLOWED',
      'confirmed',
    ])
  })
  it('falls to the town where nobody of the village may, or for fifteen days nobody did', () => {
    const kin = supervisor('n', { householdId: 'h1' })
    const confirm = (steps: readonly Step[], supervisors?: readonly Actor[]) =>
      trying(steps, town, 'confirm', YES, { supervisors })
    expect([
      confirm(REPORTED, [a, b]),
      confirm(REPORTED, [kin]),
      confirm(REPORTED, [kin, a]),
      confirm(REPORTED, []),
      confirm(REPORTED, undefined),
      confirm([...REPORTED, at(AFTER_15 - 1)], [a]),
      confirm([...REPORTED, at(AFTER_15)], [a]),
      confirm([...REPORTED, at(AFTER_15)], undefined),
    ]).toEqual([
      'NOT_ALLOWED',
      'confirmed',
      'NOT_ALLOWED',
      'confirmed',
      'NOT_ALLOWED',
      'NOT_ALLOWED',
      'confirmed',
      'confirmed',
    ])
  })
})

describe('nobody vouches', () => {
  it('for three days: asked again; for fifteen: the town; once each', () => {
    expect(dueOf(...REPORTED)).toBe(AFTER_3 - 1)
    const once = [...REPORTED, on(AFTER_3)]
    expect(dueOf(...once)).toBe(AFTER_15 - 1)
    expect(dueOf(...once, on(AFTER_15))).toBe(null)
    expect([clockVerb(deed(...REPORTED), AFTER_3 - 1), clockVerb(deed(...REPORTED), AFTER_3)]).toEqual([
      null,
      'remind',
    ])
  })
  it('after an outage only the town hears of it', () => {
    const late = story(...REPORTED, at(AFTER_15), press('clock', 'remind', {}))
    expect(late.answer).toMatchObject({ facts: { reminder: 'town', covers: ['near'] } })
    expect([late.here.stage, late.here.reminded]).toEqual([
      deed(...REPORTED).stage,
      { town: true, near: true },
    ])
    expect(nextDueAt(deedProcess, late.here)).toBe(null)
    const early = story(...REPORTED, at(AFTER_3), press('clock', 'remind', {}))
    expect(early.answer).toMatchObject({ facts: { reminder: 'near', covers: [] } })
    expect(trying(REPORTED, 'clock', 'remind', {})).toBe('NOT_NOW')
  })
})

describe('the notice', () => {
  it('lets everybody object until its last millisecond, and the household take it back', () => {
    const object = (moment: number) => trying([...CONFIRMED, at(moment)], neighbour, 'object', REASON)
    expect([object(END - 1), object(END), object(END + 1)]).toEqual([
      'objected',
      'objected',
      'OBJECTION_OVER',
    ])
    const withdraw = (moment: number) => trying([...CONFIRMED, at(moment)], author, 'withdraw', {})
    expect([withdraw(END), withdraw(END + 1)]).toEqual(['withdrawn', 'NOT_NOW'])
    expect(messageAfter('withdraw', deed(...CONFIRMED), {})).toBe('撤回来了，不用再管它。')
    expect(trying([...OBJECTED, at(END + 1)], author, 'withdraw', {})).toBe('withdrawn')
  })
  it('ends in the passbook, a millisecond later', () => {
    expect([dueOf(...CONFIRMED), stateOf(...CONFIRMED, on(END)), stateOf(...CONFIRMED, on(END + 1))]).toEqual(
      [END, 'confirmed', 'credited'],
    )
    expect(deed(...CREDITED)).toMatchObject({
      stage: { state: 'credited' },
      results: { h1: { entryId: 'h1:000001', why: 'credited' } },
    })
    expect(story(...CREDITED).answer).toMatchObject({
      facts: { householdId: 'h1', why: 'credited', points: 10, entryId: 'h1:000001' },
    })
    const third = { account: { balance: 7, rev: 2 } }
    expect(story(...CONFIRMED, at(END + 1), press('clock', 'credit', {}, third)).answer).toMatchObject({
      facts: { entryId: 'h1:000003' },
    })
    expect(trying(CREDITED, neighbour, 'object', REASON)).toBe('OBJECTION_OVER')
  })
  it('waits for an answer, and ends when it comes', () => {
    expect([stateOf(...OBJECTED, on(END + 1)), dueOf(...OBJECTED)]).toEqual(['objected', AFTER_15 - 1])
    const late = [...OBJECTED, at(END + days(2)), answers(a, false)]
    expect([stateOf(...late), dueOf(...late)]).toEqual(['confirmed', END + days(2)])
    expect(trying([...late, at(END + days(2) + 5)], another, 'object', REASON)).toBe('OBJECTION_OVER')
    const soon = [...OBJECTED, answers(a, false)]
    expect(dueOf(...soon)).toBe(END)
  })
})

describe('an objection', () => {
  it('is kept with who said it, for which household; its words lie elsewhere', () => {
    expect(deed(...OBJECTED).objections).toEqual([
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
    expect(story(...OBJECTED).answer).toMatchObject({ words: { texts: { text: '那天没见着人' } } })
    expect(messageAfter('object', deed(...OBJECTED), {})).toBe('记下了，监委会会答复。别人看不到是谁提的。')
    expect(deed(...CONFIRMED, objects(dispatcher)).objections).toMatchObject([{ household: null }])
  })
  it('is made once, and never in one’s own matter', () => {
    expect([
      trying(OBJECTED, neighbour, 'object', REASON),
      trying(CONFIRMED, author, 'object', REASON),
      trying(CONFIRMED, family, 'object', REASON),
      trying(CONFIRMED, gridMember, 'object', { reason: ' ' }),
      trying(REPORTED, gridMember, 'object', REASON),
      trying([...REPORTED, denies()], gridMember, 'object', REASON),
      trying(CREDITED, gridMember, 'object', REASON),
      trying(CREDITED, family, 'object', REASON),
    ]).toEqual([
      'OBJECTED_ALREADY',
      'NOT_YOURSELF',
      'NOT_YOURSELF',
      'NEEDS_REASON',
      'NOT_NOW',
      'NOT_NOW',
      'OBJECTION_OVER',
      'NOT_YOURSELF',
    ])
  })
  it('against a minus is the household’s too, unless it wrote it', () => {
    const minus = [...MINUS, vouches(b)]
    const kin = person('kin', {
      householdId: null,
      kinHouseholds: [{ householdId: 'h1', kin: 'parents' }],
    })
    const wrote: Step = told => {
      told.matter = { ...told.here, reporterHouseholds: ['h-li', 'h1'] }
    }
    expect([
      trying(minus, family, 'object', REASON),
      trying(minus, kin, 'object', REASON),
      trying(minus, gridMember, 'object', REASON),
      trying(minus, { ...gridMember, householdId: 'moved' }, 'object', REASON),
      trying(minus, person('wife', { householdId: 'h-li' }), 'object', REASON),
      trying([...minus, wrote], family, 'object', REASON),
      trying([...minus, wrote], kin, 'object', REASON),
      trying(CONFIRMED, kin, 'object', REASON),
    ]).toEqual([
      'objected',
      'objected',
      'NOT_YOURSELF',
      'NOT_YOURSELF',
      'NOT_YOURSELF',
      'NOT_YOURSELF',
      'objected',
      'NOT_YOURSELF',
    ])
  })
  it('names a household of the form, or all of it; where there is one only, that is all of it', () => {
    const GROUP = [groupOf('h1', 'h6'), vouches()]
    const kept = (steps: readonly Step[], householdId?: string) =>
      deed(...steps, objects(neighbour, {}, householdId)).objections[0]?.householdId
    expect([kept(GROUP, 'h6'), kept(GROUP), kept(CONFIRMED, 'h1')]).toEqual(['h6', null, null])
    const other = story(...GROUP).when(neighbour, 'object', { ...REASON, householdId: 'h5' }).answer
    expect(other).toMatchObject({ refused: 'BAD_INPUT', field: 'householdId' })
  })
  it('after three that wait none is made; after two rejected ones it needs a second household', () => {
    const knowing = (open: number, rejected: number) => ({
      objector: { open, rejectedAt: Array.from({ length: rejected }, () => NOW) },
    })
    expect([
      trying(CONFIRMED, neighbour, 'object', REASON, knowing(2, 0)),
      trying(CONFIRMED, neighbour, 'object', REASON, knowing(3, 0)),
      trying(CONFIRMED, neighbour, 'object', REASON, knowing(0, 2)),
    ]).toEqual(['objected', 'OBJECTIONS_OPEN', 'confirmed'])
    const alone = [...CONFIRMED, objects(neighbour, knowing(0, 2))]
    expect(dueOf(...alone)).toBe(END)
    expect(messageAfter('object', deed(...alone), {})).toBe(
      '记下了。您前两次的意见都没成立，这一条要有另一户也提意见才作数。',
    )
    const flatmate = person('yu2', { householdId: 'h-yu' })
    expect(deed(...alone, objects(flatmate)).stage.state).toBe('objected')
    expect(
      waysOn(deed(...alone), { actor: a, now: NOW, facts: {} }),
      'one that holds nothing up is nobody’s to answer',
    ).not.toContain('answer')
    expect(stateOf(...alone, objects(another, knowing(0, 2)))).toBe('objected')
  })
})

it('the committee hears of an objection that waits for it, once, and of none that holds nothing up', () => {
  const asked = (...steps: Step[]) => {
    const told = story(...steps)
    const before = story(...steps.slice(0, -1)).here
    const last = told.events.at(-1) as DeedEvent
    return tellsOf(last, before, told.here).filter(({ who }) => who === 'committee').length
  }
  const rejected = { objector: { open: 0, rejectedAt: [NOW - days(2), NOW - days(1)] } }
  const wife = person('wife', { householdId: neighbour.householdId })
  expect([
    asked(...OBJECTED),
    asked(...OBJECTED, objects(another)),
    // Of the same household: it waits for another one.
    asked(...OBJECTED, objects(wife, rejected)),
    asked(...CONFIRMED, objects(neighbour, rejected)),
    asked(...CONFIRMED, objects(neighbour, rejected), objects(another)),
  ]).toEqual([1, 1, 0, 0, 1])
})

it('what somebody is asked to answer holds until it is answered, or they stand aside', () => {
  const holds = (...steps: Step[]) => isCurrent('unanswered', deed(...steps), 'b')
  expect([
    holds(...OBJECTED),
    holds(...OBJECTED, press(b, 'standAside', {})),
    holds(...OBJECTED, press(a, 'standAside', {})),
    holds(...OBJECTED, answers(a, false)),
    holds(...OBJECTED, press(author, 'withdraw', {})),
  ]).toEqual([true, false, true, false, false])
})

describe('an answer', () => {
  const BOTH = [...OBJECTED, objects(another)]
  it('is kept with who gave it; the deed goes on as soon as nothing is open', () => {
    expect(deed(...OBJECTED, answers(a, false)).objections).toMatchObject([
      { answer: { upheld: false, by: 'a', byName: '名a', at: NOW }, answeredIn: 'm1:4' },
    ])
    expect([
      stateOf(...BOTH, answers(a, false)),
      stateOf(...BOTH, answers(a, false), answers(b, false, another)),
      stateOf(...BOTH, answers(a, true)),
    ]).toEqual(['objected', 'confirmed', 'overruled'])
    const says = (...steps: Step[]) => messageAfter('answer', deed(...steps), {})
    expect([
      says(...OBJECTED, answers(a, false)),
      says(...BOTH, answers(a, false)),
      says(...OBJECTED, answers(a, true)),
    ]).toEqual([
      '答复记下了，公示期满就入账。',
      '答复记下了，还有别的意见要答复。',
      '答复记下了，这一件不入账。',
    ])
  })
  it('is for what there is; who comes second hears who was first', () => {
    const first = [...BOTH, answers(a, false)]
    expect(answering(first, b, neighbour)).toBe('ANSWERED_ALREADY')
    const second = { objectionId: objectionOf(first, neighbour), upheld: true, reason: '问过' }
    expect(story(...first).when(b, 'answer', second).answer).toMatchObject({
      message: '名a已经答复过了，您不用再做什么。',
    })
    expect(trying(OBJECTED, a, 'answer', { ...second, objectionId: 'm1:9' })).toBe('NOT_FOUND')
    expect(answering([...OBJECTED, answers(a, true)], b, neighbour)).toBe('NOT_NOW')
    expect(trying(OBJECTED, a, 'answer', { ...second, reason: ' ' })).toBe('NEEDS_REASON')
  })
  it('is neither theirs who vouched, nor theirs who objected; what others said they may answer', () => {
    const byA = [...REPORTED, vouches(a), objects()]
    expect([answering(byA, a, neighbour), answering(byA, b, neighbour)]).toEqual(['NOT_ALLOWED', 'confirmed'])
    const both = [...OBJECTED, objects(a)]
    expect([answering(both, a, a), answering(both, b, a), answering(both, a, neighbour)]).toEqual([
      'NOT_ALLOWED',
      'objected',
      'objected',
    ])
    const offered = (steps: readonly Step[]) => waysOn(deed(...steps), { actor: a, now: NOW, facts: {} })
    expect(offered(both)).toContain('answer')
    expect(offered([...CONFIRMED, objects(a)])).not.toContain('answer')
  })
  it('is the town’s where nobody of the village may, each objection for itself', () => {
    const byA = [...REPORTED, vouches(a), objects()]
    expect([
      answering(OBJECTED, town, neighbour, { supervisors: [] }),
      answering(OBJECTED, town, neighbour, { supervisors: [a] }),
      answering(byA, town, neighbour, { supervisors: [a] }),
      answering(byA, town, neighbour, { supervisors: [a, b] }),
      answering([...OBJECTED, objects(a)], town, a, { supervisors: [a] }),
      answering(OBJECTED, town, neighbour, { supervisors: undefined }),
    ]).toEqual(['confirmed', 'NOT_ALLOWED', 'confirmed', 'NOT_ALLOWED', 'objected', 'NOT_ALLOWED'])
  })
  it('nobody gives it: the town may after fifteen days, after thirty it goes on, marked', () => {
    expect([
      answering([...OBJECTED, at(AFTER_15 - 1)], town, neighbour),
      answering([...OBJECTED, at(AFTER_15)], town, neighbour),
    ]).toEqual(['NOT_ALLOWED', 'confirmed'])
    const handed = [...OBJECTED, on(AFTER_15)]
    expect([deed(...handed).objections[0]?.toTownAt, dueOf(...handed)]).toEqual([AFTER_15, AFTER_30 - 1])
    const lapsed = [...handed, at(AFTER_30), press('clock', 'moveObjections', {})]
    expect(deed(...lapsed)).toMatchObject({
      stage: { state: 'confirmed', noticeUntil: END },
      objections: [{ answer: { upheld: false, by: 'clock', byName: null, at: AFTER_30 }, answeredIn: null }],
    })
    expect(dueOf(...lapsed)).toBe(AFTER_30)
    expect(stateText(deed(...lapsed, on(AFTER_30 + 1)))).toBe('入账了，异议没有答复')
  })
  it('one is handed to the town and another lapses in the same moment', () => {
    const two = [...CONFIRMED, objects(), at(NOW + days(2)), objects(another), at(AFTER_30 + days(1))]
    expect(story(...two, press('clock', 'moveObjections', {})).answer).toMatchObject({
      facts: { lapsed: ['m1:3'], toTown: ['m1:4'] },
    })
  })
})

describe('a group', () => {
  const GROUP = [groupOf('h1', 'h6', 'h7'), vouches()]
  const about = (householdId?: string) =>
    deed(...GROUP, objects(neighbour, {}, householdId), answers(a, true))
  it('an objection about one household leaves the others; about all of it ends it', () => {
    const overruled = ['h1', 'h6', 'h7'].map(id => isOverruled(about('h6'), id))
    expect([about('h6').stage.state, overruled, about().stage.state]).toEqual([
      'confirmed',
      [false, true, false],
      'overruled',
    ])
  })
  it('each household is credited by an event of its own; the last one closes the form', () => {
    const first = [...GROUP, at(END + 1), press('clock', 'credit', {})]
    expect(deed(...first)).toMatchObject({
      stage: { state: 'confirmed', noticeUntil: END },
      results: { h1: { why: 'credited' } },
    })
    expect(Object.keys(deed(...first).results)).toEqual(['h1'])
    expect(clockVerb(deed(...first), END + 1)).toBe('credit')
    const all = deed(...GROUP, on(END + 1))
    expect([all.stage.state, Object.keys(all.results)]).toEqual(['credited', ['h1', 'h6', 'h7']])
    expect(trying([...GROUP, on(END + 1)], 'clock', 'credit', {})).toBe('NOT_NOW')
  })
  it('once the first has its result, nobody stops the clock halfway: not even with a tap from before the end', () => {
    const halfway: Step = told => {
      told.matter = { ...told.here, results: { h1: { entryId: 'h1:000001', why: 'credited' } } }
    }
    expect([
      trying([...GROUP, halfway], neighbour, 'object', REASON),
      trying([...GROUP, halfway], gridMember, 'withdraw', {}),
    ]).toEqual(['OBJECTION_OVER', 'NOT_NOW'])
  })
  it('no household takes back the others’, nor a minus; anybody who reported it may', () => {
    expect([
      trying(GROUP, family, 'withdraw', {}),
      trying(GROUP, gridMember, 'withdraw', {}),
      trying(MINUS, family, 'withdraw', {}),
      trying(MINUS, gridMember, 'withdraw', {}),
      trying(FOR_THEM, family, 'withdraw', {}),
      trying([...GROUP, on(END + 1)], family, 'withdraw', {}),
      trying(CREDITED, author, 'withdraw', {}),
    ]).toEqual([
      'NOT_YOURSELF',
      'withdrawn',
      'NOT_YOURSELF',
      'withdrawn',
      'withdrawn',
      'NOT_YOURSELF',
      'NOT_NOW',
    ])
  })
})

describe('who stands aside', () => {
  it('is counted no more: neither vouches nor answers; the town stands in when nobody is left', () => {
    const aside = [...OBJECTED, press(a, 'standAside', {}), press(b, 'standAside', {})]
    expect(deed(...aside)).toMatchObject({
      stage: { state: 'objected' },
      aside: [
        { by: 'a', byName: '名a', at: NOW },
        { by: 'b', byName: '名b', at: NOW },
      ],
    })
    expect(messageAfter('standAside', deed(...aside), {})).toBe('记下了，您回避，这一件请别的人来。')
    expect([answering(aside, a, neighbour), answering(aside, town, neighbour)]).toEqual([
      'STOOD_ASIDE',
      'confirmed',
    ])
    expect([
      trying([...REPORTED, press(a, 'standAside', {})], a, 'confirm', YES),
      trying([...REPORTED, press(a, 'standAside', {}), vouches()], a, 'confirm', YES),
      trying([...REPORTED, press(a, 'standAside', {})], a, 'standAside', {}),
      trying(CONFIRMED, a, 'standAside', {}),
      trying([...CONFIRMED, objects(a)], a, 'standAside', {}),
    ]).toEqual(['STOOD_ASIDE', 'STOOD_ASIDE', 'STOOD_ASIDE', 'NOT_NOW', 'NOT_ALLOWED'])
  })
})

describe('who reads it', () => {
  const sight = (who: Actor, ...steps: Step[]) => sightOf(deed(...steps), { actor: who, now: NOW })
  it('in which way', () => {
    expect([
      sight(author, ...REPORTED),
      sight(family, ...REPORTED),
      sight(gridMember, ...FOR_THEM),
      sight(a, ...REPORTED),
      sight(town, ...REPORTED),
      sight(neighbour, ...REPORTED),
      sight(neighbour, ...CONFIRMED),
      sight(neighbour, ...OBJECTED),
      sight(another, ...OBJECTED),
      sight(neighbour, ...OBJECTED, answers(a, true)),
      sight(another, ...OBJECTED, answers(a, true)),
      sight(stranger, ...CONFIRMED),
    ]).toEqual([
      'own',
      'own',
      'own',
      'duty',
      'duty',
      'no',
      'notice',
      'objector',
      'notice',
      'objector',
      'no',
      'no',
    ])
  })
  it('nobody in office of what is their own household’s over time; they only know that it is there', () => {
    const kin = { ...a, kinHouseholds: [{ householdId: 'h1', kin: 'spouse' as const }] }
    const knows = (who: Actor, ...steps: Step[]) => knowsOf(deed(...steps), { actor: who, now: NOW })
    expect([sight(kin, ...REPORTED), knows(kin, ...REPORTED)]).toEqual(['no', true])
    const group = [groupOf('h1', 'h6'), vouches()]
    const lived = {
      ...a,
      belonged: [{ householdId: 'h6', from: 0, until: NOW - days(9), how: 'accepted' as const }],
    }
    expect([sight(a, ...group), sight(lived, ...group), sight(family, ...group)]).toEqual([
      'duty',
      'notice',
      'own',
    ])
    expect([
      knows(author, ...REPORTED),
      knows(neighbour, ...REPORTED),
      knows(neighbour, ...CREDITED),
      knows(stranger, ...CREDITED),
    ]).toEqual([true, false, true, false])
    expect(trying(REPORTED, neighbour, 'object', REASON)).toBe('NOT_FOUND')
    expect(trying(CONFIRMED, stranger, 'object', REASON)).toBe('NOT_FOUND')
  })
})

it('how it stands is said in words', () => {
  const result = (why: Deed['results'][string]['why'], over: Partial<Deed> = {}) =>
    stateText({ ...deed(...CREDITED), results: { h1: { entryId: null, why } }, ...over })
  const unanswered = deed(...OBJECTED, on(AFTER_15), at(AFTER_30), press('clock', 'moveObjections', {}))
  expect([
    stateText(deed(...REPORTED)),
    stateText(deed(...CONFIRMED)),
    stateText(deed(...OBJECTED)),
    result('credited'),
    result('overQuota'),
    result('twice'),
    result('zero'),
    result('credited', { points: -5 }),
    result('zero', { points: -5 }),
    // Of several households each has a result of its own.
    result('overCap', { households: ['h1', 'h6'].map(id => ({ id, title: id })) }),
    // Nothing was credited, so nothing hangs on an answer.
    result('overCap', { objections: unanswered.objections }),
  ]).toEqual([
    '等人证实',
    '公示到 11 月 21 日',
    '有人提了意见',
    '入账了',
    '这一期报满了，没加分',
    '这件事已经入过账，只入一次',
    '没有分可扣',
    '扣了分',
    '没有分可扣',
    '入账了',
    '这一期的分到顶了，没加分',
  ])
})

it('over are four states', () => {
  expect(OVER).toEqual(['credited', 'refused', 'overruled', 'withdrawn'])
  expect(OPEN).toEqual(['waiting', 'confirmed', 'objected'])
})

it('one objection upheld is enough, whatever was answered to the others', () => {
  const two = [...OBJECTED, objects(another)]
  expect(isOverruled(deed(...two, answers(a, true, another)), 'h1')).toBe(true)
  expect(isOverruled(deed(...two, answers(a, false, another)), 'h1')).toBe(false)
})

it('is what its events tell', () => {
  const told = story(...OBJECTED, answers(a, false), on(END + 1))
  expect(fold(told.events as unknown as DeedEvent[])).toEqual(told.here)
  expect(isRefusal(told.answer)).toBe(false)
})
