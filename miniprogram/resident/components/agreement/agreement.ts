import { LIMITS } from '../../../core/limits'
import type { LocalFile } from '../../../api/files'
import { dropFile, photoView, voiceFile, voiceView } from '../../../forms/attach'
import { withPhotos, type PhotosAdded } from '../../../forms/photos'
import type { PhotoView, VoiceView } from '../../../views/models'

const WORDS = ['当面同意', '电话里同意', '家里人在场同意'].map(value => ({ value, label: value }))

/**
 * How somebody agreed to be helped: in words, spoken, or with a signed paper; one is enough. Fires `change` with the part
 * of the draft that is new, `trouble` `{ message }`.
 */
export default Component({
  properties: {
    words: { type: String, value: '' },
    voice: { type: null, value: null as LocalFile | null },
    photo: { type: null, value: null as LocalFile | null },
  },
  data: { choices: WORDS, atMost: LIMITS, heard: null as VoiceView | null, signed: [] as PhotoView[] },
  observers: {
    voice(voice: LocalFile | null) {
      this.setData({ heard: voiceView(voice) })
    },
    photo(photo: LocalFile | null) {
      this.setData({ signed: photo ? [photoView(photo)] : [] })
    },
  },
  methods: {
    choose(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.triggerEvent('change', { consentWords: event.detail.value })
    },
    async record(event: WechatMiniprogram.CustomEvent<{ path: string; seconds: number }>) {
      const file = await voiceFile(event.detail.path, event.detail.seconds)
      this.triggerEvent('change', { consentVoice: { ...file, consent: true } })
    },
    forgetVoice() {
      if (this.data.voice) dropFile(this.data.voice)
      this.triggerEvent('change', { consentVoice: null })
    },
    async add(event: PhotosAdded) {
      const { files, trouble } = await withPhotos([], event)
      const [file] = files
      if (trouble !== '') this.triggerEvent('trouble', { message: trouble })
      if (file) this.triggerEvent('change', { consentPhoto: { ...file, consent: true } })
    },
    forgetPhoto() {
      if (this.data.photo) dropFile(this.data.photo)
      this.triggerEvent('change', { consentPhoto: null })
    },
    passOn(event: WechatMiniprogram.CustomEvent<{ message: string }>) {
      this.triggerEvent('trouble', event.detail)
    },
  },
})
