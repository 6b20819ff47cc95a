import { LIMITS } from '../../core/limits'
import type { TicketDetail, TicketInfo } from '../../core/ticket/sight/infos'
import { clean, isBlank } from '../../core/text/fold'
import { elderBehavior } from '../../utils/elder'
import { recall } from '../../api/cache'
import { askFor } from '../../api/subscribe'
import { photoView } from '../../forms/attach'
import { withoutPhoto, withPhotos, type PhotoRemoved, type PhotosAdded } from '../../forms/photos'
import { back, backSaying } from '../../utils/go'
import { load, WAITING } from '../../utils/load'
import { keepReport, readReport, sendReport, type Report } from '../report'
import type { ChoiceView, PhotoView } from '../../views/models'

const OUTCOMES: ChoiceView[] = [
  { value: 'done', label: '办好了' },
  { value: 'partly', label: '办了一部分' },
  { value: 'failed', label: '没办成' },
  { value: 'notNeeded', label: '不用办了' },
  { value: 'partyRefused', label: '本人不要办' },
]
const WITH_PHOTO = ['done', 'partly']

/** What was registered has nobody to rate it; a dispute is revisited before it is filed. */
const thenOf = (
  { requester, category }: Pick<TicketInfo, 'requester' | 'category'>,
  { rate }: TicketDetail['lengths'],
): string =>
  requester === null
    ? '这一单是登记的，没有点单的人。要有人去回访，回访过才归档。'
    : `点单的人会收到结果，${rate}内可以评价；不满意可以返工。${category === 'dispute' ? '矛盾的事，镇里回访过才归档。' : ''}`

export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    atMost: LIMITS,
    notice: WAITING,
    shown: false,
    id: '',
    title: '',
    asked: '',
    outcomes: OUTCOMES,
    outcome: '',
    text: '',
    photos: [] as PhotoView[],
    needsPhoto: false,
    /** What follows, for the villager and for the order. */
    then: '',
    missing: '',
    ready: false,
    sending: false,
    trouble: '',
  },
  report: null as unknown as Report,
  photoWanted: false,

  onLoad(query: Record<string, string | undefined>) {
    const id = query['id'] ?? ''
    this.report = readReport(`resolve:${id}`)
    this.setData({ id, text: this.report.text, outcome: this.report.outcome })
    this.open()
  },

  open() {
    void load(this, 'ticket.open', { ticketId: this.data.id }, reply => {
      const home = recall('me.home', {})
      const sub = home ? home.data.subs.find(one => one.id === reply.ticket.sub) : undefined
      this.photoWanted = sub?.needsPhoto === true
      this.setData({
        shown: true,
        title: reply.ticket.title ?? reply.ticket.no,
        asked: reply.said?.text ? reply.said.text : '',
        then: thenOf(reply.ticket, reply.lengths),
      })
      this.judge()
    })
  },

  choose(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.report.outcome = event.detail.value
    this.judge()
  },

  type(event: WechatMiniprogram.TextareaInput) {
    this.report.text = event.detail.value
    this.setData({ text: event.detail.value })
    this.judge()
  },

  async addPhotos(event: PhotosAdded) {
    const { files, trouble } = await withPhotos(this.report.files, event)
    this.report.files = files
    this.judge()
    this.setData({ trouble })
  },

  removePhoto(event: PhotoRemoved) {
    this.report.files = withoutPhoto(this.report.files, event)
    this.judge()
  },

  judge() {
    const { outcome, text, files } = this.report
    const needsPhoto = this.photoWanted && WITH_PHOTO.indexOf(outcome) >= 0
    const missing =
      outcome === ''
        ? '还差“办得怎么样”没选'
        : isBlank(text)
          ? '还差“说说结果”没写'
          : needsPhoto && files.length === 0
            ? '这类事要有一张照片'
            : ''
    this.setData({
      outcome,
      photos: files.map(file => photoView(file)),
      needsPhoto,
      missing,
      ready: missing === '',
      trouble: '',
    })
    keepReport(`resolve:${this.data.id}`, this.report)
  },

  async send() {
    if (this.data.sending || !this.data.ready) return
    askFor('gridMember')
    this.setData({ sending: true })
    const sent = await sendReport(
      `resolve:${this.data.id}`,
      'ticket.resolve',
      this.data.id,
      this.data.title,
      this.report,
      { outcome: this.report.outcome, text: clean(this.report.text) },
    )
    this.setData({ sending: false })
    if ('message' in sent) backSaying(sent.message)
    else this.setData({ trouble: sent.trouble })
  },

  back() {
    back()
  },
})
