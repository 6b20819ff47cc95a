/**
 * A county's own rules move every place: each step of the rules, and where it shows when it is changed. The order comes
 * in on Tuesday 24 November 2026 at 8:00. The first moment is by the rules that a county starts with, the second by its
 * own; both were worked out by hand.
 */
import { describe, expect, test } from 'vitest'
import { defaultRules } from '../../clock/defaults'
import { clockText, dayKey } from '../../clock/shanghai'
import type { Span } from '../../clock/span'
import { stepNames, type RuleStep } from '../../clock/steps'
import type { Actor } from '../../people/role'
import { isRefusal, type Refusal } from '../../refusal'
import { dispatchTo, dispute, rate, submit, upTo } from '../story/presses.testing'
import { CALENDARS, people } from '../story/people.testing'
import { clock, closing, press, Story, type Press, type Step as Told } from '../testing'
import type { Ticket } from '../types'
import { looked } from './roads.testing'

interface Moment {
  own: Span
  given: readonly Told[]
  at: (ticket: Ticket) => number | null
  starts: string
  moved: string
}
interface Window {
  own: Span
  given: readonly Told[]
  press: Press
  /** The last day on which it may be pressed. */
  starts: string
  moved: string
  /** What is said the day after. */
  message: readonly [string, string]
}
/** No order asks for it: its process is not built (docs/rules.md §7), or is another one (core/feedback/golden). */
type Unasked = 'not built' | 'no order'

const { chen, sun, zhao } = people
const resolved = upTo('resolved')
const closed: Told[] = [...resolved, closing, clock('close')]
const reopen = (by: Actor) => press(by, 'reopen', { reason: '又不亮了' })
const judge = press(sun, 'committeeRate', { result: 5, speed: 5, manner: 5 })
const TEN_DAYS = { n: 10, unit: 'days' } as const
const THREE_HOURS = { n: 3, unit: 'hours' } as const
const dispatchDue = ({ stage }: Ticket) => (stage.state === 'submitted' ? stage.dispatchDueAt : null)

const SHOWS: Record<RuleStep, Moment | Window | Unasked> = {
  dispatch: {
    own: THREE_HOURS,
    given: [submit()],
    at: dispatchDue,
    starts: '2026-11-25 23:59',
    moved: '2026-11-24 11:00',
  },
  claim: {
    own: THREE_HOURS,
    given: [submit(), dispatchTo(people.li)],
    at: ({ stage }: Ticket) => (stage.state === 'dispatched' ? stage.offer.claimDueAt : null),
    starts: '2026-11-25 8:00',
    moved: '2026-11-24 11:00',
  },
  urgent: {
    own: THREE_HOURS,
    given: [submit({ urgent: true })],
    at: dispatchDue,
    starts: '2026-11-24 9:00',
    moved: '2026-11-24 11:00',
  },
  answer: {
    own: TEN_DAYS,
    given: [submit(), press(zhao, 'refer', { office: '供电所', reason: '归他们' })],
    at: ({ stage }: Ticket) => (stage.state === 'referred' ? stage.answerDueAt : null),
    starts: '2026-11-27 23:59',
    moved: '2026-12-04 23:59',
  },
  feedback: 'no order',
  explain: 'not built',
  approve: 'not built',
  rate: {
    own: TEN_DAYS,
    given: resolved,
    at: ({ stage }: Ticket) => (stage.state === 'resolved' ? stage.closeDueAt : null),
    starts: '2026-12-01 23:59',
    moved: '2026-12-04 23:59',
  },
  revisit: {
    own: TEN_DAYS,
    given: upTo('resolved', dispute),
    at: ({ stage }: Ticket) => (stage.state === 'resolved' ? stage.revisitDueAt : null),
    starts: '2026-12-09 23:59',
    moved: '2026-12-04 23:59',
  },
  residentReopen: {
    own: TEN_DAYS,
    given: closed,
    press: reopen(chen),
    starts: '2027-01-01',
    moved: '2026-12-12',
    message: [
      '结单已经满三十天，不能再返工了。事情还在，请重新点一单。',
      '结单已经满十天，不能再返工了。事情还在，请重新点一单。',
    ],
  },
  supervisorReopen: {
    own: TEN_DAYS,
    given: closed,
    press: reopen(sun),
    starts: '2027-12-02',
    moved: '2026-12-12',
    message: [
      '结单已经满一年，不能再返工了。事情还在，请重新点一单。',
      '结单已经满十天，不能再返工了。事情还在，请重新点一单。',
    ],
  },
  committeeRate: {
    own: TEN_DAYS,
    given: closed,
    press: judge,
    starts: '2026-12-17',
    moved: '2026-12-12',
    message: ['结单满十五天，评议已经封存，改不了了。', '结单满十天，评议已经封存，改不了了。'],
  },
  rateWindowAfterClose: {
    own: TEN_DAYS,
    given: closed,
    press: rate(4),
    starts: '2027-01-01',
    moved: '2026-12-12',
    message: [
      '结单已经满三十天，评不了了。有话可以打电话给网格员。',
      '结单已经满十天，评不了了。有话可以打电话给网格员。',
    ],
  },
  rateReplace: {
    own: TEN_DAYS,
    given: [...resolved, rate(1)],
    press: rate(5),
    starts: '2026-12-01',
    moved: '2026-12-04',
    message: ['评价过了七天，改不了了。', '评价过了十天，改不了了。'],
  },
}

/** The same steps under the county's own length of one of them. */
function told(given: readonly Told[], step: RuleStep, own: Span | null): Story {
  const rules = own ? { ...defaultRules, steps: { ...defaultRules.steps, [step]: own } } : defaultRules
  const story = new Story(CALENDARS, rules)
  for (const one of given) story.go(looked(one, story))
  return story
}
const textOf = (at: number | null): string => (at === null ? 'never' : `${dayKey(at)} ${clockText(at)}`)

/** Its last day, found by pressing on one day after the other, and what is refused on the next. */
function lastDay(story: Story, pressed: Press): [string, Refusal] {
  for (let last = 'never', days = 0; days < 400; days++) {
    const answer = story.ask(looked(pressed, story))
    if (isRefusal(answer)) return [last, answer]
    last = dayKey(story.now)
    story.now += 86_400_000
  }
  throw new Error('it may be pressed for ever')
}

describe('a step that a county changes shows', () => {
  test.each(stepNames)('%s', step => {
    const row = SHOWS[step]
    if (typeof row === 'string') return
    const [starts, moved] = [told(row.given, step, null), told(row.given, step, row.own)]
    if ('at' in row) {
      expect(textOf(row.at(starts.here))).toBe(row.starts)
      expect(textOf(row.at(moved.here))).toBe(row.moved)
      return
    }
    const [[first, no], [second, nowNo]] = [lastDay(starts, row.press), lastDay(moved, row.press)]
    expect([first, second]).toEqual([row.starts, row.moved])
    expect([no.message, nowNo.message]).toEqual(row.message)
  })
})
