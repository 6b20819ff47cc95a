/** One order that was found: its number, whose words, where it stands and who has or had it. */
import type { LightView } from './models'
import { lightOf, stateOf } from './ticket-card'
import { dateText } from '../core/clock/shanghai'
import { RESERVED_TITLE, STATE_LABELS } from '../core/labels'
import { digitsOf } from '../core/text/fold'
import type { TicketInfo } from '../core/ticket/sight/infos'

export interface FoundRowView {
  id: string
  /** The number, with what was looked for at the end. */
  no: { before: string; hit: string }
  state: string
  title: string
  where: string
  hands: string
  light: LightView
  aria: string
}

/** Where the digits that were typed stand in the number; nowhere, if it was found by something else. */
function marked(no: string, typed: string): FoundRowView['no'] {
  const digits = digitsOf(typed, 8)
  const at = digits.length >= 4 && no.endsWith(digits) ? no.length - digits.length : -1
  return at < 0 ? { before: no, hit: '' } : { before: no.slice(0, at), hit: no.slice(at) }
}

/** Who has it, or had it at the end, and the day that goes with that. */
function handsOf(seen: TicketInfo, now: number): string {
  const { promise, state, clock } = seen
  const who = promise?.who ?? ''
  if (state === 'claimed' && promise && who !== '')
    return `${who}在办，答应 ${dateText(promise.promisedAt)}前办好`
  if ((state === 'resolved' || state === 'closed') && clock.endedAt !== null)
    return `${who === '' ? '' : `${who}办的，`}${dateText(clock.endedAt)}办结`
  return stateOf(seen, now).next ?? ''
}

export function foundRowOf(seen: TicketInfo, now: number, typed: string): FoundRowView {
  const light = lightOf(seen, now)
  const title = seen.title ?? RESERVED_TITLE
  const where = [seen.gridName, seen.requester?.name ?? ''].filter(part => part !== '').join(' ')
  const hands = handsOf(seen, now)
  const state = STATE_LABELS[seen.state]
  return {
    id: seen.id,
    no: marked(seen.no, typed),
    state,
    title,
    where,
    hands,
    light,
    aria: [seen.no, state, title, where, hands].filter(part => part !== '').join('，'),
  }
}
