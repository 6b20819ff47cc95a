/** Collections and their indexes: read by the deploy script, the local county and the docs. ≤ 20 a collection. */
import type { Collection } from '.'

export interface Index {
  name: string
  fields: [string, 1 | -1][]
  unique?: true
}

export const INDEXES: Record<Collection, Index[]> = {
  grids: [
    {
      name: 'parent',
      fields: [
        ['parent', 1],
        ['_id', 1],
      ],
    },
    {
      name: 'path',
      fields: [
        ['path', 1],
        ['_id', 1],
      ],
    },
  ],
  people: [
    { name: 'openid', fields: [['openid', 1]], unique: true },
    {
      name: 'postKeys',
      fields: [
        ['postKeys', 1],
        ['_id', 1],
      ],
    },
    {
      name: 'home',
      fields: [
        ['home', 1],
        ['_id', 1],
      ],
    },
    { name: 'postEnds', fields: [['posts.until', 1]] },
    {
      name: 'household',
      fields: [
        ['householdId', 1],
        ['_id', 1],
      ],
    },
  ],
  households: [
    {
      name: 'gridId',
      fields: [
        ['gridId', 1],
        ['door', 1],
      ],
    },
  ],
  belonging_events: [
    {
      name: 'household',
      fields: [
        ['householdId', 1],
        ['_id', -1],
      ],
    },
    {
      name: 'person',
      fields: [
        ['personId', 1],
        ['at', -1],
      ],
    },
  ],
  former_stays: [{ name: 'until', fields: [['until', 1]] }],
  keys: [
    { name: 'until', fields: [['until', 1]] },
    {
      name: 'brake',
      fields: [
        ['brake', 1],
        ['at', -1],
      ],
    },
  ],
  contact_codes: [{ name: 'household', fields: [['householdId', 1]] }],
  letters: [
    { name: 'hash', fields: [['hash', 1]], unique: true },
    {
      name: 'path',
      fields: [
        ['path', 1],
        ['sortKey', -1],
      ],
    },
  ],
  join_requests: [
    {
      name: 'keys',
      fields: [
        ['keys', 1],
        ['sortKey', 1],
      ],
    },
    {
      name: 'person',
      fields: [
        ['personId', 1],
        ['state', 1],
      ],
    },
  ],
  brakes: [],
  tickets: [
    {
      name: 'mine',
      fields: [
        ['list.mineOf', 1],
        ['list.sortKey', -1],
      ],
    },
    {
      name: 'todo',
      fields: [
        ['list.todoOf', 1],
        ['list.dueKey', 1],
      ],
    },
    {
      name: 'queueDue',
      fields: [
        ['path', 1],
        ['list.queue', 1],
        ['list.dueKey', 1],
      ],
    },
    {
      name: 'limit',
      fields: [
        ['path', 1],
        ['list.limitKey', 1],
      ],
    },
    {
      name: 'objection',
      fields: [
        ['path', 1],
        ['list.objection', 1],
        ['list.sortKey', -1],
      ],
    },
    {
      name: 'reclassify',
      fields: [
        ['path', 1],
        ['list.reclassify', 1],
        ['list.sortKey', -1],
      ],
    },
    {
      name: 'aboutStaff',
      fields: [
        ['path', 1],
        ['list.aboutStaff', 1],
        ['list.sortKey', -1],
      ],
    },
    {
      name: 'sub',
      fields: [
        ['path', 1],
        ['list.openSub', 1],
        ['list.sortKey', -1],
      ],
    },
    {
      name: 'open',
      fields: [
        ['list.openOf', 1],
        ['list.dueKey', 1],
      ],
    },
    { name: 'sweep', fields: [['nextDueAt', 1]] },
    {
      name: 'months',
      fields: [
        ['villageId', 1],
        ['list.months', 1],
        ['_id', 1],
      ],
    },
    {
      name: 'published',
      fields: [
        ['villageId', 1],
        ['list.published', 1],
        ['list.closedKey', -1],
      ],
    },
    {
      name: 'villageAt',
      fields: [
        ['villageId', 1],
        ['ticket.at', 1],
        ['_id', 1],
      ],
    },
    {
      name: 'into',
      fields: [
        ['ticket.stage.into', 1],
        ['_id', 1],
      ],
    },
    { name: 'no', fields: [['no', 1]], unique: true },
  ],
  ticket_events: [
    { name: 'tap', fields: [['tap', 1]], unique: true },
    {
      name: 'ticket',
      fields: [
        ['ticketId', 1],
        ['rev', 1],
      ],
    },
    {
      name: 'feed',
      fields: [
        ['at', 1],
        ['_id', 1],
      ],
    },
  ],
  ticket_words: [
    {
      name: 'ticket',
      fields: [
        ['ticketId', 1],
        ['_id', 1],
      ],
    },
    {
      name: 'owner',
      fields: [
        ['owner', 1],
        ['at', 1],
      ],
    },
  ],
  shares: [
    {
      name: 'by',
      fields: [
        ['by', 1],
        ['at', 1],
      ],
    },
  ],
  outbox: [
    {
      name: 'todo',
      fields: [
        ['done', 1],
        ['nextTryAt', 1],
      ],
    },
  ],
  sends: [
    {
      name: 'todo',
      fields: [
        ['state', 1],
        ['nextTryAt', 1],
      ],
    },
    {
      name: 'person',
      fields: [
        ['personId', 1],
        ['state', 1],
        ['sortKey', -1],
      ],
    },
    {
      name: 'village',
      fields: [
        ['villageId', 1],
        ['state', 1],
        ['opened', 1],
        ['sortKey', -1],
      ],
    },
    {
      name: 'matter',
      fields: [
        ['ticketId', 1],
        ['personId', 1],
      ],
    },
    {
      name: 'reachedBy',
      fields: [
        ['reachedBy', 1],
        ['at', 1],
      ],
    },
  ],
  grants: [],
  files: [
    { name: 'trace', fields: [['traceId', 1]] },
    {
      name: 'raw',
      fields: [
        ['raw', 1],
        ['issuedAt', 1],
      ],
    },
    {
      name: 'checking',
      fields: [
        ['state', 1],
        ['issuedAt', 1],
      ],
    },
    {
      name: 'owner',
      fields: [
        ['owner', 1],
        ['issuedAt', 1],
      ],
    },
  ],
  reviews: [
    {
      name: 'open',
      fields: [
        ['path', 1],
        ['state', 1],
        ['sortKey', 1],
      ],
    },
  ],
  boards: [
    {
      name: 'village',
      fields: [
        ['villageId', 1],
        ['month', -1],
      ],
    },
    { name: 'nextAt', fields: [['nextAt', 1]] },
  ],
  releases: [
    {
      name: 'month',
      fields: [
        ['villageId', 1],
        ['month', 1],
        ['_id', 1],
      ],
    },
  ],
  seals: [
    {
      name: 'village',
      fields: [
        ['villageId', 1],
        ['day', -1],
      ],
    },
  ],
  jobs: [],
  readers: [
    {
      name: 'of',
      fields: [
        ['of', 1],
        ['at', -1],
      ],
    },
    {
      name: 'by',
      fields: [
        ['by', 1],
        ['at', 1],
      ],
    },
  ],
  feedback: [
    { name: 'no', fields: [['no', 1]], unique: true },
    {
      name: 'node',
      fields: [
        ['node', 1],
        ['open', 1],
        ['sortKey', 1],
      ],
    },
    {
      name: 'by',
      fields: [
        ['by', 1],
        ['sortKey', -1],
      ],
    },
  ],
  rules: [
    {
      name: 'kind',
      fields: [
        ['kind', 1],
        ['_id', 1],
      ],
    },
    {
      name: 'corrected',
      fields: [
        ['kind', 1],
        ['corrected', 1],
      ],
    },
  ],
  tries: [{ name: 'until', fields: [['until', 1]] }],
  groups: [],
  accounts: [
    {
      name: 'villageAt',
      fields: [
        ['villageId', 1],
        ['at', 1],
      ],
    },
    {
      name: 'village',
      fields: [
        ['villageId', 1],
        ['_id', 1],
      ],
    },
    {
      name: 'stated',
      fields: [
        ['statedMonth', 1],
        ['_id', 1],
      ],
    },
  ],
  entries: [
    { name: 'cause', fields: [['cause', 1]], unique: true },
    {
      name: 'household',
      fields: [
        ['householdId', 1],
        ['rev', -1],
      ],
    },
    {
      name: 'feed',
      fields: [
        ['at', 1],
        ['_id', 1],
      ],
    },
  ],
  quotas: [],
  objectors: [],
  applications: [
    { name: 'no', fields: [['application.no', 1]], unique: true },
    {
      name: 'of',
      fields: [
        ['of', 1],
        ['sortKey', -1],
      ],
    },
    {
      name: 'ofState',
      fields: [
        ['of', 1],
        ['state', 1],
        ['sortKey', -1],
      ],
    },
    {
      name: 'state',
      fields: [
        ['path', 1],
        ['state', 1],
        ['sortKey', -1],
      ],
    },
    {
      name: 'village',
      fields: [
        ['villageId', 1],
        ['_id', 1],
      ],
    },
    {
      name: 'deeds',
      fields: [
        ['deeds', 1],
        ['sortKey', -1],
      ],
    },
    { name: 'sweep', fields: [['nextDueAt', 1]] },
  ],
  steps: [
    {
      name: 'village',
      fields: [
        ['villageId', 1],
        ['_id', 1],
      ],
    },
    {
      name: 'household',
      fields: [
        ['householdId', 1],
        ['itemId', 1],
        ['at', -1],
      ],
    },
  ],
  statements: [
    {
      name: 'household',
      fields: [
        ['householdId', 1],
        ['month', -1],
      ],
    },
  ],
  shops: [],
  goods: [
    {
      name: 'village',
      fields: [
        ['villageId', 1],
        ['on', 1],
        ['sort', 1],
      ],
    },
  ],
  stock_moves: [
    {
      name: 'good',
      fields: [
        ['goodId', 1],
        ['at', -1],
      ],
    },
    {
      name: 'by',
      fields: [
        ['by', 1],
        ['at', 1],
      ],
    },
  ],
  price_changes: [
    {
      name: 'listed',
      fields: [
        ['path', 1],
        ['listed', 1],
        ['sortKey', -1],
      ],
    },
  ],
  redemptions: [
    { name: 'no', fields: [['redemption.no', 1]], unique: true },
    { name: 'code', fields: [['code', 1]], unique: true },
    { name: 'token', fields: [['token', 1]], unique: true },
    { name: 'tap', fields: [['tap', 1]], unique: true },
    {
      name: 'household',
      fields: [
        ['householdId', 1],
        ['sortKey', -1],
      ],
    },
    {
      name: 'helper',
      fields: [
        ['helper', 1],
        ['sortKey', -1],
      ],
    },
    {
      name: 'waiting',
      fields: [
        ['villageId', 1],
        ['state', 1],
        ['sortKey', 1],
      ],
    },
    {
      name: 'ended',
      fields: [
        ['villageId', 1],
        ['state', 1],
        ['endedKey', -1],
      ],
    },
    {
      name: 'good',
      fields: [
        ['redemption.goodId', 1],
        ['sortKey', -1],
      ],
    },
    {
      name: 'village',
      fields: [
        ['villageId', 1],
        ['_id', 1],
      ],
    },
    { name: 'sweep', fields: [['nextDueAt', 1]] },
  ],
  honours: [
    {
      name: 'state',
      fields: [
        ['path', 1],
        ['state', 1],
        ['sortKey', -1],
      ],
    },
    {
      name: 'shown',
      fields: [
        ['villageId', 1],
        ['shown', 1],
        ['sortKey', -1],
      ],
    },
    {
      name: 'village',
      fields: [
        ['villageId', 1],
        ['_id', 1],
      ],
    },
    {
      name: 'household',
      fields: [
        ['householdId', 1],
        ['sortKey', -1],
      ],
    },
    { name: 'sweep', fields: [['nextDueAt', 1]] },
  ],
}
