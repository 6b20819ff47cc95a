/** The order being written: what is missing, and what is sent. Pure, so that it can be proved without a phone. */
import { clean, isBlank } from '../../core/text/fold'
import type { HelpedPerson } from '../../../contract/ticket/lists'
import type { LocalFile } from '../../api/files'
import type { Inputs } from '../../core/ticket/commands'
import type { Category } from '../../core/ticket/types'

export interface OrderDraft {
  /** The tap's key: kept with the words, so that handing in twice makes one order. */
  key: string
  category: Category | ''
  sub: string
  text: string
  place: string
  wish: string
  urgent: boolean
  aboutStaff: boolean
  showOnBoard: boolean
  photos: LocalFile[]
  voice: LocalFile | null
  helped: HelpedPerson | null
  consentWords: string
}

export const emptyDraft = (key: string, category: Category | '' = ''): OrderDraft => ({
  key,
  category,
  sub: '',
  text: '',
  place: '',
  wish: '',
  urgent: false,
  aboutStaff: false,
  showOnBoard: false,
  photos: [],
  voice: null,
  helped: null,
  consentWords: '',
})

export const isUntouched = (draft: OrderDraft): boolean =>
  isBlank(draft.text) &&
  isBlank(draft.place) &&
  draft.photos.length === 0 &&
  draft.voice === null &&
  draft.helped === null

/** Disputes and complaints about staff are never shown, so nobody is asked. */
export const mayAskToShow = (draft: OrderDraft, behalf: boolean): boolean =>
  !behalf && draft.category !== '' && draft.category !== 'dispute' && !draft.aboutStaff

/** What is still missing, as the note above the button says it; empty when it may be handed in. */
export function missing(draft: OrderDraft, behalf: boolean): string {
  if (behalf && !draft.helped) return '还差“替谁点单”没选'
  if (draft.category === '') return '还差“是哪一类事”没选'
  if (draft.sub === '') return '还差“是哪一种”没选'
  if (isBlank(draft.text) && draft.voice === null) return '还差“怎么回事”没说，打字、说话都行'
  if (behalf && isBlank(draft.consentWords)) return '还差“怎么同意的”没写'
  return ''
}

const typed = (field: 'text' | 'place' | 'wish', words: string) =>
  isBlank(words) ? {} : { [field]: clean(words) }

/** The input of `ticket.submit`; the photos travel beside it and get their ids on the way. */
export function submitInput(draft: OrderDraft, behalf: boolean): Inputs['submit'] {
  return {
    category: draft.category as Category,
    sub: draft.sub,
    ...typed('text', draft.text),
    ...typed('place', draft.place),
    ...typed('wish', draft.wish),
    urgent: draft.urgent,
    aboutStaff: draft.aboutStaff,
    attachments: [],
    showOnBoard: draft.showOnBoard && mayAskToShow(draft, behalf),
    ...(behalf && draft.helped
      ? { onBehalfOf: draft.helped.id, consentWords: clean(draft.consentWords) }
      : {}),
  }
}

export const filesOf = (draft: OrderDraft): LocalFile[] => [
  ...draft.photos,
  ...(draft.voice ? [draft.voice] : []),
]

/** One line for the pencil card. */
export function titleOf(draft: OrderDraft, subWords: string): string {
  const line = clean(clean(draft.text).split('\n')[0] ?? '')
  if (draft.category === 'dispute') return subWords || '一件矛盾'
  return line !== '' ? line : `${subWords}（说了一段话）`
}

/**
 * What goes into the order that an earlier version of this form became: the words that are different now, and that it
 * cannot wait. Null when nothing of it can be added to an order.
 */
export function additionFrom(
  draft: OrderDraft,
  differs: readonly string[],
  subWords: string,
): { text?: string; urgent?: true; files: LocalFile[] } | null {
  const isNew = (field: keyof OrderDraft | 'attachments') => differs.indexOf(field) >= 0
  const lines = [
    isNew('text') ? draft.text.trim() : '',
    isNew('place') && draft.place.trim() !== '' ? `在哪里：${draft.place.trim()}` : '',
    isNew('wish') && draft.wish.trim() !== '' ? `想哪天办好：${draft.wish.trim()}` : '',
    isNew('sub') && subWords !== '' ? `是哪一种：${subWords}` : '',
  ].filter(line => line !== '')
  const files = isNew('attachments') ? filesOf(draft) : []
  const urgent = isNew('urgent') && draft.urgent
  if (lines.length === 0 && files.length === 0 && !urgent) return null
  return {
    ...(lines.length > 0 ? { text: [...lines.join('\n')].slice(0, 500).join('') } : {}),
    ...(urgent ? { urgent: true as const } : {}),
    files,
  }
}

/** Which of the three forms a waiting order was written in. */
export const formOf = (item: { ask: { input: Record<string, unknown> } }): 'order' | 'dispute' | 'behalf' =>
  item.ask.input['onBehalfOf'] !== undefined
    ? 'behalf'
    : item.ask.input['category'] === 'dispute'
      ? 'dispute'
      : 'order'

/** Where a waiting order is written again: a draft of its own, so that a half-written order in the usual one stays. */
export const againForm = (key: string): string => `again:${key}`

/** Back from what waits in the phone to what stands in the form. */
export function draftFrom(item: {
  key: string
  ask: { input: Record<string, unknown> }
  files: LocalFile[]
}): OrderDraft {
  const input = item.ask.input as unknown as Inputs['submit']
  return {
    ...emptyDraft(item.key, input.category),
    sub: input.sub,
    text: input.text ?? '',
    place: input.place ?? '',
    wish: input.wish ?? '',
    urgent: input.urgent,
    aboutStaff: input.aboutStaff,
    showOnBoard: input.showOnBoard,
    photos: item.files.filter(file => file.kind === 'photo'),
    voice: item.files.find(file => file.kind === 'voice') ?? null,
    helped: input.onBehalfOf ? { id: input.onBehalfOf, name: '刚才选的那位', household: '' } : null,
    consentWords: input.consentWords ?? '',
  }
}
