import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, endOfDay, monthKey } from '../clock/shanghai'
import { defaultRules } from '../clock/defaults'
import { days, hours } from '../clock/units'
import { after, clock, closing, given, press, Story, until, type Step } from '../ticket/testing'
import {
  claim,
  dispatchTo,
  dispute,
  disputeClass,
  rate,
  register,
  resolve,
  revisit,
  submit,
  upTo,
} from '../ticket/story/presses.testing'
import { NOW, people } from '../ticket/story/people.testing'
import { isShowable } from '../ticket/pieces/selectors'
import type { Score, Ticket } from '../ticket/types'
import { boardOf, type BoardTexts } from './board'
import { shownBoard } from './shown'
import { hiddenOf, kindOf, quarterOf } from './hidden'
import { givenIn, nextFive, releasedBy, type Five } from './release'
import { ratableBy, roundsOf, sealedAt, type CountedRound } from './rounds'

const { chen, li, sun, gao, qian, zhao, xu, county } = people
const twoStars = { category: 'infrastructure', sub: 'lamp', matter: 'public', track: 2 } as const
const publish = press(sun, 'publish', { asked: '灯不亮', done: '换了灯泡', seenRev: 6 })
let count = 0
/** Each of a household of its own. */
const told = (...steps: Step[]): Ticket => {
  count += 1
  return { ...given(...steps).story.here, id: `t${count}`, householdId: `h${count}` }
}
const rated = (score: Score, ...more: Step[]): Ticket =>
  told(
    ...upTo('resolved'),
    rate(score),
    until(t => (t as Ticket<'resolved'>).stage.closeDueAt),
    clock('close'),
    ...more,
  )
const texts: BoardTexts = { 't1:000007': { asked: '灯不亮', done: '换了灯泡' } }
const ratableUntil = ratableBy(() => defaultRules, [])
const board = (tickets: Ticket[], now = NOW + days(1), month = '2026-11') =>
  boardOf('willow', month, tickets, now, texts, { fives: fivesOf(tickets, now, [], month), ratableUntil })
const fivesOf = (tickets: Ticket[], now: number, before: Five[] = [], month = '2026-11') =>
  releasedBy(before, givenIn(roundsOf(tickets.filter(isShowable), month)), now)
const LATER = NOW + days(120)

