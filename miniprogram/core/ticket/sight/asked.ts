/**
 * What waits for an answer, as one viewer reads it. The row of the request and the verb that asked say it all: who knows
 * of it, what was filled in, and until when. A new request needs nothing here and nothing on the phone.
 */
import { subOf, type RuleSet } from '../../clock/policy'
import { dateText, fromDayKey } from '../../clock/shanghai'
import type { Field, Fields } from '../../process/fields'
import type { Verb } from '../../process/verb'
import type { RequestName, TicketEvent } from '../events'
import type { TicketKinds } from '../kinds'
import { knowsBy } from '../telling/event-table'
import { timelineText } from '../telling/timeline-text'
import { REQUESTS, type Request } from '../timers'
import type { Ticket } from '../types'
import { VERB_FILES } from '../verbs'
import { readable } from './readable'
import type { RequestInfo } from './infos'
import type { Sight } from './sight'
import type { DetailView, View } from './view'

type Table = Readonly<
  Record<
    string,
    Pick<Verb<TicketKinds>, 'by' | 'input' | 'words'> & { asks?: { request: string }; answers?: string }
  >
>
type Ask = NonNullable<Ticket['requests'][RequestName]>
type Say = (view: DetailView, event: TicketEvent) => string

/** What follows from the rows of requests and the verbs that ask and answer them. */
export function seenOf<N extends string>(
  rows: Readonly<Record<N, Pick<Request, 'note'>>>,
  verbs: Table,
  say: Say,
) {
  const askers = new Map(
    Object.values(verbs).flatMap(verb => (verb.asks ? [[verb.asks.request, verb] as const] : [])),
  )
  const waiting = ({ requests }: Ticket): [N, Ask][] =>
    Object.entries(requests as Readonly<Record<string, Ask | undefined>>).flatMap(
      ([name, ask]): [N, Ask][] => (ask && name in rows ? [[name as N, ask]] : []),
    )

  /** Whose place it is to answer, now; whether they may is decided when they press. */
  const answerers = (name: string, { stage }: Ticket): readonly string[] =>
    Object.values(verbs).flatMap(({ answers, by }) => (answers === name ? (by[stage.state] ?? []) : []))

  /** The person who asked, the person who answers, and those who deal with the order and may know of that step. */
  const isKnown = (view: View, { columns, history }: Sight, name: string, ask: Ask): boolean => {
    const asker = askers.get(name)
    if (ask.by === view.viewer.id) return true
    if (columns.some(column => answerers(name, view.ticket).includes(column))) return true
    const deals = history === 'all' || history === 'own'
    return deals && asker !== undefined && knowsBy(asker.words, columns, false)
  }

  /** The person who asked, the person who answers, and who reads every word of the order; to the requester what is told to them. */
  const isRead = (view: View, { columns, history }: Sight, name: string, ask: Ask): boolean =>
    ask.by === view.viewer.id ||
    columns.some(column => answerers(name, view.ticket).includes(column)) ||
    history === 'all' ||
    (askers.get(name)?.words.told === true && ask.by !== view.ticket.requesterId)

  return {
    /** Which requests wait, as far as this viewer may know. */
    known: (view: View, sight: Sight): N[] =>
      waiting(view.ticket).flatMap(([name, ask]) => (isKnown(view, sight, name, ask) ? [name] : [])),

    /** The same with what was filled in. `can`: what this viewer may press now. */
    asked: (view: DetailView, sight: Sight, can: readonly string[]): RequestInfo<N>[] =>
      waiting(view.ticket).flatMap(([name, ask]): RequestInfo<N>[] => {
        const event = view.events.find(({ id }) => id === ask.eventId)
        if (!event || !isKnown(view, sight, name, ask)) return []
        const answers = can.some(verb => verbs[verb]?.answers === name)
        const typed = isRead(view, sight, name, ask) ? (readable(view, ask.eventId) ?? {}) : {}
        return [
          {
            request: name,
            message: say(view, event),
            note: answers ? rows[name].note.answering : rows[name].note.waiting,
            fields: filledIn(askers.get(name)?.input ?? {}, { ...ask.payload, ...typed }, view.rules),
            dueAt: ask.dueAt,
          },
        ]
      }),
  }
}

/** The fields of a form as they were filled in, in their order; what was left empty is left out. */
export function filledIn(
  fields: Fields,
  filled: Readonly<Record<string, unknown>>,
  rules: RuleSet,
): RequestInfo['fields'] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const value = filled[field.type === 'text' ? (field.keptAs ?? name) : name]
    const text = value === undefined || value === null ? '' : wordsOf(field, value, rules)
    return text === '' ? [] : [{ label: field.label, text }]
  })
}

function wordsOf(field: Field, value: unknown, rules: RuleSet): string {
  switch (field.type) {
    case 'text':
      return String(value)
    case 'choice':
      return field.labels?.[String(value)] ?? String(value)
    case 'flag':
      return (value === true ? field.labels?.yes : field.labels?.no) ?? (value === true ? '是' : '不是')
    case 'day':
      return dateText(typeof value === 'number' ? value : fromDayKey(String(value)))
    case 'score':
    case 'whole':
      return String(value)
    case 'ref':
      // Who or where is said by the sentence of the step; an id says nothing to anybody.
      return field.to === 'sub' ? (subOf(rules, String(value))?.label ?? '') : ''
    case 'refs':
    case 'files':
    case 'code':
      return ''
  }
}

export const { known: asksKnown, asked: openRequests } = seenOf(
  REQUESTS,
  VERB_FILES,
  ({ ticket, viewer, names }, event) => timelineText(ticket, event, viewer.id, names, false).message,
)
