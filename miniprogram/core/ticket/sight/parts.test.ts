/** The parts of a card: what was promised, how often it came back, and which step runs. */
import { describe, expect, test } from 'vitest'
import { endOfDay, fromDayKey } from '../../clock/shanghai'
import { days, hours } from '../../clock/units'
import { viewOf } from '../golden/sight.testing'
import { NOW, people } from '../story/people.testing'
import { claim, dispatchTo, dispute, submit, upTo } from '../story/presses.testing'
import { after, clock, closing, given, press, type Step, type Story } from '../testing'
import { promiseOnWall, promiseInfo, returnedOf, spent, stepOf } from './parts'
import { sightOf } from './sight'

const { chen, li, ma, zhao } = people
const recommit = (promisedDay: string, reason: string) => press(li, 'recommit', { promisedDay, reason })
const day = (key: string) => endOfDay(fromDayKey(key))
const seen = (story: Story, viewer: (typeof people)[keyof typeof people] = chen, change = {}) => {
  const view = { ...viewOf(story, viewer), ...change }
  return promiseInfo(view, sightOf(view.ticket, viewer, view.now))
}

describe('a promise', () => {
  const { story } = given(
    ...upTo('claimed'),
    recommit('2026-11-27', '灯头缺货'),
    recommit('2026-12-02', '还没到'),
  )
  test('shows the days before it, the newest first, each with why it was given up', () => {
    expect(seen(story)).toMatchObject({
      who: '李春梅',
      promisedAt: day('2026-12-02'),
      beyondLimit: true,
      measures: '明天带梯子去换灯泡',
      lateReason: '还没到',
      earlier: [
        { promisedAt: day('2026-11-27'), reason: '还没到' },
        { promisedAt: day('2026-11-26'), reason: '灯头缺货' },
      ],
    })
  })
  test('on the wall the days stand without a name and without a word', () => {
    expect(promiseOnWall(story.here)).toEqual({
      who: '',
      post: '',
      promisedAt: day('2026-12-02'),
      measures: null,
      beyondLimit: true,
      lateReason: null,
      earlier: [
        { promisedAt: day('2026-11-27'), reason: null },
        { promisedAt: day('2026-11-26'), reason: null },
      ],
    })
    expect(promiseOnWall(given(submit()).story.here)).toBe(null)
  })
  test('of one whose post nobody looked up stands without it', () => {
    expect(seen(story, chen, { names: { people: {}, grids: {} } })?.post).toBe('')
  })
  test('is none any more once another office has done it, also when it is closed', () => {
    const elsewhere = given(
      ...upTo('claimed'),
      press(zhao, 'refer', { office: '供电所', reason: '归他们' }),
      press(zhao, 'answerReferral', { accepted: true, outcome: 'done', text: '修了' }),
    ).story
    expect(seen(elsewhere)).toBe(null)
    expect(seen(elsewhere.go(closing).go(clock('close')))).toBe(null)
    expect(seen(given(...upTo('closed')).story)?.promisedAt).toBe(day('2026-11-26'))
  })
})

describe('how often it came back', () => {
  const back = press(li, 'giveBack', { reason: '不顺路' })
  const times = (...steps: Step[]) => returnedOf(viewOf(given(...steps).story, zhao))
  test('counts what was given back and what nobody claimed, and says the newest reason', () => {
    expect(times(submit())).toBe(null)
    const lapse: Step[] = [after(hours(25)), clock('lapse')]
    expect(times(...upTo('dispatched'), ...lapse)).toEqual({ times: 1, reason: null, by: null })
    expect(times(...upTo('claimed'), back)).toEqual({ times: 1, reason: '不顺路', by: '李春梅' })
    expect(times(...upTo('claimed'), back, dispatchTo(ma), ...lapse)).toMatchObject({ times: 2 })
  })
})

describe('the step that runs', () => {
  const step = (...steps: Step[]) => stepOf(given(...steps).story.here)
  const back = press(li, 'giveBack', { reason: '不顺路' })
  test.each<[string, Step[], ReturnType<typeof stepOf>]>([
    ['on the desk', [submit()], { kind: 'dispatch', dueAt: day('2026-11-25'), startedAt: NOW }],
    // Back on the desk there is no telling how much of its day is used.
    [
      'on the desk again',
      [...upTo('claimed'), back],
      { kind: 'dispatch', dueAt: day('2026-11-25'), startedAt: null },
    ],
    ['offered', upTo('dispatched'), { kind: 'claim', dueAt: NOW + hours(24), startedAt: NOW }],
    [
      'in hand',
      [...upTo('dispatched'), after(hours(2)), claim(li)],
      { kind: 'work', dueAt: day('2026-11-26'), startedAt: NOW + hours(2) },
    ],
    [
      'with another office',
      [submit(), press(zhao, 'refer', { office: '供电所', reason: '归他们' })],
      { kind: 'answer', dueAt: day('2026-11-27'), startedAt: NOW },
    ],
    ['after the work', upTo('resolved'), { kind: 'rate', dueAt: day('2026-12-01'), startedAt: NOW }],
    [
      'after the work, a dispute',
      upTo('resolved', dispute),
      { kind: 'revisit', dueAt: day('2026-12-09'), startedAt: NOW },
    ],
    ['closed', upTo('closed'), { kind: 'none', dueAt: null, startedAt: null }],
    ['withdrawn', [submit(), press(chen, 'withdraw', {})], { kind: 'none', dueAt: null, startedAt: null }],
  ])('%s', (_, steps, runs) => expect(step(...steps)).toEqual(runs))
})

test('the time spent is that of every round, and goes on only in the one that runs', () => {
  const done = given(
    ...upTo('claimed'),
    after(days(1)),
    press(li, 'progress', { text: '在修', attachments: [] }),
  )
  expect(spent(done.story.here, NOW + days(2))).toBe(days(2))
  const ended = given(...upTo('resolved')).story
  ended.now += days(3)
  ended.go(press(chen, 'reopen', { reason: '又坏了' }))
  expect(spent(ended.here, NOW + days(4))).toBe(days(1))
})
