import { describe, expect, test } from 'vitest'
import { dayKey, endOfDay } from '../../../clock/shanghai'
import { days } from '../../../clock/units'
import type { Actor } from '../../../people/role'
import { roundOf } from '../../pieces/selectors'
import { after, clock, closing, given, press, until } from '../../testing'
import {
  claim,
  dispatchTo,
  dispute,
  rate,
  register,
  resolve,
  revisit,
  submit,
  upTo,
} from '../../story/presses.testing'
import { NOW, people } from '../../story/people.testing'
import type { Ticket } from '../../types'

const { chen, wu, li, ma, wang, sun, gao, qian, zhou, far } = people
const closed = (n: number) => until(t => endOfDay((t as Ticket<'closed'>).stage.closedAt + days(n)) - 1)
const pastClosed = (n: number) => until(t => endOfDay((t as Ticket<'closed'>).stage.closedAt + days(n)))

describe('评价', () => {
  // 24 November and seven days: closed at the end of 1 December, so that the day tells no score.
  test.each([1, 2, 3, 5] as const)('of %i closes it seven days after resolving, like any other', score => {
    const { story } = given(...upTo('resolved'), after(days(6))).when(rate(score))
    expect(dayKey((story.here as Ticket<'resolved'>).stage.closeDueAt)).toBe('2026-12-01')
    story.now = endOfDay(NOW + days(7))
    expect(story.tell(clock('close'))).toMatchObject({ refused: 'NOT_NOW' })
    story.now += 1
    story.go(clock('close'))
  })

  test('there is one a round, to be replaced for seven days from the first', () => {
    const { story } = given(...upTo('resolved'), rate(1), after(days(7))).when(rate(4))
    expect(roundOf(story.here).rating).toMatchObject({ score: 4, firstAt: NOW, at: NOW + days(7) })
    story.now = endOfDay(NOW + days(7)) + 1
    expect(story.tell(rate(5))).toMatchObject({ refused: 'ALREADY_RATED_LATE' })
  })

  test('is open until 30 days after closing', () => {
    const silent = [...upTo('resolved'), closing, clock('close')]
    expect(
      given(...silent, closed(30))
        .when(rate(5))
        .then('closed').stage.state,
    ).toBe('closed')
    given(...silent, pastClosed(30))
      .when(rate(5))
      .thenRefused('RATE_OVER')
  })

  test('is the requester’s; through a slip by someone who is neither helper nor handler', () => {
    for (const by of [zhou, li, wu, sun])
      given(...upTo('resolved'))
        .when(rate(5, by))
        .thenRefused('NOT_ALLOWED')
    const helped = [
      submit({ onBehalfOf: chen.id, consentWords: '当面' }, wu),
      dispatchTo(li),
      claim(li),
      resolve(li),
    ]
    const { story } = given(...helped).when(rate(5, zhou, { slip: true }))
    expect(story.events[story.events.length - 1]).toMatchObject({ type: 'Rated', slip: true, by: 'zhou' })
    given(...helped)
      .when(rate(5, wu, { slip: true }))
      .thenRefused('RELATED')
    given(...helped)
      .when(rate(5, li, { slip: true }))
      .thenRefused('RELATED')
    given(...helped)
      .when(rate(4))
      .then('resolved')
  })

  test('there is no slip for what nobody ordered', () => {
    given(register(), dispatchTo(li), claim(li), resolve(li))
      .when(rate(5, zhou, { slip: true }))
      .thenRefused('NOT_ALLOWED')
  })
})

