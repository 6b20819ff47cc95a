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
  { value: '不归我这一格。', label: '不归我这一格' },
  { value: '要别的单位才能办。', label: '要别的单位办' },
  { value: '这几天不在村里。', label: '这几天不在村里' },
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
    sending: false,
    trouble: '',
  },
  key: '',

  onLoad(query: Record<string, string | undefined>) {
    const id = query['id'] ?? ''
    const draft = readDraft<{ key: string; reason: string }>(`giveback:${id}`)
    this.key = draft ? draft.key : newKey()
    this.setData({ id, reason: draft ? draft.reason : '' })
    this.open()
  },

  open() {
    void load(this, 'ticket.open', { ticketId: this.data.id }, reply =>
      this.setData({ shown: true, title: reply.ticket.title ?? reply.ticket.no }),
    )
  },

  write(reason: string) {
    this.setData({ reason, trouble: '' })
    keepDraft(`giveback:${this.data.id}`, { key: this.key, reason })
  },

  type(event: WechatMiniprogram.TextareaInput) {
    this.write(event.detail.value)
  },

  addOpener(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    if (this.data.reason.indexOf(event.detail.value) < 0) this.write(this.data.reason + event.detail.value)
  },

  async send() {
    if (this.data.sending || isBlank(this.data.reason)) return
    askFor('gridMember')
    this.setData({ sending: true })
    const result = await call('ticket.giveBack', {
      ticketId: this.data.id,
      key: this.key,
      input: { reason: clean(this.data.reason) },
    })
    this.setData({ sending: false })
    if (!result.ok) {
      this.setData({ trouble: result.message })
      return
    }
    dropDraft(`giveback:${this.data.id}`)
    backSaying(result.data.message)
  },

  back() {
    back()
  },
})
