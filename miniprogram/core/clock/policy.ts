import type { Span } from './span'
import type { RuleStep } from './steps'
import { UNDECIDED } from './undecided'

/** The four kinds of wish a villager can order. */
export type Category = 'infrastructure' | 'policy' | 'livelihood' | 'dispute'

/** How it is handled: 1 一般, 2 几家一起办, 3 涉法. */
export type Track = 1 | 2 | 3

export type StatuteId =
  | 'mediation'
  | 'judicialConfirmation'
  | 'petitionAccept'
  | 'petitionHandle'
  | 'petitionExtend'
  | 'petitionReview'

/** A limit the law sets; `source` is the article. */
export type Statute = Span & { readonly label: string; readonly source: string }

/** A county-defined kind of wish. `days` replaces the limit of its own `track` only. */
export type SubCategory = {
  readonly id: string
  readonly category: Category
  readonly label: string
  readonly track: Track
  /** Resolving asks for a photo. */
  readonly needsPhoto: boolean
  readonly days?: number
  readonly unit: 'days' | 'workdays'
  /** Whose limit holds on track 3. */
  readonly statute?: StatuteId
}

/** How long what may take. In force from `from` (inclusive) until `to` (exclusive; null = open). */
export type RuleSet = {
  readonly version: number
  readonly from: number
  readonly to: number | null
  readonly subs: readonly SubCategory[]
  readonly tracks: {
    readonly 1: { readonly days: number }
    readonly 2: { readonly days: number }
    /** For a sub-category that names no statute of its own. */
    readonly 3: { readonly statute: StatuteId }
  }
  readonly steps: Readonly<Record<RuleStep, Span>>
  /** Dispatching may use at most this share of the limit, in percent. */
  readonly dispatchPercent: number
  readonly statutes: Readonly<Record<StatuteId, Statute>>
  readonly sample?: true
}

/** The rules in force at `ms` (the latest to begin, where two overlap), or null. */
export function ruleAt(ruleSets: readonly RuleSet[], ms: number): RuleSet | null {
  return ruleSets
    .filter(({ from, to }) => from <= ms && (to === null || ms < to))
    .reduce<RuleSet | null>((best, one) => (best && best.from > one.from ? best : one), null)
}

/** The rules a ticket keeps: by the version written into it. */
export const ruleOfVersion = (ruleSets: readonly RuleSet[], version: number): RuleSet | null =>
  ruleSets.find(rules => rules.version === version) ?? null

/** The sub-category of that id, or null when these rules do not know it. Every county knows what nobody decided yet. */
export const subOf = (rules: RuleSet, id: string): SubCategory | null =>
  rules.subs.find(sub => sub.id === id) ?? (id === UNDECIDED.id ? UNDECIDED : null)

/** What a resident chooses from, once the category is chosen. */
export const subsOf = (rules: RuleSet, category: Category): readonly SubCategory[] =>
  rules.subs.filter(sub => sub.category === category)
