import { LIMITS } from '../../core/limits'
import { clean, isBlank } from '../../core/text/fold'
import { call } from '../../api/client'
import { newKey } from '../../api/key'
import { askFor } from '../../api/subscribe'
import { dateWeekdayText, fromDayKey } from '../../core/clock/shanghai'
import { dropDraft, keepDraft, readDraft } from '../../forms/draft'
import { elderBehavior } from '../../utils/elder'
import { back, backWithToast } from '../../utils/go'
import { load, WAITING } from '../../utils/load'
import { dayKeyOf, dayChoicesFor } from '../../views/day-choices'
import { joinedOf, type JoinedView, photoOf, restOf } from '../../views/ticket-page'
import type { TicketDetail, VoiceInfo } from '../../core/ticket/sight/infos'
import type { ChoiceView, DayChoiceView, PhotoView, VoiceView } from '../../views/models'

const OPENERS: ChoiceView[] = [
  { value: '先上门看看，', label: '先上门看看' },
  { value: '约师傅来修，', label: '约师傅来修' },
  { value: '陪着去办，', label: '陪着去办' },
]

/** A beginning is no promise: it ends in a comma. */
const isOpenerOnly = (measures: string): boolean =>
  OPENERS.reduce((left, { value }) => left.split(value).join(''), clean(measures)).replace(/[，,\s]/g, '') ===
  ''

interface Draft {
  key: string
  measures: string
  value: number
  lateReason: string
  showContact: boolean
}
interface Added {
  rev: number
  text: string
  photos: PhotoView[]
  voice: VoiceView | null
}
/** Anyone who promises must know what was asked: words, place, voice, photos, and what was added since. */
function contentView({ content, timeline, joined, ticket }: TicketDetail) {
  return {
    joined: joinedOf({ joined }),
    quote: restOf((content && content.text) || '', ticket.title ?? ''),
    place: content ? (content.place ?? '') : '',
    photos: content ? content.photos.map(photo => photoOf(photo)) : [],
    voice: content ? voiceOf(content.voice) : null,
    added: timeline
      .filter(item => item.added)
      .map(({ rev, text, photos, voice }) => ({
        rev,
        text: text ?? '',
        photos: photos.map(photo => photoOf(photo)),
        voice: voiceOf(voice),
      }))
      .reverse(),
  }
}
const voiceOf = (voice: VoiceInfo | null): VoiceView | null =>
  voice && voice.url ? { src: voice.url, seconds: voice.seconds } : null

interface Lost {
  title: string
  words: string
}

export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    atMost: LIMITS,
    notice: WAITING,
    shown: false,
    id: '',
    title: '',
    quote: '',
    place: '',
    photos: [] as PhotoView[],
    voice: null as VoiceView | null,
    added: [] as Added[],
    /** What other households said of the same thing. */
    joined: [] as JoinedView[],
    who: '',
    limitText: '',
    openers: OPENERS,
    measures: '',
    days: [] as DayChoiceView[],
    value: 0,
    late: false,
    lateReason: '',
    showContact: true,
    slip: '',
    missing: '还差“打算怎么办”没写',
    ready: false,
    sending: false,
    trouble: '',
    lost: null as Lost | null,
  },
  key: '',

  onLoad(query: Record<string, string | undefined>) {
    const id = query['id'] ?? ''
    const draft = readDraft<Draft>(`claim:${id}`)
    this.key = draft ? draft.key : newKey()
    if (draft)
      this.setData({
        measures: draft.measures,
        value: draft.value,
        lateReason: draft.lateReason,
        showContact: draft.showContact,
      })
    this.setData({ id })
    this.open()
  },

  open() {
    void load(this, 'ticket.open', { ticketId: this.data.id }, reply => this.show(reply))
  },

  show(detail: TicketDetail & { now: number }) {
    const days = dayChoicesFor(detail.now, detail.ticket.clock.limitAt)
    const kept = days.find(d => d.value === this.data.value)
    this.setData({
      shown: true,
      title: detail.ticket.title ?? '',
      ...contentView(detail),
      who: [detail.ticket.gridName, detail.ticket.requester ? detail.ticket.requester.name : '']
        .filter(s => s !== '')
        .join(' '),
      days,
      value: kept ? kept.value : 0,
      limitText: `时限 ${dateWeekdayText(detail.ticket.clock.limitAt)}`,
    })
    this.judge()
  },

  typeMeasures(event: WechatMiniprogram.TextareaInput) {
    this.setData({ measures: event.detail.value })
    this.judge()
  },

  addOpener(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    if (this.data.measures.indexOf(event.detail.value) >= 0) return
    this.setData({ measures: this.data.measures + event.detail.value })
    this.judge()
  },

  chooseDay(event: WechatMiniprogram.CustomEvent<{ value: number; late: boolean }>) {
    this.setData({ value: event.detail.value })
    this.judge()
  },

  typeReason(event: WechatMiniprogram.Input) {
    this.setData({ lateReason: event.detail.value })
    this.judge()
  },

  switchContact() {
    this.setData({ showContact: !this.data.showContact })
    this.judge()
  },

  /** What is missing, and what the requester will see. */
  judge() {
    const day = this.data.days.find(d => d.value === this.data.value)
    const late = day !== undefined && day.late === true
    const missing = isBlank(this.data.measures)
      ? '还差“打算怎么办”没写'
      : isOpenerOnly(this.data.measures)
        ? '开头后面还差一句打算怎么办'
        : !day
          ? '还差“答应哪天前办好”没选'
          : late && isBlank(this.data.lateReason)
            ? '超过时限了，写一句为什么'
            : ''
    const phone = this.data.showContact ? '，有事打我电话' : ''
    this.setData({
      late,
      missing,
      ready: missing === '',
      trouble: '',
      slip: day
        ? `答应 ${dateWeekdayText(fromDayKey(dayKeyOf(day.value)))}前办好${late ? '（晚于时限）' : ''}${phone}。`
        : '',
    })
    keepDraft(`claim:${this.data.id}`, {
      key: this.key,
      measures: this.data.measures,
      value: this.data.value,
      lateReason: this.data.lateReason,
      showContact: this.data.showContact,
    } satisfies Draft)
  },

  async send() {
    const day = this.data.days.find(d => d.value === this.data.value)
    if (this.data.sending || !this.data.ready || !day) return
    askFor('gridMember')
    this.setData({ sending: true, trouble: '' })
    const result = await call('ticket.claim', {
      ticketId: this.data.id,
      key: this.key,
      input: {
        measures: clean(this.data.measures),
        promisedDay: dayKeyOf(day.value),
        showContact: this.data.showContact,
        ...(this.data.late ? { lateReason: clean(this.data.lateReason) } : {}),
      },
    })
    this.setData({ sending: false })
    if (result.ok) {
      dropDraft(`claim:${this.data.id}`)
      backWithToast(result.data.message)
    } else if (result.code === 'TAKEN') {
      dropDraft(`claim:${this.data.id}`)
      this.showLost(result.message)
    } else {
      this.setData({ trouble: result.message })
    }
  },

  /** Somebody was faster: who, and what was promised; no apology theatre. */
  showLost(message: string) {
    const [title, ...rest] = message.split('。')
    this.setData({ lost: { title: `${title}`, words: rest.join('。') } })
  },

  back() {
    back()
  },
})
