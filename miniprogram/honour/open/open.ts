import { LIMITS } from '../../core/limits'
import { clean, isBlank } from '../../core/text/fold'
import type { HonourDetail } from '../../../contract/points/honour'
import { call } from '../../api/client'
import { newKey } from '../../api/key'
import { askFor } from '../../api/subscribe'
import { elderBehavior } from '../../utils/elder'
import { takeSaying } from '../../utils/go'
import { load, WAITING } from '../../utils/load'
import { ask, toast } from '../../utils/toast'
import { barOf, pageModel, type HonourPageModel, type BarAction } from './page-model'
import { SHEETS, VERDICTS, SURE, OPENERS, type Sheet, type Pressed } from './sheets'

export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    atMost: LIMITS,
    notice: WAITING,
    shown: false,
    busy: false,
    model: null as HonourPageModel | null,
    bar: barOf({ can: [], state: 'declined', mine: false }),
    mayAnswer: false,
    mayStandAside: false,
    openers: OPENERS,
    sheet: '' as Sheet,
    words: SHEETS.object,
    text: '',
    verdicts: VERDICTS,
    verdict: '',
    trouble: '',
    risky: false,
    lack: '',
  },
  id: '',
  key: '',
  answering: '',
  state: '' as HonourDetail['state'] | '',
  mine: false,

  onLoad(query: Record<string, string | undefined>) {
    this.id = query['id'] ?? ''
    this.key = newKey()
  },
  onReady() {
    takeSaying(this)
  },
  onShow() {
    void this.open()
  },
  async onPullDownRefresh() {
    await this.open()
    void wx.stopPullDownRefresh()
  },
  open() {
    return load(this, 'honour.open', { id: this.id }, (detail, fresh) =>
      this.show(detail, fresh ? detail.now : Date.now()),
    )
  },
  show(detail: HonourDetail, now: number) {
    this.state = detail.state
    this.mine = detail.mine
    this.setData({
      shown: true,
      model: pageModel(detail, now),
      bar: barOf(detail),
      mayAnswer: detail.can.indexOf('answer') >= 0,
      mayStandAside: detail.can.indexOf('standAside') >= 0,
    })
  },

  main() {
    void this.go(this.data.bar.mainPress)
  },
  side() {
    void this.go(this.data.bar.sidePress)
  },
  async go(press: BarAction) {
    if (press === 'object') {
      this.openSheet('object')
      return
    }
    if (press === '' || this.data.busy) return
    // For a household without a phone it is written down how it answered.
    if (!this.mine && (press === 'yes' || press === 'no')) {
      this.openSheet(press === 'yes' ? 'agreed' : 'declined')
      return
    }
    // Taken down from the wall it can be shown again with one tap.
    const sure = press === 'takeBack' && this.state === 'awarded' ? undefined : SURE[press]
    if (sure && !(await ask(sure))) return
    const { id, key } = this
    this.setData({ busy: true })
    const result: Pressed =
      press === 'agree' || press === 'against'
        ? await call('honour.vote', { id, agree: press === 'agree', key })
        : await call('honour.consent', { id, consent: press === 'yes' || press === 'show', key })
    this.setData({ busy: false })
    if (!result.ok && result.retry) {
      toast(this, result.message)
      return
    }
    this.took(result)
  },
  async standAside() {
    if (
      this.data.busy ||
      !(await ask({
        title: '是亲戚，回避',
        words: '记下您回避了，投过的票不算，由其他几位来评。回避了不能再收回。',
        yes: '回避',
        no: '再想想',
      }))
    )
      return
    this.setData({ busy: true })
    const result: Pressed = await call('honour.standAside', { id: this.id, key: this.key })
    this.setData({ busy: false })
    this.took(result)
  },
  openWith(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ text: event.detail.value })
    this.lack()
  },
  took(result: Pressed) {
    // Answered for good: what is pressed next is another tap.
    this.key = newKey()
    toast(this, result.ok ? result.data.message : result.message)
    if (result.ok) this.show(result.data.honour, result.data.honour.now)
    else void this.open()
  },

  answer(event: WechatMiniprogram.TouchEvent) {
    this.answering = String(event.currentTarget.dataset['id'])
    this.openSheet('answer')
  },
  openSheet(sheet: Exclude<Sheet, ''>) {
    this.key = newKey()
    this.setData({ sheet, words: SHEETS[sheet], text: '', verdict: '', trouble: '', risky: false })
    this.lack()
  },
  closeSheet() {
    this.setData({ sheet: '' })
  },
  chooseVerdict(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ verdict: event.detail.value })
    this.lack()
  },
  /** Typing changes only what it must, so that the cursor stays. */
  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.data.text = event.detail.value
    if (this.data.trouble) this.setData({ trouble: '', risky: false })
    this.lack()
  },
  lack() {
    const { sheet, verdict, text, words } = this.data
    const lack =
      sheet === 'answer' && verdict === ''
        ? '还差“成不成立”没选'
        : isBlank(text)
          ? `还差“${words.label}”没写`
          : ''
    if (lack !== this.data.lack) this.setData({ lack })
  },
  press() {
    void this.send(false)
  },
  askPerson() {
    void this.send(true)
  },
  async send(humanCheck: boolean) {
    const { sheet, text, verdict, busy, lack } = this.data
    if (busy || lack || sheet === '') return
    askFor('points')
    const { id, key } = this
    const reason = clean(text)
    this.setData({ busy: true, trouble: '', risky: false })
    const result: Pressed =
      sheet === 'object'
        ? await call('honour.object', {
            id,
            reason,
            key,
            ...(humanCheck ? { humanCheck: true as const } : {}),
          })
        : sheet === 'agreed' || sheet === 'declined'
          ? await call('honour.consent', { id, consent: sheet === 'agreed', words: reason, key })
          : await call('honour.answer', {
              id,
              objectionId: this.answering,
              upheld: verdict === 'yes',
              reason,
              key,
            })
    this.setData({ busy: false })
    if (
      !result.ok &&
      (result.retry ||
        result.code === 'TEXT_RISKY' ||
        result.code === 'BAD_INPUT' ||
        result.code === 'OFFLINE')
    ) {
      this.setData({
        text,
        trouble: result.message,
        risky: result.code === 'TEXT_RISKY' && sheet === 'object',
      })
      return
    }
    this.setData({ sheet: '' })
    this.took(result)
  },
})
