import { dropSlip, slips } from '../../api/slips'
import { dateText } from '../../core/clock/shanghai'
import { elderBehavior } from '../../utils/elder'
import { back, openSaying, takeSaying } from '../../utils/go'
import { ask } from '../../utils/toast'
import { inFours } from '../slip/number'

/** The slip of an order made for somebody, big and once: copied onto paper it is gone from this phone. */
export default Page({
  behaviors: [elderBehavior],
  data: { elder: false, no: '', code: '', aria: '', who: '', day: '' },
  ticketId: null as string | null,

  onLoad(query: Record<string, string | undefined>) {
    const kept = slips().find(one =>
      query['no'] === undefined ? one.ticketId === query['id'] : one.no === query['no'],
    )
    this.ticketId = kept?.ticketId ?? query['id'] ?? null
    const who = query['name'] ? decodeURIComponent(query['name']) : '本人'
    if (kept)
      this.setData({
        no: kept.no,
        code: inFours(kept.slip),
        aria: kept.slip.split('').join(' '),
        who,
        day: dateText(kept.at),
      })
  },
  onReady() {
    takeSaying(this)
  },

  async copied() {
    if (
      !(await ask({ title: '抄好了', words: '按下去，八位数就不再显示了。', yes: '抄好了', no: '再看一眼' }))
    )
      return
    dropSlip(this.data.no)
    this.leave('纸条抄好了，交给本人收着。')
  },
  later() {
    this.leave('还没抄的话，到这一单里再打开。')
  },
  leave(message: string) {
    if (this.ticketId) openSaying(`/ticket/open/open?id=${this.ticketId}`, message)
    else openSaying('/resident/mine/mine', message)
  },
  goBack() {
    back()
  },
})
