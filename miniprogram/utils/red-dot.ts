/** The red dot on 首页: something is to be done. It goes when that is done, not when it was looked at. */
type Listener = (lit: boolean) => void
const listeners: Listener[] = []
let lit = false

export function showRedDot(isLit: boolean): void {
  lit = isLit
  // A page that is no tab has no bar to draw it on; the next tab draws it.
  const drawn = { index: 0, fail: () => undefined }
  if (isLit) wx.showTabBarRedDot(drawn)
  else wx.hideTabBarRedDot(drawn)
  for (const tell of listeners.slice()) tell(isLit)
}

/** Hears it at once, and every change until the returned function is called. */
export function watchRedDot(tell: Listener): () => void {
  tell(lit)
  listeners.push(tell)
  return () => {
    const at = listeners.indexOf(tell)
    if (at >= 0) listeners.splice(at, 1)
  }
}
