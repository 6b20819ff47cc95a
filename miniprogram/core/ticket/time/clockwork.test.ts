import { describe, expect, test } from 'vitest'
import { amberAt } from '../../clock/light'
import { addDays, dayKey } from '../../clock/shanghai'
import { days, hours } from '../../clock/units'
import { clockVerb } from './clockwork'
import { nextDueAt } from './due'
import { roundOf } from '../pieces/selectors'
import { after, clock, given, press, until } from '../testing'
import { claim, dispatchTo, dispute, resolve, revisit, rate, submit, upTo } from '../story/presses.testing'
import { NOW, people } from '../story/people.testing'
import type { Ticket } from '../types'

const { li, ma, zhao, qian } = people

describe('on time means now ≤ due, to the millisecond', () => {
  test.each([
    ['lapse', upTo('dispatched'), (t: Ticket<'dispatched'>) => t.stage.offer.claimDueAt],
    ['close', upTo('resolved'), (t: Ticket<'resolved'>) => t.stage.closeDueAt],
  ] as const)('%s', (verb, steps, moment) => {
    const { story } = given(...steps)
    story.now = moment(story.here as never)
    expect(clockVerb(story.here, story.now)).not.toBe(verb)
    expect(story.tell(clock(verb))).toMatchObject({ refused: 'NOT_NOW' })
    story.now += 1
    expect(clockVerb(story.here, story.now)).toBe(verb)
    story.go(clock(verb))
  })

  test('remind: late dispatch', () => {
    const { story } = given(submit())
    const {
      stage: { dispatchDueAt },
    } = story.here as Ticket<'submitted'>
    expect(nextDueAt(story.here)).toBe(dispatchDueAt)
    expect(clockVerb(story.here, dispatchDueAt)).toBeNull()
    expect(clockVerb(story.here, dispatchDueAt + 1)).toBe('remind')
  })
})

describe('after an outage', () => {
  test('one event, the worst, covering the others', () => {
    const { story } = given(submit(), after(days(9))).when(clock('remind'))
    expect(story.events[1]).toMatchObject({
      type: 'Reminded',
      reminder: 'late',
      covers: ['dispatchLate', 'soonLate'],
    })
    expect(nextDueAt(story.here)).toBeNull()
    expect(story.tell(clock('remind'))).toMatchObject({ refused: 'NOT_NOW' })
  })
  test('what moves the ticket comes before what only reminds of it', () => {
    const { story } = given(...upTo('dispatched'), after(days(20)))
    expect(clockVerb(story.here, story.now)).toBe('lapse')
    story.go(clock('lapse'))
    expect(clockVerb(story.here, story.now)).toBe('remind')
    story.go(clock('remind'))
    expect(story.events[story.events.length - 1]).toMatchObject({ reminder: 'late' })
  })
  test('once late, nobody is told that it will soon be', () => {
    const { story } = given(
      ...upTo('claimed'),
      until(t => roundOf(t).limitAt),
      clock('remind'),
    )
    expect(story.here.reminded).toMatchObject({ late: true, promiseLate: true, soonLate: true })
  })
})

describe('reminders come once for each occasion', () => {
  test('soon late at four fifths of the limit', () => {
    const { story } = given(
      ...upTo('claimed', { sub: 'road' }).slice(0, 1),
      dispatchTo(li, { sub: 'road', track: 2 }),
      claim(li, { promisedDay: dayKey(addDays(NOW, 15)) }),
    )
    const { startedAt, limitAt } = roundOf(story.here)
    expect(nextDueAt(story.here)).toBe(amberAt(startedAt, limitAt))
  })
  test('a new day promised may be broken again', () => {
    const broken = [
      ...upTo('claimed'),
      until(t => (t as Ticket<'claimed'>).stage.commitment.promisedAt),
      clock('remind'),
    ]
    const { story } = given(...broken)
    expect(story.here.reminded).toEqual({ promiseLate: true })
    story.go(press(li, 'recommit', { promisedDay: '2026-11-27', reason: '下雨' }))
    expect(story.here.reminded).toEqual({})
    expect(nextDueAt(story.here)).toBeLessThanOrEqual(
      (story.here as Ticket<'claimed'>).stage.commitment.promisedAt,
    )
  })
  test('back on the desk, the desk may be late again; a second office, too', () => {
    const { story } = given(
      submit(),
      until(t => (t as Ticket<'submitted'>).stage.dispatchDueAt),
      clock('remind'),
      dispatchTo(li),
      press(li, 'giveBack', { reason: '忙' }),
    )
    expect(story.here.reminded.dispatchLate).toBeUndefined()
    story
      .go(press(zhao, 'refer', { office: '水站', reason: '归他们' }))
      .go(after(days(7)))
      .go(clock('remind'))
    expect(story.here.reminded.answerLate).toBe(true)
    story
      .go(press(zhao, 'answerReferral', { accepted: false, text: '不归' }))
      .go(press(zhao, 'refer', { office: '电站', reason: '归他们' }))
    expect(story.here.reminded.answerLate).toBeUndefined()
  })
  test('a revisit owed is reminded of, and holds the closing', () => {
    const owed = [...upTo('resolved', dispute), rate(5)]
    const { story } = given(...owed)
    expect(nextDueAt(story.here)).toBe((story.here as Ticket<'resolved'>).stage.revisitDueAt)
    story.go(after(days(16)))
    expect(clockVerb(story.here, story.now)).toBe('remind')
    story.go(clock('remind'))
    expect(nextDueAt(story.here)).toBeNull()
    story.go(revisit(qian))
    expect(clockVerb(story.here, story.now + 1)).toBe('close')
  })
})

test('the holder’s post: taken by the clock when it ended, and never before', () => {
  const { story } = given(...upTo('claimed'))
  const taken = (holder: typeof li | null) =>
    story.ask(press('clock', 'reassign', { person: 'ma', reason: '不在岗了' }, { people: [ma], holder }))
  expect(clockVerb(story.here, NOW)).toBeNull()
  expect(taken(li)).toMatchObject({ refused: 'NOT_NOW' })
  expect(taken({ ...li, posts: [] })).toMatchObject({ fact: { type: 'Reassigned', offer: { to: ['ma'] } } })
  expect(taken(null)).toMatchObject({ fact: { type: 'Reassigned' } })
})

test('a claim that comes before the sweep leaves nothing to lapse', () => {
  const { story } = given(...upTo('dispatched'), after(hours(30)), claim(li))
  expect(story.tell(clock('lapse'))).toMatchObject({ refused: 'NOT_NOW' })
  story.go(resolve(li))
})
