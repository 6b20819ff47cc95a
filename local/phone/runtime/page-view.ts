// One page on the screen: native bar, scroller, pull-down refresh, reach-bottom.
import { h } from './dom'
import { callHook, phone } from './phone'
import { openMenu } from './share'
import type { PageJson, PageView, Query } from './types'

const REACH_BOTTOM_PX = 50
const PULL_START_PX = 5
const PULL_FIRE_PX = 45
const PULL_MAX_PX = 70

/** Draws the empty page; the caller mounts the component into `scroller`. */
export function drawPage(
  route: string,
  options: Query,
  config: PageJson,
  goBack: () => void,
): Omit<PageView, 'root' | 'caller' | 'node'> {
  const isTab = phone.config.tabBar?.list.some(tab => tab.pagePath === route) ?? false
  const isCustom = config.navigationStyle === 'custom'
  const title = h(
    'div',
    'mp-nav-title',
    { role: 'heading', 'aria-level': '1' },
    config.navigationBarTitleText ?? '',
  )
  const back = h('button', 'mp-nav-back', { type: 'button', 'aria-label': '返回', onclick: goBack })
  const capsule = h(
    'button',
    'mp-capsule',
    { type: 'button', 'aria-label': '更多', onclick: () => openMenu() },
    h('i'),
    h('i'),
    h('i'),
  )
  const nav = h(
    'div',
    `mp-nav${config.navigationBarTextStyle === 'white' ? ' white' : ''}`,
    { style: `background:${config.navigationBarBackgroundColor ?? '#fff'}` },
    back,
    title,
    capsule,
  )
  const refresher = h('div', 'mp-refresher', { 'aria-hidden': 'true' }, '• • •')
  const scroller = h('div', 'mp-scroll', { 'data-page': route })
  const page = h('div', 'mp-page', {}, scroller)
  const view = h(
    'div',
    `mp-view${isCustom ? ' custom-nav' : ''}`,
    { 'data-route': route },
    nav,
    refresher,
    page,
  )
  if (config.disableScroll) scroller.style.overflow = 'hidden'
  scroller.style.background = config.backgroundColorContent ?? ''
  return { route, options, config, isTab, isReady: false, view, nav, title, back, page, scroller, refresher }
}

/** onPageScroll and onReachBottom; the latter is armed again when the content grows. */
export function watchScroll(view: PageView): void {
  const { scroller, config, caller, route } = view
  let isNear = false
  scroller.addEventListener(
    'scroll',
    () => {
      callHook(caller, route, 'onPageScroll', { scrollTop: scroller.scrollTop })
      const rest = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight
      const isNow = rest <= (config.onReachBottomDistance ?? REACH_BOTTOM_PX)
      if (isNow && !isNear) callHook(caller, route, 'onReachBottom')
      isNear = isNow
    },
    { passive: true },
  )
  const content = view.node.$$
  if (content) new ResizeObserver(() => (isNear = false)).observe(content)
}

/** onPullDownRefresh by finger. */
export function watchPull(view: PageView): void {
  let from: number | null = null
  let pulled = 0
  view.page.addEventListener(
    'touchstart',
    event => {
      from = view.scroller.scrollTop <= 0 ? (event.touches[0]?.clientY ?? null) : null
      pulled = 0
    },
    { passive: true },
  )
  view.page.addEventListener(
    'touchmove',
    event => {
      if (from === null) return
      pulled = Math.max(0, ((event.touches[0]?.clientY ?? from) - from) / 2)
      if (pulled <= PULL_START_PX) return
      view.page.style.transform = `translateY(${Math.min(pulled, PULL_MAX_PX)}px)`
      view.refresher.style.opacity = '1'
      if (event.cancelable) event.preventDefault()
    },
    { passive: false },
  )
  view.page.addEventListener('touchend', () => {
    if (from === null) return
    from = null
    if (pulled > PULL_FIRE_PX) startPull(view)
    else stopPull(view)
  })
}

export function startPull(view: PageView): void {
  view.page.style.transform = 'translateY(50px)'
  view.refresher.style.opacity = '1'
  callHook(view.caller, view.route, 'onPullDownRefresh')
}

export function stopPull(view: PageView): void {
  view.page.style.transform = ''
  view.refresher.style.opacity = '0'
}
