/** A ticket as one viewer sees it: the reply of every list. What the table does not grant is null. */
import { isBlank } from '../../text/fold'
import type { RuleSet } from '../../clock/policy'
import { subOf } from '../../clock/policy'
import { amberAt } from '../../clock/light'
import { monthKey } from '../../clock/shanghai'
import { maskName, maskWhole } from '../../people/mask'
import type { Actor, PersonId } from '../../people/role'
import type { Standing } from './relation'
import { isUncertain } from '../time/calendar'
import { sightOf, type Sight } from './sight'
import { CHECKING, ERASED, spoken } from '../../words'
import { householdsIn } from '../pieces/together'
import { knowsOf } from '../telling/event-table'
import { revSeenBy } from './hidden'
import { awaitsRevisit, isReserved, isShowable, promiseOf, roundOf } from '../pieces/questions'
import { newsOf } from '../telling/says'
import { offered } from '../telling/sentences'
import type { CheckState, PersonSeen, PhotoSeen, PromiseSeen, SaidSeen, TicketSeen, VoiceSeen } from './seen'
import type { Commitment, Names, Ticket, Words } from '../types'

/** What somebody wrote with one event, as stored: `words` null once erased. */
export interface Said {
  by: PersonId
  at?: number
  words: Words | null
  erasedAt?: number | null
  check: { text: CheckState; files: Record<string, CheckState> }
}

export interface View {
  ticket: Ticket
  viewer: Actor
  now: number
  rules: RuleSet
  names: Names
  /** By event id. */
  said: Record<string, Said | undefined>
  /** Short-lived addresses of files that passed, by attachment id. */
  urls?: Record<string, string>
  standing?: Standing
  /** The ticket it was merged into, or taken out of. */
  target?: Ticket | null
}

/** Null when there is nothing for this viewer, not even on the board. */
export function seeTicket(view: View): TicketSeen | null {
  const sight = sightOf(view.ticket, view.viewer, view.now, view.standing)
  if (sight.card === 'no' || (sight.card === 'board' && !isOnBoard(view.ticket))) return null
  const bare = bareOf(view, sight)
  if (sight.card === 'state') return bare
  return sight.card === 'board' ? published(view, bare) : whole(view, sight, bare)
}

export const isOnBoard = (ticket: Ticket): boolean =>
  ticket.stage.state === 'closed' && ticket.publication !== null && isShowable(ticket)

/** Number, state and lights: what every other view adds to. */
function bareOf({ ticket, viewer, now, names }: View, sight: Sight): TicketSeen {
  const { startedAt, limitAt, endedAt } = roundOf(ticket)
  return {
    id: ticket.id,
    no: ticket.no,
    rev: revSeenBy(ticket, sight.columns),
    round: ticket.round,
    state: ticket.stage.state,
    track: ticket.track,
    category: null,
    sub: '',
    subWords: '',
    matter: null,
    urgent: false,
    aboutStaff: false,
    source: null,
    onBehalf: false,
    title: null,
    place: null,
    hasPhotos: 0,
    hasVoice: false,
    // A household grid has fifteen families: the village is all that an outsider may read.
    gridName: names.grids[ticket.villageId] ?? '',
    clock: {
      startedAt,
      limitAt,
      endedAt,
      heldMs: 0,
      amberAt: amberAt(startedAt, limitAt),
      spentMs: spent(ticket, now),
      ...(isUncertain(ticket).limit ? { uncertain: true as const } : {}),
    },
    step: { ...stepOf(ticket), ...(isUncertain(ticket).step ? { uncertain: true as const } : {}) },
    promise: null,
    ...(sight.card === 'state' ? { noPromise: 'hidden' as const } : {}),
    requester: null,
    news: null,
    returned: null,
    check: 'pass',
    published: ticket.publication !== null,
    consent: false,
    outcome: null,
    rated: null,
    committeeRatings:
      sight.ratings.includes('committee') || sight.ratings.includes('sealed')
        ? roundOf(ticket).committee.length
        : 0,
    ratedByMe: roundOf(ticket).committee.some(c => c.by === viewer.id),
    revisited: roundOf(ticket).revisit !== null,
    asks: { cancel: false, objection: false, reclassify: null },
    merged: null,
    households: 1,
    reminded: [],
    locked: isReserved(ticket) || ticket.aboutStaff || sight.card === 'state',
    readers: null,
    recused: ticket.recused.includes(viewer.id),
    mine: false,
    offeredTo: null,
  }
}

