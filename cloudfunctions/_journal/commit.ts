/** A decision → the documents of one transaction: ticket, event, words, news, files, and a review where a person must look. */
import { about } from '../../miniprogram/core/about'
import { openReviews } from './words/open-reviews'
import { reviewPath } from './words/review-path'
import type { Decision } from '../../miniprogram/core/ticket/decide'
import type { TicketEvent } from '../../miniprogram/core/ticket/events'
import { ownerOf } from '../../miniprogram/core/ticket/telling/event-table'
import { evolve } from '../../miniprogram/core/ticket/evolve'
import { listKeys } from '../../miniprogram/core/ticket/lists/lists'
import { cameToNothing, eventTime } from '../../miniprogram/core/ticket/pieces/questions'
import type { CheckState } from '../../miniprogram/core/ticket/sight/seen'
import { tellsOf } from '../../miniprogram/core/ticket/telling/tells'
import type { Ticket, Words } from '../../miniprogram/core/ticket/types'
import type { Actor } from '../../miniprogram/core/people/role'
import { commitmentOf, hashOf, newSalt } from './chain'
import type { EventDoc, FileDoc, TicketDoc, WordsDoc } from '../_documents'
import type { Tx } from '../_platform/inside'

export interface Pressing {
  ticketId: string
  actor: Actor | 'clock'
  /** `${personId}:${key}`: the same tap twice is one event. */
  tap: string
  now: number
  /** What the content check said before the transaction. */
  check: CheckState
  /** Of a new ticket: whose matter it is. */
  contact?: WordsDoc['contact']
}

export const docOf = (ticket: Ticket): TicketDoc => {
  const list = listKeys(ticket)
  return {
    _id: ticket.id,
    v: 1,
    ticket,
    list,
    path: ticket.path,
    villageId: ticket.villageId,
    townId: ticket.townId,
    no: ticket.no,
    state: ticket.stage.state,
    nextDueAt: list.nextDueAt,
  }
}

/** What a press came to. `written`: every event and all words of the ticket, where no other look is needed for them. */
export interface Done {
  ticket: Ticket
  written?: { events: EventDoc[]; words: WordsDoc[] }
  /** Other orders that it changed, as they are now. */
  beside?: Ticket[]
}

/** One after the other, the ticket first: whoever loses the race hears it at the first write. */
export async function commit(
  tx: Tx,
  before: Ticket | null,
  { fact, words }: Decision,
  pressing: Pressing,
  files: FileDoc[],
): Promise<Done> {
  const salt = newSalt()
  const event = eventOf(before, fact, pressing, words && commitmentOf(words, salt))
  const ticket = evolve(before, event)
  if (before) await tx.put('tickets', docOf(ticket))
  else await tx.create('tickets', docOf(ticket))
  const eventDoc = { _id: event.id, ...event }
  const said = words && wordsDoc(event, ticket, words, salt, pressing, files)
  await tx.create('events', eventDoc)
  if (said) await tx.create('ticket_words', said)
  const to = tellsOf(event, before, ticket)
  // Also what nobody is told of: boards follow it.
  await tx.create('due', {
    _id: `news:${event.id}`,
    v: 1,
    kind: 'news',
    at: event.at,
    about: about('ticket', ticket.id),
    since: event.at,
    to,
    told: to.length === 0 && !cameToNothing(ticket),
  })
  for (const file of files)
    await tx.put('files', { ...file, about: about('ticket', ticket.id), eventId: event.id })
  // No answer from the checker, or a doubtful one: a person looks; the order itself goes on (domain §11).
  await openReviews(
    tx,
    {
      about: about('ticket', ticket.id),
      no: ticket.no,
      villageId: ticket.villageId,
      path: reviewPath(ticket, event.type),
      wordsId: event.id,
      at: event.at,
    },
    words && pressing.check,
    files,
  )
  return { ticket, written: { events: [eventDoc], words: said ? [said] : [] } }
}

/** What an order must know of another one's step: its own event and fold; nobody is told twice of it. */
export async function commitBeside(
  tx: Tx,
  before: Ticket,
  fact: Decision['fact'],
  { actor, tap, now }: Pressing,
): Promise<Ticket> {
  const event = eventOf(
    before,
    fact,
    { ticketId: before.id, actor, tap: `${tap}:${before.id}`, now, check: 'pass' },
    null,
  )
  const after = evolve(before, event)
  await tx.put('tickets', docOf(after))
  await tx.create('events', { _id: event.id, ...event })
  return after
}

function eventOf(
  before: Ticket | null,
  fact: Decision['fact'],
  { ticketId, actor, tap, now }: Pressing,
  said: string | null,
): TicketEvent {
  const rev = (before?.rev ?? 0) + 1
  const event = {
    ...fact,
    id: `${ticketId}:${String(rev).padStart(6, '0')}`,
    about: about('ticket', ticketId),
    rev,
    v: 1 as const,
    at: eventTime(before, now),
    by: actor === 'clock' ? 'clock' : actor.id,
    byName: actor === 'clock' ? null : actor.staffName,
    tap,
    round: fact.type === 'Reopened' ? (before?.round ?? 0) + 1 : (before?.round ?? 1),
    said,
    prev: before?.head ?? '',
    hash: '',
  } as TicketEvent
  return { ...event, hash: hashOf(event) }
}

function wordsDoc(
  event: TicketEvent,
  ticket: Ticket,
  words: Words,
  salt: string,
  { check, contact }: Pressing,
  files: FileDoc[],
): WordsDoc {
  return {
    _id: event.id,
    v: 1,
    about: about('ticket', ticket.id),
    villageId: ticket.villageId,
    by: event.by,
    owner: ownerOf(ticket, event),
    at: event.at,
    words,
    salt,
    check: { text: check, files: Object.fromEntries(files.map(file => [file._id, file.state])), by: null },
    kept: Object.fromEntries(files.map(file => [file._id, file.kept ?? ''])),
    contact: contact ?? null,
    erasedAt: null,
  }
}
