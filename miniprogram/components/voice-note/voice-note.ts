import type { VoiceView } from '../models'

/** The speech plugin and the check both stop at a minute. */
const LONGEST_MS = 60_000
/** A press longer than this is holding, shorter is a tap that starts and a second tap that stops. */
const HOLD_MS = 400

/**
 * A spoken note of at most a minute. With `editable` it records, by holding or by tapping twice.
 * Fires `record` `{ path, seconds }`, `remove`, and `trouble` `{ says }` when the microphone is not allowed.
 */
export default Component({
  properties: {
    voice: { type: null, value: null as VoiceView | null },
    editable: Boolean,
    /** 「按住说话」 */
    word: { type: String, value: '' },
  },
  data: { recording: false, playing: false, seconds: 0, pressedAt: 0, timer: 0 },
  lifetimes: {
    detached() {
      if (this.data.recording) wx.getRecorderManager().stop()
      clearInterval(this.data.timer)
      this.stopPlaying()
    },
  },
  methods: {
    press() {
      if (this.data.recording) {
        this.finish()
        return
      }
      this.setData({ pressedAt: Date.now() })
      this.start()
    },
    lift() {
      if (this.data.recording && this.data.pressedAt > 0 && Date.now() - this.data.pressedAt > HOLD_MS) this.finish()
      this.setData({ pressedAt: 0 })
    },
    start() {
      const recorder = wx.getRecorderManager()
      recorder.onStart(() => {
        clearInterval(this.data.timer)
        const timer = setInterval(() => this.setData({ seconds: this.data.seconds + 1 }), 1000) as unknown as number
        this.setData({ recording: true, seconds: 0, timer })
      })
      recorder.onStop((kept) => {
        clearInterval(this.data.timer)
        this.setData({ recording: false })
        const seconds = Math.min(60, Math.round(kept.duration / 1000))
        if (seconds >= 1) this.triggerEvent('record', { path: kept.tempFilePath, seconds })
        else this.triggerEvent('trouble', { says: '时间太短，没录上。按住说完再松手。' })
      })
      recorder.onError(() => {
        clearInterval(this.data.timer)
        this.setData({ recording: false })
        this.triggerEvent('trouble', { says: '没能录音。请在右上角“设置”里允许使用麦克风，打字也行。' })
      })
      this.setData({ recording: true, seconds: 0 })
      recorder.start({ duration: LONGEST_MS, format: 'mp3', sampleRate: 16000, numberOfChannels: 1, encodeBitRate: 48000 })
    },
    finish() {
      wx.getRecorderManager().stop()
    },
    play() {
      const voice = this.data.voice
      if (!voice) return
      if (this.data.playing) {
        this.stopPlaying()
        return
      }
      const player = wx.createInnerAudioContext()
      player.src = voice.src
      player.onEnded(() => this.stopPlaying())
      player.onError(() => {
        this.stopPlaying()
        this.triggerEvent('trouble', { says: '这段话这会儿放不出来，过一会儿再听。' })
      })
      ;(this as unknown as { player?: WechatMiniprogram.InnerAudioContext }).player = player
      this.setData({ playing: true })
      player.play()
    },
    stopPlaying() {
      const held = this as unknown as { player?: WechatMiniprogram.InnerAudioContext }
      held.player?.stop()
      held.player?.destroy()
      held.player = undefined
      if (this.data.playing) this.setData({ playing: false })
    },
    remove() {
      this.stopPlaying()
      this.triggerEvent('remove')
    },
  },
})
