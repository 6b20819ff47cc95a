import { KEPT_HERE } from '../../utils/pencil'
import { recall } from '../../api/cache'
import { call } from '../../api/client'
import { watch, waiting, type Waiting } from '../../api/offline-queue'
import { cardOf } from '../../views/ticket-card'
import { clockText, dayKey, endOfDay } from '../../core/clock/shanghai'
import { calendarDayOf } from '../../core/clock/lunar'
import type { Post } from '../../core/people/role'
import { askedIn } from '../../forms/paged-list'
import { elderBehavior } from '../../utils/elder'
import { load, WAITING } from '../../utils/load'
import { toast } from '../../utils/toast'
import { NOTHING_TODAY } from '../../views/sentences'
import { waysOnOf } from './ways-on'
import type { CardView, CalendarDayView } from '../../views/models'
import type { Pile } from '../../core/ticket/lists/piles'
import type { Verb } from '../../core/ticket/lifecycle'
import type { TicketTodo } from '../../core/ticket/sight/infos'
import type { Today } from '../../../contract/ticket/lists'

interface Way {
  page: 'claim' | 'giveback' | 'progress' | 'resolve'
  words: string
}
/** What a card offers, in the order of its buttons; the rest is on the order's own page. */
const WAYS: readonly (Way & { verb: Verb })[] = [
  { verb: 'giveBack', page: 'giveback', words: '退单' },
  { verb: 'claim', page: 'claim', words: '领下这单' },
  { verb: 'progress', page: 'progress', words: '记进展' },
  { verb: 'resolve', page: 'resolve', words: '办结' },
]

/** Giving back what is in hand is on its own page: not a button to hit in passing. */
const OFFERED: readonly Verb[] = ['giveBack', 'claim'],
  HELD: readonly Verb[] = ['progress', 'resolve']

interface Row {
  id: string
  card: CardView
  /** Buttons, the main one last: what the cloud says may be pressed. */
  ways: Way[]
}

/** Also what a pile is called above its list. */
const PILE_LABELS: Record<Pile, string> = {
  late: '超了日子的',
  today: '今天答应的',
  offered: '新派来的',
  cancel: '说不用办了的',
}
const isPile = (value: string | undefined): value is Pile => value !== undefined && value in PILE_LABELS

const COUNT = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十']
const counted = (n: number) => COUNT[n] ?? String(n)
/** Counted to a thousand. */
const pieces = (n: number) => (n >= 1000 ? '999 件以上' : `${n} 件`)

