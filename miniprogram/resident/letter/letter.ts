import { call } from '../../api/client'
import { newKey } from '../../api/key'
import { letterPartsOf, standOf, type LetterPart } from '../../core/feedback/card'
import type { FeedbackInfo } from '../../core/feedback/info'
import { FEEDBACK_DONE } from '../../core/feedback/labels'
import { PRESSES } from '../../core/feedback/phone/ways'
import type { Form } from '../../core/process/way'
import { clean } from '../../core/text/fold'
import {
  begin,
  change,
  handIn,
  IS_CURRENT,
  isMendedHere,
  type Changed,
  type Refused,
} from '../../forms/filling'
import { elderBehavior } from '../../utils/elder'
import { load, WAITING } from '../../utils/load'
import { ask, toast } from '../../utils/toast'

/** What is typed here next; taking back is a question. */
type Typed = Exclude<FeedbackInfo['can'][number], 'withdraw'>

/** One complaint or suggestion: who wrote it reads the answers here, the town and the county write them. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    ...IS_CURRENT,
    form: null as Form | null,
    id: '',
    notice: WAITING,
    shown: false,
    head: '',
    state: '',
    parts: [] as LetterPart[],
    can: '' as Typed | '',
    canWithdraw: false,
  },
  takeBackKey: '',

  onLoad(query: Record<string, string | undefined>) {
    this.takeBackKey = newKey()
    this.setData({ id: query['id'] ?? '' })
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
    const isAnother = can !== this.data.can
    this.setData({
      shown: true,
      head: `编号 ${one.no}`,
      state: standOf(one, now),
      parts: letterPartsOf(one),
      can,
      canWithdraw: one.can.includes('withdraw'),
      form: can === '' ? null : PRESSES[can].form,
    })
    if (can !== '' && isAnother) begin(this, PRESSES[can].form, `letter:${can}:${this.data.id}`)
  },

  change(event: Changed) {
    const { form } = this.data
    if (form) change(this, form, event.detail)
  },
  async send() {
    const { id, can, key, filling } = this.data
    if (can === '' || filling.lack !== '') return
    const text = clean(filling.filled['text'] ?? '')
    this.took(await handIn(this, () => call(`feedback.${can}`, { id, text, key })), FEEDBACK_DONE[can])
  },
  /** While it waits, whoever wrote it may take it back. */
  async withdraw() {
    const { id, filling } = this.data
    if (filling.busy || !(await ask(PRESSES.withdraw.dialog))) return
    const sent = await handIn(this, () => call('feedback.withdraw', { id, key: this.takeBackKey }))
    this.took(sent, FEEDBACK_DONE.withdraw)
  },
  took(sent: { kept: true } | { kept: false; data: FeedbackInfo } | null, words: string) {
    if (!sent || sent.kept) return
    this.show(sent.data, Date.now())
    toast(this, words)
  },
  /** Somebody was quicker, or its time is over: it is looked at again. */
  refused(failure: Refused) {
    if (isMendedHere(failure)) return
    toast(this, failure.message)
    void this.open()
  },
})
