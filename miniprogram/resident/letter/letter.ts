import { LIMITS } from '../../core/limits'
import { call } from '../../api/client'
import { newKey } from '../../api/key'
import { letterPartsOf, standOf, type LetterPart } from '../../core/feedback/card'
import type { FeedbackInfo } from '../../core/feedback/info'
import { PRESSES } from '../../core/feedback/phone/ways'
import { clean } from '../../core/text/fold'
import { dropDraft, keepDraft, readDraft } from '../../forms/draft'
import { elderBehavior } from '../../utils/elder'
import { load, WAITING } from '../../utils/load'
import { ask, toast } from '../../utils/toast'

/** What is typed here next; taking back is a question. */
type Can = Exclude<FeedbackInfo['can'][number], 'withdraw'> | ''
/** What is written here next, and by whom. */
const SHEETS: Record<Exclude<Can, ''>, { title: string; hint: string; press: string; done: string }> = {
  answer: {
    title: '答复',
    hint: '写清楚查了什么、怎么办的。写的人看得到您的名字。',
    press: '答复',
    done: '答复了，写的人会看到。',
  },
  appeal: {
    title: '不满意这个答复',
    hint: '可以请县里再看一次，只有一次。写清楚哪里没说到。',
    press: '请县里再看',
    done: '交给县里了，答复了会告诉您。',
  },
}

/** One complaint or suggestion: who wrote it reads the answers here, the town and the county write them. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    atMost: LIMITS,
    id: '',
    notice: WAITING,
    shown: false,
    head: '',
    state: '',
    parts: [] as LetterPart[],
    can: '' as Can,
    canWithdraw: false,
    sheet: SHEETS.answer,
    text: '',
    busy: false,
    trouble: '',
  },
  key: '',
  takeBackKey: '',

  onLoad(query: Record<string, string | undefined>) {
    const id = query['id'] ?? ''
    const kept = readDraft<{ key: string; text: string }>(`letter:${id}`)
    this.key = kept?.key ?? newKey()
    this.takeBackKey = newKey()
    this.setData({ id, text: kept?.text ?? '' })
  },
  onShow() {
    void this.open()
  },
  onPullDownRefresh() {
    void this.open().then(() => wx.stopPullDownRefresh())
  },

  open() {
    return load(this, 'feedback.open', { id: this.data.id }, one => this.show(one, one.now))
  },
  show(one: FeedbackInfo, now: number) {
    const [can = ''] = one.can.filter(verb => verb !== 'withdraw')
    this.setData({
      shown: true,
      head: `编号 ${one.no}`,
      state: standOf(one, now),
      parts: letterPartsOf(one),
      can,
      canWithdraw: one.can.includes('withdraw'),
      ...(can === '' ? {} : { sheet: SHEETS[can] }),
    })
  },

  type(event: WechatMiniprogram.TextareaInput) {
    const text = event.detail.value
    this.setData({ text, trouble: '' })
    keepDraft(`letter:${this.data.id}`, { key: this.key, text })
  },

  async send() {
    const { id, can, busy, sheet } = this.data
    const text = clean(this.data.text)
    if (busy || can === '' || text === '') return
    this.setData({ busy: true, trouble: '' })
    const result = await call(`feedback.${can}`, { id, text, key: this.key })
    if (!result.ok) {
      this.setData({ busy: false, trouble: result.message })
      if (result.code === 'KEY_USED') this.key = newKey()
      return
    }
    dropDraft(`letter:${id}`)
    this.key = newKey()
    this.setData({ busy: false, text: '' })
    this.show(result.data, Date.now())
    toast(this, sheet.done)
  },

  /** While it waits, whoever wrote it may take it back. */
  async withdraw() {
    const { id, busy } = this.data
    if (busy || !(await ask(PRESSES.withdraw.dialog))) return
    this.setData({ busy: true, trouble: '' })
    const result = await call('feedback.withdraw', { id, key: this.takeBackKey })
    this.setData({ busy: false })
    if (!result.ok) {
      toast(this, result.message)
      return void this.open()
    }
    this.show(result.data, Date.now())
    toast(this, '收回了，不会再有人答复。')
  },
})
