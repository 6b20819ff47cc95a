/** The words of an honour, and which round it belongs to. */
import { monthKey, yearOf } from '../clock/shanghai'
import type { HonourKind, HonourState } from './record'

export const HONOUR_LABELS: Record<HonourKind, string> = {
  filial: '尊老爱幼户',
  enterprise: '创业致富户',
  customs: '移风易俗户',
  learning: '文化教育户',
  helpful: '热心公益户',
  starred: '星级文明户',
  goodInLaw: '好媳妇',
}
export const HONOUR_STATE_LABELS: Record<HonourState, string> = {
  nominated: '等这户人家点头',
  declined: '这户没同意',
  notice: '公示中',
  deciding: '监委会在评',
  awarded: '评上了',
  notAwarded: '这次没评上',
}
/** The starred households are chosen every quarter, the others once a year. */
export const termOf = (kind: HonourKind, now: number): string =>
  kind === 'starred'
    ? `${yearOf(now)}-Q${Math.ceil(Number(monthKey(now).slice(5)) / 3)}`
    : String(yearOf(now))
