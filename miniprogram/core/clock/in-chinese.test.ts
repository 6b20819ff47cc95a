import { describe, expect, test } from 'vitest'
import { defaultRules } from './defaults'
import { countInChinese, daysInChinese, lengthsOf, spanInChinese } from './in-chinese'

describe('a count as it is said', () => {
  test.each([
    [0, '零'],
    [1, '一'],
    [2, '两'],
    [3, '三'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [24, '二十四'],
    [90, '九十'],
    [100, '一百'],
    [102, '一百零二'],
    [110, '一百一十'],
    [180, '一百八十'],
    [999, '九百九十九'],
    [1000, '一千'],
    [1001, '一千零一'],
    [1010, '一千零一十'],
    [1200, '一千二百'],
  ])('%i', (n, message) => expect(countInChinese(n)).toBe(message))
})

describe('a length as it is said', () => {
  test.each([
    [1, '一天'],
    [2, '两天'],
    [3, '三天'],
    [15, '十五天'],
    [30, '三十天'],
    [364, '三百六十四天'],
    [365, '一年'],
    [366, '三百六十六天'],
    [730, '两年'],
  ])('%i days', (n, message) => expect(daysInChinese(n)).toBe(message))
  test('hours and workdays', () => {
    expect(spanInChinese({ n: 24, unit: 'hours' })).toBe('二十四小时')
    expect(spanInChinese({ n: 1, unit: 'hours' })).toBe('一小时')
    expect(spanInChinese({ n: 365, unit: 'hours' })).toBe('三百六十五小时')
    expect(spanInChinese({ n: 3, unit: 'workdays' })).toBe('三个工作日')
  })
})

describe('what the cloud sends', () => {
  test('of the rules a county starts with', () => {
    expect(lengthsOf(defaultRules)).toEqual({
      claim: '二十四小时',
      urgent: '一小时',
      rate: '七天',
      rateReplace: '七天',
      rateWindowAfterClose: '三十天',
      residentReopen: '三十天',
    })
  })
  test('of a county that has its own, each from its own step', () => {
    const steps = {
      ...defaultRules.steps,
      claim: { n: 2, unit: 'workdays' as const },
      urgent: { n: 2, unit: 'hours' as const },
      rate: { n: 10, unit: 'days' as const },
      rateReplace: { n: 4, unit: 'days' as const },
      rateWindowAfterClose: { n: 60, unit: 'days' as const },
      residentReopen: { n: 365, unit: 'days' as const },
    }
    expect(lengthsOf({ ...defaultRules, steps })).toEqual({
      claim: '两个工作日',
      urgent: '两小时',
      rate: '十天',
      rateReplace: '四天',
      rateWindowAfterClose: '六十天',
      residentReopen: '一年',
    })
  })
})
