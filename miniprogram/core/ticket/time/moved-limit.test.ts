/** What is kept when the limit of a round moves: where it first fell due, and which reminders may come again. */
import { describe, expect, test } from 'vitest'
import { days } from '../../clock/units'
import { roundOf } from '../pieces/selectors'
import { people } from '../story/people.testing'
import { claim, dispatchTo, resolve, submit, upTo } from '../story/presses.testing'
import { given, press } from '../testing'
import type { Ticket } from '../types'
import { runningSteps } from './calendar'
import { promised } from './promise'
import { movedLimit } from './running-limit'

const { chen, li, zhao } = people
const { here } = given(...upTo('claimed')).story
const { limitAt, derivation } = roundOf(here)
const moved = (to: number, at: number, why?: 'moved' | 'corrected', ticket: Ticket = here) =>
  movedLimit(ticket, { at, limitAt: to, derivation }, why)

describe('a limit that moves', () => {
  test('leaves the round due where it was, once that has passed', () => {
    const first = (to: number, at: number, why?: 'moved' | 'corrected') =>
      moved(to, at, why).rounds[0]?.firstDueAt
    const later = limitAt + days(3)
    // On time to the last millisecond.
    expect([first(later, limitAt - 1), first(later, limitAt), first(later, limitAt + 1)]).toEqual([
      null,
      null,
      limitAt,
    ])
    expect(first(limitAt, limitAt + 1)).toBe(null)
    // A day that was never right was never due.
    expect(first(later, limitAt + 1, 'corrected')).toBe(null)
  })
  test('a second time leaves it due where it first was', () => {
    const once = { ...here, rounds: moved(limitAt + days(3), limitAt + 1).rounds }
    expect(moved(limitAt + days(9), limitAt + days(5), 'moved', once).rounds[0]).toMatchObject({
      limitAt: limitAt + days(9),
      firstDueAt: limitAt,
    })
  })
  test('changes the round that runs, and no earlier one', () => {
    const again = given(...upTo('resolved'), press(people.sun, 'reopen', { reason: '又坏了' })).story.here
    const { rounds } = movedLimit(again, { at: again.at, limitAt: limitAt + days(9), derivation })
    expect(rounds).toHaveLength(2)
    expect(rounds[0]).toBe(again.rounds[0])
    expect(rounds[1]?.limitAt).toBe(limitAt + days(9))
  })
  test('later, its reminders may come again; nearer or the same, they do not', () => {
    expect(moved(limitAt + 1, 0).forget).toEqual(['soonLate', 'late'])
    expect([moved(limitAt, 0).forget, moved(limitAt - 1, 0).forget]).toEqual([[], []])
  })
})

describe('the steps that run', () => {
  const running = (ticket: Ticket) => runningSteps(ticket).map(({ name, late }) => [name, late])
  test('by state', () => {
    expect(running(given(submit()).story.here)).toEqual([['dispatch', 'dispatchLate']])
    expect(running(given(submit(), dispatchTo(li)).story.here)).toEqual([['claim', null]])
    expect(running(here)).toEqual([])
    expect(running(given(...upTo('resolved')).story.here)).toEqual([['rate', null]])
    expect(
      running(given(submit(), press(zhao, 'refer', { office: '供电所', reason: '归他们' })).story.here),
    ).toEqual([['answer', 'answerLate']])
    expect(running(given(...upTo('closed')).story.here)).toEqual([])
    expect(running(given(submit(), press(chen, 'withdraw', {})).story.here)).toEqual([])
    expect(
      running(given(submit(), press(zhao, 'decline', { reason: '办不了', whereInstead: '镇里' })).story.here),
    ).toEqual([])
  })
  test('a revisit that is owed runs beside the rating, from the end of the work', () => {
    const owed = given(
      submit({ category: 'dispute', sub: 'neighbour' }),
      dispatchTo(li, {
        category: 'dispute',
        sub: 'neighbour',
        matter: 'minor',
        track: 2,
      }),
      claim(li),
      resolve(li),
    ).story.here
    expect(running(owed)).toEqual([
      ['rate', null],
      ['revisit', 'revisitLate'],
    ])
    expect(runningSteps(owed).map(({ from }) => from)).toEqual([owed.at, owed.at])
  })
})

describe('a promised day', () => {
  const { here: open } = given(submit()).story
  const say = (day: string, lateReason?: string) => promised(open, day, lateReason)
  test('beyond the limit says both days, and asks why', () => {
    // Ordered on 24 November, five days.
    expect(say('2026-11-29')).toMatchObject({ beyondLimit: false })
    const refusal = say('2026-11-30')
    expect(refusal).toMatchObject({ refused: 'DAY_BEYOND_LIMIT', field: 'lateReason' })
    expect(
      'message' in refusal &&
        refusal.message.includes('11 月 30 日') &&
        refusal.message.includes('11 月 29 日'),
    ).toBe(true)
    expect(say('2026-11-30', '要等材料')).toMatchObject({ beyondLimit: true })
  })
  test('may be today', () => {
    expect(say('2026-11-24')).toMatchObject({ beyondLimit: false })
  })
})
