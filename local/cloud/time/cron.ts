import { Cron } from 'croner'

export type { Cron }

const CHINA_MINUTES = 8 * 60
/** What croner takes beyond CloudBase: last, nearest, n-th, and Sunday as 7. */
const FOREIGN = /[LW#+@]/i

/**
 * Seven fields: second minute hour day month weekday year, in China's time; with both a day and a weekday either is
 * enough. https://docs.cloudbase.net/cli-v1/functions/trigger
 */
export function parseCron(text: string): Cron {
  const fields = text.trim().split(/\s+/)
  if (fields.length !== 7)
    throw new Error(`a timer needs 7 fields (second minute hour day month weekday year): ${text}`)
  const foreign = fields.some(
    (field, at) => FOREIGN.test(field.replace(/[A-Z]{3}/gi, '')) || (at === 5 && /7/.test(field)),
  )
  if (foreign) throw new Error(`CloudBase does not know what this timer says: ${text}`)
  // Of croner's own, a question mark is the moment of starting.
  return new Cron(fields.join(' ').replaceAll('?', '*'), {
    paused: true,
    utcOffset: CHINA_MINUTES,
    mode: '7-part',
    sloppyRanges: true,
  })
}

/** The first moment after `ms` (epoch) at which the timer is due; undefined: never. */
export const nextDue = (cron: Cron, ms: number): number | undefined => cron.nextRun(new Date(ms))?.getTime()
