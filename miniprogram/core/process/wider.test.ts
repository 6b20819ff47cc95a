/** What a process may add to the plain one: most, beside, elsewhere, hidden steps, lasting reminders, news. */
import { describe, expect, test } from 'vitest'
import type { Actor, Post } from '../people/role'
import { isRefusal, refuse } from '../refusal'
import { dueVerb, nextDueAt } from './clocks'
import { daysOf, gate, press } from './engine'
import { evolve } from './evolve'
import { day, erasableTexts, flag, missing, text } from './fields'
import { DAY, ladder } from './ladder.testing'
import { newsOf, waitsForAnswer } from './news'
import { Story } from './testing'

const PATH = ['county', 'town', 'willow', 'g1', 'leaf']
const post: Post = { role: 'dispatcher', gridId: 'willow', path: PATH.slice(0, 3), from: 0, until: null }
const who = (id: string, over: Partial<Actor> = {}): Actor =>
  ({ id, staffName: null, posts: [], householdId: null, home: PATH, ...over }) as Actor
const chen = who('chen')
const zhou = who('zhou')
const keeper = who('keeper', { staffName: '何小雯', posts: [post], home: [] })
const stranger = who('stranger', { home: [] })
const T0 = 1_800_000_000_000

type Ladder = typeof ladder
type Verbs = Ladder['verbs']
/** The ladder with some rows written otherwise. */
const with_ = (over: Partial<Ladder>, verbs: { [V in keyof Verbs]?: Partial<Verbs[V]> } = {}): Ladder =>
  ({
    ...ladder,
    ...over,
    verbs: Object.fromEntries(
      Object.entries(ladder.verbs).map(([name, verb]) => [name, { ...verb, ...verbs[name as keyof Verbs] }]),
    ),
  }) as Ladder
const lentOf = (process: Ladder) =>
  new Story(process, T0, { path: PATH, keys: 1 })
    .given(chen, 'ask', { what: '换灯泡', photos: [] })
    .given(keeper, 'lend', {})
const refusedOf = (answer: ReturnType<typeof gate>) => answer?.refused ?? null

describe('a verb that cannot be pressed in this state', () => {
  test('says what the verb says of that state, else that it is not now', () => {
    const process = with_(
      {},
      {
        lend: {
          elsewhere: m => (m.stage.state === 'lent' ? refuse('TAKEN', { who: '甲', day: '今天' }) : null),
        },
      },
    )
    const s = lentOf(process)
    expect(refusedOf(gate(process, s.here, 'lend', s.context(keeper)))).toBe('TAKEN')
    s.given(chen, 'giveBack', { photos: [{ id: 'f', kind: 'photo' }] })
    expect(refusedOf(gate(process, s.here, 'lend', s.context(keeper)))).toBe('NOT_NOW')
  })
  test('says so only to whom the process lets know', () => {
    const process = with_({ mayKnow: (_, __, stands) => stands('borrower') })
    const s = lentOf(process)
    const said = (actor: Actor) => refusedOf(gate(process, s.here, 'lend', s.context(actor)))
    expect([said(chen), said(keeper), said(stranger)]).toEqual(['NOT_NOW', 'NOT_ALLOWED', 'NOT_ALLOWED'])
  })
  test('is nobody’s but the timer’s where only the timer presses it', () => {
    const process = with_({ mayKnow: () => true })
    const s = lentOf(process).given(chen, 'giveBack', { photos: [{ id: 'f', kind: 'photo' }] })
    const said = (actor: Actor | 'clock') =>
      refusedOf(gate(process, s.here, 'longerUnanswered', s.context(actor)))
    expect([said(chen), said('clock')]).toEqual(['NOT_ALLOWED', 'NOT_NOW'])
  })
})

