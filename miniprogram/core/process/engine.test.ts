import { describe, expect, test } from 'vitest'
import type { Actor, Post } from '../people/role'
import { isRefusal } from '../refusal'
import { dueReminders, dueVerb, nextDueAt } from './clocks'
import { available, gate, press, stands } from './engine'
import { evolve, fold } from './evolve'
import type { Matter } from './kinds'
import { DAY, HOUR, ladder, ladderKit } from './ladder.testing'
import { Story } from './testing'

const PATH = ['county', 'town', 'willow', 'g1', 'leaf']
const post: Post = { role: 'dispatcher', gridId: 'willow', path: PATH.slice(0, 3), from: 0, until: null }
const who = (id: string, over: Partial<Actor> = {}): Actor =>
  ({ id, staffName: null, posts: [], householdId: null, home: PATH, ...over }) as Actor
const chen = who('chen')
const zhou = who('zhou')
const keeper = who('keeper', { staffName: '何小雯', posts: [post], home: [] })
const second = who('second', { staffName: '高明月', posts: [post], home: [] })
const stranger = who('stranger', { home: [] })
const T0 = 1_800_000_000_000

const draft = { what: '换灯泡', photos: [] }
const story = () => new Story(ladder, T0, { path: PATH, keys: 1 })
const asked = () => story().given(chen, 'ask', draft)
const lent = () => asked().given(keeper, 'lend', {})
const longer = () => lent().given(chen, 'askLonger', { reason: '还没修好' })

describe('the table decides who presses what in which state', () => {
  const states = {
    new: story,
    asked,
    askedAndOver: () => asked().after(DAY + 1),
    lent,
    back: () => lent().given(chen, 'giveBack', { photos: PHOTO }),
  }
  const people = { chen, zhou, keeper, stranger, clock: 'clock' } as const
  /** Written by hand: every verb not named here is refused. `askLonger` is pressed with no request pending. */
  const MAY: Record<keyof typeof states, Partial<Record<keyof typeof people, string[]>>> = {
    new: { chen: ['ask'], zhou: ['ask'] },
    asked: { keeper: ['lend', 'turnDown'] },
    askedAndOver: { keeper: ['lend', 'turnDown'], clock: ['turnDown'] },
    lent: { chen: ['askLonger', 'giveBack'], keeper: ['askLonger'] },
    back: { chen: ['mark'] },
  }
  for (const [state, at] of Object.entries(states))
    for (const [name, actor] of Object.entries(people))
      test(`${name} in ${state}`, () => {
        const here = at()
        const may = Object.keys(ladder.verbs).filter(
          verb => gate(ladder, here.matter, verb, here.context(actor)) === null,
        )
        expect(may).toEqual(MAY[state as keyof typeof states][name as keyof typeof people] ?? [])
      })

  test('anyone who could press it elsewhere hears that it is not now, others that it is not theirs', () => {
    expect(asked().when(chen, 'giveBack', { photos: PHOTO }).refused).toBe('NOT_NOW')
    expect(asked().when(stranger, 'giveBack', { photos: PHOTO }).refused).toBe('NOT_ALLOWED')
    expect(lent().when(zhou, 'giveBack', { photos: PHOTO }).refused).toBe('NOT_ALLOWED')
  })
  test('a matter that is there does not begin again, and one that is not there cannot go on', () => {
    expect(asked().when(chen, 'ask', draft).refused).toBe('NOT_NOW')
    expect(story().when(keeper, 'lend', {}).refused).toBe('NOT_FOUND')
  })
  test('the timer alone is the clock, and the timer is nobody else', () => {
    const { matter } = asked()
    const ctx = { now: T0, facts: {} }
    expect(stands(ladder, matter, 'clock', { ...ctx, actor: 'clock' })).toBe(true)
    expect(stands(ladder, matter, 'clock', { ...ctx, actor: who('clock') })).toBe(false)
    expect(stands(ladder, matter, 'borrower', { ...ctx, actor: 'clock' })).toBe(false)
  })
  test('the buttons are the verbs that pass, in the order of the table', () => {
    const s = lent()
    expect(available(ladder, s.here, s.context(chen))).toEqual(['askLonger', 'giveBack'])
  })
  test('a verb that nobody wrote is our mistake, even one that every object has', () => {
    const s = asked()
    expect(() => press(ladder, s.here, 'toString' as never, {} as never, s.context(chen))).toThrow(
      /no verb toString/,
    )
  })
})
const PHOTO = [{ id: 'f1', kind: 'photo' as const }]

