/** What the points are made of (rules §8): rules, entries, objections, goods. All points are whole numbers. */
import type { GridId } from '../people/grid'
import type { PersonId } from '../people/role'
import type { ItemKind } from './kinds'

export const PERIODS = ['day', 'week', 'month', 'quarter', 'halfYear', 'year', 'once'] as const
/** Per household and item: at most `times` in one `per` (Shanghai days, weeks from Monday, months, quarters, halves, years). */
export interface Often {
  times: number
  per: (typeof PERIODS)[number]
}
/** The most points one household may get from one line within a period: 「每年最多 50 分」. */
export const CAP_PERIODS = ['month', 'quarter', 'halfYear', 'year'] as const
interface Cap {
  points: number
  per: (typeof CAP_PERIODS)[number]
}
export interface Count {
  times: number
  points: number
}
/** How often one household had one thing: by Shanghai day, older years as their sum. */
export interface Tally {
  days: Record<string, Count>
  years: Record<string, Count>
}
export const EVIDENCE = ['words', 'photo'] as const
type Evidence = (typeof EVIDENCE)[number]

/** One line of a village's rules: what earns (or, after the three steps, costs) how much. */
export interface PointsItem {
  id: string
  /** What sort of deed it is; some sorts may never earn (core/points/kinds.ts). */
  kind: ItemKind
  /** 「清河道」, up to 40 characters. */
  label: string
  /** How it is done and what counts, one sentence. */
  detail: string
  /** Per unit. Negative only with `threeSteps`. */
  points: number
  /** 「次」「小时」「天」 */
  unit: string
  /** Most units in one application. */
  most: number
  who: ('household' | 'gridMember')[]
  often: Often
  cap?: Cap
  evidence: Evidence
  /** 一说理 二批评 三处罚: a minus needs the records of the first two steps (mechanisms M47). */
  threeSteps?: true
}
/** Versioned per village: a good deed keeps the version it was reported under. */
export interface PointsRules {
  villageId: GridId | '*'
  version: number
  from: number
  items: PointsItem[]
  sample?: true
}

/** The two legs of an entry. A household's account is its id; system accounts keep no balance. */
interface Leg {
  account: string
  points: number
}
export const issueAccount = (villageId: GridId): string => `issue:${villageId}`
export const shopAccount = (villageId: GridId): string => `shop:${villageId}`

const ENTRY_KINDS = ['earned', 'redeemed', 'returned', 'reversed', 'deducted'] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

/** Append-only: one movement, two legs whose sum is zero, chained per household. `id` = `${householdId}:${rev, 6 digits}`. */
export interface Entry {
  id: string
  householdId: string
  villageId: GridId
  rev: number
  at: number
  kind: EntryKind
  /** Natural key, unique in the county: the same cause never moves points twice. `earn:{applicationId}:{householdId}` … */
  cause: string
  /** First leg: the household. */
  legs: [Leg, Leg]
  /** After this entry. */
  balance: number
  /** 「清河道 2 小时」: from the rules or the goods, never what a person typed. */
  title: string
  /** Who vouched, handed out or reversed: staff's public name; null for the clock. */
  by: PersonId | 'clock'
  byName: string | null
  /** Of a reversal: the entry it cures. */
  cures: string | null
  /** Salted commitment of a typed reason, or null. */
  commitment: string | null
  prev: string
  hash: string
}

/** The newest of a household's chain: what the entries add up to. */
export interface Account {
  householdId: string
  villageId: GridId
  path: GridId[]
  balance: number
  rev: number
  head: string
  at: number
}

export interface Objection {
  id: string
  by: PersonId
  at: number /** Of a group form: the household it is about; null: all of it. */
  householdId: string | null
  /** Who objects lives here; null: staff from elsewhere. Two of one household are one voice. */
  household: string | null
  /** Holds nothing up before another household objects too (core/points/objections.ts). */
  needsSecond: boolean
  /** When the clock told the town that nobody had answered. */
  toTownAt: number | null
  /** By `'clock'`: nobody answered in time. */
  answer: { upheld: boolean; by: PersonId | 'clock'; byName: string | null; at: number } | null
}
/** `goodId` has a stock to sell and a number held for those who have redeemed and not yet come. */
export interface Good {
  id: string
  villageId: GridId
  name: string
  /** 「袋」「桶」 */
  unit: string
  kind: 'food' | 'daily'
  /** A drawing of ours (`rice`, `oil` …) or an uploaded file's id. */
  picture: string
  price: number
  stock: number
  held: number
  /** Per household; null: no limit. */
  limit: Often | null
  on: boolean
  /** 'YYYY-MM-DD' when more is expected; null: not known. */
  restockDay: string | null
  rev: number
}

/** 9 折 of who holds the post of a grid member (mechanisms M69): `paid = max(1, floor(price × 0.9))`. */
export interface Discount {
  role: 'gridMember'
  percent: 90
  saved: number
}
