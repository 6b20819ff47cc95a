/** That nobody is faster than their pace (`paces.ts`): over the last minute and day, and within one moment. */
import { days, minutes } from '../../../miniprogram/core/clock'
import { refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { Route } from '../../../contract'
import type { PersonDoc } from '../../_documents'
import { seal, store } from '../../_platform/ports'
import { notGt, otherThan, gt } from '../../_platform/bounds'
import type { IdempotencyKey } from '../../_platform/idempotency'
import { isDuplicate } from '../../_platform/database-error'
import { brakeOf, type Pace } from './paces'

/** Those with a post enter a whole meeting. */
const STAFF_MAY = 10

/** How often at most, for the person who this is. */
const mostOf = ({ minute, day }: Pace, times: number) => ({ minute: minute * times, day: day * times })
/** The kept keys themselves are counted, so that what came to nothing is not among them. */
const isHasty = async (
  { minute, day }: Pick<Pace, 'minute' | 'day'>,
  { brake, at }: IdempotencyKey,
): Promise<'SPAM' | 'TOO_MANY_TODAY' | null> => {
  const reaches = (n: number, since: number) =>
    store.nth('keys', { where: { brake, at: gt(at - since) }, sort: ['at', 'desc'] }, n)
  const [inAMinute, inADay] = await Promise.all([reaches(minute, minutes(1)), reaches(day, days(1))])
  return inAMinute ? 'SPAM' : inADay ? 'TOO_MANY_TODAY' : null
}

/** As of somebody without a post; who has one is looked at again (`tooOften`). Asked beside everything else. */
export async function hasteOf(
  route: Route,
  idempotencyKey: IdempotencyKey,
): Promise<'SPAM' | 'TOO_MANY_TODAY' | null> {
  const brake = brakeOf(route)
  return brake && isHasty(mostOf(brake, 1), idempotencyKey)
}

/** Too often already, or null. */
export async function tooOften(
  route: Route,
  idempotencyKey: IdempotencyKey,
  haste: 'SPAM' | 'TOO_MANY_TODAY' | null,
  person: PersonDoc | null,
): Promise<Refusal | null> {
  const brake = brakeOf(route)
  if (!brake || !haste) return null
  const times = timesFor(person)
  const still = times === 1 ? haste : await isHasty(mostOf(brake, times), idempotencyKey)
  return still && refuse(still)
}
const timesFor = (person: PersonDoc | null): number => (person && person.posts.length > 0 ? STAFF_MAY : 1)

/** A place among those of the last minute, in the line of one person and one route. */
export interface Turn {
  line: string
  /** The key's own id: the same form sent fifty times at once takes one place. */
  idempotencyKey: string
  at: number
  /** This request has a place already. */
  taken: boolean
}

/**
 * Takes one of the places that everybody has: asked beside everything else, so that it costs no call in sequence. The
 * line remembers when each place was taken and a place is free again a minute later, so there is no edge at which twice
 * as many get through.
 */
export async function lineUp(
  route: Route,
  { id: idempotencyKey, brake, at }: IdempotencyKey,
): Promise<Turn | null> {
  const pace = brakeOf(route)
  if (pace?.atOnce !== 'counted') return null
  const turn = { line: seal.codeHash('tries', `turn:${brake}`), idempotencyKey, at }
  const [began, joined] = await Promise.all([begun(turn), place(turn, pace.minute, pace)])
  return { ...turn, taken: began || joined }
}

const begun = async ({ line, idempotencyKey, at }: Omit<Turn, 'taken'>): Promise<boolean> => {
  try {
    await store.create('tries', {
      _id: line,
      v: 1,
      wrong: 0,
      turns: [{ idempotencyKey, at }],
      until: at + minutes(2),
    })
    return true
  } catch (error) {
    if (!isDuplicate(error)) throw error
    return false
  }
}

/** The newest stand first, so that one look at the last of `most` tells whether it is a minute old. */
const place = async (
  { line, idempotencyKey, at }: Omit<Turn, 'taken'>,
  most: number,
  { minute }: Pace,
): Promise<boolean> =>
  (await store.change(
    'tries',
    {
      _id: line,
      [`turns.${most - 1}.at`]: notGt(at - minutes(1)),
      'turns.idempotencyKey': otherThan(idempotencyKey),
    },
    {
      set: { until: at + minutes(2) },
      unshift: { turns: { one: { idempotencyKey, at }, most: minute * STAFF_MAY } },
    },
  )) > 0

/** False: the places of the last minute are taken, and none of them by this very tap. */
export async function takeTurn(route: Route, turn: Turn, person: PersonDoc | null): Promise<boolean> {
  const pace = brakeOf(route)
  if (turn.taken || !pace) return true
  if (await place(turn, pace.minute * timesFor(person), pace)) return true
  return (await store.find('tries', { _id: turn.line, 'turns.idempotencyKey': turn.idempotencyKey })) !== null
}

/** What came to nothing took no place. */
export const giveTurnBack = async ({ line, idempotencyKey }: Turn): Promise<void> => {
  await store.change('tries', { _id: line }, { pull: { turns: { idempotencyKey } } })
}
