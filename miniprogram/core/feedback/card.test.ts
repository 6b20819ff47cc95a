/** How a complaint or a suggestion is said on its pages. */
import { describe, expect, test } from 'vitest'
import { fromDayKey } from '../clock/shanghai'
import { hours } from '../clock/units'
import { letterPartsOf, letterRowOf, standOf } from './card'
import type { FeedbackInfo } from './info'

const NOW = fromDayKey('2026-11-24') + hours(8)
const DUE = fromDayKey('2026-12-10') - 1
const by = (byName: string, from: 'town' | 'county') => ({ at: NOW + hours(1), byName, from, text: '看过了' })
const sent: FeedbackInfo = {
  id: 'f1',
  no: 'T-0001',
  kind: 'complaint',
  text: '路灯修了三回',
  at: NOW,
  state: 'sent',
  aboutTown: false,
  withCounty: false,
  answerDueAt: DUE,
  appealUntil: null,
  answer: null,
  appeal: null,
  finalAnswer: null,
  handedUpAt: null,
  mine: true,
  can: [],
}
const answered: FeedbackInfo = {
  ...sent,
  state: 'answered',
  answer: by('钱进', 'town'),
  answerDueAt: null,
  appealUntil: fromDayKey('2026-12-25') - 1,
}
const appealed: FeedbackInfo = {
  ...answered,
  state: 'appealed',
  appeal: { at: NOW + hours(2), text: '没修好' },
  answerDueAt: DUE,
  appealUntil: null,
}
const final: FeedbackInfo = {
  ...appealed,
  state: 'final',
  finalAnswer: by('段长安', 'county'),
  answerDueAt: null,
}

describe('where it is, to who wrote it and to others', () => {
  test.each<[string, FeedbackInfo, string, string]>([
    ['sent', sent, '镇里收到了，最晚 12 月 9 日 答复', '等镇里答复，最晚 12 月 9 日'],
    [
      'about the town',
      { ...sent, aboutTown: true, withCounty: true },
      '县里收到了，最晚 12 月 9 日 答复',
      '等县里答复，最晚 12 月 9 日',
    ],
    [
      'left by the town',
      { ...sent, withCounty: true, handedUpAt: NOW },
      '镇里到期没答复，县里最晚 12 月 9 日 答复',
      '镇里到期没答复，县里最晚 12 月 9 日 答复',
    ],
    ['answered', answered, '镇里答复了，12 月 24 日前可以请县里再看', '镇里答复了'],
    [
      'appealed',
      appealed,
      '请县里再看，县里最晚 12 月 9 日 答复',
      '对镇里的答复不满意，等县里答复，最晚 12 月 9 日',
    ],
    ['final', final, '县里答复了', '县里答复了'],
    ['closed', { ...answered, state: 'closed' }, '镇里答复了', '镇里答复了'],
    ['taken back', { ...sent, state: 'withdrawn', answerDueAt: null }, '您收回了', '您收回了'],
  ])('%s', (_, one, mine, others) => {
    expect([standOf(one, NOW), standOf({ ...one, mine: false }, NOW)]).toEqual([mine, others])
  })
  test('and that its day has passed, the day after', () => {
    expect(
      [DUE, DUE + 1].map(now => letterRowOf(sent, now)).map(({ isLate, state }) => [isLate, state]),
    ).toEqual([
      [false, '11 月 24 日 · 镇里收到了，最晚 12 月 9 日 答复'],
      [true, '11 月 24 日 · 镇里收到了，最晚 12 月 9 日 答复，过了日子'],
    ])
  })
})

test('as a row', () => {
  expect(letterRowOf(sent, NOW)).toEqual({
    id: 'f1',
    head: '投诉 T-0001',
    text: '路灯修了三回',
    state: '11 月 24 日 · 镇里收到了，最晚 12 月 9 日 答复',
    isLate: false,
    aria: '投诉 T-0001，11 月 24 日 · 镇里收到了，最晚 12 月 9 日 答复，路灯修了三回',
  })
  expect(letterRowOf({ ...sent, text: null, kind: 'suggestion' }, NOW)).toMatchObject({
    head: '建议 T-0001',
    text: '已按本人要求删除',
  })
})

test('what was written and answered, in its order', () => {
  expect(letterPartsOf(final)).toEqual([
    { who: '您写的', at: '11 月 24 日 8:00', text: '路灯修了三回' },
    { who: '镇里答复 钱进', at: '11 月 24 日 9:00', text: '看过了' },
    { who: '您请县里再看', at: '11 月 24 日 10:00', text: '没修好' },
    { who: '县里答复 段长安', at: '11 月 24 日 9:00', text: '看过了' },
  ])
  expect(letterPartsOf({ ...final, mine: false }).map(({ who }) => who)).toEqual([
    '写的人',
    '镇里答复 钱进',
    '请县里再看',
    '县里答复 段长安',
  ])
  const erased = { ...appealed, mine: false, text: null, appeal: { at: NOW, text: null } }
  expect(letterPartsOf(erased).map(({ text }) => text)).toEqual([
    '已按本人要求删除',
    '看过了',
    '已按本人要求删除',
  ])
})
