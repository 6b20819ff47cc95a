/** The steps of an order as one viewer knows them. */
import type { Sight } from './sight'
import { ERASED } from '../../text/shared'
import { CLOSED_RECORD } from '../../labels'
import { knowsOf, textRowOf } from '../telling/event-table'
import type { TicketEvent } from '../events'
import { showsRating } from './ticket-info'
import { agreedInfo, isClosedByErasure, readable, contentInfo } from './readable'
import type { View } from './view'
import type { TimelineItem } from './infos'
import { timelineText } from '../telling/timeline-text'
import type { Words } from '../types'
import type { DetailView } from './view'

/** Newest first, numbered as this viewer knows them. */
export function timelineOf(view: DetailView, sight: Sight): TimelineItem[] {
  const { ticket, viewer, names, now } = view
  if (sight.history === 'no') return []
  return view.events
    .filter(event => isKnown(view, sight, event))
    .map<TimelineItem>((event, i) => {
      const opens = mayRead(view, sight, event)
      const score =
        event.by === viewer.id || (showsRating(ticket, sight, now) && event.round === ticket.round)
      const level = { words: sight.history === 'content' ? sight.words : ('yes' as const) }
      const content = opens ? contentInfo(view, event.id, level) : null
      const agreed = opens ? agreedInfo(view, event.id, level) : null
      return {
        rev: i + 1,
        at: event.at,
        ...timelineText(ticket, event, viewer.id, names, score),
        text: opens ? textOf(view, event.id) : null,
        photos: content?.photos ?? [],
        voice: content?.voice ?? null,
        ...(agreed ? { agreed } : {}),
        ...(event.type === 'Amended' ? { added: true as const } : {}),
      }
    })
    .reverse()
}

function isKnown({ events }: DetailView, { columns, history }: Sight, event: TicketEvent): boolean {
  if (history === 'content') return isContent(event)
  if (event.type !== 'Objected')
    return knowsOf(event, columns, event.type === 'ObjectionAnswered' && event.upheld)
  // There is one objection to an order at most.
  const answer = events.find(later => later.type === 'ObjectionAnswered')
  return knowsOf(event, columns, answer?.type === 'ObjectionAnswered' && answer.upheld)
}

/** The matter itself, as it was told. */
const isContent = ({ type }: TicketEvent): boolean =>
  type === 'Submitted' || type === 'Registered' || type === 'Amended'

function mayRead({ ticket, viewer, now }: DetailView, sight: Sight, event: TicketEvent): boolean {
  if (event.by === viewer.id) return true
  const { known, told } = textRowOf(event.type)
  const ofTown = sight.columns.includes('inspector')
  // What a rating says follows the row of ratings; the town reads why somebody judged so, or stood aside.
  if (known === 'judges')
    return event.type === 'Rated' ? event.round === ticket.round && showsRating(ticket, sight, now) : ofTown
  if (known === 'town') return ofTown
  if (sight.history === 'all' || sight.history === 'content') return true
  // What a helper added is the requester's own, like everything said in their name.
  const ofTheirs = event.id === ticket.wordsId || (sight.columns.includes('requester') && isContent(event))
  // What the requester wrote themselves is told to nobody: a helper reads what the office answered.
  const isTold = told === true && event.by !== ticket.requesterId
  return sight.history === 'own' && (isTold || ofTheirs)
}

const PARTS: readonly (keyof Words)[] = ['text', 'measures', 'reason', 'whereInstead', 'asked', 'done']

export function textOf(view: View, eventId: string): string | null {
  const one = view.typed[eventId]
  if (!one) return null
  if (one.words === null) return ERASED
  if (isClosedByErasure(view, eventId)) return CLOSED_RECORD
  const words = readable(view, eventId)
  const parts = words
    ? PARTS.flatMap(part => (typeof words[part] === 'string' ? [words[part] as string] : []))
    : []
  // A part may end with a stop of its own: one is enough between two.
  return parts.length > 0
    ? parts.map((part, i) => (i < parts.length - 1 ? part.replace(/[。；;，,\s]+$/, '') : part)).join('；')
    : null
}
