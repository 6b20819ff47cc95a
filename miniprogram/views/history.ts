/** The history of a matter as lines of the page. No `wx` here. */
import { clockText, dateText, dayWords } from '../core/clock/shanghai'
import type { HistoryLine } from '../core/process/history'
import type { TimelineEntryView } from './models'

/** The margin is narrow: the month only where it is another one. What an earlier version of the app kept has no lines. */
export function historyView(lines: readonly HistoryLine[] | undefined, now: number): TimelineEntryView[] {
  const month = `${dateText(now).split('月')[0]}月 `
  return (lines ?? []).map(({ rev, at, who, text }) => {
    const day = dayWords(at, now)
    return {
      id: String(rev),
      day: day.startsWith(month) ? day.slice(month.length) : day,
      time: clockText(at),
      ...(who === null ? {} : { who }),
      text,
    }
  })
}
