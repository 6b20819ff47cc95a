/** Whether an application may be made: whose, by whom, by which line of the rules, with what to show for it. */
import { addDays, dayKey, isDayKey } from '../../../miniprogram/core/clock/shanghai'
import { APPLY_WITHIN_DAYS } from '../../../miniprogram/core/points/deed/application'
import {
  capWords,
  countOn,
  NOTHING_COUNTED,
  oftenWords,
  pointsLeft,
  tallyId,
  timesLeft,
} from '../../../miniprogram/core/points/often'
import { itemOf } from '../../../miniprogram/core/points/rules'
import { hasBothSteps } from '../../../miniprogram/core/points/steps'
import type { PointsItem } from '../../../miniprogram/core/points/types'
import { isOwnHousehold } from '../../../miniprogram/core/people/impartial'
import { holdsPost } from '../../../miniprogram/core/people/role'
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import { households, type Household } from '../../_people/households'
import type { Known } from '../../_people/person'
import { pointsRules } from '../../_journal/points/rules'
import { store } from '../../_platform/ports'
import type { Ask } from '../request/serve'
import { first } from '../../_platform/reach'

export interface Accepted {
  villageId: string /** To the lowest node that has all of the households. */
  path: string[]
  item: PointsItem
  rulesVersion: number
  households: Household[]
}

export async function accepted(ask: Ask<'points.apply'>, me: Known): Promise<Accepted | Refusal> {
  const whose = await householdsOf(ask.households, me)
  if (isRefusal(whose)) return whose
  const path = commonPath(whose.map(one => one.path))
  const villageId = path[2]
  if (!villageId) return refuse('BAD_INPUT', {}, 'households')
  const rules = await pointsRules(villageId, me.now)
  const item = itemOf(rules, ask.itemId)
  if (!item) return refuse('NO_SUCH_ITEM', {}, 'itemId')
  const no =
    against(ask, item, whose, me) ??
    evidenceMissing(ask, item) ??
    dayWrong(ask.day, me.now) ??
    (item.points < 0 ? await stepsMissing(whose, item, me.now) : null) ??
    (await overLimit(whose, item, ask.day))
  return no ?? { villageId, path, item, rulesVersion: rules.version, households: whose }
}

async function householdsOf(
  named: readonly string[] | undefined,
  { person }: Known,
): Promise<Household[] | Refusal> {
  if (!named && !person.householdId) return refuse('NO_HOUSEHOLD')
  const ids = named ?? [person.householdId ?? '']
  const known = await households.of(ids)
  if (known.size === ids.length) return [...known.values()]
  return named ? refuse('BAD_INPUT', {}, 'households') : refuse('NO_HOUSEHOLD')
}

function commonPath([first = [], ...others]: string[][]): string[] {
  const end = first.findIndex((node, level) => others.some(path => path[level] !== node))
  return end < 0 ? first : first.slice(0, end)
}

/** A household for itself; a grid member for those of their grid; a minus never by the household, never for one's own. */
function against(
  { quantity, consentWords }: Ask<'points.apply'>,
  item: PointsItem,
  whose: readonly Household[],
  { actor, now }: Known,
): Refusal | null {
  const ownOnly = whose.length === 1 && whose[0]?._id === actor.householdId
  const isGridMember = whose.every(({ path }) => holdsPost(actor, 'gridMember', path, now))
  if (item.points < 0) {
    if (whose.some(one => isOwnHousehold(actor, one._id, now))) return refuse('NOT_YOURSELF')
    if (whose.length > 1) return refuse('BAD_INPUT', {}, 'households')
    if (!isGridMember && !whose.every(({ path }) => holdsPost(actor, 'supervisor', path, now)))
      return refuse('NOT_ALLOWED')
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

function evidenceMissing(
  { text, attachments }: Ask<'points.apply'>,
  { evidence }: PointsItem,
): Refusal | null {
  if (attachments.some(one => one.kind !== 'photo')) return refuse('BAD_INPUT', {}, 'attachments')
  if (evidence === 'photo' && attachments.length === 0) return refuse('NEEDS_PHOTO', {}, 'attachments')
  return evidence === 'words' && !text ? refuse('NEEDS_WORDS', {}, 'text') : null
}

function dayWrong(day: string, now: number): Refusal | null {
  if (!isDayKey(day)) return refuse('BAD_INPUT', {}, 'day')
  if (day > dayKey(now)) return refuse('DAY_NOT_YET', {}, 'day')
  return day < dayKey(addDays(now, -APPLY_WITHIN_DAYS))
    ? refuse('DAY_TOO_OLD', { n: APPLY_WITHIN_DAYS }, 'day')
    : null
}

/** Told now rather than after three days on the notice; the count that binds is taken when it is credited. */
async function overLimit(
  whose: readonly Household[],
  item: PointsItem,
  day: string,
): Promise<Refusal | null> {
  const [only, ...others] = whose
  if (!only || others.length > 0) return null
  const tally = (await store.get('quotas', tallyId(only._id, item.id))) ?? NOTHING_COUNTED
  if (countOn(tally, day).times > 0) return refuse('ITEM_TWICE', {}, 'day')
  if (timesLeft(tally, item.often, day) === 0)
    return refuse('ITEM_LIMIT', { limit: oftenWords(item.often) }, 'itemId')
  return item.points > 0 && item.cap && pointsLeft(tally, item, day) === 0
    ? refuse('ITEM_LIMIT', { limit: capWords(item.cap) }, 'itemId')
    : null
}

async function stepsMissing(
  [only]: readonly Household[],
  item: PointsItem,
  now: number,
): Promise<Refusal | null> {
  const taken = await store.list('steps', {
    where: { householdId: only?._id ?? '', itemId: item.id },
    sort: ['at', 'desc'],
    limit: first(100),
  })
  return hasBothSteps(taken, now) ? null : refuse('NEEDS_STEPS')
}
