/** The next page of a list of orders, put behind the rows that stand: only what is new goes over the bridge. */
import type { Api } from '../../contract'
import { call } from '../api/client'
import type { TicketInfo } from '../core/ticket/sight/infos'
import { toast } from './toast'

interface Listing {
  data: { rows: unknown[]; next: string; loadingMore: boolean }
  setData(data: Record<string, unknown>): void
  selectComponent(selector: string): unknown
}

export async function nextPage(
  page: Listing,
  list: Api['ticket.list']['ask']['list'],
  rowOf: (seen: TicketInfo, now: number) => unknown,
): Promise<void> {
  const { next, loadingMore, rows } = page.data
  if (!next || loadingMore) return
  page.setData({ loadingMore: true })
  const result = await call('ticket.list', { list, cursor: next })
  page.setData({ loadingMore: false })
  if (!result.ok) {
    toast(page, result.message)
    return
  }
  // The list was changed or opened anew while this was on its way: its answer belongs nowhere.
  if (page.data.next !== next) return
  const added: Record<string, unknown> = {}
  result.data.items.forEach((seen, i) => {
    added[`rows[${rows.length + i}]`] = rowOf(seen, result.data.now)
  })
  page.setData({ ...added, next: result.data.next ?? '' })
}
