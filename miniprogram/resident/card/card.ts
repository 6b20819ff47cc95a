import type { SharedOrder } from '../../../contract/ticket/open'
import { dateWeekdayText } from '../../core/clock/shanghai'
import { elderBehavior } from '../../utils/elder'
import { load, WAITING } from '../../utils/load'
import { ring } from '../../utils/phone-call'

/** A shared order, for the person who holds its card: nobody need be known here to read it. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    notice: WAITING,
    shown: false,
    token: '',
    no: '',
    state: '',
    promise: '',
    desk: '',
    calls: '',
  },
  phone: null as string | null,

  onLoad(query: Record<string, string | undefined>) {
    this.setData({ token: query['t'] ?? '' })
    this.open()
  },
  open() {
    void load(this, 'share.open', { token: this.data.token }, reply => this.show(reply))
  },
  show({ no, stateText, promisedAt, desk }: SharedOrder) {
    this.phone = desk ? desk.phone : null
    this.setData({
      shown: true,
      no,
      state: stateText,
      promise: promisedAt === null ? '' : `答应 ${dateWeekdayText(promisedAt)}前办好`,
      desk: desk ? `${desk.post}${desk.phone ? ` ${desk.phone}` : ''}` : '',
      calls: this.phone ? '给村里打电话' : '',
    })
  },
  call() {
    ring(this.phone)
  },
})
