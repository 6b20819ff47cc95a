import { LIMITS } from '../../../core/limits'
import type { RecordLine } from '../../../../contract/ticket/open'
import { call } from '../../../api/client'
import { newKey } from '../../../api/key'
import type { PhotoView, VoiceView } from '../../../views/models'
import { photoOf } from '../../../views/ticket-page'
import { clean } from '../../../core/text/fold'
import { ask } from '../../../utils/toast'
import { LOOKS_ARE_NOTED } from '../../../views/sentences'

type Typed = WechatMiniprogram.CustomEvent<{ value: string }>
interface Line extends Pick<RecordLine, 'id' | 'message' | 'text' | 'mayTakeOut'> {
  photos: PhotoView[]
  voice: VoiceView | null
}
/** What a piece is usually taken out for; more can be written. */
const WHYS = ['本人要求', '家里人替本人要求', '写到了别人'].map(words => ({ value: words, label: words }))

const lineOf = ({ id, message, text, photos, voice, mayTakeOut }: RecordLine): Line => ({
  id,
  message,
  text,
  mayTakeOut,
  photos: photos.map(photo => photoOf(photo)),
  voice: voice?.url ? { src: voice.url, seconds: voice.seconds } : null,
})

/**
 * What is closed, read for a purpose; on request the town takes a name, a number, a door or a photo out of what was
 * written in office. Fires `close`.
 */
export default Component({
  properties: {
    visible: Boolean,
    ticketId: { type: String, value: '' },
  },
  data: {
    noted: LOOKS_ARE_NOTED,
    atMost: LIMITS,
    purpose: '',
    read: false,
    lines: [] as Line[],
    /** The line something is being taken out of. */
    hiding: '',
    piece: '',
    whys: WHYS,
    why: '',
    trouble: '',
    busy: false,
    key: '',
  },
  observers: {
    visible(this: unknown, visible: boolean) {
      if (visible) (this as { open(): void }).open()
    },
  },
  methods: {
    open() {
      this.setData({
        purpose: '',
        read: false,
        lines: [],
        hiding: '',
        piece: '',
        why: '',
        trouble: '',
        busy: false,
        key: newKey(),
      })
    },
    close() {
      this.setData({ lines: [], read: false })
      this.triggerEvent('close')
    },
    typePurpose(event: Typed) {
      // Other words are another reading: it is written down by itself.
      this.setData({ purpose: event.detail.value, key: newKey(), trouble: '' })
    },
    async look() {
      const purpose = clean(this.data.purpose)
      if (purpose === '' || this.data.busy) return
      this.setData({ busy: true })
      const { ticketId, key } = this.data
      const result = await call('ticket.record', { ticketId, purpose, key })
      this.setData({ busy: false })
      if (result.ok) this.setData({ read: true, lines: result.data.lines.map(lineOf) })
      else this.setData({ trouble: result.message })
    },

    choose(event: WechatMiniprogram.TouchEvent) {
      this.setData({
        hiding: String(event.currentTarget.dataset['id']),
        piece: '',
        why: '',
        trouble: '',
        key: newKey(),
      })
    },
    typePiece(event: Typed) {
      this.setData({ piece: event.detail.value, key: newKey(), trouble: '' })
    },
    typeWhy(event: Typed) {
      this.setData({ why: event.detail.value, key: newKey(), trouble: '' })
    },
    async hideWords() {
      const piece = clean(this.data.piece)
      if (piece === '') return
      await this.hide({ piece }, `把“${piece}”从这一条里隐去。隐去了找不回来。`)
    },
    async hidePhoto(event: WechatMiniprogram.TouchEvent) {
      this.setData({ key: newKey() })
      await this.hide(
        { file: String(event.currentTarget.dataset['id']) },
        '把这张照片从这一条里隐去。隐去了找不回来。',
      )
    },
    async hide(what: { piece: string } | { file: string }, words: string) {
      const purpose = clean(this.data.why)
      if (purpose === '') {
        this.setData({ trouble: '先写为什么要隐去。' })
        return
      }
      if (this.data.busy || !(await ask({ title: `${purpose}，隐去一处`, words, yes: '隐去' }))) return
      this.setData({ busy: true, trouble: '' })
      const { ticketId, hiding, key } = this.data
      const result = await call('ticket.redact', {
        ticketId,
        line: hiding,
        ...what,
        purpose,
        key,
      })
      this.setData({ busy: false })
      if (result.ok)
        this.setData({ lines: result.data.lines.map(lineOf), hiding: '', piece: '', why: '', key: newKey() })
      else this.setData({ trouble: result.message })
    },
  },
})
