/** Goods and redemptions as each reader may see them. */
import { about } from '../../../miniprogram/core/about'
import { DRAWINGS } from '../../../miniprogram/core/points/shop'
import { lookedMessage, type Counter } from '../../../miniprogram/core/redemption/counter'
import { waysOn } from '../../../miniprogram/core/redemption/decide'
import type { RedemptionEvent } from '../../../miniprogram/core/redemption/events'
import type { Redemption } from '../../../miniprogram/core/redemption/kinds'
import { redemptionHistory } from '../../../miniprogram/core/redemption/sight/history'
import { priceFor } from '../../../miniprogram/core/points/price'
import type {
  CodeDetail,
  CodeInfo,
  CounterRow,
  GoodInfo,
  Found,
  ShopInfo,
  StockRow,
} from '../../../contract/points/shop'
import { eventsOf } from '../../_journal/events'
import { codeOf } from '../../_journal/redemptions/codes'
import type { GoodDoc } from '../../_documents'
import type { Known } from '../../_people/person'
import { files, seal, store } from '../../_platform/ports'
import { heldTexts } from '../../_journal/words/keep-words'
import { countersAt, shopAt } from './place'

/** Addresses of uploaded pictures that passed the check; our own drawings travel with the mini-program. */
export async function addressesOf(pictures: readonly string[]): Promise<(picture: string) => string | null> {
  const uploaded = await store.some(
    'files',
    pictures.filter(picture => !DRAWINGS.includes(picture)),
  )
  const kept = new Map(
    uploaded.flatMap(({ _id, kept, state }) => (kept && state === 'pass' ? [[_id, kept]] : [])),
  )
  const found = kept.size > 0 ? await files.addresses([...kept.values()]) : new Map<string, string>()
  return picture => found.get(kept.get(picture) ?? '') ?? null
}

export interface Buyer {
  entitled: boolean
  balance: number /** By good: how many more this household may have in this period. */
  left: ReadonlyMap<string, number>
}

export function goodInfo(
  { good }: GoodDoc,
  url: string | null,
  { entitled, balance, left }: Buyer,
): GoodInfo {
  const { id, name, unit, kind, picture, price, stock, limit, restockDay } = good
  const { paid } = priceFor(price, entitled)
  return {
    id,
    name,
    unit,
    kind,
    picture,
    url,
    price,
    pays: paid,
    stock,
    limit,
    left: limit ? (left.get(id) ?? limit.times) : null,
    restockDay,
    short: Math.max(0, paid - balance),
  }
}

/** Rows of the stock list, with pictures; a doubtful word about the last count waits for a look. */
export async function stockRows(docs: readonly GoodDoc[], { person }: Known): Promise<StockRow[]> {
  const url = await addressesOf(docs.map(({ good }) => good.picture))
  const shown = await heldTexts(
    docs.map(({ lastCount }) => lastCount?.doubt),
    person._id,
  )
  return docs.map(doc => {
    const { doubt, ...count } = doc.lastCount ?? {
      doubt: null,
      at: 0,
      byName: null,
      difference: 0,
      why: null,
    }
    const lastCount = doc.lastCount ? { ...count, why: count.why && shown(doubt, count.why) } : null
    return stockRow({ ...doc, lastCount }, url(doc.good.picture))
  })
}

function stockRow({ good, lastCount }: GoodDoc, url: string | null): StockRow {
  const { id, name, unit, kind, picture, price, stock, held, limit, on, restockDay, rev } = good
  return {
    id,
    name,
    unit,
    kind,
    picture,
    url,
    price,
    stock,
    held,
    limit,
    on,
    restockDay,
    rev,
    lastCount: lastCount ?? null,
  }
}

export function codeInfo(r: Redemption, url: string | null): CodeInfo {
  const { id, no, goodName, unit, picture, price, paid, discount, balanceBefore, balanceAfter } = r
  const { householdTitle, onBehalf, redeemedAt: at, until } = r
  const ended = endOf(r)
  return {
    ...{ id, no, goodName, unit, picture, url, price, paid, discount, balanceBefore, balanceAfter },
    ...{ householdTitle, onBehalf, at, until, state: r.stage.state },
    endedAt: ended?.at ?? null,
    endedBy: ended?.byName ?? null,
  }
}
const endOf = ({ stage }: Redemption) => ('ended' in stage ? stage.ended : null)

/** `known`: the events, where they were just written. For the household: the code itself, as long as it is worth something. Never for a helper: it is worth what the household paid (docs/adr/0063). */
export async function codeDetail(
  redemption: Redemption,
  shop: ShopInfo,
  { actor, now }: Known,
  known: readonly RedemptionEvent[] | null = null,
): Promise<CodeDetail> {
  const { id, householdId, picture, codeTry, stage } = redemption
  const [addresses, events] = await Promise.all([
    addressesOf([picture]),
    known ?? eventsOf(about('redemption', id)),
  ])
  const url = addresses(picture)
  const { code, token } =
    stage.state === 'waiting' && householdId === actor.householdId
      ? codeOf(seal, id, codeTry)
      : { code: null, token: null }
  const mayCancel = waysOn(redemption, { actor, now, facts: {} }).includes('cancel')
  const history = redemptionHistory(redemption, events, { actor, now })
  return { ...codeInfo(redemption, url), now, shop, code, token, mayCancel, history }
}

/** `at`: when it was redeemed while it waits, when it was handed out after. */
export function counterRow(r: Redemption): CounterRow {
  return {
    id: r.id,
    no: r.no,
    goodName: r.goodName,
    unit: r.unit,
    householdTitle: r.householdTitle,
    at: endOf(r)?.at ?? r.redeemedAt,
    until: r.until,
    onBehalf: r.onBehalf,
    paid: r.paid,
    discount: r.discount !== null,
    state: r.stage.state,
  }
}

export async function lookedAt(r: Redemption, counter: Counter, me: Known): Promise<Found> {
  const url = (await addressesOf([r.picture]))(r.picture)
  const { actor, now } = me
  const { shopkeepers } = counter
  return {
    now,
    id: r.id,
    state: r.stage.state,
    goodName: r.goodName,
    unit: r.unit,
    picture: r.picture,
    url,
    householdTitle: r.householdTitle,
    paid: r.paid,
    price: r.price,
    discount: r.discount,
    onBehalf: r.onBehalf,
    until: r.until,
    shopName: countersAt(me).length > 1 ? (await shopAt(r.villageId, now)).name : null,
    mayHandOut: waysOn(r, { actor, now, facts: { shopkeepers } }).includes('handOut'),
    message: lookedMessage(r, counter),
  }
}
