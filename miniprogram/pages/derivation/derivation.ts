import { dateWeekdayText } from '../../core/clock/shanghai'
import { leafOf } from '../../core/clock/lunar'
import type { LeafView } from '../../components/models'
import type { TicketDetail } from '../../core/ticket/seen'
import { elderBehavior } from '../../utils/elder'
import { load, WAITING } from '../../utils/load'

export default Page({
  behaviors: [elderBehavior],
  data: { elder: false, id: '', notice: WAITING, shown: false, cap: '', leaf: null as LeafView | null, limit: '', lines: [] as string[] },

  onLoad(query: Record<string, string | undefined>) {
    this.setData({ id: query['id'] ?? '' })
    this.open()
  },
  open() {
    void load(this, 'ticket.open', { ticketId: this.data.id }, (detail: TicketDetail & { now: number }) => {
      const { limitAt } = detail.ticket.clock
      this.setData({ shown: true, cap: [detail.ticket.no, detail.ticket.subWords].filter(part => part !== '').join(' · '), leaf: leafOf(limitAt), limit: `时限到 ${dateWeekdayText(limitAt)} 这天的最后一刻`, lines: detail.derivation })
    })
  },
})
