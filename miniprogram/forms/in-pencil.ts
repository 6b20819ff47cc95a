/** What a page does with what waits in this phone for signal, and is drawn there in pencil. */
import { flush, press, waiting, type Waiting } from '../api/offline-queue'
import { toast } from '../utils/toast'

interface Page {
  data: { sending: string }
  setData(change: { sending: string }): void
  selectComponent(selector: string): unknown
  open(): Promise<boolean>
}

const keyOf = (event: WechatMiniprogram.TouchEvent): string => String(event.currentTarget.dataset['key'])

/** `still`: what is said where there is no signal yet. */
export const inPencil = (still: string) => ({
  async onPullDownRefresh(this: Page) {
    await flush()
    await this.open()
    void wx.stopPullDownRefresh()
  },
  /** The one that was tapped; undefined where it was handed in meanwhile. */
  pencil: (event: WechatMiniprogram.TouchEvent): Waiting | undefined =>
    waiting().find(item => item.key === keyOf(event)),
  async tryAgain(this: Page, event: WechatMiniprogram.TouchEvent) {
    const item = waiting().find(({ key }) => key === keyOf(event))
    if (!item || this.data.sending) return
    this.setData({ sending: item.key })
    const result = await press(item)
    this.setData({ sending: '' })
    if (result.ok === 'kept') toast(this, still)
    else if (!result.ok) toast(this, result.message)
  },
})
