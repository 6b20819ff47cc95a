import { LIMITS } from '../../core/limits'
import { LONG } from '../../core/lasts'
import type { JoinAnswer } from '../../../contract/person/joining'
import type { Asking, GridInfo } from '../../../contract/person/home'
import { fetchFresh, forgetAll } from '../../api/cache'
import { call, type Result } from '../../api/client'
import { newKey } from '../../api/key'
import { clean, digitsOf, mobileOf } from '../../core/text/fold'
import { dropDraft, keepDraft, readDraft } from '../../forms/draft'
import { elderBehavior } from '../../utils/elder'
import { toastAtHome } from '../../utils/go'
import { ring } from '../../utils/phone-call'
import { askingView, type AskingView } from './asking'
import { noteFor, type Way } from './note'
import { explainNotAllowed } from '../../utils/not-allowed'

type Typed = WechatMiniprogram.CustomEvent<{ value: string }>
const DIGITS = 8

const WAYS = [
  { value: 'card', label: '联系卡' },
  { value: 'letter', label: '登记信' },
  { value: 'post', label: '我有岗位' },
]
const COUNTY = { id: '', name: '县里' }

/** Three ways in: a card asks, a letter opens, a post is confirmed face to face. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    atMost: LIMITS,
    long: LONG,
    ways: WAYS,
    way: 'card' as Way,
    code: '',
    letter: '',
    name: '',
    phone: '',
    towns: [] as { value: string; label: string }[],
    town: '',
    agreed: false,
    note: '',
    ready: false,
    busy: false,
    locked: false,
    /** 您是包**吗 */
    like: null as { who: string; hasAccount: boolean } | null,
    asking: null as AskingView | null,
    trouble: { code: '', name: '', phone: '', general: '' },
  },
  key: '',
  phones: {} as Record<string, string | null>,

  onLoad(query: Record<string, string | undefined>) {
    this.key = newKey()
    const kept = readDraft<{ name: string; phone: string }>('join')
    const way = query['way']
    this.setData({
      // Scanned off a card: `scene` is its number.
      code: digitsOf(decodeURIComponent(query['scene'] ?? ''), DIGITS),
      name: kept?.name ?? '',
      phone: kept?.phone ?? '',
      ...(way === 'letter' || way === 'post' ? { way } : {}),
    })
    this.judge()
    if (this.data.way === 'post') void this.askTowns()
  },
  onShow() {
    void fetchFresh('me.home', {}).then(result => {
      if (result.ok && result.data.asking?.state === 'waiting') this.wait(result.data.asking)
    })
  },

  judge() {
    const note = noteFor(this.data)
    this.setData({ note, ready: note === '' })
  },
  chooseWay(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.key = newKey()
    this.setData({
      way: event.detail.value as Way,
      like: null,
      asking: null,
      trouble: { code: '', name: '', phone: '', general: '' },
    })
    this.judge()
    if (event.detail.value === 'post') void this.askTowns()
  },
  async askTowns() {
    if (this.data.towns.length > 0) return
    const result = await call('grid.places', {})
    if (!result.ok) {
      this.setData({ 'trouble.general': result.message })
      return
    }
    const places: Pick<GridInfo, 'id' | 'name'>[] = [...result.data, COUNTY]
    // Most posts are of a town; where there is only one, it need not be chosen.
    const town =
      this.data.town === '' && result.data.length === 1 ? (result.data[0]?.id ?? '') : this.data.town
    this.setData({ town, towns: places.map(one => ({ value: one.id, label: one.name })) })
  },
  chooseTown(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ town: event.detail.value })
  },
  typeCode(event: Typed) {
    this.key = newKey()
    this.setData({
      code: digitsOf(event.detail.value, DIGITS),
      like: null,
      'trouble.code': '',
      'trouble.general': '',
    })
    this.judge()
  },
  typeLetter(event: Typed) {
    this.takeLetter(event.detail.value)
  },
  takeLetter(letter: string) {
    this.key = newKey()
    this.setData({ letter, like: null, 'trouble.code': '', 'trouble.general': '' })
    this.judge()
  },
  async scan() {
    const scanned = await wx.scanCode({ onlyFromCamera: false, scanType: ['qrCode'] }).catch(problem => {
      explainNotAllowed(problem)
      return null
    })
    if (scanned) this.takeLetter(scanned.result)
  },
  typeName(event: Typed) {
    this.setData({ name: event.detail.value, like: null, 'trouble.name': '' })
    this.keep()
  },
  typePhone(event: Typed) {
    this.setData({ phone: mobileOf(event.detail.value), 'trouble.phone': '' })
    this.keep()
  },
  keep() {
    keepDraft('join', { name: this.data.name, phone: this.data.phone })
    this.judge()
  },
  agree() {
    this.setData({ agreed: !this.data.agreed })
    this.judge()
  },
  read() {
    void wx.navigateTo({ url: '/pages/legal/privacy' })
  },

  send() {
    void this.press(undefined)
  },
  itIsMe() {
    void this.press(true)
  },
  itIsNotMe() {
    void this.press(false)
  },
  async press(same: boolean | undefined) {
    const { busy, ready } = this.data
    if (busy || !ready) return
    this.setData({ busy: true, trouble: { code: '', name: '', phone: '', general: '' } })
    // Another answer to 您是…吗 is another question.
    if (same !== undefined) this.key = newKey()
    const result = await this.ask(same)
    this.setData({ busy: false })
    if (!result.ok) {
      const isCode = result.code.startsWith('CODE_') || result.code.startsWith('LETTER_')
      const field = isCode
        ? 'code'
        : result.field === 'name' || result.field === 'phone'
          ? result.field
          : 'general'
      this.setData({ locked: result.code === 'CODE_LOCKED', [`trouble.${field}`]: result.message })
      return
    }
    this.took(result.data)
  },
  ask(same: boolean | undefined): Promise<Result<JoinAnswer>> {
    const { way, code, letter, name, phone, town } = this.data
    const typed = clean(name)
    const more = {
      ...(phone ? { phone } : {}),
      ...(same === undefined ? {} : { same }),
      key: this.key,
    }
    if (way === 'post')
      return call('me.post', { ...(town ? { gridId: town } : {}), name: typed, key: this.key })
    if (way === 'letter') return call('me.letter', { letter, ...(typed ? { name: typed } : {}), ...more })
    return call('me.join', { code, name: typed, ...more })
  },
  took(answer: JoinAnswer) {
    if (answer.state === 'likeness') {
      this.setData({ like: { who: answer.who, hasAccount: answer.hasAccount } })
      return
    }
    void call('me.settings', { privacyAgreed: true })
    dropDraft('join')
    forgetAll()
    if (answer.state === 'in') toastAtHome(`登记好了，${answer.me.name}。有事就点单。`)
    else this.wait(answer.asking)
  },
  wait(asking: Asking) {
    for (const contact of asking.contacts) this.phones[contact.id] = contact.phone
    this.setData({ like: null, asking: askingView(asking) })
  },
  ring(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    ring(this.phones[event.detail.id])
  },
  /** Anyone who may order goes straight to the form, as the button says. */
  goOn() {
    if (this.data.asking?.mayOrder) void wx.redirectTo({ url: '/resident/order/order' })
    else void wx.switchTab({ url: '/pages/home/home' })
  },
  toContact() {
    void wx.navigateTo({ url: '/pages/contact/contact' })
  },
})
