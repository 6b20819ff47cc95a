/** What an order asks of the person who has it, today: each pile is a number on their first page and a list behind it. */
import { endOfDay } from '../../clock/shanghai'
import type { PersonId } from '../../people/role'
import { holderOf } from '../pieces/selectors'
import type { Ticket } from '../types'
import type { ListKeys, Queue } from './lists'

export const PILES = ['late', 'today', 'offered', 'cancel'] as const
/** `late`: the promised day is over. `today`: promised for today. `offered`: sent to them. `cancel`: “不用办了” to answer. */
export type Pile = (typeof PILES)[number]

interface Rule {
  queue: Extract<Queue, 'offered' | 'inHand'>
  /** When the promise, or the limit where that is earlier, ends: first and last moment, ms. */
  dueBetween?: (now: number) => [first: number, last: number]
  /** Only where its requester asked to have it called off. */
  toCallOff?: true
}
const BEGINNING = 0
/** Whoever was asked along has nothing to end: in hand is what the person holds. */
export const PILE_RULES: Readonly<Record<Pile, Rule>> = {
  late: { queue: 'inHand', dueBetween: now => [BEGINNING, now - 1] },
  today: { queue: 'inHand', dueBetween: now => [now, endOfDay(now)] },
  offered: { queue: 'offered' },
  cancel: { queue: 'inHand', toCallOff: true },
}

/** Whether an order that waits for this person (`list.todoOf`) lies on the pile. */
export function isOnPile(
  pile: Pile,
  { list, ticket }: { list: Pick<ListKeys, 'queue' | 'dueAt'>; ticket: Ticket },
  person: PersonId,
  now: number,
): boolean {
  const { queue, dueBetween, toCallOff } = PILE_RULES[pile]
  if (list.queue !== queue || (queue === 'inHand' && holderOf(ticket) !== person)) return false
  if (toCallOff && !ticket.requests.cancel) return false
  if (!dueBetween) return true
  const [first, last] = dueBetween(now)
  return first <= list.dueAt && list.dueAt <= last
}
