/**
 * How fast one person may do what leaves something behind. Verbs say it themselves; every other route that writes stands
 * here, or says why it cannot grow: a new route without a line does not compile. What one order may hold is said by the
 * `most` of its verbs.
 */
import type { Pace as PaceName } from '../../../miniprogram/core/process/verb'
import { PERSON_VERBS as DEED_VERBS } from '../../../miniprogram/core/deed/process'
import { VERB_FILES as DEED_FILES } from '../../../miniprogram/core/deed/verbs'
import { PERSON_VERBS as HONOUR_VERBS } from '../../../miniprogram/core/honour/process'
import { VERB_FILES as HONOUR_FILES } from '../../../miniprogram/core/honour/verbs'
import { PERSON_VERBS as REDEMPTION_VERBS } from '../../../miniprogram/core/redemption/process'
import { VERB_FILES as REDEMPTION_FILES } from '../../../miniprogram/core/redemption/verbs'
import { PERSON_VERBS } from '../../../miniprogram/core/ticket/lifecycle'
import { VERB_FILES } from '../../../miniprogram/core/ticket/verbs'
import type { presses } from '../../../contract/ticket/press'
import type { Route, writes } from '../../../contract'
import type { pointsWrites } from '../../../contract/points'
import type { deedWrites, honourWrites, redemptionWrites } from '../../../contract/points/pressed'

type Writing = keyof typeof writes | keyof typeof presses | keyof typeof pointsWrites
/** Done within a minute, and within a day. Those with a post may do ten times that: they enter a whole meeting. */
type Brake = Pace | { bounded: string }
/**
 * Requests of one moment do not see each other's keys. `own`: what they leave is limited where it is kept, in its own
 * transaction (a verb's `most`, a state, one answer a matter, tries at codes). `counted`: each makes a document of
 * its own, so they are counted before anything is done (`takeTurn`).
 */
export interface Pace {
  minute: number
  day: number
  atOnce: 'own' | 'counted'
}

/** What the paces mean that verbs name (core/process/verb.ts). */
const PACES: Record<PaceName, Pace> = {
  usual: { minute: 10, day: 60, atOnce: 'own' },
  rarely: { minute: 5, day: 20, atOnce: 'own' },
  record: { minute: 10, day: 60, atOnce: 'counted' },
  newMatter: { minute: 5, day: 30, atOnce: 'counted' },
  addition: { minute: 5, day: 60, atOnce: 'own' },
  anyTime: { minute: 20, day: 1000, atOnce: 'own' },
  shopping: { minute: 20, day: 60, atOnce: 'own' },
  counter: { minute: 60, day: 1000, atOnce: 'own' },
}
const { usual: ONE_ORDER, rarely: RARELY, record: A_RECORD } = PACES

/** Every verb says its own pace. */
const paceOf = ({ pace, label }: { pace?: PaceName; label: string }): Pace => {
  if (pace === undefined) throw new Error(`${label} has no pace`)
  return PACES[pace]
}
const OF_VERBS = {
  ...Object.fromEntries(PERSON_VERBS.map(verb => [`ticket.${verb}`, paceOf(VERB_FILES[verb])])),
  ...Object.fromEntries(HONOUR_VERBS.map(verb => [`honour.${verb}`, paceOf(HONOUR_FILES[verb])])),
  ...Object.fromEntries(REDEMPTION_VERBS.map(verb => [`shop.${verb}`, paceOf(REDEMPTION_FILES[verb])])),
  ...Object.fromEntries(DEED_VERBS.map(verb => [`points.${verb}`, paceOf(DEED_FILES[verb])])),
} as Record<
  keyof typeof presses | keyof typeof honourWrites | keyof typeof redemptionWrites | keyof typeof deedWrites,
  Pace
>

