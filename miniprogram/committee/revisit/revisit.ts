import { LIMITS } from '../../core/limits'
import { clean, isBlank } from '../../core/text/fold'
import { call } from '../../api/client'
import { newKey } from '../../api/key'
import { keepDraft, readDraft } from '../../forms/draft'
import { elderBehavior } from '../../utils/elder'
import { back } from '../../utils/go'
import { load, WAITING } from '../../utils/load'
import { handIn, standAside } from '../hand-in'
import { storyOf, type Story } from '../story'
import type { ChoiceView } from '../../views/models'

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
    atMost: LIMITS,
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
    if (!this.data.ready) return
    const { id, answer, text } = this.data
    await handIn(this, `revisit:${id}`, () =>
      call('ticket.revisit', {
        ticketId: id,
        key: this.key,
        input: { text: clean(text), satisfied: answer === 'unknown' ? null : answer === 'yes' },
      }),
    )
  },

  /** A relative does not revisit: it stands on record. */
  stepAside() {
    return standAside(this, `revisit:${this.data.id}`, '这一单请别的人去回访。记下就不能再回访、再评了。')
  },

  toOrder() {
    void wx.navigateTo({ url: `/ticket/open/open?id=${this.data.id}` })
  },
  back() {
    back()
  },
})
