import { LIMITS } from '../../core/limits'
import { LONG } from '../../core/lasts'
import type { RulesInfo } from '../../../contract/points/book'
import type { HouseholdInfo } from '../../../contract/points/households'
import { recall } from '../../api/cache'
import { newKey } from '../../api/key'
import { press } from '../../api/offline-queue'
import { askFor } from '../../api/subscribe'
import type { ChoiceView, PhotoView } from '../../views/models'
import { dateWeekdayText, fromDayKey } from '../../core/clock/shanghai'
import { deedWords } from '../../core/points/says'
import { dropFile, photoView } from '../../forms/attach'
import { readDraft } from '../../forms/draft'
import { draftKeeper } from '../../forms/draft-keeper'
import { elderBehavior } from '../../utils/elder'
import { openSaying } from '../../utils/go'
import { load, WAITING } from '../../utils/load'
import { signed } from '../../utils/passbook'
import { withoutPhoto, withPhotos, type PhotoRemoved, type PhotosAdded } from '../../forms/photos'
import { ask, toast } from '../../utils/toast'
import {
  applyInput,
  emptyDraft,
  isUntouched,
  itemsFor,
  missing,
  recentDays,
  type DeedDraft,
  type ItemInfo,
  type Whom,
} from './draft'
import { stuckDraft } from './stuck'
import { CONSENTS, WHOM, CALM, rowOf, troubleOf, whomOf, type ItemRow } from './rows'
import { WRITES_AGAIN, NOT_HANDED_IN, WAITS_FOR_SIGNAL, GOES_ON_WRITING } from '../../views/sentences'

type Typed = WechatMiniprogram.CustomEvent<{ value: string }>

