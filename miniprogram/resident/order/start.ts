/** What the form begins with: an order that waits and is written again, what was kept, or an empty sheet. */
import type { Pressed } from '../../../contract/ticket/press'
import { newKey } from '../../api/key'
import { waiting } from '../../api/offline-queue'
import type { ChoiceView } from '../../views/models'
import { FORMS } from '../../core/ticket/phone/ways'
import { readDraft } from '../../forms/draft'
import { withHeard } from '../../forms/heard'
import { GOES_ON_WRITING, MAY_BE_SHOWN } from '../../views/sentences'
import { againForm, draftFrom, emptyDraft, formOf, type OrderDraft } from './draft'

const choices = (words: readonly string[]): ChoiceView[] => words.map(value => ({ value, label: value }))
export const WISHES = choices(['越快越好', '这个星期内', '不急'])
export const TITLES = { order: '点单', dispute: '报矛盾', behalf: '替人点单' }

/** Said here as elsewhere. */
export const SENTENCES = {
  resumed: GOES_ON_WRITING,
  mayBeShown: MAY_BE_SHOWN,
  anyTime: FORMS.setReaders.note,
}

export function startOf(query: Record<string, string | undefined>) {
  const again = waiting().find(item => item.key === query['again'])
  const kind = again ? formOf(again) : kindOf(query)
  const form = again ? againForm(again.key) : kind
  const left = readDraft<Partial<OrderDraft>>(form)
  const fresh = emptyDraft(newKey(), kind === 'dispute' || query['category'] === 'dispute')
  // What an older version of this form left knows nothing of pictures, nor of danger.
  const kept = left && { ...fresh, ...left }
  const draft = kept ?? (again ? draftFrom(again) : fresh)
  if (kind === 'behalf' && query['person'])
    draft.helped = {
      id: query['person'],
      name: decodeURIComponent(query['name'] ?? ''),
      household: decodeURIComponent(query['household'] ?? ''),
    }
  if (query['text']) draft.text = withHeard(draft.text, query['text'])
  return { again, kind, form, kept, draft }
}

const kindOf = (query: Record<string, string | undefined>) =>
  query['behalf'] === '1' ? 'behalf' : query['category'] === 'dispute' ? 'dispute' : 'order'

/** Anyone who was helped without a phone gets a paper slip; everyone else a receipt, or all of theirs. */
export function pageAfter({ slip, no, ticket }: Pressed, helped: string): string {
  if (slip && no) return `/resident/paper/paper?no=${no}&name=${encodeURIComponent(helped)}`
  return ticket ? `/resident/receipt/receipt?id=${ticket.ticket.id}` : '/resident/mine/mine'
}