/** What hangs on the wall: the confirmed text, no names, no photos. */
function published(view: View, bare: TicketSeen): TicketSeen {
  const { ticket } = view
  const words = readable(view, ticket.publication?.eventId ?? '')
  return {
    ...bare,
    ...kind(view),
    title: words?.asked ?? null,
    promise: promiseOnWall(ticket),
    outcome: roundOf(ticket).resolution?.outcome ?? null,
    committeeRatings: 0,
    ratedByMe: false,
  }
}

const kind = ({ ticket, rules }: View) => ({
  category: ticket.category,
  sub: ticket.sub,
  subWords: subOf(rules, ticket.sub)?.words ?? '',
  matter: ticket.matter,
})

/** The town has many villages, each with a third group: it reads which. */
const placeIn = ({ columns }: Sight, village: string, grid: string): string =>
  columns.includes('inspector') && grid !== village ? `${village} ${grid}` : grid

function whole(view: View, sight: Sight, bare: TicketSeen): TicketSeen {
  const { ticket, viewer, names, now } = view
  const round = roundOf(ticket)
  const said = sawSaid(view, ticket.wordsId, sight)
  const leaf = ticket.path[ticket.path.length - 1] ?? ''
  const mine = ticket.requesterId === viewer.id
  const promise = promiseSeen(
    ticket.stage.state === 'merged' && view.target ? { ...view, ticket: view.target } : view,
    sight,
  )
  const involved = sight.history === 'all' || sight.history === 'own'
  return {
    ...bare,
    ...kind(view),
    urgent: ticket.urgent,
    aboutStaff: ticket.aboutStaff,
    source: ticket.source,
    onBehalf: ticket.source === 'onBehalf',
    title: titleOf(view, said),
    place: said?.place ?? null,
    hasPhotos: said?.photos.length ?? 0,
    hasVoice: said?.voice != null,
    gridName: placeIn(sight, bare.gridName, names.grids[leaf] ?? bare.gridName),
    promise,
    ...(promise === null && ticket.rounds.some(({ promises }) => promises.length > 0)
      ? { noPromise: 'lapsed' as const }
      : {}),
    requester: ticket.requesterId === null ? null : personSeen(view, ticket.requesterId, sight.person),
    news: newsSeen(view, sight),
    returned: sight.history === 'all' ? returnedOf(view) : null,
    check: said?.check ?? 'pass',
    consent: ticket.consent,
    outcome: round.resolution?.outcome ?? null,
    rated: ratingIsSeen(ticket, sight, now) ? (round.rating?.score ?? null) : null,
    ratedByMe: bare.ratedByMe || (mine && round.rating !== null),
    asks: {
      cancel: involved && ticket.requests.cancel !== undefined,
      // An objection is between the requester and the town.
      objection: (mine || sight.columns.includes('inspector')) && ticket.requests.objection !== undefined,
      ...objectionWords(view, sight),
      reclassify: asksSeen(sight) ? askedClass(view) : null,
    },
    merged:
      view.target && ticket.stage.state === 'merged'
        ? {
            no: view.target.no,
            state: view.target.stage.state,
            promisedAt: promiseOf(view.target)?.promisedAt ?? null,
          }
        : null,
    households: householdsIn(ticket),
    reminded: Object.keys(ticket.reminded) as TicketSeen['reminded'],
    mine,
    readers: mine ? ticket.readers : null,
    offeredTo: ticket.stage.state === 'dispatched' ? offered(ticket.stage.offer, names) : null,
  }
}

/** Those who deal with it read the newest step that they may know of. */
function newsSeen({ ticket, viewer, names }: View, { columns }: Sight): TicketSeen['news'] {
  const last = knowsOf(ticket.last, columns, false) ? ticket.last : ticket.lastOpen
  return { at: last.at, text: newsOf({ ...ticket, last }, viewer.id, names) }
}

