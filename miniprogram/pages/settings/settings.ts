import { LIMITS } from '../../core/limits'
import { call } from '../../api/client'
import { fetchFresh, forgetAll, recall } from '../../api/cache'
import type { Me } from '../../../contract/person/home'
import { elderBehavior, isElder, setElder } from '../../utils/elder'
import { clean, isBlank } from '../../core/text/fold'
import { ask, toast } from '../../utils/toast'
import { ABOUT_YOUR_DATA } from '../../views/sentences'

export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    aboutData: ABOUT_YOUR_DATA,
    atMost: LIMITS,
    known: false,
    kept: '',
    phone: '',
    trouble: '',
    busy: false,
    name: '',
    nameAsked: false,
    nameTrouble: '',
  },

  onShow() {
    const kept = recall('me.home', {})
    if (kept) this.show(kept.data.me)
    void fetchFresh('me.home', {}).then(result => {
      if (result.ok) this.show(result.data.me)
    })
  },
  show(me: Me | null) {
    this.setData({ known: me !== null, kept: me?.phone ?? '', nameAsked: me?.nameState === 'refused' })
  },
  typeName(event: WechatMiniprogram.Input) {
    this.setData({ name: event.detail.value, nameTrouble: '' })
  },
  async saveName() {
    const name = clean(this.data.name)
    if (isBlank(name)) {
      this.setData({ nameTrouble: '姓名还没写。' })
      return
    }
    if (this.data.busy) return
    this.setData({ busy: true })
    const result = await call('me.settings', { name })
    this.setData({ busy: false })
    if (!result.ok) {
      this.setData({ nameTrouble: result.message })
      return
    }
    this.setData({ name: '' })
    this.show(result.data)
    toast(this, result.data.nameState === 'stands' ? '写好了。' : '写好了，看过以后别人就看得到。')
  },
  typePhone(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ phone: event.detail.value.replace(/\D/g, '').slice(0, 11), trouble: '' })
  },
  savePhone() {
    if (!/^1\d{10}$/.test(this.data.phone)) this.setData({ trouble: '手机号是 11 位，请再看一看。' })
    else void this.keepPhone(this.data.phone)
  },
  async dropPhone() {
    const question = { title: '不留手机号', words: '办事的人就打不通您的电话了，只能上门找。', yes: '不留了' }
    if (await ask(question)) void this.keepPhone(null)
  },
  async keepPhone(phone: string | null) {
    if (this.data.busy) return
    this.setData({ busy: true })
    const result = await call('me.settings', { phone })
    this.setData({ busy: false })
    if (!result.ok) {
      this.setData({ trouble: result.message })
      return
    }
    this.setData({ kept: result.data.phone ?? '', phone: '' })
    toast(this, phone === null ? '不留了。' : '换好了，以后打这个号。')
  },

  /** The phone changes at once; the cloud is told so that another phone of the same person opens large too. */
  switchElder() {
    const elder = !isElder()
    setElder(elder)
    void call('me.settings', { elder })
  },

  openPrivacy() {
    void wx.navigateTo({ url: '/pages/legal/privacy' })
  },

  openOwn() {
    void wx.navigateTo({ url: '/resident/own/own' })
  },

  openDemo() {
    void wx.navigateTo({ url: '/resident/demo/demo' })
  },

  async forget() {
    if (
      !(await ask({
        title: '清掉这个手机里的页面',
        words: '只清这个手机里存的旧页面，没交上去的单子还在，云上的一样不动。',
        yes: '清掉',
      }))
    )
      return
    forgetAll()
    toast(this, '清好了。')
  },
})
