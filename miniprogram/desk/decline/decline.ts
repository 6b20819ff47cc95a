import { LIMITS } from '../../core/limits'
import { clean, isBlank } from '../../core/text/fold'
import { call } from '../../api/client'
import { newKey } from '../../api/key'
import { dropDraft, keepDraft, readDraft } from '../../forms/draft'
import { askFor } from '../../api/subscribe'
import { elderBehavior } from '../../utils/elder'
import { back, backSaying } from '../../utils/go'
import { load, WAITING } from '../../utils/load'
import type { ChoiceView } from '../../views/models'

const OPENERS: ChoiceView[] = [
  { value: '这件事村里没有权办。', label: '村里没权办' },
  { value: '这件事已经有人在办了。', label: '已经有人在办' },
  { value: '这是两家自己的事，', label: '两家自己的事' },
]

export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    atMost: LIMITS,
    notice: WAITING,
    shown: false,
    id: '',
    title: '',
    openers: OPENERS,
    reason: '',
    whereInstead: '',
    missing: '',
    ready: false,
    sending: false,
    trouble: '',
  },
  key: '',

  onLoad(query: Record<string, string | undefined>) {
    const id = query['id'] ?? ''
    const draft = readDraft<{ key: string; reason: string; whereInstead: string }>(`decline:${id}`)
    this.key = draft ? draft.key : newKey()
    this.setData({ id, reason: draft ? draft.reason : '', whereInstead: draft ? draft.whereInstead : '' })
    this.judge()
    this.open()
  },

  open() {
    void load(this, 'ticket.open', { ticketId: this.data.id }, reply =>
      this.setData({ shown: true, title: reply.ticket.title ?? reply.ticket.no }),
    )
  },

  typeReason(event: WechatMiniprogram.TextareaInput) {
    this.setData({ reason: event.detail.value })
    this.judge()
  },
  typeWhere(event: WechatMiniprogram.Input) {
    this.setData({ whereInstead: event.detail.value })
    this.judge()
  },
  addOpener(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    if (this.data.reason.indexOf(event.detail.value) < 0)
      this.setData({ reason: this.data.reason + event.detail.value })
    this.judge()
  },

  judge() {
    const missing = isBlank(this.data.reason)
      ? '还差“为什么不受理”没写'
      : isBlank(this.data.whereInstead)
        ? '还差“该去哪里办”没写'
        : ''
    this.setData({ missing, ready: missing === '', trouble: '' })
    keepDraft(`decline:${this.data.id}`, {
      key: this.key,
      reason: this.data.reason,
      whereInstead: this.data.whereInstead,
    })
  },

  async send() {
    if (this.data.sending || !this.data.ready) return
    askFor('gridMember')
    this.setData({ sending: true })
    const result = await call('ticket.decline', {
      ticketId: this.data.id,
      key: this.key,
      input: { reason: clean(this.data.reason), whereInstead: clean(this.data.whereInstead) },
    })
    this.setData({ sending: false })
    if (!result.ok) {
      this.setData({ trouble: result.message })
      return
    }
    dropDraft(`decline:${this.data.id}`)
    backSaying(result.data.message)
  },

  back() {
    back()
  },
})
