/** Points for goods, and giving up what was redeemed. */
import { messageAfter } from '../../../miniprogram/core/redemption/decide'
import type { RedemptionEvent } from '../../../miniprogram/core/redemption/events'
import type { RedemptionCommand } from '../../../miniprogram/core/redemption/commands'
import type { Redemption } from '../../../miniprogram/core/redemption/kinds'
import { reads } from '../../../miniprogram/core/redemption/sight/reads'
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { ShopInfo } from '../../../contract/points/shop'
import { press } from '../../_journal/execute'
import type { Known } from '../../_people/person'
import type { Handler } from '../request/serve'
import { ownVillage, shopAt } from './place'
import { codeDetail } from './seen'

export const redeemGood: Handler<'shop.redeem'> = {
  async known({ key, humanCheck, ...ask }, me) {
    const householdId = ask.householdId ?? me.person.householdId
    const { consentWords: _, ...own } = ask
    const pressing = press('redemption', {
      id: null,
      // For the own household nobody else agreed to anything.
      command: { verb: 'redeem', key, input: householdId === me.person.householdId ? own : ask },
      by: me,
      now: me.now,
      humanCheck,
    })
    const [done, shop] = await Promise.all([pressing, ownShop(me)])
    if (isRefusal(done)) return done
    const { matter, written } = done
    // A key that was used for something else opens nothing.
    if (matter.goodId !== ask.goodId || matter.householdId !== householdId)
      return refuse('BAD_INPUT', {}, 'key')
    return reads(matter, me) ? answer('redeem', matter, shop, me, written?.events) : refuse('NO_SUCH_CODE')
  },
}

export const cancel: Handler<'shop.cancel'> = {
  async known({ id, key }, me) {
    const command: RedemptionCommand = { verb: 'cancel', key, input: {} }
    const pressing = press('redemption', { id, command, by: me, now: me.now })
    const [done, shop] = await Promise.all([pressing, ownShop(me)])
    return isRefusal(done) ? notMine(done) : answer('cancel', done.matter, shop, me)
  },
}

/** Anybody who may not open the page of a code hears that there is none. */
const notMine = (refusal: Refusal): Refusal =>
  refusal.refused === 'NOT_FOUND' || refusal.refused === 'NOT_ALLOWED' ? refuse('NO_SUCH_CODE') : refusal

/** Read while the verb is pressed: nearly always it is the shop that is answered. */
async function ownShop(me: Known): Promise<ShopInfo | null> {
  const villageId = ownVillage(me)
  return villageId === null ? null : shopAt(villageId, me.now)
}

async function answer(
  verb: 'redeem' | 'cancel',
  redemption: Redemption,
  near: ShopInfo | null,
  me: Known,
  known: readonly RedemptionEvent[] | null = null,
) {
  const { villageId } = redemption
  const shop = near?.id === villageId ? near : await shopAt(villageId, me.now)
  return {
    redemption: await codeDetail(redemption, shop, me, known),
    message: messageAfter(verb, redemption, {}),
  }
}
