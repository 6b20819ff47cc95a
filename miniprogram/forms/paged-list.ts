/** A page that shows a list, or one of several: the kept copy at once, then the fresh one, and the next rows behind it. */
import type { Api, KeptRoute } from '../../contract'
import { call } from '../api/client'
import type { Post } from '../core/people/role'
import { elderBehavior } from '../utils/elder'
import { load, WAITING } from '../utils/load'
import { toast } from '../utils/toast'
import type { Notice } from '../views/notice'

/** The routes that answer page by page. */
type PagedRoute = {
  [R in KeptRoute]: Api[R]['reply'] extends { items: readonly unknown[]; next: string | null; now: number }
    ? R
    : never
}[KeptRoute]
type Item<R extends PagedRoute> = Api[R]['reply']['items'][number]

interface List<R extends PagedRoute, Row, L extends string, X extends object> {
  route: R
  /** The list that is open first; '' where there is one. */
  list: L
  /** What is asked for it, without the place to go on from. `asked`: what the page was opened with. */
  ask(list: L, asked: Asked): Api[R]['ask']
  row(item: Item<R>, now: number, list: L): Row
  /** Data that follows from all the rows that stand. */
  also?(rows: readonly Row[]): X
}
/** What a number on the first page asks of the list behind it. */
export interface Asked {
  /** In which of their posts somebody looks. */
  as?: Post['role']
  /** Only what they may do, and have not yet. */
  mine?: true
}
/** From the address of a page. The cloud refuses what is no post. */
export const askedIn = ({ as, mine }: Record<string, string | undefined>): Asked => ({
  ...(as ? { as: as as Post['role'] } : {}),
  ...(mine ? { mine: true as const } : {}),
})

interface Shown<Row, L> {
  asked: Asked
  elder: boolean
  notice: Notice
  shown: boolean
  list: L
  rows: Row[]
  next: string
  loadingMore: boolean
}
interface Self<Row, L> {
  data: Shown<Row, L>
  setData(change: Record<string, unknown>): void
  selectComponent(selector: string): unknown
  open(): Promise<boolean>
  more(): Promise<void>
  turn(list: L): void
}

export function pagedList<
  R extends PagedRoute,
  Row extends { id: string },
  L extends string,
  X extends object = object,
>({ route, list, ask, row, also }: List<R, Row, L, X>) {
  const data: Shown<Row, L> = {
    asked: {},
    elder: false,
    notice: WAITING,
    shown: false,
    list,
    rows: [],
    next: '',
    loadingMore: false,
  }
  return {
    behaviors: [elderBehavior],
    data,

    onShow(this: Self<Row, L>) {
      void this.open()
    },
    onPullDownRefresh(this: Self<Row, L>) {
      void this.open().then(() => wx.stopPullDownRefresh())
    },
    onReachBottom(this: Self<Row, L>) {
      void this.more()
    },

    open(this: Self<Row, L>): Promise<boolean> {
      const { list, asked } = this.data
      return load(this, route, ask(list, asked), ({ items, now, next }, isFresh) => {
        // How much time is left is said as of today, of a kept copy, too.
        const rows = items.map((item: Item<R>) => row(item, isFresh ? now : Date.now(), list))
        this.setData({ shown: true, rows, next: next ?? '', ...also?.(rows) })
      })
    },
    /** Puts the next rows behind those that stand: only what is new goes over the bridge. */
    async more(this: Self<Row, L>) {
      const { next, loadingMore, list, asked } = this.data
      if (next === '' || loadingMore) return
      this.setData({ loadingMore: true })
      const result = await call(route, { ...ask(list, asked), cursor: next })
      // Another list was turned to while this was on its way: its answer, a refusal too, belongs nowhere.
      if (this.data.list !== list) return
      this.setData({ loadingMore: false })
      if (!result.ok) {
        toast(this, result.message)
        return
      }
      // So does one to a list that was opened again.
      if (this.data.next !== next) return
      const { items, now, next: further } = result.data
      // Some may have been taken out of the list meanwhile, and some may have moved from one page to the next.
      const before = this.data.rows
      const known = new Set(before.map(({ id }) => id))
      const rows = items.map((item: Item<R>) => row(item, now, list)).filter(({ id }) => !known.has(id))
      const added = Object.fromEntries(rows.map((one, i) => [`rows[${before.length + i}]`, one]))
      this.setData({ ...added, next: further ?? '', ...also?.([...before, ...rows]) })
    },
    /** To another list. */
    turn(this: Self<Row, L>, list: L) {
      this.setData({ list, shown: false, rows: [], next: '', loadingMore: false })
      void this.open()
    },
    choose(this: Self<Row, L>, event: WechatMiniprogram.CustomEvent<{ value: L }>) {
      this.turn(event.detail.value)
    },
  }
}
