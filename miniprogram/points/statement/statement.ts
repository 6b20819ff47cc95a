import type { Statement } from '../../../contract/points/book'
import { recall } from '../../api/cache'
import type { LedgerRowView } from '../../views/models'
import { shortRoot } from '../../core/points/merkle'
import { monthKey } from '../../core/clock/shanghai'
import { elderBehavior } from '../../utils/elder'
import { load, WAITING } from '../../utils/load'
import { entryRow, monthWithYear } from '../../utils/passbook'

interface Line {
  id: string
  words: string
  points: string
  strong: boolean
  red: boolean
}

export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    notice: WAITING,
    shown: false,
    month: '',
    monthName: '',
    earlier: '',
    later: '',
    title: '',
    lines: [] as Line[],
    rows: [] as LedgerRowView[],
    count: 0,
    head: '',
  },

  onLoad(query: Record<string, string | undefined>) {
    this.setData({ month: query['month'] ?? monthKey(Date.now()) })
    void this.open()
  },
  async onPullDownRefresh() {
    await this.open()
    void wx.stopPullDownRefresh()
  },
  open() {
    return load(this, 'points.statement', { month: this.data.month }, statement => this.show(statement))
  },

  show(statement: Statement) {
    const { month, now, household, count, head, entries } = statement
    const months = [...(recall('points.home', {})?.data.statements ?? [])].sort()
    const at = months.indexOf(month)
    this.setData({
      shown: true,
      monthName: `${monthWithYear(month, now)}的单子`,
      title: household.title,
      count,
      head: head ? shortRoot(head) : '',
      earlier: months[at - 1] ?? '',
      later: at >= 0 ? (months[at + 1] ?? '') : '',
      lines: linesOf(statement),
      rows: entries.map(entry => ({ ...entryRow(entry), month: '' })),
    })
  },
  turn(event: WechatMiniprogram.TouchEvent) {
    const month = String(event.currentTarget.dataset['month'])
    if (!month) return
    this.setData({ month, shown: false })
    void this.open()
  },
  verify() {
    void wx.navigateTo({ url: '/points/verify/verify' })
  },
})

/** From the first to the last, as one adds on paper; what did not happen has no line. */
function linesOf({ opening, earned, spent, returned, reversed, closing }: Statement): Line[] {
  const line = (
    id: string,
    words: string,
    points: number,
    sign: string,
    strong = false,
    red = false,
  ): Line => ({ id, words, points: `${sign}${Math.abs(points)}`, strong, red })
  return [
    line('opening', '月初有', opening, opening < 0 ? '−' : '', true),
    ...(earned !== 0 ? [line('earned', '得了', earned, earned < 0 ? '−' : '+')] : []),
    ...(spent !== 0 ? [line('spent', '换东西用了', spent, '−')] : []),
    ...(returned !== 0 ? [line('returned', '退回来', returned, '+')] : []),
    ...(reversed !== 0 ? [line('reversed', '冲正', reversed, reversed < 0 ? '−' : '+', false, true)] : []),
    line('closing', '月底还有', closing, closing < 0 ? '−' : '', true),
  ]
}
