import { clean, isBlank } from '../../core/text/fold'
import { forgetAll } from '../../api/cache'
import { call } from '../../api/client'
import { newKey } from '../../api/key'
import { keepDraft, readDraft, dropDraft } from '../../utils/draft'
import { elderBehavior } from '../../utils/elder'
import { sayAtHome } from '../../utils/go'

type Typed = WechatMiniprogram.CustomEvent<{ value: string }>
const DIGITS = 8

export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    code: '',
    name: '',
    phone: '',
    agreed: false,
    note: '',
    ready: false,
    busy: false,
    locked: false,
    trouble: { code: '', name: '', phone: '', general: '' },
  },
  key: '',

  onLoad() {
    this.key = newKey()
    const kept = readDraft<{ name: string; phone: string }>('join')
    this.setData({ name: kept?.name ?? '', phone: kept?.phone ?? '' })
    this.judge()
  },
  judge() {
    const { code, name, phone, agreed } = this.data
    const note = !agreed
      ? '请先看一看您的信息怎么管'
      : code.length !== DIGITS
        ? `还差联系卡上的八位数，已经写了 ${code.length} 位`
        : isBlank(name)
          ? '还差“您的名字”没写'
          : phone !== '' && !/^1\d{10}$/.test(phone)
            ? '手机号是 11 位；不留也行，清空就好'
            : ''
    this.setData({ note, ready: note === '' })
  },
  typeCode(event: Typed) {
    this.key = newKey()
    this.setData({
      code: event.detail.value.replace(/\D/g, '').slice(0, DIGITS),
      'trouble.code': '',
      'trouble.general': '',
    })
    this.judge()
  },
  typeName(event: Typed) {
    this.setData({ name: event.detail.value, 'trouble.name': '' })
    this.keep()
  },
  typePhone(event: Typed) {
    this.setData({ phone: event.detail.value.replace(/\D/g, '').slice(0, 11), 'trouble.phone': '' })
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

  async send() {
    const { code, name, phone, busy, ready } = this.data
    if (busy || !ready) return
    this.setData({ busy: true, trouble: { code: '', name: '', phone: '', general: '' } })
    const result = await call('me.join', {
      code,
      name: clean(name),
      ...(phone ? { phone } : {}),
      key: this.key,
    })
    if (!result.ok) {
      const field = result.code.startsWith('CODE_')
        ? 'code'
        : result.field === 'name' || result.field === 'phone'
          ? result.field
          : 'general'
      this.setData({ busy: false, locked: result.code === 'CODE_LOCKED', [`trouble.${field}`]: result.says })
      return
    }
    void call('me.settings', { privacyAgreed: true })
    dropDraft('join')
    forgetAll()
    sayAtHome(`登记好了，${result.data.name}。有事就点单。`)
  },
  toContact() {
    void wx.navigateTo({ url: '/pages/contact/contact' })
  },
})
