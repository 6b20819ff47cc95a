/** The village that the tests of good deeds play in, and good deeds on their way: given, when, then. Not shipped. */
import { fromDayKey } from '../clock/shanghai'
import { hours } from '../clock/units'
import type { Actor } from '../people/role'
import { PATH, person, staff } from '../people/village.testing'
import { NOTHING_COUNTED } from '../points/often'
import { itemOf } from '../points/rules'
import { SAMPLE_RULES } from '../points/sample-rules'
import type { PointsItem } from '../points/types'
import { storiesOf } from '../process/stories.testing'
import type { Story } from '../process/testing'
import { isRefusal } from '../refusal'
import type { DeedInputs, DeedVerb } from './commands'
import type { Deed, DeedKinds, Facts } from './kinds'
import { deedProcess } from './process'

export const NOW = fromDayKey('2026-11-18') + hours(9)
/** The last millisecond of the notice of a deed that somebody vouched for at NOW: 21 November. */
export const END = fromDayKey('2026-11-22') - 1
/** The first moment after the third, the fifteenth and the thirtieth day that follow NOW. */
export const AFTER_3 = fromDayKey('2026-11-22')
export const AFTER_15 = fromDayKey('2026-12-04')
export const AFTER_30 = fromDayKey('2026-12-19')

export const supervisor = (id: string, more: Partial<Actor> = {}): Actor => staff(id, 'supervisor', 'v', more)

/** Of the household `h1`, which the deed is about. */
export const author = person('chen', { householdId: 'h1' })
export const family = person('chen2', { householdId: 'h1' })
export const neighbour = person('yu')
export const another = person('sun')
export const gridMember = staff('li', 'gridMember', 'n')
/** Of the group above: vouches, unless said otherwise. */
export const voucher = staff('wang', 'gridMember', 'g', { householdId: null, home: [] })
export const [a, b] = [supervisor('a'), supervisor('b')]
export const town = staff('zhao', 'inspector', 't', { householdId: null, home: [] })
export const dispatcher = staff('he', 'dispatcher', 'v', { householdId: null, home: [] })
export const stranger = person('far', { householdId: 'hx', home: ['c', 't2', 'v9'] })

export const line = (id: string): PointsItem => {
  const found = itemOf(SAMPLE_RULES, id)
  if (!found) throw new Error(`the rules have no ${id}`)
  return found
}
const home = (id: string) => ({ id, title: `${id} 家`, path: PATH })
export const FACTS: Facts = {
  no: 'V-J26-0001',
  whose: [{ id: 'h1', title: '5 号 陈家', path: PATH }],
  line: { item: line('helping'), rulesVersion: 1 },
  steps: [],
  tally: NOTHING_COUNTED,
  account: { balance: 0, rev: 0 },
  objector: { open: 0, rejectedAt: [] },
  supervisors: [a, b],
}

export type Step = (story: DeedStory) => unknown
type DeedStory = Story<DeedKinds, typeof deedProcess.verbs>
const STORIES = storiesOf<DeedKinds, typeof deedProcess.verbs>(deedProcess, NOW, FACTS)

export const { story, press, on, at } = STORIES
export const deed = (...steps: readonly Step[]): Deed => story(...steps).here

/** What it comes to: the refusal, or the state. */
export function trying<V extends DeedVerb>(
  steps: readonly Step[],
  who: Actor | 'clock',
  verb: V,
  input: DeedInputs[V],
  facts: Partial<Facts> = {},
): string {
  const told = story(...steps).when(who, verb, input as never, facts)
  return isRefusal(told.answer) ? told.answer.refused : told.here.stage.state
}

export const FORM = {
  itemId: 'helping',
  quantity: 2,
  day: '2026-11-18',
  text: '帮隔壁收了谷子',
  attachments: [],
} as const satisfies DeedInputs['apply']
const reports = (who: Actor = author, facts: Partial<Facts> = {}, more: object = {}): Step =>
  press(who, 'apply', { ...FORM, attachments: [], ...more }, facts)
export const vouches = (who: Actor = voucher): Step => press(who, 'confirm', { agree: true })
export const denies = (who: Actor = voucher): Step =>
  press(who, 'confirm', { agree: false, reason: '没见着' })
export const objects = (who: Actor = neighbour, facts: Partial<Facts> = {}, householdId?: string): Step =>
  press(who, 'object', { reason: '那天没见着人', ...(householdId ? { householdId } : {}) }, facts)
/** The newest objection of this person. */
export const answers =
  (who: Actor, upheld: boolean, to: Actor = neighbour): Step =>
  told => {
    const id = told.here.objections.filter(({ by }) => by === to.id).pop()?.id ?? ''
    press(who, 'answer', { objectionId: id, upheld, reason: '问过' })(told)
  }

export const REPORTED = [reports()]
export const CONFIRMED = [...REPORTED, vouches()]
export const OBJECTED = [...CONFIRMED, objects()]
export const CREDITED = [...CONFIRMED, on(END + 1)]

const needsConsent = { consentWords: '当面同意' }
const dumping = { item: { ...line('dumping'), evidence: 'words' as const }, rulesVersion: 1 }
const STEPS_TAKEN = [
  { step: 1 as const, at: NOW - hours(72) },
  { step: 2 as const, at: NOW - hours(48) },
]
/** Written by the grid member about the household `h1`. */
export const MINUS = [
  reports(gridMember, { line: dumping, steps: STEPS_TAKEN }, { itemId: 'dumping', quantity: 1 }),
]
/** One form of the grid member for several households. */
export const groupOf = (...ids: string[]): Step =>
  reports(
    gridMember,
    { whose: ids.map(home), line: { item: line('meeting'), rulesVersion: 1 } },
    { quantity: 1 },
  )
/** By the grid member for the household, which has no phone. */
export const FOR_THEM = [reports(gridMember, {}, needsConsent)]
