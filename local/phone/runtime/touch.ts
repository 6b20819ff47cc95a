// A desktop mouse becomes touches; long presses; real touches pass through.
import * as ge from 'glass-easel'
import type { PhoneElement } from './types'

const LONG_PRESS_MS = 350
// after a real touch the browser sends mouse events too: ignore those for this long
const GHOST_MS = 1000

type Synthetic = TouchEvent & { isSynthetic?: boolean }

function sendTouch(type: string, at: MouseEvent, target: EventTarget) {
  const touch = new Touch({
    identifier: 0,
    target,
    clientX: at.clientX,
    clientY: at.clientY,
    pageX: at.pageX,
    pageY: at.pageY,
  })
  const held = type === 'touchend' ? [] : [touch]
  const event: Synthetic = new TouchEvent(type, {
    bubbles: true,
    cancelable: true,
    composed: true,
    touches: held,
    targetTouches: held,
    changedTouches: [touch],
  })
  event.isSynthetic = true
  target.dispatchEvent(event)
}

function mouseToTouch() {
  let lastReal = 0
  let pressed: EventTarget | null = null
  addEventListener(
    'touchstart',
    (event: Synthetic) => {
      if (!event.isSynthetic) lastReal = performance.now()
    },
    true,
  )
  addEventListener(
    'mousedown',
    event => {
      if (event.button || (lastReal && performance.now() - lastReal < GHOST_MS) || !event.target) return
      pressed = event.target
      sendTouch('touchstart', event, pressed)
    },
    true,
  )
  addEventListener(
    'mousemove',
    event => {
      if (pressed) sendTouch('touchmove', event, pressed)
    },
    true,
  )
  addEventListener(
    'mouseup',
    event => {
      const target = pressed
      pressed = null
      if (target) sendTouch('touchend', event, target)
    },
    true,
  )
}

function longPress() {
  let timer = 0
  addEventListener(
    'touchstart',
    event => {
      clearTimeout(timer)
      let target = event.target as PhoneElement | null
      while (target && !target.__wxElement) target = target.parentElement
      const node = target?.__wxElement
      if (!node) return
      timer = window.setTimeout(() => {
        for (const name of ['longpress', 'longtap']) {
          ge.Event.triggerEvent(
            node as never,
            name,
            {},
            { bubbles: true, composed: true, capturePhase: true, originalEvent: event },
          )
        }
      }, LONG_PRESS_MS)
    },
    true,
  )
  for (const name of ['touchmove', 'touchend', 'touchcancel'])
    addEventListener(name, () => clearTimeout(timer), true)
}

export function installTouch(): void {
  const add = document.body.addEventListener
  // touch listeners on body are passive by default, and catchtouchmove must be able to stop scrolling
  document.body.addEventListener = function (
    this: HTMLElement,
    type: string,
    handler: never,
    options?: unknown,
  ) {
    return add.call(
      this,
      type,
      handler,
      type === 'touchmove' && typeof options === 'object'
        ? { passive: false, ...options }
        : (options as never),
    )
  } as typeof add
  mouseToTouch()
  longPress()
}
