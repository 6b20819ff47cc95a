import { flush } from '../../api/offline-queue'
import type { OrderView } from '../../components/order/order-view/held'
import { elderBehavior } from '../../utils/elder'
import { back, backWithToast, nameIt, takeSaying } from '../../utils/go'

/** An order on a page of its own; on a wide window the same stands beside a list. */
export default Page({
  behaviors: [elderBehavior],
  data: { elder: false, id: '' },

  onLoad(query: Record<string, string | undefined>) {
    this.setData({ id: query['id'] ?? '' })
  },
  onReady() {
    takeSaying(this)
  },
  async onPullDownRefresh() {
    await flush()
    await this.order()?.open()
    void wx.stopPullDownRefresh()
  },
  order() {
    return this.selectComponent('#order') as unknown as OrderView | null
  },
  name(event: WechatMiniprogram.CustomEvent<{ title: string; locked: boolean }>) {
    nameIt(this, event.detail.title)
    if (event.detail.locked) wx.hideShareMenu({ fail: () => undefined })
  },
  left(event: WechatMiniprogram.CustomEvent<{ message: string }>) {
    backWithToast(event.detail.message)
  },
  goBack() {
    back()
  },
  onShareAppMessage() {
    return this.order()?.shared() ?? { title: '村里的一单', path: '/pages/home/home', imageUrl: '' }
  },
})
