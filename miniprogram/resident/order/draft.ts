/** The order being written: what is missing, and what is sent. Pure, so that it can be proved without a phone. */
import { clean, isBlank } from '../../core/text/fold'
import type { HelpedPerson } from '../../../contract/ticket/lists'
import type { Unlisted } from '../../../contract/ticket/press'
import type { LocalFile } from '../../api/files'
import type { Inputs } from '../../core/ticket/commands'
import type { Category } from '../../core/ticket/types'
import { wordless } from '../../core/labels'
import { pictureOf, type Picture } from '../../core/filing/pictures'
import { PHONE_HAS_ELEVEN } from '../../views/sentences'

export interface OrderDraft {
  /** The tap's key: kept with the words, so that handing in twice makes one order. */
  key: string
  /** Through the door of quarrels: kept to those who deal with it, and danger is asked for first. */
  dispute: boolean
  /** Whether somebody may be hurt now; '' until it was answered. Asked of quarrels only. */
  danger: 'yes' | 'no' | ''
  /** '' : none was tapped, the words decide. */
  picture: Picture | ''
  text: string
  place: string
  wish: string
  urgent: boolean
  aboutStaff: boolean
  showOnBoard: boolean
  /** 只给经办人看. */
  onlyHandlers: boolean
  photos: LocalFile[]
  voice: LocalFile | null
  helped: HelpedPerson | null
  /** Instead: somebody who is on no list, as the helper says. */
  unlisted: Unlisted | null
  /** Somebody of one's own household, as its page names them. */
  family: { whom: string; name: string } | null
  consentWords: string
  /** Or the person concerned says it, or signs a paper. */
  consentVoice: LocalFile | null
  consentPhoto: LocalFile | null
}

export const emptyDraft = (key: string, dispute = false): OrderDraft => ({
  key,
  dispute,
  danger: '',
  picture: '',
  text: '',
  place: '',
  wish: '',
  urgent: false,
  aboutStaff: false,
  showOnBoard: false,
  onlyHandlers: false,
  photos: [],
  voice: null,
  helped: null,
  unlisted: null,
  family: null,
  consentWords: '',
  consentVoice: null,
  consentPhoto: null,
})

export const isUntouched = (draft: OrderDraft): boolean =>
  isBlank(draft.text) &&
  isBlank(draft.place) &&
  draft.picture === '' &&
  draft.danger === '' &&
  draft.photos.length === 0 &&
  draft.voice === null &&
  !draft.helped &&
  !draft.unlisted &&
  isBlank(draft.consentWords) &&
  !draft.consentVoice &&
  !draft.consentPhoto

/** Quarrels, complaints about staff and what is kept to those who deal with it are never shown, so nobody is asked. */
export const mayAskToShow = (draft: OrderDraft, behalf: boolean): boolean =>
  !behalf && !draft.family && !draft.dispute && !draft.aboutStaff && !draft.onlyHandlers
/** A quarrel is kept to those who deal with it anyway, a complaint about staff to the town; another's is theirs to close. */
export const mayKeep = (draft: OrderDraft): boolean => !draft.dispute && !draft.aboutStaff && !draft.family

/** What is still missing, as the note above the button says it; empty when it may be handed in. */
export function missing(draft: OrderDraft, behalf: boolean): string {
  const who = behalf && !draft.helped ? whoMissing(draft.unlisted) : ''
  if (who !== '') return who
  if (draft.dispute && draft.danger === '') return '还差“现在有人会受伤吗”没答'
  if (!saysSomething(draft)) return '还差“怎么回事”：说、拍、写、点一样，有一个就能交'
  if (behalf && isBlank(draft.consentWords) && !draft.consentVoice && !draft.consentPhoto)
    return '还差“怎么同意的”：写一句、录一句，或者拍签了字的纸'
  return ''
}

/** Said, snapped, written, or a picture that says what it is. Somebody in danger need not say more. */
const saysSomething = (draft: OrderDraft): boolean =>
  !isBlank(draft.text) ||
  draft.voice !== null ||
  draft.photos.length > 0 ||
  (draft.dispute ? draft.danger === 'yes' : draft.picture !== '' && draft.picture !== 'other')

function whoMissing(unlisted: Unlisted | null): string {
  if (!unlisted) return '还差“替谁点单”没选'
  if (isBlank(unlisted.name)) return '还差“替谁点单”的姓名没写'
  if (isBlank(unlisted.door)) return '还差“替谁点单”的门牌没写'
  if (unlisted.gridId === '') return '还差“替谁点单”在哪个网格没选'
  return unlisted.phone !== undefined && !/^1\d{10}$/.test(unlisted.phone) ? PHONE_HAS_ELEVEN : ''
}

const typed = (field: 'text' | 'place' | 'wish', words: string) =>
  isBlank(words) ? {} : { [field]: clean(words) }

/** What it goes in as until the desk says otherwise (`filed.ts`). */
export interface Filed {
  category: Category
  sub: string
  label: string
}