describe('what is typed', () => {
  test('a required field that is empty or blank is refused with its name', () => {
    expect(story().when(chen, 'ask', { what: '  ', photos: [] }).answer).toMatchObject({
      refused: 'NEEDS_WORDS',
      field: 'what',
    })
    expect(lent().when(chen, 'giveBack', { photos: [] }).answer).toMatchObject({
      refused: 'NEEDS_PHOTO',
      field: 'photos',
    })
  })
  test('words and photos go beside the event; what is on record, choices and blanks do not', () => {
    const s = story().when(chen, 'ask', {
      what: '换灯泡',
      door: ' ',
      size: 'long',
      note: 'A7',
      photos: PHOTO,
    })
    expect(s.answer).toEqual({
      type: 'LadderAsked',
      version: 1,
      facts: { path: PATH, answerDueAt: T0 + DAY },
      words: { texts: { what: '换灯泡' }, files: PHOTO },
      also: [],
    })
  })
  test('without words there is no words document', () => {
    expect(asked().when(keeper, 'lend', {}).answer).toMatchObject({ words: null })
  })
  test('a missing permission is said before a missing field', () => {
    expect(story().when(stranger, 'ask', { what: '', photos: [] }).refused).toBe('NOT_ALLOWED')
  })
})

describe('what stands in the way', () => {
  test('a verb that insists is refused when the matter moved on since it was read', () => {
    const s = asked()
    const at = (seenRev: number | undefined, verb: 'lend' | 'turnDown') => {
      const answer = press(ladder, s.here, verb, {}, { ...s.context(keeper), seenRev })
      return isRefusal(answer) ? answer.refused : null
    }
    expect([at(s.here.rev, 'lend'), at(0, 'lend'), at(undefined, 'lend')]).toEqual([null, 'STALE', 'STALE'])
    expect(at(0, 'turnDown')).toBe(null)
    expect(gate(ladder, s.here, 'lend', { ...s.context(keeper), seenRev: 0 }), 'the button is there').toBe(
      null,
    )
  })
  test('a fact that nobody looked up throws: it is not the person who is wrong', () => {
    expect(() => asked().when(keeper, 'lend', {}, { keys: undefined })).toThrow(
      'ladder.lend: nobody looked up keys',
    )
  })
  test('a reason to refuse holds whatever is typed', () => {
    expect(asked().when(keeper, 'lend', {}, { keys: 0 }).refused).toBe('SOLD_OUT')
  })
  test('a window closes after its last moment, and is open before it has begun', () => {
    const back = lent()
      .given(chen, 'giveBack', { photos: PHOTO })
      .after(30 * DAY)
    back.given(chen, 'mark', { mark: 4 })
    expect(back.when(chen, 'mark', { mark: 5 }).refused).toBe('OBJECTION_OVER')
    const s = lent()
      .given(chen, 'giveBack', { photos: PHOTO })
      .given(chen, 'mark', { mark: 4 })
      .after(7 * DAY)
    expect(s.given(chen, 'mark', { mark: 3 }).after(1).when(chen, 'mark', { mark: 2 }).refused).toBe(
      'OBJECTION_OVER',
    )
    expect(s.here.marks).toEqual([4, 3])
  })
})

describe('a stage is replaced whole', () => {
  test('what belonged to the one before is gone, what outlives a stage stays', () => {
    const { here } = longer()
      .given(keeper, 'answerLonger', { granted: true })
      .given(chen, 'giveBack', { photos: PHOTO })
    expect(here.stage).toEqual({ state: 'back', backSince: T0 })
    expect(here).toMatchObject({ borrower: 'chen', path: PATH, longer: 1, marks: [] })
  })
  const careless = (giveBack: object) => ({
    ...ladder,
    verbs: { ...ladder.verbs, giveBack: { ...ladder.verbs.giveBack, ...giveBack } },
  })
  const recorded = {
    id: 'm1:3',
    matterId: 'm1',
    rev: 3,
    type: 'LadderReturned',
    version: 1,
    at: T0,
    by: 'chen',
    byName: null,
    hash: 'h',
  }
  test('one that carries another along is an error', () => {
    const evil = careless({
      evolve: ({ stage }: Matter<never>) => ({
        stage: { ...(stage as object), state: 'back', backSince: 1 },
      }),
    })
    expect(() => evolve(evil as never, lent().here as never, recorded)).toThrow(
      'the stage back must not hold to, backAt',
    )
  })
  test('one that the row does not lead to is an error', () => {
    const evil = careless({ evolve: () => ({ stage: { state: 'refused' } }) })
    expect(() => evolve(evil as never, lent().here as never, recorded)).toThrow(
      'LadderReturned must not lead to refused',
    )
  })
  test('only a verb that changes the stage moves the revision that entered it', () => {
    expect(lent().here.entered).toBe(2)
    expect(longer().here).toMatchObject({ rev: 3, entered: 2 })
  })
})