/**
 * What is to be done today. It is no paged list: one order of the answer is in one of three groups, and the numbers above speak of
 * pages that are not on the screen.
 */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    notice: WAITING,
    shown: false,
    calendarDay: null as CalendarDayView | null,
    headline: '',
    lines: [] as string[],
    claimBy: '',
    offered: [] as Row[],
    due: [] as Row[],
    inHand: [] as Row[],
    next: '',
    beyond: '',
    loadingMore: false,
    /** Only this, where somebody came from its number; '': everything. */
    pile: '' as Pile | '',
    /** Looked at in this post alone. */
    inPost: {} as ReturnType<typeof askedIn>,
    handTitle: '手上的',
    nothingToday: NOTHING_TODAY,
    quiet: false,
    waysOn: waysOnOf(null, 0),
    pencil: [] as { id: string; card: CardView }[],
  },
  stop: () => undefined as void,
  /** Every page that stands on the screen, as one. */
  reply: null as Today | null,

  onLoad(query: { pile?: string; as?: string }) {
    if (isPile(query.pile)) this.setData({ pile: query.pile, inPost: askedIn({ as: query.as }) })
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
    void load(this, 'grid.today', this.asked(), reply => this.show(reply)).then(() =>
      wx.stopPullDownRefresh(),
    )
  },

  open() {
    void load(this, 'grid.today', this.asked(), reply => this.show(reply))
  },
  asked(): { pile?: Pile; as?: Post['role'] } {
    const { pile, inPost } = this.data
    return pile ? { pile, ...(inPost.as ? { as: inPost.as } : {}) } : {}
  },
  /** From one pile to everything of today. */
  showAll() {
    this.setData({ pile: '', shown: false })
    this.open()
  },

  /** A to-do of today, not a list of states: what is new, what was promised for today, what else is in hand. */
  show(reply: Today) {
    this.reply = reply
    const { now, offered, inHand, next, all, allInHand } = reply
    const row = (seen: TicketTodo, verbs: readonly Verb[]): Row => ({
      id: seen.id,
      card: cardOf(seen, now),
      ways: WAYS.filter(({ verb }) => verbs.includes(verb) && seen.can.includes(verb)),
    })
    const isDue = (seen: TicketTodo) =>
      (seen.promise ? seen.promise.promisedAt : seen.clock.limitAt) <= endOfDay(now)
    const { pile } = this.data
    // A pile is one list, whatever is due in it.
    const due = pile ? [] : inHand.filter(isDue)
    const rest = pile ? inHand : inHand.filter(seen => !isDue(seen))
    const home = recall('me.home', {})
    const name = home?.data.me ? home.data.me.name : ''
    // Of pages that are not on the screen only the numbers are known.
    const dueToday = next === null ? due.length : Math.max(due.length, reply.dueToday)
    const newcomers = next === null ? offered.length : all - allInHand
    const others =
      next === null ? rest.length : allInHand >= 1000 ? allInHand : Math.max(0, allInHand - dueToday)
    const first = newcomers + dueToday
    const earliest = offered
      .map(seen => seen.step.dueAt ?? Infinity)
      .reduce((a, b) => Math.min(a, b), Infinity)
    this.setData({
      shown: true,
      calendarDay: calendarDayOf(now),
      headline: pile
        ? `${PILE_LABELS[pile]} ${pieces(all)}`
        : first > 0
          ? `${name ? `${name}，` : ''}今天先办${counted(first)}件`
          : `${name ? `${name}，` : ''}今天没有急的`,
      lines: pile
        ? []
        : [
            newcomers > 0 ? `新派来 ${newcomers} 件，等您领` : '没有新派来的',
            dueToday > 0
              ? `今天该办好 ${dueToday} 件，手上另有 ${pieces(others)}`
              : others > 0
                ? `手上 ${pieces(others)}，都不在今天`
                : '手上没有在办的',
          ],
      claimBy:
        earliest === Infinity
          ? ''
          : `${dayKey(earliest) === dayKey(now) ? '今天' : '明天'} ${clockText(earliest)} 前领或退`,
      offered: offered.map(seen => row(seen, OFFERED)),
      due: due.map(seen => row(seen, HELD)),
      inHand: rest.map(seen => row(seen, HELD)),
      next: next ?? '',
      beyond: pieces(all >= 1000 ? all : all - offered.length - inHand.length),
      handTitle: pile ? PILE_LABELS[pile] : '手上的',
      nothingToday: pile ? `没有${PILE_LABELS[pile]}单子了` : NOTHING_TODAY,
      quiet: offered.length === 0 && inHand.length === 0,
      waysOn: waysOnOf(home?.data.me?.duties ?? null, reply.revisits),
    })
  },

  async more() {
    const { next, loadingMore } = this.data
    if (next === '' || loadingMore) return
    this.setData({ loadingMore: true })
    const result = await call('grid.today', { ...this.asked(), cursor: next })
    this.setData({ loadingMore: false })
    if (!result.ok) {
      toast(this, result.message)
      return
    }
    // The page was opened again while this was on its way: its answer belongs nowhere.
    if (this.data.next !== next || !this.reply) return
    const { offered, inHand } = this.reply
    this.show({
      ...result.data,
      revisits: this.reply.revisits,
      offered: [...offered, ...result.data.offered],
      inHand: [...inHand, ...result.data.inHand],
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
          state: { word: item.refused ?? KEPT_HERE },
          aria: `${item.title}，还没交上去`,
        },
      })),
    })
  },

  openTicket(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    void wx.navigateTo({ url: `/ticket/open/open?id=${event.detail.id}` })
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
  goOn(event: WechatMiniprogram.TouchEvent) {
    void wx.navigateTo({ url: String(event.currentTarget.dataset['url']) })
  },
})
