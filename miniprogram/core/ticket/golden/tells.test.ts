/** Who hears of a step, how, and how long it holds, against the tables that were written by hand. */
import { expect, test } from 'vitest'
import { clockText, dayKey } from '../../clock/shanghai'
import { days, hours, minutes } from '../../clock/units'
import type { Actor } from '../../people/role'
import { evolve } from '../evolve'
import { EVENT_TYPES } from '../process'
import { tellsOf, type Tell } from '../telling/tells'
import { after, clock, closing, press, type Step, type Story } from '../testing'
import {
  claim,
  dispatchTo,
  dispatchToPool,
  dispute,
  disputeClass,
  rate,
  register,
  resolve,
  revisit,
  submit,
} from '../story/presses.testing'
import { people } from '../story/people.testing'
import type { TicketEvent } from '../events'
import type { Ticket } from '../types'
import { isCurrent } from '../telling/until'
import { workdays } from './presses.testing'
import { looked, told, twin } from './roads.testing'
import { tablesOf } from './tables.testing'

const { chen, li, ma, wang, zhao, sun, qian } = people
const reason = { reason: '写下的' }
const typed = { text: '写下的', attachments: [] }

const desk = [submit()]
const urgentDesk = [submit({ urgent: true })]
const offered = [...desk, dispatchTo(li)]
const alone = [...offered, claim(li)]
const help = press(li, 'addHandler', { person: 'wang', ...reason }, { people: [wang] })
const inHand = [...alone, help]
const done = [...inHand, resolve(li)]
const closed = [...done, closing, clock('close')]
const decline = press(zhao, 'decline', { ...reason, whereInstead: '镇里' })
const appeal = press(chen, 'appeal', { text: '该办' })
const again = dispatchTo(ma, reason)
const refer = press(zhao, 'refer', { office: '供电所', ...reason })
const receipt = (accepted: boolean) =>
  press(zhao, 'answerReferral', { accepted, text: '回话', ...(accepted ? { outcome: 'done' as const } : {}) })
const reassign = press(zhao, 'reassign', { person: 'ma', ...reason }, { people: [ma] })
const recommit = (promisedDay: string) => press(li, 'recommit', { promisedDay, ...reason })
const back = press(li, 'giveBack', reason)
const recuse = press(li, 'recuse', reason)
const amend = press(chen, 'amend', typed)
const hurry = press(chen, 'amend', { ...typed, urgent: true })
const askCancel = press(chen, 'askCancel', {})
const agreeCancel = press(zhao, 'agreeCancel', {})
const withdraw = press(chen, 'withdraw', {})
const progress = press(li, 'progress', typed)
const reclassify = (change: object = {}) =>
  press(zhao, 'reclassify', {
    category: 'livelihood',
    sub: 'ride',
    matter: 'minor',
    track: 2,
    ...reason,
    ...change,
  })
const answer = (agreed: boolean) =>
  press(qian, 'answerReclassify', { agreed, seenRev: 0, ...reason }, { approvers: ['qian'] })
const object = press(chen, 'objectTo', reason)
const decide = (upheld: boolean) =>
  press(qian, 'answerObjection', { upheld, ...reason }, { approvers: ['qian'] })
const merge = press(zhao, 'merge', { into: 't9', seenRev: 0 }, () => ({ target: twin('ordinary') }))
const unmerge = (by: Actor | 'clock') =>
  press(by, 'unmerge', reason, () => ({ chain: by === 'clock' ? [] : [twin('ordinary')] }))
const judge = press(sun, 'committeeRate', { result: 5, speed: 5, manner: 5 })
const publish = press(sun, 'publish', { asked: '灯', done: '亮', seenRev: 0 })
const unpublish = press(sun, 'unpublish', reason)
const noConsent = press(chen, 'consent', { consent: false })
const reopen = press(sun, 'reopen', reason)
const lapse: Step[] = [after(days(2)), clock('lapse')]
const remindAfter = (ms: number): Step[] => [after(ms), clock('remind')]
const dispute_: Step[] = [submit(dispute), dispatchTo(li, disputeClass), claim(li)]
const office: Step[] = workdays.start

