import { describe, expect, test } from 'vitest'
import { addDays, dayKey, endOfDay, fromDayKey } from '../../clock/shanghai'
import { days, hours } from '../../clock/units'
import { builtInCalendars, type Calendar } from '../../clock/workday'
import { isRefusal } from '../../refusal'
import { daysAgain, isUncertain } from './calendar'
import { derivationText } from '../../clock/derivation'
import { defaultRules } from '../../clock/defaults'
import { fold } from '../evolve'
import { roundOf } from '../pieces/selectors'
import { clock, press, Story } from '../testing'
import { claim, dispatchTo, resolve, submit } from '../story/presses.testing'
import { people } from '../story/people.testing'

const office = { category: 'livelihood', sub: 'certificate' } as const
const officeClass = { ...office, matter: 'minor', track: 1 } as const
const notice = (over: Partial<Calendar>): Calendar => ({
  year: 2027,
  source: '通知',
  holidays: ['2027-01-01'],
  workdays: [],
  ...over,
})
/** Monday 4 January is off as well: everything is a day later. */
const LATER = notice({ holidays: ['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04'] })
/** Saturday 2 January is worked: everything would be a day earlier. */
const EARLIER = notice({ workdays: ['2027-01-02'] })
/** As it was reckoned. */
const AS_RECKONED = notice({})

function on(day: string, ...calendars: Calendar[]): Story {
  const story = new Story([...builtInCalendars, ...calendars])
  story.now = fromDayKey(day) + hours(9)
  return story
}
const limitDay = (story: Story) => dayKey(roundOf(story.here).limitAt)
const dispatchDay = (story: Story) =>
  story.here.stage.state === 'submitted' ? dayKey(story.here.stage.dispatchDueAt) : story.here.stage.state
const last = (story: Story) => story.events[story.events.length - 1]

describe('across 31 December without the next calendar', () => {
  test('an order is taken, its days are reckoned by weekdays, and both are marked', () => {
    const story = on('2026-12-31').go(submit(office))
    // Mon 4, Tue 5, Wed 6, Thu 7, Fri 8 January; dispatched within 40 % of that.
    expect([limitDay(story), dispatchDay(story)]).toEqual(['2027-01-08', '2027-01-03'])
    expect(isUncertain(story.here)).toEqual({ limit: true, step: true })
  })

  test('the day to send it on is marked only where it is a share of a limit that may move', () => {
    // 40 % of the limit would be later than the end of Tuesday the 29th.
    expect(isUncertain(on('2026-12-28').go(submit(office)).here)).toEqual({ limit: true, step: false })
    // Within the hour, whatever the limit.
    const urgent = on('2026-12-31').go(submit({ ...office, urgent: true }))
    expect(isUncertain(urgent.here)).toEqual({ limit: true, step: false })
    const offered = on('2026-12-31').go(submit(office)).go(dispatchTo(people.li, officeClass))
    expect(isUncertain(offered.here)).toEqual({ limit: true, step: false })
  })

  test('once the work has ended its limit is no question any more', () => {
    const done = on('2026-12-31')
      .go(submit(office))
      .go(dispatchTo(people.li, officeClass))
      .go(claim(people.li, { promisedDay: '2027-01-05' }))
      .go(resolve(people.li))
    expect(isUncertain(done.here)).toEqual({ limit: false, step: false })
  })

  test('with it the same days are those of the notice, and nothing is marked', () => {
    const story = on('2026-12-31', LATER).go(submit(office))
    expect([limitDay(story), dispatchDay(story)]).toEqual(['2027-01-11', '2027-01-05'])
    expect(isUncertain(story.here)).toEqual({ limit: false, step: false })
    // Which days it sets is said, and that they hang on nothing but the first calendar of a year.
    expect(last(story)).toMatchObject({ calendars: { dispatch: [] } })
    expect(story.here).not.toHaveProperty('stepCalendars')
  })

  test('days that count no workdays are as they were, with and without', () => {
    for (const story of [on('2026-12-31'), on('2026-12-31', LATER)]) {
      story.go(submit())
      expect(limitDay(story)).toBe('2027-01-05')
      expect(isUncertain(story.here).limit).toBe(false)
    }
  })

  test('a lapse, a give-back, a referral, a return go on', () => {
    const story = on('2026-12-30').go(submit(office)).go(dispatchTo(people.li, officeClass))
    story.now = fromDayKey('2026-12-31') + hours(18)
    story.go(clock('lapse'))
    expect(dispatchDay(story)).toBe('2027-01-03')
    story.go(press(people.zhao, 'refer', { office: '便民中心', reason: '归他们' }))
    expect(isUncertain(story.here).step).toBe(true)
  })
})

