import { expect, it } from 'vitest'
import { oftenWords, periodOf, quotaId } from './often'
import type { Often } from './types'

const per = (per: Often['per']): Often => ({ times: 2, per })

it('a week begins on Monday, in Shanghai, also over the turn of the year', () => {
  expect(
    ['2026-11-22', '2026-11-23', '2026-11-29', '2026-11-30', '2027-01-01'].map(day =>
      periodOf(per('week'), day),
    ),
  ).toEqual(['w2026-11-16', 'w2026-11-23', 'w2026-11-23', 'w2026-11-30', 'w2026-12-28'])
})
it('days, months and years are those of the day itself; once is once', () => {
  expect((['day', 'month', 'year', 'once'] as const).map(one => periodOf(per(one), '2026-12-31'))).toEqual([
    '2026-12-31',
    '2026-12',
    '2026',
    'once',
  ])
})
it('each household, thing and period has a count of its own', () => {
  expect(quotaId('h1', 'river', per('month'), '2026-11-24')).toBe('h1:river:2026-11')
})
it('is said in words', () => {
  expect((['day', 'week', 'month', 'year', 'once'] as const).map(one => oftenWords(per(one)))).toEqual([
    '每天最多 2 次',
    '每周最多 2 次',
    '每月最多 2 次',
    '每年最多 2 次',
    '总共 2 次',
  ])
})
