import { call } from '../../api/client'
import { newKey } from '../../api/key'
import { clockText, dateText } from '../../core/clock/shanghai'
import { pagedList } from '../../forms/paged-list'
import { ring } from '../../utils/phone-call'
import { toast } from '../../utils/toast'
import type { NotReached } from '../../../contract/ticket/desk'

interface Row {
  id: string
  ticketId: string
  at: string
  message: string
  who: string
  /** Of staff: their public number, dialled as it is. A villager's is opened for a purpose. */
  phone: string | null
  staff: boolean
  busy: boolean
}

const rowOf = (one: NotReached): Row => ({
  id: one.id,
  ticketId: one.ticketId,
  at: `${dateText(one.at)} ${clockText(one.at)}`,
  message: one.message,
  who: `${one.person.name} · ${one.no}`,
  phone: one.person.phone,
  staff: one.staff,
  busy: false,
})

const page = pagedList({ route: 'desk.notReached', list: '', ask: () => ({}), row: rowOf })

/** Messages that no channel could bring: a phone call does it, and that is written down. */
export default Page({
  ...page,

  /** Asked once: what is being written in a row stays when one comes back to it. */
  onLoad() {
    void this.open()
  },
  onShow() {},

  /** Whole numbers are opened with a purpose, which is written down and shown to that person. */
  async call(event: WechatMiniprogram.TouchEvent) {
    const row = this.data.rows[Number(event.currentTarget.dataset['at'])]
    if (!row) return
    if (row.staff) {
      ring(row.phone)
      return
    }
    const result = await call('ticket.unmask', {
      ticketId: row.ticketId,
      whose: 'requester',
      purpose: '消息没送到，打电话告诉',
      key: newKey(),
    })
    if (!result.ok) {
      toast(this, result.message)
      return
    }
    if (result.data.phone === null) {
      toast(this, '没有留电话，请网格员上门说一声。')
      return
    }
    ring(result.data.phone)
  },

  async done(event: WechatMiniprogram.TouchEvent) {
    const at = Number(event.currentTarget.dataset['at'])
    const row = this.data.rows[at]
    if (!row || row.busy) return
    this.setData({ [`rows[${at}].busy`]: true })
    const result = await call('desk.reached', { id: row.id, how: '打电话告诉了', key: newKey() })
    if (!result.ok) {
      this.setData({ [`rows[${at}].busy`]: false })
      toast(this, result.message)
      return
    }
    this.setData({ rows: this.data.rows.filter(one => one.id !== row.id) })
    // The last one on the screen was called: who is behind it comes up by themselves.
    if (this.data.rows.length === 0) void this.more()
    toast(this, '记下了。')
  },
})
