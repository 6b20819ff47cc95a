/** Points for goods: looked at once without a transaction, so that a sold out good costs nobody a wait, then redeemed. */
import { dateText } from '../../../miniprogram/core/clock/shanghai'
import type { GridId } from '../../../miniprogram/core/people/grid'
import { mayRedeemSince } from '../../../miniprogram/core/people/impartial'
import { holds } from '../../../miniprogram/core/people/role'
import { isEntitled } from '../../../miniprogram/core/points/price'
import { isNearChange, pieceOf, setAside } from '../../../miniprogram/core/points/shop'
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { ShopInfo } from '../../../contract/points'
import type { RedemptionDoc } from '../../_documents'
import { redemptionId } from '../../_points/codes'
import { titleOf } from '../../_people/households'
import { membersOf } from '../../_notices/news'
import { drawNumbers } from '../../_journal/numbers'
import type { Known } from '../../_people/person'
import { store } from '../../_platform/ports'
import { oneMore, redeem, type Wish } from '../../_points/redeeming'
import { endRedemption } from '../../_points/redemption-ends'
import { watchersOf } from '../../_points/price-changes'
import { checkTyped } from '../../_journal/words/said'
import type { Ask, Handler } from '../request/serve'
import { mayOpen } from './codes'
import { shopAt } from './place'
import { codeDetail } from './seen'

export const redeemGood: Handler<'shop.redeem'> = {
  async known(ask, me) {
    const householdId = ask.householdId ?? me.person.householdId
    const [before, found] = await Promise.all([
      store.get('redemptions', redemptionId(me.person._id, ask.key)),
      householdId === null ? null : look(householdId, ask.goodId),
    ])
    const villageId = before?.villageId ?? found?.household?.path[2]
    const [done, shop] = await Promise.all([
      before ?? (found ? fresh(ask, me, found) : refuse('NO_HOUSEHOLD')),
      villageId === undefined ? null : shopAt(villageId, me.now),
    ])
    if (isRefusal(done)) return done
    // A key that was used for something else opens nothing.
    if (done.redemption.goodId !== ask.goodId || done.householdId !== householdId)
      return refuse('BAD_INPUT', {}, 'key')
    return shop && mayOpen(done, me) ? answer(done, shop, me) : refuse('NO_SUCH_CODE')
  },
}

async function answer(doc: RedemptionDoc, shop: ShopInfo, me: Known) {
  const { redemption: r } = doc
  const message =
    r.state === 'waiting'
      ? r.onBehalf && r.householdId !== me.person.householdId
        ? `换好了：${pieceOf({ name: r.goodName, unit: r.unit })}。${dateText(r.until)}前请本人或家里人到店，报门牌来拿。`
        : `换好了：${pieceOf({ name: r.goodName, unit: r.unit })}。${dateText(r.until)}前凭码来拿。`
      : '这次换的已经有了结果，看一眼。'
  return { redemption: await codeDetail(doc, shop, me), message }
}

/** What is looked at without a transaction, side by side; what counts is read again where it changes. */
async function look(householdId: string, goodId: string) {
  const [household, stocked, account, members] = await Promise.all([
    store.get('households', householdId),
    store.get('goods', goodId),
    store.get('accounts', householdId),
    membersOf([householdId]),
  ])
  return { householdId, household, stocked, balance: account?.balance ?? 0, members }
}
type Found = Awaited<ReturnType<typeof look>>

async function fresh(ask: Ask<'shop.redeem'>, me: Known, found: Found): Promise<RedemptionDoc | Refusal> {
  const household = await forWhom(found, me)
  if (isRefusal(household)) return household
  const { stocked, balance, members } = found
  const own = household.id === me.person.householdId
  const since = own ? mayRedeemSince(me.actor, household.id) : 0
  if (since === null || since > me.now) return refuse('NEWCOMER', { day: dateText(since ?? me.now) })
  if (!own && !ask.consentWords) return refuse('NEEDS_CONSENT', {}, 'consentWords')
  if (!stocked?.on || stocked.villageId !== household.villageId) return refuse('NO_SUCH_GOOD')
  const trial = setAside(stocked.good, ask.seenPrice, own && isEntitled(me.actor, household.path, me.now))
  if (isRefusal(trial)) return trial
  const quota = await oneMore(_id => store.get('quotas', _id), household.id, stocked.good, me.now)
  if (isRefusal(quota)) return quota
  if (balance < trial.price.paid) return refuse('POINTS_SHORT', { short: trial.price.paid - balance })
  const check = await checkTyped(me)
  if (isRefusal(check)) return check
  const wish: Wish = {
    key: ask.key,
    goodId: ask.goodId,
    seenPrice: ask.seenPrice,
    household,
    members,
    numbers: await drawNumbers('redemption', household.villageId, me.now),
    consent: own ? null : { words: ask.consentWords ?? '', check },
    watchers:
      stocked.priced && isNearChange(stocked.priced.at, me.now)
        ? await watchersOf(household.path, me.now, me.person._id)
        : [],
  }
  return redeem(wish, me)
}

async function forWhom(
  { householdId: id, household }: Found,
  me: Known,
): Promise<(Wish['household'] & { villageId: GridId }) | Refusal> {
  const villageId = household?.path[2]
  const own = id === me.person.householdId
  if (!household || !villageId) return refuse(own ? 'NO_HOUSEHOLD' : 'NOT_ALLOWED')
  if (!own && !holds(me.actor, 'gridMember', household.path, me.now)) return refuse('NOT_ALLOWED')
  return { id, title: await titleOf(household._id), path: household.path, villageId }
}

export const cancel: Handler<'shop.cancel'> = {
  async known({ id, key }, me) {
    const doc = await store.get('redemptions', id)
    if (!doc || !mayOpen(doc, me)) return refuse('NO_SUCH_CODE')
    const done = await endRedemption(doc, 'cancelled', {
      by: me.person._id,
      byName: doc.redemption.onBehalf ? me.person.staffName : null,
      idempotencyKey: `${me.person._id}:${key}`,
      now: me.now,
    })
    if (isRefusal(done)) return done
    return {
      redemption: await codeDetail(done.doc, await shopAt(done.doc.villageId, me.now), me),
      message: `退了，${done.doc.redemption.paid} 分回到账上。`,
    }
  },
}
