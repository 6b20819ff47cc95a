/** What time brings about in an order: clocks, reminders, and requests that wait for an answer. */
import { amberAt } from '../clock/light'
import type { FreeStep } from '../clock/steps'
import type { TicketKinds } from './kinds'
import { clock, reminder } from './kit'
import { awaitsRevisit, roundOf } from './pieces/selectors'
import type { Ticket } from './types'

/** While an order runs, its total clock does. */
const RUNNING = ['submitted', 'dispatched', 'claimed', 'referred'] as const

export const CLOCKS = {
  lapse: clock({ while: ['dispatched'], dueAt: ({ stage }) => stage.offer.claimDueAt, press: 'lapse' }),
  /** Seven days after resolving, whatever was rated: the state must not tell the score. A missing revisit holds it. */
  close: clock({
    while: ['resolved'],
    dueAt: (ticket: Ticket<'resolved'>) => (awaitsRevisit(ticket) ? null : ticket.stage.closeDueAt),
    press: 'close',
  }),
}

/** Worst first: of several that came due together one is sent and covers the others. */
export const REMINDERS = {
  late: reminder({
    while: RUNNING,
    lasts: true,
    at: ticket => roundOf(ticket).limitAt,
    tells: 'hands',
    text: '已经超过时限了，请马上看一看。',
  }),
  promiseLate: reminder({
    while: ['claimed'],
    at: ({ stage }) => stage.commitment.promisedAt,
    tells: 'hands',
    text: '答应的日子已经过了，请办好，或改日子说明原因。',
  }),
  revisitLate: reminder({
    while: ['resolved'],
    at: ticket => (awaitsRevisit(ticket) ? ticket.stage.revisitDueAt : null),
    tells: 'town',
    text: '办结后还没回访，请安排。',
  }),
  answerLate: reminder({
    while: ['referred'],
    at: ({ stage }) => stage.answerDueAt,
    tells: 'desk',
    text: '移交的回执还没来，请问一问。',
  }),
  dispatchLate: reminder({
    while: ['submitted'],
    at: ({ stage }) => stage.dispatchDueAt,
    tells: 'desk',
    text: '还没派出去，请快一点派。',
  }),
  soonLate: reminder({
    while: RUNNING,
    lasts: true,
    // Once late, nobody needs to hear that it will soon be.
    at: ticket => {
      const { startedAt, limitAt } = roundOf(ticket)
      return ticket.reminded.late ? null : amberAt(startedAt, limitAt)
    },
    tells: 'hands',
    text: '快到时限了，请看一看。',
  }),
}

/**
 * Where the person who answers a request finds the order. `hands`: with those who have it, in their work of today. `approver`:
 * in a list of the town's and of the county's; only the nearest one who is unrelated and asked nothing may answer
 * (`approverFor`).
 */
export type Waits =
  | { with: 'hands' }
  /** Name of the list, and what is said above it. */
  | { with: 'approver'; list: string; hint: string }

export interface Request {
  label: string
  /** On the cards of those who may know that it waits. */
  tag: string
  /** On the order's page, below what is asked: to the person who may answer, and to the person who waits. */
  note: { answering: string; waiting: string }
  while: readonly Ticket['stage']['state'][]
  /** How long an answer may take, by the rules; null: it waits. */
  within: FreeStep | null
  unanswered: string | null
  waits: Waits
}

/** Each waits until somebody answers; leaving these states drops it. */
export const REQUESTS = {
  cancel: {
    label: '不用办了',
    tag: '说不用办了',
    note: {
      answering: '同意了就撤下来；已经办了的，打个电话商量。',
      waiting: '等经办人同意，就撤下来。',
    },
    while: ['claimed', 'referred'],
    within: null,
    unanswered: null,
    waits: { with: 'hands' },
  },
  objection: {
    label: '换个人办',
    tag: '想换个人办',
    note: {
      answering: '同意换，就退回派单台重新派。答复以前照常办。',
      waiting: '镇里会答复，这期间照常办。',
    },
    while: RUNNING,
    within: null,
    unanswered: null,
    waits: { with: 'approver', list: '要换人的', hint: '点单的人想换个人办，同意就退回派单台' },
  },
  reclassify: {
    label: '改分类',
    tag: '等答复改分类',
    note: {
      answering: '您点头才改，答复以前照原来的分类办。',
      waiting: '答应了才改，这期间照原来的分类办。',
    },
    while: RUNNING,
    within: null,
    unanswered: null,
    waits: { with: 'approver', list: '改分类的', hint: '派单台要改分类，您点头才算' },
  },
} as const satisfies Record<keyof TicketKinds['requests'], Request>
