/**
 * Where the demonstration county leaves something, collection by collection, in the order in which it goes: what hangs
 * on something goes before it, so that a run that was killed in between finds the rest again. The compiler asks about every
 * new collection.
 */
import type { AboutKind } from '../../../miniprogram/core/about'
import { DEMO_COUNTY } from '../../../miniprogram/core/people/demo'
import { ROLES } from '../../../miniprogram/core/people/role'
import type { Collection } from '../../_documents'
import { between, type Where } from '../../_platform/bounds'
import { DEMO_VILLAGE, SAMPLE } from './sample'

/** Queries that find them; with another collection: those found through each of its documents. */
type Belongings = Where[] | { of: Collection; where: (id: string) => Where } | { none: string }

const people = SAMPLE.people.map(({ id }) => id)
const households = SAMPLE.households.map(({ id }) => id)
const nodes = SAMPLE.grids.map(({ id }) => id)
const villages: Where[] = [{ villageId: DEMO_VILLAGE }]
const below: Where[] = [{ path: DEMO_COUNTY }]
const each = (ids: readonly string[], field: string): Where[] => ids.map(id => ({ [field]: id }))
/** Ids that begin with one of these and a colon. */
const beginning = (ids: readonly string[]): Where[] => ids.map(id => ({ _id: between(`${id}:`, `${id};`) }))

const REMOVED_WITH = 'removed with what it is about'
const BY_THEMSELVES = 'keyed hashes that lead nowhere, and go by themselves'

export const BELONGINGS: { readonly [C in Collection]: Belongings } = {
  // Dead at once: nobody comes in any more.
  demo_codes: [{}],
  reviews: below,
  sends: each(people, 'personId'),
  grants: beginning(people),
  readers: [...each(people, 'of'), ...each(people, 'by')],
  shares: each(people, 'by'),
  tags: each(people, '_id'),
  visits: each(people, '_id'),
  files: each(people, 'owner'),
  events: { none: REMOVED_WITH },
  ticket_words: { none: REMOVED_WITH },
  due: { none: REMOVED_WITH },
  tickets: below,
  boards: villages,
  releases: villages,
  hidden_counts: each(nodes, 'townId'),
  seals: villages,
  feedback: each(people, 'by'),
  opinions: each(people, 'by'),
  price_changes: below,
  stock_moves: { of: 'goods', where: goodId => ({ goodId }) },
  redemptions: villages,
  goods: villages,
  shops: [{ _id: DEMO_VILLAGE }],
  ready_sentences: [{ _id: DEMO_VILLAGE }],
  objectors: each(people, '_id'),
  // How often a household did something, or somebody nominated.
  quotas: beginning([...households, ...people]),
  entries: each(households, 'householdId'),
  statements: each(households, 'householdId'),
  steps: villages,
  deeds: villages,
  accounts: villages,
  honours: villages,
  letters: below,
  join_requests: each(people, 'personId'),
  contact_codes: each(households, 'householdId'),
  belonging_events: each(households, 'householdId'),
  brakes: each(nodes, '_id'),
  rules: beginning([`points:${DEMO_VILLAGE}`]),
  people: [{ home: DEMO_COUNTY }, ...ROLES.map(role => ({ postKeys: `${role}@${DEMO_COUNTY}` }))],
  households: each(nodes, 'gridId'),
  // The root is last of all, and end.ts removes it.
  grids: [...nodes].reverse().flatMap(id => (id === DEMO_COUNTY ? [] : [{ _id: id }])),
  imports: { none: 'no file comes into it' },
  import_parts: { none: 'no file comes into it' },
  import_turns: { none: 'no file comes into it' },
  listings: { none: 'no list goes out of it' },
  appointments: { none: 'its offices change nothing' },
  office_events: { none: 'its offices change nothing' },
  office_chains: { none: 'its offices change nothing' },
  regroupings: { none: 'its offices change nothing' },
  prints: { none: 'its offices print nothing' },
  exports: { none: 'no list goes out of it' },
  former_stays: { none: 'nobody of it is ever deleted by name' },
  groups: { none: 'no WeChat group is bound in it' },
  jobs: { none: 'cursors of the clock' },
  alarms: { none: 'about the environment' },
  probes: { none: 'about the environment' },
  keys: { none: BY_THEMSELVES },
  tries: { none: BY_THEMSELVES },
}

/** What texts and news can be about lies here. */
export const MATTERS: { readonly [K in AboutKind]: Collection } = {
  ticket: 'tickets',
  deed: 'deeds',
  honour: 'honours',
  redemption: 'redemptions',
  entry: 'entries',
  step: 'steps',
  good: 'goods',
  household: 'households',
  join: 'join_requests',
  feedback: 'opinions',
  person: 'people',
  node: 'grids',
}