describe('what hangs on the wall', () => {
  test('is closed, published, with the confirmed text and the days it took', () => {
    const [entry] = board([
      told(...upTo('claimed'), after(days(1)), resolve(li), rate(5), closing, clock('close'), publish),
    ]).published
    expect(entry).toMatchObject({
      asked: '灯不亮',
      done: '换了灯泡',
      category: 'infrastructure',
      outcome: 'done',
      promisedDays: 2,
      actualDays: 1,
      rounds: 1,
      changed: 0,
      onTime: true,
      promiseKept: true,
    })
    expect(JSON.stringify(entry)).not.toMatch(/李春梅|chen|leaf|桥头/)
  })
  test('says whether the promised day was kept, which is not the limit', () => {
    const late = told(
      ...upTo('claimed'),
      after(days(4)),
      resolve(li),
      rate(5),
      closing,
      clock('close'),
      publish,
    )
    // Promised in two days, done in four, limit five.
    expect(board([late], NOW + days(13)).published[0]).toMatchObject({
      promisedDays: 2,
      actualDays: 4,
      onTime: true,
      promiseKept: false,
      promiseLateDays: 2,
    })
  })
  test('is not what is closed and unpublished, or whose words were erased', () => {
    expect(board([told(...upTo('closed'))]).published).toEqual([])
    expect(
      boardOf('willow', '2026-11', [told(...upTo('closed'), publish)], NOW, {}, { ratableUntil }).published,
    ).toEqual([])
  })
  test('has the newest first', () => {
    const first = told(...upTo('closed'), publish)
    const second = told(
      ...upTo('claimed'),
      after(days(1)),
      resolve(li),
      rate(5),
      closing,
      clock('close'),
      publish,
    )
    expect(board([first, second]).published.map(({ ticketId }) => ticketId)).toEqual([second.id, first.id])
  })
  test('shows the days of every round', () => {
    const again = [
      ...upTo('claimed'),
      after(days(1)),
      resolve(li),
      press(chen, 'reopen', { reason: '又坏了' }),
      dispatchTo(li),
      claim(li),
      after(days(2)),
      resolve(li),
      rate(5),
      closing,
      clock('close'),
    ]
    const { story } = given(...again)
    const ticket = told(...again, {
      ...publish,
      input: { asked: 'a', done: 'b', seenRev: story.here.rev },
    } as Step)
    const confirmed = { [ticket.publication?.eventId ?? '']: { asked: 'a', done: 'b' } }
    const { published } = boardOf('willow', '2026-11', [ticket], NOW, confirmed, { ratableUntil })
    // Both rounds fell due in November; it hangs there once.
    expect(published).toMatchObject([{ rounds: 2, actualDays: 3 }])
  })
  test('of those closed at once the later number stands first', () => {
    const [a, b, c] = ['WL26-0001', 'WL26-0003', 'WL26-0002'].map(no => ({
      ...told(...upTo('closed'), publish),
      no,
    })) as [Ticket, Ticket, Ticket]
    for (const read of [
      [a, b, c],
      [c, b, a],
    ])
      expect(board(read).published.map(({ no }) => no)).toEqual(['WL26-0003', 'WL26-0002', 'WL26-0001'])
  })
  test('is on time, and as promised, to the last millisecond', () => {
    const doneAfter = (ms: number) =>
      board(
        [told(...upTo('claimed'), after(ms), resolve(li), rate(5), closing, clock('close'), publish)],
        LATER,
      ).published[0]
    // Ordered on the 24th at 8:00; promised for the 26th, due on the 29th.
    const [promise, limit] = [days(3) - hours(8) - 1, days(6) - hours(8) - 1]
    expect(doneAfter(promise)).toMatchObject({ promiseKept: true, promiseLateDays: 0 })
    expect(doneAfter(promise + 1)).toMatchObject({ promiseKept: false, promiseLateDays: 1, onTime: true })
    expect(doneAfter(limit)).toMatchObject({ onTime: true })
    expect(doneAfter(limit + 1)).toMatchObject({ onTime: false })
  })
})

describe('what is being worked on', () => {
  test('is counted by category, once the desk has said whose matter it is', () => {
    const running = board([
      told(...upTo('dispatched')),
      told(...upTo('claimed')),
      told(submit()),
      told(...upTo('closed')),
      told(...upTo('resolved')),
    ]).running
    expect(running).toEqual([
      { category: 'infrastructure', count: 2 },
      { category: 'policy', count: 0 },
      { category: 'livelihood', count: 0 },
    ])
  })
})

describe('on the wall', () => {
  const running = (n: number) =>
    shownBoard(board([...Array.from({ length: n }, () => told(...upTo('claimed'))), told(submit())]))
  const counts = (n: number) => running(n).running.map(({ count }) => count)

  test('fewer than five are not counted, none neither; of five it is said', () => {
    expect([0, 1, 4, 5, 6].map(counts)).toEqual([
      [null, null, null],
      [null, null, null],
      [null, null, null],
      [5, null, null],
      [6, null, null],
    ])
  })
  test('nor is the number anywhere else: of what runs and is due in no month yet two walls are the same', () => {
    const inMonth = (n: number) =>
      shownBoard(
        boardOf(
          'willow',
          '2027-03',
          Array.from({ length: n }, () => told(...upTo('claimed'))),
          NOW,
          {},
          { ratableUntil },
        ),
      )
    expect(inMonth(4)).toEqual(inMonth(0))
    expect(inMonth(5)).not.toEqual(inMonth(4))
  })
})

