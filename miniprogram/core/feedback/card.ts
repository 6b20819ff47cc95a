/** A complaint or suggestion as its pages show it. */
import { ERASED } from '../text/shared'
import { clockText, dateText } from '../clock/shanghai'
import { FEEDBACK_LABELS, type FeedbackInfo } from './feedback'

export interface LetterRow {
  id: string
  head: string
  text: string
  state: string
  aria: string
}
export interface LetterPart {
  who: string
  at: string
  text: string
}

const at = (ms: number): string => `${dateText(ms)} ${clockText(ms)}`

/** Where it is, in words. `mine`: said to who wrote it. */
const STATES: Record<FeedbackInfo['state'], [mine: string, others: string]> = {
  sent: ['镇里收到了，等答复', '等镇里答复'],
  answered: ['镇里答复了', '镇里答复了'],
  appealed: ['请县里再看，等答复', '对镇里的答复不满意，等县里答复'],
  final: ['县里答复了', '县里答复了'],
}
export const stateOf = ({ state, mine }: Pick<FeedbackInfo, 'state' | 'mine'>): string =>
  STATES[state][mine ? 0 : 1]

export function letterRowOf(one: FeedbackInfo): LetterRow {
  const head = `${FEEDBACK_LABELS[one.kind]} ${one.no}`
  const text = one.text ?? ERASED
  const state = `${dateText(one.at)} · ${stateOf(one)}`
  return { id: one.id, head, text, state, aria: `${head}，${state}，${text}` }
}

/** What was written and answered, in the order in which it happened. */
export function letterPartsOf(one: FeedbackInfo): LetterPart[] {
  const writer = one.mine ? '您写的' : '写的人'
  return [
    { who: writer, at: at(one.at), text: one.text ?? ERASED },
    ...(one.answer
      ? [{ who: `镇里答复 ${one.answer.byName}`, at: at(one.answer.at), text: one.answer.text }]
      : []),
    ...(one.appeal
      ? [
          {
            who: one.mine ? '您请县里再看' : '请县里再看',
            at: at(one.appeal.at),
            text: one.appeal.text || ERASED,
          },
        ]
      : []),
    ...(one.finalAnswer
      ? [
          {
            who: `县里答复 ${one.finalAnswer.byName}`,
            at: at(one.finalAnswer.at),
            text: one.finalAnswer.text,
          },
        ]
      : []),
  ]
}
