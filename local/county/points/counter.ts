import { commitmentOf } from '../../../cloudfunctions/_journal/chain'
import { eventFor, wordsFor } from '../../../cloudfunctions/_journal/recorded'
import { codeOf, keptCodeOf, keptOf, redemptionId } from '../../../cloudfunctions/_journal/redemptions/codes'
import { movesWith } from '../../../cloudfunctions/_journal/redemptions/moves'
import { redemptions } from '../../../cloudfunctions/_journal/redemptions/writing'
import type { StockMoveDoc } from '../../../cloudfunctions/_documents'
import { stockMoveDoc } from '../../../cloudfunctions/_documents/new/stock-move'
import type { Seal } from '../../../cloudfunctions/_platform/seal'
import { addDays, dayKey } from '../../../miniprogram/core/clock'
import { tallyId } from '../../../miniprogram/core/points/often'
import { counted, stockedIn } from '../../../miniprogram/core/points/shop'
import type { Good } from '../../../miniprogram/core/points/types'
import type {
  RedemptionCommand,
  RedemptionInputs,
  RedemptionVerb,
} from '../../../miniprogram/core/redemption/commands'
import type { Facts, Redemption } from '../../../miniprogram/core/redemption/kinds'
import { isRefusal, type Refusal } from '../../../miniprogram/core/refusal'
import type { Household, Person } from '../people/people'
import type { Agenda } from './agenda'
import { titleOf, type Book } from './book'
import { beatAfter } from './deeds'
import { homeOf } from './homes'
import { SHELF } from './goods'
import { accepted } from './plain'

/** One village's shop: what came in, what was redeemed, what became of it. */
export class Counter {
  private readonly made = new Map<string, Redemption>()

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
    { for: other, consent }: { for?: Household; consent?: string } = {},
  ): string {
    const { book } = this
    const home = other ?? homeOf(book, by)
    const { good } = this.doc(of)
    const id = redemptionId(by.actor.id, book.random.hex(16))
    const { _id: householdId, path } = home.doc
    const input = { goodId: good.id, seenPrice: good.price, ...(other ? { consentWords: consent } : {}) }
    this.press(id, 'redeem', input, by, at, {
      household: { id: householdId, title: titleOf(home), path },
      good,
      had: book.tally(householdId, good.id),
      balance: book.accounts.get(householdId)?.balance ?? 0,
      drawn: { no: book.takeNo('D', at), codeTry: this.freshTry(id) },
    })
    return id
  }

  /** The first try that gives digits nobody else at this shop holds. */
  private freshTry(id: string): number {
    const held = new Set([...this.book.redemptions.values()].map(({ code }) => code))
    for (let codeTry = 1; ; codeTry++)
      if (!held.has(keptOf(this.seal, this.book.villageId, codeOf(this.seal, id, codeTry)).code))
        return codeTry
  }

  /** It is given back by people or by the clock, or handed out. */
  end(id: string, how: 'collected' | 'cancelled' | 'expired', by: Person | 'clock', at: number): void {
    if (how === 'collected') this.press(id, 'handOut', {}, by, at, { shown: true })
    else this.press(id, how === 'cancelled' ? 'cancel' : 'expire', {}, by, at)
  }

  /** Decided by the rules themselves: what they refuse is a mistake of the county. */
  private press<V extends RedemptionVerb>(
    id: string,
    verb: V,
    input: RedemptionInputs[V],
    by: Person | 'clock',
    at: number,
    facts: Facts = {},
  ): void {
    const { book } = this
    const before = this.made.get(id) ?? null
    const actor = by === 'clock' ? 'clock' : by.actor
    const key = `${id}-${(before?.rev ?? 0) + 1}`
    const command = { verb, key, input } as RedemptionCommand
    const decision = redemptions.decide(before, command, { actor, now: at, facts })
    if (isRefusal(decision)) throw new Error(`${verb} of ${id}: ${decision.message}`)
    const { fact, words } = decision
    const salt = words ? book.random.hex(32) : ''
    const commitment = words && commitmentOf(words, salt)
    const idempotencyKey = `${actor === 'clock' ? 'clock' : actor.id}:${key}`
    const event = eventFor(redemptions, before, {
      kind: 'redemption',
      id,
      fact,
      actor,
      idempotencyKey,
      now: at,
      commitment,
    })
    const after = redemptions.evolve(before, event)
    this.move({ event, after })
    this.made.set(id, after)
    book.redemptions.set(id, { ...redemptions.docOf(after), ...keptCodeOf(this.seal, after) })
    book.events.push({ _id: event.id, ...event })
    if (words) book.words.push(wordsFor(redemptions, event, after, { words, salt, check: 'pass', files: [] }))
    if (before === null) this.wait(after)
  }

  /** The shelf, the household's limit, its points. */
  private move(step: Parameters<typeof movesWith>[0]): void {
    const { book } = this
    const { householdId, goodId } = step.after
    const doc = book.goods.get(goodId)
    if (!doc) throw new Error(`the shop has no ${goodId}`)
    const { good, had, movement } = movesWith(step, {
      good: doc.good,
      account: book.accounts.get(householdId) ?? null,
      had: book.tally(householdId, goodId),
    })
    book.goods.set(goodId, { ...doc, good })
    if (had) book.quotas.set(tallyId(householdId, goodId), had)
    if (movement) book.move(movement)
  }

  /** What the timer presses at its next beat after it is due. */
  private wait({ id, until }: Redemption): void {
    this.agenda.on(beatAfter(until), now => {
      if (this.made.get(id)?.stage.state === 'waiting') this.end(id, 'expired', 'clock', now)
    })
  }

  private wrote(goodId: string, move: Pick<StockMoveDoc, 'kind' | 'pieces' | 'why'>, at: number): void {
    const good = this.book.goods.get(goodId)?.good
    if (!good) return
    const { id, staffName } = this.keeper.actor
    this.book.moves.push(stockMoveDoc(good, move, at, { id, name: staffName }))
  }
  private change(of: string, change: (good: Good) => Good | Refusal): void {
    const doc = this.doc(of)
    this.book.goods.set(doc._id, { ...doc, good: accepted(change(doc.good)) })
  }
  private doc(of: string) {
    const doc = this.book.goods.get(this.goodId(of))
    if (!doc) throw new Error(`the shop has no ${of}`)
    return doc
  }
}
