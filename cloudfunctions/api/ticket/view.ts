/** Gathers what `ticketInfo` and `detailOf` need: few queries, names and phones unsealed only where the table grants them. */
import { about } from '../../../miniprogram/core/about'
import { detailOf, waysFor } from '../../../miniprogram/core/ticket/sight/detail'
import { roundOf } from '../../../miniprogram/core/ticket/pieces/selectors'
import type { Names } from '../../../miniprogram/core/ticket/types'
import { isVisible, ticketInfo } from '../../../miniprogram/core/ticket/sight/ticket-info'
import type { TypedText, View } from '../../../miniprogram/core/ticket/sight/view'
import type { TicketDetail, TicketInfo, TicketTodo } from '../../../miniprogram/core/ticket/sight/infos'
import type { Ticket } from '../../../miniprogram/core/ticket/types'
import { sightOf } from '../../../miniprogram/core/ticket/sight/sight'
import type { Done } from '../../_journal/commit'
import type { WordsDoc } from '../../_documents'
import type { Known } from '../../_people/person'
import { files, store } from '../../_platform/ports'
import { rulebook, rulesOf, type Rulebook } from '../../_journal/rulebook'
import { relationFactsOf, relationFactsOfAll } from '../../_journal/orders/relation-facts'
import { namesFor, type WordsById } from './cast'
import { eventsOf } from '../../_journal/events'
import { whereAbout } from '../../_documents/where-about'

/** Cards for a list, in its order; what this viewer may not see at all is left out. */
export async function seeAll(tickets: readonly Ticket[], known: Known): Promise<TicketInfo[]> {
  return (await viewsOf(tickets, known)).flatMap(view => ticketInfo(view) ?? [])
}

/** The same with the verbs that this viewer may press, for lists whose cards have buttons. */
export async function todoInfos(tickets: readonly Ticket[], known: Known): Promise<TicketTodo[]> {
  return (await viewsOf(tickets, known)).flatMap(view => {
    const seen = ticketInfo(view)
    return seen ? { ...seen, can: waysFor(view) } : []
  })
}

/** One query for the words of all. */
async function viewsOf(
  tickets: readonly Ticket[],
  known: Known,
): Promise<(View & { calendars: Rulebook['calendars'] })[]> {
  const [typed, book, relationFacts, targets] = await Promise.all([
    store.some('ticket_words', tickets.flatMap(cardWords)),
    rulebook(),
    relationFactsOfAll(tickets, known),
    mergedInto(tickets),
  ])
  const words = new Map(typed.map(doc => [doc._id, doc]))
  const names = await namesFor(tickets, words, known, relationFacts)
  return tickets.map(ticket => ({
    ticket,
    viewer: known.actor,
    now: known.now,
    rules: rulesOf(book, ticket.rules),
    calendars: book.calendars,
    names: names.get(ticket.id) ?? NOBODY,
    typed: typedOf(words),
    relationFacts: relationFacts.get(ticket.id),
    target: ticket.stage.state === 'merged' ? (targets.get(ticket.stage.into) ?? null) : null,
  }))
}

/**
 * A ticket's own page; null when there is nothing for this viewer. `written`: all there is of a ticket made just now;
 * `beside`: the others that changed with it. `meanwhile`: done while the rest is read, once it is sure to be seen.
 */
export async function ticketDetail(
  ticket: Ticket,
  known: Known,
  {
    written,
    beside = [],
    meanwhile,
  }: Pick<Done<'ticket'>, 'written' | 'beside'> & { meanwhile?: () => Promise<void> } = {},
): Promise<TicketDetail | null> {
  const relationFacts = await relationFactsOf(ticket, known)
  const view = { ticket, viewer: known.actor, now: known.now, relationFacts }
  if (!isVisible(ticket, sightOf(ticket, known.actor, known.now, relationFacts))) return null
  const [events, typed, book, targets, others] = await Promise.all([
    written?.events ?? eventsOf(about('ticket', ticket.id)),
    written?.words ?? store.all('ticket_words', { where: whereAbout(about('ticket', ticket.id)) }),
    rulebook(),
    mergedInto([ticket], beside),
    store.some(
      'ticket_words',
      ticket.joined.flatMap(one => one.words),
    ),
    meanwhile?.(),
  ])
  const target =
    targets.get(ticket.stage.state === 'merged' ? ticket.stage.into : (ticket.linked ?? '')) ?? null
  const theirs = target ? await store.some('ticket_words', resultWords(target)) : []
  const words = new Map([...typed, ...others, ...theirs].map(doc => [doc._id, doc]))
  const names = await namesFor(
    [ticket, ...(target ? [target] : [])],
    words,
    known,
    new Map([[ticket.id, relationFacts]]),
    events.flatMap(event => ('offer' in event ? [event.offer] : [])),
  )
  return detailOf({
    ...view,
    rules: rulesOf(book, ticket.rules),
    calendars: book.calendars,
    names: together(names.get(ticket.id) ?? NOBODY, target && names.get(target.id), target),
    events,
    typed: typedOf(words),
    urls: await addressesFor(view, [...typed, ...others, ...theirs]),
    target,
  })
}

