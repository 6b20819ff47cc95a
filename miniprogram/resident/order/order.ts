import { clean, isBlank } from '../../core/text/fold'
import type { HelpedPerson, Home, Pressed, SubCategory } from '../../../cloudfunctions/_contract/views'
import { newKey } from '../../api/key'
import { discard, press, waiting } from '../../api/outbox'
import { askFor } from '../../api/subscribe'
import { call } from '../../api/client'
import type { ChoiceView, PhotoView, VoiceView } from '../../components/models'
import type { Category } from '../../core/ticket/types'
import { dropFile, photoFile, photoView, voiceFile, voiceView } from '../../utils/attach'
import { dropDraft, keepDraft, readDraft } from '../../utils/draft'
import { elderBehavior } from '../../utils/elder'
import { openSaying } from '../../utils/go'
import { load, WAITING } from '../../utils/load'
import { ring } from '../../utils/phone-call'
import { ask, say } from '../../utils/say'
import {
  additionFrom,
  againForm,
  draftFrom,
  emptyDraft,
  filesOf,
  formOf,
  isUntouched,
  mayAskToShow,
  missing,
  submitInput,
  titleOf,
  type OrderDraft,
} from './draft'
import { CALM, troubleOf } from './trouble'

const WISHES: ChoiceView[] = ['越快越好', '这个星期内', '不急'].map(words => ({ value: words, label: words }))
const CONSENTS: ChoiceView[] = ['当面同意', '电话里同意', '家里人在场同意'].map(words => ({
  value: words,
  label: words,
}))
const TITLES = { order: '点单', dispute: '报矛盾', behalf: '替人点单' }
const BIGGEST_PHOTO = 10_000_000
const KEEP_AFTER_MS = 400

type Typed = WechatMiniprogram.CustomEvent<{ value: string }>