describe('回访', () => {
  const found = [register(), dispatchTo(li), claim(li), resolve(li)]

  test('is by someone who had no hand in it', () => {
    for (const by of [qian, sun])
      given(...upTo('resolved'))
        .when(revisit(by))
        .then('resolved')
    given(...found)
      .when(revisit(ma))
      .then('resolved')
    // A grid member reads it only while a revisit is owed.
    given(...upTo('resolved'))
      .when(revisit(ma))
      .thenRefused('JUDGED_UNSEEN')
    given(...upTo('resolved'))
      .when(revisit(li))
      .thenRefused('RELATED')
    for (const by of [wang, far, chen])
      given(...upTo('resolved'))
        .when(revisit(by))
        .thenRefused('NOT_ALLOWED')
    given(...upTo('resolved'))
      .when(press(qian, 'revisit', { text: ' ', satisfied: true }))
      .thenRefused('NEEDS_WORDS')
  })

  test('a dispute does not close before it, however well rated and however long ago', () => {
    const rated = [...upTo('resolved', dispute), rate(5), after(days(60))]
    given(...rated)
      .when(clock('close'))
      .thenRefused('NOT_NOW')
    given(...rated, revisit(qian))
      .when(clock('close'))
      .then('closed')
  })

  test('of a dispute is the town’s, or a supervisor’s whom the requester lets in', () => {
    const done = upTo('resolved', dispute)
    for (const by of [sun, gao])
      given(...done)
        .when(revisit(by))
        .thenRefused('JUDGED_UNSEEN')
    given(...done)
      .when(press(sun, 'committeeRate', { result: 5, speed: 5, manner: 5 }))
      .thenRefused('JUDGED_UNSEEN')
    const letIn = [...done, press(chen, 'setReaders', { readers: 'committee' })]
    given(...letIn)
      .when(revisit(sun))
      .then('resolved')
    given(...letIn)
      .when(press(sun, 'committeeRate', { result: 5, speed: 5, manner: 5 }))
      .then('resolved')
    // A neighbour with a post in the village is not the committee.
    given(...letIn)
      .when(revisit(ma))
      .thenRefused('JUDGED_UNSEEN')
    given(...done)
      .when(revisit(qian))
      .then('resolved')
  })

  test('a dispute revisited is still the requester’s to rate for seven days', () => {
    given(...upTo('resolved', dispute), revisit(qian), after(days(1)))
      .when(clock('close'))
      .thenRefused('NOT_NOW')
    given(...upTo('resolved', dispute), revisit(qian), closing)
      .when(clock('close'))
      .then('closed')
  })

  test.each([true, false, null] as const)(
    'what nobody ordered waits for it: found %s, it closes alike',
    found_ => {
      given(...found, after(days(30)))
        .when(clock('close'))
        .thenRefused('NOT_NOW')
      given(...found, revisit(qian, found_), after(days(1)))
        .when(clock('close'))
        .thenRefused('NOT_NOW')
      given(...found, revisit(qian, found_), closing)
        .when(clock('close'))
        .then('closed')
      given(...found, after(days(30)), revisit(qian, found_), after(1))
        .when(clock('close'))
        .then('closed')
    },
  )
})

describe('评议', () => {
  const judge = (by = sun as typeof sun | typeof gao, result: 1 | 5 = 5) =>
    press(by, 'committeeRate', { result, speed: 4, manner: 4 })

  test('each supervisor has one a round, and may replace it', () => {
    const { story } = given(...upTo('closed'), judge(), judge(gao)).when(judge(sun, 1))
    expect(roundOf(story.here).committee.map(c => [c.by, c.result])).toEqual([
      ['gao', 5],
      ['sun', 1],
    ])
  })
  test('never by who stood aside, and what they had said goes', () => {
    const aside = press(sun, 'standAside', { reason: '是我表弟办的' })
    const { story } = given(...upTo('closed'), judge(), judge(gao)).when(aside)
    expect(roundOf(story.here).committee.map(c => c.by)).toEqual(['gao'])
    expect(story.here.stage.state).toBe('closed')
    expect(story.tell(judge())).toMatchObject({ refused: 'RELATED' })
    expect(story.tell(aside)).toMatchObject({ refused: 'ASKED_ALREADY' })
    given(...upTo('resolved'), press(sun, 'standAside', { reason: '是我表弟办的' }))
      .when(revisit(sun))
      .thenRefused('RELATED')
  })
  test('anyone who would revisit may stand aside, too; the town’s last one may not leave an order without anybody', () => {
    const aside = (who: Actor, town: Actor[] = []) => press(who, 'standAside', { reason: '是亲戚' }, { town })
    const registered = [register(), dispatchTo(li), claim(li), resolve(li)]
    given(...registered, aside(ma))
      .when(revisit(ma))
      .thenRefused('RELATED')
    given(...registered)
      .when(aside(qian, [qian]))
      .thenRefused('NOBODY_ELSE_REVISITS')
    given(...registered, aside(qian, [qian, { ...qian, id: 'qian2' }]))
      .when(revisit(qian))
      .thenRefused('RELATED')
    // Where no revisit is waited for, nobody is missed.
    expect(given(...upTo('resolved')).when(aside(qian, [qian])).story.here.recused).toContain('qian')
  })
  test('until fifteen days after closing', () => {
    given(...upTo('closed'), closed(15))
      .when(judge())
      .then('closed')
    given(...upTo('closed'), pastClosed(15))
      .when(judge())
      .thenRefused('COMMITTEE_OVER')
  })
  test('never by the one whose order it was', () => {
    const own = { ...sun, home: chen.home, householdId: 'h' }
    const mine = [submit({}, own), dispatchTo(li), claim(li), resolve(li)]
    given(...mine)
      .when(judge(own))
      .thenRefused('RELATED')
    given(...mine)
      .when(judge(gao))
      .then('resolved')
  })
})

