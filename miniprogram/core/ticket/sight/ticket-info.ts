/** A ticket as one viewer sees it: the reply of every list. What the table does not grant is null. */
import { isBlank } from '../../text/fold'
import { subOf } from '../../clock/policy'
import { amberAt } from '../../clock/light'
import { monthKey } from '../../clock/shanghai'
import { asksKnown } from './asked'
import { isUncertain } from '../time/calendar'
import { sightOf, type Sight } from './sight'
import { ERASED } from '../../text/shared'
import { CHECKING, wordless } from '../../labels'
import { householdsIn } from '../pieces/together'
import { knowsOf } from '../telling/event-table'
import { revSeenBy } from './hidden'
import { isReserved, isShowable, promiseOf, roundOf, takenIn } from '../pieces/selectors'
import { newsOf } from '../telling/timeline-text'
import { offered } from '../telling/sentences'
import type { ContentInfo, TicketInfo } from './infos'
import type { Ticket } from '../types'
import type { View } from './view'
import { readable, contentInfo } from './readable'
import { promiseInfo, promiseOnWall, personInfo, returnedOf, stepOf, spent } from './parts'

/** Null when there is nothing for this viewer, not even on the board. */
export function ticketInfo(view: View): TicketInfo | null {
  const sight = sightOf(view.ticket, view.viewer, view.now, view.relationFacts)
  if (!isVisible(view.ticket, sight)) return null
  const bare = bareOf(view, sight)
  if (sight.card === 'state') return bare
  return sight.card === 'board' ? published(view, bare) : whole(view, sight, bare)
}

/** Whether there is anything of it for the person who has this sight. */
export const isVisible = (ticket: Ticket, { card }: Pick<Sight, 'card'>): boolean =>
  card !== 'no' && (card !== 'board' || isOnBoard(ticket))

export const isOnBoard = (ticket: Ticket): boolean => ticket.publication !== null && isShowable(ticket)

/** Number, state and lights: what every other view adds to. */
function bareOf({ ticket, viewer, now, names }: View, sight: Sight): TicketInfo {
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
    subLabel: '',
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
    asks: [],
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
function published(view: View, bare: TicketInfo): TicketInfo {
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
  subLabel: subOf(rules, ticket.sub)?.label ?? '',
  matter: ticket.matter,
})

/** The desk and the town that answer for it. */
export const answersFor = ({ columns }: Pick<Sight, 'columns'>): boolean =>
  columns.includes('dispatcher') || columns.includes('inspector')

/** The town has many villages, each with a third group: it reads which. */
const placeIn = ({ columns }: Sight, village: string, grid: string): string =>
  columns.includes('inspector') && grid !== village ? `${village} ${grid}` : grid

function whole(view: View, sight: Sight, bare: TicketInfo): TicketInfo {
  const { ticket, viewer, names, now } = view
  const round = roundOf(ticket)
  const content = contentInfo(view, ticket.wordsId, sight)
  const leaf = ticket.path[ticket.path.length - 1] ?? ''
  const mine = ticket.requesterId === viewer.id
  const promise = promiseInfo(
    ticket.stage.state === 'merged' && view.target ? { ...view, ticket: view.target } : view,
    sight,
  )
  return {
    ...bare,
    ...kind(view),
    urgent: ticket.urgent,
    ...(ticket.danger ? { danger: true as const } : {}),
    aboutStaff: ticket.aboutStaff,
    source: ticket.source,
    ...(answersFor(sight) && ticket.sourceNo !== null ? { sourceNo: ticket.sourceNo } : {}),
    onBehalf: ticket.source === 'onBehalf',
    title: titleOf(view, content),
    place: content?.place ?? null,
    hasPhotos: content?.photos.length ?? 0,
    hasVoice: content?.voice != null,
    gridName: placeIn(sight, bare.gridName, names.grids[leaf] ?? bare.gridName),
    promise,
    ...(promise === null && ticket.rounds.some(({ promises }) => promises.length > 0)
      ? { noPromise: 'lapsed' as const }
      : {}),
    requester: ticket.requesterId === null ? null : personInfo(view, ticket.requesterId, sight.person),
    news: latestNews(view, sight),
    returned: sight.history === 'all' ? returnedOf(view) : null,
    check: content?.check ?? 'pass',
    consent: ticket.consent,
    outcome: round.resolution?.outcome ?? null,
    rated: showsRating(ticket, sight, now) ? (round.rating?.score ?? null) : null,
    ratedByMe: bare.ratedByMe || (mine && round.rating !== null),
    asks: asksKnown(view, sight),
    merged:
      view.target && ticket.stage.state === 'merged'
        ? {
            no: view.target.no,
            state: view.target.stage.state,
            promisedAt: promiseOf(view.target)?.promisedAt ?? null,
          }
        : null,
    households: householdsIn(ticket),
    ...(ticket.urgedAt !== undefined && takenIn(round, 'Urged') > 0
      ? { urged: { times: takenIn(round, 'Urged'), at: ticket.urgedAt } }
      : {}),
    reminded: Object.keys(ticket.reminded) as TicketInfo['reminded'],
    mine,
    readers: mine ? ticket.readers : null,
    offeredTo: ticket.stage.state === 'dispatched' ? offered(ticket.stage.offer, names) : null,
  }
}

/** Those who deal with it read the newest step that they may know of. */
function latestNews({ ticket, viewer, names }: View, { columns }: Sight): TicketInfo['news'] {
  const last = knowsOf(ticket.last, columns, false) ? ticket.last : ticket.lastOpen
  return { at: last.at, text: newsOf({ ...ticket, last }, viewer.id, names) }
}

/** The requester's own at once; the town's only when the month is over, so that no single one stands out. */
export function showsRating(ticket: Ticket, { ratings }: Sight, now: number): boolean {
  const { rating } = roundOf(ticket)
  return (
    rating !== null &&
    (ratings.includes('own') || (ratings.includes('sealed') && monthKey(rating.at) < monthKey(now)))
  )
}

/** The person's own words up to the first full stop; the kind of wish where there are none to show. */
function titleOf({ ticket, rules, typed }: View, content: ContentInfo | null): string | null {
  if (!content) return null
  const sub = subOf(rules, ticket.sub)?.label ?? ''
  if (content.erased) return `${sub}（${ERASED}）`
  if (content.text)
    return [...(content.text.split(/[。！？!?\n]/).find(part => !isBlank(part)) ?? content.text)]
      .slice(0, 60)
      .join('')
      .trim()
  if (content.check !== 'pass') return `${sub}（${CHECKING}）`
  // Also who does not see the photos yet reads that some were taken.
  const said = (typed[ticket.wordsId]?.words?.attachments ?? []).filter(({ consent }) => !consent)
  const kinds = said.map(({ kind: is }) => is)
  return wordless(sub, kinds.includes('voice') ? 'voice' : kinds.includes('photo') ? 'photo' : 'nothing')
}
