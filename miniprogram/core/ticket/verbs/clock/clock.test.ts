/** What the clock alone does to an order, and what happens to it without a press. */
import { describe, expect, test } from 'vitest'
import { days, hours } from '../../../clock/units'
import type { FactOf } from '../../events'
import { roundOf } from '../../pieces/selectors'
import { NOW, people } from '../../story/people.testing'
import { claim, dispatchTo, submit, upTo } from '../../story/presses.testing'
import { after, clock, given, learns, press, type Step } from '../../testing'
import type { Ticket } from '../../types'

const { li, ma, zhao } = people

describe('nobody claimed it', () => {
  const lapsed = [...upTo('dispatched'), after(hours(25)), clock('lapse')]
  test('is counted, and the claim was late no matter who claims it next', () => {
    expect(roundOf(given(...lapsed).story.here)).toMatchObject({ lapses: 1, claimLate: true })
    const twice = given(
      ...lapsed,
      dispatchTo(ma),
      after(hours(25)),
      clock('lapse'),
      dispatchTo(ma),
      claim(ma),
    )
    expect(roundOf(twice.story.here)).toMatchObject({ lapses: 2, claimLate: true })
  })
  test('where it had been claimed in time before, that stays so', () => {
    const again = press(zhao, 'reassign', { person: ma.id, reason: '住院了' }, { people: [ma] })
    const ticket = given(...upTo('claimed'), again, after(hours(25)), clock('lapse')).story.here
    expect(roundOf(ticket)).toMatchObject({ lapses: 1, claimLate: false })
  })
})

describe('a notice moves the day of the step that runs, and no other', () => {
  const [d, c, a, r, v] = [1, 2, 3, 4, 5].map(n => NOW + days(20 + n)) as [
    number,
    number,
    number,
    number,
    number,
  ]
  const all = { dispatch: d, claim: c, answer: a, rate: r, revisit: v }
  const corrected = (ticket: Ticket, steps: FactOf<'DaysCorrected'>['steps']): Ticket => {
    const { limitAt, derivation } = roundOf(ticket)
    return learns(ticket, {
      type: 'DaysCorrected',
      limitAt,
      derivation,
      steps,
      from: [],
      to: [],
      moved: true,
    })
  }
  const refer = press(zhao, 'refer', { office: '供电所', reason: '归他们' })
  test.each<[string, Step[], object]>([
    ['on the desk', [submit()], { dispatchDueAt: d }],
    ['offered', upTo('dispatched'), { offer: { claimDueAt: c } }],
    ['with another office', [submit(), refer], { answerDueAt: a }],
    ['after the work', upTo('resolved'), { closeDueAt: r, revisitDueAt: v }],
  ])('%s', (_, steps, moved) => {
    const { here } = given(...steps).story
    expect(corrected(here, all).stage).toMatchObject(moved)
    expect(corrected(here, {}).stage).toEqual(here.stage)
  })
  test('in hand none: a promise is a day that a person chose', () => {
    const { here } = given(...upTo('claimed')).story
    expect(corrected(here, all).stage).toEqual(here.stage)
  })
  test('the first offer of the round is judged by the same day that its receiver reads, a later one is not', () => {
    const first = given(...upTo('dispatched')).story.here
    expect(roundOf(corrected(first, all)).claimDueAt).toBe(c)
    expect(roundOf(corrected(first, {})).claimDueAt).toBe(NOW + hours(24))
    const back = press(li, 'giveBack', { reason: '不顺路' })
    const second = given(...upTo('dispatched'), after(hours(1)), back, dispatchTo(ma)).story.here
    expect(roundOf(corrected(second, all)).claimDueAt).toBe(NOW + hours(24))
    const { here } = given(submit()).story
    expect(roundOf(corrected(here, all)).claimDueAt).toBe(null)
  })
})

describe('two who turn out to be one person', () => {
  const same = { type: 'SelfJoined', from: 'chen', into: 'chen2', confirmedBy: 'qian' } as const
  const order = (requesterId: string | null) => ({
    id: `j-${requesterId}`,
    no: 'WL26-0009',
    requesterId,
    householdId: null,
    words: [],
  })
  test('what stood under the one stands under the other; nobody else is touched', () => {
    const { here } = given(submit()).story
    const before = { ...here, joined: [order('chen'), order('zhou'), order(null)] }
    expect(learns(before, same)).toMatchObject({
      stage: here.stage,
      requesterId: 'chen2',
      authorId: 'chen2',
      joined: [{ requesterId: 'chen2' }, { requesterId: 'zhou' }, { requesterId: null }],
    })
    expect(learns(before, { ...same, from: 'zhou' })).toMatchObject({
      requesterId: 'chen',
      authorId: 'chen',
      joined: [{ requesterId: 'chen' }, { requesterId: 'chen2' }, { requesterId: null }],
    })
  })
})
