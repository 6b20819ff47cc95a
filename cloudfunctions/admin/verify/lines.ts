/** What a line of an export is, and what a verification comes to. */
import type { Collection, Documents } from '../../_documents'
import type { ProcessKind } from '../../_journal/keeping'
import type { Finding } from './findings'

/** Where what a line holds is stored. The first line says which village and when. */
export const COLLECTION_OF = {
  ticket: 'tickets',
  event: 'events',
  words: 'ticket_words',
  seal: 'seals',
  account: 'accounts',
  entry: 'entries',
  statement: 'statements',
  deed: 'deeds',
  step: 'steps',
  shop: 'shops',
  good: 'goods',
  stockMove: 'stock_moves',
  redemption: 'redemptions',
  honour: 'honours',
  office: 'office_events',
  officeChain: 'office_chains',
  feedback: 'opinions',
} as const satisfies Readonly<Record<string, Collection>>
type Kind = keyof typeof COLLECTION_OF
export type Line =
  | { kind: 'village'; v: 1; villageId: string; at: number }
  | { [K in Kind]: { kind: K; doc: Documents[(typeof COLLECTION_OF)[K]] } }[Kind]

export interface Verdict {
  /** How many of each kind. */
  matters: Record<ProcessKind, number>
  events: number
  seals: number
  /** Of the points' ledger. */
  entries: number
  /** Lines of what offices changed. */
  offices: number
  findings: Finding[]
}
