// How a built-in tag is made: a glass-easel component without a template, plus a hand on its DOM element.
import * as ge from 'glass-easel'
import { BUILTINS } from '../../builtins'
import type { BuiltinNode, Control, Data, Node, PhoneElement, TreeEvent } from '../types'

export type Props = Record<string, unknown>
export type Setup = (element: PhoneElement, node: BuiltinNode) => Control | void
export const text = (value = '') => ({ type: String, value })
export const number = (value = 0) => ({ type: Number, value })
export const flag = (value = false) => ({ type: Boolean, value })
/** Any type. */
export const anything = null

const ARIA =
  `Label Role Hidden Labelledby Describedby Busy Checked Disabled Expanded Selected Modal Live Controls Owns Haspopup Level Posinset Setsize
Valuenow Valuemin Valuemax Valuetext`
    .split(/\s+/)
    .map(word => `aria${word}`)
const COMMON: Props = {
  ...Object.fromEntries(ARIA.map(name => [name, anything])),
  hidden: flag(),
  animation: anything,
  hoverClass: text('none'),
  hoverStartTime: number(),
  hoverStayTime: number(70),
  hoverStopPropagation: flag(),
}

/** The node behind a DOM element, when it is one of ours. */
export const nodeOf = (element: Element | null | undefined): BuiltinNode | undefined =>
  (element as PhoneElement | null | undefined)?.__wxElement
export const fire = (node: Node, name: string, detail: unknown = {}, options: Data = {}): void =>
  node.triggerEvent(name, detail, options)

let space: ge.ComponentSpace

/** Where the tags are registered; called once before any `define`. */
export function useSpace(target: ge.ComponentSpace): void {
  space = target
}

export function define(tag: string, props: Props, setup?: Setup): void {
  const properties = { ...COMMON, ...props }
  const definition = {
    is: `builtin/${tag}`,
    options: { multipleSlots: false },
    properties,
    observers: [
      {
        fields: Object.keys(properties).join(','),
        observer(this: BuiltinNode) {
          this.refresh?.()
        },
      },
    ],
    lifetimes: {
      created(this: BuiltinNode) {
        const element = this.$$ as PhoneElement | null
        // a page that was left while its answer was under way: nothing is drawn any more, as on the phone
        if (!element) return
        this.control = setup?.(element, this) ?? {}
        const aria = ariaWriter(element)
        this.refresh = () => {
          aria(this.data)
          element.toggleAttribute('hidden', Boolean(this.data.hidden))
          this.control?.update?.(this.data)
        }
      },
      attached(this: BuiltinNode) {
        this.refresh?.()
        this.control?.attached?.(this.data)
      },
      detached(this: BuiltinNode) {
        this.control?.detached?.()
      },
    },
  }
  space.setGlobalUsingComponent(tag, space.defineComponent(definition as never) as never)
}

// only what the template once said is taken back: a tag's own role must survive
function ariaWriter(element: HTMLElement) {
  const written = new Set<string>()
  return (data: Data) => {
    for (const name of ARIA) {
      const value = data[name]
      const attribute = name === 'ariaRole' ? 'role' : `aria-${name.slice(4).toLowerCase()}`
      if (value !== '' && value != null) {
        written.add(attribute)
        element.setAttribute(attribute, String(value))
      } else if (written.delete(attribute)) element.removeAttribute(attribute)
    }
  }
}

// ge.StyleSegmentIndex.TEMP_EXTRA, which a single-file compiler cannot read
const HOVER_SEGMENT = 3

/** hover-class while the finger is down. */
export function hover(node: BuiltinNode): void {
  node.addListener('touchstart', () => {
    const { hoverClass, hoverStartTime } = node.data
    if (hoverClass && hoverClass !== 'none')
      setTimeout(() => node.setNodeClass(String(hoverClass), HOVER_SEGMENT), Number(hoverStartTime))
  })
  const clear = () => setTimeout(() => node.setNodeClass('', HOVER_SEGMENT), Number(node.data.hoverStayTime))
  node.addListener('touchend', clear)
  node.addListener('touchcancel', clear)
}

/** Role, keyboard and disabled for what can be pressed. */
export function pressable(element: HTMLElement, node: BuiltinNode, role: string): void {
  element.setAttribute('role', role)
  element.tabIndex = 0
  element.addEventListener('keydown', event => {
    if (event.target !== element || (event.key !== 'Enter' && event.key !== ' ')) return
    event.preventDefault()
    ge.Event.triggerEvent(
      node as never,
      'tap',
      { x: 0, y: 0 },
      {
        bubbles: true,
        composed: true,
        capturePhase: true,
        originalEvent: { clientX: 0, clientY: 0, target: element },
      },
    )
  })
  node.addListener(
    'tap',
    (event: TreeEvent) => {
      if (node.data.disabled) event.stopPropagation()
    },
    { capture: true },
  )
}

/** Every tag is at least a box; the others are defined over it. */
export function defineBoxes(): void {
  for (const tag of BUILTINS) define(tag, {}, (_element, node) => hover(node))
}