describe('the three rates', () => {
  const kept = told(...upTo('resolved'))
  const claimedLate = told(...upTo('dispatched'), after(days(2)), claim(li), resolve(li))
  const lapsed = told(...upTo('dispatched'), after(days(2)), clock('lapse'))
  const late = told(...upTo('claimed'), after(days(6)), resolve(li))
  const failed = told(...upTo('claimed'), resolve(li, { outcome: 'failed' }))
  const notNeeded = told(...upTo('claimed'), resolve(li, { outcome: 'notNeeded' }))
  const stillOpen = told(...upTo('claimed'))
  const withdrawn = told(...upTo('dispatched'), press(chen, 'withdraw', {}))
  const merged = told(
    ...upTo('dispatched'),
    press(zhao, 'merge', { into: 'x', seenRev: 2 }, t => ({ target: t && { ...t, id: 'x' } })),
  )
  const all = [kept, claimedLate, lapsed, late, failed, notNeeded, stillOpen, withdrawn, merged]

  test('response: claimed on time ÷ dispatched, each number with its tickets', () => {
    const { response } = board(all)
    expect(response.missedIds).toEqual([claimedLate.id, lapsed.id])
    expect(response).toMatchObject({ kept: 5, of: 7 })
    expect(response.keptIds).toContain(stillOpen.id)
  })
  test('resolution: on time and done or no longer needed ÷ all that fell due', () => {
    expect(board(all).resolution).toMatchObject({
      keptIds: [kept.id, claimedLate.id, notNeeded.id],
      missedIds: [late.id, failed.id],
    })
    expect(board(all, LATER).resolution).toMatchObject({
      kept: 3,
      of: 7,
      missedIds: [lapsed.id, late.id, failed.id, stillOpen.id],
    })
  })
  test('on time is to the millisecond', () => {
    const at = (ms: number) =>
      board([told(...upTo('claimed'), after(endOfDay(NOW + days(5)) - NOW + ms), resolve(li))]).resolution
        .kept
    expect([at(0), at(1)]).toEqual([1, 0])
  })
  test('a dispatched offer counts once it is known whether it was kept', () => {
    const open = [told(...upTo('dispatched'))]
    expect(board(open, NOW + days(1)).response.of).toBe(0)
    expect(board(open, NOW + days(1) + 1).response).toMatchObject({ kept: 0, of: 1 })
  })
  test('a reopened ticket counts in the month of each round, the round before even when it is withdrawn afterwards', () => {
    const again = told(
      ...upTo('resolved'),
      after(days(10)),
      press(chen, 'reopen', { reason: '又坏了' }),
      press(chen, 'withdraw', {}),
    )
    expect(again.rounds.map(r => monthKey(r.limitAt))).toEqual(['2026-11', '2026-12'])
    expect(board([again]).resolution.of).toBe(1)
    expect(board([again], LATER, '2026-12').resolution.of).toBe(0)
  })
})

