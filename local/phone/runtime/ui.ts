// What WeChat draws over the page: toast, loading, modal, action sheet, notices.
import { h } from './dom'

const layer = () => document.getElementById('mp-layer') as HTMLElement
let toastElement: HTMLElement | null = null
let timer = 0

export type ToastOptions = {
  title?: string
  icon?: string
  image?: string
  duration?: number
  mask?: boolean
}

export function toast(
  { title = '', icon = 'success', duration = 1500, mask }: ToastOptions,
  isLoading = false,
): void {
  hideToast()
  const sign =
    isLoading || icon === 'loading'
      ? h('i', 'mp-spin')
      : icon === 'success'
        ? h('b', '', {}, '✓')
        : icon === 'error'
          ? h('b', '', {}, '✕')
          : null
  toastElement = h(
    'div',
    `mp-toast${sign ? ' with-icon' : ''}${mask ? ' mask' : ''}`,
    { role: 'status' },
    h('div', '', {}, sign, h('p', '', {}, title)),
  )
  layer().append(toastElement)
  if (!isLoading) timer = window.setTimeout(hideToast, duration)
}

export function hideToast(): void {
  clearTimeout(timer)
  toastElement?.remove()
  toastElement = null
}

/** A dimmed layer over everything; remove the returned element to close it. */
export function overlay(place: 'center' | 'bottom', label: string, ...children: Node[]): HTMLElement {
  const element = h(
    'div',
    `mp-mask ${place}`,
    { role: 'dialog', 'aria-modal': 'true', 'aria-label': label },
    ...children,
  )
  const openedAt = performance.now()
  element.addEventListener(
    'click',
    event => {
      // What WeChat draws itself never hears the end of the tap that opened it; a browser's click comes after it.
      if (event.isTrusted && event.detail > 0 && lastDown < openedAt) event.stopImmediatePropagation()
    },
    true,
  )
  layer().append(element)
  return element
}

/** When a finger last came down. */
let lastDown = 0
addEventListener('pointerdown', () => (lastDown = performance.now()), true)

const button = (text: string, onclick: () => void, className = '', style = '') =>
  h('button', className, { type: 'button', onclick, ...(style ? { style } : {}) }, text)

export type ModalOptions = {
  title?: string
  content?: string
  showCancel?: boolean
  cancelText?: string
  confirmText?: string
  editable?: boolean
  placeholderText?: string
  confirmColor?: string
  cancelColor?: string
}
export type ModalResult = { confirm: boolean; cancel: boolean; content: string | null }

export function modal(options: ModalOptions): Promise<ModalResult> {
  const {
    title = '',
    content = '',
    showCancel = true,
    cancelText = '取消',
    confirmText = '确定',
    editable = false,
    placeholderText = '',
    confirmColor = '#576b95',
    cancelColor = '#000',
  } = options
  return new Promise(resolve => {
    const input = h('input', '', {
      placeholder: placeholderText,
      value: content,
      'aria-label': title || placeholderText,
    })
    const close = (confirm: boolean) => {
      box.remove()
      resolve({ confirm, cancel: !confirm, content: editable && confirm ? input.value : null })
    }
    const footer = h(
      'footer',
      '',
      {},
      showCancel && button(cancelText, () => close(false), '', `color:${cancelColor}`),
      button(confirmText, () => close(true), '', `color:${confirmColor}`),
    )
    const box = overlay(
      'center',
      title || content,
      h(
        'div',
        'mp-modal',
        {},
        title && h('h3', '', {}, title),
        editable ? input : h('p', '', {}, content),
        footer,
      ),
    )
  })
}

export function sheet({
  itemList,
  itemColor = '#000',
  alertText = '',
}: {
  itemList: string[]
  itemColor?: string
  alertText?: string
}): Promise<{ tapIndex: number }> {
  return new Promise((resolve, reject) => {
    const choose = (tapIndex: number) => {
      box.remove()
      resolve({ tapIndex })
    }
    const items = itemList.map((text, index) => button(text, () => choose(index), '', `color:${itemColor}`))
    const cancel = () => {
      box.remove()
      reject(new Error('cancel'))
    }
    const box = overlay(
      'bottom',
      alertText || '请选择',
      h(
        'div',
        'mp-sheet',
        {},
        alertText && h('p', '', {}, alertText),
        ...items,
        button('取消', cancel, 'cancel'),
      ),
    )
  })
}

/** A sheet with one sentence and buttons; resolves with the index of the button. */
export function ask(label: string, lines: string[], buttons: string[]): Promise<number> {
  return new Promise(resolve => {
    const choose = (index: number) => {
      box.remove()
      resolve(index)
    }
    const box = overlay(
      'bottom',
      label,
      h(
        'div',
        'mp-ask',
        {},
        h('h3', '', {}, label),
        ...lines.map(line => h('p', '', {}, line)),
        h('footer', '', {}, ...buttons.map((text, index) => button(text, () => choose(index)))),
      ),
    )
  })
}
