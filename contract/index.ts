/**
 * Every route the phone can call: its input (zod) and what it answers (type). Identity is never in an input.
 * `Api` is what `miniprogram/api/client.ts` is typed by. Add a route in the file of its area, then its handler in `api/`.
 */
import type * as z from 'zod'
import { countyReads, countyWrites, type CountyReplies } from './county'
import { withInstead } from './instead'
import { careReads } from './person/care'
import { personReads, personWrites, type PersonReplies } from './person'
import { pointsReads, pointsWrites as ownPointsWrites, type PointsReplies } from './points'
import { ticketReads, ticketWrites, type TicketReplies } from './ticket'
import { presses, type Pressed } from './ticket/press'

export const reads = { ...personReads, ...ticketReads, ...countyReads } as const
/** Never kept on a phone: whoever has left the post, or was taken back from, must not go on reading them there. */
export const fleetingReads = careReads
export const writes = withInstead({ ...personWrites, ...ticketWrites, ...countyWrites } as const)
export const pointsWrites = withInstead(ownPointsWrites)

export const routes = { ...reads, ...fleetingReads, ...writes, ...presses, ...pointsReads, ...pointsWrites }
export type Route = keyof typeof routes
/** Whose answers it must not keep. */
export type FleetingRoute = keyof typeof fleetingReads
/** Whose answers a phone may keep: nothing was changed by asking. */
export type KeptRoute = keyof typeof reads | keyof typeof pointsReads

export type Replies = PersonReplies &
  TicketReplies &
  CountyReplies &
  PointsReplies & { [K in keyof typeof presses]: Pressed }

/** `Api['ticket.claim']` = { ask, reply }: what the phone sends and gets. */
export type Api = { [R in Route]: { ask: z.input<(typeof routes)[R]>; reply: Replies[R] } }
