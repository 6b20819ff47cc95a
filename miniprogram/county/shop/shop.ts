import { call } from '../../api/client'
import { newKey } from '../../api/key'
import { LIMITS } from '../../core/limits'
import { elderBehavior } from '../../utils/elder'
import { load, WAITING } from '../../utils/load'
import { toast } from '../../utils/toast'

/** Where a village's points shop is, and when it is open. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    atMost: LIMITS,
    notice: WAITING,
    shown: false,
    village: '',
    isThere: false,
    name: '',
    place: '',
    opens: '',
    closes: '',
    trouble: '',
    busy: false,
  },
  node: '',
  key: '',

  onLoad(query: Record<string, string | undefined>) {
    this.node = query['node'] ?? ''
    this.key = newKey()
    void this.open()
  },
  open() {
    return load(this, 'county.shop', { node: this.node }, shop => this.setData({ shown: true, ...shop }))
  },
  type(event: WechatMiniprogram.Input) {
    this.setData({ [String(event.currentTarget.dataset['field'])]: event.detail.value, trouble: '' })
  },
  missing(): string {
    const { name, place, opens, closes } = this.data
    if (name.trim() === '') return '还没写店名。'
    if (place.trim() === '') return '还没写在哪里。'
    return opens === '' || closes === '' ? '还没选几点开、几点关。' : ''
  },
  async save() {
    const { busy, name, place, opens, closes } = this.data
    if (busy) return
    const trouble = this.missing()
    if (trouble !== '') return this.setData({ trouble })
    this.setData({ busy: true, trouble: '' })
    const asked = { node: this.node, name, place, opens, closes, key: this.key }
    const result = await call('county.setShop', asked)
    this.setData({ busy: false })
    // Without an answer what is pressed next is the same press.
    if (result.ok || !result.retry) this.key = newKey()
    if (!result.ok) return this.setData({ trouble: result.message })
    toast(this, result.data.message)
    this.setData({ isThere: true })
  },
})
