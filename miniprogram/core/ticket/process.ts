/**
 * THE PROCESS of an order: stages, verbs, who stands how, clocks. The cloud reads it to enforce, the docs to draw, the
 * tests to try every verb in every state by everybody.
 */
import type { RowOf } from '../process/kinds'
import type { Verb } from '../process/verb'
import { canHandle, RELATION, relationsAt } from './sight/relations'
import type { Actor } from '../people/role'
import { RELATIONS, type Relation } from './sight/relation'
import { revSeenBy } from './sight/hidden'
import { process } from './kit'
import type { Ctx, TicketKinds } from './kinds'
import { answeredBefore } from './pieces/answered'
import { roundOf, takenIn } from './pieces/selectors'
import { settle } from './pieces/settle'
import { STAGES } from './stages'
import { CLOCKS, REMINDERS, REQUESTS } from './timers'
import type { EventType } from './events'
import type { Ticket } from './types'
import { BESIDE_FILES, VERB_FILES } from './verbs'

/** How somebody stands to an order, or to one that is not there yet. */
const stands =
  (relation: Exclude<Relation, 'clock'>) =>
  (ticket: Ticket | null, actor: Actor, { now, facts }: Ctx): boolean =>
    ticket
      ? RELATION[relation](ticket, actor, now, facts)
      : relationsAt(facts.place?.path ?? [], actor, now).includes(relation)

export const ticketProcess = process({
  name: 'ticket',
  stages: STAGES,
  relations: {
    requester: stands('requester'),
    author: stands('author'),
    holder: stands('holder'),
    coHandler: stands('coHandler'),
    offered: stands('offered'),
    dispatcher: stands('dispatcher'),
    supervisor: stands('supervisor'),
    inspector: stands('inspector'),
    gridMember: stands('gridMember'),
    approver: stands('approver'),
    villager: stands('villager'),
    stranger: stands('stranger'),
    slipHolder: stands('slipHolder'),
  },
  // Everybody who has to do with it, and everybody it was, or may have been, offered to.
  mayKnow: (ticket, { actor, now }, is) =>
    INSIDE.some(is) || (actor !== 'clock' && canHandle(actor, ticket, now)),
  revSeen: (ticket, is) => revSeenBy(ticket, INSIDE.filter(is)),
  answered: answeredBefore,
  taken: (ticket, type) => takenIn(roundOf(ticket), type as EventType),
  dates: (ticket, { calendars }) => ({ limitAt: ticket && roundOf(ticket).limitAt, calendars }),
  idOf: ({ about }) => about.id,
  settle,
  requests: REQUESTS,
  clocks: CLOCKS,
  reminders: REMINDERS,
  verbs: { ...VERB_FILES, ...BESIDE_FILES },
})

/** Who deals with an order, and so may know of steps that are kept from others. */
const DEALS_WITH_IT: { readonly [R in Relation]: boolean } = {
  requester: true,
  author: true,
  holder: true,
  coHandler: true,
  offered: true,
  dispatcher: true,
  supervisor: true,
  inspector: true,
  gridMember: true,
  approver: true,
  villager: false,
  stranger: false,
  slipHolder: true,
  clock: true,
}
const INSIDE: readonly Relation[] = RELATIONS.filter(relation => DEALS_WITH_IT[relation])

type Made = (typeof ticketProcess.verbs)[keyof typeof ticketProcess.verbs]['event']['type']
/** Every event that can be stored has a verb that makes it; one without is named here by the compiler. */
type Unmade = Exclude<EventType, Made>
true satisfies [Unmade] extends [never] ? true : Unmade

const BY_EVENT = new Map(Object.values(ticketProcess.verbs).map(verb => [verb.event.type, verb]))
export const EVENT_TYPES: readonly string[] = [...BY_EVENT.keys()]
/** The verb that makes this event. */
export function verbOfEvent(type: EventType): Verb<TicketKinds> & RowOf<TicketKinds> {
  const verb = BY_EVENT.get(type)
  if (!verb) throw new Error(`no verb makes ${type}`)
  return verb
}
