/** A good deed while it is being written: what stands on the phone, what is missing, what is sent. No `wx` here. */
import { clean, isBlank } from '../../core/text/fold'
import type { RulesInfo } from '../../../contract/points/book'
import type { HouseholdInfo } from '../../../contract/points/households'
import type { LocalFile } from '../../api/files'
import { REPORT_WITHIN_DAYS } from '../../core/deed/days'
import { addDays, dayKey } from '../../core/clock/shanghai'
import { LACKS_HOUSEHOLD } from '../../views/sentences'

export type Whom = 'own' | 'other' | 'group'
export type ItemInfo = RulesInfo['items'][number]

export interface DeedDraft {
  /** The tap's key: kept with the words, so that handing in twice makes one application. */
  key: string
  whom: Whom
  itemId: string
  quantity: number
  /** 'YYYY-MM-DD' */
  day: string
  text: string
  photos: LocalFile[]
  households: HouseholdInfo[]
  consentWords: string
}

export const emptyDraft = (key: string, whom: Whom, now: number): DeedDraft => ({
  key,
  whom,
  itemId: '',
  quantity: 1,
  day: dayKey(now),
  text: '',
  photos: [],
  households: [],
  consentWords: '',
})

export const isUntouched = ({ itemId, text, photos, households }: DeedDraft): boolean =>
  itemId === '' && isBlank(text) && photos.length === 0 && households.length === 0

/** What may be applied for here. A minus has its own way: three steps, then a form for one household. */
export function itemsFor(items: readonly ItemInfo[], whom: Whom, isMinus: boolean): ItemInfo[] {
  if (isMinus) return items.filter(item => item.threeSteps === true)
  return items.filter(
    item => !item.threeSteps && item.who.indexOf(whom === 'own' ? 'household' : 'gridMember') >= 0,
  )
}

/** Only the own household's count is known; of others the cloud says so when it is handed in. */
export const isUsedUp = (item: ItemInfo, whom: Whom): boolean =>
  whom === 'own' && (item.left === 0 || item.pointsLeft === 0)

/** What is still missing, as the note above the button says it; empty when it may be handed in. */
export function missing(draft: DeedDraft, item: ItemInfo | null, isMinus: boolean): string {
  if (!item) return '还差“做了什么”没选'
  if (draft.whom === 'other' && draft.households.length === 0)
    return isMinus ? LACKS_HOUSEHOLD : '还差“替哪一家报”没选'
  if (draft.whom === 'group' && draft.households.length === 0) return '还差“有哪些家”没选'
  if (item.evidence === 'photo' && draft.photos.length === 0)
    return isMinus ? '还差一张照片' : '还差一张照片，做的时候、做完了都行'
  if (item.evidence === 'words' && isBlank(draft.text)) return '还差一两句话：在哪里、怎么做的'
  if (draft.whom === 'other' && !isMinus && isBlank(draft.consentWords)) return '还差“怎么同意的”没写'
  return ''
}

/** The input of `points.apply`; photos get their ids on the way, the key travels beside. */
export function applyInput(draft: DeedDraft, isMinus: boolean): Record<string, unknown> {
  const { itemId, quantity, day, whom, households } = draft
  const text = clean(draft.text)
  return {
    itemId,
    quantity,
    day,
    attachments: [],
    ...(text === '' ? {} : { text }),
    ...(whom === 'own' ? {} : { households: households.map(one => one.id) }),
    ...(whom === 'other' && !isMinus ? { consentWords: clean(draft.consentWords) } : {}),
  }
}

/** The latest days to tap, and how far back one may go. */
export function recentDays(now: number): {
  days: { value: string; label: string }[]
  first: string
  last: string
} {
  const days = ['今天', '昨天', '前天'].map((label, ago) => ({ value: dayKey(addDays(now, -ago)), label }))
  return { days, first: dayKey(addDays(now, -REPORT_WITHIN_DAYS)), last: dayKey(now) }
}
