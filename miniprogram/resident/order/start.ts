/** What the form begins with: an order that waits and is written again, what was kept, or an empty sheet. */
import type { HelpedPerson } from '../../../contract/ticket/lists'
import type { Pressed } from '../../../contract/ticket/press'
import { newKey } from '../../api/key'
import { waiting } from '../../api/offline-queue'
import type { ChoiceView } from '../../views/models'
import { FORMS } from '../../core/ticket/phone/ways'
import { readDraft } from '../../forms/draft'
import { withHeard } from '../../forms/heard'
import { GOES_ON_WRITING, MAY_BE_SHOWN } from '../../views/sentences'
import { againForm, behalfForm, draftFrom, emptyDraft, formOf, isUntouched, type OrderDraft } from './draft'

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
  const helped = kind === 'behalf' ? chosenIn(query) : null
  const form = again ? againForm(again.key) : helped ? behalfForm(helped.id) : kind
  const written = readDraft<Partial<OrderDraft>>(form)
  // What was written on for somebody else meanwhile, their yes in it, is no beginning of this one's.
  const left = helped && written?.helped?.id !== helped.id ? null : written
  const fresh = emptyDraft(newKey(), kind === 'dispute' || query['category'] === 'dispute')
  // What an older version of this form left knows nothing of pictures, nor of danger.
  const kept = left && { ...fresh, ...left }
  const draft = kept ?? (again ? draftFrom(again) : fresh)
  if (helped) draft.helped = helped
  if (query['text']) draft.text = withHeard(draft.text, query['text'])
  /** Whom the page before has chosen is nothing that was typed here. */
  const untouched = (one: OrderDraft): boolean => isUntouched(helped ? { ...one, helped: null } : one)
  return { again, kind, form, kept, draft, untouched }
}

/** Whom the page that came before has chosen. */
const chosenIn = ({ person, name, household }: Record<string, string | undefined>): HelpedPerson | null =>
  person
    ? { id: person, name: decodeURIComponent(name ?? ''), household: decodeURIComponent(household ?? '') }
    : null

const kindOf = (query: Record<string, string | undefined>) =>
  query['behalf'] === '1' ? 'behalf' : query['category'] === 'dispute' ? 'dispute' : 'order'

/** Anyone who was helped without a phone gets a paper slip; everyone else a receipt, or all of theirs. */
export function pageAfter({ slip, no, ticket }: Pressed, helped: string): string {
  if (slip && no) return `/resident/paper/paper?no=${no}&name=${encodeURIComponent(helped)}`
  return ticket ? `/resident/receipt/receipt?id=${ticket.ticket.id}` : '/resident/mine/mine'
}
