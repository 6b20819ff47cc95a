/**
 * 派单通知单 for those who hand orders on paper, and the slip for somebody without a phone. Neither says what was asked or who
 * asked: a paper lies about. Of disputes, private matters and what is kept close there is no notice at all.
 */
import { clockText, dateText } from '../clock/shanghai'
import type { Holder } from './board'
import { NOTICE, SLIP, spoken } from './sentences'

export interface NoticeFacts {
  village: string
  no: string
  /** 「基础设施 · 路灯」 */
  kind: string
  urgent: boolean
  /** By public name, or the node whose grid members may take it. */
  to: string
  offered: { at: number; byName: string | null; claimDueAt: number } | null
  promise: { holderName: string; promisedAt: number } | null
  limitAt: number
  desk: readonly Holder[]
}
export interface Notice {
  title: string
  no: string
  /** '' or 急. */
  mark: string
  rows: [what: string, words: string][]
  ask: string[]
}

const moment = (at: number): string => `${dateText(at)} ${clockText(at)}`

export function noticeOf(facts: NoticeFacts): Notice {
  const { village, no, kind, urgent, to, offered, promise, limitAt, desk } = facts
  return {
    title: NOTICE.title(village),
    no,
    mark: urgent ? NOTICE.urgent : '',
    rows: [
      ['派给', to],
      ['哪一种', kind],
      ...(offered
        ? ([
            ['派单', `${moment(offered.at)}${offered.byName === null ? '' : `，${offered.byName}派`}`],
            ['领单', `最晚 ${moment(offered.claimDueAt)}`],
          ] as [string, string][])
        : []),
      ...(promise
        ? ([['答应', `${promise.holderName}，${dateText(promise.promisedAt)}前办好`]] as [string, string][])
        : []),
      ['办结', `最晚 ${dateText(limitAt)}`],
    ],
    ask: NOTICE.ask(deskPhone(desk)),
  }
}

export interface Slip {
  title: string
  day: string
  no: string
  how: string
  call: string
}
export const slipOf = (facts: {
  village: string
  no: string
  at: number
  desk: readonly Holder[]
}): Slip => ({
  title: SLIP.title(facts.village),
  day: SLIP.day(facts.at),
  no: facts.no,
  how: SLIP.how,
  call: SLIP.call(deskPhone(facts.desk)),
})

const deskPhone = (desk: readonly Holder[]): string => {
  const phone = desk.find(one => one.phone !== null)?.phone
  return phone ? spoken(phone) : ''
}
