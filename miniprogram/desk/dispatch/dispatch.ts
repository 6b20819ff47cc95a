import { elderBehavior } from '../../utils/elder'
import { back, backWithToast } from '../../utils/go'
import type { Mode } from '../components/dispatch-order/judged'

const TITLES: Record<Exclude<Mode, 'dispatch'>, string> = { reassign: '改派', reclassify: '改分类' }

/** 派单, 改派 or 改分类 on a page of its own; on a wide window 派单 stands beside the list. */
export default Page({
  behaviors: [elderBehavior],
  data: { elder: false, id: '', mode: 'dispatch' as Mode },

  onLoad(query: Record<string, string | undefined>) {
    const verb = query['verb']
    const mode: Mode = verb === 'reassign' || verb === 'reclassify' ? verb : 'dispatch'
    this.setData({ id: query['id'] ?? '', mode })
    if (mode !== 'dispatch') wx.setNavigationBarTitle({ title: TITLES[mode] })
  },
  left(event: WechatMiniprogram.CustomEvent<{ message: string }>) {
    backWithToast(event.detail.message)
  },
  decline() {
    void wx.redirectTo({ url: `/desk/decline/decline?id=${this.data.id}` })
  },
  goBack() {
    back()
  },
})
