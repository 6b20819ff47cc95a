/** Who may call which function. The platform says where a call comes from; nothing in the event counts by itself. */
import { isBy, seenOf, type Caller, type Seen } from './caller'
import { log } from '../ports'

/** Null where the call is of another kind: then what was seen of it is logged, and nothing that names anybody. */
export function callBy(
  kind: Caller,
  fn: 'api' | 'admin' | 'jobs' | 'hooks' | 'spreadsheets',
  event: unknown,
  context: unknown,
): Seen | null {
  const seen = seenOf(context, process.env)
  if (isBy(kind, seen, event)) return seen
  const { source, trigger, hasOpenid } = seen
  log({ fn, refused: 'NOT_ALLOWED', wanted: kind, source, trigger, openid: hasOpenid })
  return null
}
