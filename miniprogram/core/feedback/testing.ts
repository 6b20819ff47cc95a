/** Who stands in the tests of complaints and suggestions, and how one gets on its way: given, when, then. Not shipped. */
import { fromDayKey } from '../clock/shanghai'
import type { Actor, Post } from '../people/role'
import { storiesOf } from '../process/stories.testing'
import type { Story } from '../process/testing'
import type { FeedbackKinds, Facts, Feedback } from './kinds'
import { feedbackProcess } from './process'
import type { Inbox } from './record'

const NOW = fromDayKey('2026-11-24') + 8 * 3_600_000
/** The last millisecond of 9 December: fifteen days. */
export const ANSWER_DUE = fromDayKey('2026-12-10') - 1
/** An answer of 24 November may be appealed until the end of 24 December. */
export const APPEAL_UNTIL = fromDayKey('2026-12-25') - 1

const post = (role: Post['role'], gridId: string): Post => ({
  role,
  gridId,
  path: gridId === 'c' ? ['c'] : ['c', gridId],
  from: 0,
  until: null,
})
const person = (id: string, staffName: string | null = null, posts: Post[] = []): Actor => ({
  id,
  staffName,
  posts,
  householdId: `h-${id}`,
  home: ['c', 't', 'v', 'g', 'n'],
  belonged: [],
  kinHouseholds: [],
})
export const chen = person('chen')
export const neighbour = person('zhou')
export const qian = person('qian', '钱进', [post('inspector', 't')])
export const xu = person('xu', '许宁', [post('inspector', 't')])
export const duan = person('duan', '段长安', [post('admin', 'c')])
/** Of another town. */
export const far = person('far', '付远', [post('inspector', 't2')])

/** The inboxes that each opens. */
const INBOXES: Readonly<Record<string, readonly Inbox[]>> = {
  qian: ['t'],
  xu: ['t'],
  duan: ['c', 'c!'],
  far: ['t2'],
}
export const inboxesOf = (actor: Actor | 'clock'): readonly Inbox[] =>
  actor === 'clock' ? [] : (INBOXES[actor.id] ?? [])

const FACTS: Facts = {
  addressed: { no: 'YJ26-0001', villageId: 't', inbox: 't', above: 'c' },
  answerDueAt: ANSWER_DUE,
  inboxes: [],
}
const TO_COUNTY: Partial<Facts> = { addressed: { no: 'YJ26-0002', villageId: 'c', inbox: 'c!', above: null } }

type Told = Story<FeedbackKinds, typeof feedbackProcess.verbs>
export type Step = (story: Told) => unknown
const STORIES = storiesOf<FeedbackKinds, typeof feedbackProcess.verbs>(feedbackProcess, NOW, FACTS)
const { on } = STORIES
export const { story, press, at } = STORIES
export const feedback = (...steps: readonly Step[]): Feedback => story(...steps).here

const sends: Step = press(chen, 'send', { kind: 'complaint', text: '路灯修了三回' })
const sendsAboutTown: Step = press(
  chen,
  'send',
  { kind: 'complaint', aboutTown: true, text: '窗口没有人' },
  TO_COUNTY,
)
const answers = (who: Actor): Step => press(who, 'answer', { text: '看过了' }, { inboxes: inboxesOf(who) })
const appeals: Step = press(chen, 'appeal', { text: '没修好' })
const withdraws: Step = press(chen, 'withdraw', {})

export const SENT = [sends]
export const LATE = [sends, on(ANSWER_DUE + 1)]
export const ANSWERED = [sends, answers(qian)]
export const APPEALED = [...ANSWERED, appeals]
export const FINAL = [...APPEALED, answers(duan)]
export const CLOSED = [...ANSWERED, on(APPEAL_UNTIL + 1)]
export const WITHDRAWN = [sends, withdraws]
export const ABOUT_TOWN = [sendsAboutTown]
export const ABOUT_TOWN_ANSWERED = [sendsAboutTown, answers(duan)]
