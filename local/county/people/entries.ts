import type { PlanName } from '../orders/plans'

/** One order of the sample: which life, how many days ago it began (waking hours where `hours`), in which of two villages. */
export interface Entry {
  plan:
    | PlanName
    | 'declined'
    | 'appealed'
    | 'referred'
    | 'referralRefused'
    | 'referralDone'
    | 'merged'
    | 'visitOpen'
    | 'visitToRevisit'
    | 'visitClosed'
    | 'twin'
    | 'wordsToReview'
    | 'photoToReview'
  days?: number
  hours?: number
  village?: 0 | 1
  /** Story by key; chance otherwise. */
  story?: string
  /** Who ordered, by key of the cast. */
  who?: string
  /** Which registered find, by source. */
  source?: string
}

/** Eighty orders: something of everything a page has to show. Those with a name come up in tours and pictures. */
export const ENTRIES: readonly Entry[] = [
  // the desk of 柳溪村
  { plan: 'fresh', hours: 1.2, story: 'muddy', who: 'zhouguilan' },
  { plan: 'twin', hours: 0.4, story: 'yellow', who: 'chenwangsheng' },
  { plan: 'urgent', hours: 0.3, story: 'power' },
  { plan: 'visitOpen', days: 4, source: 'patrol' },
  { plan: 'fresh', hours: 2.2, story: 'gutter' },
  { plan: 'freshBehalf', hours: 3, story: 'insurance' },
  { plan: 'visitOpen', hours: 5, source: 'meeting' },
  { plan: 'returned', days: 2.4 },
  { plan: 'lapsed', days: 2.2 },
  { plan: 'wordsToReview', hours: 4 },
  { plan: 'photoToReview', hours: 6, story: 'bins' },
  { plan: 'reopened', days: 9 },
  { plan: 'referralRefused', days: 4, story: 'bus' },
  // the town
  { plan: 'appealed', days: 2.8, story: 'highway', who: 'zhangbaotian' },
  { plan: 'aboutStaff', days: 1.3 },
  { plan: 'objected', days: 2.5, who: 'zhangbaotian' },
  { plan: 'reclassifyAsked', days: 2.3, story: 'wages' },
  // 李春梅 and 王树林
  { plan: 'offered', hours: 8, story: 'rail', who: 'chenyue' },
  { plan: 'dueToday', days: 5, story: 'ditch', who: 'chenyue' },
  { plan: 'working', days: 2.5, story: 'lamp', who: 'chenwangsheng' },
  { plan: 'pool', hours: 6, story: 'mirror', who: 'zhengjianguo' },
  { plan: 'working', days: 3, who: 'zhengjianguo' },
  { plan: 'working', days: 2.2, story: 'face', who: 'zhangbaotian' },
  { plan: 'offered', hours: 7 },
  { plan: 'offered', hours: 5, village: 1 },
  { plan: 'late', days: 7.4, who: 'zhangbaotian' },
  { plan: 'late', days: 6.6, village: 1 },
  { plan: 'dueToday', days: 5, village: 1 },
  { plan: 'brokenPromise', days: 5, story: 'lowIncome' },
  { plan: 'recommitted', days: 3.2, who: 'zhouguilan' },
  { plan: 'together', days: 2.7, village: 1 },
  { plan: 'cancelAsked', days: 2.1, who: 'zhouguilan' },
  { plan: 'reassigned', days: 4, village: 1 },
  { plan: 'recused', days: 3.3, story: 'boundary' },
  { plan: 'referred', days: 1.9, story: 'transformer', who: 'chenwangsheng' },
  { plan: 'fresh', hours: 9, village: 1 },
  { plan: 'fresh', hours: 26, village: 1 },
  // done, waits for somebody
  { plan: 'toRate', days: 5.2, who: 'zhengjianguo' },
  { plan: 'toRate', days: 6.1, village: 1 },
  { plan: 'toRate', days: 5.6, who: 'chenyue' },
  { plan: 'ratedLow', days: 6.4 },
  { plan: 'toRevisit', days: 16, story: 'dispute' },
  { plan: 'visitToRevisit', days: 8, source: 'visit' },
  { plan: 'referralDone', days: 6, story: 'weir' },
  // closed: two months of 柳溪村, enough ratings for the board
  { plan: 'shown', days: 14, story: 'yard', who: 'zhengjianguo' },
  { plan: 'closedLate', days: 20, story: 'toilet' },
  { plan: 'shown', days: 11 },
  { plan: 'shownFour', days: 13 },
  { plan: 'shown', days: 15, who: 'chenyue' },
  { plan: 'shownFour', days: 17 },
  { plan: 'closed', days: 12 },
  { plan: 'fair', days: 16 },
  { plan: 'givenBackThenClosed', days: 18 },
  { plan: 'poor', days: 19 },
  { plan: 'shown', days: 34 },
  { plan: 'shown', days: 37 },
  { plan: 'shownFour', days: 40 },
  { plan: 'closed', days: 42, story: 'school' },
  { plan: 'shown', days: 44 },
  { plan: 'lapsedThenClosed', days: 47 },
  { plan: 'poor', days: 50 },
  { plan: 'fair', days: 52 },
  { plan: 'unrated', days: 38 },
  { plan: 'consentTaken', days: 30 },
  { plan: 'takenDown', days: 46 },
  { plan: 'behalfClosed', days: 22 },
  { plan: 'revisited', days: 41, story: 'dispute' },
  { plan: 'reopenedClosed', days: 28 },
  { plan: 'aboutStaffClosed', days: 33 },
  { plan: 'private', days: 36, story: 'private' },
  { plan: 'visitClosed', days: 27, source: 'hotline' },
  { plan: 'shown', days: 24, village: 1 },
  { plan: 'closed', days: 36, village: 1 },
  { plan: 'unrated', days: 26, village: 1 },
  { plan: 'revisited', days: 48, village: 1, story: 'dispute' },
  // ended otherwise
  { plan: 'withdrawn', days: 10, village: 1 },
  { plan: 'cancelled', days: 21 },
  { plan: 'declined', days: 8, story: 'title', who: 'chenwangsheng' },
  { plan: 'declined', days: 31, village: 1, story: 'household' },
  { plan: 'merged', days: 1.2, story: 'muddy', who: 'chenyue' },
]
