/**
 * Redeeming and its ends, each in one transaction: good, account and entry, quota, redemption, notice. The good comes
 * first: whoever loses the race for the last piece hears it at the first write, before anything else is touched.
 */
import { about } from '../../miniprogram/core/about'
import { dayKey } from '../../miniprogram/core/clock/shanghai'
import type { GridId } from '../../miniprogram/core/people/grid'
import { tallied, NOTHING_COUNTED, tallyId, timesLeft } from '../../miniprogram/core/points/often'
import { ownHouseholds } from '../../miniprogram/core/people/impartial'
import { isEntitled } from '../../miniprogram/core/points/price'
import { limitWords, pieceOf, setAside, untilOf } from '../../miniprogram/core/points/shop'
import { shopAccount, type Good, type Redemption } from '../../miniprogram/core/points/types'
import type { CheckState } from '../../miniprogram/core/ticket/sight/infos'
import { isRefusal, refuse, type Refusal } from '../../miniprogram/core/refusal'
import { allOrNo } from '../_platform/transaction'
import { codeOf, keptOf, redemptionId } from './codes'
import type { RedemptionDoc, TallyDoc } from '../_documents'
import { move } from '../_journal/points/ledger'
import { REDEMPTION_TELLS } from '../../miniprogram/core/points/tells'
import { newsFor } from '../_notices/news'
import type { Known } from '../_people/person'
import { seal } from '../_platform/ports'
import { noteRedemption } from './price-changes'
import { say } from '../_journal/words/said'
import type { Tx } from '../_platform/inside'

/** Text of a sort key that begins with 13 digits of time. */
export const timeKey = (at: number): string => String(at).padStart(13, '0')

/** A whole village wants the same oil: many short turns, and an answer well within the function's twenty seconds. */
export const CROWD = { tries: 26, patienceMs: 8000 }

export interface Wish {
  key: string
  goodId: string
  seenPrice: number
  household: { id: string; title: string; path: GridId[] }
  /** Who lives there, and hears of it. */
  members: readonly string[]
  /** How the household agreed, when a grid member redeems for it; null for the own one. */
  consent: { words: string; check: CheckState } | null
  /** Who hears of a price changed near it; empty where none was. */
  watchers: readonly string[]
  /** Unused ones, for one attempt after the other. */
  numbers: readonly string[]
}

/** The redemption, the same one for the same tap, or a no: then neither points nor stock have moved. */
export async function redeem(wish: Wish, me: Known): Promise<RedemptionDoc | Refusal> {
  const id = redemptionId(me.person._id, wish.key)
  // A taken code or number shows only when it is written, as a duplicate: the next attempt brings others.
  return allOrNo(async (tx, attempt) => {
    const present = await tx.get('redemptions', id)
    if (present) return present
    const stocked = await tx.get('goods', wish.goodId)
    if (!stocked?.on || stocked.villageId !== wish.household.path[2]) return refuse('NO_SUCH_GOOD')
    const aside = setAside(
      stocked.good,
      wish.seenPrice,
      !wish.consent && isEntitled(me.actor, wish.household.path, me.now),
    )
    if (isRefusal(aside)) return aside
    const quota = await oneMore(_id => tx.get('quotas', _id), wish.household.id, stocked.good, me.now)
    if (isRefusal(quota)) return quota
    await tx.put('goods', { ...stocked, good: aside.good })
    if (quota) await tx.put('quotas', quota)
    const { paid } = aside.price
    const moved = await move(tx, {
      ...ledgerLine(wish.household, stocked.good),
      kind: 'redeemed',
      cause: `redeem:${id}`,
      points: -paid,
      title: `换${pieceOf(stocked.good)}`,
      by: me.person._id,
      byName: wish.consent ? me.person.staffName : null,
      now: me.now,
    })
    if (isRefusal(moved)) return moved
    const doc = docFor(
      id,
      wish,
      stocked.good,
      {
        ...aside.price,
        balance: moved.account.balance,
        at: moved.entry.at,
        countedOn: quota ? dayKey(me.now) : '',
        again: attempt,
      },
      me,
    )
    await tx.create('redemptions', doc)
    await noteRedemption(tx, stocked, doc.redemption, wish.watchers)
    if (wish.consent)
      await say(tx, {
        id,
        about: about('redemption', id),
        no: doc.redemption.no,
        villageId: doc.villageId,
        path: wish.household.path,
        by: me.person._id,
        owner: null,
        at: doc.redemption.at,
        words: { consent: wish.consent.words },
        check: wish.consent.check,
      })
    await tell(tx, doc, wish.members, me.person._id, doc.redemption.at)
    return doc
  }, CROWD)
}

/** One more of this good for this household. `get` reads in or outside a transaction. */
export async function oneMore(
  get: (id: string) => Promise<TallyDoc | null>,
  householdId: string,
  good: Good,
  now: number,
): Promise<TallyDoc | null | Refusal> {
  // A limit that comes later begins with the day it comes.
  if (!good.limit) return null
  const _id = tallyId(householdId, good.id)
  const tally = (await get(_id)) ?? NOTHING_COUNTED
  return timesLeft(tally, good.limit, dayKey(now)) > 0
    ? { _id, v: 1, ...tallied(tally, dayKey(now), 0) }
    : refuse('GOOD_LIMIT', { limit: limitWords(good.limit, good.unit) })
}

export const ledgerLine = (
  household: { id: string; path: GridId[] },
  { villageId }: Pick<Good, 'villageId'>,
) => ({
  householdId: household.id,
  villageId,
  path: household.path,
  against: shopAccount(villageId),
})

interface Paid {
  paid: number
  discount: Redemption['discount']
  balance: number
  at: number
  countedOn: string
  again: number
}

function docFor(
  id: string,
  { household, consent, numbers }: Wish,
  good: Good,
  { paid, discount, balance, at, countedOn, again }: Paid,
  { person, actor, now }: Known,
): RedemptionDoc {
  const redemption: Redemption = {
    id,
    no: numbers[(again - 1) % numbers.length] ?? '',
    villageId: good.villageId,
    householdId: household.id,
    householdTitle: household.title,
    by: person._id,
    onBehalf: consent !== null,
    helperHouseholds: consent ? ownHouseholds(actor, now) : [],
    goodId: good.id,
    goodName: good.name,
    unit: good.unit,
    picture: good.picture,
    price: good.price,
    paid,
    discount,
    balanceBefore: balance + paid,
    balanceAfter: balance,
    at,
    until: untilOf(at),
    state: 'waiting',
    ended: null,
  }
  const kept = keptOf(seal, good.villageId, codeOf(seal, id, again))
  return {
    _id: id,
    v: 1,
    redemption,
    villageId: good.villageId,
    householdId: household.id,
    state: 'waiting',
    ...kept,
    codeTry: again,
    idempotencyKey: id,
    sortKey: timeKey(at) + id,
    endedKey: '',
    nextDueAt: redemption.until,
    helper: consent ? person._id : '',
    countedOn,
  }
}

/** The whole household hears of it: points are theirs, and so is a code that somebody else used. Nobody is told what they did. */
export async function tell(
  tx: Tx,
  { _id, villageId, state, redemption }: RedemptionDoc,
  members: readonly string[],
  by: string,
  now: number,
): Promise<void> {
  const to = members.filter(id => id !== by)
  if (to.length === 0) return
  for (const { who: _, ...tell } of REDEMPTION_TELLS[redemption.state](redemption))
    await tx.create(
      'due',
      newsFor({ id: `${_id}:${state}`, about: about('redemption', _id), villageId, ...tell, to, now }),
    )
}
