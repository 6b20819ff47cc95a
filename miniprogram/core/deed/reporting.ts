/** Whether a good deed may be reported: whose, by whom, by which line of the rules, with what to show for it. */
import { isOwnHousehold } from '../people/impartial'
import { holdsPost, type Actor } from '../people/role'
import { capText, countOn, NOTHING_COUNTED, oftenText, pointsLeft, timesLeft } from '../points/often'
import { hasBothSteps } from '../points/steps'
import type { PointsItem, Tally } from '../points/types'
import type { FileRef } from '../process/fields'
import { refuse, type Refusal } from '../refusal'
import type { Facts } from './kinds'

type Whose = NonNullable<Facts['whose']>
interface Report {
  itemId: string
  quantity: number
  day: string
  text?: string
  consentWords?: string
  attachments: readonly FileRef[]
}

/** Of one of the households, or serves all of them: may be somebody who reports for them. */
export const reportsFor = (whose: Whose, actor: Actor, now: number): boolean =>
  whose.some(({ id }) => isOwnHousehold(actor, id, now)) ||
  serves('gridMember', whose, actor, now) ||
  serves('supervisor', whose, actor, now)

const serves = (role: 'gridMember' | 'supervisor', whose: Whose, actor: Actor, now: number): boolean =>
  whose.every(({ path }) => holdsPost(actor, role, path, now))

/** Why not, or null. The count that binds is taken when it is credited; here it is said before three days on the notice. */
export const whyNotReported = (
  report: Report,
  item: PointsItem,
  { actor, now, whose, steps = [], tally = NOTHING_COUNTED }: Reporting,
): Refusal | null =>
  notTheirs(report, item, { actor, now, whose }) ??
  evidenceMissing(report, item) ??
  (item.points < 0 && !hasBothSteps(steps, now) ? refuse('NEEDS_STEPS') : null) ??
  (whose.length === 1 ? overLimit(item, report.day, tally) : null)

interface Reporting extends Pick<Facts, 'steps' | 'tally'> {
  actor: Actor
  now: number
  whose: Whose
}

/** A household for itself; a grid member for those of their grid; a minus never by the household, never for one's own. */
function notTheirs(
  { quantity, consentWords }: Report,
  item: PointsItem,
  { actor, now, whose }: Pick<Reporting, 'actor' | 'now' | 'whose'>,
): Refusal | null {
  const ownOnly = whose.length === 1 && whose[0]?.id === actor.householdId
  const isGridMember = serves('gridMember', whose, actor, now)
  if (item.points < 0) {
    if (whose.some(({ id }) => isOwnHousehold(actor, id, now))) return refuse('NOT_YOURSELF')
    if (whose.length > 1) return refuse('BAD_INPUT', {}, 'households')
    if (!isGridMember && !serves('supervisor', whose, actor, now)) return refuse('NOT_ALLOWED')
  } else if (ownOnly) {
    if (!item.who.includes('household') && !isGridMember)
      return refuse('ITEM_NOT_YOURS', { who: '网格员' }, 'itemId')
  } else {
    if (!isGridMember) return refuse('NOT_ALLOWED')
    if (whose.length > 1 && !item.who.includes('gridMember'))
      return refuse('ITEM_NOT_YOURS', { who: '各家自己' }, 'itemId')
    if (whose.length === 1 && !consentWords) return refuse('NEEDS_CONSENT', {}, 'consentWords')
  }
  return quantity > item.most ? refuse('BAD_INPUT', {}, 'quantity') : null
}

function evidenceMissing({ text, attachments }: Report, { evidence }: PointsItem): Refusal | null {
  if (evidence === 'photo' && attachments.length === 0) return refuse('NEEDS_PHOTO', {}, 'attachments')
  return evidence === 'words' && !text ? refuse('NEEDS_WORDS', {}, 'text') : null
}

function overLimit(item: PointsItem, day: string, tally: Tally): Refusal | null {
  if (countOn(tally, day).times > 0) return refuse('ITEM_TWICE', {}, 'day')
  if (timesLeft(tally, item.often, day) === 0)
    return refuse('ITEM_LIMIT', { limit: oftenText(item.often) }, 'itemId')
  return item.points > 0 && item.cap && pointsLeft(tally, item, day) === 0
    ? refuse('ITEM_LIMIT', { limit: capText(item.cap) }, 'itemId')
    : null
}

/** The lowest node that has all of them. */
export function commonPath([first = [], ...others]: readonly (readonly string[])[]): string[] {
  const end = first.findIndex((node, level) => others.some(path => path[level] !== node))
  return end < 0 ? [...first] : first.slice(0, end)
}
