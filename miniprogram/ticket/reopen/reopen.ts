import { LIMITS } from '../../core/limits'
import { clean } from '../../core/text/fold'
import { call } from '../../api/client'
import { newKey } from '../../api/key'
import type { ChoiceView } from '../../views/models'
import type { TicketDetail } from '../../core/ticket/sight/infos'
import { dropDraft, keepDraft, readDraft } from '../../forms/draft'
import { askFor } from '../../api/subscribe'
import { elderBehavior } from '../../utils/elder'
import { back, backSaying, takeSaying } from '../../utils/go'
import { load, WAITING } from '../../utils/load'
import { pageModel, type PageModel } from '../page-model'

const OPENERS: ChoiceView[] = ['又坏了', '只办了一半', '没有人来过'].map(words => ({
  value: `${words}：`,
  label: words,
}))
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>

export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    atMost: LIMITS,
    id: '',
    notice: WAITING,
    shown: false,
    may: false,
    /** How long after the end it may be sent back. */
    window: '',
    /** A complaint about staff goes back to the town. */
    town: false,
    busy: false,
    openers: OPENERS,
    title: '',
    result: null as PageModel['result'],
    reason: '',
    count: 0,
    trouble: '',
  },
  key: '',

  onLoad(query: Record<string, string | undefined>) {
    const id = query['id'] ?? ''
    const kept = readDraft<{ key: string; reason: string }>(`reopen:${id}`)
    this.key = kept?.key ?? newKey()
    this.setData({ id })
    this.write(kept?.reason ?? '')
    this.open()
  },
  onReady() {
    takeSaying(this)
  },
  open() {
    void load(this, 'ticket.open', { ticketId: this.data.id }, (detail: TicketDetail & { now: number }) => {
      const { title, result } = pageModel(detail, detail.now)
      this.setData({
        shown: true,
        window: detail.lengths.residentReopen,
        title,
        result,
        may: detail.can.indexOf('reopen') >= 0,
        town: detail.ticket.aboutStaff,
      })
    })
  },
  write(reason: string) {
    this.setData({ reason, count: [...reason].length, trouble: '' })
  },
  type(event: Typed) {
    this.write(event.detail.value)
    this.keep()
  },
  begin(event: Typed) {
    this.write(event.detail.value + this.data.reason)
    this.keep()
  },
  keep() {
    keepDraft(`reopen:${this.data.id}`, { key: this.key, reason: this.data.reason })
  },

  async send() {
    const reason = clean(this.data.reason)
    if (this.data.busy || reason === '') return
    askFor('resident')
    this.setData({ busy: true, trouble: '' })
    const result = await call('ticket.reopen', { ticketId: this.data.id, key: this.key, input: { reason } })
    if (!result.ok) {
      this.setData({ busy: false, trouble: result.message })
      return
    }
    dropDraft(`reopen:${this.data.id}`)
    backSaying(result.data.message)
  },
  back() {
    back()
  },
})
