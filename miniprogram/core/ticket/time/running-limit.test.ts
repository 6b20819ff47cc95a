/** An agreed day is never moved nearer, by nothing. The days are written out. */
import { describe, expect, test } from 'vitest'
import { derivationText } from '../../clock/derivation'
import { dayKey, endOfDay, fromDayKey } from '../../clock/shanghai'
import { days, hours } from '../../clock/units'
import { builtInCalendars, type Calendar } from '../../clock/workday'
import { evolve } from '../evolve'
import { roundOf } from '../pieces/selectors'
import { people } from '../story/people.testing'
import { clock, press, Story, until } from '../testing'
import { claim, dispatchTo, submit } from '../story/presses.testing'
import { REQUESTS } from '../timers'
import type { Ticket } from '../types'
import { daysAgain } from './calendar'
import { dueReminders } from './due'
import { agreedDay, limitAgreed, movedLimit } from './running-limit'
import { answerBy } from './times'

const { li, zhao, qian } = people
const office = { category: 'livelihood', sub: 'certificate' } as const
const officeClass = { ...office, matter: 'minor', track: 1 } as const
const limitDay = (story: Story) => dayKey(roundOf(story.here).limitAt)
const why = (story: Story) => derivationText(roundOf(story.here).derivation)

/** In hand since 31 December; the limit is five workdays, 8 January. */
function inHand(...calendars: Calendar[]): Story {
  const story = new Story([...builtInCalendars, ...calendars])
  story.now = fromDayKey('2026-12-31') + hours(9)
  return story
    .go(submit(office))
    .go(dispatchTo(li, officeClass))
    .go(claim(li, { promisedDay: '2027-01-05' }))
}
/** Somebody who may agrees to a later day; no verb of an order does that yet. */
function agreed(story: Story, day: string): Story {
  const { here } = story
  if (here.stage.state !== 'claimed') throw new Error('nobody has it')
  const event = { ...limitAgreed(here, endOfDay(fromDayKey(day))), at: story.now }
  const change = agreedDay(here as Ticket<'claimed'>, event, { eventId: 't1:000009' })
  const reminded = Object.entries(here.reminded).filter(([name]) => !change.forget?.includes(name as never))
  story.ticket = {
    ...here,
    ...change.record,
    stage: change.stage,
    reminded: Object.fromEntries(reminded),
  }
  return story
}
const promiseOf = ({ here }: Story) => {
  if (here.stage.state !== 'claimed') throw new Error('nobody has it')
  const { commitment, earlier } = here.stage
  return [dayKey(commitment.promisedAt), commitment.eventId, ...earlier.map(one => dayKey(one.promisedAt))]
}
const dueAfter = (story: Story, day: string) => dueReminders(story.here, endOfDay(fromDayKey(day)) + 1)
const reclassified = (story: Story, track: 1 | 2) =>
  story
    .go(
      press(zhao, 'reclassify', {
        category: 'livelihood',
        sub: 'errand',
        matter: 'minor',
        track,
        reason: '看错了',
      }),
    )
    .go(
      press(
        qian,
        'answerReclassify',
        { agreed: true, reason: '对', seenRev: story.here.rev },
        { approvers: ['qian'] },
      ),
    )
const notice = (over: Partial<Calendar>): Calendar => ({
  year: 2027,
  source: '通知',
  holidays: ['2027-01-01'],
  workdays: [],
  ...over,
})

describe('an agreed day', () => {
  test('is the limit from then on, and the derivation says so', () => {
    const story = agreed(inHand(), '2027-01-12')
    expect(limitDay(story)).toBe('2027-01-12')
    expect(why(story)).toContain('同意延到 1 月 12 日。到 1 月 12 日')
  })
  test('before the limit changes nothing', () => {
    expect(limitDay(agreed(inHand(), '2027-01-06'))).toBe('2027-01-08')
  })
  test('stays when the kind changes to one that would be due earlier', () => {
    // ★ 代办跑腿 has five days: 5 January.
    expect(limitDay(reclassified(inHand(), 1))).toBe('2027-01-05')
    const story = reclassified(agreed(inHand(), '2027-01-12'), 1)
    expect(limitDay(story)).toBe('2027-01-12')
    expect(why(story)).toContain('同意延到 1 月 12 日。到 1 月 12 日')
  })
  test('gives way to a kind that is due later still, and is kept for the next change', () => {
    // ★★ has fifteen days: 15 January.
    const story = reclassified(agreed(inHand(), '2027-01-12'), 2)
    expect(limitDay(story)).toBe('2027-01-15')
    expect(limitDay(reclassified(story, 1))).toBe('2027-01-12')
  })
  test('is moved by no notice of holidays that comes to an earlier day', () => {
    const later = notice({ holidays: ['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04'] })
    const story = agreed(inHand(), '2027-01-12')
    story.go({ notice: [later] }).go(clock('correctDays'))
    // The notice alone would make it 11 January.
    expect(limitDay(story)).toBe('2027-01-12')
    expect(limitDay(reclassified(story, 1))).toBe('2027-01-12')
  })
  test('is promised with it: the promise of before is kept, and nobody is reminded of that day', () => {
    const story = inHand()
    expect(dueAfter(story, '2027-01-05')).toContain('promiseLate')
    agreed(story, '2027-01-12')
    expect(promiseOf(story)).toEqual(['2027-01-12', 't1:000009', '2027-01-05'])
    expect(roundOf(story.here).promises.map(one => [dayKey(one.promisedAt), one.beyondLimit])).toEqual([
      ['2027-01-05', false],
      ['2027-01-12', false],
    ])
    expect(dueAfter(story, '2027-01-11')).not.toContain('promiseLate')
    expect(dueAfter(story, '2027-01-12')).toContain('promiseLate')
  })
  test('is reminded of although the promise of before was late', () => {
    const story = inHand().go(
      until(({ stage }) => (stage.state === 'claimed' ? stage.commitment.promisedAt : 0)),
    )
    story.go(clock('remind'))
    expect(story.here.reminded).toHaveProperty('promiseLate')
    agreed(story, '2027-01-12')
    expect(story.here.reminded).not.toHaveProperty('promiseLate')
  })
  test('that nobody asked for is an error', () => {
    const { here, now } = inHand()
    const event = { ...limitAgreed(here, endOfDay(fromDayKey('2027-01-12'))), at: now }
    expect(() => agreedDay(here as Ticket<'claimed'>, event, undefined)).toThrow('nobody asked for')
  })
  test('leaves a promise of a later day, and its words, as they are', () => {
    const story = inHand().go(press(li, 'recommit', { promisedDay: '2027-01-20', reason: '等灯杆' }))
    const before = promiseOf(story)
    expect(promiseOf(agreed(story, '2027-01-12'))).toEqual(before)
    expect(limitDay(story)).toBe('2027-01-12')
  })
  test('that is promised already is no new promise', () => {
    const story = inHand().go(press(li, 'recommit', { promisedDay: '2027-01-12', reason: '等灯杆' }))
    const before = promiseOf(story)
    expect(promiseOf(agreed(story, '2027-01-12'))).toEqual(before)
  })
  test('an event that would lose it is an error, and is never written', () => {
    const { here, now } = agreed(inHand(), '2027-01-12')
    const { derivation, limitAt } = roundOf(here)
    const { agreedAt: _, ...lost } = derivation
    const nearer = endOfDay(fromDayKey('2027-01-11'))
    expect(() => movedLimit(here, { at: now, limitAt: nearer, derivation })).toThrow('would come nearer')
    expect(() => movedLimit(here, { at: now, limitAt, derivation: lost })).toThrow('would come nearer')
  })
})

