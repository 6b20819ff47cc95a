/** Orders: the fold, its events, the cards it was shared by. */
import type { GridId } from '../../miniprogram/core/people/grid'
import type { PersonId } from '../../miniprogram/core/people/role'
import type { ListKeys } from '../../miniprogram/core/ticket/lists/lists'
import type { Ticket } from '../../miniprogram/core/ticket/types'

/** The fold, with everything lists filter and sort by. */
export interface TicketDoc {
  _id: string
  v: 1
  ticket: Ticket
  list: ListKeys
  path: GridId[]
  villageId: GridId
  townId: GridId
  no: string
  state: Ticket['stage']['state']
  /** Earliest next deadline, or null: the sweep's one index. */
  nextDueAt: number | null
  /** Keyed terms by which it is found (_journal/orders/found.ts). Older orders have none until `rebuild` made them. */
  found?: string[]
}
/** Cards an order was shared by, `_id` = the order. Tokens and who opened them are hashes. */
export interface ShareDoc {
  _id: string
  v: 1
  by: PersonId
  at: number
  cards: {
    hash: string
    at: number
    openers: string[]
    /** Its requester heard that it went far. */
    told: boolean
  }[]
}
