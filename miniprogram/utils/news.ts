/** Where a piece of news leads: an order, a good deed, an honour, a code of the shop, or the passbook it is written in. */
import type { Badge } from '../../cloudfunctions/_contract/views'

const DEED = /^a[0-9a-f]{23}$/
const HONOUR = /^hn[0-9a-f]{22}$/
const CODE = /^r[0-9a-f]{23}$/

export function pageOfNews({ ticketId: about, points }: Pick<Badge, 'ticketId' | 'points'>): string {
  if (!points) return `/resident/ticket/ticket?id=${about}`
  if (DEED.test(about)) return `/points/application/application?id=${about}`
  if (HONOUR.test(about)) return `/honour/open/open?id=${about}`
  if (CODE.test(about)) return `/shop/code/code?id=${about}`
  return '/pages/points/points'
}