/** The steps up to the one that is told. */
const STORIES: Record<string, Step[]> = {
  submitted: desk,
  'submitted, urgent': urgentDesk,
  'submitted, a complaint about staff': [submit({ aboutStaff: true })],
  registered: [register()],
  appealed: [...desk, decline, appeal],
  reopened: [...done, reopen],
  'reopened, urgent': [...urgentDesk, dispatchTo(li), claim(li), resolve(li), reopen],
  dispatched: offered,
  'dispatched, urgent': [...urgentDesk, dispatchTo(li)],
  'dispatched to a pool': [...desk, dispatchToPool([li, wang])],
  'dispatched again': [...offered, again],
  'dispatched again, to one of them': [...desk, dispatchToPool([li, wang]), dispatchTo(li, reason)],
  reassigned: [...inHand, reassign],
  'reassigned by the clock, and nobody is there': [
    ...inHand,
    press('clock', 'reassign', { pool: 'willow', ...reason }, { people: [], holder: null }),
  ],
  'reassigned to who helps': [
    ...inHand,
    press(zhao, 'reassign', { person: 'wang', ...reason }, { people: [wang] }),
  ],
  claimed: alone,
  recommitted: [...inHand, recommit('2026-11-28')],
  progressed: [...inHand, progress],
  resolved: done,
  declined: [...desk, decline],
  referred: [...desk, refer],
  'referred after a promise': [...inHand, refer],
  'receipt: done': [...desk, refer, receipt(true)],
  'receipt: not taken': [...desk, refer, receipt(false)],
  'given back before a promise': [...offered, back],
  'given back after a promise': [...inHand, back],
  'given back': [...inHand, back],
  'given back, urgent': [...urgentDesk, dispatchTo(li), claim(li), back],
  lapsed: [...offered, ...lapse],
  'lapsed, urgent': [...urgentDesk, dispatchTo(li), ...lapse],
  'recused after a promise': [...inHand, recuse],
  'recused, others are left': [...desk, dispatchToPool([li, wang]), recuse],
  'amended on the desk': [...desk, amend],
  'amended in hand': [...inHand, amend],
  'amended: urgent now, on the desk': [...desk, hurry],
  'amended: urgent now, in hand': [...inHand, hurry],
  'amended: urgent before, on the desk': [...urgentDesk, hurry],
  'amended: urgent before, in hand': [...inHand, hurry, hurry],
  'cancel asked': [...inHand, askCancel],
  'cancel agreed': [...inHand, askCancel, agreeCancel],
  'withdrawn on the desk': [...desk, withdraw],
  'withdrawn while offered': [...offered, withdraw],
  'co-handler added': inHand,
  'reclassification asked': [...inHand, reclassify()],
  'reclassification asked, out of its kind': [...dispute_, reclassify()],
  'reclassification agreed, another day': [...inHand, reclassify(), answer(true)],
  'reclassification agreed, the same day': [
    ...inHand,
    reclassify({ category: 'infrastructure', sub: 'lamp', matter: 'minor', track: 1 }),
    answer(true),
  ],
  'reclassification refused': [...inHand, reclassify(), answer(false)],
  'objection made': [...inHand, object],
  'objection refused': [...inHand, object, decide(false)],
  'objection upheld': [...inHand, object, decide(true)],
  'objection upheld on the desk': [...inHand, object, back, decide(true)],
  'objection refused on the desk': [...inHand, object, back, decide(false)],
  'objection upheld, another has it': [...inHand, object, reassign, claim(ma), decide(true)],
  'rated 1': [...done, rate(1)],
  'rated 2': [...done, rate(2)],
  'rated 3': [...done, rate(3)],
  'rated 5': [...done, rate(5)],
  merged: [...desk, merge],
  unmerged: [...desk, merge, unmerge(chen)],
  'unmerged by the clock': [...desk, merge, unmerge('clock')],
  'committee rated': [...closed, judge],
  published: [...closed, publish],
  unpublished: [...closed, publish, unpublish],
  'consent taken back, shown': [...closed, publish, noConsent],
  'consent taken back, not shown': [...closed, noConsent],
  revisited: [...done, revisit(qian)],
  'stood aside': [...closed, press(sun, 'standAside', reason)],
  'urged: not sent on': [...desk, after(days(3)), press(chen, 'urge', {})],
  'urged: not sent on, urgent': [...urgentDesk, after(days(3)), press(chen, 'urge', {})],
  'urged: in hand': [...inHand, after(days(9)), press(chen, 'urge', {})],
  'urged: with another office': [...desk, refer, after(days(9)), press(chen, 'urge', {})],
  'readers set': [...desk, press(chen, 'setReaders', { readers: 'handlers' })],
  closed,
  'reminded: dispatch late': [...desk, ...remindAfter(days(2))],
  'reminded: dispatch late, urgent': [...urgentDesk, ...remindAfter(hours(2))],
  'reminded: dispatch late, after an appeal': [...desk, decline, appeal, ...remindAfter(days(2))],
  'reminded: soon late, in hand': [
    ...offered,
    claim(li, { promisedDay: '2026-11-29' }),
    help,
    ...remindAfter(hours(109)),
  ],
  'reminded: late, on the desk': [...desk, ...remindAfter(days(9))],
  'reminded: late, in hand': [...inHand, ...remindAfter(days(9))],
  'reminded: late, with another office': [...desk, refer, ...remindAfter(days(9))],
  'reminded: promise broken': [...inHand, ...remindAfter(days(3))],
  'reminded: receipt missing': [...desk, refer, ...remindAfter(hours(90))],
  'reminded: revisit missing': [...dispute_, resolve(li), ...remindAfter(days(20))],
  'days corrected, moved': [
    ...office,
    dispatchTo(li, workdays.as),
    claim(li),
    workdays.notice,
    clock('correctDays'),
  ],
  'days corrected, not moved': [
    ...office,
    dispatchTo(li, workdays.as),
    claim(li),
    { notice: [{ year: 2026, source: '更正', holidays: ['2026-10-01'], workdays: [], version: 2 }] },
    clock('correctDays'),
  ],
  'days corrected, moved, on the desk': [...office, workdays.notice, clock('correctDays')],
}

