/** A ticket's own page, as one viewer sees it. */
import { derivationText } from '../../clock/derivation'
import { lengthsOf } from '../../clock/in-chinese'
import { sightOf, type Column, type Sight } from './sight'
import { openRequests } from './asked'
import { daysFor, waysOn, type Ctx } from '../decide'
import type { PersonId } from '../../people/role'
import type { Verb } from '../lifecycle'
import { holderOf, isShowable, roundOf } from '../pieces/selectors'
import { answersFor, showsRating, ticketInfo } from './ticket-info'
import { personInfo } from './parts'
import { isClosedByErasure, readable, contentInfo } from './readable'
import type { View } from './view'
import type { DayInfo, PersonInfo, TicketDetail } from './infos'
import { timelineOf, textOf } from './timeline'
import type { DetailView } from './view'

type Pressing = Omit<DetailView, 'events'>

/** As this viewer would press, now. */
const ctxOf = ({ viewer, now, rules, calendars, facts, relationFacts, target }: Pressing): Ctx => ({
  actor: viewer,
  now,
  rules,
  calendars,
  facts: { ...relationFacts, ...facts, chain: target ? [target] : [] },
})

/** Verbs this viewer may press now: a page or a card shows these buttons and no others. */
export const waysFor = (view: Pressing): Verb[] => waysOn(view.ticket, ctxOf(view))

/** The days that may be chosen with them. */
const dayInfos = (view: Pressing, can: readonly Verb[]): DayInfo[] =>
  can.flatMap(verb => daysFor(view.ticket, verb, ctxOf(view)).map(range => ({ verb, ...range })))

/** Null when there is nothing for this viewer. */
export function detailOf(view: DetailView): TicketDetail | null {
  const seen = ticketInfo(view)
  if (!seen) return null
  const { ticket, viewer, now, relationFacts } = view
  const sight = sightOf(ticket, viewer, now, relationFacts)
  const reads = sight.words === 'yes'
  const can = waysFor(view)
  return {
    ticket: seen,
    content: contentInfo(view, ticket.wordsId, sight),
    timeline: timelineOf(view, sight),
    can,
    days: dayInfos(view, can),
    asked: openRequests(view, sight, can),
    holder: holderInfo(view, sight),
    lengths: lengthsOf(view.rules),
    derivation: sight.card === 'yes' ? derivations(view) : [],
    declined: reads ? declinedOf(view) : null,
    resolution: resolutionOf(workedOn(view), sight),
    joined: joinedInfo(view, sight),
    linked: linkedInfo(view, sight),
    rating: showsRating(ticket, sight, now) ? ratingOf(view) : null,
    committee: committeeOf(view, sight),
    publishDraft: draftOf(view, sight),
    mayRead: mayRead(view, sight),
    seesTold: answersFor(sight),
    hasHome: sight.person === 'masked' && ticket.householdId !== null,
    closed: !isClosedByErasure(view) ? 'no' : sight.columns.includes('inspector') ? 'withPurpose' : 'closed',
  }
}

/** Who reads the words with a purpose: the town, once they are closed; anyone who answers a request and reads none. */
const mayRead = (view: DetailView, { columns, words }: Sight): boolean =>
  (isClosedByErasure(view) && columns.includes('inspector')) ||
  (words !== 'yes' && columns.includes('approver'))

/** Of a merged one the order that is worked on. */
const workedOn = (view: DetailView): DetailView =>
  view.ticket.stage.state === 'merged' && view.target ? { ...view, ticket: view.target } : view

/** Who has it, or may have it, reads what all of them said; the desk and the town too. Nobody else by this way. */
export const WORKS: readonly Column[] = ['holder', 'coHandler', 'offered', 'pool', 'dispatcher', 'inspector']

function joinedInfo(view: DetailView, sight: Sight): TicketDetail['joined'] {
  if (!sight.columns.some(column => WORKS.includes(column))) return []
  return view.ticket.joined.map(({ no, requesterId, words: [first = '', ...added] }) => ({
    no,
    requester: requesterId === null ? null : maskedInfo(view, requesterId, sight.person),
    content: contentInfo(view, first, sight),
    added: added.map(id => contentInfo(view, id, sight)).filter(one => one !== null),
  }))
}

