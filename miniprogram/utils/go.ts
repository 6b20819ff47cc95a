import { toast } from './toast'

interface Toaster {
  selectComponent(selector: string): unknown
}

/** Back to where the person came from, and the sentence said there; home when this page was opened from a message. */
export function backWithToast(words: string): void {
  const pages = getCurrentPages()
  const before = pages[pages.length - 2] as unknown as Toaster | undefined
  if (!before) {
    void wx.switchTab({ url: '/pages/home/home', success: () => toastOnTop(words) })
    return
  }
  void wx.navigateBack({ success: () => toast(before, words) })
}

function toastOnTop(words: string): void {
  const pages = getCurrentPages()
  const top = pages[pages.length - 1] as unknown as Toaster | undefined
  if (top) toast(top, words)
}

/** The title of this page, unless another one lies on it by now: an answer that comes late names nobody else's page. */
export function nameIt(page: object, title: string): void {
  const pages = getCurrentPages()
  if ((pages[pages.length - 1] as unknown as object) === page) void wx.setNavigationBarTitle({ title })
}

/** Back, or home when there is nothing behind. */
export function back(): void {
  if (getCurrentPages().length > 1) void wx.navigateBack()
  else void wx.switchTab({ url: '/pages/home/home' })
}

let waiting = ''

/** Leaves this page for another one, which says the sentence once it stands (`takeSaying` in its `onReady`). */
export function openSaying(url: string, words: string): void {
  waiting = words
  void wx.redirectTo({ url })
}

/** The sentence brought along, once. */
export function takeSaying(page: Toaster): void {
  if (waiting) toast(page, waiting)
  waiting = ''
}

/** Home, with a sentence said there. */
export function toastAtHome(words: string): void {
  void wx.switchTab({ url: '/pages/home/home', success: () => toastOnTop(words) })
}
