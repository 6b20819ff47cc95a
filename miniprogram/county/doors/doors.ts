import type { Api } from '../../../contract'
import { call } from '../../api/client'
import { newKey } from '../../api/key'
import { LIMITS } from '../../core/limits'
import { elderBehavior } from '../../utils/elder'
import { load, WAITING } from '../../utils/load'
import { toast } from '../../utils/toast'

type Door = Api['county.doors']['reply']['doors'][number]

/** The doors of a grid, and one more. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    atMost: LIMITS,
    notice: WAITING,
    shown: false,
    title: '',
    doors: [] as Door[],
    door: '',
    trouble: '',
    busy: false,
  },
  node: '',
  key: '',

  onLoad(query: Record<string, string | undefined>) {
    this.node = query['node'] ?? ''
    this.key = newKey()
  },
  onShow() {
    void this.open()
  },
  open() {
    return load(this, 'county.doors', { node: this.node }, ({ name, doors }) =>
      this.setData({ shown: true, title: name, doors }),
    )
  },
  toHousehold(event: WechatMiniprogram.TouchEvent) {
    void wx.navigateTo({
      url: `/county/household/household?id=${String(event.currentTarget.dataset['id'])}`,
    })
  },
  typeDoor(event: WechatMiniprogram.Input) {
    this.setData({ door: event.detail.value, trouble: '' })
  },
  async add() {
    const { door, busy } = this.data
    if (busy) return
    if (door.trim() === '') return this.setData({ trouble: '还没写门牌。' })
    this.setData({ busy: true, trouble: '' })
    const result = await call('household.add', { node: this.node, door, key: this.key })
    this.setData({ busy: false })
    // Without an answer what is pressed next is the same press.
    if (result.ok || !result.retry) this.key = newKey()
    if (!result.ok) return this.setData({ trouble: result.message })
    this.setData({ door: '' })
    toast(this, result.data.message)
    await this.open()
  },
})
