/** The page of an honour: for what, how far it is, what was said against it, who voted how. No `wx` here. */
import { UNANSWERED_SAYS } from '../../core/points/says'
import { LONG } from '../../core/lasts'
import type { HonourDetail } from '../../../contract/points/honour'
import type { CalendarDayView, TimelineEntryView } from '../../views/models'
import { historyView } from '../../views/history'
import { calendarDayOf } from '../../core/clock/lunar'
import { addDays, dateText } from '../../core/clock/shanghai'
import { NOTICE_DAYS } from '../../core/honour/days'
import { dayOf } from '../../utils/passbook'
import { termText } from '../texts'
import { WAITS_FOR_ANSWER, READ_BY_ANSWERERS, NEEDS_ANOTHER_HOUSEHOLD } from '../../views/sentences'

export interface StepView {
  id: string
  day: string
  words: string /** later: still in pencil; bad: it ended here. */
  how: 'done' | 'now' | 'later' | 'bad'
}
interface ObjectionView {
  id: string
  when: string
  reason: string
  answer: string
  open: boolean
  waits: string
  mine: boolean
}
export interface HonourPageModel {
  kind: string
  whose: string
  about: string
  text: string
  calendarDay: CalendarDayView | null
  saying: string
  state: string
  stateNote: string
  steps: StepView[]
  objections: ObjectionView[]
  votes: { name: string; words: string }[]
  /** The newest first. */
  history: TimelineEntryView[]
  aside: string
}

export function pageModel(detail: HonourDetail, now: number): HonourPageModel {
  const { state, noticeUntil } = detail
  const until = state === 'notice' ? noticeUntil : null
  return {
    kind: detail.kindLabel,
    whose: detail.householdTitle,
    about: `${termText(detail.term)}，${dateText(detail.at)}有人推荐`,
    text: detail.text ?? '',
    calendarDay: until === null ? null : calendarDayOf(until),
    saying:
      until === null
        ? ''
        : detail.openObjections > 0
          ? WAITS_FOR_ANSWER
          : now > until
            ? '公示期满了，这就请监委会评'
            : '公示到这天夜里，没人有意见就请监委会评',
    ...standing(detail),
    steps: stepsOf(detail),
    objections: detail.objections.map(({ id, at, reason, answer, mine, needsSecond }) => ({
      id,
      when: dayOf(at),
      reason: reason ?? READ_BY_ANSWERERS,
      open: answer === null,
      mine,
      waits: needsSecond ? NEEDS_ANOTHER_HOUSEHOLD : '等监委会答复',
      answer: answer?.unanswered
        ? UNANSWERED_SAYS
        : answer
          ? `${answer.byName ?? '监委会'}答复：${answer.upheld ? '意见成立，这次不评' : '意见不成立'}。${answer.reason ?? ''}`
          : '',
    })),
    history: historyView(detail.history, now),
    aside: detail.aside.length > 0 ? `${detail.aside.join('、')}回避了，没有参加。` : '',
    votes: detail.votes.map(({ byName, agree }) => ({ name: byName, words: agree ? '同意' : '不同意' })),
  }
}

function standing({ state, stateText, mine, myVote, can }: HonourDetail): {
  state: string
  stateNote: string
} {
  switch (state) {
    case 'nominated':
      return mine
        ? { state: '有人推荐您家', stateNote: '愿意了才公示；不愿意就到这里，只有推荐的人和监委会知道。' }
        : { state: stateText, stateNote: `点了头才公示。${LONG.honourAnswer}里没答应，就算没同意。` }
    case 'deciding':
      return {
        state: stateText,
        stateNote:
          myVote === null
            ? '过了半数就定下来。评完了，谁投了什么写在这里。'
            : `您投了${myVote ? '同意' : '不同意'}，等其他几位。没评完，还能改。`,
      }
    case 'awarded':
      return mine
        ? can.indexOf('consent') >= 0
          ? { state: '评上了，没晒出来', stateNote: '什么时候愿意晒，再点一下就行。' }
          : { state: '评上了，晒在村里', stateNote: '哪天不想晒，随时能收回。' }
        : { state: stateText, stateNote: '' }
    case 'declined':
      return { state: mine ? '您家没同意' : stateText, stateNote: '不评也不晒。' }
    case 'notAwarded':
      return { state: stateText, stateNote: '' }
    case 'notice':
      return { state: '', stateNote: '' }
  }
}

/** Four steps; what has not happened stays in pencil. */
export function stepsOf({ state, at, noticeUntil, decidedAt, mine, objections }: HonourDetail): StepView[] {
  const step = (id: string, ms: number | null, words: string, how: StepView['how']): StepView => ({
    id,
    day: ms === null ? '' : dayOf(ms),
    words,
    how,
  })
  const nominated = step('nominated', at, '推荐', 'done')
  if (state === 'declined')
    return [nominated, step('declined', decidedAt, mine ? '您家没同意' : '这户没同意', 'bad')]
  const agreed = step(
    'agreed',
    noticeUntil === null ? null : addDays(noticeUntil, -NOTICE_DAYS),
    mine ? '您家点头' : '这户点头',
    state === 'nominated' ? 'now' : 'done',
  )
  const notice = step(
    'notice',
    noticeUntil,
    `公示 ${NOTICE_DAYS} 天`,
    state === 'notice' ? 'now' : state === 'nominated' ? 'later' : 'done',
  )
  const isOver = state === 'awarded' || state === 'notAwarded'
  const isObjected = state === 'notAwarded' && objections.some(one => one.answer?.upheld === true)
  const words =
    state === 'awarded'
      ? '评上了'
      : isObjected
        ? '意见成立，没评上'
        : isOver
          ? '没过半数，没评上'
          : '监委会评'
  return [
    nominated,
    agreed,
    notice,
    step(
      'decided',
      decidedAt,
      words,
      state === 'notAwarded' ? 'bad' : isOver ? 'done' : state === 'deciding' ? 'now' : 'later',
    ),
  ]
}
