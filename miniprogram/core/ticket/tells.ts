/**
 * WHO HEARS OF WHAT: every verb says it of its event, and no default. Here stand those that have no file of their own
 * yet. An empty list means that nobody is told, on purpose. The presser is never told, nor is anybody whose
 * post has ended: whoever sends looks at both again. Sentences follow the order's number and quote nobody's words.
 */
import { clockText, dateText } from '../clock/shanghai'
import type { How, NewsPage, Template } from '../news/tell'
import type { PersonId } from '../people/role'
import { newsOf } from '../process/news'
import type { EventOf, EventType, TicketEvent } from './events'
import type { LegacyEvent } from './legacy/rows'
import { verbOfEvent } from './process'
import { leavesKind, promiseOf, roundOf } from './questions'
import type { Offer, Ticket } from './types'
import type { Who } from './kinds'
import type { Until } from './vocabulary'

export type { Who } from './kinds'

export interface Tell {
  who: Who
  /** Only with `people`. */
  people?: PersonId[]
  /** The order it is told about, where it is another one than the event's own. */
  on?: string
  how: How
  template: Template
  /** Follows the number: 「WT26-0137 有人领了…」. */
  says: string
  page: NewsPage
  /** The news is dropped once this no longer holds. */
  until: Until
  /** The moment a message names: the last one to claim, the promised day. Left out: when it happened. */
  at?: number
}

type Row<T extends LegacyEvent> = (event: EventOf<T>, before: Ticket | null, after: Ticket) => Tell[]

const LEGACY_TELLS: { readonly [T in LegacyEvent]: Row<T> } = {
  Appealed: (_, __, t) => [toDesk(t, morning(t), '申诉了，等镇里看。')],
  Dispatched: (e, before, t) => [
    offerTo(e.offer, t),
    to(without(offeredOf(before), e.offer.to), 'badge', '改派给别人了，不用再管。', 'today'),
  ],
  Reassigned: (e, before, t) => [
    offerTo(e.offer, t),
    {
      ...to(without(holdersOf(before), e.offer.to), 'message', '改派给别人了，不用再管。', 'today'),
      template: 'returned',
    },
    ...promiseFalls(before, '换了人办，原来答应的日子不算了，新的人会重新答应。'),
  ],
  Declined: () => [
    {
      ...toRequester('message', '这里办不了，点开看该去哪里办。'),
      template: 'declined',
      until: 'declined',
    },
  ],
  Referred: (_, before) =>
    before?.stage.state === 'claimed'
      ? promiseFalls(before, '移交给别处办，原来答应的日子不算了，点开看看。')
      : [toRequesters('badge', '移交给别处办了，点开看看。')],
  ReferralAnswered: (e, _, t) =>
    e.accepted
      ? [toRequesters('message', '那边办结了，请看一看结果，评一评。', 'resolved')]
      : [
          toRequesters('badge', '移交的那边没有接，回到派单台重新派。'),
          toDesk(t, urgentOr(t, 'badge'), '移交的那边没有接，要重新派。'),
        ],
  ReclassifyAsked: (e, _, t) => [
    // It leaves the kind it was filed under only with a yes.
    ...(leavesKind(t, e)
      ? [
          {
            ...toRequester('badge', '派单台想把它改成别的分类，您答应了才改，请点开答复。'),
            until: 'reclassifyAsked' as const,
          },
        ]
      : []),
    {
      who: 'approver',
      how: 'badge',
      template: 'newOrder',
      says: '派单台想改分类，请答复。',
      page: 'inbox',
      until: 'reclassifyAsked',
    },
  ],
  ReclassifyAnswered: (e, before, t) => [
    {
      ...toDesk(t, 'badge', e.agreed ? '同意改分类了。' : '分类不改，点开看为什么。'),
      page: 'order',
      until: 'running',
    },
    ...(e.agreed
      ? [
          to(handsOf(t), 'badge', `改了分类，最晚 ${dateText(e.limitAt)}办好。`),
          toRequesters(
            before && roundOf(before).limitAt !== e.limitAt ? 'message' : 'badge',
            `改了分类，最晚 ${dateText(e.limitAt)}办好，点开看为什么。`,
          ),
        ]
      : []),
  ],
  Merged: e => [
    { ...toRequester('badge', '跟另一件同样的事并在一起办，那边有消息一样告诉您。'), until: 'merged' },
    about(e.into, { ...toRequesters('badge', '又有一户反映同一件事，并在一起办了。'), until: 'merged' }),
    about(e.into, { ...toHands('又有一户反映同一件事，点开看他们说的。'), until: 'merged' }),
  ],
  // Told with the merge itself, and with what was taken out.
  Joined: () => [],
  Parted: () => [],
  Unmerged: (e, before, t) => [
    {
      ...toRequester(
        'badge',
        e.by === 'clock' ? '并过去的那一单没有办成，又单独办了，等着派人。' : '又单独办了，等着派人。',
      ),
      until: 'onDesk',
    },
    toDesk(t, urgentOr(t, 'badge'), '从并单里回来了，要派人。'),
    ...(before?.stage.state === 'merged' && e.by !== 'clock'
      ? [
          about(before.stage.into, toRequesters('badge', '并在一起的有一户分出去单独办了。')),
          about(before.stage.into, toHands('并在一起的有一户分出去单独办了。')),
        ]
      : []),
  ],
}

