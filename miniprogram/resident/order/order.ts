import { LIMITS } from '../../core/limits'
import type { SubCategory } from '../../../contract/person/home'
import type { Pressed } from '../../../contract/ticket/press'
import { newKey } from '../../api/key'
import { discard } from '../../api/offline-queue'
import type { PhotoView, VoiceView } from '../../views/models'
import type { Picture } from '../../core/filing/pictures'
import { dropFile, voiceFile } from '../../forms/attach'
import { draftKeeper } from '../../forms/draft-keeper'
import { elderBehavior } from '../../utils/elder'
import { openSaying } from '../../utils/go'
import { load, WAITING } from '../../utils/load'
import { ring } from '../../utils/phone-call'
import { withoutPhoto, withPhotos, type PhotoRemoved, type PhotosAdded } from '../../forms/photos'
import { ask, toast } from '../../utils/toast'
import { pageAfter, SENTENCES, startOf, TITLES, WISHES } from './start'
import { handIn, onwardFrom, type Already } from './hand-in'
import { emptyDraft, filesOf, isUntouched, type OrderDraft } from './draft'
import { filed } from './filed'
import { judged, shownOf } from './shown'
import { CALM, troubleOf } from './trouble'
import { WRITES_AGAIN, NOT_HANDED_IN, WAITS_FOR_SIGNAL } from '../../views/sentences'

type Typed = WechatMiniprogram.CustomEvent<{ value: string }>

