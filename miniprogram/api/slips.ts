/**
 * Slips of orders made for somebody, kept on this phone until they are copied onto paper: the cloud tells the eight
 * digits once, and an order that waited for signal is answered when nobody is looking.
 */
import type { Pressed } from '../../contract/ticket/press'
import { keepSafe } from './safe'

export interface KeptSlip {
  ticketId: string | null
  no: string
  slip: string
  at: number
}

const NAME = 'slips'
const MOST = 20

export function slips(): KeptSlip[] {
  const kept: unknown = wx.getStorageSync(NAME)
  return Array.isArray(kept) ? (kept as KeptSlip[]) : []
}

/** Takes the slip out of an answer, where there is one. */
export function keepSlip({ slip, no, ticket }: Partial<Pressed>): void {
  if (!slip || !no) return
  const others = slips().filter(one => one.no !== no)
  keepSafe(
    NAME,
    [{ ticketId: ticket ? ticket.ticket.id : null, no, slip, at: Date.now() }, ...others].slice(0, MOST),
  )
}

export function dropSlip(no: string): void {
  keepSafe(
    NAME,
    slips().filter(one => one.no !== no),
  )
}