/** Anyone who works on it sees the others masked, also where one of the orders is their own. */
const maskedInfo = (view: View, id: PersonId, level: Sight['person']): PersonInfo | null =>
  personInfo(view, id, level === 'no' ? 'no' : 'masked')

function linkedInfo(view: DetailView, sight: Sight): TicketDetail['linked'] {
  const { ticket, target } = view
  if (!target || target.id !== ticket.linked || sight.words !== 'yes') return null
  return { no: target.no, resolution: resolutionOf({ ...view, ticket: target }, sight) }
}

/** Anyone who deals with it may call; the requester when the holder agreed to be called. */
function holderInfo({ ticket, names, viewer }: View, sight: Sight): PersonInfo | null {
  const id = holderOf(ticket)
  const person = id === null ? undefined : names.people[id]
  if (!person || sight.card !== 'yes' || sight.columns.includes('offered')) return null
  // The promise that stands decides: somebody who agreed once may not have agreed again.
  const [promise] = roundOf(ticket).promises.slice(-1)
  const agreed = promise?.showContact === true && promise.holderName === person.name
  const works =
    sight.columns.some(c => c === 'dispatcher' || c === 'inspector' || c === 'coHandler') || viewer.id === id
  return {
    id,
    name: person.name,
    phone: works || (agreed && sight.history === 'own') ? person.phone : null,
    masked: false,
  }
}

/** One line per sentence, the newest round first. */
const derivations = ({ ticket }: View): string[] =>
  [...ticket.rounds].reverse().flatMap(({ n, derivation }) => {
    const lines = derivationText(derivation)
      .split('。')
      .filter(line => line !== '')
      .map(line => `${line}。`)
    return ticket.rounds.length > 1 ? [`第 ${n} 轮：`, ...lines] : lines
  })

function declinedOf(view: View): TicketDetail['declined'] {
  if (view.ticket.stage.state !== 'declined') return null
  const words = readable(view, view.ticket.stage.declinedId)
  return words ? { reason: words.reason ?? '', whereInstead: words.whereInstead ?? '' } : null
}

function resolutionOf(view: View, sight: Sight): TicketDetail['resolution'] {
  const { resolution } = roundOf(view.ticket)
  if (!resolution) return null
  if (sight.words === 'yes') {
    const content = contentInfo(view, resolution.eventId, sight)
    return {
      outcome: resolution.outcome,
      text: textOf(view, resolution.eventId),
      photos: content?.photos ?? [],
      at: resolution.at,
    }
  }
  if (sight.words !== 'published' || !view.ticket.publication) return null
  return {
    outcome: resolution.outcome,
    text: readable(view, view.ticket.publication.eventId)?.done ?? null,
    photos: [],
    at: resolution.at,
  }
}

function ratingOf(view: View): TicketDetail['rating'] {
  const { rating } = roundOf(view.ticket)
  return rating ? { score: rating.score, text: textOf(view, rating.eventId) } : null
}

/** The committee reads its own; the town reads it too. */
function committeeOf(view: View, { ratings }: Sight): TicketDetail['committee'] {
  if (!ratings.includes('committee') && !ratings.includes('sealed')) return []
  return roundOf(view.ticket).committee.map(({ by, result, speed, manner, eventId }) => ({
    result,
    speed,
    manner,
    text: textOf(view, eventId),
    mine: by === view.viewer.id,
  }))
}

/** What the supervisor starts from: the text on the wall, or how it was closed. What a villager wrote is never offered for the wall. */
function draftOf(view: View, sight: Sight): TicketDetail['publishDraft'] {
  const { ticket } = view
  if (
    !sight.columns.includes('supervisor') ||
    ticket.stage.state !== 'closed' ||
    !isShowable(ticket) ||
    isClosedByErasure(view)
  )
    return null
  const shown = ticket.publication ? readable(view, ticket.publication.eventId) : null
  const { resolution } = roundOf(ticket)
  return {
    asked: shown?.asked ?? '',
    done: shown?.done ?? (resolution ? (readable(view, resolution.eventId)?.text ?? '') : ''),
  }
}
