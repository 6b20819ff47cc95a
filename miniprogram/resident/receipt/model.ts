/** What a receipt says: the number, who does what by which day, and whom to ring until then. */
import type { Contact } from '../../../contract/person/home'
import type { Lengths } from '../../core/clock/in-chinese'
import { clockText, dateText, dayKey, addDays, monthKey, weekdayText } from '../../core/clock/shanghai'
import { CATEGORY_LABELS } from '../../core/labels'
import type { TicketDetail } from '../../core/ticket/sight/infos'

/** In the margin time, beside it who does what. */
interface StepView {
  id: string
  day: string
  under: string
  words: string
  /** Large text shows the next promise and the last day, nothing else. */
  extra: boolean
}
interface Call {
  name: string
  note: string
  phone: string
}
export interface Receipt {
  head: string
  at: string
  /** 「LX26」 and 「0323」: a caller says the last four. */
  series: string
  number: string
  title: string
  brought: string
  filedAs: string
  steps: StepView[]
  call: Call | null
  urgent: boolean
  mayShare: boolean
}

export function receiptOf(
  { ticket, content, holder, lengths }: TicketDetail,
  contact: Contact | null,
  now: number,
): Receipt {
  const [series = '', number = ''] = ticket.no.split('-')
  const files = [
    content?.voice ? `${content.voice.seconds} 秒的话` : '',
    content && content.photos.length > 0 ? `${content.photos.length} 张照片` : '',
  ]
  return {
    head: '交上去了',
    at: `${dateText(ticket.clock.startedAt)} ${clockText(ticket.clock.startedAt)}`,
    series,
    number,
    title: ticket.title ?? ticket.no,
    brought: [ticket.gridName, ...files].filter(Boolean).join(' · '),
    filedAs: ticket.category === null ? '' : `${CATEGORY_LABELS[ticket.category]} · ${ticket.subLabel}`,
    steps: stepsOf(ticket, lengths, now),
    call: callOf(holder, contact, ticket.aboutStaff),
    urgent: ticket.urgent,
    mayShare: ticket.mine && !ticket.locked,
  }
}

function stepsOf(
  { state, step, clock, promise, offeredTo, aboutStaff, urgent }: TicketDetail['ticket'],
  lengths: Lengths,
  now: number,
): StepView[] {
  const last = { ...dayIn(clock.limitAt, now), id: 'limit', words: '最晚这天办好', extra: false }
  const due = step.dueAt
  const desk = aboutStaff ? '镇里' : '派单台'
  if (state === 'submitted' && due !== null)
    return [
      {
        ...(urgent ? hourIn(due, now) : dayIn(due, now)),
        id: 'dispatch',
        words: `${desk}派给人`,
        extra: false,
      },
      {
        id: 'claim',
        day: '派了以后',
        under: '',
        words: `${urgent ? lengths.urgent : lengths.claim}内有人领单，写下哪天办好`,
        extra: true,
      },
      last,
    ]
  if (state === 'dispatched' && due !== null)
    return [
      {
        ...(urgent ? hourIn(due, now) : dayIn(due, now)),
        id: 'claim',
        words: `${offeredTo ?? '派到的人'}领单，写下哪天办好`,
        extra: false,
      },
      last,
    ]
  if (state === 'claimed' && promise)
    return [
      {
        ...dayIn(promise.promisedAt, now),
        id: 'promise',
        words: `${promise.who}答应这天前办好`,
        extra: false,
      },
      last,
    ]
  return clock.endedAt === null ? [last] : []
}

/** 「明天」 over 「25 日」; further on 「29 日」 over 「星期日」, in another month over 「12 月」. */
function dayIn(at: number, now: number): { day: string; under: string } {
  const number = dateText(at).replace(/^\d+ 月 /, '')
  const near = ['今天', '明天', '后天'].find((_, n) => dayKey(addDays(now, n)) === dayKey(at))
  if (near !== undefined) return { day: near, under: number }
  return {
    day: number,
    under: monthKey(at) === monthKey(now) ? weekdayText(at) : dateText(at).replace(/ \d+ 日$/, ''),
  }
}
const hourIn = (at: number, now: number): { day: string; under: string } => ({
  day: clockText(at),
  under: dayKey(at) === dayKey(now) ? '今天' : dayIn(at, now).day,
})

/** Before somebody has it, the household's own grid member; never one whom it may be about. */
function callOf(holder: TicketDetail['holder'], contact: Contact | null, aboutStaff: boolean): Call | null {
  if (holder?.phone) return { name: holder.name, note: '正在办这一单，有事打这个电话', phone: holder.phone }
  if (aboutStaff || !contact?.phone) return null
  return { name: contact.name, note: `${contact.post}，派出去以前有事打这个电话`, phone: contact.phone }
}

/** What is read aloud: the number sign by sign, who does what by when, and the telephone. Nothing that others may not hear. */
export const aloudOf = ({ number, steps, call }: Receipt): string[] => [
  `交上去了，编号后四位，${number.split('').join('，')}`,
  ...steps
    .filter(({ extra }) => !extra)
    .map(({ day, under, words }) => [day, under, words].filter(Boolean).join('，')),
  ...(call ? [`有事打给${call.name}，${call.phone.split('').join('，')}`] : []),
]
