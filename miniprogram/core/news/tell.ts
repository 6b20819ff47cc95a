/** What a piece of news is made of, whatever it is about. The tables beside this file say who hears of what. */

import type { AboutKind } from '../about'

/**
 * How somebody is told. `now`: a message at any hour. `message`: the same, between 7:00 and 21:00. `digest`: with
 * everything else of its kind in one message each morning. `badge`: in the app only.
 */
export type How = 'now' | 'message' | 'digest' | 'badge'

/** Subscription templates, by what they announce. */
export type Template =
  | 'newOrder'
  | 'soonLate'
  | 'returned'
  | 'claimed'
  | 'declined'
  | 'resolved'
  | 'promiseChanged'
  | 'reopened'
  | 'points'

/** The page that a tap on the news opens. `inbox`: of whichever desk the person holds. */
export type NewsPage =
  | 'order'
  | 'claim'
  | 'inbox'
  | 'today'
  | 'reached'
  | 'feedback'
  | 'deed'
  | 'code'
  | 'honour'
  | 'passbook'
  | 'household'
  | 'care'
  | 'visits'
  | 'joins'
  | 'posts'
  | 'exports'
  | 'prices'
  | 'settings'

/** `inbox` is asked with the person's own desk, everything else with what it is about. */
const PATHS: Record<Exclude<NewsPage, 'inbox'>, (about: string) => string> = {
  order: about => `ticket/open/open?id=${about}`,
  claim: about => `grid/claim/claim?id=${about}`,
  today: () => 'grid/today/today',
  reached: () => 'desk/reached/reached',
  feedback: about => `resident/letter/letter?id=${about}`,
  deed: about => `points/application/application?id=${about}`,
  code: about => `shop/code/code?id=${about}`,
  honour: about => `honour/open/open?id=${about}`,
  passbook: () => 'pages/points/points',
  household: () => 'resident/household/household',
  care: () => 'resident/care/care',
  visits: () => 'grid/households/households',
  joins: () => 'resident/joins/joins',
  posts: () => 'county/posts/posts',
  exports: () => 'county/exports/exports',
  prices: () => 'shop/prices/prices',
  settings: () => 'pages/settings/settings',
}

/** `desk`: whether the person who is told holds a village's desk; else the inbox is the town's. */
export const pathOf = (page: NewsPage, about: string, desk = false): string =>
  page === 'inbox' ? (desk ? 'desk/inbox/inbox' : 'town/inbox/inbox') : PATHS[page](about)

/** Where somebody finds what it is about, when nothing else is said. */
export const PAGE_OF: Record<AboutKind, NewsPage> = {
  ticket: 'order',
  deed: 'deed',
  honour: 'honour',
  redemption: 'code',
  entry: 'passbook',
  step: 'passbook',
  good: 'passbook',
  household: 'household',
  join: 'joins',
  feedback: 'feedback',
  person: 'settings',
  node: 'inbox',
}
