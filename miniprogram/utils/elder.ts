/**
 * Large text. One switch for the whole mini-program, kept on the phone.
 * Pages take `elderBehavior` and put `elder` on their root view; sizes then inherit through custom properties.
 */
import { keepSafe } from '../api/safe'

const KEY = 'elder'
const OFFERED = 'elder-offered'
/** WeChat's own font setting from which large text is offered on the first start. */
const LARGE_FONT_SETTING = 20

type Listener = (elder: boolean) => void
const listeners: Listener[] = []

export function isElder(): boolean {
  return wx.getStorageSync(KEY) === true
}

export function setElder(elder: boolean): void {
  keepSafe(KEY, elder)
  for (const tell of listeners.slice()) tell(elder)
}

/** Hears every change until the returned function is called. */
function watchElder(tell: Listener): () => void {
  listeners.push(tell)
  return () => {
    const at = listeners.indexOf(tell)
    if (at >= 0) listeners.splice(at, 1)
  }
}

/** True once: the first start on a phone whose WeChat font is already large. */
export function shouldOfferElder(): boolean {
  if (isElder() || wx.getStorageSync(OFFERED) === true) return false
  const setting = wx.getAppBaseInfo().fontSizeSetting ?? 0
  if (setting < LARGE_FONT_SETTING) return false
  keepSafe(OFFERED, true)
  return true
}

/** `data.elder` follows the switch while the page is open. */
export const elderBehavior = Behavior({
  // The value at the time the script is loaded, so that the first picture already has the right size.
  data: { elder: isElder() },
  lifetimes: {
    attached() {
      this.setData({ elder: isElder() })
      const page = this as unknown as { stopElder?: () => void }
      page.stopElder = watchElder(elder => this.setData({ elder }))
    },
    detached() {
      const page = this as unknown as { stopElder?: () => void }
      page.stopElder?.()
    },
  },
})
