// createSelectorQuery and createIntersectionObserver.
import { pageBox, rectOf } from './dom'
import { phone } from './phone'
import type { Caller, Data, Node, PhoneElement } from './types'

type Fields = {
  id?: boolean
  dataset?: boolean
  mark?: boolean
  rect?: boolean
  size?: boolean
  scrollOffset?: boolean
  node?: boolean
  context?: boolean
  properties?: string[]
  computedStyle?: string[]
}
type Found = Node | 'viewport' | null
type Step = {
  find(host: Node): Found | Found[]
  fields: Fields
  callback?: (result: unknown) => void
  caller: Caller | undefined
}

/** The DOM element of a node; a virtual host has none of its own, so the first real one inside. */
export function domOf(node: Node): PhoneElement | null {
  const queue = [node]
  for (let next = queue.shift(); next; next = queue.shift()) {
    if (next.$$) return next.$$
    queue.unshift(...(next.getShadowRoot?.()?.childNodes ?? next.childNodes ?? []))
  }
  return null
}

const ownSelector = (selector: string) => selector.replace(/.*>>>/, '').trim()
const inside = (host: Node, selector: string) =>
  host.getShadowRoot()?.querySelector(ownSelector(selector)) ?? null

export class SelectorQuery {
  #caller: Caller | undefined
  #steps: Step[] = []
  constructor(caller?: Caller) {
    this.#caller = caller
  }
  in(caller: Caller): this {
    this.#caller = caller
    return this
  }
  select(selector: string) {
    return this.#reference(host => inside(host, selector))
  }
  selectAll(selector: string) {
    return this.#reference(host => [...(host.getShadowRoot()?.querySelectorAll(ownSelector(selector)) ?? [])])
  }
  selectViewport() {
    return this.#reference(() => 'viewport')
  }
  exec(callback?: (results: unknown[]) => void): this {
    const steps = this.#steps
    this.#steps = []
    requestAnimationFrame(() => {
      const results = steps.map(step => {
        const host = step.caller?._$ ?? phone.router.top?.caller._$
        const found = host ? step.find(host) : null
        return Array.isArray(found)
          ? found.map(one => measure(one, step.fields))
          : measure(found, step.fields)
      })
      for (const [index, step] of steps.entries()) step.callback?.call(this.#caller, results[index])
      callback?.call(this.#caller, results)
    })
    return this
  }
  #reference(find: Step['find']) {
    const add = (fields: Fields, callback?: (result: unknown) => void) => {
      this.#steps.push({ find, fields, caller: this.#caller, ...(callback ? { callback } : {}) })
      return this
    }
    type Then = (result: unknown) => void
    return {
      boundingClientRect: (then?: Then) => add({ id: true, dataset: true, rect: true, size: true }, then),
      scrollOffset: (then?: Then) => add({ id: true, dataset: true, scrollOffset: true }, then),
      fields: (fields: Fields, then?: Then) => add(fields, then),
      node: (then?: Then) => add({ node: true }, then),
      context: (then?: Then) => add({ context: true }, then),
    }
  }
}

const scrollOf = ({ scrollLeft, scrollTop, scrollWidth, scrollHeight }: Element) => ({
  scrollLeft,
  scrollTop,
  scrollWidth,
  scrollHeight,
})

function measure(found: Found, fields: Fields): Data | null {
  if (!found) return null
  if (found === 'viewport') {
    const scroller = phone.router.top?.scroller
    if (!scroller) return null
    const { clientWidth: width, clientHeight: height } = scroller
    return {
      id: '',
      dataset: {},
      left: 0,
      top: 0,
      right: width,
      bottom: height,
      width,
      height,
      ...scrollOf(scroller),
    }
  }
  const element = domOf(found)
  const result: Data = {}
  if (fields.id) result.id = found.id
  if (fields.dataset) result.dataset = found.dataset ?? {}
  if (fields.mark) result.mark = found.collectMarks()
  for (const key of fields.properties ?? []) result[key] = found.data?.[key]
  if (!element) return result
  const { width, height, ...edges } = rectOf(element)
  if (fields.rect) Object.assign(result, edges)
  if (fields.size) Object.assign(result, { width, height })
  if (fields.scrollOffset) Object.assign(result, scrollOf(element))
  if (fields.node) result.node = element.querySelector('canvas,video') ?? element
  for (const key of fields.computedStyle ?? []) result[key] = getComputedStyle(element).getPropertyValue(key)
  return result
}

type Margins = { top?: number; right?: number; bottom?: number; left?: number }

export class Intersection {
  #caller: Caller
  #options: { observeAll?: boolean; thresholds?: number[] }
  #relativeTo: string | null = null
  #margins: Margins = {}
  #observers: IntersectionObserver[] = []
  constructor(caller: Caller, options: { observeAll?: boolean; thresholds?: number[] } = {}) {
    this.#caller = caller
    this.#options = options
  }
  relativeTo(selector: string, margins: Margins = {}): this {
    this.#relativeTo = selector
    this.#margins = margins
    return this
  }
  relativeToViewport(margins: Margins = {}): this {
    this.#relativeTo = null
    this.#margins = margins
    return this
  }
  observe(selector: string, callback: (result: Data) => void): void {
    const host = this.#caller._$
    const tree = host.getShadowRoot()
    const nodes = this.#options.observeAll
      ? [...(tree?.querySelectorAll(selector) ?? [])]
      : [tree?.querySelector(selector)]
    const frame = this.#relativeTo ? inside(host, this.#relativeTo) : null
    const root = frame ? domOf(frame) : pageBox(host.$$)
    const { top = 0, right = 0, bottom = 0, left = 0 } = this.#margins
    for (const node of nodes) {
      const element = node && domOf(node)
      if (!element) continue
      const tell = (entry: IntersectionObserverEntry) =>
        callback.call(this.#caller, {
          id: node.id,
          dataset: node.dataset,
          intersectionRatio: entry.intersectionRatio,
          boundingClientRect: rectOf(element),
          intersectionRect: entry.intersectionRect,
          relativeRect: entry.rootBounds ?? {},
          time: entry.time,
        })
      const observer = new IntersectionObserver(entries => entries.forEach(tell), {
        root,
        rootMargin: `${top}px ${right}px ${bottom}px ${left}px`,
        threshold: this.#options.thresholds ?? [0],
      })
      observer.observe(element)
      this.#observers.push(observer)
    }
  }
  disconnect(): void {
    for (const observer of this.#observers.splice(0)) observer.disconnect()
  }
}