describe('the notice comes out', () => {
  test('days move later, with both calendars named, and the mark goes', () => {
    const story = on('2026-12-31')
      .go(submit(office))
      .go({ notice: [LATER] })
      .go(clock('correctDays'))
    expect([limitDay(story), dispatchDay(story)]).toEqual(['2027-01-11', '2027-01-05'])
    expect(last(story)).toMatchObject({
      type: 'DaysCorrected',
      limitAt: endOfDay(fromDayKey('2027-01-11')),
      steps: { dispatch: fromDayKey('2027-01-05') + 35 * 60_000 + 59_999 },
      from: [{ year: 2027, version: 0 }],
      to: [{ year: 2027, version: 1 }],
      moved: true,
    })
    expect(isUncertain(story.here)).toEqual({ limit: false, step: false })
    expect(derivationText(roundOf(story.here).derivation)).toContain('跳过不上班的 6 天')
  })

  test('a told day never comes nearer; the derivation says what the notice gives', () => {
    const story = on('2026-12-31')
      .go(submit(office))
      .go({ notice: [EARLIER] })
      .go(clock('correctDays'))
    expect([limitDay(story), dispatchDay(story)]).toEqual(['2027-01-08', '2027-01-03'])
    expect(last(story)).toMatchObject({ moved: false, to: [{ year: 2027, version: 1 }] })
    expect(derivationText(roundOf(story.here).derivation)).toContain(
      '放假安排公布以后算出来是 1 月 7 日，说好的日子不往前挪，还是 1 月 8 日。',
    )
    expect(isUncertain(story.here)).toEqual({ limit: false, step: false })
  })

  test('nor by sending it out again: once classified, the told limit stands', () => {
    const story = on('2026-12-31')
      .go(submit(office))
      .go(dispatchTo(people.li, officeClass))
      .go(press(people.li, 'giveBack', { reason: '不顺路' }))
      .go({ notice: [EARLIER] })
      .go(dispatchTo(people.ma, officeClass))
    expect(limitDay(story)).toBe('2027-01-08')
  })

  test('as it was reckoned: the days stay and the mark goes', () => {
    const story = on('2026-12-31')
      .go(submit(office))
      .go({ notice: [AS_RECKONED] })
      .go(clock('correctDays'))
    expect(limitDay(story)).toBe('2027-01-08')
    expect(last(story)).toMatchObject({ type: 'DaysCorrected', moved: false })
    expect(isUncertain(story.here)).toEqual({ limit: false, step: false })
  })

  test('it is recorded once, and replaying it consults no calendar', () => {
    const story = on('2026-12-31')
      .go(submit(office))
      .go({ notice: [LATER] })
      .go(clock('correctDays'))
    expect(story.tell(clock('correctDays'))).toMatchObject({ refused: 'NOT_NOW' })
    expect(fold(story.events)).toEqual(story.here)
  })

  test('entered again it is corrected again, and versions are named', () => {
    const story = on('2026-12-31')
      .go(submit(office))
      .go({ notice: [AS_RECKONED] })
      .go(clock('correctDays'))
    story.go({ notice: [{ ...LATER, version: 2 }] }).go(clock('correctDays'))
    expect(last(story)).toMatchObject({
      from: [{ year: 2027, version: 1 }],
      to: [{ year: 2027, version: 2 }],
    })
    expect(limitDay(story)).toBe('2027-01-11')
    expect(story.tell(clock('correctDays'))).toMatchObject({ refused: 'NOT_NOW' })
  })

  test('two years at once: each with the calendar of before and of now', () => {
    const story = on('2026-12-30').go(submit(office))
    // Thu 31 December, Mon 4, Tue 5, Wed 6, Thu 7 January.
    expect(limitDay(story)).toBe('2027-01-07')
    const again = notice({ year: 2026, holidays: ['2026-12-31'], version: 2 })
    story.go({ notice: [again, LATER] }).go(clock('correctDays'))
    // Tue 5, Wed 6, Thu 7, Fri 8, Mon 11 January.
    expect(limitDay(story)).toBe('2027-01-11')
    expect(last(story)).toMatchObject({
      from: [
        { year: 2026, version: 1 },
        { year: 2027, version: 0 },
      ],
      to: [
        { year: 2026, version: 2 },
        { year: 2027, version: 1 },
      ],
    })
  })

  test('what changes nothing more is not owed again, in whatever order the years came out', () => {
    const story = on('2026-12-30').go(submit(office))
    const again = notice({ year: 2026, holidays: ['2026-12-31'], version: 2 })
    story.go({ notice: [again] }).go(clock('correctDays'))
    expect(story.tell(clock('correctDays'))).toMatchObject({ refused: 'NOT_NOW' })
    story.go({ notice: [LATER] }).go(clock('correctDays'))
    expect(last(story)).toMatchObject({
      from: [
        { year: 2026, version: 2 },
        { year: 2027, version: 0 },
      ],
      to: [
        { year: 2026, version: 2 },
        { year: 2027, version: 1 },
      ],
    })
    expect(story.tell(clock('correctDays'))).toMatchObject({ refused: 'NOT_NOW' })
  })

  describe('of a step alone, whose order counts no workdays', () => {
    const refer = press(people.zhao, 'refer', { office: '供电所', reason: '归他们' })
    const answerDay = (story: Story) =>
      story.here.stage.state === 'referred' ? dayKey(story.here.stage.answerDueAt) : story.here.stage.state
    // Three workdays from Thursday: Mon 4, Tue 5, Wed 6 January.
    const sent = () => on('2026-12-31').go(submit()).go(refer)

    test('moves it, and says so', () => {
      const story = sent()
      expect([answerDay(story), limitDay(story)]).toEqual(['2027-01-06', '2027-01-05'])
      story.go({ notice: [LATER] }).go(clock('correctDays'))
      expect([answerDay(story), limitDay(story)]).toEqual(['2027-01-07', '2027-01-05'])
      expect(last(story)).toMatchObject({ moved: true, calendars: { answer: [] } })
      expect(story.here).not.toHaveProperty('stepCalendars')
    })
    test('that stays where it is was not moved', () => {
      const story = sent()
        .go({ notice: [AS_RECKONED] })
        .go(clock('correctDays'))
      expect(last(story)).toMatchObject({ moved: false })
      expect(answerDay(story)).toBe('2027-01-06')
    })
    test('keeps which calendar it hangs on, where that is not the first of its year', () => {
      const story = sent()
        .go({ notice: [AS_RECKONED, { ...LATER, version: 2 }] })
        .go(clock('correctDays'))
      expect(story.here.stepCalendars).toEqual({ answer: [{ year: 2027, version: 2 }] })
      expect(answerDay(story)).toBe('2027-01-07')
    })
    test('takes the mark off a day that hangs on a share of the limit meanwhile', () => {
      const story = on('2026-12-31').go(submit())
      const ticket = { ...story.here, stepCalendars: { dispatch: [{ year: 2027, version: 0 }] } }
      const law = { rules: defaultRules, calendars: builtInCalendars }
      expect(daysAgain(ticket, law)).toBe(null)
      expect(daysAgain(ticket, { ...law, calendars: [...builtInCalendars, LATER] })).toMatchObject({
        moved: false,
        calendars: { dispatch: [] },
      })
    })
    test.each([0, 1])('counts the step alone once the limit has passed, %i ms after it', ms => {
      // The limit is the end of 5 January; the desk has until the end of the 6th, or of the 7th with that day off.
      const back = press(people.li, 'giveBack', { reason: '不顺路' })
      const story = on('2026-12-31', AS_RECKONED).go(submit()).go(dispatchTo(people.li))
      story.now = endOfDay(fromDayKey('2027-01-05')) + ms
      story.go(back)
      expect(dispatchDay(story)).toBe(ms === 0 ? '2027-01-06' : '2027-01-07')
      const off = [ms === 0 ? '2027-01-06' : '2027-01-07']
      story
        .go({ notice: [notice({ holidays: ['2027-01-01', ...off], version: 2 })] })
        .go(clock('correctDays'))
      expect(dispatchDay(story)).toBe(ms === 0 ? '2027-01-07' : '2027-01-08')
    })
  })

  test('one of two steps that hangs on a notice is enough for the mark', () => {
    const quarrel = { category: 'dispute', sub: 'neighbour' } as const
    const done = on('2026-12-31', LATER)
      .go(submit(quarrel))
      .go(dispatchTo(people.li, { ...quarrel, matter: 'minor', track: 2 }))
      .go(claim(people.li, { promisedDay: '2027-01-05' }))
      .go(resolve(people.li))
    expect(isUncertain(done.here).step).toBe(false)
    const marked = { ...done.here, stepCalendars: { revisit: [{ year: 2027, version: 0 }] } }
    expect(isUncertain(marked)).toEqual({ limit: false, step: true })
  })

  test('what was late stays late: a step that was reminded of, and one that lapsed', () => {
    const story = on('2026-12-31').go(submit(office))
    story.now = fromDayKey('2027-01-05') + hours(1)
    story
      .go(clock('remind'))
      .go({ notice: [LATER] })
      .go(clock('correctDays'))
    expect(dispatchDay(story)).toBe('2027-01-03')
    expect(limitDay(story)).toBe('2027-01-11')
    expect(story.here.reminded.dispatchLate).toBe(true)
  })

  test('a promise is a person’s own day: it stays, and only the limit moves', () => {
    const story = on('2026-12-31')
      .go(submit(office))
      .go(dispatchTo(people.li, officeClass))
      .go(claim(people.li, { promisedDay: '2027-01-05' }))
    story.go({ notice: [LATER] }).go(clock('correctDays'))
    expect(limitDay(story)).toBe('2027-01-11')
    expect(story.here).toMatchObject({
      stage: { commitment: { promisedAt: endOfDay(fromDayKey('2027-01-05')) } },
    })
  })

  test('a round that ended and a matter that is closed are left alone', () => {
    const story = on('2026-12-31')
      .go(submit(office))
      .go(dispatchTo(people.li, officeClass))
      .go(claim(people.li, { promisedDay: '2027-01-05' }))
      .go(resolve(people.li))
    story.go({ notice: [LATER] })
    expect(story.tell(clock('correctDays'))).toMatchObject({ refused: 'NOT_NOW' })
    story.now += days(8)
    story.go(clock('close'))
    expect(story.tell(clock('correctDays'))).toMatchObject({ refused: 'NOT_NOW' })
    expect(limitDay(story)).toBe('2027-01-08')
  })

  test('nothing is owed where nothing hangs on it', () => {
    const law = { rules: defaultRules, calendars: [...builtInCalendars, LATER] }
    expect(daysAgain(on('2026-11-24').go(submit(office)).here, law)).toBe(null)
    expect(daysAgain(on('2027-01-20').go(submit()).here, { ...law, calendars: [...builtInCalendars] })).toBe(
      null,
    )
  })

  test('people do not press it', () => {
    const story = on('2026-12-31')
      .go(submit(office))
      .go({ notice: [LATER] })
    for (const who of Object.values(people)) {
      const answer = story.tell(press(who, 'correctDays', {}))
      expect(isRefusal(answer) && answer.refused).toBe('NOT_ALLOWED')
    }
  })

  test('told again that the new day is near, and late', () => {
    const story = on('2026-12-31').go(submit(office))
    story.now = addDays(fromDayKey('2027-01-08'), 1) + hours(9)
    story.go(clock('remind'))
    expect(story.here.reminded.late).toBe(true)
    story.go({ notice: [LATER] }).go(clock('correctDays'))
    expect(story.here.reminded.late).toBe(undefined)
    expect(limitDay(story)).toBe('2027-01-11')
  })
})
