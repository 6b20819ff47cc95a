import { LIMITS } from '../../core/limits'
import { LONG } from '../../core/lasts'
import type { JoinAnswer } from '../../../contract/person/joining'
import type { Asking } from '../../../contract/person/home'
import { fetchFresh, forgetAll } from '../../api/cache'
import { call } from '../../api/client'
import { newKey } from '../../api/key'
import { digitsOf, mobileOf } from '../../core/text/fold'
import { dropDraft, keepDraft, readDraft } from '../../forms/draft'
import { elderBehavior } from '../../utils/elder'
import { toastAtHome } from '../../utils/go'
import { groupEntered } from '../../api/from-group'
import { ring } from '../../utils/phone-call'
import { chooseVillage, chosenVillage } from '../../utils/village'
import { askToJoin, fieldOf, townsOf } from './ask'
import { askingView, type AskingView } from './asking'
import { noteFor, WAYS, type Filled, type Way } from './note'
import { explainNotAllowed } from '../../utils/not-allowed'
import { NUMBER_AS_IT_IS } from '../../views/sentences'

type Typed = WechatMiniprogram.CustomEvent<{ value: string }>
const DIGITS = 8
const CALM = { code: '', name: '', phone: '', general: '' }

/** Ways in: one's own number or a letter opens, a card or a door asks, a post is confirmed face to face. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    numberHint: NUMBER_AS_IT_IS,
    atMost: LIMITS,
    long: LONG,
    ways: WAYS,
    way: 'phone' as Way,
    code: '',
    /** Village, or the grid of the group one came from. */
    placeId: '',
    placeName: '',
    door: '',
    /** 「您是从三组一格的群里来的」 */
    fromGroup: '',
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
    trouble: CALM,
  },
  key: '',
  proof: '',
  phones: {} as Record<string, string | null>,

  onLoad(query: Record<string, string | undefined>) {
    this.key = newKey()
    const kept = readDraft<{ name: string; phone: string }>('join')
    const way = query['way']
    // Scanned off a card: `scene` is its number.
    const code = digitsOf(decodeURIComponent(query['scene'] ?? ''), DIGITS)
    const chosen = chosenVillage()
    this.setData({
      code,
      name: kept?.name ?? '',
      phone: kept?.phone ?? '',
      placeId: chosen?.id ?? '',
      placeName: chosen?.name ?? '',
      ...(code === '' ? {} : { way: 'card' as const }),
      ...(WAYS.some(({ value }) => value === way) ? { way: way as Way } : {}),
    })
    this.judge()
    if (this.data.way === 'post') void this.askTowns()
    void this.askGroup()
  },
  /** Opened from the group of a grid: its doors are offered, and who answers sees where one comes from. */
  async askGroup() {
    const found = await groupEntered()
    if (!found) return
    if ('message' in found) {
      this.setData({ fromGroup: found.message })
      return
    }
    const { grid, proof } = found.group
    this.proof = proof
    this.setData({
      fromGroup: `您是从${grid.name}的群里来的，写上门牌，家里人、网格员就知道是群里的人。`,
      placeId: grid.id,
      placeName: grid.name,
      ...(this.data.code === '' ? { way: 'door' as const } : {}),
    })
    this.judge()
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
      trouble: CALM,
    })
    this.judge()
    if (event.detail.value === 'post') void this.askTowns()
  },
  async askTowns() {
    if (this.data.towns.length > 0) return
    const found = await townsOf()
    if ('message' in found) {
      this.setData({ 'trouble.general': found.message })
      return
    }
    this.setData({ towns: found.towns, town: this.data.town || found.only })
  },
  chooseTown(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ town: event.detail.value })
  },
  /** What is asked for is another question: nothing that was said of the one before holds. */
  fresh(part: Partial<Pick<Filled, 'code' | 'placeId' | 'door' | 'letter'>> & { placeName?: string }) {
    this.key = newKey()
    this.setData({ ...part, like: null, 'trouble.code': '', 'trouble.general': '' })
    this.judge()
  },
  typeCode(event: Typed) {
    this.fresh({ code: digitsOf(event.detail.value, DIGITS) })
  },
  choosePlace(event: WechatMiniprogram.CustomEvent<{ id: string; name: string }>) {
    chooseVillage(event.detail)
    this.fresh({ placeId: event.detail.id, placeName: event.detail.name })
  },
  forgetPlace() {
    this.fresh({ placeId: '', placeName: '' })
  },
  typeDoor(event: Typed) {
    this.fresh({ door: event.detail.value })
  },
  typeLetter(event: Typed) {
    this.fresh({ letter: event.detail.value })
  },
  async scan() {
    const scanned = await wx.scanCode({ onlyFromCamera: false, scanType: ['qrCode'] }).catch(problem => {
      explainNotAllowed(problem)
      return null
    })
    if (scanned) this.fresh({ letter: scanned.result })
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
  /** WeChat's own question was answered; its code is good once. */
  withNumber(event: WechatMiniprogram.ButtonGetPhoneNumber) {
    const { code, errMsg } = event.detail
    if (code) {
      this.key = newKey()
      void this.press(undefined, code)
    } else if (errMsg.indexOf('deny') < 0 && errMsg.indexOf('cancel') < 0)
      this.setData({ 'trouble.general': '微信这会儿给不出手机号。用联系卡或门牌登记，家里人点个头就行。' })
  },
  /** The wrong door was asked: another request takes the place of this one. */
  askElsewhere() {
    this.key = newKey()
    this.setData({ asking: null, like: null })
    this.judge()
  },
  itIsMe() {
    void this.press(true)
  },
  itIsNotMe() {
    void this.press(false)
  },
  async press(same: boolean | undefined, number = '') {
    const { busy, ready } = this.data
    if (busy || !ready) return
    this.setData({ busy: true, trouble: CALM })
    // Another answer to 您是…吗 is another question.
    if (same !== undefined) this.key = newKey()
    const result = await askToJoin(this.data, { key: this.key, same, number, proof: this.proof })
    this.setData({ busy: false })
    if (!result.ok) {
      this.setData({ locked: result.code === 'CODE_LOCKED', [`trouble.${fieldOf(result)}`]: result.message })
      return
    }
    this.took(result.data)
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
