import type { BoardDoc, EventDoc, JobDoc, SealDoc, TicketDoc, WordsDoc } from '../../cloudfunctions/_shell/documents'
import { leafOf, sealFor } from '../../cloudfunctions/jobs/root'
import { boardOf, type BoardTexts } from '../../miniprogram/core/board/board'
import { dayKey, days, monthKey } from '../../miniprogram/core/clock'

export interface VillageYear { villageId: string; tickets: readonly TicketDoc[]; events: readonly EventDoc[]; words: readonly WordsDoc[] }

/** The boards `jobs` would have made by now; each is looked at again at its first tick. */
export function boardsOf({ villageId, tickets, words }: VillageYear, now: number): BoardDoc[] {
  const texts: BoardTexts = {}
  for (const { _id, words: said, check } of words) if (said?.asked && said.done && check.text === 'pass') texts[_id] = { asked: said.asked, done: said.done }
  const months = new Set([monthKey(now), ...tickets.flatMap(({ list }) => list.months)])
  return [...months].sort().map(month => {
    const here = tickets.filter(({ list }) => list.months.includes(month) || month === monthKey(now)).map(({ ticket }) => ticket)
    return { _id: `${villageId}:${month}`, v: 1, villageId, month, board: boardOf(villageId, month, here, now, texts), madeAt: now, nextAt: now }
  })
}

/** One seal for every whole day in which something happened, each chained to the one before. */
export function sealsOf({ villageId, events }: VillageYear, now: number): SealDoc[] {
  const byDay = new Map<string, Map<string, EventDoc>>()
  for (const event of events) {
    const day = dayKey(event.at)
    if (day >= dayKey(now)) continue
    const heads = byDay.get(day) ?? new Map<string, EventDoc>()
    if ((heads.get(event.ticketId)?.rev ?? 0) < event.rev) heads.set(event.ticketId, event)
    byDay.set(day, heads)
  }
  let prev = ''
  return [...byDay.keys()].sort().map(day => {
    const leaves = [...(byDay.get(day)?.values() ?? [])].map(({ ticketId, rev, hash }) => leafOf(ticketId, rev, hash))
    const seal = sealFor(villageId, day, prev, leaves, now)
    prev = seal.root
    return seal
  })
}

/** Where the jobs stand once all this is there: nothing of the past is told or counted again. */
export const cursorsAt = (now: number): JobDoc[] => [
  { ...job('sweep'), lastRunAt: now }, { ...job('boards'), cursor: String(now) }, { ...job('seals'), cursor: dayKey(now - days(1)) },
]
const job = (name: string): JobDoc => ({ _id: name, v: 1, cursor: '', leaseUntil: 0, lastRunAt: 0, failing: [] })