describe('a round counts where it first fell due', () => {
  const back = press(li, 'giveBack', { reason: '不是我们组的' })
  const into = press(zhao, 'merge', { into: 'x', seenRev: 0 }, t => ({ target: t && { ...t, id: 'x' } }))
  const joined = (...steps: Step[]): Ticket => {
    const { rev } = given(...steps).story.here
    return told(...steps, { ...into, input: { ...into.input, seenRev: rev } } as Step)
  }
  const rateOf = (ticket: Ticket, which: 'response' | 'resolution', now = LATER, targets = {}) => {
    const { kept, of } = boardOf('willow', '2026-11', [ticket], now, texts, { targets, ratableUntil })[which]
    return `${kept}/${of}`
  }

  test('merged: late or promised counts, not yet due is left out', () => {
    expect(rateOf(joined(...upTo('dispatched'), after(days(6))), 'resolution')).toBe('0/1')
    expect(rateOf(joined(...upTo('claimed'), back), 'resolution')).toBe('0/1')
    expect(rateOf(joined(...upTo('dispatched')), 'resolution')).toBe('0/0')
  })
  test('merged: the result of the order that stayed is held against its own limit', () => {
    const merged = joined(...upTo('claimed'), back)
    const inTime = { ...told(...upTo('claimed'), after(days(4)), resolve(li)), id: 'x' }
    const tooLate = { ...told(...upTo('claimed'), after(days(6)), resolve(li)), id: 'x' }
    expect(rateOf(merged, 'resolution', NOW + days(5), { x: inTime })).toBe('1/1')
    expect(rateOf(merged, 'resolution', LATER, { x: tooLate })).toBe('0/1')
  })
  test('merged: a result from before it joined is none, one of the same moment is', () => {
    const merged = joined(...upTo('claimed'), back, after(hours(1)))
    const before = told(...upTo('resolved'))
    expect(rateOf(merged, 'resolution', LATER, { x: { ...before, id: 'x' } })).toBe('0/1')
    const again = told(
      ...upTo('resolved'),
      press(chen, 'reopen', { reason: '又坏了' }),
      dispatchTo(li),
      claim(li),
      after(hours(1)),
      resolve(li),
    )
    expect(rateOf(merged, 'resolution', LATER, { x: { ...again, id: 'x' } })).toBe('1/1')
  })
  test('merged at the very end of its limit it was not late', () => {
    const due = days(6) - hours(8) - 1
    expect(rateOf(joined(...upTo('dispatched'), after(due)), 'resolution')).toBe('0/0')
    expect(rateOf(joined(...upTo('dispatched'), after(due + 1)), 'resolution')).toBe('0/1')
  })
  test('taken back it is left out, though a day had been promised', () => {
    const agreed = [press(chen, 'askCancel', {}), press(li, 'agreeCancel', {})]
    expect(rateOf(told(...upTo('claimed'), ...agreed), 'resolution')).toBe('0/0')
  })
  test('is not missed before its last day is over', () => {
    const due = NOW + days(6) - hours(8) - 1
    expect(rateOf(told(...upTo('claimed')), 'resolution', due)).toBe('0/0')
    expect(rateOf(told(...upTo('claimed')), 'resolution', due + 1)).toBe('0/1')
  })
  test('declined: late or promised counts, else it is left out', () => {
    const declined = press(zhao, 'decline', { reason: '不归村里管', whereInstead: '去镇上' })
    expect(rateOf(told(...upTo('dispatched'), after(days(6)), clock('lapse'), declined), 'resolution')).toBe(
      '0/1',
    )
    expect(rateOf(told(...upTo('claimed'), back, declined), 'resolution')).toBe('0/1')
    expect(rateOf(told(...upTo('dispatched'), back, declined), 'resolution')).toBe('0/0')
  })
  test('claimed and given back twelve times is no response', () => {
    const twelve = Array.from({ length: 12 }, () => [dispatchTo(li), claim(li), after(hours(1)), back]).flat()
    const ticket = told(submit(), ...twelve)
    expect(rateOf(ticket, 'response', NOW + hours(23))).toBe('0/0')
    expect(rateOf(ticket, 'response', NOW + hours(24) + 1)).toBe('0/1')
    expect(rateOf(told(submit(), ...twelve, after(hours(13)), dispatchTo(li), claim(li)), 'response')).toBe(
      '0/1',
    )
  })
  test('given back at once and claimed by the right one within the first day is one', () => {
    expect(
      rateOf(told(...upTo('claimed'), back, after(hours(2)), dispatchTo(li), claim(li)), 'response'),
    ).toBe('1/1')
  })
  test('referring takes nothing out', () => {
    const sent = press(zhao, 'refer', { office: '供电所', reason: '变压器归他们' })
    expect(rateOf(told(...upTo('claimed'), sent), 'resolution')).toBe('0/1')
    expect(rateOf(told(...upTo('claimed'), sent), 'response')).toBe('1/1')
  })
  test('a receipt by the person who referred it counts once somebody else has looked', () => {
    const sent = press(zhao, 'refer', { office: '供电所', reason: '变压器归他们' })
    const receipt = (by: typeof zhao | typeof qian) =>
      press(by, 'answerReferral', { accepted: true, outcome: 'done', text: '修好了' })
    const own = [...upTo('claimed'), sent, after(60_000), receipt(zhao)]
    expect(rateOf(told(...own), 'resolution')).toBe('0/1')
    expect(rateOf(told(...own, revisit(sun, false)), 'resolution')).toBe('0/1')
    expect(rateOf(told(...own, revisit(sun, true)), 'resolution')).toBe('1/1')
    expect(rateOf(told(...upTo('claimed'), sent, receipt(qian as never)), 'resolution')).toBe('1/1')
  })
  test('a longer track given after the limit has passed moves nothing', () => {
    const longer = (wait: number): Step[] => [
      ...upTo('claimed'),
      after(wait),
      press(zhao, 'reclassify', { ...twoStars, reason: '要几家一起办' }),
      press(
        county,
        'answerReclassify',
        { agreed: true, reason: '同意', seenRev: 4 },
        { approvers: ['county'] },
      ),
      resolve(li),
    ]
    expect(told(...longer(days(4))).rounds[0]).toMatchObject({ firstDueAt: null })
    expect(rateOf(told(...longer(days(6))), 'resolution')).toBe('0/1')
    const unsorted = told(
      submit(),
      after(days(6)),
      dispatchTo(li, { track: 2 }),
      claim(li, { promisedDay: '2026-12-01' }),
      resolve(li),
    )
    expect(rateOf(unsorted, 'resolution')).toBe('0/1')
  })
})

