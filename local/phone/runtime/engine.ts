// Small patches that turn glass-easel's generic behaviour into WeChat's.
import * as ge from 'glass-easel'
import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import { cssUnits, pageBox } from './dom'
import { phone } from './phone'
import { domOf, Intersection, SelectorQuery } from './query'
import type { Caller, Data, Node } from './types'

type TouchLike = { identifier?: number; clientX: number; clientY: number; force?: number }
type OriginalEvent = Event &
  Partial<TouchLike> & { touches?: Iterable<TouchLike>; changedTouches?: Iterable<TouchLike> }
type Wrapped = {
  type: string
  timeStamp: number
  detail: unknown
  getOriginalEvent(): OriginalEvent | undefined
  [field: string]: unknown
}

/** Applies every patch; call once, before the first component is made. */
export function patchEngine(): void {
  patchStyles()
  patchEvents()
  patchReady()
  patchTapFlag()
  patchCaller()
}

function patchStyles() {
  const element = ge.Element.prototype
  const { setNodeStyle } = element
  element.setNodeStyle = function (style, segment) {
    setNodeStyle.call(this, cssUnits(style), segment)
  }
  const id = Object.getOwnPropertyDescriptor(element, 'id')
  // <label for> and page anchors look for the real DOM id
  if (id?.set) {
    const { set } = id
    Object.defineProperty(element, 'id', {
      ...id,
      set(this: Node, value: string) {
        set.call(this, value)
        if (this.$$ && this.ownerShadowRoot) this.$$.id = value
      },
    })
  }
}

function plainTarget(target: unknown) {
  const node = ((target as Caller)._$ ?? target) as Node
  const element = domOf(node)
  return {
    id: node.id || '',
    dataset: node.dataset ?? {},
    offsetLeft: element?.offsetLeft ?? 0,
    offsetTop: element?.offsetTop ?? 0,
  }
}

function touchesInPage(original: OriginalEvent) {
  const target = original.target as globalThis.Node | null
  const box = pageBox(target instanceof Element ? target : target?.parentElement)
  const { left, top } = box?.getBoundingClientRect() ?? { left: 0, top: 0 }
  const scroll = box?.firstElementChild?.scrollTop ?? 0
  const inPage = (touch: TouchLike) => {
    const clientX = touch.clientX - left
    const clientY = touch.clientY - top
    return {
      identifier: touch.identifier ?? 0,
      pageX: clientX,
      pageY: clientY + scroll,
      clientX,
      clientY,
      force: touch.force ?? 1,
    }
  }
  return {
    touches: [...(original.touches ?? [])].map(inPage),
    changedTouches: [...(original.changedTouches ?? [original as TouchLike])].map(inPage),
  }
}

// WeChat's event: plain target and currentTarget, touches in page coordinates, tap's place as detail
function patchEvents() {
  const prototype = ge.Event.prototype as unknown as {
    wrapShadowedEvent(target: unknown, mark: Data, currentTarget: unknown): unknown
  }
  prototype.wrapShadowedEvent = function (this: Wrapped, target, mark, currentTarget) {
    const event = Object.create(this) as Wrapped
    Object.assign(event, {
      type: this.type,
      timeStamp: this.timeStamp,
      mark,
      target: plainTarget(target),
      currentTarget: plainTarget(currentTarget),
    })
    let { detail } = this
    const original = this.getOriginalEvent()
    if (original && (original.touches || 'clientX' in original)) {
      const { touches, changedTouches } = touchesInPage(original)
      Object.assign(event, { touches, changedTouches })
      const [first] = changedTouches
      if (/^(tap|longpress|longtap)$/.test(this.type) && first) detail = { x: first.pageX, y: first.pageY }
      else if (this.type.startsWith('touch')) detail = {}
    }
    event.detail = detail
    return event
  }
}

// glass-easel never fires "ready": the host must, after layout, children first
function patchReady() {
  const prototype = ge.Component.prototype as unknown as {
    triggerLifetime(this: Node, name: string, args: unknown[]): void
  }
  const trigger = prototype.triggerLifetime
  let waiting: Node[] = []
  const flush = () => {
    const ready = waiting.reverse()
    waiting = []
    for (const node of ready) if (node._$attached !== false) trigger.call(node, 'ready', [])
  }
  prototype.triggerLifetime = function (name, args) {
    trigger.call(this, name, args)
    if (name !== 'attached' || this.is.startsWith('builtin/')) return
    if (!waiting.length) requestAnimationFrame(flush)
    waiting.push(this)
  }
}

// some of WeChat's calls work only while a tap's handlers run: remember when that is
function patchTapFlag() {
  const { dispatchEvent } = ge.Event
  ge.Event.dispatchEvent = function (this: unknown, target: never, event: { type?: string }) {
    const outer = phone.isInTap
    if (event.type === 'tap') phone.isInTap = true
    try {
      dispatchEvent.call(ge.Event, target, event as never)
    } finally {
      phone.isInTap = outer
    }
  } as typeof dispatchEvent
}

// the adapter does not export the prototype of `this`: reach it through a probe component
function callerPrototype(): Record<string, unknown> {
  const space = new MiniProgramEnv().createCodeSpace('probe', false)
  space.component('probe').definition({}).register()
  const probe = space
    .getComponentSpace()
    .createComponentByUrl('wx-x', 'probe', null, new ge.EmptyBackendContext())
  let prototype: object = Object.getPrototypeOf((probe as unknown as Node).getMethodCaller())
  while (!Object.hasOwn(prototype, 'createSelectorQuery')) prototype = Object.getPrototypeOf(prototype)
  return prototype as Record<string, unknown>
}

type Trigger = (this: Caller, name: string, detail: unknown, options: unknown) => void
type Select = (this: Caller, selector: string, type?: unknown) => unknown
const silentChannel = { on() {}, once() {}, off() {}, emit() {} }

function patchCaller() {
  const prototype = callerPrototype()
  const triggerEvent = prototype.triggerEvent as Trigger
  const selectComponent = prototype.selectComponent as Select
  Object.assign(prototype, {
    createSelectorQuery(this: Caller) {
      return new SelectorQuery(this)
    },
    createIntersectionObserver(this: Caller, options?: object) {
      return new Intersection(this, options)
    },
    getTabBar: () => null,
    getPageId(this: Caller) {
      return `page-${this.route ?? ''}`
    },
    // the end state is what the tests look at; the way there is skipped
    animate: (_selector: string, _frames: unknown, duration: number, done?: () => void) =>
      done && setTimeout(done, duration),
    clearAnimation: (_selector: string, options: unknown, done?: () => void) =>
      typeof options === 'function' ? options() : done?.(),
    setUpdatePerformanceListener() {},
    setInitialRenderingCache() {},
    setPassiveEvent() {},
    getOpenerEventChannel(this: Caller) {
      return this.openerChannel ?? silentChannel
    },
    triggerEvent(this: Caller, name: string, detail: unknown = {}, options: unknown = {}) {
      triggerEvent.call(this, name, detail, options)
    },
    selectComponent(this: Caller, selector: string, type?: unknown) {
      try {
        return selectComponent.call(this, selector, type)
      } catch {
        return null
      }
    },
  })
}
