import { LIMITS } from '../../core/limits'
import { clean, digitsOf, isBlank } from '../../core/text/fold'
import type { SlipOrder } from '../../../contract/ticket/open'
import { call } from '../../api/client'
import type { LocalFile } from '../../api/files'
import { newKey } from '../../api/key'
import type { VoiceView } from '../../views/models'
import { dateText } from '../../core/clock/shanghai'
import type { Score } from '../../core/ticket/types'
import { dropFile, putAll, voiceFile, voiceView } from '../../forms/attach'
import { dropDraft, keepDraft, readDraft } from '../../forms/draft'
import { elderBehavior } from '../../utils/elder'
import { backWithToast } from '../../utils/go'
import { toast } from '../../utils/toast'
import { numberOf } from './number'

interface Kept {
  key: string
  score: number
  text: string
  voice: LocalFile | null
}
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>
const DIGITS = 8
const UNHAPPY = 2

/** Someone helps a neighbour without a phone: what stands on their slip, then their rating in their own words. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    atMost: LIMITS,
    no: '',
    digits: '',
    note: '',
    ready: false,
    busy: false,
    trouble: '',
    locked: false,
    found: null as SlipOrder | null,
    cap: '',
    score: 0,
    text: '',
    voice: null as VoiceView | null,
    risky: false,
  },
  key: '',
  file: null as LocalFile | null,

  onLoad() {
    this.judge()
  },

  judge() {
    const { no, digits, found, score } = this.data
    const note = found
      ? scoreNote(score, found.lengths)
      : numberOf(no) === ''
        ? '还差纸条上的单号'
        : digits.length < DIGITS
          ? `还差纸条上的八位数，写了 ${digits.length} 位`
          : ''
    this.setData({ note, ready: found ? score > 0 : note === '' })
  },
  typeNumber(event: Typed) {
    this.setData({ no: event.detail.value, trouble: '' })
    this.judge()
  },
  typeDigits(event: Typed) {
    this.setData({ digits: digitsOf(event.detail.value, DIGITS), trouble: '' })
    this.judge()
  },

  async find() {
    const { no, digits, busy, ready } = this.data
    if (busy || !ready) return
    this.setData({ busy: true, trouble: '' })
    const result = await call('ticket.bySlip', { no: numberOf(no), slip: digits })
    if (!result.ok) {
      this.setData({ busy: false, trouble: result.message, locked: result.code === 'CODE_LOCKED' })
      return
    }
    this.setData({ busy: false })
    this.open(result.data)
  },
  open(found: SlipOrder) {
    const kept = readDraft<Kept>(draftOf(found))
    this.key = kept?.key ?? newKey()
    this.file = kept?.voice ?? null
    this.setData({
      found,
      cap: `${found.no} · ${dateText(found.submittedAt)}点的单`,
      trouble: '',
      score: kept?.score ?? 0,
      text: kept?.text ?? '',
      voice: voiceView(this.file),
    })
    this.judge()
  },
  another() {
    this.setData({ found: null, digits: '', no: '', trouble: '', score: 0, text: '', voice: null })
    this.judge()
  },

  rate(event: WechatMiniprogram.CustomEvent<{ value: number }>) {
    this.setData({ score: event.detail.value })
    this.judge()
    this.keep()
  },
  type(event: Typed) {
    this.setData({
      text: event.detail.value,
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
    toast(this, event.detail.message)
  },
  /** The digits stay on the paper: only the words are kept. */
  keep() {
    if (this.data.found)
      keepDraft(draftOf(this.data.found), {
        key: this.key,
        score: this.data.score,
        text: this.data.text,
        voice: this.file,
      })
  },

  send() {
    void this.handIn(false)
  },
  askPerson() {
    void this.handIn(true)
  },
  async handIn(humanCheck: boolean) {
    const { found, score, text, digits, busy } = this.data
    if (busy || !found || score === 0) return
    this.setData({ busy: true, trouble: '', risky: false })
    const files = await putAll(this.file ? [this.file] : [])
    const result = files.ok
      ? await call('ticket.rate', {
          ticketId: found.ticketId,
          key: this.key,
          input: {
            score: score as Score,
            ...(!isBlank(text) ? { text: clean(text) } : {}),
            attachments: files.attachments,
            slip: digits,
          },
          ...(humanCheck ? { humanCheck: true as const } : {}),
        })
      : files
    this.setData({ busy: false })
    if (!result.ok) {
      this.setData({ trouble: result.message, risky: result.code === 'TEXT_RISKY' })
      return
    }
    dropDraft(draftOf(found))
    if (this.file) dropFile(this.file)
    backWithToast(`替本人评好了，${found.lengths.rateReplace}里拿着纸条还能改。`)
  },
  toContact() {
    void wx.navigateTo({ url: '/pages/contact/contact' })
  },
})

const draftOf = (found: SlipOrder): string => `slip:${found.ticketId}`

function scoreNote(score: number, { rate, rateReplace }: SlipOrder['lengths']): string {
  if (score === 0) return '还差“满意不满意”没选'
  return score <= UNHAPPY
    ? `先不结单，${rate}里村里会再看，要返工找网格员`
    : `照本人的意思评，${rateReplace}里还能改`
}