describe('ratings never name one person', () => {
  const scores = (list: Score[]) => list.map(score => rated(score))
  test('nothing below five; whole fives, before the seal and after it', () => {
    expect(board(scores([5, 5, 4, 1])).satisfaction).toBeNull()
    expect(board(scores([5, 5, 4, 1, 2])).satisfaction).toEqual({ kept: 3, of: 5 })
    const seven = scores([5, 5, 4, 1, 2, 3, 3])
    expect(board(seven).satisfaction).toEqual({ kept: 3, of: 5 })
    expect(board(seven, LATER)).toMatchObject({
      sealed: true,
      satisfaction: { kept: 3, of: 5 },
      unrated: 2,
      // (5 + 5 + 4 + 1 + 2) ÷ 5
      mean: 3.4,
    })
  })
  test('which are told first hangs on when they were given, then on the number of the order', () => {
    const at = (id: string, firstAt: number) => {
      const { round, ...one } = roundsOf([rated(5)], '2026-11')[0] as CountedRound
      const { rating } = round
      return {
        ...one,
        ticket: { ...one.ticket, id },
        round: { ...round, rating: rating && { ...rating, firstAt } },
      }
    }
    const [a, b, c] = [at('a', 2), at('b', 1), at('c', 2)]
    for (const read of [
      [a, b, c],
      [c, b, a],
    ])
      expect(givenIn(read).map(({ id }) => id)).toEqual(['b:1', 'a:1', 'c:1'])
  })
  test('a five is told at the turn of the day, not at the moment of the fifth rating', () => {
    const five = scores([5, 5, 4, 1, 2])
    expect(board(five, NOW + days(1) - hours(8) - 1).satisfaction).toBeNull()
    expect(board(five, NOW + days(1) - hours(8)).satisfaction).toEqual({ kept: 3, of: 5 })
    const midnight = NOW - hours(8)
    const given = (firstAt: number) =>
      ['a', 'b', 'c', 'd', 'e'].map(id => ({ id, household: id, score: 5 as const, firstAt }))
    expect(nextFive([], given(midnight - 1), midnight)).toMatchObject({ kept: 5 })
    expect(nextFive([], given(midnight), midnight)).toBe(null)
  })
  test('the whole fives are the oldest: one more rating changes nothing yet', () => {
    const early = scores([5, 5, 5, 5, 5])
    const before = board(early)
    const late = told(...upTo('resolved'), after(days(2)), rate(1))
    expect(board([late, ...early], NOW + days(4)).satisfaction).toEqual(before.satisfaction)
  })
  test('one household is one voice of a five', () => {
    const oneHouse = scores([1, 1, 5, 5, 5, 5]).map((ticket, i) =>
      i < 2 ? { ...ticket, householdId: 'h' } : ticket,
    )
    expect(board(oneHouse).satisfaction).toEqual({ kept: 4, of: 5 })
    expect(board(oneHouse.slice(0, 5)).satisfaction).toBeNull()
  })
  describe('what was released stays', () => {
    const five = scores([5, 5, 4, 1, 2])
    const released = fivesOf(five, NOW + days(1))
    const then = (tickets: Ticket[]) =>
      boardOf('willow', '2026-11', tickets, NOW + days(3), texts, {
        fives: fivesOf(tickets, NOW + days(3), released),
        ratableUntil,
      }).satisfaction
    const changed = (change: (ticket: Ticket) => Ticket) => then([change(five[0]!), ...five.slice(1)])
    const lastRound = (ticket: Ticket) => ticket.rounds[0]!

    test('when a rating is replaced', () => {
      expect(
        changed(ticket => ({
          ...ticket,
          rounds: [{ ...lastRound(ticket), rating: { ...lastRound(ticket).rating!, score: 1 } }],
        })),
      ).toEqual({ kept: 3, of: 5 })
    })
    test('when an order is reopened, becomes private, or goes', () => {
      expect(
        changed(ticket => ({ ...ticket, rounds: [lastRound(ticket), { ...lastRound(ticket), n: 2 }] })),
      ).toEqual({ kept: 3, of: 5 })
      expect(changed(ticket => ({ ...ticket, matter: 'private' }))).toEqual({ kept: 3, of: 5 })
      expect(then(five.slice(1))).toEqual({ kept: 3, of: 5 })
    })
    test('and no rating counts twice', () => {
      expect(then([...five, ...scores([5, 5, 5, 5])])).toEqual({ kept: 3, of: 5 })
    })
  })
  test('that somebody rated does not show before the five', () => {
    const unrated = [...scores([5, 5, 4]), told(...upTo('resolved'))]
    const rated_ = [...unrated.slice(0, 3), rated(1)]
    expect([board(unrated).unrated, board(rated_).unrated]).toEqual([4, 4])
    expect([board(unrated).satisfaction, board(rated_).satisfaction]).toEqual([null, null])
  })
  test('the mean waits for the seal, and for five', () => {
    expect(board(scores([5, 5, 5, 5, 5])).mean).toBeNull()
    expect(board(scores([5, 5, 5, 5]), LATER)).toMatchObject({ sealed: true, mean: null })
  })
  test('which orders were rated, and which of them were content, is not told', () => {
    expect(Object.keys(board(scores([5, 5, 4, 1, 2])).satisfaction ?? {})).toEqual(['kept', 'of'])
  })
  test('those whose rating is not released are counted beside, those who ordered nothing are not', () => {
    expect(
      board([told(...upTo('resolved')), told(register(), dispatchTo(li), claim(li), resolve(li)), rated(5)])
        .unrated,
    ).toBe(2)
  })
  test('the committee’s as count and median', () => {
    const judged = told(
      ...upTo('closed'),
      press(sun, 'committeeRate', { result: 5, speed: 4, manner: 3 }),
      press(gao, 'committeeRate', { result: 2, speed: 4, manner: 4 }),
    )
    expect(board([judged]).committee).toEqual({ count: 2, result: 3.5, speed: 4, manner: 3.5 })
    const third = told(...upTo('closed'), press(sun, 'committeeRate', { result: 3, speed: 1, manner: 5 }))
    expect(board([judged, third]).committee).toEqual({ count: 3, result: 3, speed: 4, manner: 4 })
    expect(board([]).committee).toBeNull()
  })
})

