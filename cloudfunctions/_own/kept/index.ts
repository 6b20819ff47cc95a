/**
 * Everything that is kept about one person, as they may take it along: one row a collection, and the compiler asks for the
 * row of a new one.
 */
import { clockText, dayKey } from '../../../miniprogram/core/clock/shanghai'
import type { Collection, PersonDoc } from '../../_documents'
import * as care from './care'
import * as identity from './identity'
import * as letters from './letters'
import * as orders from './orders'
import * as points from './points'
import { WITHOUT, type Kept, type Whose, type Without } from './row'
import * as told from './told'

const KEPT: { readonly [C in Collection]: Kept<C> | Without } = {
  people: identity.people,
  households: identity.ownHouseholds,
  belonging_events: identity.belongingEvents,
  join_requests: identity.joinRequests,
  letters: identity.letters,
  appointments: identity.appointments,
  grids: identity.boundGroups,
  former_stays: identity.formerStays,
  tags: care.tags,
  visits: care.visits,
  tickets: orders.tickets,
  events: orders.events,
  ticket_words: orders.ownWords,
  files: orders.ownFiles,
  shares: orders.shares,
  feedback: letters.olderLetters,
  opinions: letters.letters,
  accounts: points.accounts,
  entries: points.entries,
  statements: points.statements,
  deeds: points.deeds,
  honours: points.honours,
  redemptions: points.redemptions,
  quotas: points.quotas,
  steps: points.steps,
  objectors: points.objectors,
  sends: told.sends,
  grants: told.grants,
  readers: told.readers,
  boards: 'nobody',
  releases: 'nobody',
  hidden_counts: 'nobody',
  seals: 'nobody',
  rules: 'nobody',
  shops: 'nobody',
  ready_sentences: 'nobody',
  goods: 'nobody',
  alarms: 'nobody',
  probes: 'nobody',
  brakes: 'nobody',
  price_changes: 'office',
  stock_moves: 'office',
  imports: 'office',
  import_turns: 'office',
  listings: 'office',
  exports: 'office',
  office_events: 'office',
  office_chains: 'nobody',
  regroupings: 'office',
  prints: 'office',
  groups: 'office',
  keys: 'keyed',
  tries: 'keyed',
  demo_codes: 'keyed',
  due: 'passing',
  jobs: 'passing',
  reviews: 'elsewhere',
  contact_codes: 'elsewhere',
  import_parts: 'elsewhere',
}

/** 什么, 哪天, 内容; by collection in the order above, each by time. */
export async function copyOf(person: PersonDoc, now: number): Promise<{ rows: string[][]; notes: string[] }> {
  const whose = { person, now }
  const rows: string[][] = []
  for (const kept of Object.values(KEPT))
    if (typeof kept !== 'string') rows.push(...(await linesOf(kept, whose)))
  return {
    rows,
    notes: [...new Set(Object.values(KEPT).filter(kept => typeof kept === 'string'))].map(
      why => WITHOUT[why],
    ),
  }
}

async function linesOf<C extends Collection>(
  { title, find, say }: Kept<C>,
  whose: Whose,
): Promise<string[][]> {
  const lines = (await find(whose)).flatMap(doc => say(doc, whose))
  return lines
    .sort((a, b) => (a.at ?? 0) - (b.at ?? 0))
    .map(({ at, text }) => [title, at === null ? '' : `${dayKey(at)} ${clockText(at)}`, text])
}
