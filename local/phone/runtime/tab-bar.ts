// WeChat's own tab bar: painted from app.json, badges and red dots, can be hidden.
import { h } from './dom'
import { callHook, phone } from './phone'
import type { Routes } from './routes'
import type { TabItem } from './types'

export class TabBar {
  element: HTMLElement | null = null
  items: TabItem[] = []
  #isHidden = false
  readonly #router: Routes

  constructor(router: Routes) {
    this.#router = router
  }

  mount(host: HTMLElement | null): void {
    const config = phone.config.tabBar
    if (!config || config.custom || !host) return
    this.items = config.list.map(item => ({ ...item }))
    this.element = h('div', 'mp-tabbar', {
      role: 'tablist',
      style: `background:${config.backgroundColor ?? '#fff'}`,
    })
    host.append(this.element)
  }

  hide(isHidden: boolean): void {
    this.#isHidden = isHidden
    this.paint()
  }

  /** Changes one tab's words, picture, badge or dot. */
  change(index: number, change: Partial<TabItem>): void {
    const item = this.items[index]
    if (!item) throw new Error('tabbar item not found')
    Object.assign(item, change)
    this.paint()
  }

  paint(): void {
    const { top } = this.#router
    if (!this.element || !top) return
    const isShown = top.isTab && !this.#isHidden
    this.element.style.display = isShown ? '' : 'none'
    top.view.classList.toggle('with-tab', isShown)
    this.element.replaceChildren(
      ...this.items.map((item, index) => this.#tab(item, index, top.route === item.pagePath)),
    )
  }

  #tab(item: TabItem, index: number, isOn: boolean): HTMLElement {
    const { color = '#666', selectedColor = '#07c160' } = phone.config.tabBar ?? {}
    const icon = (isOn && item.selectedIconPath) || item.iconPath
    const go = () => {
      this.#router.switchTab(`/${item.pagePath}`)
      const top = this.#router.top
      if (top)
        callHook(top.caller, top.route, 'onTabItemTap', { index, pagePath: item.pagePath, text: item.text })
    }
    return h(
      'button',
      'mp-tab',
      {
        type: 'button',
        role: 'tab',
        'aria-selected': String(isOn),
        style: `color:${isOn ? selectedColor : color}`,
        onclick: go,
      },
      icon ? h('img', '', { src: `mp/${icon.replace(/^\//, '')}`, alt: '' }) : null,
      h('span', '', {}, item.text),
      item.badge ? h('b', 'mp-badge', {}, item.badge) : item.dot ? h('b', 'mp-badge dot') : null,
    )
  }
}
