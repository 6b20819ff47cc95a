/**
 * The slip of an order made for somebody: eight digits on paper, with which anyone but the helper and the handlers may
 * type that person's rating. It follows from the ticket and the county's key, so nothing is stored that could leak.
 */
import { timingSafeEqual } from 'node:crypto'
import { areHousemates } from '../../../miniprogram/core/people/impartial'
import type { Ticket } from '../../../miniprogram/core/ticket/types'
import { refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { Known } from '../../_people/person'
import { seal, store } from '../../_platform/ports'
import { tryCode } from '../../_platform/tries'

export const slipOf = (ticketId: string): string =>
  String(Number.parseInt(seal.codeHash('slip', ticketId).slice(0, 13), 16) % 100_000_000).padStart(8, '0')

/** Only orders made for somebody have one. */
export const hasSlip = ({ requesterId, authorId }: Ticket): boolean =>
  requesterId !== null && requesterId !== authorId

/** Null when the slip is this ticket's; a wrong one counts, and enough of them lock. It may be shown again: nothing is used up. */
export const checkSlip = (ticketId: string, slip: string, { openid, now }: Known): Promise<Refusal | null> =>
  tryCode<Refusal | null>('slip', openid, now, async () =>
    timingSafeEqual(Buffer.from(slip), Buffer.from(slipOf(ticketId)))
      ? { is: 'right', answer: null }
      : { is: 'wrong', answer: refuse('CODE_WRONG', {}, 'slip') },
  )

/** Whether the person who brings the slip shares a household, over time, with the helper or a handler: their good word is not the requester's. */
export async function isSlipKin(
  { authorId, handledBy }: Pick<Ticket, 'authorId' | 'handledBy'>,
  by: Pick<Known, 'actor' | 'now'> | undefined | null,
): Promise<boolean> {
  if (!by) return false
  const others = await store.some(
    'people',
    [...new Set([authorId, ...handledBy])].filter(id => id !== by.actor.id),
  )
  return others.some(one => areHousemates(by.actor, one, by.now))
}
