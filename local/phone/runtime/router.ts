// The stack of pages, with WeChat's rules: ten at most, tabs are kept, the address follows.
import type { CodeSpace } from 'glass-easel-miniprogram-adapter/dist/glass_easel_miniprogram_adapter'
import { h } from './dom'
import { drawPage, watchPull, watchScroll } from './page-view'
import { callHook, phone } from './phone'
import { queryString } from './query-string'
import type { Channel, Routes } from './routes'
import { TabBar } from './tab-bar'
import type { PageView, Query, Root } from './types'

const MAX_STACK = 10
type Backend = { createRoot(tag: string, code: CodeSpace, url: string): unknown }

export class Router implements Routes {
  stack: PageView[] = []
  readonly tabBar: TabBar = new TabBar(this)
  readonly #tabs = new Map<string, PageView>()
  readonly #backend: Backend
  readonly #code: CodeSpace
  #host: HTMLElement | null = null

  constructor(backend: Backend, code: CodeSpace) {
    this.#backend = backend
    this.#code = code
  }

  get top(): PageView | undefined {
    return this.stack.at(-1)
  }

  /** A url as pages write it → page and query. */
  parse(url: string): [string, Query] {
    const [address = '', search = ''] = url.split('#')[0]?.split('?') ?? []
    const isKnown = address.startsWith('/') || phone.config.pages.includes(address)
    const page =
      isKnown || !this.top
        ? address.replace(/^\//, '')
        : new URL(address, `http://phone/${this.top.route}`).pathname.slice(1)
    const pairs = search
      .split('&')
      .filter(Boolean)
      .map((pair): [string, string] => {
        const [key = '', ...rest] = pair.split('=')
        return [key, decodeURIComponent(rest.join('='))]
      })
    return [page, Object.fromEntries(pairs)]
  }

  isTab(page: string): boolean {
    return phone.config.tabBar?.list.some(tab => tab.pagePath === page) ?? false
  }

  /** Puts the screen up, without a page; called once. */
  mount(): void {
    this.#host = document.getElementById('app')
    this.tabBar.mount(this.#host)
    addEventListener('popstate', () => {
      if (this.stack.length > 1) this.back(1)
    })
  }

  /** Opens the first page. */
  start(page: string, query: Query): void {
    if (this.isTab(page)) this.switchTab(`/${page}`)
    else this.#push(page, query)
    this.#writeAddress('replaceState')
  }

  navigateTo(url: string, channel?: Channel): void {
    const [page, query] = this.#known(url)
    if (this.isTab(page)) throw new Error('can not navigateTo a tabbar page')
    if (this.stack.length >= MAX_STACK) throw new Error('webview count limit exceed')
    if (this.top) this.#hide(this.top)
    this.#push(page, query, channel)
    this.#writeAddress('pushState')
  }

  redirectTo(url: string): void {
    const [page, query] = this.#known(url)
    if (this.isTab(page)) throw new Error('can not redirectTo a tabbar page')
    const old = this.stack.pop()
    if (old) this.#unload(old)
    this.#push(page, query)
    this.#writeAddress('replaceState')
  }

  /** Leaves `delta` pages; false when there is nowhere to go back to. */
  back(delta = 1): boolean {
    const leaving = this.stack.splice(Math.max(1, this.stack.length - delta))
    for (const view of leaving.reverse()) this.#unload(view)
    if (!leaving.length || !this.top) return false
    this.#show(this.top)
    this.#writeAddress('replaceState')
    return true
  }

  switchTab(url: string): void {
    const [page] = this.#known(url)
    if (!this.isTab(page)) throw new Error('can not switch to no-tabBar page')
    const before = this.top
    while (this.top && !this.top.isTab) this.#unload(this.stack.pop() as PageView)
    const leaving = this.stack.pop()
    if (leaving && leaving.route !== page) {
      if (leaving === before) this.#hide(leaving)
      else leaving.view.style.display = 'none'
    }
    const kept = this.#tabs.get(page)
    this.stack = kept ? [kept] : []
    if (!kept) this.#tabs.set(page, this.#push(page, {}))
    else if (kept !== before) this.#show(kept)
    this.#writeAddress('replaceState')
  }

  reLaunch(url: string): void {
    const [page, query] = this.#known(url)
    for (const view of new Set([...this.stack, ...this.#tabs.values()])) this.#unload(view)
    this.stack = []
    this.#tabs.clear()
    if (this.isTab(page)) this.switchTab(`/${page}`)
    else this.#push(page, query)
    this.#writeAddress('replaceState')
  }

  #known(url: string): [string, Query] {
    const [page, query] = this.parse(String(url))
    if (!phone.config.pages.includes(page)) throw new Error(`page "${page}" is not found`)
    return [page, query]
  }

  #push(page: string, query: Query, channel?: Channel): PageView {
    const view = this.#mount(page, query)
    if (channel) view.caller.openerChannel = channel
    callHook(view.caller, page, 'onLoad', query)
    this.#show(view)
    return view
  }

  #mount(page: string, query: Query): PageView {
    const config = { ...phone.config.window, ...phone.config.units[page]?.json }
    const drawn = drawPage(page, query, config, () => this.back())
    this.#host?.insertBefore(drawn.view, this.tabBar.element)
    const search = queryString(query)
    const root = this.#backend.createRoot('page', this.#code, search ? `${page}?${search}` : page) as Root
    const view: PageView = { ...drawn, root, caller: root.get(), node: root.getComponent() }
    // a page may look for itself on the stack while it is being made
    this.stack.push(view)
    Object.assign(view.caller, { route: page, __route__: page, options: query })
    const placeholder = h('div')
    view.scroller.append(placeholder)
    root.attach(view.scroller, placeholder)
    view.node.$$?.setAttribute('data-page', page)
    watchScroll(view)
    if (config.enablePullDownRefresh) watchPull(view)
    return view
  }

  #show(view: PageView): void {
    view.view.style.display = ''
    view.back.style.display = this.stack.length > 1 ? '' : 'none'
    this.tabBar.paint()
    document.title = view.title.textContent || '小程序'
    callHook(view.caller, view.route, 'onShow')
    view.node.triggerPageLifetime('show', [])
    if (view.isReady) return
    view.isReady = true
    requestAnimationFrame(() => callHook(view.caller, view.route, 'onReady'))
  }

  #hide(view: PageView): void {
    view.view.style.display = 'none'
    callHook(view.caller, view.route, 'onHide')
    view.node.triggerPageLifetime('hide', [])
  }

  #unload(view: PageView): void {
    callHook(view.caller, view.route, 'onUnload')
    view.root.release()
    view.view.remove()
    if (this.#tabs.get(view.route) === view) this.#tabs.delete(view.route)
  }

  #writeAddress(how: 'pushState' | 'replaceState'): void {
    const { top } = this
    if (!top) return
    const search = queryString(top.options)
    history[how](null, '', `#/${top.route}${search ? `?${search}` : ''}`)
    dispatchEvent(new CustomEvent('phone:page', { detail: top.route }))
  }
}
