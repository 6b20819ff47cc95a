import { LIMITS } from '../../core/limits'
import { clean, isBlank } from '../../core/text/fold'
import type { LocalFile } from '../../api/files'
import { newKey } from '../../api/key'
import { press } from '../../api/outbox'
import { askFor } from '../../api/subscribe'
import type { VoiceView } from '../../views/models'
import { dateText } from '../../core/clock/shanghai'
import type { TicketDetail } from '../../core/ticket/sight/infos'
import type { Score } from '../../core/ticket/types'
import { OUTCOME_WORDS } from '../../core/words'
import { dropFile, voiceFile, voiceView } from '../../forms/attach'
import { dropDraft, keepDraft, readDraft } from '../../forms/draft'
import { elderBehavior } from '../../utils/elder'
import { back, backSaying, openSaying } from '../../utils/go'
import { load, WAITING } from '../../utils/load'
import { say } from '../../utils/say'
import { pageModel, type PageModel } from '../page-model'

interface Kept {
  key: string
  score: number
  text: string
  voice: LocalFile | null
}
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>
/** From this score down the way to 返工 stands beside the button. */
const UNHAPPY = 2

export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    atMost: LIMITS,
    id: '',
    notice: WAITING,
    shown: false,
    /** How long after the end it may be rated. */
    window: '',
    mayRate: false,
    mayReopen: false,
    busy: false,
    cap: '',
    question: '',
    result: null as PageModel['result'],
    score: 0,
    text: '',
    count: 0,
    voice: null as VoiceView | null,
    note: '',
    unhappy: false,
    trouble: '',
    risky: false,
  },
  key: '',
  file: null as LocalFile | null,
  until: '',

  onLoad(query: Record<string, string | undefined>) {
    const id = query['id'] ?? ''
    const kept = readDraft<Kept>(`rate:${id}`)
    this.key = kept?.key ?? newKey()
    this.file = kept?.voice ?? null
    this.setData({
      id,
      text: kept?.text ?? '',
      count: [...(kept?.text ?? '')].length,
      voice: voiceView(this.file),
    })
    this.choose(kept?.score ?? 0)
    this.open()
  },
  open() {
    void load(this, 'ticket.open', { ticketId: this.data.id }, detail => this.show(detail))
  },

  show(detail: TicketDetail & { now: number }) {
    const { ticket, resolution } = detail
    const { cap, result } = pageModel(detail, detail.now)
    const who = detail.holder?.name ?? ticket.promise?.who ?? '派单台'
    this.until =
      ticket.step.kind === 'rate' && ticket.step.dueAt !== null
        ? `${dateText(ticket.step.dueAt)}前都能评；不评也按办好算`
        : `评过了，${detail.lengths.rateReplace}内还能改`
    this.setData({
      shown: true,
      window: detail.lengths.rateWindowAfterClose,
      cap,
      result: result ? { ...result, photos: result.photos.slice(0, 1) } : null,
      question: resolution
        ? `${who}说${OUTCOME_WORDS[resolution.outcome]}，您说呢？`
        : '办得怎么样，您说呢？',
      mayRate: detail.can.indexOf('rate') >= 0,
      mayReopen: detail.can.indexOf('reopen') >= 0,
    })
    this.choose(this.data.score || (detail.rating && ticket.mine ? detail.rating.score : 0))
  },

  rate(event: WechatMiniprogram.CustomEvent<{ value: number }>) {
    this.choose(event.detail.value)
    this.keep()
  },
  choose(score: number) {
    const unhappy = score > 0 && score <= UNHAPPY
    this.setData({
      score,
      unhappy,
      note:
        score === 0
          ? '还差“满意不满意”没选'
          : unhappy && this.data.mayReopen
            ? '没办好可以返工，评完接着写哪里没办好'
            : this.until,
    })
  },
  type(event: Typed) {
    this.setData({
      text: event.detail.value,
      count: [...event.detail.value].length,
      trouble: '',
      risky: false,
    })
    this.keep()
  },
  async record(event: WechatMiniprogram.CustomEvent<{ path: string; seconds: number }>) {
    this.file = await voiceFile(event.detail.path, event.detail.seconds)
    this.setData({ voice: voiceView(this.file) })
    this.keep()
  },
  removeVoice() {
    if (this.file) dropFile(this.file)
    this.file = null
    this.setData({ voice: null })
    this.keep()
  },
  voiceTrouble(event: WechatMiniprogram.CustomEvent<{ message: string }>) {
    say(this, event.detail.message)
  },
  keep() {
    keepDraft(`rate:${this.data.id}`, {
      key: this.key,
      score: this.data.score,
      text: this.data.text,
      voice: this.file,
    })
  },

  send() {
    askFor('resident')
    void this.handIn(false)
  },
  askPerson() {
    void this.handIn(true)
  },
  async handIn(humanCheck: boolean) {
    const { id, score, text, busy } = this.data
    if (busy || score === 0) return
    this.setData({ busy: true, trouble: '', risky: false })
    const input = { score: score as Score, ...(!isBlank(text) ? { text: clean(text) } : {}), attachments: [] }
    const ask = { ticketId: id, key: this.key, input, ...(humanCheck ? { humanCheck: true } : {}) }
    const result = await press({
      key: this.key,
      route: 'ticket.rate',
      ask,
      files: this.file ? [this.file] : [],
      title: '评价',
    })
    if (result.ok === false) {
      this.setData({ busy: false, trouble: result.message, risky: result.code === 'TEXT_RISKY' })
      return
    }
    dropDraft(`rate:${id}`)
    if (result.ok === 'kept') {
      backSaying('这会儿没信号，存在这个手机里了，有了信号自己会交。')
      return
    }
    if (this.file) dropFile(this.file)
    const message = (result.data as { message: string }).message
    if (this.data.unhappy && this.data.mayReopen) openSaying(`/ticket/reopen/reopen?id=${id}`, message)
    else backSaying(message)
  },
  toReopen() {
    void wx.redirectTo({ url: `/ticket/reopen/reopen?id=${this.data.id}` })
  },
  back() {
    back()
  },
})
