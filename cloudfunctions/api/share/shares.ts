/**
 * A card for the family: number, state, promised day, the desk's line. The token is kept as a hash only; whether a card
 * still lives is asked of the order itself each time, so that nothing can be forgotten.
 */
import { createHmac } from 'node:crypto'
import { days } from '../../../miniprogram/core/clock'
import { isReserved, roundOf } from '../../../miniprogram/core/ticket/pieces/selectors'
import type { Ticket } from '../../../miniprogram/core/ticket/types'
import type { ShareDoc } from '../../_documents'
import { seal } from '../../_platform/ports'

/** So many an order, and so many accounts before its requester is told. */
export const CARDS = 5
export const OPENERS = 20
const LIVES_ON = days(30)

/** The same tap makes the same token, which nobody can guess without the county's key: 128 bits. */
export const tokenFor = (person: string, ticketId: string, key: string): string =>
  `${ticketId}.${createHmac('sha256', seal.codeHash('share', 'token')).update(`${person}:${ticketId}:${key}`).digest('hex').slice(0, 32)}`

export const hashOfToken = (token: string): string => seal.codeHash('share', token)
export const openerOf = (openid: string): string => seal.codeHash('opener', openid).slice(0, 16)

/** A complaint, a dispute, a private matter has no card; and one made before it became one stays dead. */
export const hasCards = (ticket: Ticket): boolean => !isReserved(ticket) && !ticket.aboutStaff

/** Thirty days after the end. */
export function isAlive(ticket: Ticket, card: ShareDoc['cards'][number], now: number): boolean {
  if (!hasCards(ticket) || (ticket.reservedAt !== null && ticket.reservedAt >= card.at)) return false
  const endedAt =
    ticket.stage.state === 'closed'
      ? ticket.stage.closedAt
      : ticket.stage.state === 'resolved'
        ? null
        : roundOf(ticket).endedAt
  return endedAt === null || now <= endedAt + LIVES_ON
}