describe('a limit that moves', () => {
  test('later, is near and late once more', () => {
    const story = inHand().go(until(({ rounds }) => rounds[0]?.limitAt ?? 0))
    story.go(clock('remind'))
    expect(story.here.reminded).toMatchObject({ late: true })
    reclassified(story, 2)
    expect(limitDay(story)).toBe('2027-01-15')
    expect(story.here.reminded).not.toHaveProperty('late')
  })
  test('when it had passed, leaves the round due where it was', () => {
    const story = inHand().go(until(({ rounds }) => rounds[0]?.limitAt ?? 0))
    reclassified(story, 2)
    expect(dayKey(roundOf(story.here).firstDueAt ?? 0)).toBe('2027-01-08')
  })
})

describe('the day by which a request must be answered', () => {
  const law = (story: Story) => {
    const { rules, calendars } = story.ctx('clock')
    return { rules, calendars }
  }
  /** Two workdays to answer: asked on Thursday 31 December, Tuesday 5 January. */
  const rows = { ...REQUESTS, reclassify: { within: 'approve' } } as const
  const dueOn = endOfDay(fromDayKey('2027-01-05'))
  function asked(): Story {
    const story = inHand().go(press(zhao, 'reclassify', { ...officeClass, track: 2, reason: '几家一起办' }))
    const { reclassify } = story.here.requests
    if (!reclassify) throw new Error('nothing was asked')
    story.ticket = {
      ...story.here,
      requests: { reclassify: { ...reclassify, dueAt: dueOn } },
      stepCalendars: { reclassify: [{ year: 2027, version: 0 }] },
    }
    return story
  }
  test('moves with the notice of holidays, later only', () => {
    const late = asked().go({ notice: [notice({ holidays: ['2027-01-01', '2027-01-04'] })] })
    const early = asked().go({ notice: [notice({ workdays: ['2027-01-02'] })] })
    expect(daysAgain(late.here, law(late), rows)?.steps).toEqual({
      reclassify: endOfDay(fromDayKey('2027-01-06')),
    })
    expect(daysAgain(early.here, law(early), rows)?.steps).toEqual({ reclassify: dueOn })
  })
  test('is kept with the request, and nothing is uncertain of it any more', () => {
    const story = asked().go({ notice: [notice({ holidays: ['2027-01-01', '2027-01-04'] })] })
    const { here, events } = story
    const fact = daysAgain(here, law(story), rows)
    const last = events[events.length - 1]
    if (!fact || !last) throw new Error('nothing is owed')
    const after = evolve(here, { ...last, ...fact, rev: last.rev + 1, id: 't1:000005' })
    expect(after.requests.reclassify).toMatchObject({
      by: 'zhao',
      dueAt: endOfDay(fromDayKey('2027-01-06')),
    })
    expect(after).not.toHaveProperty('stepCalendars')
  })
  test('is none where the row gives no step', () => {
    expect(answerBy(inHand().ctx(zhao), 'reclassify')).toBe(null)
  })
  test('is left alone where it waits as long as it takes', () => {
    const story = asked().go({ notice: [notice({ holidays: ['2027-01-01', '2027-01-04'] })] })
    expect(daysAgain(story.here, law(story))?.steps).toEqual({})
  })
})

test('days that nobody agreed to may come nearer with another kind', () => {
  const story = inHand()
  story.now += days(1)
  expect(limitDay(reclassified(story, 1))).toBe('2027-01-05')
})
