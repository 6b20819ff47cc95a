import type { Ticket } from '../types'
import { endOfDay } from '../../clock/shanghai'
import { expect, test } from 'vitest'
import { days } from '../../clock/units'
import { listKeys } from './lists'
import { after, clock, closing, given, press, type Step } from '../testing'
import {
  claim,
  dispatchTo,
  dispatchToPool,
  dispute,
  rate,
  register,
  resolve,
  submit,
  upTo,
} from '../story/presses.testing'
import { NOW, people } from '../story/people.testing'

const { chen, wu, li, wang, ma, zhao } = people
const keys = (...steps: Step[]) => listKeys(given(...steps).story.here)

test.each<[string, Step[]]>([
  ['desk', [submit()]],
  ['town', [submit({ aboutStaff: true })]],
  [
    'town',
    [
      submit(),
      press(zhao, 'decline', { reason: 'x', whereInstead: 'y' }),
      press(chen, 'appeal', { text: 'z' }),
    ],
  ],
  ['returned', [...upTo('dispatched'), press(li, 'giveBack', { reason: '忙' })]],
  ['returned', [...upTo('dispatched'), after(days(2)), clock('lapse')]],
  ['offered', upTo('dispatched')],
  ['inHand', upTo('claimed')],
  ['referred', [submit(), press(zhao, 'refer', { office: 'x', reason: 'y' })]],
  ['toRate', upTo('resolved')],
  ['toRevisit', upTo('resolved', dispute)],
  ['toRevisit', [register(), dispatchTo(li), claim(li), resolve(li)]],
  ['desk', [...upTo('resolved'), press(chen, 'reopen', { reason: '又坏了' })]],
  ['closed', upTo('closed')],
  ['ended', [submit(), press(chen, 'withdraw', {})]],
])('%s', (queue, steps) => expect(keys(...steps).queue).toBe(queue))

test('mine: the requester’s and the helper’s; a complaint about staff leaves the helper’s list', () => {
  const typed = { onBehalfOf: chen.id, consentWords: '当面' }
  expect(keys(submit(typed, wu)).mineOf).toEqual(['chen', 'wu'])
  expect(keys(submit({ ...typed, aboutStaff: true }, wu)).mineOf).toEqual(['chen'])
  expect(keys(submit()).mineOf).toEqual(['chen'])
})

test('theirs: while offered, while in hand', () => {
  const pool = [submit(), dispatchToPool([li, wang])]
  expect(keys(...pool)).toMatchObject({ offeredTo: ['li', 'wang'], handlers: [], todoOf: ['li', 'wang'] })
  const two = [
    ...pool,
    claim(wang),
    press(wang, 'addHandler', { person: ma.id, reason: 'x' }, { people: [ma] }),
  ]
  expect(keys(...two)).toMatchObject({ offeredTo: [], handlers: ['wang', 'ma'], todoOf: ['wang', 'ma'] })
  expect(keys(...two, resolve(wang))).toMatchObject({ handlers: [], todoOf: [], handledBy: ['wang', 'ma'] })
})

test('the most pressing deadline sorts: the step, or the limit where that comes first', () => {
  const { story } = given(...upTo('claimed'))
  expect(listKeys(story.here).dueAt).toBe((story.here as Ticket<'claimed'>).stage.commitment.promisedAt)
  const late = given(...upTo('dispatched'), claim(li, { promisedDay: '2026-12-20', lateReason: '缺货' }))
    .story.here
  expect(listKeys(late).dueAt).toBe(late.rounds[0]?.limitAt)
  expect(keys(...upTo('closed')).dueAt).toBe(endOfDay(NOW + days(7)) + 1)
})

test('the limit runs until the work has ended', () => {
  expect(keys(...upTo('claimed')).limitAt).not.toBeNull()
  expect(keys(...upTo('resolved')).limitAt).toBeNull()
})

test('one sort key: thirteen digits and the id', () => {
  expect(keys(submit()).sortKey).toBe(`${NOW}t1`)
  expect(keys(submit()).sortKey).toMatch(/^\d{13}t1$/)
})

test('the months of every round, and what waits for an answer', () => {
  expect(keys(...upTo('resolved'), after(days(10)), press(chen, 'reopen', { reason: 'x' })).months).toEqual([
    '2026-11',
    '2026-12',
  ])
  expect(
    keys(...upTo('claimed'), press(chen, 'askCancel', {}), press(chen, 'objectTo', { reason: 'x' })),
  ).toMatchObject({
    waits: ['county:objection', 'town:objection', 'willow:objection', 'group3:objection', 'leaf32:objection'],
  })
  expect(keys(...upTo('resolved'), rate(5), closing, clock('close'))).toMatchObject({
    closedAt: endOfDay(NOW + days(7)) + 1,
    showable: true,
    published: false,
    nextDueAt: null,
  })
})
