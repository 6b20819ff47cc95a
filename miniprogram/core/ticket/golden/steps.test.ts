/** Who knows of a step and who reads its text, against the table that was written by hand. */
import { expect, test } from 'vitest'
import { days } from '../../clock/units'
import type { Actor } from '../../people/role'
import { EVENT_TYPES } from '../process'
import { after, clock, closing, press, type Step } from '../testing'
import { claim, disputeClass, dispatchTo, resolve, submit } from '../story/presses.testing'
import { people } from '../story/people.testing'
import { workdays } from './presses.testing'
import { born, looked, OTHER_CLASS, told, twin } from './roads.testing'
import { page } from './sight.testing'
import { tablesOf } from './tables.testing'

const { chen, wu, li, ma, wang, zhao, sun, gao, qian } = people
const WHY = '写下的一句话'
const reason = { reason: WHY }
const typed = { text: WHY, attachments: [] }

const desk = born('returned')
const registered = [...born('registered'), dispatchTo(li), claim(li)]
const offered = [...desk, dispatchTo(li)]
const inHand = [...offered, claim(li, { measures: WHY })]
const done = [...inHand, resolve(li, { text: WHY })]
const closed = [...done, closing, clock('close')]
const decline = press(zhao, 'decline', { reason: WHY, whereInstead: '镇里' })
const refer = press(zhao, 'refer', { office: '供电所', ...reason })
const receipt = (accepted: boolean) =>
  press(zhao, 'answerReferral', { accepted, text: WHY, ...(accepted ? { outcome: 'done' as const } : {}) })
const merge: Step[] = [
  ...desk,
  press(zhao, 'merge', { into: 't9', seenRev: 0 }, () => ({ target: twin('ordinary') })),
]
const unmerge = (by: Actor) => press(by, 'unmerge', reason, () => ({ chain: [twin('ordinary')] }))
const object = press(chen, 'objectTo', reason)
const answer = (upheld: boolean) =>
  press(qian, 'answerObjection', { upheld, ...reason }, { approvers: ['qian'] })
const reclassify = press(zhao, 'reclassify', {
  category: 'policy',
  sub: 'pension',
  matter: 'minor',
  track: 2,
  ...reason,
})
const agree = press(
  qian,
  'answerReclassify',
  { agreed: true, seenRev: 0, ...reason },
  { approvers: ['qian'] },
)
/** Out of the kind it was filed under: that is the requester’s to answer. */
const quarrel: Step[] = [...born('letIn'), dispatchTo(li, disputeClass), claim(li)]
const leaving = press(zhao, 'reclassify', { ...OTHER_CLASS, ...reason })
const yes = press(chen, 'answerReclassify', { agreed: true, seenRev: 0, ...reason })
const judge = press(gao, 'committeeRate', { result: 5, speed: 4, manner: 3, text: WHY })
const reopen = (by: Actor) => press(by, 'reopen', reason)
const publish = press(sun, 'publish', { asked: WHY, done: '换了灯泡', seenRev: 0 })
const office: Step[] = [
  submit({ category: 'livelihood', sub: 'certificate', onBehalfOf: chen.id, consentWords: '当面' }, wu),
  dispatchTo(li, workdays.as),
  claim(li),
  workdays.notice,
]

/** What came before, the step itself and what came after it; `hand`: who has it then. */
interface Row {
  before: Step[]
  step: Step[]
  hand?: Actor
  /** Nobody ordered it. */
  nobodys?: true
  /** Looked at this long after. */
  later?: number
}
const at = (before: Step[], ...step: Step[]): Row => ({ before, step })
const had = (hand: Actor, before: Step[], ...step: Step[]): Row => ({ before, step, hand })

