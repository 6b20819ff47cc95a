/** One application as it stands on the screen: the receipt, how far it is, what was said against it. No `wx` here. */
import type { ApplicationDetail } from '../../../contract/points/deed'
import type { CalendarDayView, PhotoState, PhotoView, TimelineEntryView } from '../../views/models'
import { historyView } from '../../views/history'
import { calendarDayOf } from '../../core/clock/lunar'
import { addDays, clockText, dateText, dayKey, fromDayKey } from '../../core/clock/shanghai'
import { NOTICE_DAYS } from '../../core/deed/days'
import { RESULT_LABELS } from '../../core/deed/labels'
import { deedWords, doneWith, UNANSWERED_SAYS } from '../../core/points/says'
import { dayOf, signed } from '../../utils/passbook'
import { WAITS_FOR_ANSWER, READ_BY_ANSWERERS, NEEDS_ANOTHER_HOUSEHOLD } from '../../views/sentences'

export interface StepView {
  id: string
  day: string
  words: string
  note: string /** later: still in pencil; bad: it ended here. */
  how: 'done' | 'now' | 'later' | 'bad'
}
interface ObjectionView {
  id: string
  when: string
  about: string
  reason: string
  answer: string
  upheld: boolean
  /** What it waits for, where this reader does not answer it. */
  waits: string
  open: boolean
  mine: boolean
}
interface ResultView {
  id: string
  title: string
  words: string
  entryId: string
  /** The newest line of it, which a cure would be about. */
  lastId: string
  lastTitle: string
  lastPoints: string
  cure: string
}
export interface PageModel {
  no: string
  title: string
  points: string
  each: string
  isMinus: boolean
  isReceipt: boolean
  whose: string
  households: string[]
  did: string
  by: string
  text: string
  photos: PhotoView[]
  calendarDay: CalendarDayView | null
  saying: string
  state: string
  stateNote: string
  steps: StepView[]
  objections: ObjectionView[]
  results: ResultView[]
  /** The same deed reported before or after: one of them is credited. */
  alike: { id: string; words: string; note: string }[]
  /** The newest first. */
  history: TimelineEntryView[]
  aside: string
}

const PHOTO_STATES: Record<string, PhotoState> = { pass: 'ok', refused: 'failed' }

export function pageModel(detail: ApplicationDetail, now: number): PageModel {
  const { item, quantity, points, households, group, objectUntil, state } = detail
  const [only] = households
  const noticed = objectUntil !== null && (state === 'confirmed' || state === 'objected')
  return {
    no: detail.no,
    title: deedWords(item, quantity),
    points: signed(points),
    each: group && households.length > 1 ? '每家' : '',
    isMinus: points < 0,
    isReceipt: detail.mine,
    whose: households.length > 1 ? `${only?.title ?? ''}等 ${households.length} 家` : (only?.title ?? ''),
    households: households.length > 1 ? households.map(one => one.title) : [],
    did: `${dateText(fromDayKey(detail.day))}做的`,
    by: detail.byText,
    text: detail.text ?? '',
    photos: detail.photos.map(({ id, state: check, url }) => ({
      id,
      ...(url ? { src: url } : {}),
      state: PHOTO_STATES[check] ?? 'checking',
    })),
    calendarDay: noticed ? calendarDayOf(objectUntil) : null,
    saying: noticed ? noticeText(detail, objectUntil, now) : '',
    ...standing(detail),
    steps: stepsOf(detail, now),
    objections: detail.objections.map(one => objectionView(one, detail)),
    results: detail.results.map(({ id, title, why, entryId, last }) => ({
      id,
      title,
      words: RESULT_LABELS[why],
      entryId: entryId ?? '',
      lastId: last?.id ?? '',
      lastTitle: last?.title ?? '',
      lastPoints: last ? signed(last.points) : '',
      cure: last === null ? '' : last.id === entryId ? '冲正' : '冲正错了，改回来',
    })),
    alike: detail.alike.map(({ id, no, byText, stateText, titles }) => ({
      id,
      words: `${no}，${byText}`,
      note: `${titles.join('、')}，${stateText}`,
    })),
    history: historyView(detail.history, now),
    aside: detail.aside.length > 0 ? `${detail.aside.join('、')}回避了，没有参加。` : '',
  }
}

function noticeText({ state, points }: ApplicationDetail, until: number, now: number): string {
  if (state === 'objected') return WAITS_FOR_ANSWER
  const end = doneWith(points).settle
  return now > until ? `公示期满了，这就${end}` : `公示到这天夜里，没人有意见就${end}`
}

