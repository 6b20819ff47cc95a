/** A ticket as seen, and the moment → what the phone draws: plain words and numbers, already in Chinese. */
import type { CardView, DeskRowView, LightView, TagView } from './models'
import { light, promiseLight } from '../core/clock/light'
import { dateText, dayKey, latestText, startOfDay } from '../core/clock/shanghai'
import { timeLeft } from '../core/clock/time-left'
import { NOT_OUT_YET } from '../core/clock/workday'
import { days } from '../core/clock/units'
import { UNVERIFIED } from '../core/text/shared'
import { CATEGORY_LABELS, LOCKED, RESERVED_TITLE, SOURCE_LABELS, STATE_LABELS } from '../core/labels'
import { ANSWERS, DIALOGS } from '../core/ticket/phone/ways'
import { ASK_TAGS, LABELS } from '../core/ticket/phone/labels'
import type { Verb } from '../core/ticket/lifecycle'
import type { TicketInfo } from '../core/ticket/sight/infos'

const LIGHT_LABELS = { green: '时间够', amber: '快到期', red: '已超期' } as const

/** Days a round took, the day it began not counted: 0 is the same day. */
const took = (from: number, to: number): number => Math.round((startOfDay(to) - startOfDay(from)) / days(1))
const tookText = (from: number, to: number): string =>
  took(from, to) === 0 ? '当天' : `${took(from, to)} 天`

/** The margin: the total clock, or the promise where it is the worse of the two. */
export function lightOf(seen: TicketInfo, now: number): LightView {
  const { startedAt, limitAt, endedAt } = seen.clock
  if (endedAt !== null) {
    const done = seen.state === 'resolved' || seen.state === 'closed'
    return done
      ? { kind: 'done', amount: tookText(startedAt, endedAt), word: '已办结' }
      : { kind: 'plain', amount: '', word: seen.state === 'merged' ? '一起办' : STATE_LABELS[seen.state] }
  }
  const total = light({ startedAt, dueAt: limitAt, now })
  const promisedAt = seen.state === 'claimed' ? (seen.promise?.promisedAt ?? null) : null
  if (total !== 'red' && promisedAt !== null && promiseLight(promisedAt, now) === 'red') {
    return { kind: 'red', amount: timeLeft(now, promisedAt), word: '过了答应的日子' }
  }
  // A day that was promised for today is what counts today, however much is left of the limit.
  if (total !== 'red' && promisedAt !== null && promisedAt <= limitAt && dayKey(promisedAt) === dayKey(now))
    return { kind: 'amber', amount: timeLeft(now, promisedAt), word: '答应今天' }
  // On the last day nobody has time enough, whatever share of the limit is left.
  return total === 'green' && dayKey(limitAt) === dayKey(now)
    ? { kind: 'amber', amount: timeLeft(now, limitAt), word: LIGHT_LABELS.amber }
    : { kind: total, amount: timeLeft(now, limitAt), word: LIGHT_LABELS[total] }
}

export function cardOf(seen: TicketInfo, now: number): CardView {
  const light = lightOf(seen, now)
  const title = seen.title ?? RESERVED_TITLE
  const promise =
    seen.state === 'claimed' && seen.promise && seen.promise.who !== ''
      ? { who: seen.promise.who, dayText: dateText(seen.promise.promisedAt), verb: '前办好' }
      : null
  const state = stateOf(seen, now)
  // the card draws its own lock
  const tags = tagsOf(seen).filter(tag => tag.text !== LOCKED)
  const where = whereOf(seen)
  return {
    id: seen.id,
    no: seen.no,
    title,
    light,
    ...(promise ? { promise } : { state }),
    ...(seen.news ? { news: seen.news.text } : {}),
    ...(where === '' ? {} : { where }),
    ...(seen.category ? { category: seen.category } : {}),
    ...(seen.locked ? { locked: true } : {}),
    ...(tags.length > 0 ? { tags } : {}),
    aria: joinedText([
      light.word,
      light.amount,
      title,
      promise ? `${promise.who}答应 ${promise.dayText}${promise.verb}` : joinedText([state.word, state.next]),
    ]),
  }
}

/** What the desk itself must do comes first: until it is sent on, the clock of sending it on, unless the whole order is worse. */
export function deskLightOf(seen: TicketInfo, now: number): LightView {
  const whole = lightOf(seen, now)
  const { kind, dueAt, startedAt } = seen.step
  if (kind !== 'dispatch' || dueAt === null || whole.kind === 'red' || dueAt > seen.clock.limitAt)
    return whole
  if (now > dueAt) return { kind: 'red', amount: timeLeft(now, dueAt), word: '派晚了' }
  // What came back to the desk carries no beginning: it is near on its last day.
  const step = startedAt === null ? promiseLight(dueAt, now) : light({ startedAt, dueAt, now })
  const near = step === 'green' && dayKey(dueAt) === dayKey(now) ? 'amber' : step
  return { kind: near, amount: timeLeft(now, dueAt), word: LIGHT_LABELS[near] }
}

