import { LONG } from '../../core/lasts'
import type { Me } from '../../../contract/person/home'
import { fetchFresh, forgetAll, recall } from '../../api/cache'
import { call } from '../../api/client'
import { newKey } from '../../api/key'
import { isBlank } from '../../core/text/fold'
import { elderBehavior } from '../../utils/elder'
import { toastAtHome } from '../../utils/go'
import { ABOUT_YOUR_DATA, NUMBER_AS_IT_IS } from '../../views/sentences'

type Typed = WechatMiniprogram.CustomEvent<{ value: string }>

/** For reviewers: a code makes the account one of the sample people, another one changes who it is, and one goes back. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    numberHint: NUMBER_AS_IT_IS,
    aboutData: ABOUT_YOUR_DATA,
    long: LONG,
    code: '',
    /** Who this account is in the demonstration; '' outside of it. */
    who: '',
    trouble: '',
    locked: false,
    busy: false,
    leaving: false,
  },
  key: '',

  onLoad() {
    this.key = newKey()
    const kept = recall('me.home', {})
    if (kept) this.show(kept.data.me)
    void fetchFresh('me.home', {}).then(result => {
      if (result.ok) this.show(result.data.me)
    })
  },
  show(me: Me | null) {
    this.setData({ who: me?.demo ? whoIs(me) : '' })
  },
  type(event: Typed) {
    this.key = newKey()
    this.setData({ code: event.detail.value, trouble: '' })
  },
  read() {
    void wx.navigateTo({ url: '/pages/legal/privacy' })
  },
  async enter() {
    const { code, busy } = this.data
    if (busy) return
    if (isBlank(code)) {
      this.setData({ trouble: '体验码还没填。' })
      return
    }
    this.setData({ busy: true, trouble: '' })
    const result = await call('demo.enter', { code, key: this.key })
    this.setData({ busy: false })
    if (!result.ok) {
      this.setData({ trouble: result.message, locked: result.code === 'CODE_LOCKED' })
      return
    }
    forgetAll()
    toastAtHome(`现在您是${whoIs(result.data)}。`)
  },
  async leave() {
    if (this.data.leaving) return
    this.setData({ leaving: true, trouble: '' })
    const result = await call('demo.leave', { key: newKey() })
    this.setData({ leaving: false })
    if (!result.ok) {
      this.setData({ trouble: result.message })
      return
    }
    forgetAll()
    toastAtHome(result.data.message)
  },
})

function whoIs({ name, duties, village }: Me): string {
  const [duty] = duties
  return duty ? `${duty.grid.name}${duty.label}，${name}` : `${village?.name ?? ''}居民，${name}`
}
