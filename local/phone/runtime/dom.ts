/** Makes an HTML element: class, properties or attributes, children (null is left out). */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className = '',
  props: Record<string, unknown> = {},
  ...children: (Node | string | null | false | undefined)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  if (className) element.className = className
  for (const [key, value] of Object.entries(props)) {
    if (typeof value === 'string') element.setAttribute(key, value)
    else Object.assign(element, { [key]: value })
  }
  element.append(
    ...children.filter((child): child is Node | string => child != null && child !== false && child !== ''),
  )
  return element
}

/** rpx, vh and the safe area in an inline style; the same sums as the compiled style sheets. */
export function cssUnits(style: string): string {
  if (typeof style !== 'string' || !/rpx|vh|safe-area/.test(style)) return style
  return style
    .replace(/url\([^)]*\)|(-?\d*\.?\d+)rpx\b/g, (whole, n?: string) =>
      n === undefined ? whole : `calc(var(--rpx) * ${n})`,
    )
    .replace(/url\([^)]*\)|(-?\d*\.?\d+)vh\b/g, (whole, n?: string) =>
      n === undefined ? whole : `calc(var(--vh) * ${n})`,
    )
    .replace(/(?:env|constant)\(\s*safe-area-inset-bottom\s*\)/g, 'var(--safe-bottom)')
}

/** The page box an element stands in. */
export const pageBox = (element: Element | null | undefined): HTMLElement | null =>
  element?.closest<HTMLElement>('.mp-page') ?? null

/** An element's rectangle inside its page, as WeChat gives it. */
export function rectOf(element: Element) {
  const rect = element.getBoundingClientRect()
  const origin = pageBox(element)?.getBoundingClientRect() ?? { left: 0, top: 0 }
  return {
    left: rect.left - origin.left,
    top: rect.top - origin.top,
    right: rect.right - origin.left,
    bottom: rect.bottom - origin.top,
    width: rect.width,
    height: rect.height,
  }
}
