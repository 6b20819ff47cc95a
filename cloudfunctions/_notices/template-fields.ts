/**
 * What a county chose in WeChat's console for one of our messages. The keys of a template's fields (`thing2`, `date5`) follow
 * from the keywords that were ticked and cannot be chosen, so each county has its own; the deploy reads them from the
 * template's text and hands them over in an environment variable: `id|character_string1=no,thing2=about|long`.
 */
import { clockText, dayKey } from '../../miniprogram/core/clock/shanghai'

/** What a message may say: number, kind of matter, a moment, a hint. Nothing else can get in. */
export interface Notice {
  no: string
  about: string
  status: string
  at: number
  hint: string
}
export type NoticeField = keyof Notice
export type FieldKeys = readonly (readonly [key: string, field: NoticeField])[]
export type MessageData = Record<string, { value: string }>

export interface Chosen {
  id: string
  /** Null: nobody said; the keys of the sample are used. */
  keys: FieldKeys | null
  /** Accepted once, sent as often as there is news (政务民生). */
  longTerm: boolean
}

const FIELDS: readonly string[] = ['no', 'about', 'status', 'at', 'hint']
const isField = (word: string): word is NoticeField => FIELDS.includes(word)

export function chosenFrom(text: string): Chosen {
  const [id = '', pairs = '', term = ''] = text.split('|')
  const keys = pairs
    .split(',')
    .map(pair => pair.split('='))
    .flatMap(([key = '', field = '']) => (isField(field) ? [[key, field] as const] : []))
  return { id, keys: keys.length > 0 ? keys : null, longTerm: term === 'long' }
}

export const chosenText = ({ id, keys, longTerm }: Chosen): string =>
  [id, (keys ?? []).map(([key, field]) => `${key}=${field}`).join(','), ...(longTerm ? ['long'] : [])].join(
    '|',
  )

/** `character_string12` is a `character_string`. */
export const kindOf = (key: string): string => key.replace(/\d+$/, '')

/** Limits of WeChat's field kinds, in characters (docs: subscribeMessage.send). */
const MAX = { thing: 20, phrase: 5, characterString: 32 } as const

/** The notice in the county's own fields. */
export const messageData = (keys: FieldKeys, notice: Notice): MessageData =>
  Object.fromEntries(keys.map(([key, field]) => [key, { value: fieldText(kindOf(key), field, notice) }]))

function fieldText(kind: string, field: NoticeField, notice: Notice): string {
  const moment = `${whenText(notice.at)} ${clockText(notice.at)}`
  if (kind === 'date') return whenText(notice.at)
  if (kind === 'time') return moment
  const text = field === 'at' ? moment : notice[field]
  if (kind === 'phrase') return fit(text.replace(/[^\p{Script=Han}]/gu, ''), MAX.phrase)
  if (kind === 'character_string') return text.slice(0, MAX.characterString)
  return fit(text, MAX.thing)
}

/** The first `max` characters as a person counts them, without line breaks (47003 otherwise). */
function fit(s: string, max: number): string {
  const chars = [...s.replace(/[\s\u2028\u2029]+/g, ' ').trim()]
  if (chars.length <= max) return chars.join('')
  return max > MAX.phrase ? `${chars.slice(0, max - 1).join('')}…` : chars.slice(0, max).join('')
}

function whenText(ms: number): string {
  const [y, m, d] = dayKey(ms).split('-').map(Number)
  return `${y}年${m}月${d}日`
}
