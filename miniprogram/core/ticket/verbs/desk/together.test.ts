/** What the other order learns when one is merged into it, taken out of it, or sent back after it. */
import { describe, expect, test } from 'vitest'
import { hours } from '../../../clock/units'
import { isRefusal } from '../../../refusal'
import { roundOf } from '../../pieces/selectors'
import { NOW, people } from '../../story/people.testing'
import { claim, dispatchTo, resolve, submit } from '../../story/presses.testing'
import { after, given, learns, press, type Press, type Step, type Story } from '../../testing'
import type { JoinedOrder, Ticket } from '../../types'

const { chen, li, zhao, zhou } = people
const staying = given(submit({}, zhou), dispatchTo(li)).story.here
const t2: Ticket = { ...staying, id: 't2', no: 'WL26-0002' }
const merge = (target: Ticket = t2, into = 't2') => press(zhao, 'merge', { into, seenRev: 1 }, { target })
const more = press(chen, 'amend', { text: '还差一盏', attachments: [] })

/** What the other orders learn of a press, as they are afterwards. */
function others(story: Story, pressed: Press): Ticket[] {
  const answer = story.ask(pressed)
  if (isRefusal(answer)) throw new Error(answer.message)
  return (answer.also ?? []).map(({ matter, fact }) => learns(matter, fact))
}
const order = (n: number): JoinedOrder => ({
  id: `j${n}`,
  no: `J-${n}`,
  requesterId: null,
  householdId: null,
  words: [],
})
const holding = (n: number, of: Ticket = t2): Ticket => ({
  ...of,
  joined: Array.from({ length: n }, (_, i) => order(i)),
})

describe('an order that is merged into another', () => {
  test('stops its clock, and takes along its words and those that were added', () => {
    const { story } = given(submit(), more)
    const pressed = { ...merge(), input: { into: 't2', seenRev: 2 } } as Press
    const [other] = others(story, pressed)
    expect(other?.stage).toEqual(t2.stage)
    expect(other?.joined).toEqual([
      {
        id: 't1',
        no: 'WL26-0001',
        requesterId: 'chen',
        householdId: 'h-chen',
        words: ['t1:000001', 't1:000002'],
      },
    ])
    story.go(pressed)
    expect(roundOf(story.here).endedAt).toBe(NOW)
  })
  test('takes along what had been merged into it before, behind what the other had already', () => {
    const { story } = given(submit())
    story.ticket = holding(2, story.here)
    const [other] = others(story, merge(holding(1)))
    expect(other?.joined.map(({ id }) => id)).toEqual(['j0', 't1', 'j0', 'j1'])
  })
  test('goes only where there is room for all of them: 99', () => {
    given(submit())
      .when(merge(holding(98)))
      .then('merged')
    expect(
      given(submit())
        .when(merge(holding(99)))
        .thenRefused('MERGE_FULL'),
    ).toMatchObject({
      field: 'into',
    })
    const { story } = given(submit())
    story.ticket = holding(2, story.here)
    expect(story.ask(merge(holding(97)))).toMatchObject({ refused: 'MERGE_FULL' })
    expect(story.ask(merge(holding(96)))).toMatchObject({ fact: { into: 't2' } })
  })
  test.each<[string, Press]>([
    ['MERGE_SELF', merge(t2, 't1')],
    ['NOT_FOUND', merge({ ...t2, id: 't3' })],
    ['NOT_FOUND', merge({ ...t2, villageId: 'pine' })],
    ['MERGE_TARGET', merge({ ...t2, stage: { state: 'withdrawn' } })],
    ['MERGE_KIND', merge({ ...t2, matter: 'private' })],
  ])('%s stands beside the order that was chosen', (refused, pressed) => {
    expect(given(submit()).story.ask(pressed)).toMatchObject({ refused, field: 'into' })
  })
})

describe('an order that is taken out again', () => {
  const unmerge = (chain: Ticket[]) => press(chen, 'unmerge', { reason: '不是一盏灯' }, { chain })
  test('leaves every order up the row, with what had been merged into it; the others stay there', () => {
    const { story } = given(submit(), merge())
    story.ticket = { ...story.here, joined: [order(0)] }
    const t1 = { ...order(7), id: 't1' }
    const chain = [
      { ...t2, joined: [order(1), t1, order(0)] },
      { ...t2, id: 't3', joined: [t1, order(0), order(2)] },
    ]
    const left = others(story, unmerge(chain))
    expect(left.map(({ id, joined }) => [id, joined.map(one => one.id)])).toEqual([
      ['t2', ['j1']],
      ['t3', ['j2']],
    ])
    expect(left[0]?.stage).toEqual(t2.stage)
  })
})

describe('an order that is sent back after the one it was merged into is done', () => {
  const done: Ticket = {
    ...given(submit({}, zhou), dispatchTo(li), claim(li), resolve(li)).story.here,
    id: 't2',
  }
  const merged: Step[] = [submit(), merge()]
  const reopen = press(chen, 'reopen', { reason: '我这盏还不亮' }, { chain: [done] })
  test('leaves it, and remembers where the result is', () => {
    const { story } = given(...merged, after(hours(5)))
    const with1 = { ...done, joined: [{ ...order(7), id: 't1' }, order(1)] }
    const [other] = others(story, { ...reopen, facts: { chain: [with1] } })
    expect(other?.joined.map(({ id }) => id)).toEqual(['j1'])
    expect(story.go(reopen).here).toMatchObject({ stage: { state: 'submitted' }, linked: 't2', round: 2 })
  })
  test('one that was never merged tells no other', () => {
    const { story } = given(submit(), dispatchTo(li), claim(li), resolve(li))
    expect(others(story, { ...reopen, facts: { chain: [] } })).toEqual([])
    expect(story.go({ ...reopen, facts: { chain: [] } }).here.linked).toBe(null)
  })
})
