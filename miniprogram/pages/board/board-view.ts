/** The board's numbers → rows of the page. No names, no photos, no ranks, no arrows (rules §9). */
import type { BoardEntry } from '../../core/board/board'
import type { ShownBoard } from '../../core/board/shown'
import type { Hidden, HiddenKind } from '../../core/board/hidden'
import type { Rate } from '../../core/board/rates'
import { CATEGORY_LABELS, OUTCOME_LABELS } from '../../core/labels'
import { monthKey } from '../../core/clock/shanghai'
import type { LightView, RateView } from '../../views/models'

export interface BoardCard {
  id: string
  light: LightView
  asked: string
  done: string
  note: string
  aria: string
}

const percent = (kept: number, of: number) => (of === 0 ? '' : String(Math.round((kept / of) * 100)))
/** One stroke for each. Those without an id open nothing: the reader may not see that order, or who was content would show. */
const strokes = (n: number, ids: readonly string[] = []): string[] =>
  Array.from({ length: n }, (_, i) => ids[i] ?? '')
const ofRate = ({ kept, of, keptIds, missedIds }: Rate) => ({
  percent: percent(kept, of),
  kept: strokes(kept, keptIds),
  missed: strokes(of - kept, missedIds),
})

export function ratesOf(board: ShownBoard): RateView[] {
  const { response, resolution, satisfaction } = board
  const content = satisfaction ? satisfaction.kept : 0
  const given = satisfaction ? satisfaction.of : 0
  return [
    {
      id: 'response',
      name: '响应率',
      saying: response.of === 0 ? '还没有派出去的' : `${response.of} 单，${response.kept} 单按时有人领`,
      ...ofRate(response),
    },
    {
      id: 'resolution',
      name: '办结率',
      saying:
        resolution.of === 0 ? '还没有到期的' : `到期 ${resolution.of} 单，${resolution.kept} 单按时办好`,
      ...ofRate(resolution),
    },
    {
      id: 'satisfaction',
      name: '满意率',
      saying: satisfaction
        ? `晒出 ${given} 份评价，${content} 份满意；另外 ${board.unrated} 单没评，或评了还没凑满五份`
        : '凑满 5 份评价才写，先不写',
      percent: percent(content, given),
      kept: strokes(content),
      missed: strokes(given - content),
    },
  ]
}

/** Fewer than five are not counted: nobody is found by watching one come or go. */
export const categoryLines = ({ running }: ShownBoard) =>
  running.map(({ category, count }) => ({
    id: category,
    words: CATEGORY_LABELS[category],
    count: count === null ? '不到 5' : String(count),
    few: count === null,
  }))

export const boardCards = (board: ShownBoard): BoardCard[] => board.published.map(cardOf)

/** Within the limit is not enough: a day that was promised counts, too. */
const isGood = ({ onTime, promiseKept }: BoardEntry): boolean => onTime && promiseKept !== false

function cardOf(entry: BoardEntry): BoardCard {
  const { promisedDays, promiseKept } = entry
  const amount = entry.actualDays === 0 ? '当天' : `${entry.actualDays} 天`
  const promised = promisedDays === null ? '' : promisedDays === 0 ? '答应当天' : `答应 ${promisedDays} 天`
  const note = [
    CATEGORY_LABELS[entry.category],
    entry.outcome === 'done' ? '' : OUTCOME_LABELS[entry.outcome],
    entry.rounds > 1 ? `返工 ${entry.rounds - 1} 回` : '',
    entry.changed > 0 ? `改过 ${entry.changed} 次日子` : '',
    promiseKept === false ? `比答应的日子晚 ${entry.promiseLateDays} 天` : '',
    entry.onTime ? '' : '超过了时限',
  ]
    .filter(words => words !== '')
    .join(' · ')
  return {
    id: entry.ticketId,
    asked: entry.asked,
    done: entry.done,
    note,
    light: {
      kind: isGood(entry) ? 'doneInTime' : 'doneLate',
      amount,
      ...(promised === '' ? {} : { word: promised }),
    },
    aria: [
      keptText(entry),
      `用了 ${amount}`,
      promised === '' ? '没有人答应过日子' : promised,
      entry.asked,
      entry.done,
    ]
      .filter(words => words !== '')
      .join('，'),
  }
}

function keptText({ onTime, promiseKept }: BoardEntry): string {
  if (!onTime) return '超期办结'
  return promiseKept === null ? '没过时限' : promiseKept ? '按答应的日子办好' : '没赶上答应的日子'
}

/** '2026-11' → '11 月', with the year when it is not this one. */
export function monthText(month: string, now: number): string {
  const [year, m] = month.split('-')
  return monthKey(now).slice(0, 4) === year ? `${Number(m)} 月` : `${year} 年 ${Number(m)} 月`
}

const HIDDEN_TEXT: Record<HiddenKind, string> = {
  dispute: '矛盾',
  private: '私事',
  aboutStaff: '反映干部的',
}

/** How many hang on no wall, for the whole town; what is too few to tell is told together with others. '' while nothing was counted. */
export function hiddenText(hidden: Hidden | null): string {
  if (!hidden) return ''
  const [year, quarter] = hidden.quarter.split('-Q')
  const when = `${year} 年第${'一二三四'[Number(quarter) - 1]}季度，全镇`
  const { total, kinds } = hidden
  if (total === null) return `${when}这样的不到 5 件。`
  const names = Object.keys(HIDDEN_TEXT) as HiddenKind[]
  const told = names.flatMap(kind => (kinds[kind] === null ? [] : [`${HIDDEN_TEXT[kind]} ${kinds[kind]} 件`]))
  const rest = names.filter(kind => kinds[kind] === null)
  const together =
    told.length > 0 && rest.length > 0
      ? [
          `${rest.map(kind => HIDDEN_TEXT[kind]).join('和')}一共 ${total - names.reduce((sum, kind) => sum + (kinds[kind] ?? 0), 0)} 件`,
        ]
      : []
  const parts = [...told, ...together]
  return `${when}这样的一共 ${total} 件${parts.length > 0 ? `：${parts.join('，')}` : ''}。`
}
