/** Pieces of the sentences of the history. A line of news may not know every part. */
import { dateText } from '../../clock/shanghai'
import { OUTCOME_LABELS } from '../../labels'
import type { Offer, Outcome } from '../types'
import type { Names } from '../vocabulary'

/** 「 11 月 26 日」, or 「的日子」 where it is not known. */
export const promisedDay = (at: number | undefined): string =>
  at === undefined ? '的日子' : ` ${dateText(at)}`
export const beyond = (beyondLimit: boolean | undefined): string => (beyondLimit ? '（超过时限）' : '')
export const outcomeText = (outcome: Outcome | null | undefined): string =>
  outcome ? OUTCOME_LABELS[outcome] : '办结了'

/** To the requester, when nobody has the order any more. */
export const SENT_AGAIN = '要换个人办，原来答应的日子不算了，正在重新派。'
/** To those who had it, when somebody else got it. */
export const NOT_YOURS_NOW = '改派给别人了，不用再管。'

/** 「李春梅」, or 「三组的网格员」 for a pool. */
export function offered(offer: Pick<Offer, 'to' | 'pool'> | undefined, names: Names): string {
  if (!offer) return '经办的人'
  if (offer.pool !== null) return `${names.grids[offer.pool] ?? ''}的网格员`
  return names.people[offer.to[0] ?? '']?.name ?? '经办的人'
}
