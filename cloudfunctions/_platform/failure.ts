/** The one log line of what went wrong. */
import { randomUUID } from 'node:crypto'
import { log } from './ports'
import { DatabaseError } from './database-error'

/** A line to find the place by; its id is what the answer may quote. Messages stay out: they may quote what somebody typed. */
export function logFailure(
  fn: 'api' | 'admin' | 'hooks' | 'spreadsheets',
  route: string | null,
  error: unknown,
): string {
  const id = randomUUID().slice(0, 8)
  const frames =
    error instanceof Error
      ? (error.stack ?? '')
          .split('\n')
          .filter(line => /^\s+at /.test(line))
          .slice(0, 4)
          .map(line => line.trim())
          .join(' < ')
      : ''
  log({
    log: id,
    fn,
    route,
    error: error instanceof Error ? error.name : typeof error,
    kind: error instanceof DatabaseError ? `${error.kind} ${error.code}` : null,
    frames,
  })
  return id
}
