/** What never hangs on a wall is counted for a whole town and quarter, from five up (rules §9). */
import { fromDayKey, monthKey } from '../clock/shanghai'
import type { GridId } from '../people/grid'
import type { Ticket } from '../ticket/types'
import { FIVE } from './release'

const HIDDEN_KINDS = ['dispute', 'private', 'aboutStaff'] as const
export type HiddenKind = (typeof HIDDEN_KINDS)[number]
/** null: fewer than five, or hidden so that a smaller number cannot be found by subtraction. */
export interface Hidden {
  townId: GridId
  quarter: string
  total: number | null
  kinds: Record<HiddenKind, number | null>
}

/** '2026-Q4' */
export function quarterOf(ms: number): string {
  const [year, month] = monthKey(ms).split('-')
  return `${year}-Q${Math.ceil(Number(month) / 3)}`
}

/** The first millisecond of the quarter in which this moment lies. */
export function startOfQuarter(ms: number): number {
  const [year = '', quarter = ''] = quarterOf(ms).split('-Q')
  return fromDayKey(`${year}-${String(Number(quarter) * 3 - 2).padStart(2, '0')}-01`)
}

/** Each ticket once, in the quarter it was submitted in: a complaint about staff is that before anything else. */
export function kindOf(ticket: Ticket): HiddenKind | null {
  if (ticket.aboutStaff) return 'aboutStaff'
  if (ticket.category === 'dispute') return 'dispute'
  return ticket.matter === 'private' ? 'private' : null
}

export function hiddenOf(townId: GridId, quarter: string, tickets: readonly Ticket[]): Hidden {
  const counts: Record<HiddenKind, number> = { dispute: 0, private: 0, aboutStaff: 0 }
  for (const ticket of tickets) {
    const kind = ticket.townId === townId && quarterOf(ticket.submittedAt) === quarter ? kindOf(ticket) : null
    if (kind) counts[kind] += 1
  }
  const total = HIDDEN_KINDS.reduce((sum, kind) => sum + counts[kind], 0)
  const kept = shown(counts)
  const kinds = Object.fromEntries(
    HIDDEN_KINDS.map(kind => [kind, kept.includes(kind) ? counts[kind] : null]),
  ) as Hidden['kinds']
  return { townId, quarter, total: total < FIVE ? null : total, kinds }
}

/**
 * The kinds whose number may be told. Where one is withheld a second goes with it, and together they come to five or
 * more: else the total less the others would tell what was withheld.
 */
function shown(counts: Record<HiddenKind, number>): HiddenKind[] {
  const rising = [...HIDDEN_KINDS].sort((a, b) => counts[a] - counts[b])
  let withheld = rising.filter(kind => counts[kind] < FIVE).length
  while (withheld > 0 && withheld < rising.length && sum(rising.slice(0, withheld), counts) < FIVE)
    withheld += 1
  return rising.slice(withheld)
}
const sum = (kinds: readonly HiddenKind[], counts: Record<HiddenKind, number>): number =>
  kinds.reduce((all, kind) => all + counts[kind], 0)
