/** A complaint or a suggestion: who answers, who appeals, once each; and how its pages say it. */
import { describe, expect, test } from 'vitest'
import { fromDayKey } from '../clock/shanghai'
import { hours } from '../clock/units'
import { letterPartsOf, letterRowOf, stateOf } from './card'
import {
  answered,
  appealed,
  feedbackCan,
  type Answer,
  type Feedback,
  type FeedbackRelation,
  type FeedbackInfo,
} from './feedback'

const NOW = fromDayKey('2026-11-24') + hours(8)
const by = (id: string, byName: string): Answer => ({ at: NOW + hours(1), by: id, byName, text: '看过了' })
const sent: Feedback = {
  no: 'T-0001',
  by: 'chen',
  kind: 'complaint',
  text: '路灯修了三回',
  at: NOW,
  state: 'sent',
  answer: null,
  appeal: null,
  finalAnswer: null,
}
const told: Feedback = { ...sent, state: 'answered', answer: by('qian', '钱进') }
const again: Feedback = { ...told, state: 'appealed', appeal: { at: NOW + hours(2), text: '没修好' } }
const over: Feedback = { ...again, state: 'final', finalAnswer: by('duan', '段长安') }

const chen: FeedbackRelation = { id: 'chen', serves: false, above: true }
const qian: FeedbackRelation = { id: 'qian', serves: true, above: true }
const duan: FeedbackRelation = { id: 'duan', serves: true, above: false }
const zhou: FeedbackRelation = { id: 'zhou', serves: false, above: true }

describe('what may be pressed', () => {
  test.each<[string, Feedback, FeedbackRelation, string[]]>([
    ['who serves answers', sent, qian, ['answer']],
    ['who does not serve has nothing to press', sent, zhou, []],
    ['nobody answers what they wrote themselves', sent, { ...qian, id: 'chen' }, []],
    ['who wrote it waits', sent, chen, []],
    ['and may appeal once it is answered', told, chen, ['appeal']],
    ['where there is a level above', told, { ...chen, above: false }, []],
    ['nobody else appeals', told, zhou, []],
    ['an answer is not given twice', told, qian, []],
    ['the county answers the appeal', again, duan, ['answer']],
    ['nobody the appeal against their own answer', again, qian, []],
    ['who appealed waits', again, chen, []],
    ['then it is over', over, chen, []],
    ['for everybody', over, duan, []],
  ])('%s', (_, feedback, look, can) => expect(feedbackCan(feedback, look)).toEqual(can))
})

describe('an answer', () => {
  test('is the town’s first, then the county’s, and the last', () => {
    expect(answered(sent, by('qian', '钱进'), qian)).toEqual(told)
    expect(answered(again, by('duan', '段长安'), duan)).toEqual(over)
  })
  test('is refused to who may not, and says who was first to who comes second', () => {
    expect(answered(sent, by('zhou', '周某'), zhou)).toMatchObject({ refused: 'NOT_ALLOWED' })
    expect(answered(again, by('qian', '钱进'), qian)).toMatchObject({ refused: 'NOT_ALLOWED' })
    const second = answered(told, by('xu', '许宁'), { ...qian, id: 'xu' })
    expect(second).toMatchObject({ refused: 'ANSWERED_ALREADY', message: expect.stringContaining('钱进') })
    expect(answered(over, by('xu', '许宁'), duan)).toMatchObject({
      message: expect.stringContaining('段长安'),
    })
    expect(answered({ ...told, answer: null }, by('xu', '许宁'), duan)).toMatchObject({
      message: expect.stringContaining('别人'),
    })
  })
})

describe('an appeal', () => {
  const press = (feedback: Feedback, look = chen) => appealed(feedback, '没修好', NOW + hours(2), look)
  test('is made once, by who wrote it', () => {
    expect(press(told)).toEqual(again)
    expect(press(again)).toMatchObject({ refused: 'FEEDBACK_APPEAL_ONCE' })
    expect(press(over)).toMatchObject({ refused: 'FEEDBACK_APPEAL_ONCE' })
    expect(press(sent)).toMatchObject({ refused: 'NOT_NOW' })
    expect(press(told, zhou)).toMatchObject({ refused: 'NOT_ALLOWED' })
  })
})

describe('on the page', () => {
  const seen = (of: Feedback, mine: boolean): FeedbackInfo => ({ ...of, id: 'f1', mine, can: [] })
  test('where it is, to who wrote it and to others', () => {
    expect([sent, told, again, over].map(one => [true, false].map(mine => stateOf(seen(one, mine))))).toEqual(
      [
        ['镇里收到了，等答复', '等镇里答复'],
        ['镇里答复了', '镇里答复了'],
        ['请县里再看，等答复', '对镇里的答复不满意，等县里答复'],
        ['县里答复了', '县里答复了'],
      ],
    )
  })
  test('as a row', () => {
    expect(letterRowOf(seen(sent, true))).toEqual({
      id: 'f1',
      head: '投诉 T-0001',
      text: '路灯修了三回',
      state: '11 月 24 日 · 镇里收到了，等答复',
      aria: '投诉 T-0001，11 月 24 日 · 镇里收到了，等答复，路灯修了三回',
    })
    expect(letterRowOf({ ...seen(sent, true), text: null, kind: 'suggestion' })).toMatchObject({
      head: '建议 T-0001',
      text: '已按本人要求删除',
    })
  })
  test('what was written and answered, in its order', () => {
    expect(letterPartsOf(seen(sent, true))).toEqual([
      { who: '您写的', at: '11 月 24 日 8:00', text: '路灯修了三回' },
    ])
    expect(letterPartsOf(seen(over, true)).map(({ who }) => who)).toEqual([
      '您写的',
      '镇里答复 钱进',
      '您请县里再看',
      '县里答复 段长安',
    ])
    expect(letterPartsOf(seen(over, false))).toEqual([
      { who: '写的人', at: '11 月 24 日 8:00', text: '路灯修了三回' },
      { who: '镇里答复 钱进', at: '11 月 24 日 9:00', text: '看过了' },
      { who: '请县里再看', at: '11 月 24 日 10:00', text: '没修好' },
      { who: '县里答复 段长安', at: '11 月 24 日 9:00', text: '看过了' },
    ])
    const erased = { ...seen(again, false), text: null, appeal: { at: NOW, text: '' } }
    expect(letterPartsOf(erased).map(({ text }) => text)).toEqual([
      '已按本人要求删除',
      '看过了',
      '已按本人要求删除',
    ])
  })
})
