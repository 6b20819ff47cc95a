// The native <picker>: one list, several lists, a date or a time.
import { h } from './dom'
import type { Data } from './types'
import { overlay } from './ui'

type Read = () => unknown
type Hooks = { onColumn(column: number, index: number): void; onOpen(rebuild: (props: Data) => void): void }

function list(
  range: unknown[],
  key: string,
  chosen: number,
  label: string,
  onChange?: (index: number) => void,
): HTMLSelectElement {
  const word = (item: unknown) => String(key ? (item as Data)[key] : item)
  const select = h(
    'select',
    '',
    { 'aria-label': label },
    ...range.map((item, index) => h('option', '', { value: String(index) }, word(item))),
  )
  select.size = Math.min(8, Math.max(2, range.length))
  select.selectedIndex = Math.max(0, chosen || 0)
  select.onchange = () => onChange?.(select.selectedIndex)
  return select
}

function columns(box: HTMLElement, props: Data, hooks: Hooks): Read {
  const before = [...box.children].map(child => (child as HTMLSelectElement).selectedIndex)
  const chosen = before.length ? before : ((props.value as number[] | null) ?? [])
  const lists = (props.range as unknown[][]).map((range, index) =>
    list(range, String(props.rangeKey || ''), chosen[index] ?? 0, `第${index + 1}列`, value =>
      hooks.onColumn(index, value),
    ),
  )
  box.replaceChildren(...lists)
  return () => lists.map(one => one.selectedIndex)
}

function dateOrTime(box: HTMLElement, props: Data): Read {
  const type = props.mode === 'time' ? 'time' : props.fields === 'month' ? 'month' : 'date'
  const input = h('input', '', {
    type,
    'aria-label': type === 'time' ? '时间' : '日期',
    value: String(props.value ?? ''),
  })
  if (props.start) input.min = String(props.start)
  if (props.end) input.max = String(props.end)
  box.replaceChildren(input)
  return () => input.value
}

/** Resolves with what was chosen in the shape `change` reports it, or null when cancelled. */
export function pickSheet(props: Data, hooks: Hooks): Promise<unknown> {
  return new Promise(resolve => {
    const box = h('div', 'mp-cols')
    let read: Read = () => null
    const build = (now: Data) => {
      if (now.mode === 'multiSelector') read = columns(box, now, hooks)
      else if (now.mode === 'date' || now.mode === 'time') read = dateOrTime(box, now)
      else if (now.mode === 'selector') {
        const one = list(
          (now.range as unknown[]) ?? [],
          String(now.rangeKey || ''),
          Number(now.value),
          '选项',
        )
        box.replaceChildren(one)
        read = () => one.selectedIndex
      } else console.error(`[phone] 预览里还没有 <picker mode="${String(now.mode)}">`)
    }
    build(props)
    if (props.mode === 'multiSelector') hooks.onOpen(build)
    const close = (value: unknown) => {
      layer.remove()
      resolve(value)
    }
    const header = h(
      'header',
      '',
      {},
      h('button', '', { type: 'button', onclick: () => close(null) }, '取消'),
      h('span', '', {}, String(props.headerText || '')),
      h('button', 'ok', { type: 'button', onclick: () => close(read()) }, '确定'),
    )
    const layer = overlay(
      'bottom',
      String(props.headerText || '请选择'),
      h('div', 'mp-picker', {}, header, box),
    )
  })
}