export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    resumed: GOES_ON_WRITING,
    atMost: LIMITS,
    long: LONG,
    notice: WAITING,
    shown: false,
    minus: false,
    outsider: false,
    whoms: [] as ChoiceView[],
    restored: false,
    busy: false,
    draft: emptyDraft('', 'own', 0),
    items: [] as ItemRow[],
    chosen: null as ItemRow | null,
    most: 1,
    unit: '',
    sum: '',
    days: [] as ChoiceView[],
    whenText: '',
    first: '',
    last: '',
    photos: [] as PhotoView[],
    wantsPhoto: false,
    consents: CONSENTS,
    note: '',
    ready: false,
    trouble: CALM,
  },
  rules: [] as ItemInfo[],
  now: 0,
  keeper: draftKeeper<DeedDraft>('deed', isUntouched),

  onLoad(query: Record<string, string | undefined>) {
    const minus = query['minus'] === '1'
    const form = minus ? 'deduction' : query['for'] === undefined ? 'deed' : 'deed-for-others'
    this.keeper = draftKeeper(form, isUntouched)
    const wished = query['item'] ?? ''
    this.now = Date.now()
    if (minus) void wx.setNavigationBarTitle({ title: '第三步：扣分' })
    const kept = readDraft<DeedDraft>(form) ?? stuckDraft(query['key'], this.now)
    const draft = kept ?? emptyDraft(newKey(), minus ? 'other' : ((query['for'] ?? 'own') as Whom), this.now)
    if (query['household'])
      draft.households = [{ id: query['household'], title: decodeURIComponent(query['title'] ?? '') }]
    if (wished) draft.itemId = wished
    this.setData({ minus, restored: kept !== null && !isUntouched(kept), ...recentDays(this.now) })
    this.put(draft)
    this.open()
  },
  onHide() {
    this.keeper.now(this.data.draft)
  },
  onUnload() {
    this.onHide()
  },

  open() {
    void load(this, 'points.rules', {}, (rules: RulesInfo) => {
      const hasHousehold = recall('points.home', {})?.data.household !== null
      this.rules = rules.items
      const whoms = WHOM.filter(one => (one.value === 'own' ? hasHousehold : rules.iAmGridMember))
      this.setData({
        shown: true,
        outsider: whoms.length === 0 && !this.data.minus,
        whoms: whoms.length > 1 ? whoms : [],
      })
      const { draft } = this.data
      this.put({ ...draft, whom: this.data.minus ? draft.whom : whomOf(draft.whom, whoms) })
    })
  },

  item(draft: DeedDraft): ItemInfo | null {
    return itemsFor(this.rules, draft.whom, this.data.minus).find(one => one.id === draft.itemId) ?? null
  },

  /** Everything the page shows follows from the draft. */
  put(draft: DeedDraft) {
    const { minus } = this.data
    const item = this.item(draft)
    const quantity = item ? Math.min(draft.quantity, item.most) : 1
    const each = item ? item.points * quantity : 0
    const heads =
      draft.whom === 'group' && draft.households.length > 1 ? `每家 ${signed(each)} 分` : `${signed(each)} 分`
    const note = missing(draft, item, minus)
    this.setData({
      draft: { ...draft, quantity },
      note: note || (minus ? `交上去由监委会核实，公示${LONG.notice}` : '草稿存在手机里，没信号也不会丢'),
      ready: note === '',
      items: itemsFor(this.rules, draft.whom, minus).map(one => rowOf(one, draft.whom)),
      chosen: item ? rowOf(item, draft.whom) : null,
      most: item?.most ?? 1,
      unit: item?.unit ?? '',
      sum: item ? `${deedWords(item, quantity)}，${heads}` : '',
      wantsPhoto: item?.evidence === 'photo',
      whenText: dateWeekdayText(fromDayKey(draft.day)),
      photos: draft.photos.map(file => photoView(file)),
    })
  },
  change(part: Partial<DeedDraft>) {
    this.put({ ...this.data.draft, ...part })
    this.keeper.soon(this.data.draft)
  },
  /** Typing changes only what it must, so that the cursor stays. */
  typed(part: Partial<DeedDraft>) {
    const draft = Object.assign(this.data.draft, part)
    const note = missing(draft, this.item(draft), this.data.minus)
    this.setData({
      note: note || '草稿存在手机里，没信号也不会丢',
      ready: note === '',
    })
    this.keeper.soon(this.data.draft)
  },
  async startOver() {
    if (!(await ask({ title: '重新写', words: WRITES_AGAIN, yes: '重新写', no: '留着' }))) return
    for (const file of this.data.draft.photos) dropFile(file)
    this.keeper.drop()
    this.setData({ restored: false, trouble: CALM })
    this.put(emptyDraft(newKey(), this.data.draft.whom, this.now))
  },

  chooseWhom(event: WechatMiniprogram.CustomEvent<{ value: Whom }>) {
    const whom = event.detail.value
    if (whom !== this.data.draft.whom)
      this.change({
        whom,
        households: whom === 'other' ? this.data.draft.households.slice(0, 1) : this.data.draft.households,
      })
  },
  chooseItem(event: WechatMiniprogram.TouchEvent) {
    const row = this.data.items[Number(event.currentTarget.dataset['at'])]
    if (!row) return
    if (row.off) {
      toast(this, `${row.label}${row.foot}。`)
      return
    }
    this.change({ itemId: row.id, quantity: 1 })
  },
  otherItem() {
    this.change({ itemId: '' })
  },
  setQuantity(event: WechatMiniprogram.CustomEvent<{ value: number }>) {
    this.change({ quantity: event.detail.value })
  },
  chooseDay(event: Typed) {
    this.change({ day: event.detail.value })
  },
  typeText(event: Typed) {
    this.typed({ text: event.detail.value })
    if (this.data.trouble.text) this.setData({ 'trouble.text': '', 'trouble.risky': false })
  },
  chooseConsent(event: Typed) {
    this.change({ consentWords: event.detail.value })
  },
  typeConsent(event: Typed) {
    this.typed({ consentWords: event.detail.value })
  },
  setHouseholds(event: WechatMiniprogram.CustomEvent<{ chosen: HouseholdInfo[] }>) {
    this.change({ households: event.detail.chosen })
  },
  trouble(event: WechatMiniprogram.CustomEvent<{ message: string }>) {
    toast(this, event.detail.message)
  },

  async addPhotos(event: PhotosAdded) {
    const { files, trouble } = await withPhotos(this.data.draft.photos, event)
    this.setData({ 'trouble.photos': trouble })
    this.change({ photos: files })
  },
  removePhoto(event: PhotoRemoved) {
    this.change({ photos: withoutPhoto(this.data.draft.photos, event) })
  },

  send() {
    if (this.data.busy || !this.data.ready) return
    askFor('points')
    void this.handIn(false)
  },
  askPerson() {
    void this.handIn(true)
  },
  async handIn(humanCheck: boolean) {
    const { draft, busy, ready, minus, sum } = this.data
    if (busy || !ready) return
    this.keeper.now(this.data.draft)
    this.setData({ busy: true, trouble: CALM })
    const input = { ...applyInput(draft, minus), ...(humanCheck ? { humanCheck: true } : {}) }
    const result = await press({
      key: draft.key,
      route: 'points.apply',
      ask: { key: draft.key, input },
      files: draft.photos,
      title: sum.split('，')[0] ?? '一件好事',
    })
    if (result.ok === false) {
      this.setData({ busy: false, trouble: troubleOf(result), note: NOT_HANDED_IN })
      return
    }
    this.keeper.done()
    if (result.ok === 'kept') {
      openSaying('/points/list/list?list=mine', WAITS_FOR_SIGNAL)
      return
    }
    for (const file of draft.photos) dropFile(file)
    const done = result.data as unknown as { application: { id: string }; message: string }
    openSaying(`/points/application/application?id=${done.application.id}&receipt=1`, done.message)
  },
  toRules() {
    void wx.navigateTo({ url: '/points/rules/rules' })
  },
})
