/** A complaint or suggestion as its pages show it. */
import { ERASED } from '../text/shared'
import { clockText, dateText } from '../clock/shanghai'
import type { AnswerInfo, FeedbackInfo } from './info'
import { FEEDBACK_LABELS } from './labels'
import type { FeedbackState } from './record'

export interface LetterRow {
  id: string
  head: string
  text: string
  state: string
  isLate: boolean
  aria: string
}
export interface LetterPart {
  who: string
  at: string
  text: string
}

const at = (ms: number): string => `${dateText(ms)} ${clockText(ms)}`

type Standing = Pick<
  FeedbackInfo,
  'state' | 'mine' | 'withCounty' | 'handedUpAt' | 'answerDueAt' | 'appealUntil'
>
/** Where it is, in words, and until when. */
const STATES: Record<FeedbackState, (one: Standing) => string> = {
  sent: ({ mine, withCounty, handedUpAt, answerDueAt }) => {
    if (handedUpAt !== null) return `镇里到期没答复，县里${by(answerDueAt)}答复`
    const office = withCounty ? '县里' : '镇里'
    return mine ? `${office}收到了，${by(answerDueAt)}答复` : `等${office}答复，最晚 ${dayOf(answerDueAt)}`
  },
  answered: ({ mine, appealUntil }) =>
    mine ? `镇里答复了，${dayOf(appealUntil)}前可以请县里再看` : '镇里答复了',
  appealed: ({ mine, answerDueAt }) =>
    mine
      ? `请县里再看，县里${by(answerDueAt)}答复`
      : `对镇里的答复不满意，等县里答复，最晚 ${dayOf(answerDueAt)}`,
  final: () => '县里答复了',
  closed: () => '镇里答复了',
  withdrawn: () => '您收回了',
}
const dayOf = (ms: number | null): string => (ms === null ? '' : dateText(ms))
const by = (ms: number | null): string => `最晚 ${dayOf(ms)} `
const stateOf = (one: Standing): string => STATES[one.state](one)

const isLate = ({ answerDueAt }: Pick<FeedbackInfo, 'answerDueAt'>, now: number): boolean =>
  answerDueAt !== null && now > answerDueAt

/** The same with the reminder that its day has passed. */
export const standOf = (one: Standing, now: number): string =>
  `${stateOf(one)}${isLate(one, now) ? '，过了日子' : ''}`

export function letterRowOf(one: FeedbackInfo, now: number): LetterRow {
  const head = `${FEEDBACK_LABELS[one.kind]} ${one.no}`
  const text = one.text ?? ERASED
  const state = `${dateText(one.at)} · ${standOf(one, now)}`
  return { id: one.id, head, text, state, isLate: isLate(one, now), aria: `${head}，${state}，${text}` }
}

const answerPart = (answer: AnswerInfo): LetterPart => ({
  who: `${answer.from === 'county' ? '县里' : '镇里'}答复 ${answer.byName}`,
  at: at(answer.at),
  text: answer.text ?? ERASED,
})

/** What was written and answered, in the order in which it happened. */
export function letterPartsOf(one: FeedbackInfo): LetterPart[] {
  const { mine, text, answer, appeal, finalAnswer } = one
  return [
    { who: mine ? '您写的' : '写的人', at: at(one.at), text: text ?? ERASED },
    ...(answer ? [answerPart(answer)] : []),
    ...(appeal
      ? [{ who: mine ? '您请县里再看' : '请县里再看', at: at(appeal.at), text: appeal.text ?? ERASED }]
      : []),
    ...(finalAnswer ? [answerPart(finalAnswer)] : []),
  ]
}