/** Who answers must know what is asked: the approver, and the requester whose kind it would leave. */
const asksSeen = ({ history, columns }: Sight): boolean =>
  history === 'all' || columns.includes('approver') || columns.includes('requester')

/** The requester's own at once; the town's only when the month is over, so that no single one stands out. */
export function ratingIsSeen(ticket: Ticket, { ratings }: Sight, now: number): boolean {
  const { rating } = roundOf(ticket)
  if (!rating) return false
  return ratings.includes('own') || (ratings.includes('sealed') && monthKey(rating.at) < monthKey(now))
}

/** The person concerned took their words back: what the office wrote of the matter until then stays, but closed. */
export function isClosedByErasure(
  { ticket, said }: Pick<View, 'ticket' | 'said'>,
  eventId?: string,
): boolean {
  const first = said[ticket.wordsId]
  if (ticket.requesterId === null || !first || first.words !== null) return false
  // What was written in a round after that is open again.
  const at = eventId === undefined ? undefined : said[eventId]?.at
  return at === undefined || first.erasedAt == null || at <= first.erasedAt
}

/**
 * What was typed with an event, once the check passed; before that for its writer alone. Null when erased, and of a whole
 * matter that the person concerned erased.
 */
export function readable(view: Pick<View, 'ticket' | 'said' | 'viewer'>, eventId: string): Words | null {
  const { said, viewer } = view
  if (isClosedByErasure(view, eventId)) return null
  const one = said[eventId]
  return one && (one.check.text === 'pass' || one.by === viewer.id) ? one.words : null
}

/** Words that did not pass the check are their writer's alone; files go by their own check. */
export function sawSaid(
  view: View,
  eventId: string,
  { words: level }: Pick<Sight, 'words'>,
): SaidSeen | null {
  const { urls = {} } = view
  const one = view.said[eventId]
  if (!one || level === 'no' || level === 'published') return null
  const { text = null, place = null, wish = null } = readable(view, eventId) ?? {}
  const { attachments = [] } = isClosedByErasure(view, eventId) ? {} : (one.words ?? {})
  const files = level === 'yes' ? attachments : attachments.filter(({ kind: is }) => is === 'voice')
  const fileSeen = (id: string) => ({
    id,
    state: one.check.files[id] ?? 'pending',
    ...(one.check.files[id] === 'pass' && urls[id] ? { url: urls[id] } : {}),
  })
  const voice = files.find(({ kind: is }) => is === 'voice')
  return {
    text,
    place,
    wish,
    photos: files.filter(({ kind: is }) => is === 'photo').map<PhotoSeen>(({ id }) => fileSeen(id)),
    voice: voice ? ({ ...fileSeen(voice.id), seconds: voice.seconds ?? 0 } satisfies VoiceSeen) : null,
    check: one.check.text,
    erased: one.words === null,
  }
}

/** The person's own words up to the first full stop; the kind of wish where there are none to show. */
function titleOf({ ticket, rules }: View, said: SaidSeen | null): string | null {
  if (!said) return null
  const sub = subOf(rules, ticket.sub)?.words ?? ''
  if (said.erased) return `${sub}（${ERASED}）`
  if (said.text)
    return [...(said.text.split(/[。！？!?\n]/).find(part => !isBlank(part)) ?? said.text)]
      .slice(0, 60)
      .join('')
      .trim()
  return said.check === 'pass' ? spoken(sub) : `${sub}（${CHECKING}）`
}

function promiseSeen(view: View, sight: Sight): PromiseSeen | null {
  const { ticket, names } = view
  const promises = roundOf(ticket).promises
  const now =
    promiseOf(ticket) ??
    (ticket.stage.state === 'closed' && ticket.stage.holder !== null ? promises[promises.length - 1] : null)
  if (!now) return null
  const reads = sight.words === 'yes' || sight.words === 'spoken'
  const reason = (one: Commitment | undefined) =>
    reads && one ? (readable(view, one.eventId)?.reason ?? null) : null
  const holder = 'holder' in ticket.stage ? ticket.stage.holder : null
  return {
    who: now.holderName,
    post: names.people[holder ?? '']?.post ?? '',
    promisedAt: now.promisedAt,
    beyondLimit: now.beyondLimit,
    measures: reads ? (readable(view, now.measuresId)?.measures ?? null) : null,
    lateReason: now.beyondLimit ? reason(now) : null,
    // The reason for giving a day up stands with the day that followed it.
    earlier: promises
      .slice(0, -1)
      .map((one, i) => ({ promisedAt: one.promisedAt, reason: reason(promises[i + 1]) }))
      .reverse(),
  }
}

