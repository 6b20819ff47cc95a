import { dateText, dayKey } from '../../clock/shanghai'
import { LIMITS } from '../../limits'
import { villageOf } from '../../people/grid'
import { mayRedeemSince, ownHouseholds } from '../../people/impartial'
import { isEntitled } from '../../points/price'
import { overLimit, priceOfOne } from '../../points/shop'
import { ref, text, whole } from '../../process/fields'
import { isRefusal, refuse } from '../../refusal'
import { isBlank } from '../../text/fold'
import { untilOf } from '../days'
import { opening } from '../kit'
import { CHANGED, pieceIn, toHousehold } from '../telling'

/** Points for goods: by somebody of the household, or by its grid member with the words in which it agreed. */
export const redeem = opening('Redeemed')({
  label: '换',
  pace: 'shopping',
  // For the own household it is done at the shelf; for another one this is asked.
  way: {
    page: '/shop/help/help',
    asks: {
      note: '',
      yes: '替这一户换',
      without: ['goodId', 'seenPrice'],
      needs: ['householdId', 'consentWords'],
    },
  },
  needs: ['household', 'good', 'had', 'balance', 'drawn'],
  by: ['household', 'gridMember'],
  input: {
    goodId: ref({ label: '换哪一样', to: 'good', required: 'BAD_INPUT' }),
    seenPrice: whole({ label: '看到的价', min: 1, required: 'BAD_INPUT' }),
    householdId: ref({ label: '替哪一户换', to: 'household' }),
    consentWords: text({
      label: '怎么同意的',
      line: true,
      hint: '写一句，比如：当面同意',
      openers: ['当面同意', '电话里说好的'],
      max: LIMITS.consent,
      moderated: true,
      keptAs: 'consent',
    }),
  },
  decide(
    _,
    { seenPrice, consentWords = '' },
    { actor, now, facts: { household, good, had, balance, drawn } },
  ) {
    if (actor === 'clock') return refuse('NOT_ALLOWED')
    const own = actor.householdId === household.id
    const since = own ? mayRedeemSince(actor, household.id) : 0
    if (since === null || since > now) return refuse('NEWCOMER', { day: dateText(since ?? now) })
    if (!own && isBlank(consentWords)) return refuse('NEEDS_CONSENT', {}, 'consentWords')
    if (!good || good.villageId !== villageOf(household.path)) return refuse('NO_SUCH_GOOD')
    const price = priceOfOne(good, seenPrice, own && isEntitled(actor, household.path, now))
    if (isRefusal(price)) return price
    const full = overLimit(good, had, now)
    if (full) return full
    const { paid, discount } = price
    if (balance < paid) return refuse('POINTS_SHORT', { short: paid - balance })
    return {
      ...drawn,
      villageId: good.villageId,
      path: household.path,
      householdId: household.id,
      householdTitle: household.title,
      onBehalf: !own,
      helperHouseholds: own ? [] : ownHouseholds(actor, now),
      goodId: good.id,
      goodName: good.name,
      unit: good.unit,
      picture: good.picture,
      price: good.price,
      paid,
      discount,
      balanceBefore: balance,
      balanceAfter: balance - paid,
      until: untilOf(now),
      // A limit that comes later begins with the day it comes.
      countedOn: good.limit ? dayKey(now) : null,
    }
  },
  evolve: (_, { at, by, no, villageId, path, householdId, householdTitle, onBehalf, ...redeemed }) => ({
    stage: { state: 'waiting' },
    record: {
      v: 1,
      no,
      villageId,
      path,
      householdId,
      householdTitle,
      redeemedBy: by,
      redeemedAt: at,
      onBehalf,
      helperHouseholds: redeemed.helperHouseholds,
      goodId: redeemed.goodId,
      goodName: redeemed.goodName,
      unit: redeemed.unit,
      picture: redeemed.picture,
      price: redeemed.price,
      paid: redeemed.paid,
      discount: redeemed.discount,
      balanceBefore: redeemed.balanceBefore,
      balanceAfter: redeemed.balanceAfter,
      until: redeemed.until,
      countedOn: redeemed.countedOn,
      codeTry: redeemed.codeTry,
    },
  }),
  message: redemption =>
    redemption.stage.state !== 'waiting'
      ? '这次换的已经有了结果，看一眼。'
      : redemption.onBehalf
        ? `换好了：${pieceIn(redemption)}。${dateText(redemption.until)}前请本人或家里人到店，报门牌来拿。`
        : `换好了：${pieceIn(redemption)}。${dateText(redemption.until)}前凭码来拿。`,
  words: { text: 'office', reviewedBy: 'desk' },
  phrase: CHANGED,
  tells: [
    toHousehold((piece, { paid, until }) => `家里用 ${paid} 分换了${piece}，${dateText(until)}前凭码去拿。`),
  ],
  timeline: ({ onBehalf }) => (onBehalf ? '代换了' : '换了'),
})
