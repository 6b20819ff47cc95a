/** Steps of every kind of process: one chain a matter. */
import type { DeedEvent } from '../../miniprogram/core/deed/events'
import type { FeedbackEvent } from '../../miniprogram/core/feedback/events'
import type { HonourEvent } from '../../miniprogram/core/honour/events'
import type { RedemptionEvent } from '../../miniprogram/core/redemption/events'
import type { TicketEvent } from '../../miniprogram/core/ticket/events'

/** What an event is, by what it is about. The compiler asks for a row of every kind that the journal keeps. */
interface Events {
  ticket: TicketEvent
  honour: HonourEvent
  redemption: RedemptionEvent
  deed: DeedEvent
  feedback: FeedbackEvent
}
export type EventKind = keyof Events
export type EventDocOf<K extends EventKind> = { _id: string } & Events[K]
export type EventDoc = { [K in EventKind]: EventDocOf<K> }[EventKind]
/** Whether it is a step of this kind of matter. */
export const isStepOf = <K extends EventKind>(event: EventDoc, kind: K): event is EventDoc & EventDocOf<K> =>
  event.about.kind === kind
