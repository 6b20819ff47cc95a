/** The board's numbers → rows of the page. No names, no photos, no ranks, no arrows (look §10, domain §9). */
import type { Board, BoardEntry } from '../../core/board/board'
import { CATEGORY_WORDS, OUTCOME_WORDS } from '../../core/words'
import { monthKey } from '../../core/clock/shanghai'
import type { LightView, RateView } from '../../components/models'

export interface BoardCard {
  id: string
  light: LightView
  asked: string
  done: string
  note: string
  aria: string
}

const percent = (kept: number, of: number) => (of === 0 ? '' : String(Math.round((kept / of) * 100)))
/** A stroke that opens nothing: who was content must not be guessed from it. */
const strokes = (n: number): string[] => Array.from({ length: n }, () => '')

export function ratesOf(board: Board): RateView[] {
  const { response, resolution, satisfaction } = board
  const content = satisfaction ? satisfaction.kept : 0
  const given = satisfaction ? satisfaction.of : 0
  return [
    {
      id: 'response',
      name: '响应率',
      saying: response.of === 0 ? '还没有派出去的' : `${response.of} 单，${response.kept} 单按时有人领`,
      percent: percent(response.kept, response.of),
      kept: response.keptIds,
      missed: response.missedIds,
    },
    {
      id: 'resolution',
      name: '办结率',
      saying:
        resolution.of === 0 ? '还没有到期的' : `到期 ${resolution.of} 单，${resolution.kept} 单按时办好`,
      percent: percent(resolution.kept, resolution.of),
      kept: resolution.keptIds,
      missed: resolution.missedIds,
    },
    {
      id: 'satisfaction',
      name: '满意率',
      saying: satisfaction
        ? `乡亲评了 ${given} 单，${content} 单满意，${board.unrated} 单没评`
        : '评价还不到 5 份，先不写',
      percent: percent(content, given),
      kept: strokes(content),
      missed: strokes(given - content),
    },
  ]
}

export const categoryLines = (board: Board) =>
  board.running.map(one => ({ id: one.category, words: CATEGORY_WORDS[one.category], count: one.count }))

export const boardCards = (board: Board): BoardCard[] => board.published.map(cardOf)

function cardOf(entry: BoardEntry): BoardCard {
  const amount = entry.actualDays === 0 ? '当天' : `${entry.actualDays} 天`
  const promised =
    entry.promisedDays === null ? '' : entry.promisedDays === 0 ? '答应当天' : `答应 ${entry.promisedDays} 天`
  const note = [
    CATEGORY_WORDS[entry.category],
    entry.outcome === 'done' ? '' : OUTCOME_WORDS[entry.outcome],
    entry.rounds > 1 ? `返工 ${entry.rounds - 1} 回` : '',
    entry.changed > 0 ? `改过 ${entry.changed} 次日子` : '',
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
      kind: entry.onTime ? 'doneInTime' : 'doneLate',
      amount,
      ...(promised === '' ? {} : { word: promised }),
    },
    aria: [entry.onTime ? '按时办结' : '超期办结', `用了 ${amount}`, promised, entry.asked, entry.done]
      .filter(words => words !== '')
      .join('，'),
  }
}

/** '2026-11' → '11 月', with the year when it is not this one. */
export function monthWords(month: string, now: number): string {
  const [year, m] = month.split('-')
  return monthKey(now).slice(0, 4) === year ? `${Number(m)} 月` : `${year} 年 ${Number(m)} 月`
}
