import { addDays, fromDayKey, monthKey } from '../../core/clock/shanghai'
import { elderBehavior } from '../../utils/elder'
import { load, WAITING } from '../../utils/load'
import { showBoardOf } from '../../utils/village'
import { villageLine, type VillageLine } from './rows'

/** The villages of a town, in the order of its register and never by a figure. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    notice: WAITING,
    shown: false,
    month: '',
    monthName: '',
    earlier: '',
    later: '',
    isAll: true,
    rows: [] as VillageLine[],
  },

  onShow() {
    void this.open()
  },
  onPullDownRefresh() {
    void this.open().then(() => wx.stopPullDownRefresh())
  },
  open() {
    const { month } = this.data
    return load(this, 'town.villages', month === '' ? {} : { month }, reply => {
      const first = fromDayKey(`${reply.month}-01`)
      const [year = '', m = ''] = reply.month.split('-')
      this.setData({
        shown: true,
        month: reply.month,
        monthName: `${year} 年 ${Number(m)} 月`,
        earlier: monthKey(addDays(first, -1)),
        later: reply.month < monthKey(reply.now) ? monthKey(addDays(first, 31)) : '',
        isAll: reply.isAll,
        rows: reply.villages.map(villageLine),
      })
    })
  },
  turn(event: WechatMiniprogram.TouchEvent) {
    const month = String(event.currentTarget.dataset['month'])
    if (month === '') return
    this.setData({ month, shown: false })
    void this.open()
  },
  toBoard(event: WechatMiniprogram.TouchEvent) {
    showBoardOf(String(event.currentTarget.dataset['id']))
  },
})