const isLegacy = (type: EventType): type is LegacyEvent => type in LEGACY_TELLS

function toldOf(event: TicketEvent, before: Ticket | null, after: Ticket): Tell[] {
  if (isLegacy(event.type)) {
    const row = LEGACY_TELLS[event.type] as Row<LegacyEvent>
    return row(event as never, before, after)
  }
  return newsOf(verbOfEvent(event.type), { happened: event, before, after }).map(({ text, ...news }) => ({
    ...news,
    says: text,
  }))
}

/** Everything that is told of this event. `before`: the order as it was, null for a new one. */
export function tellsOf(event: TicketEvent, before: Ticket | null, after: Ticket): Tell[] {
  return toldOf(event, before, after).filter(
    // An offer that finds nobody stays: it goes to the desk instead.
    ({ who, people, until }) => who !== 'people' || until === 'offerStands' || (people ?? []).length > 0,
  )
}

const offerTo = ({ to: people, claimDueAt }: Offer, t: Ticket): Tell => ({
  ...to(
    people,
    pressing(t),
    `派给您了，请在 ${dateText(claimDueAt)} ${clockText(claimDueAt)}前领。`,
    'claim',
  ),
  until: 'offerStands',
  at: claimDueAt,
})

/** The desk decides next; an urgent matter never waits for the morning. */
const morning = (t: Ticket): How => urgentOr(t, 'digest')
const pressing = (t: Ticket): How => urgentOr(t, 'message')
const urgentOr = (t: Ticket, how: How): How => (t.urgent ? 'now' : how)

const toDesk = (t: Ticket, how: How, says: string): Tell => ({
  who: t.desk === 'inspector' || t.aboutStaff ? 'town' : 'desk',
  how,
  template: how === 'badge' ? 'returned' : 'newOrder',
  says,
  page: 'inbox',
  until: 'onDesk',
})

const toRequesters = (
  how: How,
  says: string,
  template: 'promiseChanged' | 'resolved' = 'promiseChanged',
): Tell => ({
  who: 'requesters',
  how,
  template,
  says,
  page: 'order',
  until: template === 'resolved' ? 'unrated' : 'running',
})
const toRequester = (how: How, says: string): Tell => ({ ...toRequesters(how, says), who: 'requester' })
/** About another order than the event's own. */
const about = (on: string, tell: Tell): Tell => ({ ...tell, on })
const toHands = (says: string): Tell => ({ ...to([], 'badge', says), who: 'hands' })

/** To named handlers. */
const to = (people: PersonId[], how: How, says: string, page: NewsPage = 'order'): Tell => ({
  who: 'people',
  people,
  how,
  template: 'newOrder',
  says,
  page,
  until: page === 'today' ? 'always' : 'running',
})

/** A promise that was given and no longer stands is told at once, whoever took it away. */
const promiseFalls = (before: Ticket | null, says: string): Tell[] =>
  before && promiseOf(before) ? [toRequesters('message', says)] : []

const offeredOf = (t: Ticket | null): PersonId[] => (t?.stage.state === 'dispatched' ? t.stage.offer.to : [])
const holdersOf = (t: Ticket | null): PersonId[] =>
  t?.stage.state === 'claimed' ? [t.stage.holder, ...t.stage.coHandlers] : []
/** Whoever has it before them: the offered, or the holder and those who help. */
export const handsOf = (t: Ticket | null): PersonId[] => [...offeredOf(t), ...holdersOf(t)]
const without = (list: readonly PersonId[], gone: readonly PersonId[]): PersonId[] =>
  list.filter(one => !gone.includes(one))