describe('events', () => {
  test('folding them gives the matter that was there', () => {
    const s = longer()
      .given(keeper, 'answerLonger', { granted: true })
      .after(6 * DAY)
      .tick()
    s.given(chen, 'giveBack', { photos: PHOTO })
    expect(s.events.map(({ type }) => type)).toEqual([
      'LadderAsked',
      'Lent',
      'LongerAsked',
      'LongerAnswered',
      'Reminded',
      'LadderReturned',
    ])
    expect(fold(ladder, s.events)).toEqual(s.here)
  })
  test('none is earlier than the one before it', () => {
    const s = asked()
    s.now = T0 - HOUR
    expect(s.given(keeper, 'lend', {}).here).toMatchObject({ at: T0, stage: { backAt: T0 + 3 * DAY } })
  })
  test('an unknown one, one without a beginning and a second beginning are errors', () => {
    const s = lent()
    const [first, second_] = s.events
    expect(() => fold(ladder, [])).toThrow('a ladder without events')
    expect(() => fold(ladder, [second_!])).toThrow('has no matter before it')
    expect(() => fold(ladder, [first!, first!])).toThrow('would begin a matter twice')
    expect(() => fold(ladder, [first!, { ...second_!, type: 'Sawn' }])).toThrow('nobody knows the event Sawn')
    expect(() => fold(ladder, [{ ...first!, type: 'Reminded' }])).toThrow('nobody knows the event Reminded')
  })
})

describe('a request', () => {
  test('carries who asked, until when, and what', () => {
    expect(longer().here.requests).toEqual({
      longer: { by: 'chen', at: T0, dueAt: T0 + DAY, eventId: 'm1:3', payload: { until: T0 + 5 * DAY } },
    })
  })
  test('is asked once at a time, and again after the answer', () => {
    const s = longer().when(chen, 'askLonger', { reason: '再久一点' })
    expect(s.refused).toBe('ASKED_ALREADY')
    expect(
      s.given(keeper, 'answerLonger', { granted: false }).when(chen, 'askLonger', { reason: '再问' }).refused,
    ).toBe(null)
  })
  test('is answered by another, never by who asked, and only when it is there', () => {
    const s = lent().given(keeper, 'askLonger', { reason: '替他问' })
    expect(s.when(keeper, 'answerLonger', { granted: true }).refused).toBe('RELATED')
    expect(s.given(second, 'answerLonger', { granted: true }).here.requests).toEqual({})
    expect(s.when(second, 'answerLonger', { granted: true }).refused).toBe('NOT_NOW')
  })
  test('the clock answers only after the last moment', () => {
    const s = longer().after(DAY)
    expect(dueVerb(ladder, s.here, s.now)).toBe(null)
    expect(s.when('clock', 'longerUnanswered', {}).refused).toBe('NOT_NOW')
    s.after(1)
    expect(dueVerb(ladder, s.here, s.now)).toBe('longerUnanswered')
    expect(s.tick().here).toMatchObject({ requests: {}, stage: { backAt: T0 + 3 * DAY } })
  })
  test('is dropped with the stages it may stand in', () => {
    expect(longer().given(chen, 'giveBack', { photos: PHOTO }).here.requests).toEqual({})
  })
})

