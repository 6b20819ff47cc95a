/** The blocks of a ticket's own page: promise, ruler, timeline, and the days to choose from. */
import type {
  CalendarDayView,
  PhotoView,
  PromiseView,
  RulerView,
  TimelineEntryView,
  VoiceView,
} from './models'
import { calendarDayOf } from '../core/clock/lunar'
import { clean } from '../core/text/fold'
import { clockText, dateWeekdayText, dayKey, startOfDay, whenText } from '../core/clock/shanghai'
import { days } from '../core/clock/units'
import { lightOf } from './ticket-card'
import type {
  AgreedInfo,
  PhotoInfo,
  TicketDetail,
  TicketInfo,
  TimelineItem,
} from '../core/ticket/sight/infos'

const calendarDay = (at: number): CalendarDayView => ({ ...calendarDayOf(at) })
/** 「26 日」 */
const dayOfMonth = (at: number): string => `${Number(dayKey(at).slice(8))} 日`

export function promiseOf(seen: TicketInfo): PromiseView {
  const { promise } = seen
  if (!promise) return { waiting: waitingFor(seen) }
  const [before] = promise.earlier
  return {
    calendarDay: calendarDay(promise.promisedAt),
    ...(promise.who === '' ? {} : { who: promise.who }),
    saying: seen.clock.endedAt === null ? '答应这天前办好' : '答应的是这天',
    ...(promise.measures ? { measures: promise.measures } : {}),
    ...(promise.post === '' ? {} : { post: promise.post }),
    ...(before
      ? { before: { calendarDay: calendarDay(before.promisedAt), reason: before.reason ?? '' } }
      : {}),
    ...(promise.beyondLimit ? { lateReason: promise.lateReason ?? '' } : {}),
  }
}

function waitingFor({ clock, state, noPromise }: TicketInfo): string {
  if (noPromise === 'hidden') return '答应没答应日子，只给经办的人看'
  if (noPromise === 'lapsed')
    return clock.endedAt === null ? '原先答应的日子作废了，等再有人领，重新写' : '原先答应的日子作废了'
  if (clock.endedAt !== null) return '这一单没有人答应过日子'
  return state === 'referred' ? '移交出去了，那边回了话，再写日子' : '领单的人会在这里写下日子'
}

/** One space a day; above 15 days, one a week. */
export function rulerOf(seen: TicketInfo, now: number): RulerView {
  const { startedAt, limitAt, endedAt } = seen.clock
  const share = (at: number) =>
    Math.min(100, Math.max(0, Math.round(((at - startedAt) / Math.max(1, limitAt - startedAt)) * 100)))
  const long = Math.max(1, Math.round((startOfDay(limitAt) - startOfDay(startedAt)) / days(1)))
  const { kind, amount, word = '' } = lightOf(seen, now)
  const promisedAt = seen.promise?.promisedAt ?? null
  return {
    kind,
    headline:
      endedAt === null
        ? `${word}，${amount.startsWith('剩') ? `还${amount}` : amount}`
        : `${word}${amount === '' ? '' : `，用了${amount === '当天' ? '不到一天' : ` ${amount}`}`}`,
    used: share(endedAt ?? now),
    ticks: long > 15 ? Math.ceil(long / 7) : long,
    ...(promisedAt === null
      ? {}
      : { promise: { at: share(promisedAt), text: `答应 ${dayOfMonth(promisedAt)}` } }),
    start: `${dayOfMonth(startedAt)}${seen.round > 1 ? '返工' : '点单'}`,
    end: `时限 ${long} 天 · ${dayOfMonth(limitAt)}到`,
  }
}

export function timelineOf(items: readonly TimelineItem[], now: number): TimelineEntryView[] {
  return items.flatMap(item => {
    const moment = { day: whenText(item.at, now), time: clockText(item.at) }
    const step = {
      id: String(item.rev),
      ...moment,
      ...(item.who === null ? {} : { who: item.who }),
      text: [item.message.slice(item.who?.length ?? 0), item.text].filter(Boolean).join('：'),
      ...filesOf(item),
    }
    return item.agreed
      ? [
          step,
          { id: `${item.rev}-agreed`, ...moment, text: agreedText(item.agreed), ...filesOf(item.agreed) },
        ]
      : [step]
  })
}

const agreedText = ({ text }: AgreedInfo): string => `本人同意替点${text === '' ? '' : `：${text}`}`

const filesOf = ({
  photos,
  voice,
}: Pick<TimelineItem, 'photos' | 'voice'>): Pick<TimelineEntryView, 'photos' | 'voice'> => ({
  ...(photos.length > 0 ? { photos: photos.map(photo => photoOf(photo)) } : {}),
  ...(voice?.url ? { voice: { src: voice.url, seconds: voice.seconds } } : {}),
})

/** A picture that did not pass is never handed to the page. */
export function photoOf({ id, state, url }: PhotoInfo, label?: string): PhotoView {
  const shown = state === 'pass' && url !== undefined
  return {
    id,
    state: shown ? 'ok' : state === 'refused' ? 'failed' : 'checking',
    ...(shown ? { src: url } : {}),
    ...(label ? { label } : {}),
  }
}

/** After claiming, to the requester: 「李春梅领了您的单，答应 11 月 26 日 星期四前办好。」 */
export const promisedText = (who: string, at: number): string =>
  `${who}领了您的单，答应 ${dateWeekdayText(at)}前办好。`

export interface JoinedView {
  id: string
  text: string
  photos: PhotoView[]
  voice: VoiceView | null
  /** Whose order it was, masked: 「陈** · 138********」; '' where nobody's number is there to be asked for. */
  who: string
}

/** What the others said whose orders were merged into this one. */
export function joinedOf({ joined }: Pick<TicketDetail, 'joined'>): JoinedView[] {
  return (joined ?? []).map(({ no, content, added, requester }) => {
    const all = [content, ...added].filter(one => one !== null)
    const voice = all.map(one => one.voice).find(one => one?.url)
    const words = all.map(one => one.text ?? '').filter(text => text !== '')
    return {
      id: no,
      text: `${no}：${words.length > 0 ? words.join('；') : all.some(one => one.erased) ? '本人删掉了' : voice ? '说了一段话' : '正在检查'}`,
      photos: all.flatMap(one => one.photos.map(photo => photoOf(photo))),
      voice: voice?.url ? { src: voice.url, seconds: voice.seconds } : null,
      who: requester?.masked && requester.phone ? `${requester.name} · ${requester.phone}` : '',
    }
  })
}

/** The words after those that already stand in the title. */
export function restOf(text: string, title: string): string {
  const words = clean(text)
  if (words === '' || words === title) return ''
  const left = words.startsWith(title) ? words.slice(title.length).replace(/^[，。！？!?；;\s]+/, '') : words
  return left === '' ? '' : `“${left}”`
}
