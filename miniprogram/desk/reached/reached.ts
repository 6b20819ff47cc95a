import { call } from '../../api/client'
import { newKey } from '../../api/key'
import { clockText, dateText } from '../../core/clock/shanghai'
import { CALL_RESULTS, CALLS } from '../../core/news/calls'
import { askedIn, pagedList } from '../../forms/paged-list'
import { ring } from '../../utils/phone-call'
import { toast } from '../../utils/toast'
import { toldText } from '../../views/told-lines'
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
  mayRing: boolean
  tried: string[]
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
  mayRing: one.mayRing,
  tried: one.tried.map(toldText),
  busy: false,
})

const page = pagedList({
  route: 'desk.notReached',
  list: '',
  ask: (_, { as }) => (as ? { as } : {}),
  row: rowOf,
})

/** Messages that no channel could bring: a phone call does it, and what came of it is written down. */
export default Page({
  ...page,
  /** Of each press whose answer has not come: pressed again it is the same press. */
  keys: {} as Record<string, string>,

  /** Asked once: what is being written in a row stays when one comes back to it. */
  onLoad(query: Record<string, string | undefined>) {
    this.setData({ asked: askedIn(query) })
    void this.open()
  },
  onShow() {},

  rowOf(event: WechatMiniprogram.TouchEvent): Row | undefined {
    return this.data.rows.find(({ id }) => id === event.currentTarget.dataset['id'])
  },
  /** By id: while an answer is on its way others may leave the list. */
  change(id: string, to: Partial<Row>) {
    this.setData({ rows: this.data.rows.map(row => (row.id === id ? { ...row, ...to } : row)) })
  },

  /** Whole numbers are opened with a purpose, which is written down and shown to that person. */
  async call(event: WechatMiniprogram.TouchEvent) {
    const row = this.rowOf(event)
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

  /** Who was reached leaves the list; who was not stays, with what was tried. */
  async note(event: WechatMiniprogram.TouchEvent) {
    const row = this.rowOf(event)
    if (!row || row.busy) return
    const chosen = await wx
      .showActionSheet({ itemList: CALL_RESULTS.map(one => CALLS[one].words) })
      .catch(() => null)
    const came = chosen && CALL_RESULTS[chosen.tapIndex]
    if (!came) return
    this.change(row.id, { busy: true })
    const { words, isReached } = CALLS[came]
    const press = `${row.id} ${came}`
    const key = this.keys[press] ?? newKey()
    this.keys[press] = key
    const result = await call('desk.reached', { id: row.id, how: words, came, key })
    if (result.ok || !result.retry) delete this.keys[press]
    if (!result.ok) {
      this.change(row.id, { busy: false })
      toast(this, result.message)
      return
    }
    if (isReached) this.setData({ rows: this.data.rows.filter(one => one.id !== row.id) })
    else this.change(row.id, { busy: false, tried: [...row.tried, `刚才 打过电话：${words}`] })
    // The last one on the screen was called: who is behind it comes up by themselves.
    if (this.data.rows.length === 0) void this.more()
    toast(this, isReached ? '记下了，不用再打。' : '记下了，还留在这里。')
  },

  openTold(event: WechatMiniprogram.TouchEvent) {
    void wx.navigateTo({ url: `/desk/told/told?id=${String(event.currentTarget.dataset['id'])}` })
  },
})