export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    ...SENTENCES,
    atMost: LIMITS,
    notice: WAITING,
    shown: false,
    newcomer: false,
    behalf: false,
    restored: false,
    busy: false,
    draft: emptyDraft(''),
    wishes: WISHES,
    count: 0,
    photos: [] as PhotoView[],
    voice: null as VoiceView | null,
    note: '',
    ready: false,
    askToShow: false,
    mayKeep: true,
    /** What it is filed as: 「基础设施 · 路灯」. */
    filedAs: '',
    /** Opened as something else: a quarrel may be turned back into an order. */
    mayTurnBack: false,
    /** Staff from elsewhere: nothing of their own can be ordered here. */
    homeless: false,
    /** How soon an urgent one must be sent on. */
    urgentLong: '',
    mayHelp: false,
    trouble: CALM,
    writing: false,
    callName: '',
  },
  form: 'order',
  /** The waiting order that is written again here. */
  again: '',
  subs: [] as SubCategory[],
  phone: null as string | null,
  keeper: draftKeeper<OrderDraft>('order', isUntouched),

  onLoad(query: Record<string, string | undefined>) {
    const { again, kind, form, kept, draft, untouched } = startOf(query)
    const behalf = kind === 'behalf'
    this.again = again?.key ?? ''
    this.form = form
    this.keeper = draftKeeper(form, untouched)
    void wx.setNavigationBarTitle({ title: TITLES[kind] })
    this.setData({
      behalf,
      mayTurnBack: kind !== 'dispute',
      restored: !again && kept !== null && !untouched(kept),
    })
    this.put(draft)
    this.open()
  },
  toBehalf() {
    void wx.redirectTo({ url: '/resident/order/order?behalf=1' })
  },
  onHide() {
    this.keeper.now(this.data.draft)
  },
  onUnload() {
    this.onHide()
  },

  open() {
    void load(this, 'me.home', {}, home => {
      this.subs = home.subs
      this.phone = home.me?.contact?.phone ?? null
      const { me } = home
      this.setData({
        shown: true,
        newcomer: me === null,
        homeless: me !== null && !this.data.behalf && me.home === null && !me.isGuest,
        mayHelp: me?.duties.some(one => one.role === 'dispatcher' || one.role === 'gridMember') === true,
        callName: me?.contact?.name ?? '',
        urgentLong: home.lengths.urgent,
      })
      this.put(this.data.draft)
    })
  },

  /** Everything the page shows follows from the draft. */
  put(draft: OrderDraft) {
    this.setData(shownOf(draft, this.data.behalf, this.subs))
  },
  change(part: Partial<OrderDraft>) {
    this.put({ ...this.data.draft, ...part })
    this.keeper.soon(this.data.draft)
  },
  /** Typing changes only what it must, so that the cursor stays and nothing is sent twice to the screen. */
  typed(part: Partial<OrderDraft>) {
    const draft = Object.assign(this.data.draft, part)
    this.setData(judged(draft, this.data.behalf, this.subs))
    this.keeper.soon(draft)
  },
  /** It is in the cloud, or lies in the phone as it stands now: the draft goes, and what it was before. */
  isSent() {
    this.keeper.done()
    if (this.again !== '' && this.again !== this.data.draft.key) discard(this.again)
  },

  async startOver() {
    if (!(await ask({ title: '重新写', words: WRITES_AGAIN, yes: '重新写', no: '留着' }))) return
    for (const file of filesOf(this.data.draft)) dropFile(file)
    this.keeper.drop()
    this.setData({ restored: false, trouble: CALM })
    this.put(emptyDraft(newKey(), this.form === 'dispute'))
  },

  choosePicture(event: WechatMiniprogram.CustomEvent<{ value: Picture | '' }>) {
    this.change({ picture: event.detail.value })
  },
  /** What was said so far stays: only the door is another. */
  turnToDispute() {
    this.change({ dispute: true, picture: '', danger: '' })
  },
  turnBack() {
    this.change({ dispute: false, danger: '' })
  },
  /** Of the part of the draft that stands on the element. */
  choosePart(event: WechatMiniprogram.CustomEvent<{ value: string | boolean }>) {
    this.change({ [String(event.currentTarget.dataset['part'])]: event.detail.value })
  },
  typePart(event: Typed) {
    this.typed({ [String(event.currentTarget.dataset['part'])]: event.detail.value })
  },
  chooseWish(event: WechatMiniprogram.CustomEvent<{ value: string; on: boolean }>) {
    this.change({ wish: event.detail.on ? event.detail.value : '' })
  },
  typeText(event: Typed) {
    this.typed({ text: event.detail.value })
    if (this.data.trouble.text) this.setData({ 'trouble.text': '', 'trouble.risky': false })
  },
  async addPhotos(event: PhotosAdded) {
    const { files, trouble } = await withPhotos(this.data.draft.photos, event)
    this.setData({ 'trouble.photos': trouble })
    this.change({ photos: files })
  },
  removePhoto(event: PhotoRemoved) {
    this.change({ photos: withoutPhoto(this.data.draft.photos, event) })
  },
  async record(event: WechatMiniprogram.CustomEvent<{ path: string; seconds: number }>) {
    this.change({ voice: await voiceFile(event.detail.path, event.detail.seconds) })
  },
  removeVoice() {
    if (this.data.draft.voice) dropFile(this.data.draft.voice)
    this.change({ voice: null })
  },
  trouble(event: WechatMiniprogram.CustomEvent<{ message: string }>) {
    toast(this, event.detail.message)
  },

  /** Whom it is for, or how they agreed: the part of the draft that changed. */
  takePart(event: WechatMiniprogram.CustomEvent<Partial<OrderDraft>>) {
    this.change(event.detail)
  },

  callFirst() {
    ring(this.phone)
  },
  join() {
    void wx.navigateTo({ url: '/resident/join/join' })
  },

  send() {
    if (this.data.busy || !this.data.ready) return
    void this.handIn(false)
  },
  async handIn(humanCheck: boolean) {
    if (this.data.busy || !this.data.ready) return
    this.keeper.now(this.data.draft)
    this.setData({ busy: true, trouble: CALM })
    const draft = this.data.draft
    const kind = filed(draft, this.subs)
    const result = await handIn(draft, this.data.behalf, kind, humanCheck)
    if (result.ok === false && result.order) {
      this.setData({ busy: false })
      await this.isInAlready({ code: result.code, message: result.message, order: result.order }, kind.label)
      return
    }
    if (result.ok === false) {
      const trouble = troubleOf(result)
      const note = trouble.general === '' ? '还没交上去，红字的地方看一看' : NOT_HANDED_IN
      this.setData({ busy: false, trouble, note })
      return
    }
    this.isSent()
    if (result.ok === 'kept') {
      openSaying(`/resident/receipt/receipt?key=${draft.key}`, WAITS_FOR_SIGNAL)
      return
    }
    for (const file of filesOf(draft)) dropFile(file)
    const done = result.data as Pressed
    openSaying(
      pageAfter(done, draft.helped?.name ?? draft.unlisted?.name ?? draft.family?.name ?? ''),
      done.message,
    )
  },
  async isInAlready(already: Already, subLabel: string) {
    const { draft } = this.data
    const onward = await onwardFrom(draft, already, subLabel, busy => this.setData({ busy }))
    if (onward.kind === 'another') {
      this.put({ ...draft, key: newKey() })
      void this.handIn(false)
    } else if (onward.kind === 'there') {
      this.isSent()
      discard(draft.key)
      openSaying(`/ticket/open/open?id=${already.order.id}`, onward.message)
    } else if (onward.message !== '') toast(this, onward.message)
  },
  rewrite() {
    this.setData({ writing: true })
  },
  written() {
    this.setData({ writing: false })
  },
  askPerson() {
    void this.handIn(true)
  },
})
