/**
 * What is due when: one row a waiting thing, read by the timer with one query. A row is written in the transaction that
 * gives something its next moment (wake.ts asks `MOMENTS`), so no verb can forget it. It may come too early,
 * never too late: the timer looks, and moves it on (docs/adr/0128).
 */
import { days, hours, minutes } from '../../../miniprogram/core/clock/units'
import type { Clocked, Collection, Documents, DueDoc, NewsDoc, WaitingDoc } from '../../_documents'

type Moments<C extends Collection> = (
  doc: Documents[C],
  now: number,
) => readonly (number | null | undefined)[]

/** What answers after this long is looked at by a person (mediaCheckAsync: 30 minutes, or never). */
export const ANSWER_WITHIN = minutes(30)
/** What nobody handed in is removed. */
export const ABANDONED_AFTER = days(1)
/** A pass is good for half an hour; an upload that began in time has arrived by then. */
export const ARRIVED_BY = hours(1)
/** Every instance has forgotten the calendars it kept by then (rulebook.ts): nothing new is reckoned by the old ones. */
export const CALENDAR_KNOWN_AFTER = minutes(1)

/** Boards follow an event this long after it: by then it is written, for a transaction lives 30 s. */
export const FOLLOWED_AFTER = 35_001

/** When told news waits for the boards; null: it waits for nothing more. */
export const followedAt = ({ since, onBoards }: Pick<NewsDoc, 'since' | 'onBoards'>): number | null =>
  onBoards ? since + FOLLOWED_AFTER : null

/** How far the clock looks back for posts that ended. */
export const ENDED_LATELY = minutes(2)

/** On time ⇔ now ≤ due, so the clock comes a millisecond later. */
const after = (due: number | null): number | null => (due === null ? null : due + 1)

/** Every moment at which a document wants the timer; `null`: it never does. The compiler asks about a new collection. */
const MOMENTS: { readonly [C in Collection]: C extends Clocked ? Moments<C> : null } = {
  tickets: ({ nextDueAt }) => [after(nextDueAt)],
  deeds: ({ nextDueAt }) => [after(nextDueAt)],
  honours: ({ nextDueAt }) => [after(nextDueAt)],
  redemptions: ({ nextDueAt }) => [after(nextDueAt)],
  opinions: ({ nextDueAt }) => [after(nextDueAt)],
  sends: ({ nextTryAt }) => [nextTryAt],
  boards: ({ nextAt }) => [after(nextAt)],
  files: ({ raw, state, about, issuedAt, askedAt }) => [
    raw ? issuedAt + ARRIVED_BY : null,
    state === 'pending' && about !== null ? Math.max(issuedAt, askedAt ?? 0) + ANSWER_WITHIN + 1 : null,
    about === null ? issuedAt + ABANDONED_AFTER + 1 : null,
  ],
  // An end that was seen is never marked on the post: one that passed counts a little longer than a commit may take.
  people: ({ posts, united }, now) => [
    ...posts.map(({ until }) => (until !== null && until >= now - ENDED_LATELY ? until : null)),
    united?.open,
  ],
  rules: ({ corrected, at }) => [corrected === false ? at + CALENDAR_KNOWN_AFTER : null],
  reviews: ({ state, at }) => [state === 'waits' ? at : null],
  probes: ({ came, deadBy }) => [came === 'waits' && deadBy > 0 ? deadBy : null],
  imports: ({ dueAt }) => [dueAt],
  regroupings: ({ dueAt }) => [dueAt],
  prints: ({ dueAt }) => [dueAt],
  listings: ({ until }) => [until],
  tags: ({ dueAt }) => [dueAt],
  visits: null,
  exports: null,
  demo_codes: null,
  grids: null,
  households: null,
  belonging_events: null,
  former_stays: null,
  contact_codes: null,
  letters: null,
  join_requests: null,
  brakes: null,
  events: null,
  ticket_words: null,
  due: null,
  grants: null,
  shares: null,
  releases: null,
  hidden_counts: null,
  seals: null,
  jobs: null,
  alarms: null,
  readers: null,
  feedback: null,
  tries: null,
  groups: null,
  keys: null,
  accounts: null,
  entries: null,
  quotas: null,
  objectors: null,
  steps: null,
  statements: null,
  shops: null,
  ready_sentences: null,
  goods: null,
  price_changes: null,
  stock_moves: null,
  import_parts: null,
  import_turns: null,
  appointments: null,
  office_events: null,
  office_chains: null,
}

export const isClocked = (collection: string): collection is Clocked =>
  (MOMENTS as Record<string, unknown>)[collection] !== null && collection in MOMENTS

/** All moments at which this wants the timer, past ones too, in no order. */
export function momentsOf<C extends Collection>(collection: C, doc: Documents[C], now: number): number[] {
  const moments = MOMENTS[collection] as Moments<C> | null
  return moments === null
    ? []
    : moments(doc, now).filter((at): at is number => at !== null && at !== undefined)
}

/** The earliest of them, or null. */
export function firstMoment<C extends Collection>(
  collection: C,
  doc: Documents[C],
  now: number,
): number | null {
  const moments = momentsOf(collection, doc, now)
  return moments.length > 0 ? Math.min(...moments) : null
}

export const rowOf = (kind: Clocked | 'daily', id: string, at: number): WaitingDoc => ({
  _id: `${kind}:${id}`,
  v: 1,
  kind,
  at,
})
/** What a row is about. */
export const subjectOf = ({ _id, kind }: Pick<DueDoc, '_id' | 'kind'>): string => _id.slice(kind.length + 1)
