// 「···」 and open-type="share": the card a chat would show.
import { callHook, phone, type ShareCard } from './phone'
import { overlay, sheet } from './ui'
import { h } from './dom'
import { assetUrl } from './asset'
import { queryString } from './query-string'

type Asked = { title?: string; path?: string; imageUrl?: string; promise?: Promise<Asked> }

/** Asks the page for its card and shows it as the chat would; every card is kept in `phone.shared`. */
export async function share(from: 'menu' | 'button', target?: unknown): Promise<void> {
  const top = phone.router.top
  if (!top) return
  const hook = (callHook(top.caller, top.route, 'onShareAppMessage', { from, target }) ?? {}) as Asked
  const asked = { ...hook, ...(await hook.promise) }
  const search = queryString(top.options)
  const card: ShareCard = {
    title: asked.title ?? document.title,
    path: asked.path ?? `/${top.route}${search ? `?${search}` : ''}`,
    // WeChat takes a screenshot of the page when there is no picture; the preview says so
    imageUrl: asked.imageUrl ?? '',
  }
  // WeChat opens the home page instead of such a card.
  if (!card.path.startsWith('/')) console.error(`[phone] onShareAppMessage: path 要以 / 开头：${card.path}`)
  phone.shared.push(card)
  showCard(card)
}

function showCard(card: ShareCard) {
  const picture = card.imageUrl
    ? h('img', '', { src: assetUrl(card.imageUrl, ''), alt: '' })
    : h('p', 'mp-share-shot', {}, '没有自己的图，微信会截这一页')
  const close = () => box.remove()
  const box = overlay(
    'center',
    '转发出去的卡片',
    h(
      'div',
      'mp-share',
      {},
      h('h3', '', {}, card.title),
      picture,
      h('small', '', {}, card.path),
      h('button', '', { type: 'button', onclick: close }, '知道了'),
    ),
  )
}

let menuItems = ['转发给朋友']

/** showShareMenu / hideShareMenu. */
export function setMenu(isShown: boolean): void {
  menuItems = isShown ? ['转发给朋友'] : []
}

/** The native menu behind 「···」. */
export async function openMenu(): Promise<void> {
  const canShare = typeof phone.router.top?.caller.onShareAppMessage === 'function' && menuItems.length > 0
  const chosen = await sheet({
    itemList: [canShare ? '转发给朋友' : '这一页不能转发', '重新进入小程序'],
  }).catch(() => null)
  if (chosen?.tapIndex === 0 && canShare) await share('menu')
  if (chosen?.tapIndex === 1) phone.router.reLaunch(`/${phone.config.entry}`)
}
