/** What the order being written is filed as: nobody is asked for a category, and the desk has the last word. */
import type { SubCategory } from '../../../contract/person/home'
import { UNDECIDED } from '../../core/clock/undecided'
import { CATEGORY_LABELS } from '../../core/labels'
import { filedAs } from '../../core/filing/pictures'
import { likelySub } from '../../core/filing/words'
import type { Category } from '../../core/ticket/types'
import type { Filed, OrderDraft } from './draft'

/** By its picture; without one by its words. A quarrel only among quarrels, anything else never as one. */
export function filed(
  draft: Pick<OrderDraft, 'dispute' | 'picture' | 'text'>,
  subs: readonly SubCategory[],
): Filed {
  if (draft.dispute) return quarrel(draft.text, subs)
  const ordinary = subs.filter(({ category }) => category !== 'dispute')
  return nameOf(
    draft.picture === '' ? (likelySub(draft.text, ordinary) ?? UNDECIDED) : filedAs(draft.picture, ordinary),
  )
}

function quarrel(text: string, subs: readonly SubCategory[]): Filed {
  const quarrels = subs.filter(({ category }) => category === 'dispute')
  const found =
    likelySub(text, quarrels) ??
    quarrels.find(({ id }) => id === 'disputeOther') ??
    quarrels[quarrels.length - 1]
  return found ? nameOf(found) : { category: 'dispute', sub: 'disputeOther', label: '' }
}

const nameOf = ({ id, category, label }: { id: string; category: Category; label: string }): Filed => ({
  category,
  sub: id,
  label,
})

/** 「基础设施 · 路灯」; empty where nobody can say yet. */
export const filedText = ({ category, sub, label }: Filed): string =>
  sub === UNDECIDED.id ? '' : `${CATEGORY_LABELS[category]} · ${label}`