describe('返工', () => {
  const again = (by: typeof chen | typeof sun = chen) => press(by, 'reopen', { reason: '又不亮了' })

  test('begins a round with a limit of its own, and takes the text off the wall', () => {
    const shown = [
      ...upTo('closed'),
      press(sun, 'publish', { asked: '灯不亮', done: '换了', seenRev: 6 }),
      after(days(3)),
    ]
    const { story } = given(...shown).when(again())
    expect(story.here).toMatchObject({
      stage: { state: 'submitted' },
      round: 2,
      publication: null,
      desk: 'dispatcher',
      rounds: [{ n: 1 }, { n: 2, dispatchedAt: null, rating: null }],
    })
    expect(dayKey(roundOf(story.here).limitAt)).toBe('2026-12-10')
    expect(story.here.rounds[0]).toMatchObject({ rating: { score: 5 }, resolution: { outcome: 'done' } })
    story
      .go(dispatchTo(ma))
      .go(claim(ma, { promisedDay: '2026-12-09' }))
      .go(resolve(ma))
      .go(rate(4))
    expect(roundOf(story.here).rating?.score).toBe(4)
  })
  test('at once, without waiting for the closing', () => {
    given(...upTo('resolved'), rate(1))
      .when(again())
      .then('submitted')
  })
  test('the requester has 30 days, supervisor and town a year', () => {
    given(...upTo('closed'), closed(30))
      .when(again())
      .then('submitted')
    given(...upTo('closed'), pastClosed(30))
      .when(again())
      .thenRefused('REOPEN_OVER')
    given(...upTo('closed'), closed(365))
      .when(again(sun))
      .then('submitted')
    given(...upTo('closed'), pastClosed(365))
      .when(again(sun))
      .thenRefused('REOPEN_OVER')
  })
  test('needs a reason, and somebody with a right to it', () => {
    given(...upTo('closed'))
      .when(press(chen, 'reopen', { reason: '' }))
      .thenRefused('NEEDS_REASON')
    given(...upTo('closed'))
      .when(press(li, 'reopen', { reason: '想重来' }))
      .thenRefused('NOT_ALLOWED')
  })
  test('where the village has no supervisor the town stands in', () => {
    given(...upTo('closed'))
      .when({
        ...press(qian, 'committeeRate', { result: 5, speed: 5, manner: 5 }),
        facts: { noSupervisor: true },
      })
      .then('closed')
    given(...upTo('closed'))
      .when(press(qian, 'committeeRate', { result: 5, speed: 5, manner: 5 }))
      .thenRefused('NOT_ALLOWED')
  })
})

describe('what a new round leaves behind', () => {
  const back = press(li, 'giveBack', { reason: '不顺路' })
  const again = press(chen, 'reopen', { reason: '又不亮了' })
  const done = [submit(), dispatchTo(li), claim(li), back, dispatchTo(li), claim(li)]

  test('nobody reads any more who gave the last one back', () => {
    const before = given(...done, resolve(li)).story.here
    expect(before).toMatchObject({ givenBackBy: 'li', givenBack: { byName: '李春梅' } })
    const ticket = given(...done, resolve(li))
      .when(again)
      .then('submitted')
    expect(ticket).toMatchObject({ givenBackBy: null, givenBack: null })
  })

  test('it is reminded of its own limit, whatever was said of the last one', () => {
    const late = [...done, after(days(9)), clock('remind'), resolve(li)]
    expect(given(...late).story.here.reminded).toEqual({ late: true, soonLate: true })
    expect(
      given(...late)
        .when(again)
        .then('submitted').reminded,
    ).toEqual({})
  })

  test('the order that it was taken out of stays known', () => {
    const into = { ...given(submit()).story.here, id: 't9' }
    const done = { ...given(...upTo('resolved')).story.here, id: 't9' }
    const steps = [
      submit(),
      press(people.zhao, 'merge', { into: 't9', seenRev: 1 }, { target: into }),
      press(chen, 'reopen', { reason: '没修好' }, { chain: [done] }),
    ]
    expect(given(...steps).story.here.linked).toBe('t9')
    const round = [...steps, dispatchTo(li), claim(li), resolve(li)]
    expect(
      given(...round)
        .when(again)
        .then('submitted').linked,
    ).toBe('t9')
  })
})
