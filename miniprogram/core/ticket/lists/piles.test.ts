import { describe, expect, it } from 'vitest'
import { endOfDay } from '../../clock/shanghai'
import { days } from '../../clock/units'
import { people } from '../story/people.testing'
import { upTo } from '../story/presses.testing'
import { given, press, type Step } from '../testing'
import { listKeys } from './lists'
import { isOnPile, PILES } from './piles'

const { chen, wang, li } = people
const after = (...steps: Step[]) => {
  const ticket = given(...steps).story.here
  return { ticket, list: listKeys(ticket) }
}
const piles = (doc: ReturnType<typeof after>, person: string, now: number) =>
  PILES.filter(pile => isOnPile(pile, doc, person, now))

describe('what an order asks of the person who has it', () => {
  const claimed = after(...upTo('claimed'))
  const due = claimed.list.dueAt
  const holder = claimed.list.handlers[0] ?? ''

  it('is nothing before the promised day, something on that day to its last moment, late after it', () => {
    expect(due).toBe(endOfDay(due))
    expect(piles(claimed, holder, due - days(1))).toEqual([])
    expect(piles(claimed, holder, due - days(1) + 1)).toEqual(['today'])
    expect(piles(claimed, holder, due)).toEqual(['today'])
    expect(piles(claimed, holder, due + 1)).toEqual(['late'])
  })
  it('is nothing of anybody who does not hold it', () => {
    expect(holder).toBe(li.id)
    for (const other of [wang.id, chen.id]) expect(piles(claimed, other, due)).toEqual([])
  })
  it('is an answer, too, once its requester asked to have it called off', () => {
    const asked = after(...upTo('claimed'), press(chen, 'askCancel', {}))
    expect(piles(asked, holder, due)).toEqual(['today', 'cancel'])
  })
  it('is to claim it, whatever its day, while it is sent to somebody', () => {
    const offered = after(...upTo('dispatched'))
    expect(piles(offered, li.id, offered.list.dueAt + days(9))).toEqual(['offered'])
  })
  it('is nothing once it is done', () => {
    const done = after(...upTo('resolved'))
    expect(piles(done, holder, done.list.dueAt + days(9))).toEqual([])
  })
})
