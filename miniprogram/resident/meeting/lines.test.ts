import { describe, expect, it } from 'vitest'
import type { SubCategory } from '../../../contract/person/home'
import { askOf, changed, emptyLine, kindOf, lackIn, lackOf, waitingLines, whoOf, type Line } from './lines'

const sub = (id: string, category: SubCategory['category'], label: string) =>
  ({ id, category, label }) as SubCategory
const SUBS = [
  sub('lamp', 'infrastructure', '路灯'),
  sub('ride', 'livelihood', '接送'),
  sub('neighbour', 'dispute', '邻里'),
]
const chen = { id: 'p1', name: '陈**', household: '三组 5 号' }
const line = (more: Partial<Line> = {}): Line => ({
  ...emptyLine('key-1'),
  text: '桥头的路灯不亮',
  category: 'infrastructure',
  sub: 'lamp',
  ...more,
})
const meeting = (...lines: Line[]) => ({ gridId: 'g1', place: '三组晒谷场', lines })

describe('a line of a meeting', () => {
  it('guesses what it is about from the words, until a person chose', () => {
    const guessed = changed(emptyLine('k'), { text: '桥头的路灯不亮' }, SUBS)
    expect(guessed).toMatchObject({ category: 'infrastructure', sub: 'lamp' })
    expect(changed(guessed, { text: '别的' }, SUBS)).toMatchObject({ category: '', sub: '' })
    const chosen = changed(guessed, { category: 'livelihood', sub: 'ride', chosen: true }, SUBS)
    expect(changed(chosen, { text: '路灯也不亮' }, SUBS)).toMatchObject({ sub: 'ride' })
    expect(kindOf(chosen, SUBS)).toBe('民生 · 接送')
    expect(kindOf(emptyLine('k'), SUBS)).toBe('还没分类')
  })

  it('is no quarrel: those have a door that asks about danger', () => {
    expect(changed(emptyLine('k'), { text: '邻居把院墙砌过来了' }, SUBS)).toMatchObject({ category: '' })
  })

  it('says what it lacks: words, kind, and the yes of whose it is to be', () => {
    expect(lackOf(line())).toBe('')
    expect(lackOf(line({ text: ' ' }))).toBe('还没写说了什么')
    expect(lackOf(line({ category: '', sub: '' }))).toContain('哪一类')
    expect(lackOf(line({ sub: '' }))).toContain('哪一件')
    expect(lackOf(line({ helped: chen }))).toBe('还没问本人同不同意')
    expect(lackOf(line({ helped: chen, agreed: true }))).toBe('')
    expect(lackOf(line({ unlisted: { gridId: 'g1', name: '孟阿婆', door: ' ' }, agreed: true }))).toContain(
      '门牌',
    )
  })

  it('of all of them the first that lacks something is named, empty ones and those handed in aside', () => {
    const done = line({ done: 'LX26-0001', text: '' })
    expect(lackIn(meeting(emptyLine('a'), done))).toBe('还没记下一件')
    expect(lackIn(meeting(line(), done, line({ sub: '' })))).toBe('第 3 件：还差“是哪一件”没选')
    expect(lackIn({ ...meeting(line()), gridId: '' })).toContain('哪个网格')
    expect(waitingLines(meeting(line(), done, emptyLine('b')))).toHaveLength(1)
  })

  it('becomes an order of whose it is, or is registered from the meeting', () => {
    expect(askOf(line({ text: ' 桥头的路灯不亮 ' }), meeting())).toEqual({
      route: 'ticket.register',
      ask: {
        key: 'key-1',
        input: {
          category: 'infrastructure',
          sub: 'lamp',
          text: '桥头的路灯不亮',
          place: '三组晒谷场',
          urgent: false,
          aboutStaff: false,
          attachments: [],
          source: 'meeting',
          gridId: 'g1',
        },
      },
    })
    expect(askOf(line({ helped: chen, agreed: true, place: '桥头' }), meeting())).toMatchObject({
      route: 'ticket.submit',
      ask: {
        key: 'key-1',
        input: { onBehalfOf: 'p1', consentWords: '院坝会上当面同意', place: '桥头', showOnBoard: false },
      },
    })
    const unlisted = { gridId: 'g1', name: '孟阿婆 ', door: '三组 99 号' }
    const asked = askOf(line({ unlisted, agreed: true }), meeting())
    expect(asked).toMatchObject({ ask: { helped: { name: '孟阿婆', door: '三组 99 号' } } })
    expect(asked.ask.input).not.toHaveProperty('onBehalfOf')
  })

  it('a refusal is over as soon as the line is changed', () => {
    expect(changed(line({ refused: '换个说法' }), { place: '桥头' }, SUBS).refused).toBe('')
  })

  it('names whose it is, or that nobody said', () => {
    expect(whoOf(line({ helped: chen }))).toBe('陈**')
    expect(whoOf(line({ unlisted: { gridId: '', name: '孟阿婆', door: '' } }))).toBe('孟阿婆')
    expect(whoOf(line())).toBe('没说是谁')
  })
})