/** What is not yet on a calendar day: waiting, or how it ended. */
function standing({ state, stateText, refusedReason, points }: ApplicationDetail): {
  state: string
  stateNote: string
} {
  const note: Record<typeof state, string | null> = {
    waiting:
      points < 0
        ? '等监委会核实。核实的人和这家没有关系才行。'
        : '由网格员或监委会的人证实，自己家的人不能证实自己。',
    refused: refusedReason ?? '',
    overruled: `提的意见成立，这一件${points < 0 ? '不扣分' : '不记分'}。`,
    withdrawn: '',
    // On a calendar day.
    confirmed: null,
    objected: null,
    credited: null,
  }
  const stateNote = note[state]
  return stateNote === null ? { state: '', stateNote: '' } : { state: stateText, stateNote }
}

/** Four steps; what has not happened stays in pencil, with its day where the clock already knows it. */
export function stepsOf(
  { state, at, day, confirmedBy, objectUntil, points, results, openObjections }: ApplicationDetail,
  now: number,
): StepView[] {
  const { vouch } = doneWith(points)
  const applied: StepView = {
    id: 'applied',
    day: dayOf(at),
    words: '交上来',
    note: dayKey(at) === dayKey(now) ? `今天 ${clockText(at)}` : dayKey(at) === day ? '当天就报了' : '',
    how: 'done',
  }
  const confirmedAt = objectUntil === null ? null : addDays(objectUntil, -NOTICE_DAYS)
  const confirmed: StepView = {
    id: 'confirmed',
    day: confirmedAt === null ? '' : dayOf(confirmedAt),
    words: confirmedBy ? `${confirmedBy}${vouch}` : `等别人${vouch}`,
    note: '',
    how: confirmedAt !== null ? 'done' : state === 'waiting' ? 'now' : 'later',
  }
  if (state === 'refused') return [applied, { ...confirmed, words: `没有${vouch}`, how: 'bad' }]
  if (state === 'withdrawn' && confirmedAt === null)
    return [applied, { id: 'withdrawn', day: '', words: '撤回了', note: '', how: 'bad' }]
  const isNoticed = state === 'confirmed' || state === 'objected'
  const notice: StepView = {
    id: 'notice',
    day: objectUntil === null ? '' : dayOf(objectUntil),
    words: `公示 ${NOTICE_DAYS} 天`,
    note: openObjections > 0 ? `${openObjections} 条意见等答复` : '',
    how: isNoticed ? 'now' : state === 'waiting' ? 'later' : 'done',
  }
  if (state === 'withdrawn')
    return [applied, confirmed, { id: 'withdrawn', day: '', words: '撤回了', note: '', how: 'bad' }]
  if (state === 'overruled')
    return [applied, confirmed, { ...notice, words: '公示没通过', note: '', how: 'bad' }]
  const isOver = state === 'credited'
  const whys = results.map(({ why }) => why)
  const none = isOver && whys.length > 0 && whys.every(why => why !== 'credited')
  const last: StepView = {
    id: 'credited',
    day: '',
    words: none && whys[0] ? RESULT_LABELS[whys[0]] : doneWith(points).settle,
    note: '',
    how: none ? 'bad' : isOver ? 'done' : 'later',
  }
  return [applied, confirmed, notice, last]
}

function objectionView(
  { id, at, mine, householdId, reason, needsSecond, answer }: ApplicationDetail['objections'][number],
  { households, group, points, can }: ApplicationDetail,
): ObjectionView {
  const about =
    group && householdId ? `说的是${households.find(one => one.id === householdId)?.title ?? '其中一家'}` : ''
  const verdict = !answer
    ? ''
    : answer.upheld
      ? `意见成立，${about ? '这一家' : '这一件'}${points < 0 ? '不扣' : '不记分'}`
      : '意见不成立'
  const answerText = !answer
    ? ''
    : answer.unanswered
      ? UNANSWERED_SAYS
      : `${answer.byName ?? '监委会'}答复：${verdict}。${answer.reason ?? ''}`
  return {
    id,
    when: dayOf(at),
    about,
    reason: reason ?? READ_BY_ANSWERERS,
    answer: answerText,
    upheld: answer?.upheld === true,
    open: answer === null,
    waits: needsSecond ? NEEDS_ANOTHER_HOUSEHOLD : can.indexOf('answer') >= 0 ? '' : '等监委会答复',
    mine,
  }
}
