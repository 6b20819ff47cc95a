import { LIMITS } from '../../core/limits'
import { clean, isBlank } from '../../core/text/fold'
import { askFor } from '../../api/subscribe'
import { elderBehavior } from '../../utils/elder'
import { photoView } from '../../forms/attach'
import { withoutPhoto, withPhotos, type PhotoRemoved, type PhotosAdded } from '../../forms/photos'
import { back, backSaying } from '../../utils/go'
import { load, WAITING } from '../../utils/load'
import { keepReport, readReport, sendReport, type Report } from '../report'
import type { PhotoView } from '../../views/models'

export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    atMost: LIMITS,
    notice: WAITING,
    shown: false,
    id: '',
    title: '',
    text: '',
    photos: [] as PhotoView[],
    ready: false,
    sending: false,
    trouble: '',
  },
  report: null as unknown as Report,

  onLoad(query: Record<string, string | undefined>) {
    const id = query['id'] ?? ''
    this.report = readReport(`progress:${id}`)
    this.setData({ id, text: this.report.text })
    this.judge()
    this.open()
  },

  open() {
    void load(this, 'ticket.open', { ticketId: this.data.id }, reply =>
      this.setData({ shown: true, title: reply.ticket.title ?? reply.ticket.no }),
    )
  },

  type(event: WechatMiniprogram.TextareaInput) {
    this.report.text = event.detail.value
    this.setData({ text: event.detail.value, trouble: '' })
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
    this.setData({
      photos: this.report.files.map(file => photoView(file)),
      ready: !isBlank(this.report.text) || this.report.files.length > 0,
    })
    keepReport(`progress:${this.data.id}`, this.report)
  },

  async send() {
    if (this.data.sending || !this.data.ready) return
    askFor('gridMember')
    this.setData({ sending: true, trouble: '' })
    const text = clean(this.report.text)
    const sent = await sendReport(
      `progress:${this.data.id}`,
      'ticket.progress',
      this.data.id,
      this.data.title,
      this.report,
      text === '' ? {} : { text },
    )
    this.setData({ sending: false })
    if ('message' in sent) backSaying(sent.message)
    else this.setData({ trouble: sent.trouble })
  },

  back() {
    back()
  },
})
