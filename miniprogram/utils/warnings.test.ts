import { describe, expect, it } from 'vitest'
import { fromDayKey } from '../core/clock/shanghai'
import { warnings } from './warnings'

const now = fromDayKey('2026-11-24') + 8.5 * 3_600_000
const well = { now, sweepSilent: false, lastSweepAt: now, stuck: 0, alarms: [], calendarMissing: null }

describe('what a desk is told of the clocks', () => {
  it('is nothing while they go', () => {
    expect(warnings(well)).toEqual([])
    expect(warnings({ now, sweepSilent: false, lastSweepAt: now })).toEqual([])
  })
  it.each([
    [now - 3_600_000, '到点提醒从今天 7:30 起没动静，时限请自己盯着，并告诉县里。'],
    [now - 25 * 3_600_000, '到点提醒从 11 月 23 日 7:30 起没动静，时限请自己盯着，并告诉县里。'],
    [null, '到点提醒还没开始走，时限请自己盯着，并告诉县里。'],
  ])('says since when they stand still: %s', (lastSweepAt, message) => {
    expect(warnings({ ...well, sweepSilent: true, lastSweepAt })).toEqual([message])
  })
  it('says everything that is so, the most pressing first', () => {
    expect(
      warnings({
        now,
        sweepSilent: true,
        lastSweepAt: null,
        stuck: 2,
        alarms: ['permission'],
        calendarMissing: 2027,
      }).slice(1),
    ).toEqual([
      '有 2 件单子到了点没能自己往下走，过一会儿会再试。请告诉县里。',
      '微信还没给这个小程序云调用的权限：消息发不出去，新写的字和照片先存着，有了权限再检查，检查过了才给别人看。请告诉县里管理员，打开「系统自检」照着改。',
      '2027 年的放假安排还没录，日子先按星期算，录了会改。请县里管理员录入。',
    ])
  })
})
