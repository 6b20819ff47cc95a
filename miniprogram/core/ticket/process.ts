/**
 * THE PROCESS of an order: stages, verbs, who stands how, clocks. The cloud reads it to enforce, the docs to draw, the
 * tests to try every verb in every state by everybody. The order of the verbs is the order of the buttons.
 */
import type { Verb } from '../process/verb'
import { canHandle, RELATION, relationsAt } from './relations'
import type { Actor } from '../people/role'
import type { Relation } from './relation'
import { revSeenBy } from './hidden'
import { process } from './kit'
import type { Ctx, TicketKinds } from './kinds'
import { roundOf } from './questions'
import { settle } from './settle'
import { STAGES } from './stages'
import { CLOCKS, REMINDERS, REQUESTS } from './timers'
import type { EventType } from './events'
import type { Ticket } from './types'
import { joined, parted } from './verbs/desk/joined'
import { VERB_FILES } from './verbs'
import { selfJoined } from './verbs/self-joined'
import { takenOut } from './verbs/taken-out'

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
  // Everybody who has to do with it, and whoever it was, or may have been, offered to.
  mayKnow: (ticket, { actor, now }, is) =>
    INSIDE.some(is) || (actor !== 'clock' && canHandle(actor, ticket, now)),
  revSeen: (ticket, is) => revSeenBy(ticket, INSIDE.filter(is)),
  taken: (ticket, type) => roundOf(ticket).taken[type] ?? 0,
  idOf: ({ ticketId }) => ticketId,
  settle,
  requests: REQUESTS,
  clocks: CLOCKS,
  reminders: REMINDERS,
  verbs: {
    submit: VERB_FILES.submit,
    register: VERB_FILES.register,
    amend: VERB_FILES.amend,
    withdraw: VERB_FILES.withdraw,
    askCancel: VERB_FILES.askCancel,
    agreeCancel: VERB_FILES.agreeCancel,
    decline: VERB_FILES.decline,
    appeal: VERB_FILES.appeal,
    merge: VERB_FILES.merge,
    unmerge: VERB_FILES.unmerge,
    refer: VERB_FILES.refer,
    answerReferral: VERB_FILES.answerReferral,
    dispatch: VERB_FILES.dispatch,
    claim: VERB_FILES.claim,
    lapse: VERB_FILES.lapse,
    giveBack: VERB_FILES.giveBack,
    reassign: VERB_FILES.reassign,
    recommit: VERB_FILES.recommit,
    progress: VERB_FILES.progress,
    addHandler: VERB_FILES.addHandler,
    recuse: VERB_FILES.recuse,
    objectTo: VERB_FILES.objectTo,
    answerObjection: VERB_FILES.answerObjection,
    reclassify: VERB_FILES.reclassify,
    answerReclassify: VERB_FILES.answerReclassify,
    resolve: VERB_FILES.resolve,
    rate: VERB_FILES.rate,
    revisit: VERB_FILES.revisit,
    committeeRate: VERB_FILES.committeeRate,
    standAside: VERB_FILES.standAside,
    reopen: VERB_FILES.reopen,
    close: VERB_FILES.close,
    consent: VERB_FILES.consent,
    setReaders: VERB_FILES.setReaders,
    publish: VERB_FILES.publish,
    unpublish: VERB_FILES.unpublish,
    remind: VERB_FILES.remind,
    correctDays: VERB_FILES.correctDays,
    joined,
    parted,
    takenOut,
    selfJoined,
  },
})

const INSIDE: readonly Relation[] = [
  'requester',
  'author',
  'holder',
  'coHandler',
  'offered',
  'dispatcher',
  'supervisor',
  'inspector',
  'gridMember',
  'approver',
  'slipHolder',
  'clock',
]

const BY_EVENT = new Map(Object.values(ticketProcess.verbs).map(verb => [verb.event.type, verb]))
export const EVENT_TYPES: readonly string[] = [...BY_EVENT.keys()]
/** The verb that makes this event. */
export function verbOfEvent(type: EventType): Verb<TicketKinds> {
  const verb = BY_EVENT.get(type)
  if (!verb) throw new Error(`no verb makes ${type}`)
  return verb
}
