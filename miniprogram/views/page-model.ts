/** TicketDetail → the plain words of the page, in the order of the questions: what I asked, who promised, is there time, what happened. */
import type { LightView, PhotoView, PromiseView, RulerView, TimelineEntryView, VoiceView } from './models'
import { filledOf } from './asked'
import { UNVERIFIED } from '../core/text/shared'
import { CATEGORY_LABELS, OUTCOME_LABELS, SCORE_LABELS, RESERVED_TITLE } from '../core/labels'
import { withoutMonth } from './history'
import { lightOf, stateOf } from './ticket-card'
import { joinedOf, type JoinedView, photoOf, promiseOf, restOf, rulerOf, timelineOf } from './ticket-page'
import type { CheckState, TicketDetail } from '../core/ticket/sight/infos'
import type { State } from '../core/ticket/types'
import { clockText, dateText, whenText, latestText } from '../core/clock/shanghai'

interface Block {
  title: string
  words: string
  after: string
}
export interface PageModel {
  cap: string
  title: string
  quote: string
  check: string
  locked: boolean
  place: string
  wish: string
  photos: PhotoView[]
  voice: VoiceView | null
  /** Why the voice note cannot be heard yet. */
  silent: string
  state: string
  light: LightView
  bandNote: string
  promise: PromiseView | null
  ruler: RulerView | null
  spent: string
  news: Block | null
  waiting: (Block & { id: string })[]
  result: (Block & { photos: PhotoView[] }) | null
  rating: string
  /** 「3 户反映」; '' when it is one household's alone. */
  households: string
  /** What the others said whose orders were merged into it. */
  joined: JoinedView[]
  /** What came of it when it was done together with another one. */
  linked: Block | null
  requester: { name: string; phone: string; masked: boolean; surname: string; note: string } | null
  timeline: TimelineEntryView[]
}

/** Nobody works on these: no promise and no ruler. */
const OVER: readonly State[] = ['declined', 'merged', 'withdrawn']
/** The blocks of the page say it already. */
const SAID_ABOVE: readonly State[] = ['claimed', 'declined', 'merged']

const CHECKS: Record<CheckState, string> = {
  pass: '',
  pending: '这段话正在检查，查完别人才看得见。',
  review: '这段话请人看着呢，看完别人才看得见。',
  refused: '这段话没通过检查，别人看不见。可以补充说明，换个说法。',
}

export function pageModel(detail: TicketDetail, now: number): PageModel {
  const { ticket, content } = detail
  const ended = ticket.clock.endedAt !== null
  const kind = [ticket.no, ticket.category ? CATEGORY_LABELS[ticket.category] : '', ticket.subLabel]
    .filter(Boolean)
    .join(' · ')
  const state = stateOf(ticket, now)
  const over = OVER.indexOf(ticket.state) >= 0
  return {
    cap: kind,
    title: ticket.title ?? RESERVED_TITLE,
    quote: restOf(content?.text ?? '', ticket.title ?? ''),
    check: content ? CHECKS[content.check] : '',
    locked: ticket.locked,
    place: content?.place ?? '',
    wish: content?.wish ?? '',
    photos: content ? content.photos.map(photo => photoOf(photo)) : [],
    voice: content?.voice?.url ? { src: content.voice.url, seconds: content.voice.seconds } : null,
    silent:
      content?.voice && !content.voice.url
        ? `还有一段 ${content.voice.seconds} 秒的话，${content.voice.state === 'refused' ? '没通过检查，请换个说法' : '正在检查，查完就能听'}`
        : '',
    state: SAID_ABOVE.indexOf(ticket.state) >= 0 ? '' : [state.word, state.next].filter(Boolean).join('，'),
    light: lightOf(ticket, now),
    bandNote: ended ? '' : `最晚${apart(whenText(ticket.clock.limitAt, now))}办好`,
    promise: over ? null : promiseOf(ticket),
    ruler: over ? null : rulerOf(ticket, now),
    spent:
      ticket.round > 1
        ? `第 ${ticket.round} 轮，前后一共用了 ${Math.max(1, Math.ceil(ticket.clock.spentMs / 86_400_000))} 天`
        : '',
    news: newsBlock(detail),
    waiting: waitingOf(detail, now),
    result: resultOf(detail, now),
    rating: detail.rating
      ? `${ticket.mine ? '您说' : '点单的人说'}${SCORE_LABELS[detail.rating.score]}${detail.rating.text ? `：${detail.rating.text}` : ''}`
      : '',
    households: ticket.households > 1 ? `${ticket.households} 户反映` : '',
    joined: joinedOf(detail),
    linked: linkedOf(detail, now),
    requester:
      ticket.requester && !ticket.mine
        ? {
            ...ticket.requester,
            phone: ticket.requester.phone ?? '',
            surname: ticket.requester.name.slice(0, 1),
            note: ticket.requester.unverified ? `点单的人 · ${UNVERIFIED}` : '点单的人',
          }
        : null,
    timeline: withoutFirstWords(detail, now),
  }
}