const ROWS: Record<string, Row> = {
  Submitted: had(li, [], ...inHand),
  Registered: { ...had(li, [], ...registered), nobodys: true },
  'Amended by the requester': had(li, inHand, press(chen, 'amend', typed)),
  'Amended by the helper': had(li, inHand, press(wu, 'amend', typed)),
  Urged: had(li, [...inHand, after(days(9))], press(chen, 'urge', {})),
  Withdrawn: at(desk, press(chen, 'withdraw', reason)),
  CancelAsked: had(li, inHand, press(chen, 'askCancel', reason)),
  CancelAgreed: at([...inHand, press(chen, 'askCancel', {})], press(li, 'agreeCancel', {})),
  Declined: at(desk, decline),
  Appealed: at([...desk, decline], press(chen, 'appeal', { text: WHY })),
  Merged: at(desk, ...merge.slice(desk.length)),
  'Unmerged by the requester': at(merge, unmerge(chen)),
  'Unmerged by the desk': at(merge, unmerge(zhao)),
  Referred: at(desk, refer),
  'ReferralAnswered, not taken': at([...desk, refer], receipt(false)),
  'ReferralAnswered, done': at([...desk, refer], receipt(true)),
  'Dispatched again': at(offered, dispatchTo(ma, reason)),
  Claimed: had(li, offered, claim(li, { measures: WHY })),
  Lapsed: at([...offered, after(days(2))], clock('lapse')),
  GivenBack: at(inHand, press(li, 'giveBack', reason)),
  Reassigned: at(inHand, press(zhao, 'reassign', { person: 'ma', ...reason }, { people: [ma] })),
  Recommitted: had(li, inHand, press(li, 'recommit', { promisedDay: '2026-11-28', ...reason })),
  Progressed: had(li, inHand, press(li, 'progress', typed)),
  HandlerAdded: had(li, inHand, press(li, 'addHandler', { person: 'wang', ...reason }, { people: [wang] })),
  Recused: at(inHand, press(li, 'recuse', reason)),
  Objected: had(li, inHand, object),
  'ObjectionAnswered, no': had(li, [...inHand, object], answer(false)),
  'ObjectionAnswered, yes': at([...inHand, object], answer(true)),
  'Objected, once it is upheld': at(inHand, object, answer(true)),
  ReclassifyAsked: had(li, inHand, reclassify),
  ReclassifyAnswered: had(li, [...inHand, reclassify], agree),
  'ReclassifyAnswered by the requester': had(li, [...quarrel, leaving], yes),
  Resolved: had(li, inHand, resolve(li, { text: WHY })),
  Rated: had(li, done, press(chen, 'rate', { score: 4, ...typed })),
  'Rated, its month is over': {
    ...had(li, done, press(chen, 'rate', { score: 4, ...typed })),
    later: days(40),
  },
  Revisited: had(li, done, press(qian, 'revisit', { text: WHY, satisfied: true })),
  'CommitteeRated by a colleague': had(li, closed, judge),
  'StoodAside by a colleague': had(li, closed, press(gao, 'standAside', reason)),
  'Reopened by the requester': at(done, reopen(chen)),
  'Reopened by the committee': at(done, reopen(sun)),
  Closed: had(li, [...done, closing], clock('close')),
  ConsentChanged: had(li, inHand, press(chen, 'consent', { consent: false })),
  ReadersSet: had(li, inHand, press(chen, 'setReaders', { readers: 'committee' })),
  Published: had(li, closed, publish),
  Unpublished: had(li, [...closed, publish], press(sun, 'unpublish', reason)),
  Reminded: had(li, [...inHand, after(days(9))], clock('remind')),
  DaysCorrected: had(li, office, clock('correctDays')),
}

const VIEWERS = { requester: chen, author: wu, dispatcher: zhao, supervisor: sun, inspector: qian } as const

/** What the viewer has of the first step of the row. */
function found({ before, step, later = 0 }: Row, viewer: Actor): string {
  const story = told(before)
  const earlier = story.ticket ? (page(story, viewer)?.timeline.length ?? 0) : 0
  for (const one of step) story.go(looked(one, story))
  const now = story.now + later
  const timeline = page(story, viewer, { now })?.timeline ?? []
  const item = timeline[step.length - 1]
  if (timeline.length === earlier || !item) return '·'
  // The text of the very first step is the order itself.
  return item.text === null ? 'step' : item.text.includes(WHY) || earlier === 0 ? 'text' : item.text
}

const [table] = tablesOf('sight.md').filter(({ name }) => name === 'steps')

test.each(table?.rows ?? [])('%s', (name, ...marks) => {
  const row = ROWS[name]
  if (!row) throw new Error(`no story of ${name}`)
  const viewers: Record<string, Actor | undefined> = {
    ...VIEWERS,
    hand: row.hand,
    requester: row.nobodys ? undefined : chen,
  }
  const columns = (table?.head ?? []).slice(1)
  const is = columns.map(column => [column, viewers[column] ? found(row, viewers[column]) : ''])
  expect(Object.fromEntries(is)).toEqual(Object.fromEntries(columns.map((column, i) => [column, marks[i]])))
})

/** Steps that the table leaves to others: what the orders merged into one another know of each other, and what is taken out, what moves with its grid. */
const ELSEWHERE = ['Joined', 'Parted', 'SelfJoined', 'TakenOut', 'Moved']

test('every step has a row', () => {
  const names = (table?.rows ?? []).map(([name = '']) => name)
  const stepped = [...names.map(name => name.split(/[ ,]/)[0]), ...ELSEWHERE]
  expect(
    EVENT_TYPES.filter(type => !stepped.includes(type)),
    'nobody says who knows of these: a row in “steps” of sight.md, a story in ROWS',
  ).toEqual([])
  expect(
    Object.keys(ROWS),
    'every row of “steps” in sight.md has its story in ROWS, in the same order',
  ).toEqual(names)
})
