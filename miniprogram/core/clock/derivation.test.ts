import { expect, test } from 'vitest'
import { limitFor } from './deadlines'
import { defaultRules } from './defaults'
import { derivationText } from './derivation'
import { subOf, type Track } from './policy'
import { fromDayKey } from './shanghai'
import { hours, minutes } from './units'
import { builtInCalendars } from './workday'
import type { Pause } from './pause'

function printed(sub: string | null, track: Track, key: string, pauses: Pause[] = []): string {
  const submittedAt = fromDayKey(key) + hours(9) + minutes(5)
  const question = {
    rules: defaultRules,
    sub: sub === null ? null : subOf(defaultRules, sub),
    track,
    submittedAt,
    calendars: builtInCalendars,
    pauses,
  }
  return derivationText(limitFor(question).derivation)
}

test('calendar days are told with their rule, start and end', () => {
  expect(printed('lamp', 1, '2026-11-22')).toBe(
    '按第 1 版规则，★ 一般，路灯，5 天。11 月 22 日 9:05 起算，当天不计，从 11 月 23 日数起。休息日也算在内。到 11 月 27 日 星期五 23:59 为止。',
  )
})

test('skipped days are told as stretches', () => {
  expect(printed('certificate', 1, '2026-02-11')).toContain('5 个工作日。')
  expect(printed('certificate', 1, '2026-02-11')).toContain('跳过不上班的 9 天：2 月 15 日至 2 月 23 日。')
  expect(printed('certificate', 1, '2026-04-01')).toContain('跳过不上班的 3 天：4 月 4 日至 4 月 6 日。')
  expect(printed('certificate', 2, '2026-11-02')).toContain(
    '跳过不上班的 6 天：11 月 7 日至 11 月 8 日、11 月 14 日至 11 月 15 日、11 月 21 日至 11 月 22 日。',
  )
  expect(printed('certificate', 1, '2025-01-26')).not.toContain('1 月 26 日、')
})

test('a statute is told with its article, a kind’s own limit as its own', () => {
  expect(printed('land', 3, '2026-06-01')).toContain(
    '★★★ 涉法，土地山林，法定 30 天（《人民调解工作若干规定》第三十三条）。',
  )
  expect(printed('water', 1, '2026-06-01')).toContain('用水另定 3 天。')
  expect(printed(null, 2, '2026-06-01')).toContain('★★ 几家一起办，15 天。')
})

test('holds are told, those that came after the limit are not', () => {
  const pause = (from: string, to: string): Pause => ({ from: fromDayKey(from), to: fromDayKey(to) })
  const text = printed('lamp', 1, '2026-11-02', [
    pause('2026-11-04', '2026-11-05'),
    pause('2026-12-01', '2026-12-05'),
  ])
  expect(text).toContain(
    '11 月 4 日 0:00 到 11 月 5 日 0:00 挂起，不计在内。到 11 月 8 日 星期日 23:59 为止。',
  )
  expect(text).not.toContain('12 月')
})

test('a day that hangs on a notice that is not out says so', () => {
  expect(printed('certificate', 1, '2026-12-30')).toBe(
    '按第 1 版规则，★ 一般，办证，5 个工作日。12 月 30 日 9:05 起算，当天不计，从 12 月 31 日数起。跳过不上班的 3 天：1 月 1 日至 1 月 3 日。到 1 月 7 日 星期四 23:59 为止。放假安排还没公布，日子可能会变。',
  )
})
