/**
 * Subscription templates: which there are, what a county chose for each, and who is asked for which. They carry no names
 * and no one's words.
 */
import type { TemplateName } from '../_documents'
import {
  type Chosen,
  chosenFrom,
  type FieldKeys,
  type MessageData,
  messageData,
  type Notice,
} from './template-fields'

interface Template {
  /** Title in WeChat's console: choose a template of this kind there. */
  title: string
  /** Tried when this one has no accepted message left: near meaning. */
  also: TemplateName | null
  /** The keys where no county has chosen any: on this machine, and in tests. */
  sample: FieldKeys
}

const common = [
  ['character_string1', 'no'],
  ['thing2', 'about'],
  ['phrase3', 'status'],
] as const
const order: FieldKeys = [...common, ['thing5', 'hint'], ['time4', 'at']]
const answer: FieldKeys = [...common, ['thing5', 'hint'], ['date4', 'at']]

export const TEMPLATES: Readonly<Record<TemplateName, Template>> = {
  newOrder: { title: '新工单提醒', also: 'soonLate', sample: order },
  soonLate: { title: '工单到期提醒', also: 'newOrder', sample: order },
  returned: { title: '工单退回提醒', also: 'newOrder', sample: order },
  claimed: { title: '受理结果通知', also: 'promiseChanged', sample: answer },
  promiseChanged: { title: '办理进度提醒', also: 'claimed', sample: answer },
  declined: { title: '不予受理通知', also: 'resolved', sample: answer },
  resolved: { title: '办结评价提醒', also: 'promiseChanged', sample: answer },
  reopened: { title: '返工通知', also: 'promiseChanged', sample: answer },
  points: { title: '积分变动提醒', also: null, sample: answer },
}

type Env = Readonly<Record<string, string | undefined>>

/** The variable that a county's choice stands in: `TEMPLATE_NEW_ORDER`. */
export const variableOf = (name: string): string =>
  `TEMPLATE_${name.replace(/[A-Z]/g, c => `_${c}`).toUpperCase()}`

/** What the county chose; the name itself stands for the id where it chose nothing. */
function chosen(name: TemplateName, env: Env): Chosen {
  const text = env[variableOf(name)]
  return text ? chosenFrom(text) : { id: name, keys: null, longTerm: false }
}

export const templateId = (name: TemplateName, env: Env = process.env): string => chosen(name, env).id
export const isLongTerm = (name: TemplateName, env: Env = process.env): boolean => chosen(name, env).longTerm

/** A notice in the fields of the county's template. */
export const fieldsOf = (name: TemplateName, notice: Notice, env: Env = process.env): MessageData =>
  messageData(chosen(name, env).keys ?? TEMPLATES[name].sample, notice)

/** Those that the county filled in, with their titles. */
export const templatesChosen = (env: Env = process.env): (Chosen & { words: string })[] =>
  (Object.keys(TEMPLATES) as TemplateName[])
    .filter(name => env[variableOf(name)])
    .map(name => ({ ...chosen(name, env), words: TEMPLATES[name].title }))

/** What to ask for at natural taps, by who taps. WeChat takes three at once: the phone takes turns. */
export const ASKED = {
  resident: ['claimed', 'resolved', 'promiseChanged', 'declined'],
  gridMember: ['newOrder', 'soonLate', 'returned', 'reopened'],
  points: ['points'],
} as const satisfies Record<string, readonly TemplateName[]>

/** What is told of a running order: where none of these can arrive, its page says whom to call. */
export const OF_RUNNING_ORDERS = ['claimed', 'resolved', 'promiseChanged'] as const satisfies TemplateName[]

/** The same as ids, for `me.home`. */
export const askedIds = (): { resident: string[]; gridMember: string[]; points: string[] } => ({
  resident: ASKED.resident.map(n => templateId(n)),
  gridMember: ASKED.gridMember.map(n => templateId(n)),
  points: ASKED.points.map(n => templateId(n)),
})

/** Ids of those that are accepted once for always: WeChat does not take both sorts in one request. */
export const longTermIds = (): string[] =>
  Object.values(ASKED)
    .flat()
    .filter(n => isLongTerm(n))
    .map(n => templateId(n))
