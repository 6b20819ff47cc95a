import { describe, expect, it } from 'vitest'
import type { ApplicationDetail } from '../../../contract/points/deed'
import { endOfDay, fromDayKey } from '../../core/clock/shanghai'
import { pageModel, stepsOf } from './page-model'
import { barOf } from './bar'

const NOW = fromDayKey('2026-11-24') + 30_000_000
const UNTIL = endOfDay(fromDayKey('2026-11-26'))
const detail = (more: Partial<ApplicationDetail> = {}): ApplicationDetail => ({
  id: 'a1',
  no: 'LX-J26-0031',
  item: { id: 'river', label: '清河道', unit: '小时' },
  quantity: 2,
  points: 10,
  day: '2026-11-22',
  at: fromDayKey('2026-11-22') + 1,
  state: 'confirmed',
  stateText: '公示中',
  households: [{ id: 'h5', title: '三组 5 号 陈家' }],
  group: false,
  mine: true,
  confirmedBy: '李春梅',
  objectUntil: UNTIL,
  openObjections: 0,
  can: [],
  text: null,
  photos: [],
  byText: '自家报的',
  refusedReason: null,
  objections: [],
  results: [],
  alike: [],
  history: [],
  aside: [],
  now: NOW,
  ...more,
})
const hows = (more: Partial<ApplicationDetail>) =>
  stepsOf(detail(more), NOW).map(step => `${step.words} ${step.how}`)

describe('the page of an application', () => {
  it('shows the last day of the notice as a leaf', () => {
    expect(pageModel(detail(), NOW)).toMatchObject({
      calendarDay: { month: '11 月', day: '26', weekday: '星期四' },
      saying: '公示到这天夜里，没人有意见就入账',
    })
    expect(pageModel(detail({ points: -10 }), NOW).saying).toContain('扣分')
    expect(pageModel(detail({ state: 'waiting', objectUntil: null }), NOW).calendarDay).toBeNull()
  })
  it('keeps its calendar day while an objection is open, and says that it waits for the answer', () => {
    expect(pageModel(detail({ state: 'objected', openObjections: 1 }), NOW)).toMatchObject({
      calendarDay: { day: '26' },
      saying: '有人提了意见，答复了才往下走',
    })
    expect(stepsOf(detail({ state: 'objected', openObjections: 1 }), NOW)[2]).toMatchObject({
      how: 'now',
      note: '1 条意见等答复',
    })
  })
  it('keeps what has not happened in pencil', () => {
    expect(hows({ state: 'waiting', confirmedBy: null, objectUntil: null })).toEqual([
      '交上来 done',
      '等别人证实 now',
      '公示 3 天 later',
      '入账 later',
    ])
    expect(hows({})).toEqual(['交上来 done', '李春梅证实 done', '公示 3 天 now', '入账 later'])
    expect(hows({ state: 'credited' })).toEqual([
      '交上来 done',
      '李春梅证实 done',
      '公示 3 天 done',
      '入账 done',
    ])
  })
  it('ends where it ended', () => {
    expect(hows({ state: 'refused', confirmedBy: null, objectUntil: null })).toEqual([
      '交上来 done',
      '没有证实 bad',
    ])
    expect(hows({ state: 'withdrawn', confirmedBy: null, objectUntil: null })).toEqual([
      '交上来 done',
      '撤回了 bad',
    ])
    expect(hows({ state: 'overruled' }).pop()).toBe('公示没通过 bad')
    expect(
      hows({
        state: 'credited',
        results: [{ id: 'h5', title: '', entryId: null, why: 'overQuota', last: null }],
      }).pop(),
    ).toContain('报满了')
  })
  it('names the household an objection is about, and never who objected', () => {
    const one = {
      id: 'o1',
      at: NOW,
      mine: false,
      householdId: 'h3',
      reason: '那天没来',
      needsSecond: false,
      answer: { upheld: true, byName: '周德顺', reason: '问过了。', at: NOW, unanswered: false },
    }
    const group = detail({
      group: true,
      households: [
        { id: 'h3', title: '三组 3 号 王家' },
        { id: 'h4', title: '三组 4 号 赵家' },
      ],
      objections: [one],
    })
    expect(pageModel(group, NOW).objections[0]).toMatchObject({
      about: '说的是三组 3 号 王家',
      answer: '周德顺答复：意见成立，这一家不记分。问过了。',
      open: false,
    })
  })
  it('never shows a picture that has not passed', () => {
    expect(
      pageModel(
        detail({
          photos: [
            { id: 'f', state: 'refused', url: null },
            { id: 'g', state: 'pending', url: null },
            { id: 'k', state: 'pass', url: '/k.jpg' },
          ],
        }),
        NOW,
      ).photos.map(one => [one.state, one.src]),
    ).toEqual([
      ['failed', undefined],
      ['checking', undefined],
      ['ok', '/k.jpg'],
    ])
  })
})

describe('the bar at the bottom', () => {
  it('has its one filled button only for vouching', () => {
    expect(barOf(['confirm', 'refuse'], false)).toMatchObject({
      mainPress: 'confirm',
      sidePress: 'refuse',
      outlined: false,
    })
    expect(barOf(['object'], false)).toMatchObject({ mainPress: 'object', outlined: true })
    expect(barOf(['withdraw'], false)).toMatchObject({ mainPress: 'withdraw', outlined: true })
    expect(barOf(['answer'], false).main).toBe('')
  })
})
