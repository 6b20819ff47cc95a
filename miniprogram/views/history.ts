/** The history of a matter as lines of the page. No `wx` here. */
import { clockText, dateText, whenText } from '../core/clock/shanghai'
import type { HistoryLine } from '../core/process/history'
import type { TimelineEntryView } from './models'

/** The margin is narrow: the month only where it is another one. */
export function withoutMonth(day: string, now: number): string {
  const month = `${dateText(now).split('月')[0]}月 `
  return day.startsWith(month) ? day.slice(month.length) : day
}

/** What an earlier version of the app kept has no lines. */
export function historyView(lines: readonly HistoryLine[] | undefined, now: number): TimelineEntryView[] {
  return (lines ?? []).map(({ rev, at, who, text }) => ({
    id: String(rev),
    day: withoutMonth(whenText(at, now), now),
    time: clockText(at),
    ...(who === null ? {} : { who }),
    text,
  }))
}
