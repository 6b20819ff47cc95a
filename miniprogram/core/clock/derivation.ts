import type { Pause } from './pause'
import type { Track } from './policy'
import { addDays, clockText, dateText, dateWeekdayText, dayKey, fromDayKey } from './shanghai'
import { spanText, type Span } from './span'
import { NOT_OUT_YET, type CalendarUse } from './workday'

/** How a deadline came about, complete in itself: printing it consults neither rules nor calendar. */
export type Derivation = {
  readonly version: number
  /** Which line of the rules decided: the track's, the sub-category's own, or a statute. */
  readonly basis: 'track' | 'sub' | 'statute'
  readonly track: Track
  /** The sub-category in words; null when none was chosen yet. */
  readonly sub: string | null
  /** The article, when a statute decided. */
  readonly source: string | null
  readonly span: Span
  readonly startedAt: number
  readonly skipped: readonly string[]
  readonly pauses: readonly Pause[]
  readonly dueAt: number
  /** Calendars it hangs on that are not the first of their year; version 0: the notice was not out yet. */
  readonly calendars?: readonly CalendarUse[]
  /** The day that was agreed for this round, where somebody asked for more time and got it. */
  readonly agreedAt?: number
  /** The day the notice would have given, where the told one was later and stayed. */
  readonly notedAt?: number
}

/** Whether the day hangs on a notice that is not out yet. */
export const isProvisional = ({ calendars = [] }: Pick<Derivation, 'calendars'>): boolean =>
  calendars.some(({ version }) => version === 0)

const TRACKS = { 1: '★ 一般', 2: '★★ 几家一起办', 3: '★★★ 涉法' }

/** The answer to 怎么算的, one sentence per reason. */
export function derivationText(d: Derivation): string {
  return [
    `按第 ${d.version} 版规则，${ruleText(d)}。`,
    `${dateText(d.startedAt)} ${clockText(d.startedAt)} 起算，当天不计，从 ${dateText(addDays(d.startedAt, 1))}数起。`,
    skippedText(d),
    ...d.pauses.map(pause => `${momentText(pause.from)} 到 ${momentText(pause.to)} 挂起，不计在内。`),
    d.agreedAt === undefined ? '' : `同意延到 ${dateText(d.agreedAt)}。`,
    `到 ${dateWeekdayText(d.dueAt)} ${clockText(d.dueAt)} 为止。`,
    d.notedAt === undefined
      ? ''
      : `放假安排公布以后算出来是 ${dateText(d.notedAt)}，说好的日子不往前挪，还是 ${dateText(d.dueAt)}。`,
    isProvisional(d) ? `${NOT_OUT_YET}。` : '',
  ].join('')
}

function ruleText({ basis, track, sub, source, span }: Derivation): string {
  const what = sub === null ? TRACKS[track] : `${TRACKS[track]}，${sub}`
  if (basis === 'statute') return `${what}，法定 ${spanText(span)}（${source}）`
  return basis === 'sub' ? `${what}另定 ${spanText(span)}` : `${what}，${spanText(span)}`
}

function skippedText({ span, skipped }: Derivation): string {
  if (span.unit !== 'workdays') return '休息日也算在内。'
  if (skipped.length === 0) return '中间没有休息日。'
  return `跳过不上班的 ${skipped.length} 天：${stretches(skipped).join('、')}。`
}

/** Neighbouring days as one stretch: '2 月 15 日至 2 月 23 日'. */
function stretches(keys: readonly string[]): readonly string[] {
  const runs: { first: string; last: string }[] = []
  for (const key of keys) {
    const run = runs[runs.length - 1]
    if (run && dayKey(addDays(fromDayKey(run.last), 1)) === key) run.last = key
    else runs.push({ first: key, last: key })
  }
  return runs.map(({ first, last }) =>
    first === last ? dayText(first) : `${dayText(first)}至 ${dayText(last)}`,
  )
}

const dayText = (key: string): string => dateText(fromDayKey(key))
const momentText = (ms: number): string => `${dateText(ms)} ${clockText(ms)}`
