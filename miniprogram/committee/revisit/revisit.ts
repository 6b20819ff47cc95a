import { clean, isBlank } from '../../core/text/fold'
import { call } from '../../api/client'
import { newKey } from '../../api/key'
import { dropDraft, keepDraft, readDraft } from '../../utils/draft'
import { elderBehavior } from '../../utils/elder'
import { back, backSaying } from '../../utils/go'
import { load, WAITING } from '../../utils/load'
import { ask } from '../../utils/say'
import { storyOf, type Story } from '../story'
import type { ChoiceView } from '../../components/models'

const ANSWERS: ChoiceView[] = [
  { value: 'yes', label: '满意' },
  { value: 'no', label: '不满意' },
  { value: 'unknown', label: '没说' },
]
type Answer = 'yes' | 'no' | 'unknown' | ''

/** 回访, by the town, the committee or a grid member who did not handle it. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    notice: WAITING,
    shown: false,
    id: '',
    story: null as Story | null,
    answers: ANSWERS,
    answer: '' as Answer,
    text: '',
    missing: '',
    ready: false,
    sending: false,
    trouble: '',
    mayRevisit: true,
    /** Somebody can be rung: their number is read on the order's page, with a purpose. */
    mayRing: false,
  },
  key: '',
  asideKey: '',

  onLoad(query: Record<string, string | undefined>) {
    const id = query['id'] ?? ''
    const draft = readDraft<{ key: string; answer: Answer; text: string }>(`revisit:${id}`)
    this.key = draft ? draft.key : newKey()
    this.asideKey = newKey()
    this.setData({ id, answer: draft ? draft.answer : '', text: draft ? draft.text : '' })
    this.judge()
    this.open()
  },

  open() {
    void load(this, 'ticket.open', { ticketId: this.data.id }, reply =>
      this.setData({
        shown: true,
        story: storyOf(reply),
        mayRevisit: reply.can.indexOf('revisit') >= 0,
        mayRing: typeof reply.ticket.requester?.phone === 'string',
      }),
    )
  },

  choose(event: WechatMiniprogram.CustomEvent<{ value: Answer }>) {
    this.setData({ answer: event.detail.value })
    this.judge()
  },
  type(event: WechatMiniprogram.TextareaInput) {
    this.setData({ text: event.detail.value })
    this.judge()
  },

  judge() {
    const missing =
      this.data.answer === '' ? '还差“问下来怎么样”没选' : isBlank(this.data.text) ? '还差“看到什么”没写' : ''
    this.setData({ missing, ready: missing === '', trouble: '' })
    keepDraft(`revisit:${this.data.id}`, { key: this.key, answer: this.data.answer, text: this.data.text })
  },

  async send() {
    if (this.data.sending || !this.data.ready) return
    this.setData({ sending: true })
    const { answer } = this.data
    const result = await call('ticket.revisit', {
      ticketId: this.data.id,
      key: this.key,
      input: { text: clean(this.data.text), satisfied: answer === 'unknown' ? null : answer === 'yes' },
    })
    this.setData({ sending: false })
    if (!result.ok) {
      this.setData({ trouble: result.says })
      return
    }
    dropDraft(`revisit:${this.data.id}`)
    backSaying(result.data.says)
  },

  /** A relative does not revisit: it stands on record. */
  async stepAside() {
    if (this.data.sending) return
    const sure = await ask({
      title: '是亲戚，回避',
      words: '这一单请别的人去回访。记下就不能再回访、再评了。',
      yes: '回避',
    })
    if (!sure) return
    this.setData({ sending: true })
    const result = await call('ticket.standAside', {
      ticketId: this.data.id,
      key: this.asideKey,
      input: { reason: '是亲戚' },
    })
    this.setData({ sending: false })
    if (!result.ok) {
      this.setData({ trouble: result.says })
      return
    }
    dropDraft(`revisit:${this.data.id}`)
    backSaying(result.data.says)
  },

  toOrder() {
    void wx.navigateTo({ url: `/resident/ticket/ticket?id=${this.data.id}` })
  },
  back() {
    back()
  },
})
