// <scroll-view>, <swiper>.
import { h } from '../dom'
import type { Data, TreeEvent } from '../types'
import { anything, define, fire, flag, number, text } from './define'

const SCROLL_PROPS = {
  scrollX: flag(),
  scrollY: flag(),
  upperThreshold: number(50),
  lowerThreshold: number(50),
  scrollTop: anything,
  scrollLeft: anything,
  scrollIntoView: text(),
  scrollWithAnimation: flag(),
  enableBackToTop: flag(),
  enableFlex: flag(),
  scrollAnchoring: flag(),
  refresherEnabled: flag(),
  refresherThreshold: number(45),
  refresherDefaultStyle: text(),
  refresherBackground: text(),
  refresherTriggered: flag(),
  enhanced: flag(),
  bounces: anything,
  showScrollbar: flag(true),
  pagingEnabled: flag(),
  fastDeceleration: flag(),
  type: text(),
  enablePassive: anything,
  clip: anything,
}

function defineScrollView() {
  define('scroll-view', SCROLL_PROPS, (element, node) => {
    let lastTop = 0
    let lastLeft = 0
    let isLow = false
    let isHigh = true
    element.addEventListener(
      'scroll',
      () => {
        const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight, clientWidth } = element
        fire(node, 'scroll', {
          scrollTop,
          scrollLeft,
          scrollHeight,
          scrollWidth,
          deltaX: lastLeft - scrollLeft,
          deltaY: lastTop - scrollTop,
        })
        lastTop = scrollTop
        lastLeft = scrollLeft
        const isSideways = Boolean(node.data.scrollX && !node.data.scrollY)
        const at = isSideways ? scrollLeft : scrollTop
        const end = isSideways ? scrollWidth - clientWidth : scrollHeight - clientHeight
        const lowNow = end - at <= Number(node.data.lowerThreshold)
        const highNow = at <= Number(node.data.upperThreshold)
        if (lowNow && !isLow) fire(node, 'scrolltolower', { direction: isSideways ? 'right' : 'bottom' })
        if (highNow && !isHigh) fire(node, 'scrolltoupper', { direction: isSideways ? 'left' : 'top' })
        isLow = lowNow
        isHigh = highNow
      },
      { passive: true },
    )
    const before: Data = {}
    const changed = (props: Data, name: string) => {
      const isNew = props[name] != null && props[name] !== '' && props[name] !== before[name]
      before[name] = props[name]
      return isNew
    }
    return {
      update(props) {
        element.toggleAttribute('scroll-x', Boolean(props.scrollX))
        element.toggleAttribute('scroll-y', Boolean(props.scrollY))
        element.toggleAttribute('flex', Boolean(props.enableFlex))
        element.toggleAttribute('nobar', Boolean(props.enhanced && !props.showScrollbar))
        // a scrolling area must be reachable by keyboard
        if (props.scrollX || props.scrollY) element.tabIndex = 0
        const behavior = props.scrollWithAnimation ? 'smooth' : 'auto'
        const later = (go: () => void) => requestAnimationFrame(go)
        if (changed(props, 'scrollTop'))
          later(() => element.scrollTo({ top: Number.parseFloat(String(props.scrollTop)) || 0, behavior }))
        if (changed(props, 'scrollLeft'))
          later(() => element.scrollTo({ left: Number.parseFloat(String(props.scrollLeft)) || 0, behavior }))
        if (changed(props, 'scrollIntoView'))
          later(() =>
            element
              .querySelector(`#${CSS.escape(String(props.scrollIntoView))}`)
              ?.scrollIntoView({ block: 'start', inline: 'start', behavior }),
          )
      },
    }
  })
}

const SWIPER_PROPS = {
  indicatorDots: flag(),
  indicatorColor: text('rgba(0,0,0,.3)'),
  indicatorActiveColor: text('#000'),
  autoplay: flag(),
  current: number(),
  currentItemId: text(),
  interval: number(5000),
  duration: number(500),
  circular: flag(),
  vertical: flag(),
  previousMargin: text(),
  nextMargin: text(),
  displayMultipleItems: number(1),
  easingFunction: text(),
  snapToEdge: flag(),
}
const SWIPE_PX = 50

function defineSwiper() {
  define('swiper', SWIPER_PROPS, (element, node) => {
    const dots = h('div', 'mp-dots')
    let current = 0
    let timer = 0
    let from: number | null = null
    let moved = 0
    const items = () =>
      [...element.querySelectorAll<HTMLElement>('wx-swiper-item')].filter(
        item => item.closest('wx-swiper') === element,
      )
    const paint = (isAnimated: boolean, offset = 0) => {
      const axis = node.data.vertical ? 'Y' : 'X'
      for (const [index, item] of items().entries()) {
        item.style.transition = isAnimated ? `transform ${node.data.duration}ms` : 'none'
        item.style.transform = `translate${axis}(calc(${(index - current) * 100}% + ${offset}px))`
      }
      const colour = (index: number) =>
        `background:${index === current ? node.data.indicatorActiveColor : node.data.indicatorColor}`
      dots.replaceChildren(
        ...(node.data.indicatorDots ? items().map((_, index) => h('i', '', { style: colour(index) })) : []),
      )
    }
    const go = (to: number, source: string) => {
      const { length } = items()
      if (!length) return
      const next = node.data.circular ? (to + length) % length : Math.max(0, Math.min(length - 1, to))
      const isNew = next !== current
      current = next
      paint(true)
      if (!isNew) return
      node.setData({ current })
      fire(node, 'change', { current, currentItemId: '', source })
      setTimeout(() => fire(node, 'animationfinish', { current, source }), Number(node.data.duration))
    }
    const place = (event: TreeEvent) => {
      const touch = (event.getOriginalEvent() as TouchEvent | undefined)?.touches[0]
      return (node.data.vertical ? touch?.clientY : touch?.clientX) ?? 0
    }
    node.addListener('touchstart', event => {
      from = place(event)
      moved = 0
    })
    node.addListener('touchmove', event => {
      if (from === null) return
      moved = place(event) - from
      paint(false, moved)
    })
    node.addListener('touchend', () => {
      if (from === null) return
      from = null
      if (Math.abs(moved) > SWIPE_PX) go(current + (moved < 0 ? 1 : -1), 'touch')
      else paint(true)
    })
    return {
      update(props) {
        if (!dots.isConnected) element.append(dots)
        const isMoved = Number(props.current) !== current
        current = Number(props.current)
        if (isMoved) paint(true)
        else requestAnimationFrame(() => paint(false))
        clearInterval(timer)
        if (props.autoplay)
          timer = window.setInterval(() => go(current + 1, 'autoplay'), Number(props.interval))
      },
      detached: () => clearInterval(timer),
    }
  })
}

export function defineScrolls(): void {
  defineScrollView()
  defineSwiper()
}
