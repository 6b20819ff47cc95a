// <switch>, <checkbox>, <radio> with their groups, <slider>, <picker>.
import { h } from '../dom'
import { pickSheet } from '../picker-sheet'
import type { BuiltinNode, Control, Data } from '../types'
import { anything, define, fire, flag, nodeOf, number, pressable, text } from './define'

type Choice = 'switch' | 'checkbox' | 'radio'

function defineChoice(tag: Choice) {
  define(
    tag,
    {
      value: anything,
      checked: flag(),
      disabled: flag(),
      color: text('#07c160'),
      name: text(),
      type: text(),
    },
    (element, node) => {
      pressable(element, node, tag)
      element.prepend(h('i', 'mp-check'))
      const group = () => nodeOf(element.closest(`wx-${tag}-group`))
      const toggle = () => {
        if (node.data.disabled || (tag === 'radio' && node.data.checked)) return
        if (tag === 'radio')
          for (const other of group()?.$$?.querySelectorAll('wx-radio') ?? [])
            nodeOf(other)?.setData({ checked: false })
        node.setData({ checked: tag === 'radio' || !node.data.checked })
        if (tag === 'switch') fire(node, 'change', { value: node.data.checked })
        else group()?.control?.changed?.()
      }
      node.addListener('tap', toggle)
      // a <label> around it names it, as on the phone
      const nameByLabel = () => {
        const words = element.closest('wx-label')?.textContent?.trim()
        if (words && !node.data.ariaLabel) element.setAttribute('aria-label', words)
      }
      const control: Control = {
        toggle,
        attached: () => requestAnimationFrame(nameByLabel),
        reset: () => node.setData({ checked: false }),
        update(props: Data) {
          element.toggleAttribute('checked', Boolean(props.checked))
          element.toggleAttribute('disabled', Boolean(props.disabled))
          element.setAttribute('aria-checked', String(Boolean(props.checked)))
          element.setAttribute('kind', String(props.type))
          element.style.setProperty('--c', String(props.color))
        },
      }
      return tag === 'switch' ? { ...control, form: () => node.data.checked } : control
    },
  )
}

function defineGroup(tag: 'checkbox-group' | 'radio-group', item: string) {
  define(tag, { name: text() }, (element, node) => {
    const items = () =>
      [...element.querySelectorAll(item)].map(nodeOf).filter((one): one is BuiltinNode => Boolean(one))
    const value = () => {
      const chosen = items()
        .filter(one => one.data.checked)
        .map(one => one.data.value)
      return tag === 'radio-group' ? (chosen[0] ?? '') : chosen
    }
    return {
      form: value,
      changed: () => fire(node, 'change', { value: value() }),
      reset: () => {
        for (const one of items()) one.setData({ checked: false })
      },
    }
  })
}

function defineSlider() {
  define(
    'slider',
    {
      min: number(),
      max: number(100),
      step: number(1),
      value: number(),
      disabled: flag(),
      showValue: flag(),
      activeColor: text('#1aad19'),
      backgroundColor: text(),
      blockSize: number(28),
      blockColor: text(),
      name: text(),
    },
    (element, node) => {
      const range = h('input', '', { type: 'range' })
      const shown = h('span', 'mp-slider-v')
      element.append(range, shown)
      const value = () => Number(range.value)
      range.addEventListener('input', () => {
        node.setData({ value: value() })
        fire(node, 'changing', { value: value() })
      })
      range.addEventListener('change', () => fire(node, 'change', { value: value() }))
      return {
        form: value,
        update(props) {
          Object.assign(range, {
            min: String(props.min),
            max: String(props.max),
            step: String(props.step),
            value: String(props.value),
            disabled: Boolean(props.disabled),
          })
          range.style.accentColor = String(props.activeColor)
          shown.textContent = props.showValue ? String(props.value) : ''
          range.setAttribute('aria-label', String(props.ariaLabel || '滑块'))
        },
      }
    },
  )
}

function definePicker() {
  define(
    'picker',
    {
      mode: text('selector'),
      range: { type: Array, value: [] },
      rangeKey: text(),
      value: anything,
      headerText: text(),
      disabled: flag(),
      start: text(),
      end: text(),
      fields: text('day'),
      customItem: text(),
      level: text(),
      name: text(),
    },
    (element, node) => {
      pressable(element, node, 'button')
      let rebuild: ((props: Data) => void) | null = null
      node.addListener('tap', async () => {
        if (node.data.disabled) return
        const value = await pickSheet(node.data, {
          onColumn: (column, index) => fire(node, 'columnchange', { column, value: index }),
          onOpen: build => {
            rebuild = build
          },
        })
        rebuild = null
        if (value === null) return fire(node, 'cancel')
        node.setData({ value })
        fire(node, 'change', { value })
      })
      return { form: () => node.data.value, update: props => rebuild?.(props) }
    },
  )
}

export function defineChoices(): void {
  defineChoice('switch')
  defineChoice('checkbox')
  defineChoice('radio')
  defineGroup('checkbox-group', 'wx-checkbox')
  defineGroup('radio-group', 'wx-radio')
  defineSlider()
  definePicker()
}
