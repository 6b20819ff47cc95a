/** Collections and their indexes: read by the deploy script, the local county and the docs. ≤ 20 a collection. */
import type { Collection } from '.'

export interface Index {
  name: string
  fields: [string, 1 | -1][]
  unique?: true
}

const directed = (field: string): [string, 1 | -1] =>
  field.startsWith('-') ? [field.slice(1), -1] : [field, 1]
/** Fields in order; a minus in front: from the largest down. */
const index = (name: string, ...fields: string[]): Index => ({ name, fields: fields.map(directed) })
const unique = (name: string, ...fields: string[]): Index => ({ ...index(name, ...fields), unique: true })

export const INDEXES: Record<Collection, Index[]> = {
  grids: [index('parent', 'parent', '_id'), index('path', 'path', '_id')],
  people: [
    unique('openid', 'openid'),
    index('postKeys', 'postKeys', '_id'),
    index('home', 'home', '_id'),
    index('postEnds', 'posts.until'),
    index('household', 'householdId', '_id'),
    index('united', 'united.open'),
  ],
  households: [index('gridId', 'gridId', 'door'), index('path', 'path', '_id')],
  belonging_events: [index('household', 'householdId', '-_id'), index('person', 'personId', '-at')],
  former_stays: [index('until', 'until')],
  keys: [index('until', 'until'), index('brake', 'brake', '-at')],
  contact_codes: [index('household', 'householdId')],
  letters: [unique('hash', 'hash'), index('path', 'path', '-sortKey')],
  join_requests: [index('keys', 'keys', 'sortKey'), index('person', 'personId', 'state')],
  brakes: [],
  demo_codes: [],
  tickets: [
    index('mine', 'list.mineOf', '-list.sortKey'),
    index('todo', 'list.todoOf', 'list.dueKey'),
    index('queueDue', 'path', 'list.queue', 'list.dueKey'),
    index('limit', 'path', 'list.limitKey'),
    index('waits', 'list.waits', '-list.sortKey'),
    index('aboutStaff', 'path', 'list.aboutStaff', '-list.sortKey'),
    index('sub', 'path', 'list.openSub', '-list.sortKey'),
    index('open', 'list.openOf', 'list.dueKey'),
    index('sweep', 'nextDueAt'),
    index('months', 'villageId', 'list.months', '_id'),
    index('published', 'villageId', 'list.published', '-list.closedKey'),
    index('villageAt', 'villageId', 'ticket.at', '_id'),
    index('into', 'ticket.stage.into', '_id'),
    index('town', 'townId', 'list.sortKey'),
    unique('no', 'no'),
  ],
  events: [
    unique('idempotencyKey', 'idempotencyKey'),
    index('about', 'about.kind', 'about.id', 'rev'),
    index('feed', 'about.kind', 'at', '_id'),
  ],
  ticket_words: [index('about', 'about.kind', 'about.id', '_id'), index('owner', 'owner', 'at')],
  shares: [index('by', 'by', 'at')],
  due: [
    index('at', 'at', '_id'),
    index('kind', 'kind', 'told', 'at'),
    index('about', 'about.kind', 'about.id'),
  ],
  sends: [
    index('sweep', 'nextTryAt'),
    index('person', 'personId', 'state', '-sortKey'),
    index('village', 'villageId', 'state', 'opened', '-sortKey'),
    index('about', 'about.kind', 'about.id', 'personId'),
    index('reachedBy', 'reachedBy', 'at'),
  ],
  grants: [],
  files: [
    index('trace', 'traceId'),
    index('raw', 'raw', 'issuedAt'),
    index('checking', 'state', 'issuedAt'),
    index('owner', 'owner', 'issuedAt'),
  ],
  reviews: [index('open', 'path', 'state', 'sortKey'), index('waits', 'state', 'at')],
  boards: [index('village', 'villageId', '-month'), index('nextAt', 'nextAt')],
  hidden_counts: [index('town', 'townId', '-quarter')],
  releases: [index('month', 'villageId', 'month', '_id')],
  seals: [index('village', 'villageId', '-day')],
  jobs: [],
  alarms: [],
  probes: [index('trace', 'traceId'), index('due', 'came', 'deadBy')],
  readers: [index('of', 'of', '-at'), index('by', 'by', 'at')],
  feedback: [unique('no', 'no'), index('node', 'node', 'open', 'sortKey'), index('by', 'by', '-sortKey')],
  rules: [index('kind', 'kind', '_id'), index('corrected', 'kind', 'corrected')],
  tries: [index('until', 'until')],
  groups: [],
  accounts: [
    index('villageAt', 'villageId', 'at'),
    index('village', 'villageId', '_id'),
    index('stated', 'statedMonth', '_id'),
  ],
  entries: [unique('cause', 'cause'), index('household', 'householdId', '-rev'), index('feed', 'at', '_id')],
  quotas: [],
  objectors: [],
  applications: [
    unique('no', 'application.no'),
    index('of', 'of', '-sortKey'),
    index('ofState', 'of', 'state', '-sortKey'),
    index('state', 'path', 'state', '-sortKey'),
    index('village', 'villageId', '_id'),
    index('deeds', 'deeds', '-sortKey'),
    index('sweep', 'nextDueAt'),
  ],
  steps: [index('village', 'villageId', '_id'), index('household', 'householdId', 'itemId', '-at')],
  statements: [index('household', 'householdId', '-month')],
  shops: [],
  goods: [index('village', 'villageId', 'on', 'sort')],
  stock_moves: [index('good', 'goodId', '-at'), index('by', 'by', 'at')],
  price_changes: [index('listed', 'path', 'listed', '-sortKey')],
  redemptions: [
    unique('no', 'redemption.no'),
    unique('code', 'code'),
    unique('token', 'token'),
    unique('idempotencyKey', 'idempotencyKey'),
    index('household', 'householdId', '-sortKey'),
    index('helper', 'helper', '-sortKey'),
    index('waiting', 'villageId', 'state', 'sortKey'),
    index('ended', 'villageId', 'state', '-endedKey'),
    index('good', 'redemption.goodId', '-sortKey'),
    index('village', 'villageId', '_id'),
    index('sweep', 'nextDueAt'),
  ],
  honours: [
    index('state', 'path', 'state', '-sortKey'),
    index('shown', 'villageId', 'shown', '-sortKey'),
    index('village', 'villageId', '_id'),
    index('villageAt', 'villageId', 'honour.at', '_id'),
    index('household', 'householdId', '-sortKey'),
    index('sweep', 'nextDueAt'),
  ],
  imports: [
    index('path', 'path', '-at'),
    index('own', 'own', '-at'),
    index('due', 'dueAt'),
    index('until', 'until'),
  ],
  import_parts: [index('until', 'until')],
  import_turns: [],
}