describe('clocks and reminders', () => {
  test('the earliest moment of all is when the clock looks again', () => {
    expect(nextDueAt(ladder, asked().here)).toBe(T0 + DAY)
    expect(nextDueAt(ladder, lent().here)).toBe(T0 + 2 * DAY)
    expect(nextDueAt(ladder, longer().here)).toBe(T0 + DAY)
    expect(nextDueAt(ladder, lent().given(chen, 'giveBack', { photos: PHOTO }).here)).toBe(null)
  })
  test('a step is pressed when its moment has passed, not in it', () => {
    const s = asked().after(DAY)
    expect(dueVerb(ladder, s.here, s.now)).toBe(null)
    expect(s.after(1).tick().here.stage).toEqual({ state: 'refused' })
  })
  test('after an outage the heaviest reminder covers the lighter ones, and each is given once', () => {
    const s = lent().after(4 * DAY)
    expect(dueReminders(ladder, s.here, s.now)).toEqual(['late', 'soon'])
    expect(s.tick().here.reminded).toEqual({ late: true, soon: true })
    expect(dueReminders(ladder, s.here, s.now + 90 * DAY)).toEqual([])
    expect(s.events.filter(({ type }) => type === 'Reminded')).toHaveLength(1)
  })
  test('what was said of one stage is not said of the next', () => {
    const s = lent()
      .after(2 * DAY + 1)
      .tick()
    expect(s.here.reminded).toEqual({ soon: true })
    expect(s.given(chen, 'giveBack', { photos: PHOTO }).here.reminded).toEqual({})
  })
  test('of two that are due the one that has waited longest comes first', () => {
    const two = {
      ...ladder,
      clocks: {
        lateOne: { while: ['asked'], dueAt: () => T0 + 20, press: 'ask' },
        early: { while: ['asked'], dueAt: () => T0 + 10, press: 'turnDown' },
      },
    }
    expect(dueVerb(two as typeof ladder, asked().here, T0 + 30)).toBe('turnDown')
  })
})

describe('a table that contradicts itself does not load', () => {
  const { verbs } = ladder
  test('two verbs with one event', () => {
    expect(() => ladderKit.process({ ...ladder, verbs: { ...verbs, again: verbs.ask } })).toThrow(
      'two verbs make the event LadderAsked',
    )
  })
  test('who is told of an event reads a phrase of it, and nobody else does', () => {
    const { verbs } = ladder
    const process = (over: object) =>
      ladderKit.process({ ...ladder, verbs: { ...verbs, ask: { ...verbs.ask, ...over } } })
    expect(() => process({ phrase: null })).toThrow('LadderAsked is told and has no phrase')
    expect(() => process({ tells: [] })).toThrow('LadderAsked has a phrase and is told to nobody')
  })
  test('a yes to what was seen, pressed where nothing says what was seen', () => {
    const way = { dialog: { title: '借出去', words: '借给他', yes: '借' } }
    const lend = { ...verbs.lend, insists: true as const, way }
    expect(() => ladderKit.process({ ...ladder, verbs: { ...verbs, lend } })).toThrow(
      'insists, and a dialog sends no revision: draw a sheet',
    )
  })
  test('a clock that presses what is not the clock’s', () => {
    const clocks = { answer: ladderKit.clock({ while: ['asked'], dueAt: () => 1, press: 'lend' }) }
    expect(() => ladderKit.process({ ...ladder, clocks })).toThrow(
      'clock answer presses lend, which the clock may not in asked',
    )
  })
  test('a clock that would have to type something', () => {
    const clocks = {
      mark: ladderKit.clock({ while: ['back'], dueAt: () => 1, press: 'mark' }),
    }
    const mark = { ...verbs.mark, by: { back: ['borrower', 'clock'] as const } }
    expect(() => ladderKit.process({ ...ladder, verbs: { ...verbs, mark }, clocks })).toThrow(
      'clock mark presses mark, but the clock cannot type its mark',
    )
  })
  test('a request that the clock cannot end in one of its states', () => {
    const requests = { longer: { ...ladder.requests.longer, while: ['lent', 'asked'] as const } }
    expect(() => ladderKit.process({ ...ladder, requests })).toThrow(
      'request longer presses longerUnanswered, which the clock may not in asked',
    )
  })
  test('a request that the clock ends, and nobody says when, or by a verb that answers something else', () => {
    const { dueAt: _, ...asks } = verbs.askLonger.asks ?? {}
    const askLonger = { ...verbs.askLonger, asks: asks as never }
    const longerUnanswered = { ...verbs.longerUnanswered, answers: undefined as never }
    const message =
      'longerUnanswered must answer longer, and the person who asks must say by when (asks.dueAt)'
    expect(() => ladderKit.process({ ...ladder, verbs: { ...verbs, askLonger } })).toThrow(message)
    expect(() => ladderKit.process({ ...ladder, verbs: { ...verbs, longerUnanswered } })).toThrow(message)
  })
})