export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    notice: WAITING,
    shown: false,
    newcomer: false,
    behalf: false,
    restored: false,
    busy: false,
    draft: emptyDraft(''),
    chips: [] as ChoiceView[],
    wishes: WISHES,
    consents: CONSENTS,
    count: 0,
    photos: [] as PhotoView[],
    voice: null as VoiceView | null,
    note: '',
    ready: false,
    askToShow: false,
    /** Staff from elsewhere: nothing of their own can be ordered here. */
    homeless: false,
    mayHelp: false,
    trouble: CALM,
    writing: false,
    callName: '',
    q: '',
    people: [] as HelpedPerson[],
    nextPeople: '',
    searched: false,
  },
  form: 'order',
  /** The waiting order that is written again here. */
  again: '',
  subs: [] as SubCategory[],
  phone: null as string | null,
  keeping: 0,

  onLoad(query: Record<string, string | undefined>) {
    const again = waiting().find(item => item.key === query['again'])
    const kind = again
      ? formOf(again)
      : query['behalf'] === '1'
        ? 'behalf'
        : query['category'] === 'dispute'
          ? 'dispute'
          : 'order'
    const behalf = kind === 'behalf'
    const category = kind === 'dispute' ? kind : ((query['category'] ?? '') as Category | '')
    this.again = again?.key ?? ''
    this.form = again ? againForm(again.key) : kind
    void wx.setNavigationBarTitle({ title: TITLES[kind] })
    const kept = readDraft<OrderDraft>(this.form)
    const draft = kept ?? (again ? draftFrom(again) : emptyDraft(newKey(), category))
    if (behalf && query['person'])
      draft.helped = {
        id: query['person'],
        name: decodeURIComponent(query['name'] ?? ''),
        household: decodeURIComponent(query['household'] ?? ''),
      }
    this.setData({ behalf, restored: !again && kept !== null && !isUntouched(kept) })
    this.put(draft)
    this.open()
  },
  toBehalf() {
    void wx.redirectTo({ url: '/resident/order/order?behalf=1' })
  },
  onHide() {
    this.keepNow()
  },
  onUnload() {
    this.keepNow()
  },

  open() {
    void load(this, 'me.home', {}, (home: Home) => {
      this.subs = home.subs
      this.phone = home.me?.contact?.phone ?? null
      const { me } = home
      this.setData({
        shown: true,
        newcomer: me === null,
        homeless: me !== null && !this.data.behalf && me.home === null && !me.isGuest,
        mayHelp: me?.duties.some(one => one.role === 'dispatcher' || one.role === 'gridMember') === true,
        callName: me?.contact?.name ?? '',
      })
      this.put(this.data.draft)
    })
  },

  /** Everything the page shows follows from the draft. */
  put(draft: OrderDraft) {
    const chips = this.subs
      .filter(sub => sub.category === draft.category)
      .map(sub => ({ value: sub.id, label: sub.words }))
    const note = missing(draft, this.data.behalf)
    this.setData({
      draft,
      chips,
      note: note || '草稿已经存在手机里，没信号也不会丢',
      ready: note === '',
      askToShow: mayAskToShow(draft, this.data.behalf),
      count: [...draft.text].length,
      photos: draft.photos.map(file => photoView(file)),
      voice: voiceView(draft.voice),
    })
  },
  change(part: Partial<OrderDraft>) {
    this.put({ ...this.data.draft, ...part })
    clearTimeout(this.keeping)
    this.keeping = setTimeout(() => this.keepNow(), KEEP_AFTER_MS) as unknown as number
  },
  /** Typing changes only what it must, so that the cursor stays and nothing is sent twice to the glass. */
  typed(part: Partial<OrderDraft>) {
    const draft = Object.assign(this.data.draft, part)
    const note = missing(draft, this.data.behalf)
    this.setData({
      note: note || '草稿已经存在手机里，没信号也不会丢',
      ready: note === '',
      count: [...draft.text].length,
    })
    clearTimeout(this.keeping)
    this.keeping = setTimeout(() => this.keepNow(), KEEP_AFTER_MS) as unknown as number
  },
  keepNow() {
    clearTimeout(this.keeping)
    if (this.sent) return
    if (isUntouched(this.data.draft)) dropDraft(this.form)
    else keepDraft(this.form, this.data.draft)
  },
  sent: false,
  /** It is in the cloud, or lies in the phone as it stands now: the draft goes, and what it was before. */
  isSent() {
    this.sent = true
    dropDraft(this.form)
    if (this.again !== '' && this.again !== this.data.draft.key) discard(this.again)
  },

  async startOver() {
    if (!(await ask({ title: '重新写', words: '这里写的字、拍的照片都不要了。', yes: '重新写', no: '留着' })))
      return
    for (const file of filesOf(this.data.draft)) dropFile(file)
    dropDraft(this.form)
    this.setData({ restored: false, trouble: CALM })
    this.put(emptyDraft(newKey(), this.form === 'dispute' ? 'dispute' : ''))
  },

  chooseCategory(event: WechatMiniprogram.CustomEvent<{ value: Category }>) {
    if (event.detail.value !== this.data.draft.category)
      this.change({ category: event.detail.value, sub: '' })
  },
  chooseSub(event: Typed) {
    this.change({ sub: event.detail.value })
  },
  chooseWish(event: WechatMiniprogram.CustomEvent<{ value: string; on: boolean }>) {
    this.change({ wish: event.detail.on ? event.detail.value : '' })
  },
  chooseConsent(event: Typed) {
    this.change({ consentWords: event.detail.value })
  },
  typeText(event: Typed) {
    this.typed({ text: event.detail.value })
    if (this.data.trouble.text) this.setData({ 'trouble.text': '', 'trouble.risky': false })
  },
  typePlace(event: Typed) {
    this.typed({ place: event.detail.value })
  },
  typeConsent(event: Typed) {
    this.typed({ consentWords: event.detail.value })
  },
  setUrgent(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
    this.change({ urgent: event.detail.value })
  },
  setAboutStaff(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
    this.change({ aboutStaff: event.detail.value })
  },
  setShowOnBoard(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
    this.change({ showOnBoard: event.detail.value })
  },

  async addPhotos(event: WechatMiniprogram.CustomEvent<{ files: { path: string; size: number }[] }>) {
    const small = event.detail.files.filter(file => file.size <= BIGGEST_PHOTO)
    const added = await Promise.all(small.map(file => photoFile(file.path, file.size)))
    this.setData({
      'trouble.photos':
        small.length < event.detail.files.length ? '有一张太大了，要小于 10 兆，没放进来。' : '',
    })
    this.change({ photos: [...this.data.draft.photos, ...added].slice(0, 9) })
  },
  removePhoto(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    const gone = this.data.draft.photos.find(file => file.key === event.detail.id)
    if (gone) dropFile(gone)
    this.change({ photos: this.data.draft.photos.filter(file => file.key !== event.detail.id) })
  },
  async record(event: WechatMiniprogram.CustomEvent<{ path: string; seconds: number }>) {
    this.change({ voice: await voiceFile(event.detail.path, event.detail.seconds) })
  },
  removeVoice() {
    if (this.data.draft.voice) dropFile(this.data.draft.voice)
    this.change({ voice: null })
  },
  voiceTrouble(event: WechatMiniprogram.CustomEvent<{ says: string }>) {
    say(this, event.detail.says)
  },

  typeName(event: Typed) {
    this.setData({ q: event.detail.value })
  },
  async search() {
    this.setData({ people: [], nextPeople: '', searched: false })
    await this.morePeople()
  },
  async morePeople() {
    const { nextPeople, people } = this.data
    const result = await call('grid.people', {
      ...(isBlank(this.data.q) ? {} : { q: clean(this.data.q) }),
      ...(nextPeople === '' ? {} : { cursor: nextPeople }),
    })
    if (result.ok)
      this.setData({
        people: [...people, ...result.data.people],
        nextPeople: result.data.next ?? '',
        searched: true,
      })
    else say(this, result.says)
  },
  choosePerson(event: WechatMiniprogram.TouchEvent) {
    const helped =
      this.data.people.find(person => person.id === String(event.currentTarget.dataset['id'])) ?? null
    this.setData({ people: [], searched: false })
    this.change({ helped })
  },
  forgetPerson() {
    this.change({ helped: null })
  },

  callFirst() {
    ring(this.phone)
  },
  join() {
    void wx.navigateTo({ url: '/resident/join/join' })
  },
  back() {
    void wx.navigateBack()
  },

  send() {
    if (this.data.busy || !this.data.ready) return
    askFor('resident')
    void this.handIn(false)
  },
  async handIn(humanCheck: boolean) {
    if (this.data.busy || !this.data.ready) return
    this.keepNow()
    this.setData({ busy: true, trouble: CALM })
    const draft = this.data.draft
    const subWords = this.data.chips.find(chip => chip.value === draft.sub)?.label ?? ''
    const ask = {
      key: draft.key,
      input: { ...submitInput(draft, this.data.behalf) } as Record<string, unknown>,
      ...(humanCheck ? { humanCheck } : {}),
    }
    const result = await press({
      key: draft.key,
      route: 'ticket.submit',
      ask,
      files: filesOf(draft),
      title: titleOf(draft, subWords),
    })
    if (result.ok === false && result.order) {
      this.setData({ busy: false })
      await this.isInAlready(result.code, result.says, result.order, subWords)
      return
    }
    if (result.ok === false) {
      const trouble = troubleOf(result)
      this.setData({
        busy: false,
        trouble,
        note: trouble.general === '' ? '还没交上去，红字的地方看一看' : '还没交上去，字都还在',
      })
      return
    }
    this.isSent()
    if (result.ok === 'kept') {
      openSaying('/resident/mine/mine', '存在这个手机里了，有了信号自己会交，只交一次。')
      return
    }
    for (const file of filesOf(draft)) dropFile(file)
    const done = result.data as Pressed
    if (done.slip && done.no) {
      openSaying(
        `/resident/paper/paper?no=${done.no}&name=${encodeURIComponent(draft.helped?.name ?? '')}`,
        done.says,
      )
      return
    }
    openSaying(
      done.ticket ? `/resident/ticket/ticket?id=${done.ticket.ticket.id}` : '/resident/mine/mine',
      done.says,
    )
  },
  /** An earlier version of this form did arrive: nothing was handed in now, and what is new can go to that order. */
  async isInAlready(
    code: string,
    words: string,
    order: { id: string; no: string; differs: string[] },
    sub: string,
  ) {
    const toOrder = (says: string) => {
      this.isSent()
      discard(this.data.draft.key)
      openSaying(`/resident/ticket/ticket?id=${order.id}`, says)
    }
    if (code === 'KEY_DONE_STAFF') {
      if (!(await ask({ title: '已经交上去了', words, yes: '另交一单', no: '先不交' }))) return
      this.put({ ...this.data.draft, key: newKey() })
      void this.handIn(false)
      return
    }
    const added = additionFrom(this.data.draft, order.differs, sub)
    if (!added) {
      toOrder(words)
      return
    }
    if (!(await ask({ title: '已经交上去了', words, yes: '补进去', no: '先不补' }))) return
    this.setData({ busy: true })
    const { files, ...input } = added
    const key = `${this.data.draft.key}-add`
    const result = await press({
      key,
      route: 'ticket.amend',
      ask: { key, ticketId: order.id, input: { ...input, attachments: [] } },
      files,
      title: this.data.draft.text,
    })
    this.setData({ busy: false })
    if (result.ok === false) say(this, result.says)
    else if (result.ok === 'kept') toOrder('补的话存在这个手机里了，有了信号自己会交。')
    else toOrder((result.data as Pressed).says)
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