describe('the seal', () => {
  test('falls when the last rating window has ended', () => {
    const ticket = rated(5)
    const closedAt = (ticket as Ticket<'closed'>).stage.closedAt
    const end = endOfDay(addDays(closedAt, 30))
    expect(board([ticket], end).sealed).toBe(false)
    expect(board([ticket], end + 1).sealed).toBe(true)
  })
  test('follows the rules that the order keeps: ten days to rate, the month is sealed on the eleventh', () => {
    const steps = { ...defaultRules.steps, rateWindowAfterClose: { n: 10, unit: 'days' as const } }
    const byRules = ratableBy(version => (version === '7' ? { ...defaultRules, steps } : defaultRules), [])
    const closedAt = Date.UTC(2026, 11, 2, 16)
    expect(byRules('7', closedAt)).toBe(Date.UTC(2026, 11, 13, 16) - 1)
    expect(byRules('1', closedAt)).toBe(Date.UTC(2027, 0, 2, 16) - 1)
    const ticket = rated(5) as Ticket<'closed'>
    const kept = { ...ticket, rules: '7', stage: { ...ticket.stage, closedAt } }
    const sealed = (now: number) =>
      boardOf('willow', '2026-11', [kept], now, texts, { ratableUntil: byRules }).sealed
    expect([sealed(Date.UTC(2026, 11, 13, 16) - 1), sealed(Date.UTC(2026, 11, 13, 16))]).toEqual([
      false,
      true,
    ])
  })
  test('waits for nothing of an order that nobody rates, nor of an earlier round', () => {
    const decline = press(zhao, 'decline', { reason: '办不了', whereInstead: '镇里' })
    const into = press(zhao, 'merge', { into: 'x', seenRev: 1 }, t => ({ target: t && { ...t, id: 'x' } }))
    for (const last of [press(chen, 'withdraw', {}), decline, into])
      expect(board([told(submit(), last)], LATER).sealed, last.verb).toBe(true)
    const again = told(
      ...upTo('resolved'),
      after(days(10)),
      press(chen, 'reopen', { reason: '又坏了' }),
      dispatchTo(li),
    )
    expect([board([again], LATER).sealed, board([again], LATER, '2026-12').sealed]).toEqual([true, false])
  })
  test('not while a round is still open, and never before the month is over', () => {
    expect(board([told(...upTo('claimed'))], LATER).sealed).toBe(false)
    expect(sealedAt([], '2026-02', ratableUntil)).toBe(Date.UTC(2026, 1, 28, 16) - 1)
    expect(sealedAt([], '2028-02', ratableUntil)).toBe(Date.UTC(2028, 1, 29, 16) - 1)
    expect(sealedAt([], '2026-12', ratableUntil)).toBe(Date.UTC(2026, 11, 31, 16) - 1)
  })
})

