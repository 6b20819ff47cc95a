/**
 * How long each thing may be done, to the last millisecond. The order comes in on Tuesday 24 November 2026 at 8:00 and
 * goes through on the same morning. A day that ends a window is worked out by hand: "7 days" from the 24th ends with the
 * 1st. It closes at 0:00 of 2 December.
 */
import { describe } from 'vitest'
import type { Actor } from '../../people/role'
import { clock, closing, press, type Step } from '../testing'
import { claim, dispatchTo, dispute, rate, submit, upTo } from '../story/presses.testing'
import { people } from '../story/people.testing'
import { expectRows } from './conditions.testing'

const { chen, li, ma, sun, qian, zhao } = people
const resolved = upTo('resolved')
/** Closed without a rating. */
const closed: Step[] = [...resolved, closing, clock('close')]
const reopen = (by: Actor) => press(by, 'reopen', { reason: '又不亮了' })
const judge = press(sun, 'committeeRate', { result: 5, speed: 5, manner: 5 })
const promise = (promisedDay: string, lateReason?: string) => claim(li, { promisedDay, lateReason })
const another = (promisedDay: string) => press(li, 'recommit', { promisedDay, reason: '灯泡没到' })
const referred = [submit(), press(zhao, 'refer', { office: '供电所', reason: '归他们' })]

describe('after the work', () => {
  expectRows([
    [
      'the clock closes it not before seven days are over',
      resolved,
      clock('close'),
      'NOT_NOW',
      '2026-12-01 23:59:59.999',
    ],
    ['then it does', resolved, clock('close'), 'yes', '2026-12-02 0:00'],
    ['a bad rating does not hold it open', [...resolved, rate(1)], clock('close'), 'yes', '2026-12-02 0:00'],
    [
      'a rating is replaced until seven days after the first',
      [...resolved, rate(1)],
      rate(5),
      'yes',
      '2026-12-01 23:59:59.999',
    ],
    ['and not later', [...resolved, rate(1)], rate(5), 'ALREADY_RATED_LATE', '2026-12-02 0:00'],
    [
      'a replaced one does not begin seven new days',
      [...resolved, rate(1), { wait: 86_400_000 }, rate(2)],
      rate(5),
      'ALREADY_RATED_LATE',
      '2026-12-02 0:00',
    ],
    [
      'a first rating is given until 30 days after closing',
      closed,
      rate(4),
      'yes',
      '2027-01-01 23:59:59.999',
    ],
    ['and not later', closed, rate(4), 'RATE_OVER', '2027-01-02 0:00'],
    [
      'the requester sends it back until 30 days after closing',
      closed,
      reopen(chen),
      'yes',
      '2027-01-01 23:59:59.999',
    ],
    ['and not later', closed, reopen(chen), 'REOPEN_OVER', '2027-01-02 0:00'],
    ['the committee sends it back for a year', closed, reopen(sun), 'yes', '2027-12-02 23:59:59.999'],
    ['and not longer', closed, reopen(sun), 'REOPEN_OVER', '2027-12-03 0:00'],
    ['so does the town', closed, reopen(qian), 'yes', '2027-12-02 23:59:59.999'],
    ['and not longer', closed, reopen(qian), 'REOPEN_OVER', '2027-12-03 0:00'],
    [
      'before it is closed no window has begun',
      [...upTo('resolved', dispute)],
      reopen(chen),
      'yes',
      '2027-06-01 8:00',
    ],
    ['the committee rates until 15 days after closing', closed, judge, 'yes', '2026-12-17 23:59:59.999'],
    ['and not later', closed, judge, 'COMMITTEE_OVER', '2026-12-18 0:00'],
    [
      'a revisit that is owed is reminded of after 15 days',
      upTo('resolved', dispute),
      clock('remind'),
      'yes',
      '2026-12-10 0:00',
    ],
    ['and not before', upTo('resolved', dispute), clock('remind'), 'NOT_NOW', '2026-12-09 23:59:59.999'],
  ])
})

describe('on the way', () => {
  expectRows([
    ['it is to be claimed within 24 hours', upTo('dispatched'), clock('lapse'), 'NOT_NOW', '2026-11-25 8:00'],
    ['then it goes back to the desk', upTo('dispatched'), clock('lapse'), 'yes', '2026-11-25 8:00:00.001'],
    ['until that is recorded a claim wins', upTo('dispatched'), claim(li), 'yes', '2026-11-26 20:00'],
    [
      'an urgent one is to be claimed within the hour',
      upTo('dispatched', { urgent: true }),
      clock('lapse'),
      'NOT_NOW',
      '2026-11-24 9:00',
    ],
    [
      'and goes back after it',
      upTo('dispatched', { urgent: true }),
      clock('lapse'),
      'yes',
      '2026-11-24 9:00:00.001',
    ],
    ['the desk has one workday', [submit()], clock('remind'), 'NOT_NOW', '2026-11-25 23:59:59.999'],
    ['then it is reminded', [submit()], clock('remind'), 'yes', '2026-11-26 0:00'],
    [
      'an urgent one within the hour',
      [submit({ urgent: true })],
      clock('remind'),
      'yes',
      '2026-11-24 9:00:00.001',
    ],
    ['and not before', [submit({ urgent: true })], clock('remind'), 'NOT_NOW', '2026-11-24 9:00'],
    [
      'a promised day counts to its end',
      upTo('claimed'),
      clock('remind'),
      'NOT_NOW',
      '2026-11-26 23:59:59.999',
    ],
    ['and is broken the next', upTo('claimed'), clock('remind'), 'yes', '2026-11-27 0:00'],
    // 136 hours from Tuesday 8:00 to the end of Sunday; four fifths of them are over on Saturday at 20:48.
    [
      'it is near its limit after four fifths of it',
      [...upTo('dispatched'), promise('2026-11-29')],
      clock('remind'),
      'yes',
      '2026-11-28 20:48:01',
    ],
    [
      'and not before',
      [...upTo('dispatched'), promise('2026-11-29')],
      clock('remind'),
      'NOT_NOW',
      '2026-11-28 20:47:59',
    ],
    ['another office has three workdays', referred, clock('remind'), 'NOT_NOW', '2026-11-27 23:59:59.999'],
    ['then the desk is to ask', referred, clock('remind'), 'yes', '2026-11-28 0:00'],
  ])
})

describe('the promised day', () => {
  expectRows([
    ['is today', upTo('dispatched'), promise('2026-11-24'), 'yes'],
    ['is never yesterday', upTo('dispatched'), promise('2026-11-23'), 'DAY_PAST'],
    ['is the last day of the limit', upTo('dispatched'), promise('2026-11-29'), 'yes'],
    ['is beyond it only with a reason', upTo('dispatched'), promise('2026-11-30'), 'DAY_BEYOND_LIMIT'],
    ['and with one it is', upTo('dispatched'), promise('2026-11-30', '灯具缺货'), 'yes'],
    ['is not more than a year away', upTo('dispatched'), promise('2027-11-27', '灯具缺货'), 'DAY_RANGE'],
    ['is a day there is', upTo('dispatched'), promise('2026-11-31', '灯具缺货'), 'BAD_INPUT'],
    ['is changed to a later one with a reason', upTo('claimed'), another('2026-12-04'), 'yes'],
    ['and not to one gone by', upTo('claimed'), another('2026-11-23'), 'DAY_PAST'],
    [
      'is offered to somebody else alike',
      [submit(), dispatchTo(ma)],
      claim(ma, { promisedDay: '2026-11-23' }),
      'DAY_PAST',
    ],
  ])
})
