// Pages, titles, the tab bar, scrolling.
import { startPull, stopPull } from '../page-view'
import { phone } from '../phone'
import type { PageView } from '../types'
import { api, nothing } from './call'

type To = { url: string }
type Listener = (...args: unknown[]) => void
type Tab = { index: number; text?: string }

const top = (): PageView => {
  const view = phone.router.top
  if (!view) throw new Error('no page')
  return view
}

class EventChannel {
  readonly #on = new Map<string, Listener[]>()
  readonly #peer: EventChannel | null
  constructor(peer: EventChannel | null = null) {
    this.#peer = peer
  }
  on = (name: string, listener: Listener) =>
    void this.#on.set(name, [...(this.#on.get(name) ?? []), listener])
  once = this.on
  off = (name: string) => void this.#on.delete(name)
  hear = (name: string, args: unknown[]) => {
    for (const listener of this.#on.get(name) ?? []) listener(...args)
  }
  emit = (name: string, ...args: unknown[]) => this.#peer?.hear(name, args)
}

function openPage({ url, events = {} }: To & { events?: Record<string, Listener> }) {
  // each side hears what the other one emits
  const opened = new EventChannel()
  const opener = new EventChannel(opened)
  const back = new EventChannel(opener)
  for (const [name, listener] of Object.entries(events)) opener.on(name, listener)
  phone.router.navigateTo(url, { emit: back.emit, on: opened.on, once: opened.on, off: opened.off } as never)
  return { eventChannel: opener }
}

type ScrollTo = { scrollTop?: number; selector?: string; duration?: number; offsetTop?: number }
function scrollPage({ scrollTop = 0, selector, duration, offsetTop = 0 }: ScrollTo) {
  const { scroller } = top()
  const target = selector ? scroller.querySelector(selector) : null
  const y = target
    ? target.getBoundingClientRect().top -
      scroller.getBoundingClientRect().top +
      scroller.scrollTop +
      offsetTop
    : scrollTop
  scroller.scrollTo({ top: y, behavior: duration === 0 ? 'auto' : 'smooth' })
}

const tabs = () => phone.router.tabBar

export const navigation = {
  navigateTo: api('navigateTo', openPage),
  redirectTo: api('redirectTo', ({ url }: To) => phone.router.redirectTo(url)),
  switchTab: api('switchTab', ({ url }: To) => phone.router.switchTab(url)),
  reLaunch: api('reLaunch', ({ url }: To) => phone.router.reLaunch(url)),
  navigateBack: api('navigateBack', ({ delta = 1 }: { delta?: number }) => {
    if (!phone.router.back(delta)) throw new Error('cannot navigate back at first page')
  }),
  setNavigationBarTitle: api('setNavigationBarTitle', ({ title }: { title: string }) => {
    top().title.textContent = title
    document.title = title
  }),
  setNavigationBarColor: api(
    'setNavigationBarColor',
    ({ backgroundColor, frontColor }: { backgroundColor: string; frontColor: string }) => {
      top().nav.style.background = backgroundColor
      top().nav.classList.toggle('white', frontColor === '#ffffff')
    },
  ),
  showNavigationBarLoading: api('showNavigationBarLoading', nothing),
  hideNavigationBarLoading: api('hideNavigationBarLoading', nothing),
  hideHomeButton: api('hideHomeButton', nothing),
  setBackgroundColor: api('setBackgroundColor', nothing),
  setBackgroundTextStyle: api('setBackgroundTextStyle', nothing),
  enableAlertBeforeUnload: api('enableAlertBeforeUnload', nothing),
  disableAlertBeforeUnload: api('disableAlertBeforeUnload', nothing),
  setTabBarBadge: api('setTabBarBadge', ({ index, text = '' }: Tab) => tabs().change(index, { badge: text })),
  removeTabBarBadge: api('removeTabBarBadge', ({ index }: Tab) => tabs().change(index, { badge: '' })),
  showTabBarRedDot: api('showTabBarRedDot', ({ index }: Tab) => tabs().change(index, { dot: true })),
  hideTabBarRedDot: api('hideTabBarRedDot', ({ index }: Tab) => tabs().change(index, { dot: false })),
  setTabBarItem: api('setTabBarItem', ({ index, ...change }: Tab) => tabs().change(index, change)),
  setTabBarStyle: api('setTabBarStyle', nothing),
  hideTabBar: api('hideTabBar', () => tabs().hide(true)),
  showTabBar: api('showTabBar', () => tabs().hide(false)),
  startPullDownRefresh: api('startPullDownRefresh', () => startPull(top())),
  stopPullDownRefresh: api('stopPullDownRefresh', () => stopPull(top())),
  pageScrollTo: api('pageScrollTo', scrollPage),
  preloadSubpackage: api('preloadSubpackage', nothing),
}