/** What came of the order it was worked on with: its promise and its result. Never what others said. */
const resultWords = (target: Ticket): string[] => {
  const { promises, resolution } = roundOf(target)
  return [
    ...promises.flatMap(one => [one.eventId, one.measuresId]),
    ...(resolution ? [resolution.eventId] : []),
  ]
}

/** Who works on the other order is named as such; whose it is, is nobody's business here. */
function together(own: Names, theirs: Names | null | undefined, target: Ticket | null): Names {
  const worker =
    target && 'holder' in target.stage && target.stage.holder !== null ? target.stage.holder : null
  const known = worker === null ? undefined : theirs?.people[worker]
  return known && worker !== null
    ? { people: { ...own.people, [worker]: known }, grids: { ...theirs?.grids, ...own.grids } }
    : own
}

const NOBODY: Names = { people: {}, grids: {} }

/** The words a card quotes. */
function cardWords(ticket: Ticket): string[] {
  const { promises } = roundOf(ticket)
  return [
    ticket.wordsId,
    ...promises.flatMap(one => [one.eventId, one.measuresId]),
    ticket.givenBack?.eventId,
    ticket.publication?.eventId,
  ].filter((id): id is string => id !== undefined)
}

const typedOf = (words: WordsById): Record<string, TypedText> =>
  Object.fromEntries(
    [...words].map(([id, { by, at, words: typed, check, erasedAt }]) => [
      id,
      { by, at, words: typed, check, erasedAt },
    ]),
  )

/** By the order something was merged into: the one that is really worked on, however often that was merged on itself. */
async function mergedInto(
  tickets: readonly Ticket[],
  present: readonly Ticket[] = [],
): Promise<Map<string, Ticket>> {
  const intoOf = (ticket: Ticket): string[] =>
    ticket.stage.state === 'merged' ? [ticket.stage.into] : ticket.linked === null ? [] : [ticket.linked]
  const met = new Map(present.map(one => [one.id, one]))
  for (let ids = [...tickets, ...present].flatMap(intoOf).filter(id => !met.has(id)); ids.length > 0; ) {
    const found = await store.some('tickets', ids)
    for (const { _id, ticket } of found) met.set(_id, ticket)
    ids = found.flatMap(doc => intoOf(doc.ticket)).filter(id => !met.has(id))
  }
  const endOf = (ticket: Ticket, steps = met.size): Ticket => {
    const next = ticket.stage.state === 'merged' && steps > 0 ? met.get(ticket.stage.into) : undefined
    return next ? endOf(next, steps - 1) : ticket
  }
  return new Map([...met].map(([id, ticket]) => [id, endOf(ticket)]))
}

/** Ten-minute addresses of what passed the check, for those who may see it; before the claim a pool hears, but sees no photos. */
async function addressesFor(
  view: Pick<View, 'ticket' | 'viewer' | 'now' | 'relationFacts'>,
  words: readonly WordsDoc[],
): Promise<Record<string, string>> {
  const { words: level } = sightOf(view.ticket, view.viewer, view.now, view.relationFacts)
  if (level !== 'yes' && level !== 'spoken') return {}
  const passed = words.flatMap(({ kept = {}, check, words: typed }) => {
    const heard = (id: string) =>
      typed?.attachments?.some(one => one.id === id && one.kind === 'voice' && !one.consent) === true
    return typed
      ? Object.entries(kept).filter(([id]) => check.files[id] === 'pass' && (level === 'yes' || heard(id)))
      : []
  })
  if (passed.length === 0) return {}
  const addresses = await files.addresses(passed.map(([, cloudId]) => cloudId))
  return Object.fromEntries(
    passed.flatMap(([id, cloudId]) => {
      const url = addresses.get(cloudId)
      return url ? [[id, url]] : []
    }),
  )
}
