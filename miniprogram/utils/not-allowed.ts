/**
 * WeChat refuses camera, album, microphone or scanner for the sake of privacy: somebody said no, or the county's privacy
 * guide does not name it. Said in words, or a button would seem dead; whatever needs none of them goes on working.
 */
type Refused = 103 | 104 | 112

const MESSAGES: Readonly<Record<Refused, string>> = {
  103: '您先前没同意隐私保护指引，这个用不了，别的照样能用。改主意了，关掉小程序重新打开，再按一次就会问您。',
  104: '您没同意隐私保护指引，这个用不了，别的照样能用。改主意了，再按一次就会问您。',
  112: '县里的隐私保护指引还没写上这一项，微信不让用。请告诉县里管小程序的人；别的照样能用。',
}

/** The sentence; null where it was something else, such as backing out. */
export function notAllowed(problem: unknown): string | null {
  const { errno, errCode } = (problem ?? {}) as { errno?: unknown; errCode?: unknown }
  const code = typeof errno === 'number' ? errno : errCode
  return typeof code === 'number' && code in MESSAGES ? MESSAGES[code as Refused] : null
}

/** Shows the sentence until it is read; false where there is none. */
export function explainNotAllowed(problem: unknown): boolean {
  const content = notAllowed(problem)
  if (content !== null)
    void wx.showModal({ title: '这个用不了', content, showCancel: false, confirmText: '知道了' })
  return content !== null
}
