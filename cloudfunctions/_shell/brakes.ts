/**
 * How fast one person may do what leaves something behind. Every route that writes stands here, or says why it cannot
 * grow: a new route without a line does not compile. What one order may hold is core's MOST_A_ROUND.
 */
import { days, minutes } from '../../miniprogram/core/clock'
import { refuse, type Refusal } from '../../miniprogram/core/refusal'
import type { presses, Route, writes } from '../_contract'
import type { pointsWrites } from '../_contract/points'
import type { PersonDoc } from './documents'
import { store } from './ports'
import { first } from './reach'
import { over } from './store'
import type { Tap } from './taps'

export type Writing = keyof typeof writes | keyof typeof presses | keyof typeof pointsWrites
/** Done within a minute, and within a day. Those with a post may do ten times that: they enter a whole meeting. */
export type Brake = { minute: number; day: number } | { bounded: string }
export const STAFF_MAY = 10

const ONE_ORDER: Brake = { minute: 10, day: 60 }
/** What closes something to others may not be put off until tomorrow. */
const AT_ANY_TIME: Brake = { minute: 20, day: 1000 }
const RARELY: Brake = { minute: 5, day: 20 }

export const BRAKES: Record<Writing, Brake> = {
  'me.join': { minute: 10, day: 30 },
  'me.letter': { minute: 10, day: 30 },
  'me.post': RARELY,
  'join.answer': ONE_ORDER,
  'join.letter': ONE_ORDER,
  'join.revoke': ONE_ORDER,
  'join.takeOut': ONE_ORDER,
  'share.give': ONE_ORDER,
  'me.settings': { bounded: 'two fields of one person' },
  'me.accepted': { minute: 20, day: 200 },
  'me.seen': { bounded: 'marks badges that are there' },
  'me.feedback': { minute: 3, day: 10 },
  'feedback.answer': ONE_ORDER,
  'feedback.appeal': RARELY,
  'me.erase': RARELY,
  // Nine photos and a voice note, each sent again twice.
  'file.issue': { minute: 30, day: 200 },
  'file.done': { bounded: 'one file a pass' },
  'ticket.unmask': { minute: 10, day: 60 },
  'desk.review': { bounded: 'one decision a review' },
  'desk.reached': { bounded: 'one answer a message' },
  'group.bind': RARELY,
  'group.unbind': RARELY,
  'ticket.submit': { minute: 5, day: 30 },
  'ticket.register': ONE_ORDER,
  'ticket.amend': { minute: 5, day: 60 },
  'ticket.withdraw': ONE_ORDER,
  'ticket.askCancel': ONE_ORDER,
  'ticket.agreeCancel': ONE_ORDER,
  'ticket.decline': ONE_ORDER,
  'ticket.appeal': ONE_ORDER,
  'ticket.merge': ONE_ORDER,
  'ticket.unmerge': ONE_ORDER,
  'ticket.refer': ONE_ORDER,
  'ticket.answerReferral': ONE_ORDER,
  'ticket.dispatch': ONE_ORDER,
  'ticket.claim': ONE_ORDER,
  'ticket.giveBack': ONE_ORDER,
  'ticket.reassign': ONE_ORDER,
  'ticket.recommit': ONE_ORDER,
  'ticket.progress': ONE_ORDER,
  'ticket.addHandler': ONE_ORDER,
  'ticket.recuse': ONE_ORDER,
  'ticket.objectTo': RARELY,
  'ticket.answerObjection': ONE_ORDER,
  'ticket.reclassify': ONE_ORDER,
  'ticket.answerReclassify': ONE_ORDER,
  'ticket.resolve': ONE_ORDER,
  'ticket.rate': ONE_ORDER,
  'ticket.revisit': ONE_ORDER,
  'ticket.committeeRate': ONE_ORDER,
  'ticket.reopen': RARELY,
  'ticket.record': ONE_ORDER,
  'ticket.redact': { minute: 10, day: 60 },
  'ticket.standAside': ONE_ORDER,
  'ticket.consent': AT_ANY_TIME,
  'ticket.setReaders': AT_ANY_TIME,
  'ticket.publish': ONE_ORDER,
  'ticket.unpublish': ONE_ORDER,
  'points.apply': { minute: 5, day: 30 },
  'points.confirm': ONE_ORDER,
  'points.withdraw': ONE_ORDER,
  'points.object': RARELY,
  'points.answer': ONE_ORDER,
  'points.reverse': ONE_ORDER,
  'points.step': ONE_ORDER,
  'shop.redeem': { minute: 20, day: 60 },
  'shop.cancel': { minute: 20, day: 60 },
  'shop.look': { bounded: 'wrong tries are counted by themselves' },
  'shop.handOut': { minute: 60, day: 1000 },
  'shop.saveGood': ONE_ORDER,
  'shop.stockIn': ONE_ORDER,
  'shop.count': ONE_ORDER,
  'honour.nominate': RARELY,
  'honour.consent': AT_ANY_TIME,
  'honour.object': RARELY,
  'honour.answer': ONE_ORDER,
  'honour.vote': ONE_ORDER,
  'honour.standAside': ONE_ORDER,
  'points.standAside': ONE_ORDER,
}

const brakeOf = (route: Route): { minute: number; day: number } | null => {
  const brake = (BRAKES as Partial<Record<Route, Brake>>)[route]
  return brake === undefined || 'bounded' in brake ? null : brake
}

/** When this person did the same before, the newest first; what came to nothing is not among it. */
export async function lately(route: Route, { brake, at }: Tap): Promise<number[]> {
  const most = brakeOf(route)
  if (!most) return []
  const done = await store.list('keys', {
    where: { brake, at: over(at - days(1)) },
    sort: ['at', 'desc'],
    limit: first(Math.min(most.day * STAFF_MAY, 1000)),
  })
  return done.map(one => one.at)
}

/** Too often already, or null. */
export function tooOften(
  route: Route,
  done: readonly number[],
  person: PersonDoc | null,
  now: number,
): Refusal | null {
  const brake = brakeOf(route)
  if (!brake) return null
  const times = person && person.posts.length > 0 ? STAFF_MAY : 1
  if (done.filter(at => at > now - minutes(1)).length >= brake.minute * times) return refuse('SPAM')
  return done.length >= brake.day * times ? refuse('TOO_MANY_TODAY') : null
}
