/** Sentences that the sample villages keep ready. */
import type { ReadyDoc } from '../../../cloudfunctions/_documents'
import type { ReadyBook, ReadyKind, ReadySentence } from '../../../miniprogram/core/text/ready'

const keyed = (kind: ReadyKind, texts: readonly string[]): ReadySentence[] =>
  texts.map((text, i) => ({ id: `sample-${kind}-${i + 1}`, text }))

const BOOK: ReadyBook = {
  reply: keyed('reply', [
    '材料买回来了，明天上午去装。',
    '约好了师傅，等天晴就动手。',
    '问过镇里了，等他们回话。',
  ]),
  decline: keyed('decline', [
    '这件事归镇便民中心办，带上身份证。',
    '这是两家自己的事，村里可以请调解员来坐一坐。',
  ]),
  dispatch: keyed('dispatch', ['原来那位这几天不在村里。', '归他那一格管。']),
  resolve: keyed('resolve', ['修好了，当面试过，能用。', '办好了，证件已经送到家里。']),
}

export const readyOf = (villages: readonly string[]): ReadyDoc[] =>
  villages.map(_id => ({ _id, v: 1, book: BOOK }))
