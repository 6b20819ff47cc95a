import { LIMITS } from '../../core/limits'
import { call } from '../../api/client'
import { newKey } from '../../api/key'
import { askFor } from '../../api/subscribe'
import { letterRowOf, type LetterRow } from '../../core/feedback/card'
import { elderBehavior } from '../../utils/elder'
import { dateText } from '../../core/clock/shanghai'
import { FEEDBACK_KINDS, FEEDBACK_LABELS, type FeedbackKind } from '../../core/feedback/labels'
import type { ChoiceView } from '../../views/models'

const DRAFT = 'draft:feedback'
const KINDS: ChoiceView[] = FEEDBACK_KINDS.map(value => ({ value, label: FEEDBACK_LABELS[value] }))
/** Whom it is about decides who reads it. */
const WHOM: ChoiceView[] = [
  { value: 'others', label: '不是' },
  { value: 'town', label: '是镇里的人' },
]

export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    atMost: LIMITS,
    kinds: KINDS,
    kind: 'complaint' as FeedbackKind,
    whom: WHOM,
    about: 'others',
    text: '',
    sending: false,
    trouble: '',
    no: '',
    dueDay: '',
    id: '',
    rows: [] as LetterRow[],
    next: '',
  },
  key: '',

  onLoad() {
    this.key = newKey()
    const text: unknown = wx.getStorageSync(DRAFT)
    if (typeof text === 'string' && text !== '') this.setData({ text })
  },

  onShow() {
    void this.letters('')
  },
  /** What I wrote before, with what became of it. */
  async letters(cursor: string) {
    const result = await call('feedback.list', { list: 'mine', ...(cursor === '' ? {} : { cursor }) })
    if (!result.ok) return
    const { items, now } = result.data
    const rows = items.map(one => letterRowOf(one, now))
    this.setData({ rows: cursor === '' ? rows : [...this.data.rows, ...rows], next: result.data.next ?? '' })
  },
  more() {
    if (this.data.next !== '') void this.letters(this.data.next)
  },
  openRow(event: WechatMiniprogram.TouchEvent) {
    this.go(String(event.currentTarget.dataset['id']))
  },
  toSent() {
    this.go(this.data.id)
  },
  go(id: string) {
    void wx.navigateTo({ url: `/resident/letter/letter?id=${id}` })
  },

  chooseKind(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ kind: event.detail.value === 'suggestion' ? 'suggestion' : 'complaint' })
  },

  chooseWhom(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ about: event.detail.value })
  },

  type(event: WechatMiniprogram.TextareaInput) {
    const text = event.detail.value
    this.setData({ text, trouble: '' })
    wx.setStorage({ key: DRAFT, data: text, fail: () => undefined })
  },

  async send() {
    if (this.data.sending || this.data.text === '') return
    askFor('resident')
    this.setData({ sending: true, trouble: '' })
    const { kind, about, text } = this.data
    const result = await call('me.feedback', { kind, aboutTown: about === 'town', text, key: this.key })
    if (!result.ok) {
      this.setData({ sending: false, trouble: result.message })
      // The words were changed after an answer got lost: they are a letter of their own now.
      if (result.code === 'KEY_USED') this.key = newKey()
      return
    }
    wx.removeStorageSync(DRAFT)
    const { no, id, answerDueAt } = result.data
    this.setData({ sending: false, no, id, dueDay: dateText(answerDueAt) })
  },

  back() {
    void wx.navigateBack()
  },
})