/** On the wall the promised day stands beside the days it took: whose it was does not. */
function promiseOnWall(ticket: Ticket): PromiseSeen | null {
  const { promises } = roundOf(ticket)
  const newest = promises[promises.length - 1]
  if (!newest) return null
  return {
    who: '',
    post: '',
    promisedAt: newest.promisedAt,
    measures: null,
    beyondLimit: newest.beyondLimit,
    lateReason: null,
    earlier: promises
      .slice(0, -1)
      .map(({ promisedAt }) => ({ promisedAt, reason: null }))
      .reverse(),
  }
}

/** Own: whole. Masked: the surname, and that there is a number. */
export function personSeen({ names }: View, id: PersonId, level: Sight['person']): PersonSeen | null {
  const person = names.people[id]
  if (!person || level === 'no') return null
  if (level === 'own') return { id, name: person.name, phone: person.phone, masked: false }
  return {
    // No id: another list would turn it into a door.
    id: null,
    name: maskName(person.name),
    phone: person.phone === null ? null : maskWhole(person.phone),
    masked: true,
  }
}

function returnedOf(view: View): TicketSeen['returned'] {
  const { ticket } = view
  const { giveBacks, lapses } = roundOf(ticket)
  if (giveBacks + lapses === 0) return null
  const { givenBack } = ticket
  return {
    times: giveBacks + lapses,
    reason: givenBack ? (readable(view, givenBack.eventId)?.reason ?? null) : null,
    by: givenBack?.byName ?? null,
  }
}

function objectionWords(view: View, sight: Sight): { objectionWords?: string } {
  const ask = view.ticket.requests.objection
  const reason = ask && sight.columns.includes('inspector') ? readable(view, ask.eventId)?.reason : undefined
  return reason === undefined ? {} : { objectionWords: reason }
}

function askedClass(view: View): TicketSeen['asks']['reclassify'] {
  const { ticket, rules } = view
  const ask = ticket.requests.reclassify
  if (!ask) return null
  const { eventId, payload } = ask
  const { category, sub, matter, track } = payload
  return {
    category,
    sub,
    subWords: subOf(rules, sub)?.words ?? '',
    matter,
    track,
    reason: readable(view, eventId)?.reason ?? null,
  }
}

/** The step clock that is running. */
function stepOf(ticket: Ticket): TicketSeen['step'] {
  switch (ticket.stage.state) {
    case 'submitted':
      return {
        kind: 'dispatch',
        dueAt: ticket.stage.dispatchDueAt,
        startedAt: roundOf(ticket).dispatchedAt === null ? roundOf(ticket).startedAt : null,
      }
    case 'dispatched':
      return { kind: 'claim', dueAt: ticket.stage.offer.claimDueAt, startedAt: ticket.stage.offer.at }
    case 'claimed':
      return {
        kind: 'work',
        dueAt: ticket.stage.commitment.promisedAt,
        startedAt: ticket.stage.commitment.at,
      }
    case 'referred':
      return { kind: 'answer', dueAt: ticket.stage.answerDueAt, startedAt: ticket.stage.referredAt }
    case 'resolved': {
      const startedAt = roundOf(ticket).resolution?.at ?? null
      return awaitsRevisit(ticket)
        ? { kind: 'revisit', dueAt: ticket.stage.revisitDueAt, startedAt }
        : { kind: 'rate', dueAt: ticket.stage.closeDueAt, startedAt }
    }
    case 'closed':
    case 'withdrawn':
    case 'declined':
    case 'merged':
      return { kind: 'none', dueAt: null, startedAt: null }
  }
}

const spent = (ticket: Ticket, now: number): number =>
  ticket.rounds.reduce((sum, { startedAt, endedAt }) => sum + Math.max(0, (endedAt ?? now) - startedAt), 0)
