import { LIMITS } from '../../core/limits'
import { call } from '../../api/client'
import { newKey } from '../../api/key'
import { askFor } from '../../api/subscribe'
import { letterRowOf, type LetterRow } from '../../core/feedback/card'
import { dropDraft, keepDraft, readDraft } from '../../forms/draft'
import { elderBehavior } from '../../utils/elder'
import { dateText } from '../../core/clock/shanghai'
import { FEEDBACK_KINDS, FEEDBACK_LABELS, type FeedbackKind } from '../../core/feedback/labels'
import type { ChoiceView } from '../../views/models'

const FORM = 'feedback'
/** Kept as it stands, with the key: whoever comes back to it after an answer got lost sends the same letter to the same office. */
interface Draft {
  key: string
  kind: FeedbackKind
  about: About | ''
  text: string
}
type About = 'others' | 'town'
const KINDS: ChoiceView[] = FEEDBACK_KINDS.map(value => ({ value, label: FEEDBACK_LABELS[value] }))
/** Whom it is about decides who reads it, so it is chosen and never taken for granted. */
const WHOM: (ChoiceView & { value: About })[] = [
  { value: 'others', label: '不是' },
  { value: 'town', label: '是镇里的人' },
]
const lackOf = (about: About | '', text: string): string =>
  text === '' ? '还没写字' : about === '' ? '还没选是不是说镇里的人' : ''

export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    atMost: LIMITS,
    kinds: KINDS,
    kind: 'complaint' as FeedbackKind,
    whom: WHOM,
    about: '' as About | '',
    text: '',
    lack: lackOf('', ''),
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
    const kept = readDraft<Draft>(FORM)
    this.key = kept?.key ?? newKey()
    if (kept) this.setData({ kind: kept.kind, about: kept.about, text: kept.text })
    this.judge()
  },
  judge() {
    this.setData({ lack: lackOf(this.data.about, this.data.text) })
  },
  keep() {
    const { kind, about, text } = this.data
    keepDraft(FORM, { key: this.key, kind, about, text } satisfies Draft)
    this.judge()
  },

  onShow() {
    void this.letters('')
  },
  /** What I wrote before, with what became of it. */
  async letters(cursor: string) {
    const result = await call('feedback.list', { list: 'mine', ...(cursor === '' ? {} : { cursor }) })
    // A second tap on the same way on adds nothing twice.
    if (!result.ok || (cursor !== '' && this.data.next !== cursor)) return
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
    this.keep()
  },

  chooseWhom(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ about: event.detail.value === 'town' ? 'town' : 'others' })
    this.keep()
  },

  type(event: WechatMiniprogram.TextareaInput) {
    this.setData({ text: event.detail.value, trouble: '' })
    this.keep()
  },

  async send() {
    if (this.data.sending || this.data.lack !== '') return
    askFor('resident')
    this.setData({ sending: true, trouble: '' })
    const { kind, about, text } = this.data
    const result = await call('me.feedback', { kind, aboutTown: about === 'town', text, key: this.key })
    if (!result.ok) {
      this.setData({ sending: false, trouble: result.message })
      // The words were changed after an answer got lost: they are a letter of their own now.
      if (result.code === 'KEY_USED') {
        this.key = newKey()
        this.keep()
      }
      return
    }
    dropDraft(FORM)
    const { no, id, answerDueAt } = result.data
    this.setData({ sending: false, no, id, dueDay: dateText(answerDueAt) })
  },

  back() {
    void wx.navigateBack()
  },
})
