/**
 * A list whose rows open beside it on a wide window, and as pages on a phone. On a computer the arrows move along the rows,
 * Enter opens the one they stand at, the space bar chooses it where the page chooses, and Esc closes what is open.
 */
import { listenToKeys, stepFrom, type Key } from '../utils/keys'
import { toast } from '../utils/toast'
import { wideBehavior } from '../utils/wide'

interface Self {
  data: { rows: readonly { id: string }[]; list: string; wide: boolean; at: string; beside: string[] }
  setData(change: { at?: string; beside?: string[]; hasKeys?: boolean }, then?: () => void): void
  selectComponent(selector: string): unknown
  open(): Promise<boolean>
  closeBeside(): void
  /** Pages where rows are chosen together. */
  checkRow?(id: string): void
  stopKeys?: () => void
}
type Opened = WechatMiniprogram.CustomEvent<{ id: string }>

/** `pageOf`: the page of a row on a phone. Spread behind a `pagedList`, with `besideData` in the page's data. */
export const besideData = { wide: false, hasKeys: false, at: '', beside: [] as string[] }

export function listBeside<L extends string>(
  list: { behaviors: string[]; onShow(this: never): void; turn(this: never, list: L): void },
  pageOf: (list: L) => string,
) {
  return {
    behaviors: [...list.behaviors, wideBehavior],

    onShow(this: Self) {
      list.onShow.call(this as never)
      this.stopKeys = listenToKeys(key => pressed(this, key, pageOf as (list: string) => string))
      this.setData({ hasKeys: this.stopKeys !== undefined })
    },
    onHide(this: Self) {
      this.stopKeys?.()
    },
    onUnload(this: Self) {
      this.stopKeys?.()
    },

    turn(this: Self, to: L) {
      this.setData({ at: '', beside: [] })
      list.turn.call(this as never, to)
    },
    openRow(this: Self, event: Opened) {
      openAt(this, event.detail.id, pageOf as (list: string) => string)
    },
    closeBeside(this: Self) {
      this.setData({ beside: [] })
    },
    /** There is nothing more to do with it here: the list is asked again. */
    leftBeside(this: Self, event: WechatMiniprogram.CustomEvent<{ message: string }>) {
      this.setData({ beside: [] })
      toast(this, event.detail.message)
      void this.open()
    },
  }
}

/** A list of one: another order is another component, and nothing of the last one stays. */
function openAt(page: Self, id: string, pageOf: (list: string) => string): void {
  if (page.data.wide) page.setData({ at: id, beside: [id] })
  else void wx.navigateTo({ url: `${pageOf(page.data.list)}?id=${id}` })
}

function pressed(page: Self, key: Key, pageOf: (list: string) => string): void {
  const { rows, at } = page.data
  switch (key) {
    case 'ArrowDown':
    case 'ArrowUp':
      page.setData({ at: stepFrom(rows, at, key === 'ArrowDown' ? 1 : -1) }, keepInSight)
      return
    case 'Enter':
      if (rows.some(({ id }) => id === at)) openAt(page, at, pageOf)
      return
    case ' ':
      page.checkRow?.(at)
      return
    case 'Escape':
      page.closeBeside()
  }
}

/** The row where the keys stand is on the screen, a row's height from its edge. */
function keepInSight(): void {
  const { windowHeight } = wx.getWindowInfo()
  const near = 80
  wx.createSelectorQuery()
    .select('.at')
    .boundingClientRect()
    .selectViewport()
    .scrollOffset()
    .exec(([row, view]: [{ top: number; bottom: number } | null, { scrollTop: number }]) => {
      if (!row) return
      const by =
        row.top < near
          ? row.top - near
          : row.bottom > windowHeight - near
            ? row.bottom - windowHeight + near
            : 0
      if (by !== 0) void wx.pageScrollTo({ scrollTop: view.scrollTop + by, duration: 0 })
    })
}
