import type {
  AccountDoc,
  BoardDoc,
  EntryDoc,
  EventDoc,
  JobDoc,
  ReleaseDoc,
  SealDoc,
  StatementDoc,
  TicketDoc,
  WordsDoc,
} from '../../cloudfunctions/_documents'
import { statementDoc } from '../../cloudfunctions/_documents/new/account'
import { accountLeaf, leafOf, sealFor } from '../../cloudfunctions/_journal/day-seal'
import { boardOf, type BoardTexts } from '../../miniprogram/core/board/board'
import { givenIn, releasedBy } from '../../miniprogram/core/board/release'
import { ratableBy, roundsOf } from '../../miniprogram/core/board/rounds'
import { isShowable } from '../../miniprogram/core/ticket/pieces/selectors'
import { dayKey, days, defaultRules, monthKey } from '../../miniprogram/core/clock'
import { monthAfter, sumsOf, type Carried } from '../../miniprogram/core/points/statement'

export interface VillageYear {
  villageId: string
  tickets: readonly TicketDoc[]
  events: readonly EventDoc[]
  words: readonly WordsDoc[] /** Of the village's households. */
  entries?: readonly EntryDoc[]
}

/** The boards `jobs` would have made by now, and what it would have released; each is looked at again at its first tick. */
export function boardsOf(
  { villageId, tickets, words }: VillageYear,
  now: number,
): { boards: BoardDoc[]; releases: ReleaseDoc[] } {
  const texts: BoardTexts = {}
  for (const { _id, words: typed, check } of words)
    if (typed?.asked && typed.done && check.text === 'pass')
      texts[_id] = { asked: typed.asked, done: typed.done }
  const targets = Object.fromEntries(tickets.map(({ _id, ticket }) => [_id, ticket]))
  const months = new Set([monthKey(now), ...tickets.flatMap(({ list }) => list.months)])
  const made = [...months].sort().map(month => {
    const here = tickets
      .filter(({ list }) => list.months.includes(month) || month === monthKey(now))
      .map(({ ticket }) => ticket)
    const _id = `${villageId}:${month}`
    const fives = releasedBy([], givenIn(roundsOf(here.filter(isShowable), month, targets)), now)
    const board: BoardDoc = {
      _id,
      v: 1,
      villageId,
      month,
      board: boardOf(villageId, month, here, now, texts, {
        fives,
        targets,
        ratableUntil: ratableBy(() => defaultRules, []),
      }),
      madeAt: now,
      nextAt: now,
    }
    const releases = fives.map(
      (five, i): ReleaseDoc => ({
        _id: `${_id}:${String(i + 1).padStart(3, '0')}`,
        v: 1,
        villageId,
        month,
        ...five,
      }),
    )
    return { board, releases }
  })
  return { boards: made.map(({ board }) => board), releases: made.flatMap(({ releases }) => releases) }
}

/** One seal for every whole day in which something happened, each chained to the one before. */
export function sealsOf({ villageId, events, entries = [] }: VillageYear, now: number): SealDoc[] {
  const byDay = new Map<string, Map<string, { rev: number; leaf: string }>>()
  const put = (at: number, of: string, rev: number, leaf: string) => {
    const day = dayKey(at)
    if (day >= dayKey(now)) return
    const heads = byDay.get(day) ?? new Map<string, { rev: number; leaf: string }>()
    if ((heads.get(of)?.rev ?? 0) < rev) heads.set(of, { rev, leaf })
    byDay.set(day, heads)
  }
  for (const { at, about, rev, hash } of events)
    put(at, about.id, rev, leafOf(about.kind, about.id, rev, hash))
  for (const { at, householdId, rev, hash } of entries)
    put(at, `account/${householdId}`, rev, accountLeaf(householdId, rev, hash))
  let prev = ''
  return [...byDay.keys()].sort().map(day => {
    const seal = sealFor(
      villageId,
      day,
      prev,
      [...(byDay.get(day)?.values() ?? [])].map(({ leaf }) => leaf),
      now,
    )
    prev = seal.root
    return seal
  })
}

/** Every whole month of a household since its first entry, and the account that remembers the last one. `entries`: its own, in their order. */
export function statementsOf(
  account: AccountDoc,
  entries: readonly EntryDoc[],
  now: number,
): { account: AccountDoc; statements: StatementDoc[] } {
  const last = monthAfter(monthKey(now), -1)
  let before: Carried = { closing: 0, lastRev: 0, head: '' }
  const statements: StatementDoc[] = []
  for (let month = monthKey(entries[0]?.at ?? now); month <= last; month = monthAfter(month)) {
    const sums = sumsOf(
      before,
      entries.filter(({ at }) => monthKey(at) === month),
    )
    statements.push(statementDoc(account, month, sums, now))
    before = sums
  }
  return { account: { ...account, statedMonth: last }, statements }
}

/** Where the jobs stand once all this is there: nothing of the past is told or counted again. */
export const cursorsAt = (now: number): JobDoc[] => [
  { ...job('timer'), lastRunAt: now },
  { ...job('boards'), cursor: String(now) },
  { ...job('seals'), cursor: dayKey(now - days(1)) },
]
const job = (name: string): JobDoc => ({
  _id: name,
  v: 1,
  cursor: '',
  leaseUntil: 0,
  lastRunAt: 0,
  failing: [],
})
