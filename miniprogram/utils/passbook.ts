/** Rows of the passbook: what came in and what went out, each with its day in the margin; pencil until it is ink. */
import type { ApplicationInfo } from '../../contract/points/deed'
import type { EntryInfo } from '../../contract/points/book'
import type { LedgerRowView } from '../views/models'
import { dateText, monthKey } from '../core/clock/shanghai'
import { entryByText } from '../core/points/entry-text'
import type { Entry } from '../core/points/types'
import { deedWords, doneWith } from '../core/points/says'

/** With a real minus sign: +10, −36. */
export const signed = (points: number): string => (points < 0 ? `−${-points}` : `+${points}`)

/** 「26 日」 */
export const dayOf = (ms: number): string => dateText(ms).split('月 ')[1] ?? ''
/** 「11 月」 of '2026-11' */
export const monthOf = (month: string): string => `${Number(month.slice(5))} 月`
/** Of another year it says so: 「2025 年 11 月」. */
export const monthWithYear = (month: string, now: number): string =>
  month.slice(0, 4) === monthKey(now).slice(0, 4)
    ? monthOf(month)
    : `${month.slice(0, 4)} 年 ${monthOf(month)}`

const MONTHS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']
/** 「十月结账，每户一张单」 */
const statementTitle = (month: string): string => `${MONTHS[Number(month.slice(5))] ?? ''}月结账，每户一张单`

const aria = (row: Omit<LedgerRowView, 'aria'>): LedgerRowView => ({
  ...row,
  aria: [
    `${row.month}${row.day}`,
    row.title,
    row.note,
    `${row.points.replace('−', '减 ').replace('+', '加 ')} 分`,
    row.after,
  ]
    .filter(words => words !== '')
    .join('，'),
})

/** One entry as it stands in the book. Mistakes are cured on a line of their own, in red; the old line stays. */
export function entryRow(entry: EntryInfo): LedgerRowView {
  const cures = entry.kind === 'reversed'
  const what = entry.title.replace(/^冲正：/, '')
  const title = cures ? `冲正：${entry.reason ?? what}` : entry.title
  const note = cures && entry.reason !== null ? `${what}，${entry.byText}` : entry.byText
  const tone = cures || entry.kind === 'deducted' ? 'red' : 'ink'
  return aria({
    id: entry.id,
    day: dayOf(entry.at),
    month: `${monthOf(monthKey(entry.at))} `,
    title,
    note,
    points: signed(entry.points),
    after: `余 ${entry.balance}`,
    tone,
  })
}

/** A line as it lies in the ledger. A typed reason is not in it, only its seal. */
export const seenOf = (entry: Entry): EntryInfo => ({
  id: entry.id,
  at: entry.at,
  kind: entry.kind,
  title: entry.title,
  byText: entryByText(entry),
  points: entry.legs[0].points,
  balance: entry.balance,
  cures: entry.cures,
  reason: null,
})

/** What is on its way into the book, in pencil. */
export function pendingRow(seen: ApplicationInfo): LedgerRowView {
  const { vouch, settle } = doneWith(seen.points)
  const who = seen.confirmedBy ? `${seen.confirmedBy}${vouch}，` : ''
  const until = seen.objectUntil ? `公示到 ${dayOf(seen.objectUntil)}` : ''
  const note =
    seen.state === 'waiting'
      ? `交上去了，等别人${vouch}`
      : seen.state === 'objected'
        ? `${who}有人有意见，等答复`
        : `${who}${until}`
  return aria({
    id: seen.id,
    day: dayOf(seen.at),
    month: `${monthOf(monthKey(seen.at))} `,
    title: deedWords(seen.item, seen.quantity),
    note,
    points: signed(seen.points),
    after: seen.state === 'waiting' ? `等${vouch}` : `待${settle}`,
    tone: 'pencil',
  })
}

/** The month stands under the day only where it changes. */
export function withMonths(rows: LedgerRowView[]): LedgerRowView[] {
  return rows.map((row, i) =>
    row.month !== '' &&
    row.month ===
      rows
        .slice(0, i)
        .reverse()
        .find(one => one.month !== '')?.month
      ? { ...row, month: '' }
      : row,
  )
}

/** A month's end, put after the rows of later months and before its own: `at` in the margin is the month's last day. */
export function withStatements(
  entries: readonly EntryInfo[],
  statements: readonly string[],
  hasMore: boolean,
): LedgerRowView[] {
  const rows: LedgerRowView[] = []
  const left = [...statements].sort().reverse()
  const oldest = entries.length > 0 ? monthKey((entries[entries.length - 1] as EntryInfo).at) : ''
  const close = (month: string) =>
    rows.push({
      id: `statement:${month}`,
      day: '月底',
      month: '',
      title: statementTitle(month),
      note: '',
      points: '',
      after: '',
      tone: 'ink',
      link: '看单子',
      aria: `${statementTitle(month)}，看单子`,
    })
  for (const entry of entries) {
    while (left.length > 0 && (left[0] as string) >= monthKey(entry.at)) close(left.shift() as string)
    rows.push(entryRow(entry))
  }
  for (const month of left) if (!hasMore || month >= oldest) close(month)
  return rows
}