const BRAKES: Record<Writing, Brake> = {
  ...OF_VERBS,
  'me.join': { minute: 10, day: 30, atOnce: 'own' },
  'me.phone': { minute: 10, day: 30, atOnce: 'own' },
  'group.enter': { minute: 20, day: 200, atOnce: 'own' },
  'me.letter': { minute: 10, day: 30, atOnce: 'own' },
  'me.post': RARELY,
  'demo.enter': { minute: 10, day: 60, atOnce: 'own' },
  'demo.leave': { minute: 10, day: 60, atOnce: 'own' },
  'join.answer': ONE_ORDER,
  'join.letter': A_RECORD,
  'join.revoke': ONE_ORDER,
  'join.takeOut': ONE_ORDER,
  'share.give': ONE_ORDER,
  'me.settings': { bounded: 'a few fields of one person; a name only after a look at the one before' },
  'me.accepted': { minute: 20, day: 200, atOnce: 'own' },
  'me.seen': { bounded: 'marks badges that are there' },
  'me.feedback': { minute: 3, day: 10, atOnce: 'counted' },
  'feedback.answer': ONE_ORDER,
  'feedback.appeal': RARELY,
  'feedback.withdraw': ONE_ORDER,
  'me.erase': RARELY,
  'me.delete': RARELY,
  'me.tag': ONE_ORDER,
  'me.forgetVisit': RARELY,
  'visit.note': { minute: 20, day: 200, atOnce: 'own' },
  'visit.forget': RARELY,
  'visit.tag': ONE_ORDER,
  'visit.number': ONE_ORDER,
  'visit.unmask': { minute: 10, day: 60, atOnce: 'counted' },
  'me.copy': { minute: 2, day: 5, atOnce: 'counted' },
  'file.issue': { minute: 30, day: 200, atOnce: 'counted' }, // nine photos and a voice note, sent again twice
  'file.done': { bounded: 'one file a pass' },
  'ticket.unmask': { minute: 10, day: 60, atOnce: 'counted' },
  'desk.review': { bounded: 'one decision a review' },
  'desk.reached': { bounded: 'one answer a message' },
  'group.bind': { ...RARELY, atOnce: 'counted' },
  'group.unbind': RARELY,
  'ticket.findPeople': { bounded: 'thirty an hour, counted by itself' },
  'ticket.record': ONE_ORDER,
  'ticket.redact': ONE_ORDER,
  'points.reverse': A_RECORD,
  'points.step': A_RECORD,
  'shop.find': { bounded: 'wrong tries are counted by themselves' },
  'shop.saveGood': A_RECORD,
  'shop.stockIn': A_RECORD,
  'shop.count': A_RECORD,
  'roster.begin': { ...RARELY, atOnce: 'counted' },
  'roster.mend': ONE_ORDER,
  'roster.carryOut': ONE_ORDER,
  'listing.make': A_RECORD,
  'export.ask': { ...RARELY, atOnce: 'counted' },
  'export.answer': ONE_ORDER,
  'export.fetch': RARELY,
  'print.begin': { ...RARELY, atOnce: 'counted' },
  'post.give': A_RECORD,
  'post.answer': ONE_ORDER,
  'post.takeBack': ONE_ORDER,
  'post.end': ONE_ORDER,
  'node.add': A_RECORD,
  'rules.change': ONE_ORDER,
  'calendar.change': ONE_ORDER,
  'rules.changePoints': ONE_ORDER,
  'county.setShop': ONE_ORDER,
  'ready.change': ONE_ORDER,
  'household.add': A_RECORD,
  'household.setDoor': ONE_ORDER,
  'household.person': A_RECORD,
  'household.move': ONE_ORDER,
  'household.gone': ONE_ORDER,
  'household.unite': ONE_ORDER,
  'node.rename': ONE_ORDER,
  'node.end': ONE_ORDER,
  'node.regroup': ONE_ORDER,
  'node.callOff': ONE_ORDER,
}

export const brakeOf = (route: Route): Pace | null => {
  const brake = (BRAKES as Partial<Record<Route, Brake>>)[route]
  return brake === undefined || 'bounded' in brake ? null : brake
}
