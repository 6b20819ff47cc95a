/** Points: every household's chain and sums, every reason against its commitment, every redemption and shelf. Pure. */
import { verifyEntries } from '../../../miniprogram/core/points/ledger'
import type {
  GoodDoc,
  RedemptionDoc,
  StockMoveDoc,
  AccountDoc,
  EntryDoc,
  SealDoc,
  WordsDoc,
} from '../../_documents'
import { sha256, wordsStand } from '../../_journal/chain'
import { found, type Finding } from './findings'
import { checkUnsealed } from './seals'

const householdOf = (id: string): string => id.slice(0, id.lastIndexOf(':'))

/** All households that have an account or entries; `words`: the reasons of reversals. */
export function checkLedger(
  accounts: readonly AccountDoc[],
  entries: readonly EntryDoc[],
  words: readonly WordsDoc[],
  seals: readonly SealDoc[],
): Finding[] {
  const tips = new Map(accounts.map(account => [account._id, account]))
  const own = groupBy(entries, ({ _id }) => householdOf(_id))
  const wordsByEntry = new Map(words.map(one => [one._id, one]))
  const sealed = groupBy(seals, ({ villageId }) => villageId)
  return [...new Set([...tips.keys(), ...own.keys()])].sort().flatMap(id => {
    const list = [...(own.get(id) ?? [])].sort((a, b) => (a._id < b._id ? -1 : 1))
    const tip = tips.get(id) ?? null
    const chain = verifyEntries(id, list, tip, sha256).map(({ entryId, what }) => found(what, id, entryId))
    const typed = list.flatMap(({ _id, commitment }) =>
      ['changed', 'missing'].includes(wordsStand(commitment, wordsByEntry.get(_id) ?? null))
        ? [found('words', id, _id)]
        : [],
    )
    const village = sealed.get(tip?.villageId ?? list[0]?.villageId ?? '') ?? []
    return [...chain, ...typed, ...checkUnsealed(village, { kind: 'account', id }, list)]
  })
}

/** The same cause in two households' books: points that came twice. */
export function checkCauses(entries: readonly Pick<EntryDoc, '_id' | 'cause'>[]): Finding[] {
  const first = new Map<string, string>()
  return entries.flatMap(({ _id, cause }) => {
    const before = first.get(cause)
    if (before === undefined) first.set(cause, _id)
    return before !== undefined && householdOf(before) !== householdOf(_id)
      ? [found('doubled', householdOf(_id), _id)]
      : []
  })
}

/** Zero in a whole ledger, whatever the villages' shared accounts would show. */
export const systemSum = (entries: readonly EntryDoc[]): number =>
  entries.reduce((sum, { legs: [own, other] }) => sum + own.points + other.points, 0)

/** Per good: pieces given out or promised, and those of them still waiting. */
export type Redeemed = Record<string, { out: number; waiting: number }>
export function redeemedOf(redemptions: readonly RedemptionDoc[], before: Redeemed = {}): Redeemed {
  const sums: Redeemed = { ...before }
  for (const {
    state,
    redemption: { goodId },
  } of redemptions) {
    const { out, waiting } = sums[goodId] ?? { out: 0, waiting: 0 }
    sums[goodId] = {
      out: out + (state === 'waiting' || state === 'collected' ? 1 : 0),
      waiting: waiting + (state === 'waiting' ? 1 : 0),
    }
  }
  return sums
}

/** stock = pieces brought in and counted − given out or promised; held = waiting; nothing below zero. */
export function checkStock(
  goods: readonly GoodDoc[],
  moves: readonly StockMoveDoc[],
  redeemed: Redeemed,
): Finding[] {
  const pieces = new Map<string, number>()
  for (const move of moves) pieces.set(move.goodId, (pieces.get(move.goodId) ?? 0) + move.pieces)
  return goods.flatMap(({ _id, good }) => {
    const { out, waiting } = redeemed[_id] ?? { out: 0, waiting: 0 }
    const fits = good.stock === (pieces.get(_id) ?? 0) - out && good.held === waiting && good.stock >= 0
    return fits ? [] : [found('stock', _id, null, `${good.name}（${_id}）`)]
  })
}

/** Each redemption was paid once, and what came to nothing was given back once. */
export function checkRedemptions(
  redemptions: readonly RedemptionDoc[],
  entries: readonly EntryDoc[],
): Finding[] {
  const byCause = new Map(entries.map(entry => [entry.cause, entry]))
  return redemptions.flatMap(({ _id, state, redemption }) => {
    const moved = (cause: string) => {
      const entry = byCause.get(cause)
      return entry && entry.householdId === redemption.householdId ? entry.legs[0].points : null
    }
    const back = state === 'cancelled' || state === 'expired' ? redemption.paid : null
    const fits =
      moved(`redeem:${_id}`) === 0 - redemption.paid &&
      moved(`return:${_id}`) === back &&
      redemption.stage.state === state
    return fits ? [] : [found('redemption', _id, null, `${redemption.no}`)]
  })
}

function groupBy<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of list) {
    const group = groups.get(keyOf(one))
    if (group) group.push(one)
    else groups.set(keyOf(one), [one])
  }
  return groups
}
