// <input> and <textarea>.
import { cssUnits, h } from '../dom'
import { phone } from '../phone'
import type { Data, Node } from '../types'
import { anything, define, fire, flag, number, text } from './define'

const PROPS = {
  value: anything,
  defaultValue: anything,
  name: text(),
  type: text('text'),
  password: flag(),
  placeholder: text(),
  placeholderStyle: text(),
  placeholderClass: text(),
  disabled: flag(),
  maxlength: number(140),
  focus: flag(),
  autoFocus: flag(),
  confirmType: text('done'),
  confirmHold: flag(),
  cursor: number(-1),
  cursorSpacing: number(),
  selectionStart: number(-1),
  selectionEnd: number(-1),
  adjustPosition: flag(true),
  holdKeyboard: flag(),
  autoHeight: flag(),
  fixed: flag(),
  showConfirmBar: flag(true),
  disableDefaultPadding: flag(),
  alwaysEmbed: flag(),
  cursorColor: text(),
  safePasswordLength: number(),
  safePasswordSalt: text(),
  safePasswordCertPath: text(),
  safePasswordTimeStamp: number(),
  safePasswordNonce: text(),
  safePasswordCustomHash: text(),
  adjustKeyboardTo: text(),
  workerId: anything,
}
const KEYBOARDS: Record<string, string> = { number: 'numeric', digit: 'decimal', tel: 'tel' }

const asText = (value: unknown) => (value == null ? '' : String(value))
/** A handler of bindinput may answer with the text to keep. */
const keptText = (answer: unknown): string | null => {
  if (typeof answer === 'string') return answer
  const value = (answer as { value?: unknown } | undefined)?.value
  return typeof value === 'string' ? value : null
}

/** The names a class has in the sheet of the template it is written in. */
function classesIn(node: Node, names: string): string {
  const unit = phone.config.units[node.ownerShadowRoot?.getHostNode().is ?? '']
  const own = names.split(/\s+/).filter(Boolean)
  const scope = unit?.scope
  if (!scope) return own.join(' ')
  const isShared =
    String(unit.json.styleIsolation ?? '').startsWith('apply') || unit.json.addGlobalClass === true
  return [...own.map(name => `${scope}--${name}`), ...(isShared ? own : [])].join(' ')
}

function defineField(tag: 'input' | 'textarea') {
  define(tag, PROPS, (element, node) => {
    const field: HTMLInputElement | HTMLTextAreaElement = h(tag, 'mp-field')
    // WeChat draws the hint as a box of its own: that is what placeholder-class and placeholder-style dress
    const hint = h('div', 'mp-hint', { 'aria-hidden': 'true' })
    element.append(field, hint)
    const showHint = () => {
      hint.hidden = field.value !== ''
    }
    const grow = () => {
      if (!node.data.autoHeight) return
      field.style.height = 'auto'
      element.style.height = field.style.height = `${field.scrollHeight}px`
    }
    const keep = (value: string) => {
      field.value = value
      node.setData({ value })
    }
    field.addEventListener('input', () => {
      node.setData({ value: field.value })
      const handleListenerReturn = (answer: unknown) => {
        const kept = keptText(answer)
        if (kept !== null) keep(kept)
      }
      fire(
        node,
        'input',
        { value: field.value, cursor: field.selectionStart ?? field.value.length, keyCode: 0 },
        { handleListenerReturn },
      )
      showHint()
      grow()
    })
    field.addEventListener('focus', () => fire(node, 'focus', { value: field.value, height: 0 }))
    field.addEventListener('blur', () => {
      fire(node, 'blur', { value: field.value, cursor: field.value.length })
      if (node.data.focus) node.setData({ focus: false })
    })
    field.addEventListener('change', () => fire(node, 'change', { value: field.value }))
    element.addEventListener('keydown', event => {
      if (event.key !== 'Enter' || tag !== 'input') return
      fire(node, 'confirm', { value: field.value })
      if (!node.data.confirmHold) field.blur()
    })
    const update = (props: Data) => {
      const value = asText(props.value)
      if (field.value !== value) {
        field.value = value
        grow()
      }
      if (field instanceof HTMLInputElement)
        field.type = props.password || props.type === 'safe-password' ? 'password' : 'text'
      field.inputMode = KEYBOARDS[asText(props.type)] ?? 'text'
      field.placeholder = asText(props.placeholder)
      field.disabled = Boolean(props.disabled)
      if (Number(props.maxlength) >= 0) field.maxLength = Number(props.maxlength)
      else field.removeAttribute('maxlength')
      // the words for a screen reader belong on the field itself, not on the box around it
      const label = asText(props.ariaLabel) || asText(props.placeholder)
      if (label) field.setAttribute('aria-label', label)
      element.removeAttribute('aria-label')
      if (props.name) field.name = asText(props.name)
      hint.textContent = asText(props.placeholder)
      hint.className = `mp-hint ${classesIn(node, asText(props.placeholderClass))}`
      hint.style.cssText = cssUnits(asText(props.placeholderStyle))
      showHint()
      if (props.focus && document.activeElement !== field)
        setTimeout(() => node.data.focus && field.isConnected && field.focus())
    }
    return {
      update,
      attached: props => {
        grow()
        if (props.autoFocus) field.focus()
      },
      form: () => field.value,
      reset: () => keep(''),
      focusIn: () => field.focus(),
    }
  })
}

export function defineFields(): void {
  defineField('input')
  defineField('textarea')
}
