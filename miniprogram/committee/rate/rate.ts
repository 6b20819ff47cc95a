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
import type { ScoreView } from '../../views/models'
import type { Score } from '../../core/ticket/types'

const QUESTIONS: ScoreView[] = [
  { id: 'result', name: '结果', hint: '事情办成了没有', words: ['没办成', '差', '一般', '好', '很好'] },
  { id: 'speed', name: '速度', hint: '跟答应的日子比', words: ['拖很久', '慢', '一般', '快', '很快'] },
  { id: 'manner', name: '态度', hint: '回话、上门、说清楚', words: ['很差', '差', '一般', '好', '很好'] },
]
type Scores = Record<string, number>

export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    atMost: LIMITS,
    notice: WAITING,
    shown: false,
    id: '',
    story: null as Story | null,
    questions: QUESTIONS,
    scores: {} as Scores,
    text: '',
    missing: '',
    ready: false,
    sending: false,
    trouble: '',
    mayRate: true,
    rating: '',
  },
  key: '',
  asideKey: '',

  onLoad(query: Record<string, string | undefined>) {
    const id = query['id'] ?? ''
    const draft = readDraft<{ key: string; scores: Scores; text: string }>(`committee:${id}`)
    this.key = draft ? draft.key : newKey()
    this.asideKey = newKey()
    this.setData({ id, scores: draft ? draft.scores : {}, text: draft ? draft.text : '' })
    this.judge()
    this.open()
  },

  open() {
    void load(this, 'ticket.open', { ticketId: this.data.id }, reply =>
      this.setData({
        shown: true,
        story: storyOf(reply),
        mayRate: reply.can.indexOf('committeeRate') >= 0,
        rating: reply.rating ? `点单的人给了 ${reply.rating.score} 分` : '',
      }),
    )
  },

  score(event: WechatMiniprogram.CustomEvent<{ id: string; value: number }>) {
    this.setData({ scores: { ...this.data.scores, [event.detail.id]: event.detail.value } })
    this.judge()
  },
  type(event: WechatMiniprogram.TextareaInput) {
    this.setData({ text: event.detail.value })
    this.judge()
  },

  judge() {
    const open = QUESTIONS.find(question => !this.data.scores[question.id])
    this.setData({
      missing: open ? `还差“${open.name}”没评。点单人的评价，等您评完再看` : '',
      ready: open === undefined,
      trouble: '',
    })
    keepDraft(`committee:${this.data.id}`, { key: this.key, scores: this.data.scores, text: this.data.text })
  },

  async send() {
    if (!this.data.ready) return
    const { id, scores, text } = this.data
    await handIn(this, `committee:${id}`, () =>
      call('ticket.committeeRate', {
        ticketId: id,
        key: this.key,
        input: {
          result: scores['result'] as Score,
          speed: scores['speed'] as Score,
          manner: scores['manner'] as Score,
          ...(isBlank(text) ? {} : { text: clean(text) }),
        },
      }),
    )
  },

  /** A relative does not judge: it stands on record, and what was rated before is taken back. */
  stepAside() {
    return standAside(
      this,
      `committee:${this.data.id}`,
      '这一单请别的委员来评，您评过的也收回。记下就不能再评了。',
    )
  },

  back() {
    back()
  },
})