interface News {
  story: Story
  event: TicketEvent
  before: Ticket | null
  tells: Tell[]
}
/** What the newest step tells. */
function newsOf(name: string): News {
  const story = told(STORIES[name] ?? [])
  const event = story.events[story.events.length - 1]
  if (!event) throw new Error(`no story of ${name}`)
  const before = story.events.slice(0, -1).reduce<Ticket | null>(evolve, null)
  return { story, event, before, tells: tellsOf(event, before, story.here) }
}

const whoOf = ({ who, people: ids, on }: Tell): string =>
  `${who === 'people' ? (ids ?? []).join(', ') || 'nobody' : who}${on === undefined ? '' : ' of the other'}`

const TABLES = tablesOf('tells.md')
const rowsOf = (name: string) => TABLES.find(one => one.name === name)?.rows ?? []

test.each(rowsOf('told'))('%s', (name, cell) => {
  const { tells } = newsOf(name ?? '')
  expect(tells.map(tell => `${whoOf(tell)} ${tell.how}`)).toEqual(cell === '' ? [] : cell?.split('; '))
})

test.each(rowsOf('opens'))('%s opens %s', (name, cell) => {
  const { tells } = newsOf(name ?? '')
  expect(tells.map(({ page, template }) => `${page} ${template}`).join('; ')).toBe(cell)
})

/** What this step tells to somebody. */
function toldTo(name: string, who: string, { tells }: News): Tell {
  const tell = tells.find(one => whoOf(one).split(', ').includes(who))
  if (!tell) throw new Error(`${name} tells ${who} nothing`)
  return tell
}

test.each(rowsOf('says'))('%s says to %s: %s', (name = '', who = '', sentence) => {
  expect(toldTo(name, who, newsOf(name)).message).toBe(sentence)
})

test.each(rowsOf('names'))('%s names to %s: %s', (name = '', who = '', moment) => {
  const { at } = toldTo(name, who, newsOf(name))
  expect(at === undefined ? 'when it happened' : `${dayKey(at)} ${clockText(at)}`).toBe(moment)
})

/** What happens before the news goes out. */
const THEN: Record<string, Step[]> = {
  nothing: [],
  dispatched: [dispatchTo(li)],
  withdrawn: [withdraw],
  claimed: [claim(li)],
  // A minute later: an offer is known by its time.
  'dispatched again': [after(minutes(1)), again],
  lapsed: lapse,
  progressed: [progress],
  recommitted: [recommit('2026-11-28')],
  'recommitted again': [recommit('2026-11-29')],
  'given back': [back],
  reassigned: [reassign],
  resolved: [resolve(li)],
  closed: [closing, clock('close')],
  rated: [rate(4)],
  reopened: [reopen],
  'resolved and reopened': [resolve(li), reopen],
  appealed: [appeal],
  'cancel agreed': [agreeCancel],
  'objection answered': [decide(false)],
  'reclassification answered': [answer(false)],
  'answered, an objection waits': [object, answer(false)],
  'answered and asked again': [answer(false), reclassify()],
  'receipt came': [receipt(false)],
  'revisited and closed': [revisit(qian), clock('close')],
  unmerged: [unmerge(chen)],
  unpublished: [unpublish],
  'consent taken back': [noConsent],
  'published again': [publish],
}

test.each(rowsOf('holds'))('the news of "%s" to %s, then %s: %s', (name, who, then, still) => {
  const news = newsOf(name ?? '')
  const { story, event } = news
  const tell = toldTo(name ?? '', who ?? '', news)
  const steps = THEN[then ?? '']
  if (!steps) throw new Error(`no steps for ${then}`)
  for (const step of steps) story.go(looked(step, story))
  expect(isCurrent(tell.until, event, story.here) ? 'yes' : 'no').toBe(still)
})

test('every step has a row', () => {
  const told = rowsOf('told').map(([name]) => name)
  expect(
    rowsOf('opens').map(([name]) => name),
    'tells.md: “opens” has a row for every row of “told”',
  ).toEqual(told)
  expect(
    Object.keys(STORIES).filter(name => name !== 'given back'),
    'every row of “told” in tells.md has its story in STORIES, in the same order',
  ).toEqual(told)
  // Joined and Parted stand on the other order, whose people hear of the merge itself; the others are pressed elsewhere.
  const elsewhere = ['Joined', 'Parted', 'TakenOut', 'SelfJoined', 'Moved']
  const types = [...Object.keys(STORIES).map(name => newsOf(name).event.type), ...elsewhere]
  expect(
    EVENT_TYPES.filter(type => !types.some(one => one === type)),
    'nobody says who hears of these: a row in “told” of tells.md (empty where nobody does), one in “opens”, a story in STORIES',
  ).toEqual([])
})
