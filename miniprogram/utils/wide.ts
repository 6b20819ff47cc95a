/**
 * The window of a computer. Pages take `wideBehavior` and read `data.wide`; sizes follow by themselves (`--u` in
 * styles/tokens.wxss), layouts stand in styles/wide.wxss.
 */

/** CSS pixels; the same number stands in styles/tokens.wxss and styles/wide.wxss. */
const WIDE_FROM = 768

const isWide = (): boolean => wx.getWindowInfo().windowWidth >= WIDE_FROM

/** `data.wide` follows the window, which a person may pull wider and narrower. */
export const wideBehavior = Behavior({
  data: { wide: isWide() },
  lifetimes: {
    attached() {
      const page = this as unknown as { whenResized?: () => void }
      page.whenResized = () => {
        if (this.data.wide !== isWide()) this.setData({ wide: isWide() })
      }
      page.whenResized()
      wx.onWindowResize(page.whenResized)
    },
    detached() {
      const { whenResized } = this as unknown as { whenResized?: () => void }
      if (whenResized) wx.offWindowResize(whenResized)
    },
  },
})
