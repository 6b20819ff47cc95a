import { call } from '../../api/client'
import { newKey } from '../../api/key'
import { elderBehavior } from '../../utils/elder'
import type { ChoiceView } from '../../components/models'

const DRAFT = 'draft:feedback'
const KINDS: ChoiceView[] = [
  { value: 'complaint', label: '投诉' },
  { value: 'suggestion', label: '建议' },
]

export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    kinds: KINDS,
    kind: 'complaint' as 'complaint' | 'suggestion',
    text: '',
    count: 0,
    sending: false,
    trouble: '',
    no: '',
  },
  key: '',

  onLoad() {
    this.key = newKey()
    const text: unknown = wx.getStorageSync(DRAFT)
    if (typeof text === 'string' && text !== '') this.setData({ text, count: text.length })
  },

  chooseKind(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ kind: event.detail.value === 'suggestion' ? 'suggestion' : 'complaint' })
  },

  type(event: WechatMiniprogram.TextareaInput) {
    const text = event.detail.value
    this.setData({ text, count: text.length, trouble: '' })
    wx.setStorage({ key: DRAFT, data: text, fail: () => undefined })
  },

  async send() {
    if (this.data.sending) return
    this.setData({ sending: true, trouble: '' })
    const result = await call('me.feedback', { kind: this.data.kind, text: this.data.text, key: this.key })
    if (!result.ok) {
      this.setData({ sending: false, trouble: result.says })
      return
    }
    wx.removeStorageSync(DRAFT)
    this.setData({ sending: false, no: result.data.no })
  },

  back() {
    void wx.navigateBack()
  },
})
