/** Seven fields: second minute hour day month weekday year, in China's time. https://docs.cloudbase.net/cli-v1/functions/trigger */
export interface Cron {
  seconds: Set<number>
  minutes: Set<number>
  hours: Set<number>
  days: Set<number>
  months: Set<number>
  weekdays: Set<number>
  years: Set<number>
  /** With both a day and a weekday given, either is enough. */
  eitherDay: boolean
}

const HOUR = 3_600_000
const CHINA_MS = 8 * HOUR
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']

function numbers(text: string, low: number, high: number, names: string[] = []): Set<number> {
  const out = new Set<number>()
  const value = (word: string): number => {
    const named = names.indexOf(word.toUpperCase())
    const number = named >= 0 ? named + low : Number(word)
    if (!Number.isInteger(number) || number < low || number > high)
      throw new Error(`not between ${low} and ${high}: ${word}`)
    return number
  }
  for (const part of text.split(',')) {
    const [range = '*', stride] = part.split('/')
    const [from, to] =
      range === '*' || range === '?'
        ? [low, high]
        : range.includes('-')
          ? (range.split('-').map(value) as [number, number])
          : [value(range), stride ? high : value(range)]
    for (let n = from; n <= to; n += stride ? Number(stride) : 1) out.add(n)
  }
  return out
}

/** Reads a cron expression, or says what is wrong with it. */
export function parseCron(text: string): Cron {
  const fields = text.trim().split(/\s+/)
  if (fields.length !== 7)
    throw new Error(`a timer needs 7 fields (second minute hour day month weekday year): ${text}`)
  const [second, minute, hour, day, month, weekday, year] = fields as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  const any = (field: string) => field === '*' || field === '?'
  return {
    seconds: numbers(second, 0, 59),
    minutes: numbers(minute, 0, 59),
    hours: numbers(hour, 0, 23),
    days: numbers(day, 1, 31),
    months: numbers(month, 1, 12, MONTHS),
    weekdays: numbers(weekday, 0, 6, WEEKDAYS),
    years: numbers(year, 1970, 2099),
    eitherDay: !any(day) && !any(weekday),
  }
}

function isDay(cron: Cron, date: Date): boolean {
  if (!cron.years.has(date.getUTCFullYear()) || !cron.months.has(date.getUTCMonth() + 1)) return false
  const day = cron.days.has(date.getUTCDate())
  const weekday = cron.weekdays.has(date.getUTCDay())
  return cron.eitherDay ? day || weekday : day && weekday
}

/** The first moment after `ms` (epoch) at which the timer is due; undefined: never within five years. */
export function nextDue(cron: Cron, ms: number): number | undefined {
  let at = Math.floor((ms + CHINA_MS) / 1000) * 1000 + 1000
  const end = at + 5 * 366 * 24 * HOUR
  while (at < end) {
    const date = new Date(at)
    if (!isDay(cron, date)) at = Math.floor(at / (24 * HOUR)) * 24 * HOUR + 24 * HOUR
    else if (!cron.hours.has(date.getUTCHours())) at = Math.floor(at / HOUR) * HOUR + HOUR
    else if (!cron.minutes.has(date.getUTCMinutes())) at = Math.floor(at / 60_000) * 60_000 + 60_000
    else if (!cron.seconds.has(date.getUTCSeconds())) at += 1000
    else return at - CHINA_MS
  }
  return undefined
}
