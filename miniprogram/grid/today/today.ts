import { recall } from '../../api/cache'
import { watch, waiting, type Waiting } from '../../api/outbox'
import { cardOf } from '../../core/ticket/card'
import { clockText, dayKey, endOfDay } from '../../core/clock/shanghai'
import { leafOf } from '../../core/clock/lunar'
import { elderBehavior } from '../../utils/elder'
import { load, WAITING } from '../../utils/load'
import type { CardView, LeafView } from '../../components/models'
import type { TicketSeen } from '../../core/ticket/seen'
import type { Today } from '../../../cloudfunctions/_contract/views'

interface Row {
  id: string
  card: CardView
  mayGiveBack: boolean
}

const COUNT = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十']
const counted = (n: number) => COUNT[n] ?? String(n)

export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    notice: WAITING,
    shown: false,
    leaf: null as LeafView | null,
    headline: '',
    lines: [] as string[],
    claimBy: '',
    offered: [] as Row[],
    due: [] as Row[],
    inHand: [] as Row[],
    more: false,
    quiet: false,
    pencil: [] as { id: string; card: CardView }[],
  },
  stop: () => undefined as void,

  onLoad() {
    this.stop = watch(items => this.showPencil(items))
    this.showPencil(waiting())
  },

  onShow() {
    this.open()
  },

  onUnload() {
    this.stop()
  },

  onPullDownRefresh() {
    void load(this, 'grid.today', {}, reply => this.show(reply)).then(() => wx.stopPullDownRefresh())
  },

  open() {
    void load(this, 'grid.today', {}, reply => this.show(reply))
  },

  /** A to-do of today, not a list of states: what is new, what was promised for today, what else is in hand. */
  show(reply: Today) {
    const { now, offered, inHand } = reply
    const row = (seen: TicketSeen): Row => ({ id: seen.id, card: cardOf(seen, now), mayGiveBack: true })
    const isDue = (seen: TicketSeen) =>
      (seen.promise ? seen.promise.promisedAt : seen.clock.limitAt) <= endOfDay(now)
    const due = inHand.filter(isDue)
    const rest = inHand.filter(seen => !isDue(seen))
    const home = recall('me.home', {})
    const name = home?.data.me ? home.data.me.name : ''
    const first = offered.length + due.length
    const earliest = offered
      .map(seen => seen.step.dueAt ?? Infinity)
      .reduce((a, b) => Math.min(a, b), Infinity)
    this.setData({
      shown: true,
      leaf: leafOf(now),
      headline:
        first > 0
          ? `${name ? `${name}，` : ''}今天先办${counted(first)}件`
          : `${name ? `${name}，` : ''}今天没有急的`,
      lines: [
        offered.length > 0 ? `新派来 ${offered.length} 件，等您领` : '没有新派来的',
        due.length > 0
          ? `今天答应办好 ${due.length} 件，手上另有 ${rest.length} 件`
          : rest.length > 0
            ? `手上 ${rest.length} 件，都不在今天`
            : '手上没有在办的',
      ],
      claimBy:
        earliest === Infinity
          ? ''
          : `${dayKey(earliest) === dayKey(now) ? '今天' : '明天'} ${clockText(earliest)} 前领或退`,
      offered: offered.map(row),
      due: due.map(row),
      inHand: rest.map(row),
      more: reply.more,
      quiet: offered.length === 0 && inHand.length === 0,
    })
  },

  showPencil(items: Waiting[]) {
    this.setData({
      pencil: items.map(item => ({
        id: item.key,
        card: {
          id: item.key,
          no: '',
          title: item.title,
          light: {
            kind: 'pencil' as const,
            amount: clockText(item.at),
            word: item.refused ? '没收' : '等信号',
          },
          state: { word: item.refused ?? '存在这个手机里，有了信号自己会交' },
          aria: `${item.title}，还没交上去`,
        },
      })),
    })
  },

  openTicket(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    void wx.navigateTo({ url: `/resident/ticket/ticket?id=${event.detail.id}` })
  },

  go(event: WechatMiniprogram.TouchEvent) {
    const { page, id } = event.currentTarget.dataset as { page: string; id: string }
    void wx.navigateTo({ url: `/grid/${page}/${page}?id=${id}` })
  },

  behalf() {
    void wx.navigateTo({ url: '/resident/order/order?behalf=1' })
  },

  register() {
    void wx.navigateTo({ url: '/grid/register/register' })
  },
})