describe('a most', () => {
  const process = with_(
    { taken: ({ marks }) => marks.length },
    { mark: { most: 2, free: ({ mark }) => mark === 5 } },
  )
  const back = () => lentOf(process).given(chen, 'giveBack', { photos: [{ id: 'f', kind: 'photo' }] })
  test('holds one more back, with the number', () => {
    const s = back().given(chen, 'mark', { mark: 1 }).given(chen, 'mark', { mark: 2 })
    expect(s.when(chen, 'mark', { mark: 3 }).answer).toMatchObject({ refused: 'ENOUGH' })
    expect(isRefusal(s.answer) && s.answer.message).toContain('2')
  })
  test('never holds back what is free, and lets the last one pass', () => {
    const s = back().given(chen, 'mark', { mark: 1 }).given(chen, 'mark', { mark: 2 })
    expect(s.when(chen, 'mark', { mark: 5 }).refused).toBe(null)
    expect(back().given(chen, 'mark', { mark: 1 }).when(chen, 'mark', { mark: 2 }).refused).toBe(null)
  })
})

describe('steps that are kept from some', () => {
  const process = with_({ revSeen: (matter, stands) => (stands('keeper') ? matter.rev - 1 : matter.rev) })
  test('what somebody insists on is the newest step that they know of', () => {
    const s = new Story(process, T0, { path: PATH, keys: 1 }).given(chen, 'ask', {
      what: '换灯泡',
      photos: [],
    })
    const at = (seenRev: number) => {
      const answer = press(process, s.here, 'lend', {}, { ...s.context(keeper), seenRev })
      return isRefusal(answer) ? answer.refused : null
    }
    expect([at(0), at(1)]).toEqual([null, 'STALE'])
  })
})

describe('a request', () => {
  const asked = (process: Ladder) => lentOf(process).given(keeper, 'askLonger', { reason: '替他问' })
  test('is answered by who asked only where the row lets them, and with the row’s own words', () => {
    const said = (own: 'may' | 'RELATED') => {
      const process = with_({}, { answerLonger: { own } })
      return asked(process).when(keeper, 'answerLonger', { granted: true }).refused
    }
    expect([said('may'), said('RELATED')]).toEqual([null, 'RELATED'])
  })
  test('may be refused by a person with a reason, and by the clock without one, through one verb', () => {
    const why = text({
      label: '为什么',
      max: 9,
      moderated: true,
      required: 'NEEDS_REASON',
      unlessClock: true,
    })
    const by = { lent: ['keeper', 'clock'] } as const
    const process = with_({}, { longerUnanswered: { input: { why }, by } as never })
    const s = lentOf(process).given(chen, 'askLonger', { reason: '还没修好' })
    const said = (actor: Actor | 'clock', input: object) =>
      s.when(actor, 'longerUnanswered', input as never).refused
    expect(said(keeper, {})).toBe('NEEDS_REASON')
    expect(said('clock', {})).toBe('NOT_NOW')
    s.after(DAY + 1)
    expect(said('clock', {})).toBe(null)
    expect(s.here.requests).toEqual({})
  })
  test('without a last moment waits, and the clock has nothing to do with it', () => {
    const process = with_(
      {},
      { askLonger: { asks: { request: 'longer', payload: ({ until }) => ({ until }) } } },
    )
    const s = asked(process).after(30 * DAY)
    expect(s.here.requests.longer?.dueAt).toBe(null)
    expect(dueVerb(process, s.here, s.now)).toBe(null)
    expect(nextDueAt(process, s.here)).toBe(T0 + 2 * DAY)
    expect(s.when('clock', 'longerUnanswered', {}).refused).toBe('NOT_NOW')
  })
  test('is looked at after what stands in the way whatever is pending', () => {
    const process = with_({}, { askLonger: { refuses: () => refuse('SOLD_OUT') } })
    const s = lentOf(ladder).given(chen, 'askLonger', { reason: '还没修好' })
    expect(refusedOf(gate(process, s.here, 'askLonger', s.context(chen)))).toBe('SOLD_OUT')
  })
})