/** The input of `ticket.submit`; the photos travel beside it and get their ids on the way. */
export function submitInput(draft: OrderDraft, { category, sub }: Filed, behalf: boolean): Inputs['submit'] {
  const danger = draft.dispute && draft.danger === 'yes'
  return {
    category,
    sub,
    ...typed('text', draft.text),
    ...typed('place', draft.place),
    ...typed('wish', draft.wish),
    urgent: draft.urgent || danger,
    ...(danger ? { danger } : {}),
    aboutStaff: draft.aboutStaff,
    ...(draft.onlyHandlers && mayKeep(draft) ? { onlyHandlers: true } : {}),
    attachments: [],
    showOnBoard: draft.showOnBoard && mayAskToShow(draft, behalf),
    ...(behalf && draft.helped ? { onBehalfOf: draft.helped.id } : {}),
    ...(behalf && !isBlank(draft.consentWords) ? { consentWords: clean(draft.consentWords) } : {}),
  }
}

/** Whom the input cannot name goes beside it: somebody on no list, or of one's own household. */
export function helpedIn(
  { helped, unlisted, family }: OrderDraft,
  behalf: boolean,
): { helped?: Unlisted; family?: string } {
  if (!behalf) return family ? { family: family.whom } : {}
  return !helped && unlisted
    ? { helped: { ...unlisted, name: clean(unlisted.name), door: clean(unlisted.door) } }
    : {}
}

export const filesOf = (draft: OrderDraft): LocalFile[] => [
  ...draft.photos,
  ...[draft.voice, draft.consentPhoto, draft.consentVoice].filter((one): one is LocalFile => !!one),
]

/** One line for the pencil card. */
export function titleOf(draft: OrderDraft, subLabel: string): string {
  const line = clean(clean(draft.text).split('\n')[0] ?? '')
  if (draft.dispute) return subLabel || '一件矛盾'
  if (line !== '') return line
  return wordless(subLabel, draft.voice ? 'voice' : draft.photos.length > 0 ? 'photo' : 'nothing')
}

/**
 * What goes into the order that an earlier version of this form became: the words that are different now, and that it
 * cannot wait. Null when nothing of it can be added to an order.
 */
export function additionFrom(
  draft: OrderDraft,
  differs: readonly string[],
  subLabel: string,
): { text?: string; urgent?: true; files: LocalFile[] } | null {
  const isNew = (field: keyof OrderDraft | 'attachments' | 'sub') => differs.indexOf(field) >= 0
  const lines = [
    isNew('text') ? draft.text.trim() : '',
    isNew('place') && draft.place.trim() !== '' ? `在哪里：${draft.place.trim()}` : '',
    isNew('wish') && draft.wish.trim() !== '' ? `想哪天办好：${draft.wish.trim()}` : '',
    isNew('sub') && subLabel !== '' ? `是哪一种：${subLabel}` : '',
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
export const formOf = (item: {
  ask: { input: Record<string, unknown>; helped?: Unlisted }
}): 'order' | 'dispute' | 'behalf' =>
  item.ask.input['onBehalfOf'] !== undefined || item.ask.helped !== undefined
    ? 'behalf'
    : item.ask.input['category'] === 'dispute'
      ? 'dispute'
      : 'order'

/** Where a waiting order is written again: a draft of its own, so that a half-written order in the usual one stays. */
export const againForm = (key: string): string => `again:${key}`

/** One a person, where a page before has chosen them: what was written for one, and agreed to by them, goes in for nobody else. */
export const behalfForm = (person: string): string => `behalf:${person}`

/** The name did not wait in the phone with the form. */
const LATELY_CHOSEN = '刚才选的那位'

/** Back from what waits in the phone to what stands in the form. */
export function draftFrom(item: {
  key: string
  ask: { input: Record<string, unknown>; helped?: Unlisted; family?: string }
  files: LocalFile[]
}): OrderDraft {
  const input = item.ask.input as unknown as Inputs['submit']
  const fileOf = (kind: LocalFile['kind'], consent: boolean): LocalFile | null =>
    item.files.find(file => file.kind === kind && (file.consent === true) === consent) ?? null
  return {
    ...emptyDraft(item.key, input.category === 'dispute'),
    danger: input.category !== 'dispute' ? '' : input.danger === true ? 'yes' : 'no',
    picture: pictureOf(input.sub) ?? '',
    onlyHandlers: input.onlyHandlers === true,
    text: input.text ?? '',
    place: input.place ?? '',
    wish: input.wish ?? '',
    urgent: input.urgent,
    aboutStaff: input.aboutStaff,
    showOnBoard: input.showOnBoard,
    photos: item.files.filter(file => file.kind === 'photo' && !file.consent),
    voice: fileOf('voice', false),
    helped: input.onBehalfOf ? { id: input.onBehalfOf, name: LATELY_CHOSEN, household: '' } : null,
    unlisted: item.ask.helped ?? null,
    family: item.ask.family === undefined ? null : { whom: item.ask.family, name: LATELY_CHOSEN },
    consentWords: input.consentWords ?? '',
    consentVoice: fileOf('voice', true),
    consentPhoto: fileOf('photo', true),
  }
}
