import { describe, expect, it } from 'vitest'
import { nextDue, parseCron } from './cron'

/** Times are written as China reads them. */
const china = (text: string) => Date.parse(`${text}+08:00`)
const next = (cron: string, from: string) => {
  const due = nextDue(parseCron(cron), china(from))
  return due === undefined ? undefined : new Date(due + 8 * 3_600_000).toISOString().slice(0, 19)
}

describe('a timer of seven fields is next due', () => {
  it.each([
    ['*/30 * * * * * *', '2026-02-17T08:00:10', '2026-02-17T08:00:30'],
    ['0 */10 * * * * *', '2026-02-17T08:00:00', '2026-02-17T08:10:00'],
    ['0 0 2 * * * *', '2026-02-28T02:00:00', '2026-03-01T02:00:00'],
    ['0 0 2 * * * *', '2028-02-28T02:00:00', '2028-02-29T02:00:00'],
    ['0 30 9 1 * * *', '2026-12-01T09:30:00', '2027-01-01T09:30:00'],
    ['0 0 9 * * MON-FRI *', '2026-02-20T09:00:00', '2026-02-23T09:00:00'],
    ['0 0 9 15 * 1 *', '2026-02-10T00:00:00', '2026-02-15T09:00:00'],
    ['0 0 9 * 6,12 * 2027', '2026-01-01T00:00:00', '2027-06-01T09:00:00'],
    ['0 0 9 ? * 1 *', '2026-02-10T00:00:00', '2026-02-16T09:00:00'],
    ['0 5/20 * * * * *', '2026-02-17T08:25:00', '2026-02-17T08:45:00'],
    ['0 0 0 29 2 * *', '2026-02-10T00:00:00', '2028-02-29T00:00:00'],
    ['0 0 0 31 12 * 2020', '2026-01-01T00:00:00', undefined],
  ])('%s after %s: %s', (cron, from, due) => {
    expect(next(cron, from)).toBe(due)
  })

  it.each([
    '* * * * *',
    '60 * * * * * *',
    '0 0 25 * * * *',
    'x * * * * * *',
    '0 0 0 L * * *',
    '0 0 0 15W * * *',
    '0 0 0 * * MON#2 *',
    '0 0 0 * * 7 *',
  ])('refuses %s', cron => {
    expect(() => parseCron(cron)).toThrow()
  })
})
