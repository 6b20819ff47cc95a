/** Rule sets and calendars in force: the built-in ones and what the county saved, kept for a moment in this instance. */
import {
  asSaved,
  builtInCalendars,
  defaultRules,
  ruleAt,
  ruleOfVersion,
  type Calendar,
  type RuleSet,
} from '../../miniprogram/core/clock'
import { store } from '../_platform/ports'

export interface Rulebook {
  sets: readonly RuleSet[]
  calendars: readonly Calendar[]
}

const KEEP_MS = 15_000
let kept: { book: Rulebook; until: number } | null = null

/** Checked when they were saved (`checkRules`, `checkCalendar` in admin), so they are believed here. */
export async function rulebook({ fresh = false }: { fresh?: boolean } = {}): Promise<Rulebook> {
  if (!fresh && kept && kept.until > performance.now()) return kept.book
  const [saved, years] = await Promise.all([inOrder('rules'), inOrder('calendar')])
  const book: Rulebook = {
    sets: [defaultRules, ...saved.map(doc => asSaved(doc.body as RuleSet))],
    calendars: [...builtInCalendars, ...years.map(doc => doc.body as Calendar)],
  }
  kept = { book, until: performance.now() + KEEP_MS }
  return book
}

/** Oldest first: of two that speak of the same day, the one saved last counts. */
const inOrder = async (kind: 'rules' | 'calendar') =>
  (await store.all('rules', { where: { kind } })).sort((a, b) => a.at - b.at)

/** The rules a new ticket gets. */
export const rulesNow = ({ sets }: Rulebook, at: number): RuleSet => ruleAt(sets, at) ?? defaultRules
/** The rules a ticket keeps for life. */
export const rulesOf = ({ sets }: Rulebook, version: string): RuleSet =>
  ruleOfVersion(sets, Number(version)) ?? defaultRules
