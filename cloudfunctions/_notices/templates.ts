/**
 * Subscription templates: which there are, their ids in WeChat's console and their fields.
 * Field keys are lower case (the SDK's converter lower-cases nested keys) and carry no names and no one's words (domain §10).
 */
import { clockText, dayKey } from '../../miniprogram/core/clock/shanghai'
import type { TemplateName } from '../_documents'

/** What a message may say: number, kind of matter, a moment, a hint. Nothing else can get in. */
interface Notice {
  no: string
  about: string
  status: string
  at: number
  hint: string
}
type MessageData = Record<string, { value: string }>

interface Template {
  /** Title in WeChat's console: choose the template with these fields there. */
  words: string
  /** Tried when this one has no accepted message left: same fields, near meaning. */
  also: TemplateName | null
  fields: (n: Notice) => MessageData
}

/** Limits of WeChat's field kinds, in characters (docs: subscribeMessage.send). */
const MAX = { thing: 20, phrase: 5, characterString: 32 } as const
const thing = (s: string) => ({ value: fit(s, MAX.thing) })
const phrase = (s: string) => ({ value: fit(s, MAX.phrase) })
const characterString = (s: string) => ({ value: s.slice(0, MAX.characterString) })
const moment = (ms: number) => ({ value: `${dayWords(ms)} ${clockText(ms)}` })
const day = (ms: number) => ({ value: dayWords(ms) })

const order = (n: Notice): MessageData => ({ ...common(n), time4: moment(n.at) })
const answer = (n: Notice): MessageData => ({ ...common(n), date4: day(n.at) })
const common = (n: Notice): MessageData => ({
  character_string1: characterString(n.no),
  thing2: thing(n.about),
  phrase3: phrase(n.status),
  thing5: thing(n.hint),
})

export const TEMPLATES: Readonly<Record<TemplateName, Template>> = {
  newOrder: { words: '新工单提醒', also: 'soonLate', fields: order },
  soonLate: { words: '工单到期提醒', also: 'newOrder', fields: order },
  returned: { words: '工单退回提醒', also: 'newOrder', fields: order },
  claimed: { words: '受理结果通知', also: 'promiseChanged', fields: answer },
  promiseChanged: { words: '办理进度提醒', also: 'claimed', fields: answer },
  declined: { words: '不予受理通知', also: 'resolved', fields: answer },
  resolved: { words: '办结评价提醒', also: 'promiseChanged', fields: answer },
  reopened: { words: '返工通知', also: 'promiseChanged', fields: answer },
  points: { words: '积分变动提醒', also: null, fields: answer },
}

/** The id a county got in WeChat's console, from the environment (`TEMPLATE_NEW_ORDER`); the name itself where none is set. */
export function templateId(
  name: TemplateName,
  env: Readonly<Record<string, string | undefined>> = process.env,
): string {
  return env[`TEMPLATE_${name.replace(/[A-Z]/g, c => `_${c}`).toUpperCase()}`] ?? name
}

/** What to ask for at natural taps, by who taps. WeChat takes three at once. */
export const ASKED = {
  resident: ['claimed', 'resolved', 'promiseChanged'],
  gridMember: ['newOrder', 'soonLate', 'returned'],
  points: ['points'],
} as const satisfies Record<string, readonly TemplateName[]>

/** The same as ids, for `me.home`. */
export const askedIds = (): { resident: string[]; gridMember: string[]; points: string[] } => ({
  resident: ASKED.resident.map(n => templateId(n)),
  gridMember: ASKED.gridMember.map(n => templateId(n)),
  points: ASKED.points.map(n => templateId(n)),
})

/** The first `max` characters as a person counts them, without line breaks (47003 otherwise). */
function fit(s: string, max: number): string {
  const chars = [...s.replace(/[\s\u2028\u2029]+/g, ' ').trim()]
  return chars.length <= max ? chars.join('') : `${chars.slice(0, max - 1).join('')}…`
}
function dayWords(ms: number): string {
  const [y, m, d] = dayKey(ms).split('-').map(Number)
  return `${y}年${m}月${d}日`
}
