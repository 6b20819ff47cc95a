import { clean, isBlank } from '../../core/text/fold'
import { askFor } from '../../api/subscribe'
import { elderBehavior } from '../../utils/elder'
import { photoFile, photoView } from '../../utils/attach'
import { back, backSaying } from '../../utils/go'
import { load, WAITING } from '../../utils/load'
import { keepReport, readReport, sendReport, type Report } from '../report'
import type { PhotoView } from '../../components/models'

export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
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

  async addPhotos(event: WechatMiniprogram.CustomEvent<{ files: { path: string; size: number }[] }>) {
    for (const file of event.detail.files) this.report.files.push(await photoFile(file.path, file.size))
    this.judge()
  },

  removePhoto(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    this.report.files = this.report.files.filter(file => file.key !== event.detail.id)
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
    if ('says' in sent) backSaying(sent.says)
    else this.setData({ trouble: sent.trouble })
  },

  back() {
    back()
  },
})
