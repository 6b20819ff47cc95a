import { describe, expect, test } from 'vitest'
import { isRefusal } from '../../refusal'
import { people } from '../story/people.testing'
import { given, press, type Step } from '../testing'
import type { Ticket } from '../types'
import { upTo } from '../story/presses.testing'
import { answeredBefore } from './answered'

const { chen, li, qian, xu, zhao, zhou, county } = people
const asked: Step[] = [...upTo('claimed'), press(chen, 'objectTo', { reason: '信不过' })]
const answer = (by: typeof qian) =>
  press(by, 'answerObjection', { upheld: false, reason: '看过了' }, { approvers: [by.id] })
const heard = (steps: Step[], by: typeof qian | typeof chen) => {
  const refusal = given(...steps).story.ask({ ...answer(qian), by, facts: {} })
  return isRefusal(refusal) ? [refusal.refused, refusal.message] : []
}

describe('who answers second', () => {
  const done = [...asked, answer(qian)]
  test.each([
    ['a colleague', xu],
    ['the county', county],
  ])('%s hears who was first', (_, second) =>
    expect(heard(done, second)).toEqual(['ANSWERED_ALREADY', '钱进已经答复过了，您不用再做什么。']),
  )
  test.each([
    ['who has it', li],
    ['the desk', zhao],
    ['the requester', chen],
    ['a neighbour', zhou],
  ])('%s hears no more than before', (_, other) => {
    expect(heard(done, other)[0]).toBe('NOT_ALLOWED')
    expect(heard(asked, other)[0]).toBe('NOT_ALLOWED')
    expect(heard(upTo('claimed'), other)[0]).toBe('NOT_ALLOWED')
  })
  test('where nothing was asked, the town hears that, and the county nothing', () => {
    expect(heard(upTo('claimed'), qian)[0]).toBe('NOT_NOW')
    expect(heard(upTo('claimed'), county)[0]).toBe('NOT_ALLOWED')
  })
})

describe('who is said to have answered', () => {
  const { story } = given(...asked, answer(qian))
  const heardOf = (last: Partial<Ticket['last']>) => {
    const ticket = { ...story.here, last: { ...story.here.last, ...last } }
    const refusal = answeredBefore(ticket, story.ctx(xu), 'objection', ['ObjectionAnswered'])
    return refusal && [refusal.refused, refusal.message]
  }
  test.each([
    [
      'the requester, who has no public name',
      { by: 'chen', byName: null },
      ['ANSWERED_ALREADY', '点单的人已经答复过了，您不用再做什么。'],
    ],
    [
      'somebody else without one',
      { by: 'zhou', byName: null },
      ['ANSWERED_ALREADY', '有人已经答复过了，您不用再做什么。'],
    ],
    [
      'nobody, where the clock did',
      { by: 'clock', byName: null },
      ['UNANSWERED', '到时候没有人答复，已经按规定办了，您不用再做什么。'],
    ],
  ])('%s', (_, last, message) => expect(heardOf(last)).toEqual(message))
  test('nobody, where something else happened since', () => {
    expect(heardOf({ type: 'Progressed' })?.[0]).toBe('NOT_NOW')
  })
  test('is nothing of what the person who has the order answers', () => {
    expect(answeredBefore(story.here, story.ctx(xu), 'cancel', ['ObjectionAnswered'])).toBeNull()
  })
})
