import type { HonourDetail } from '../../../contract/points/honour'
import { PRESSES } from '../../core/honour/phone/ways'
import { NOTHING_OPEN, presser } from '../../forms/press-matter'
import { elderBehavior } from '../../utils/elder'
import { takeSaying } from '../../utils/go'
import { load, WAITING } from '../../utils/load'
import { barOf } from './bar'
import { pageModel, type HonourPageModel } from './page-model'

/** An honour: how far it is, what was said against it, and what the reader may do. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    id: '',
    notice: WAITING,
    shown: false,
    ...NOTHING_OPEN,
    model: null as HonourPageModel | null,
    bar: barOf({ can: [], state: 'declined', mine: false }),
    mayAnswer: false,
    mayStandAside: false,
  },
  ...presser('honour', reply => reply.honour),

  onLoad(query: Record<string, string | undefined>) {
    this.setData({ id: query['id'] ?? '' })
  },
  onReady() {
    takeSaying(this)
  },
  onShow() {
    void this.open()
  },
  async onPullDownRefresh() {
    await this.open()
    void wx.stopPullDownRefresh()
  },
  open() {
    return load(this, 'honour.open', { id: this.data.id }, (detail, fresh) =>
      this.show(detail, fresh ? detail.now : Date.now()),
    )
  },
  show(detail: HonourDetail, now: number) {
    this.setData({
      shown: true,
      model: pageModel(detail, now),
      bar: barOf(detail),
      mayAnswer: detail.can.indexOf('answer') >= 0,
      mayStandAside: detail.can.indexOf('standAside') >= 0,
    })
  },

  main() {
    const { mainPress } = this.data.bar
    if (mainPress) void this.press(PRESSES[mainPress])
  },
  side() {
    const { sidePress } = this.data.bar
    if (sidePress) void this.press(PRESSES[sidePress])
  },
  answer(event: WechatMiniprogram.TouchEvent) {
    void this.press(PRESSES.answer, { objectionId: String(event.currentTarget.dataset['id']) })
  },
  standAside() {
    void this.press(PRESSES.standAside)
  },
})