/** One line of a desk. */
export function deskRowOf(seen: TicketInfo, now: number): DeskRowView {
  const light = deskLightOf(seen, now)
  const title = seen.title ?? RESERVED_TITLE
  const kind = [seen.category ? CATEGORY_LABELS[seen.category] : '', seen.subLabel]
    .filter(Boolean)
    .join(' · ')
  const meta = [seen.gridName, kind, STATE_LABELS[seen.state]].filter(Boolean)
  const tags = tagsOf(seen)
  return {
    id: seen.id,
    title,
    light,
    meta,
    ...(seen.hasPhotos > 0 ? { photos: seen.hasPhotos } : {}),
    ...(tags.length > 0 ? { tags } : {}),
    aria: joinedText([light.word, light.amount, title, ...meta, ...tags.map(({ text }) => text)]),
  }
}

/** Where it stands when nobody has promised a day, and what comes next. */
export function stateOf(seen: TicketInfo, now: number): { word: string; next?: string } {
  const word = STATE_LABELS[seen.state]
  const next = nextOf(seen, now)
  return next === null ? { word } : { word, next }
}

function nextOf(seen: TicketInfo, now: number): string | null {
  const { dueAt } = seen.step
  // Closed is not mended: the outcome says which.
  const ended = seen.outcome === 'done' ? '办好了' : '办结了'
  const by = dueAt === null || dueAt < now ? '' : latestText(dueAt, now)
  switch (seen.state) {
    case 'submitted':
      return seen.aboutStaff ? `镇里${by}看` : by === '' ? '派单台正在安排' : `派单台${by}派给人`
    case 'dispatched':
      return `${seen.offeredTo ? `派给了${seen.offeredTo}` : '派出去了'}${by === '' ? '，还没领' : `，${by}要领`}`
    case 'referred':
      return by === '' ? '等那边回话' : `等那边回话，${by}去催`
    case 'resolved':
      if (seen.step.kind === 'revisit') return `${ended}，等着回访`
      return seen.rated !== null
        ? '评过了，等着结单'
        : seen.mine
          ? `${ended}，请您说一句怎么样`
          : `${ended}，等点单的人评价`
    case 'merged':
      return seen.merged
        ? `跟 ${seen.merged.no} 一起办${seen.merged.promisedAt === null ? '' : `，答应 ${dateText(seen.merged.promisedAt)}前办好`}`
        : null
    case 'declined':
      return '点开看为什么、该去哪里办'
    case 'claimed':
    case 'closed':
    case 'withdrawn':
      return null
  }
}

function whereOf(seen: TicketInfo): string {
  const who = [seen.gridName, seen.requester?.name ?? ''].filter(Boolean).join(' ')
  return [who, seen.category ? CATEGORY_LABELS[seen.category] : '', seen.subLabel].filter(Boolean).join(' · ')
}

/** Whether a day that is shown now hangs on a notice that is not out yet. */
const isUncertain = ({ clock, step, state }: TicketInfo): boolean =>
  (clock.endedAt === null && clock.uncertain === true) ||
  (step.uncertain === true && state !== 'resolved' && step.dueAt !== null)

function tagsOf(seen: TicketInfo): TagView[] {
  const tags: TagView[] = []
  if (seen.urged) tags.push({ text: `催了 ${seen.urged.times} 次`, tone: 'indigo' })
  if (seen.danger) tags.push({ text: '有人会受伤', tone: 'indigo', icon: 'call' })
  else if (seen.urgent) tags.push({ text: '急', tone: 'indigo', icon: 'call' })
  if (seen.returned) tags.push({ text: `退回 ${seen.returned.times} 次`, tone: 'indigo' })
  if (seen.requester?.unverified) tags.push({ text: UNVERIFIED, tone: 'kraft' })
  if (isUncertain(seen)) tags.push({ text: NOT_OUT_YET, tone: 'kraft' })
  if (seen.round > 1) tags.push({ text: `返工第 ${seen.round - 1} 回`, tone: 'indigo' })
  for (const request of seen.asks) tags.push({ text: ASK_TAGS[request], tone: 'indigo' })
  if (seen.source && seen.source !== 'app') tags.push({ text: SOURCE_LABELS[seen.source], tone: 'kraft' })
  if (seen.locked) tags.push({ text: LOCKED, tone: 'line', icon: 'lock-on' })
  return tags
}

/** What is read aloud: the parts, with pauses. */
const joinedText = (parts: readonly (string | undefined)[]): string =>
  parts.filter(part => part !== undefined && part !== '').join('，')

export interface VerbButton {
  verb: Verb
  words: string /** The one filled button of the page. */
  main: boolean /** Asks before it is done. */
  grave: boolean
}

/** What most wants doing, first. */
const MAIN: readonly Verb[] = [
  'claim',
  'dispatch',
  'resolve',
  ...ANSWERS,
  'answerReferral',
  'rate',
  'revisit',
  'committeeRate',
  'publish',
  'appeal',
]
/** Cannot be undone by the same hand: a dialog comes before it. */
const GRAVE: readonly string[] = [...Object.keys(DIALOGS), 'publish', 'merge']

/** The buttons of a page: what `can` allows, the main one first, then as the table has them. */
/** `state`: what is sent on when it has been sent to somebody is 改派. */
export function verbButtons(can: readonly Verb[], state?: TicketInfo['state']): VerbButton[] {
  const main = MAIN.find(verb => can.includes(verb))
  const order = main === undefined ? can : [main, ...can.filter(verb => verb !== main)]
  return order.map(verb => ({
    verb,
    words: verb === 'dispatch' && state === 'dispatched' ? LABELS.reassign : LABELS[verb],
    main: verb === main,
    grave: GRAVE.includes(verb),
  }))
}
