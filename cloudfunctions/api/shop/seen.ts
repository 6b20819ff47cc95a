/** Goods and redemptions as each reader may see them. */
import {
  DRAWINGS,
  lookedMessage,
  overBecause,
  type Counter,
  blockedAtCounter,
} from '../../../miniprogram/core/points/shop'
import { priceFor } from '../../../miniprogram/core/points/price'
import type {
  CodeDetail,
  CodeInfo,
  CounterRow,
  GoodInfo,
  Looked,
  ShopInfo,
  StockRow,
} from '../../../contract/points'
import { codeOf } from '../../_points/codes'
import type { GoodDoc, RedemptionDoc } from '../../_documents'
import type { Known } from '../../_people/person'
import { files, seal, store } from '../../_platform/ports'
import { heldTexts } from '../../_journal/words/said'
import { countersOf, shopAt } from './place'

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

export function codeInfo({ redemption: r }: RedemptionDoc, url: string | null): CodeInfo {
  const { id, no, goodName, unit, picture, price, paid, discount, balanceBefore, balanceAfter } = r
  const { householdTitle, onBehalf, at, until, state } = r
  return {
    ...{ id, no, goodName, unit, picture, url, price, paid, discount, balanceBefore, balanceAfter },
    ...{ householdTitle, onBehalf, at, until, state },
    endedAt: r.ended?.at ?? null,
    endedBy: r.ended?.byName ?? null,
  }
}

/** For the household: the code itself, as long as it is worth something. Never for a helper: it is worth what the household paid (docs/adr/0063). */
export async function codeDetail(
  doc: RedemptionDoc,
  shop: ShopInfo,
  { person, now }: Known,
): Promise<CodeDetail> {
  const url = (await addressesOf([doc.redemption.picture]))(doc.redemption.picture)
  const waits = doc.state === 'waiting'
  const { code, token } =
    waits && doc.householdId === person.householdId
      ? codeOf(seal, doc._id, doc.codeTry)
      : { code: null, token: null }
  return { ...codeInfo(doc, url), now, shop, code, token, mayCancel: waits }
}

/** `at`: when it was redeemed while it waits, when it was handed out after. */
export function counterRow({ redemption: r }: RedemptionDoc): CounterRow {
  return {
    id: r.id,
    no: r.no,
    goodName: r.goodName,
    unit: r.unit,
    householdTitle: r.householdTitle,
    at: r.ended?.at ?? r.at,
    until: r.until,
    onBehalf: r.onBehalf,
    paid: r.paid,
    discount: r.discount !== null,
    state: r.state,
  }
}

export async function lookedAt(
  { redemption: r, villageId }: RedemptionDoc,
  counter: Counter,
  me: Known,
): Promise<Looked> {
  const url = (await addressesOf([r.picture]))(r.picture)
  const blocked = blockedAtCounter(r, counter)
  const { now } = me
  const mayHandOut = blocked === null && overBecause(r, now) === null
  return {
    now,
    id: r.id,
    state: r.state,
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
    shopName: countersOf(me).length > 1 ? (await shopAt(villageId, now)).name : null,
    mayHandOut,
    message: lookedMessage(r, now, blocked),
  }
}
