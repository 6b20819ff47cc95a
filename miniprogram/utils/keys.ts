/** Keys of a computer. A phone has none, and WeChat tells none that somebody types with (docs/not-yet-proved.md). */

const KEYS = ['ArrowDown', 'ArrowUp', 'Enter', 'Escape', ' '] as const
export type Key = (typeof KEYS)[number]

/** Hears each of them until the answered function is called; undefined where WeChat has no keys to tell. */
export function listenToKeys(pressed: (key: Key) => void): (() => void) | undefined {
  if (typeof wx.onKeyDown !== 'function' || typeof wx.offKeyDown !== 'function') return undefined
  const hear = ({ key }: WechatMiniprogram.OnKeyDownListenerResult): void => {
    const known = KEYS.find(one => one === key)
    if (known) pressed(known)
  }
  wx.onKeyDown(hear)
  return () => wx.offKeyDown(hear)
}

/** Where a step along the rows leads: to the first or the last from nowhere, and no further than the ends. */
export function stepFrom(rows: readonly { id: string }[], at: string, by: 1 | -1): string {
  const from = rows.findIndex(({ id }) => id === at)
  const to = from < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, from + by))
  return rows[to]?.id ?? ''
}
