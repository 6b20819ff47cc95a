/** What the form of a good deed shows, and which field a refusal belongs to. */
import type { ChoiceView } from '../../views/models'
import { oftenText } from '../../core/points/often'
import { signed } from '../../utils/passbook'
import { isUsedUp, type ItemInfo, type Whom } from './draft'

export const CONSENTS: ChoiceView[] = ['当面同意', '电话里同意', '家里人在场同意'].map(label => ({
  value: label,
  label: label,
}))
export const WHOM: ChoiceView[] = [
  { value: 'own', label: '自己家' },
  { value: 'other', label: '替一家' },
  { value: 'group', label: '一群人' },
]
/** For whom it is reported: as the draft says, where that may still be chosen. */
export const whomOf = (wanted: Whom, choices: readonly ChoiceView[]): Whom =>
  choices.some(one => one.value === wanted) ? wanted : ((choices[0]?.value ?? 'own') as Whom)
export const CALM = { text: '', photos: '', general: '', number: '', risky: false }

export interface ItemRow {
  id: string
  label: string
  detail: string
  points: string
  per: string
  foot: string
  off: boolean
}

export function rowOf(item: ItemInfo, whom: Whom): ItemRow {
  const off = isUsedUp(item, whom)
  const often = oftenText(item.often)
  const left = off
    ? '这一期报满了'
    : whom === 'own' && item.left !== null && item.left < item.often.times
      ? `${often}，还能报 ${item.left} 次`
      : often
  return {
    id: item.id,
    label: item.label,
    detail: item.detail,
    points: signed(item.points),
    per: `每${item.unit}`,
    foot: left,
    off,
  }
}

export function troubleOf(failure: {
  code: string
  message: string
  field?: string
  log?: string
}): typeof CALM {
  const field = (failure.field ?? '').split('.').pop() ?? ''
  const risky = failure.code === 'TEXT_RISKY'
  if (risky || field === 'text' || failure.code === 'NEEDS_WORDS')
    return { ...CALM, text: failure.message, risky }
  if (field === 'attachments' || failure.code.startsWith('FILE_')) return { ...CALM, photos: failure.message }
  return { ...CALM, general: failure.message, number: failure.log ?? '' }
}
