import { dateWeekdayText } from '../../core/clock/shanghai'
import { calendarDayOf } from '../../core/clock/lunar'
import type { CalendarDayView } from '../../views/models'
import type { TicketDetail } from '../../core/ticket/sight/infos'
import { elderBehavior } from '../../utils/elder'
import { load, WAITING } from '../../utils/load'

/** `n` 0: the heading of a round. */
interface Line {
  id: number
  n: number
  text: string
}

/** Every round is counted from one. */
function numbered(sentences: readonly string[]): Line[] {
  let n = 0
  return sentences.map((text, id) => {
    n = text.endsWith('：') ? 0 : n + 1
    return { id, n, text: n === 0 ? text.slice(0, -1) : text }
  })
}

export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    id: '',
    notice: WAITING,
    shown: false,
    cap: '',
    calendarDay: null as CalendarDayView | null,
    limit: '',
    lines: [] as Line[],
  },

  onLoad(query: Record<string, string | undefined>) {
    this.setData({ id: query['id'] ?? '' })
    this.open()
  },
  open() {
    void load(this, 'ticket.open', { ticketId: this.data.id }, (detail: TicketDetail & { now: number }) => {
      const { limitAt } = detail.ticket.clock
      this.setData({
        shown: true,
        cap: [detail.ticket.no, detail.ticket.subLabel].filter(part => part !== '').join(' · '),
        calendarDay: calendarDayOf(limitAt),
        limit: `时限到 ${dateWeekdayText(limitAt)} 这天的最后一刻`,
        lines: numbered(detail.derivation),
      })
    })
  },
})