describe('what an event changes', () => {
  const recorded = (type: string, more: object = {}) => ({
    id: 'm1:9',
    matterId: 'm1',
    rev: 9,
    type,
    at: T0 + 1,
    by: 'chen',
    byName: null,
    hash: 'h9',
    ...more,
  })
  test('is settled by the process afterwards, which knows the verb', () => {
    const seen: string[] = []
    const process = with_({
      settle: (before, after, _, rule) => {
        seen.push(`${before?.stage.state ?? '–'} ${after.stage.state} ${rule?.label ?? '–'}`)
        return { ...after, longer: 7 }
      },
    })
    const s = lentOf(process)
    expect(s.here.longer).toBe(7)
    expect(seen).toEqual(['– asked 借梯子', 'asked lent 借给他'])
  })
  test('a reminder that lasts is not given again in the next stage, until an event forgets it', () => {
    const late = { ...ladder.reminders.late, lasts: true as const }
    const process = with_({ reminders: { ...ladder.reminders, late } })
    const { here } = lentOf(process)
    const reminded = evolve(process, here, recorded('Reminded', { reminder: 'late', covers: ['soon'] }))
    expect(reminded.reminded).toEqual({ late: true, soon: true })
    expect(evolve(process, reminded, recorded('LadderReturned', { scratches: 0 })).reminded).toEqual({
      late: true,
    })
    const forgets = with_(
      { reminders: { ...ladder.reminders, late } },
      {
        giveBack: {
          evolve: (_, { at }) => ({ stage: { state: 'back', backSince: at }, forget: ['late'] }),
        },
      },
    )
    expect(evolve(forgets, reminded, recorded('LadderReturned', { scratches: 0 })).reminded).toEqual({})
  })
})

describe('the moment of an answer', () => {
  test('is moved by a verb that says so, for what waits and for nothing else', () => {
    const process = with_(
      {},
      {
        mark: {
          by: { lent: ['borrower'] },
          evolve: (({ stage }: { stage: object }) => ({
            stage,
            answerBy: { longer: T0 + 9 * DAY, other: 1 },
          })) as never,
        },
      },
    )
    const mark = (s: ReturnType<typeof lentOf>) => s.given(chen, 'mark', { mark: 1 }).here.requests
    expect(mark(lentOf(process).given(chen, 'askLonger', { reason: '还没修好' }))).toMatchObject({
      longer: { by: 'chen', at: T0, dueAt: T0 + 9 * DAY },
    })
    expect(mark(lentOf(process))).toEqual({})
  })
})

describe('other matters that must know', () => {
  test('come with the press, each with its own event', () => {
    const other = lentOf(ladder).here
    const process = with_(
      {},
      {
        giveBack: {
          also: (_, { scratches }) => [{ matter: other, type: 'Marked', facts: { mark: scratches } }],
        },
      },
    )
    const s = lentOf(process).when(chen, 'giveBack', { photos: [{ id: 'f', kind: 'photo' }] })
    expect(s.answer).toMatchObject({ also: [{ matter: other, type: 'Marked', facts: { mark: 1 } }] })
  })
})

describe('news', () => {
  const { here } = lentOf(ladder)
  const of = { happened: { ...here, by: 'keeper', byName: '何小雯' }, before: here, after: here }
  const told = (tells: unknown) =>
    newsOf({ ...ladder.verbs.lend, tells } as Verbs['lend'] as never, of as never)
  test('is worked out from the row: what is fixed and what follows', () => {
    expect(
      told([
        {
          who: ({ after }: typeof of) => (after.longer === 0 ? 'keeper' : 'borrower'),
          people: () => ['zhou'],
          on: () => 'm2',
          how: () => 'now',
          template: 'ladder',
          page: 'ladder',
          until: 'always',
          at: () => 5,
          text: ({ happened }: { happened: { byName: string } }) => `${happened.byName}借出去了`,
        },
      ]),
    ).toEqual([
      {
        who: 'keeper',
        people: ['zhou'],
        on: 'm2',
        how: 'now',
        template: 'ladder',
        page: 'ladder',
        until: 'always',
        at: 5,
        text: '何小雯借出去了',
      },
    ])
  })
  test('waits for the answer to a request, or holds by a word', () => {
    const row = { who: 'keeper', how: 'badge', template: 'ladder', page: 'ladder', text: '想多用几天。' }
    const untils = told([
      { ...row, until: { request: 'longer' } },
      { ...row, until: 'always' },
    ]).map(({ until }) => until)
    expect(untils).toEqual(['request:longer', 'always'])
    expect(untils.map(waitsForAnswer)).toEqual([true, false])
  })
  test('is none where its condition does not hold, and carries no field that nobody wrote', () => {
    const row = {
      who: 'keeper',
      how: 'badge',
      template: 'ladder',
      page: 'ladder',
      until: 'always',
      text: '借了',
    }
    expect(told([{ ...row, when: () => false }])).toEqual([])
    expect(told([{ ...row, when: () => true }])).toEqual([row])
  })
})