describe('what is hidden is nowhere in it', () => {
  const hidden = [
    told(...upTo('closed', dispute)),
    told(
      submit(),
      dispatchTo(li, { matter: 'private' }),
      claim(li),
      resolve(li),
      rate(5),
      closing,
      clock('close'),
    ),
    told(
      submit({ aboutStaff: true }),
      dispatchTo(xu, {}, qian),
      claim(xu),
      resolve(xu),
      rate(5),
      closing,
      clock('close'),
    ),
    told(...upTo('claimed', dispute)),
  ]
  test('a board with them is the board without them', () => {
    const open = [
      told(...upTo('claimed')),
      told(...upTo('closed'), publish),
      rated(4),
      rated(5),
      rated(2),
      rated(3),
      rated(5),
    ]
    expect(board([...open, ...hidden])).toEqual(board(open))
    expect(board(hidden)).toEqual(board([]))
  })
  test('another village’s neither', () => {
    expect(board([{ ...told(...upTo('claimed')), villageId: 'pine' }])).toEqual(board([]))
  })
})

describe('hidden ones, by town and quarter', () => {
  const ticket = (kind: 'dispute' | 'private' | 'aboutStaff'): Ticket => {
    const base = new Story().go(submit()).here
    return {
      ...base,
      category: kind === 'dispute' ? 'dispute' : base.category,
      matter: kind === 'private' ? 'private' : 'minor',
      aboutStaff: kind === 'aboutStaff',
    }
  }
  const many = (dispute: number, privately: number, aboutStaff: number): Ticket[] => [
    ...Array<Ticket>(dispute).fill(ticket('dispute')),
    ...Array<Ticket>(privately).fill(ticket('private')),
    ...Array<Ticket>(aboutStaff).fill(ticket('aboutStaff')),
  ]
  const hidden = (...n: [number, number, number]) => hiddenOf('town', '2026-Q4', many(...n))

  test('from five up', () => {
    expect(hidden(2, 1, 1)).toMatchObject({
      total: null,
      kinds: { dispute: null, private: null, aboutStaff: null },
    })
    expect(hidden(9, 8, 7)).toMatchObject({ total: 24, kinds: { dispute: 9, private: 8, aboutStaff: 7 } })
  })
  test('where one is withheld, a second is, so that nothing is left to subtract', () => {
    expect(hidden(20, 9, 3)).toMatchObject({
      total: 32,
      kinds: { dispute: 20, private: null, aboutStaff: null },
    })
    expect(hidden(20, 2, 1)).toMatchObject({
      total: 23,
      kinds: { dispute: null, private: null, aboutStaff: null },
    })
  })
  test('only of its town and quarter', () => {
    expect(hiddenOf('elsewhere', '2026-Q4', many(9, 9, 9)).total).toBeNull()
    expect(hiddenOf('town', '2026-Q3', many(9, 9, 9)).total).toBeNull()
    expect([quarterOf(Date.UTC(2026, 8, 30, 15)), quarterOf(Date.UTC(2026, 8, 30, 16))]).toEqual([
      '2026-Q3',
      '2026-Q4',
    ])
    expect(kindOf(new Story().go(submit()).here)).toBeNull()
  })
  test('no withheld number can be worked out (every small table)', () => {
    const small = Array.from({ length: 9 }, (_, n) => n)
    for (const a of small)
      for (const b of small)
        for (const c of small) {
          const { total, kinds } = hidden(a, b, c)
          const open = Object.values(kinds).filter((n): n is number => n !== null)
          expect(open.every(n => n >= 5)).toBe(true)
          if (total === null) expect(open).toEqual([])
          else if (open.length < 3) {
            expect(3 - open.length).toBeGreaterThanOrEqual(2)
            expect(total - open.reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(5)
          }
        }
  })
})

describe('against a count made by hand', () => {
  type Fate = {
    n: number
    kind: 'open' | 'private' | 'dispute'
    end: 'claimed' | 'resolved' | 'rated'
    late: boolean
    score: Score
    slow: boolean
  }
  const fate: fc.Arbitrary<Fate> = fc.record({
    n: fc.nat(),
    kind: fc.constantFrom('open' as const, 'open' as const, 'private' as const, 'dispute' as const),
    end: fc.constantFrom('claimed' as const, 'resolved' as const, 'rated' as const),
    late: fc.boolean(),
    score: fc.constantFrom(1 as Score, 2 as Score, 4 as Score, 5 as Score),
    slow: fc.boolean(),
  })
  const live = ({ kind, end, late, score, slow }: Fate): Ticket =>
    told(
      submit(kind === 'dispute' ? dispute : {}),
      dispatchTo(
        li,
        kind === 'dispute' ? { ...disputeClass, track: 1 } : kind === 'private' ? { matter: 'private' } : {},
      ),
      ...(slow ? [after(days(2))] : []),
      claim(li, { promisedDay: '2026-11-28' }),
      ...(end === 'claimed' ? [] : [after(days(late ? 9 : 1)), resolve(li)]),
      ...(end === 'rated' ? [rate(score)] : []),
    )
  test('any mix of tickets', () => {
    fc.assert(
      fc.property(fc.array(fate, { maxLength: 14 }), fates => {
        const mine = fates.filter(f => f.kind === 'open')
        const seen = board(fates.map(live), NOW + days(15))
        expect(seen.response).toMatchObject({ of: mine.length, kept: mine.filter(f => !f.slow).length })
        expect(seen.resolution).toMatchObject({
          of: mine.length,
          kept: mine.filter(f => f.end !== 'claimed' && !f.late).length,
        })
        const given_ = mine.filter(f => f.end === 'rated')
        const released = Math.floor(given_.length / 5) * 5
        expect(seen.satisfaction?.of ?? 0).toBe(released)
        expect(seen.unrated).toBe(mine.filter(f => f.end !== 'claimed').length - released)
        expect(seen.running[0]?.count).toBe(mine.filter(f => f.end === 'claimed').length)
      }),
      { numRuns: 60 },
    )
  })
})

test('a revisit found wanting does not touch the rates', () => {
  expect(board([told(...upTo('resolved'), revisit(sun, false))]).resolution.kept).toBe(1)
})
