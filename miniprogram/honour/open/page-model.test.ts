/** What an honour's page says and offers. */
import { describe, expect, it } from 'vitest'
import type { HonourDetail } from '../../../contract/points/honour'
import { fromDayKey } from '../../core/clock/shanghai'
import { barOf } from './bar'
import { pageModel, stepsOf } from './page-model'
import { termText } from '../texts'

const now = fromDayKey('2026-11-24')
const honour = (part: Partial<HonourDetail> = {}): HonourDetail => ({
  id: 'h1',
  kind: 'filial',
  kindLabel: '尊老爱幼户',
  term: '2026',
  householdTitle: '三组 5 号 陈家',
  text: '照看婆婆六年',
  at: fromDayKey('2026-11-20'),
  state: 'nominated',
  stateText: '等这户人家点头',
  noticeUntil: null,
  decidedAt: null,
  votes: [],
  openObjections: 0,
  aside: [],
  mine: false,
  myVote: null,
  can: [],
  now,
  objections: [],
  history: [],
  ...part,
})

describe('the page of an honour', () => {
  it('asks the household in its own name, and the person who asks for them in theirs', () => {
    expect(barOf(honour({ mine: true, can: ['consent'] }))).toMatchObject({
      main: '我们家愿意',
      mainPress: 'yes',
      side: '不愿意',
      sidePress: 'no',
    })
    expect(barOf(honour({ can: ['consent'] }))).toMatchObject({
      main: '这户愿意',
      note: '当面问过这户，才替他们点',
    })
  })

  it('has a filled button only for the household’s yes and the committee’s', () => {
    expect(barOf(honour({ state: 'deciding', can: ['vote'] })).outlined).toBe(false)
    expect(barOf(honour({ state: 'notice', can: ['object', 'answer'] }))).toMatchObject({
      mainPress: 'object',
      outlined: true,
    })
    expect(barOf(honour({ state: 'awarded', mine: true, can: ['takeBack'] }))).toMatchObject({
      main: '收回，不晒了',
      outlined: true,
    })
  })

  it('offers nothing the cloud did not', () => {
    expect(barOf(honour({ mine: true }))).toMatchObject({ main: '', side: '' })
  })

  it('shows the notice’s day on a calendar day, and that an objection holds it', () => {
    const noticeUntil = fromDayKey('2026-11-27') - 1
    expect(pageModel(honour({ state: 'notice', noticeUntil }), now)).toMatchObject({
      calendarDay: { day: '26' },
      saying: '公示到这天夜里，没人有意见就请监委会评',
    })
    expect(pageModel(honour({ state: 'notice', noticeUntil, openObjections: 1 }), now).saying).toBe(
      '有人提了意见，答复了才往下走',
    )
  })

  it('keeps in pencil what has not happened, and ends where it ended', () => {
    expect(stepsOf(honour()).map(step => step.how)).toEqual(['done', 'now', 'later', 'later'])
    expect(stepsOf(honour({ state: 'declined', decidedAt: now })).map(step => step.words)).toEqual([
      '推荐',
      '这户没同意',
    ])
    expect(stepsOf(honour({ state: 'notAwarded', noticeUntil: now, decidedAt: now })).at(-1)).toMatchObject({
      words: '没过半数，没评上',
      how: 'bad',
    })
  })

  it('tells a committee member what they voted, and everyone once it is decided', () => {
    expect(pageModel(honour({ state: 'deciding', myVote: false }), now).stateNote).toContain('您投了不同意')
    expect(
      pageModel(honour({ state: 'awarded', votes: [{ byName: '周德顺', agree: true }] }), now).votes,
    ).toEqual([{ name: '周德顺', words: '同意' }])
  })

  it('names the round by its year or quarter', () => {
    expect(termText('2026')).toBe('2026 年')
    expect(termText('2026-Q3')).toBe('2026 年第三季度')
  })
})
