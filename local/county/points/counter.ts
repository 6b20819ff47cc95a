import { about } from '../../../miniprogram/core/about'
import { ownHouseholds } from '../../../miniprogram/core/people/impartial'
import { codeOf, keptOf, redemptionId, usedOf } from '../../../cloudfunctions/_points/codes'
import type { RedemptionDoc, StockMoveDoc } from '../../../cloudfunctions/_documents'
import type { Seal } from '../../../cloudfunctions/_platform/seal'
import { addDays, dayKey } from '../../../miniprogram/core/clock'
import { tallied, tallyId, timesLeft } from '../../../miniprogram/core/points/often'
import { isEntitled } from '../../../miniprogram/core/points/price'
import {
  blockedAtCounter,
  counted,
  ended,
  pieceOf,
  putBack,
  setAside,
  stockedIn,
  takenAway,
  untilOf,
  type End,
} from '../../../miniprogram/core/points/shop'
import { shopAccount, type Good, type Redemption } from '../../../miniprogram/core/points/types'
import { isRefusal, type Refusal } from '../../../miniprogram/core/refusal'
import type { Household, Person } from '../people/people'
import type { Agenda } from './agenda'
import { titleOf, type Book } from './book'
import { beatAfter } from './deeds'
import { homeOf } from './homes'
import { SHELF } from './goods'
import { key, no, stockMove } from './plain'

/** One village's shop: what came in, what was redeemed, what became of it. */
export class Counter {
  constructor(
    private readonly book: Book,
    private readonly agenda: Agenda,
    private readonly seal: Seal,
    readonly keeper: Person,
  ) {}

  goodId = (of: string): string => `g${this.book.villageId}${of}`

  /** The shelf as it was first filled: `soon` says how many of each will have gone by today. */
  open(at: number, soon: ReadonlyMap<string, number>, now: number): void {
    SHELF.forEach(({ id: of, restockIn, stock, ...offer }, i) => {
      const id = this.goodId(of)
      const good: Good = {
        id,
        villageId: this.book.villageId,
        ...offer,
        stock: 0,
        held: 0,
        on: true,
        restockDay: restockIn ? dayKey(addDays(now, restockIn)) : null,
        rev: 1,
      }
      this.book.goods.set(id, {
        _id: id,
        v: 1,
        good,
        villageId: good.villageId,
        on: true,
        sort: String(i + 1).padStart(2, '0') + id,
        idempotencyKeys: [],
        lastCount: null,
      })
      this.wrote(id, { kind: 'edit', pieces: 0, why: '新添' }, at)
      const pieces = stock + (soon.get(of) ?? 0)
      if (pieces > 0) this.stockIn(of, pieces, at)
    })
  }
  stockIn(of: string, pieces: number, at: number): void {
    this.change(of, good => stockedIn(good, pieces))
    this.wrote(this.goodId(of), { kind: 'in', pieces, why: '镇上统一配送' }, at)
  }
  /** Stock-taking: `difference` pieces more or fewer than written. */
  count(of: string, difference: number, why: string | null, at: number): void {
    this.change(of, good => {
      const done = counted(good, {
        onShelf: good.stock + good.held + difference,
        seenRev: good.rev,
        why: why ?? undefined,
      })
      return isRefusal(done) ? done : done.good
    })
    const doc = this.doc(of)
    this.book.goods.set(doc._id, {
      ...doc,
      lastCount: { at, byName: this.keeper.actor.staffName, difference, why },
    })
    this.wrote(doc._id, { kind: 'count', pieces: difference, why }, at)
  }

