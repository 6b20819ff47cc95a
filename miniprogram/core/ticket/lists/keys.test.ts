/** What an order is found by, in each state: its queue, its day, whether it may be merged. */
import { expect, test } from 'vitest'
import { endOfDay, fromDayKey } from '../../clock/shanghai'
import { days, hours } from '../../clock/units'
import { people, NOW } from '../story/people.testing'
import {
  claim,
  dispatchTo,
  dispute,
  disputeClass,
  resolve,
  revisit,
  submit,
  upTo,
} from '../story/presses.testing'
import { after, clock, given, press, type Step } from '../testing'
import { listKeys } from './lists'

const { chen, li, qian, sun, zhao } = people
const keys = (...steps: Step[]) => listKeys(given(...steps).story.here)
const day = (key: string) => endOfDay(fromDayKey(key))
const decline = press(zhao, 'decline', { reason: '办不了', whereInstead: '镇里' })
const refer = press(zhao, 'refer', { office: '供电所', reason: '归他们' })
const fight = [submit(dispute), dispatchTo(li, disputeClass), claim(li), resolve(li)]
/** The limit of an order of 24 November. */
const LIMIT = day('2026-11-29')

test('the queue it stands in', () => {
  const queue = (...steps: Step[]) => keys(...steps).queue
  expect([
    queue(submit()),
    queue(submit(), dispatchTo(li), press(li, 'giveBack', { reason: '不熟' })),
    queue(submit(), decline, press(chen, 'appeal', { text: '该办' })),
    queue(...upTo('dispatched')),
    queue(...upTo('claimed')),
    queue(submit(), refer),
    queue(...upTo('resolved')),
    queue(...fight),
    queue(...fight, revisit(qian)),
    queue(...upTo('closed')),
    queue(submit(), decline),
    queue(submit(), press(chen, 'withdraw', {})),
  ]).toEqual([
    'desk',
    'returned',
    'town',
    'offered',
    'inHand',
    'referred',
    'toRate',
    'toRevisit',
    'toRate',
    'closed',
    'ended',
    'ended',
  ])
})

test('the day that presses: the step’s, the promise’s, never after the limit', () => {
  const due = (...steps: Step[]) => keys(...steps).dueAt
  // Dispatched by the end of the next workday, claimed within a day, answered within three workdays.
  expect(due(submit())).toBe(day('2026-11-25'))
  expect(due(...upTo('dispatched'))).toBe(NOW + hours(24))
  expect(due(...upTo('claimed'))).toBe(day('2026-11-26'))
  expect(due(submit(), refer)).toBe(day('2026-11-27'))
  // Rated within seven days, revisited within fifteen.
  expect(due(...upTo('resolved'))).toBe(day('2026-12-01'))
  expect(due(...fight)).toBe(day('2026-12-09'))
  expect(due(...fight, revisit(qian))).toBe(day('2026-12-01'))
  // Two days before the limit, each of these steps would end after it.
  const late = after(days(5))
  expect(due(submit(), after(days(1)), dispatchTo(li), late, clock('lapse'))).toBe(LIMIT)
  expect(due(submit(), late, dispatchTo(li))).toBe(LIMIT)
  expect(due(submit(), late, refer)).toBe(LIMIT)
  expect(
    due(submit(), late, dispatchTo(li), claim(li, { promisedDay: '2026-12-05', lateReason: '缺货' })),
  ).toBe(LIMIT)
})

test('what is over stands where it ended', () => {
  expect(keys(submit(), after(hours(1)), decline)).toMatchObject({
    dueAt: NOW + hours(1),
    limitAt: null,
    limitKey: null,
    closedAt: null,
  })
  const closed = given(...upTo('closed')).story
  expect(listKeys(closed.here)).toMatchObject({ dueAt: closed.now, closedAt: closed.now })
})

test('keys sort by time, then by order', () => {
  const found = keys(submit())
  expect(found).toMatchObject({
    sortKey: `${NOW}t1`,
    dueKey: `${day('2026-11-25')}t1`,
    limitKey: `${LIMIT}t1`,
    closedKey: null,
  })
  expect(found.sortKey).toHaveLength(15)
})

test('a likeness is sought among the orders that run, never across complaints', () => {
  const sub = (...steps: Step[]) => keys(...steps).openSub
  expect([sub(submit()), sub(...upTo('claimed')), sub(submit(), refer)]).toEqual(['lamp', 'lamp', 'lamp'])
  expect([
    sub(...upTo('resolved')),
    sub(...upTo('closed')),
    sub(submit(), decline),
    sub(submit({ aboutStaff: true })),
  ]).toEqual([null, null, null, null])
})

test('published only while it hangs on the wall', () => {
  expect(keys(...upTo('closed')).published).toBe(false)
  const story = given(...upTo('closed')).story
  story.go(press(sun, 'publish', { asked: '灯', done: '亮', seenRev: story.here.rev }))
  expect(listKeys(story.here).published).toBe(true)
})