describe('fields', () => {
  test('a text may have another name in the words document', () => {
    const fields = { lateReason: text({ label: '为什么', max: 9, moderated: true, keptAs: 'reason' }) }
    expect(erasableTexts(fields, { lateReason: '缺货' })).toEqual({ reason: '缺货' })
  })
  test('signs that nobody sees are nothing', () => {
    const fields = { why: text({ label: '为什么', max: 9, moderated: true, required: 'NEEDS_REASON' }) }
    expect(missing(fields, { why: '\u200b\u2060' }, 'people')).toMatchObject({
      refused: 'NEEDS_REASON',
      field: 'why',
    })
  })
  test('a switch is no text, whatever it answers', () => {
    expect(missing({ yes: flag({ label: '急', answer: 'yes' }) }, {}, 'people')).toBe(null)
  })
})

test('an actor who stands in no relation may press nothing, and hears nothing of the matter', () => {
  const s = lentOf(ladder)
  const answers = Object.keys(ladder.verbs)
    .filter(name => name !== 'ask')
    .map(name => refusedOf(gate(ladder, s.here, name, s.context(zhou))))
  expect([...new Set(answers)]).toEqual(['NOT_ALLOWED'])
})

describe('anyone who may not answer what does not wait any more', () => {
  test('hears what the process says of it, which is told the request and the events that answer it', () => {
    const told: unknown[] = []
    const process = with_({
      answered: (_, __, request, answers) => {
        told.push([request, answers])
        return request === 'longer' ? refuse('ANSWERED_ALREADY', { who: '何小雯' }) : null
      },
    })
    const s = lentOf(process)
    expect(refusedOf(gate(process, s.here, 'answerLonger', s.context(zhou)))).toBe('ANSWERED_ALREADY')
    expect(told).toEqual([['longer', ['LongerAnswered', 'LongerUnanswered']]])
    s.given(chen, 'askLonger', { reason: '还没修好' })
    expect(refusedOf(gate(process, s.here, 'answerLonger', s.context(zhou)))).toBe('NOT_ALLOWED')
  })
  test('hears that it is not theirs where the process says nothing', () => {
    const s = lentOf(ladder)
    expect(refusedOf(gate(ladder, s.here, 'answerLonger', s.context(zhou)))).toBe('NOT_ALLOWED')
  })
})

describe('a verb that asks for a day', () => {
  const soon = { from: { days: 1, after: 'today' }, to: { days: 2, after: 'limit' } } as const
  const on = { on: day({ label: '哪天', required: 'BAD_INPUT', ...soon }) }
  const dates: Ladder['dates'] = matter => ({
    limitAt: matter?.stage.state === 'lent' ? matter.stage.backAt : null,
    calendars: [],
  })
  const input = { on: '2027-01-15', photos: [] }
  test('takes those of its range, and asks before it decides', () => {
    // Lent on 15 January, to be back on the 18th.
    const process = with_({ dates }, { giveBack: { input: on } as never })
    const s = lentOf(process)
    const said = (day: string) => {
      const answer = press(process, s.here, 'giveBack', { ...input, on: day } as never, s.context(chen))
      return isRefusal(answer) ? [answer.refused, answer.field] : 'yes'
    }
    expect(said('2027-01-15')).toEqual(['DAY_RANGE', 'on'])
    expect(said('2027-01-16')).toBe('yes')
    expect(said('2027-01-20')).toBe('yes')
    expect(said('2027-01-21')).toEqual(['DAY_RANGE', 'on'])
    expect(daysOf(process, s.here, 'giveBack', s.context(chen)).map(({ field }) => field)).toEqual(['on'])
    expect(daysOf(process, s.here, 'askLonger', s.context(chen))).toEqual([])
  })
  test('needs a process that says from what they are reckoned', () => {
    const process = with_({}, { giveBack: { input: on } as never })
    const s = lentOf(process)
    expect(() => press(process, s.here, 'giveBack', input, s.context(chen))).toThrow(/no dates/)
  })
})
