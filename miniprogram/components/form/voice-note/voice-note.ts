import { LIMITS } from '../../../core/limits'
import { notAllowed } from '../../../utils/not-allowed'
import type { VoiceView } from '../../../views/models'

/** The speech plugin and the check both stop at a minute. */
const LONGEST_MS = LIMITS.voiceSeconds * 1000
/** A press longer than this is holding, shorter is a tap that starts and a second tap that stops. */
const HOLD_MS = 400
const NO_MICROPHONE = '没能录音。请在右上角“设置”里允许使用麦克风，打字也行。'
/** A screen reader sends a tap without a touch; a finger sends both, and the touch has already acted. */
const TOUCH_ACTED_MS = 1000

/** What is no picture and so stays out of `data`. */
interface Held {
  /** The microphone is allowed: a finger that holds is heard. */
  mayRecord?: boolean
  pressedAt: number
  touchedAt: number
  ticking?: number
  player?: WechatMiniprogram.InnerAudioContext | undefined
}
const stateOf = (component: unknown): Held => component as Held

/**
 * A spoken note of at most a minute. With `editable` it records, by holding or by tapping twice.
 * Fires `record` `{ path, seconds }`, `remove`, and `trouble` `{ message }` when the microphone is not allowed.
 */
export default Component({
  properties: {
    voice: { type: null, value: null as VoiceView | null },
    editable: Boolean,
    /** The big way in, while nothing was said yet. */
    door: Boolean,
    /** Something else was said or tapped: the filled button of the screen is another one. */
    quiet: Boolean,
    /** 「按住说话」 */
    word: { type: String, value: '' },
  },
  data: { most: LIMITS.voiceSeconds as number, recording: false, playing: false, seconds: 0 },
  lifetimes: {
    attached() {
      if (!this.data.editable) return
      wx.getSetting({
        success: ({ authSetting }) => {
          stateOf(this).mayRecord = authSetting['scope.record'] === true
        },
      })
    },
    detached() {
      if (this.data.recording) wx.getRecorderManager().stop()
      clearInterval(stateOf(this).ticking ?? 0)
      this.stopPlaying()
    },
  },
  methods: {
    press() {
      stateOf(this).touchedAt = Date.now()
      if (this.data.recording) {
        wx.getRecorderManager().stop()
        return
      }
      // WeChat's question takes the finger off the button: it is asked first, and nothing is recorded meanwhile.
      if (!stateOf(this).mayRecord) return this.askFirst()
      stateOf(this).pressedAt = Date.now()
      this.start()
    },
    askFirst() {
      wx.authorize({
        scope: 'scope.record',
        success: () => {
          stateOf(this).mayRecord = true
          this.triggerEvent('trouble', { message: '可以说了：按住再说，说完松手。' })
        },
        fail: problem => this.triggerEvent('trouble', { message: notAllowed(problem) ?? NO_MICROPHONE }),
      })
    },
    lift() {
      const { pressedAt } = stateOf(this)
      if (this.data.recording && pressedAt > 0 && Date.now() - pressedAt > HOLD_MS)
        wx.getRecorderManager().stop()
      stateOf(this).pressedAt = 0
    },
    tapWithoutTouch() {
      if (Date.now() - (stateOf(this).touchedAt || 0) < TOUCH_ACTED_MS) return
      this.press()
      stateOf(this).pressedAt = 0
    },
    start() {
      const recorder = wx.getRecorderManager()
      const quiet = () => {
        clearInterval(stateOf(this).ticking ?? 0)
        this.setData({ recording: false })
      }
      recorder.onStart(() => {
        clearInterval(stateOf(this).ticking ?? 0)
        stateOf(this).ticking = setInterval(
          () => this.setData({ seconds: this.data.seconds + 1 }),
          1000,
        ) as unknown as number
      })
      recorder.onStop(kept => {
        quiet()
        const seconds = Math.min(LIMITS.voiceSeconds, Math.round(kept.duration / 1000))
        if (seconds >= 1) this.triggerEvent('record', { path: kept.tempFilePath, seconds })
        else this.triggerEvent('trouble', { message: '时间太短，没录上。按住说完再松手。' })
      })
      recorder.onError(problem => {
        quiet()
        stateOf(this).mayRecord = false
        this.triggerEvent('trouble', { message: notAllowed(problem) ?? NO_MICROPHONE })
      })
      this.setData({ recording: true, seconds: 0 })
      recorder.start({
        duration: LONGEST_MS,
        format: 'mp3',
        sampleRate: 16000,
        numberOfChannels: 1,
        encodeBitRate: 48000,
      })
    },
    play() {
      const { voice, playing } = this.data
      if (!voice) return
      if (playing) {
        this.stopPlaying()
        return
      }
      const player = wx.createInnerAudioContext()
      player.src = voice.src
      player.onEnded(() => this.stopPlaying())
      player.onError(() => {
        this.stopPlaying()
        this.triggerEvent('trouble', { message: '这段话这会儿放不出来，过一会儿再听。' })
      })
      stateOf(this).player = player
      this.setData({ playing: true })
      player.play()
    },
    stopPlaying() {
      const { player } = stateOf(this)
      stateOf(this).player = undefined
      player?.stop()
      player?.destroy()
      if (this.data.playing) this.setData({ playing: false })
    },
    remove() {
      this.stopPlaying()
      this.triggerEvent('remove')
    },
  },
})