/** Figures stand apart from words. */
const apart = (day: string): string => (/^\d/.test(day) ? ` ${day}` : day)

/** How the order stands that this one was merged into. */
const THERE: Record<State, string> = {
  submitted: '还在等着派人',
  dispatched: '派出去了，等人来领',
  claimed: '正在办',
  referred: '移交给别处了，等那边回话',
  resolved: '办好了',
  closed: '办好，结单了',
  withdrawn: '撤了',
  declined: '没有受理',
  merged: '又并到了别的单',
}

function newsBlock({ ticket, declined }: TicketDetail): Block | null {
  if (declined)
    return {
      title: '这件事没有受理',
      words: declined.reason,
      after: declined.whereInstead === '' ? '' : `可以去：${declined.whereInstead}`,
    }
  if (ticket.state === 'merged' && ticket.merged) {
    const { no, state, promisedAt } = ticket.merged
    return {
      title: `跟 ${no} 一起办`,
      words: `那一单${THERE[state]}${promisedAt === null || state !== 'claimed' ? '。' : `，答应 ${dateText(promisedAt)}前办好。`}`,
      after: state === 'resolved' || state === 'closed' ? '' : '那边办好了，这里也会告诉您。',
    }
  }
  return null
}

/** What waits for an answer: who asks, what was filled in, until when. */
const waitingOf = ({ asked }: TicketDetail, now: number): PageModel['waiting'] =>
  asked.map(({ request, message, note, fields, dueAt }) => ({
    id: request,
    title: message,
    words: dueAt === null ? note : `${note}${latestText(dueAt, now)}答复。`,
    after: filledOf(fields),
  }))

function linkedOf({ linked }: TicketDetail, now: number): Block | null {
  if (!linked) return null
  const { no, resolution } = linked
  return {
    title: `上一回跟 ${no} 一起办的`,
    words: resolution
      ? `${OUTCOME_LABELS[resolution.outcome]}${resolution.text ? `：${resolution.text}` : ''}`
      : '没有办好，单独再办。',
    after: resolution ? `${whenText(resolution.at, now)} ${clockText(resolution.at)} 办结` : '',
  }
}

function resultOf({ resolution, ticket }: TicketDetail, now: number): PageModel['result'] {
  if (!resolution) return null
  const { at, outcome, text, photos } = resolution
  const promisedAt = ticket.promise ? ticket.promise.promisedAt : null
  return {
    title: OUTCOME_LABELS[outcome],
    words: text ?? '',
    after: [`${whenText(at, now)} ${clockText(at)} 办结`, promisedAt === null ? '' : against(at, promisedAt)]
      .filter(Boolean)
      .join('，'),
    photos: photos.map(photo => photoOf(photo, '办好后')),
  }
}

const DAY = 86_400_000
/** 「比答应的早 1 天」 */
export function against(at: number, promisedAt: number): string {
  const early = Math.floor((promisedAt - at) / DAY)
  if (at > promisedAt) return `比答应的晚 ${Math.max(1, Math.ceil((at - promisedAt) / DAY))} 天`
  return early === 0 ? '就在答应的那天' : `比答应的早 ${early} 天`
}

/** The first words stand at the top of the page already; below is only that they were said. */
function withoutFirstWords(detail: TicketDetail, now: number): TimelineEntryView[] {
  const items = detail.timeline.map(item =>
    item.rev === 1 && detail.content ? { ...item, text: null, photos: [], voice: null } : item,
  )
  return timelineOf(items, now).map(entry => ({ ...entry, day: withoutMonth(entry.day, now) }))
}