  /** By one of the household; by a helper (`for`) with its consent. */
  redeem(
    of: string,
    by: Person,
    at: number,
    { for: other, consent = '' }: { for?: Household; consent?: string } = {},
  ): string {
    const { book } = this
    const household = other ?? homeOf(book, by)
    const { good } = this.doc(of)
    const aside = no(setAside(good, good.price, !other && isEntitled(by.actor, household.doc.path, at)))
    const tally = book.tally(household.doc._id, good.id)
    if (good.limit && timesLeft(tally, good.limit, dayKey(at)) === 0)
      throw new Error(`${household.doc._id} has had its ${of}`)
    if (good.limit) book.quotas.set(tallyId(household.doc._id, good.id), tallied(tally, dayKey(at), 0))
    this.change(of, () => aside.good)
    const id = redemptionId(by.actor.id, book.random.hex(16))
    const { paid, discount } = aside.price
    const entry = book.move({
      householdId: household.doc._id,
      villageId: book.villageId,
      path: household.doc.path,
      against: shopAccount(book.villageId),
      kind: 'redeemed',
      cause: `redeem:${id}`,
      points: -paid,
      title: `换${pieceOf(good)}`,
      by: by.actor.id,
      byName: other ? by.actor.staffName : null,
      now: at,
    })
    const redemption: Redemption = {
      id,
      no: book.takeNo('D', at),
      villageId: book.villageId,
      householdId: household.doc._id,
      householdTitle: titleOf(household),
      by: by.actor.id,
      onBehalf: other !== undefined,
      helperHouseholds: other ? ownHouseholds(by.actor, at) : [],
      goodId: good.id,
      goodName: good.name,
      unit: good.unit,
      picture: good.picture,
      price: good.price,
      paid,
      discount,
      balanceBefore: entry.balance + paid,
      balanceAfter: entry.balance,
      at: entry.at,
      until: untilOf(entry.at),
      state: 'waiting',
      ended: null,
    }
    book.redemptions.set(id, {
      _id: id,
      v: 1,
      redemption,
      villageId: book.villageId,
      householdId: household.doc._id,
      state: 'waiting',
      ...this.freshCode(id),
      idempotencyKey: id,
      sortKey: key(entry.at, id),
      endedKey: '',
      nextDueAt: redemption.until,
      helper: other ? by.actor.id : '',
      countedOn: good.limit ? dayKey(at) : '',
    })
    if (other) book.say({ id, about: about('redemption', id), by: by.actor.id, at, words: { consent } })
    this.agenda.on(beatAfter(redemption.until), now => {
      if (this.redemption(id).state === 'waiting') this.end(id, 'expired', 'clock', now)
    })
    return id
  }

  /** Digits nobody else at this shop holds. */
  private freshCode(id: string): Pick<RedemptionDoc, 'code' | 'token' | 'codeTry'> {
    const held = new Set([...this.book.redemptions.values()].map(({ code }) => code))
    for (let codeTry = 1; ; codeTry++) {
      const kept = keptOf(this.seal, this.book.villageId, codeOf(this.seal, id, codeTry))
      if (!held.has(kept.code)) return { ...kept, codeTry }
    }
  }

  end(id: string, how: End, by: Person | 'clock', now: number): void {
    const { book } = this
    const before = this.redemption(id)
    const blocked =
      how === 'collected' &&
      by !== 'clock' &&
      blockedAtCounter(before.redemption, { actor: by.actor, as: 'shopkeeper', shopkeepers: [], now })
    if (blocked) throw new Error(`${by.name} may not hand out ${before.redemption.no}`)
    const who =
      by === 'clock'
        ? { by, byName: null, now }
        : {
            by: by.actor.id,
            byName: how === 'collected' || before.redemption.onBehalf ? by.actor.staffName : null,
            now,
          }
    const redemption = no(ended(before.redemption, how, who))
    const idempotencyKey = by === 'clock' ? `clock:${id}` : `${by.actor.id}:${id}`
    book.redemptions.set(id, {
      ...before,
      redemption,
      state: how,
      code: usedOf(before.code, id),
      token: usedOf(before.token, id),
      endedKey: key(redemption.ended?.at ?? now, id),
      nextDueAt: null,
      endingKey: idempotencyKey,
    })
    const of = SHELF.find(one => this.goodId(one.id) === redemption.goodId)?.id ?? ''
    this.change(of, how === 'collected' ? takenAway : putBack)
    if (how === 'collected') return
    if (before.countedOn)
      book.quotas.set(
        tallyId(redemption.householdId, redemption.goodId),
        tallied(book.tally(redemption.householdId, redemption.goodId), before.countedOn, 0, -1),
      )
    const title = `退${pieceOf({ name: redemption.goodName, unit: redemption.unit })}`
    const path = book.accounts.get(redemption.householdId)?.path ?? []
    book.move({
      householdId: redemption.householdId,
      villageId: book.villageId,
      path,
      against: shopAccount(book.villageId),
      kind: 'returned',
      cause: `return:${id}`,
      points: redemption.paid,
      title,
      ...who,
      now,
    })
  }

  private wrote(goodId: string, move: Pick<StockMoveDoc, 'kind' | 'pieces' | 'why'>, at: number): void {
    const good = this.book.goods.get(goodId)?.good
    if (good) this.book.moves.push(stockMove(good, move, at, this.keeper))
  }
  private change(of: string, change: (good: Good) => Good | Refusal): void {
    const doc = this.doc(of)
    this.book.goods.set(doc._id, { ...doc, good: no(change(doc.good)) })
  }
  private doc(of: string) {
    const doc = this.book.goods.get(this.goodId(of))
    if (!doc) throw new Error(`the shop has no ${of}`)
    return doc
  }
  redemption(id: string): RedemptionDoc {
    const doc = this.book.redemptions.get(id)
    if (!doc) throw new Error(`there is no redemption ${id}`)
    return doc
  }
}
