import { fetchFresh, recall } from '../../api/cache'
import { call } from '../../api/client'
import { boardCards, categoryLines, hiddenText, monthText, ratesOf, type BoardCard } from './board-view'
import { dateText, fromDayKey } from '../../core/clock/shanghai'
import { shortRoot } from '../../core/points/merkle'
import { elderBehavior } from '../../utils/elder'
import { nameIt } from '../../utils/go'
import { load, QUIET, WAITING } from '../../utils/load'
import { chooseVillage, chosenVillage, takeBoardAsked } from '../../utils/village'
import type { RateView } from '../../views/models'
import type { VillageBoard } from '../../../contract/ticket/board'

const PAGE = 10

export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    notice: WAITING,
    shown: false,
    newcomer: false,
    homeless: false,
    choosing: false,
    villageId: '',
    month: '',
    monthName: '',
    earlier: '',
    later: '',
    rates: [] as RateView[],
    sealedText: '',
    running: [] as ReturnType<typeof categoryLines>,
    judged: [] as string[],
    cards: [] as BoardCard[],
    all: [] as BoardCard[],
    total: 0,
    seal: '',
    hidden: '',
  },

  onLoad(query: Record<string, string | undefined>) {
    this.setData({ villageId: query['village'] ?? '', month: query['month'] ?? '' })
    wx.showShareMenu({ menus: ['shareAppMessage'] })
  },

  onShow() {
    const asked = takeBoardAsked()
    if (asked !== null) this.setData({ villageId: asked, month: '', shown: false })
    void this.open()
  },

  onPullDownRefresh() {
    void this.open().then(() => wx.stopPullDownRefresh())
  },

  /** Whose village it is decides what is asked: on a phone that was never home, that is asked first. */
  async open(): Promise<boolean> {
    if (recall('me.home', {}) === null) await fetchFresh('me.home', {})
    const home = recall('me.home', {})
    const me = home && home.data.me
    const newcomer = home !== null && me === null
    // Newcomers, and officials of a town or the county: there is no village that would be theirs.
    const homeless = newcomer || (me !== null && (me.village === null || me.village.level !== 2))
    const villageId = this.data.villageId || (homeless ? (chosenVillage()?.id ?? '') : '')
    const choosing = homeless && villageId === ''
    this.setData({ newcomer, homeless, choosing })
    if (choosing) {
      this.setData({ notice: QUIET })
      return false
    }
    const { month } = this.data
    return load(
      this,
      'board.show',
      { ...(villageId ? { villageId } : {}), ...(month ? { month } : {}) },
      reply => this.show(reply),
    )
  },

  show(reply: VillageBoard) {
    const { board, months } = reply
    nameIt(this, `${reply.villageName} · 晒单`)
    const at = months.indexOf(board.month)
    const cards = boardCards(board)
    this.setData({
      shown: true,
      villageId: reply.villageId,
      month: board.month,
      monthName: monthText(board.month, reply.now),
      earlier: months[at + 1] ?? '',
      later: at > 0 ? (months[at - 1] ?? '') : '',
      rates: ratesOf(board),
      sealedText: board.sealed ? '这个月的数已经封存' : '这个月还在走，数会变',
      running: categoryLines(board),
      judged: [
        board.mean !== null ? `乡亲打分平均 ${board.mean}` : '',
        board.committee
          ? `监委会打了 ${board.committee.count} 份分，中间数：结果 ${board.committee.result}，速度 ${board.committee.speed}，态度 ${board.committee.manner}`
          : '',
      ].filter(words => words !== ''),
      all: cards,
      cards: cards.slice(0, PAGE),
      total: cards.length,
      hidden: hiddenText(reply.hidden ?? null),
      seal: reply.seal
        ? `${dateText(fromDayKey(reply.seal.day))}的封条 ${shortRoot(reply.seal.root)}。转到群里，谁存着它，那天的事和各家的分就改不了。`
        : '',
    })
  },

  choose(event: WechatMiniprogram.CustomEvent<{ id: string; name: string }>) {
    chooseVillage(event.detail)
    this.setData({ villageId: event.detail.id, month: '' })
    void this.open()
  },
  another() {
    this.setData({ choosing: true, shown: false })
  },

  turn(event: WechatMiniprogram.TouchEvent) {
    const month = String(event.currentTarget.dataset['month'])
    if (!month) return
    this.setData({ month, shown: false })
    void this.open()
  },

  more() {
    this.setData({ cards: this.data.all.slice(0, this.data.cards.length + PAGE) })
  },

  onReachBottom() {
    if (this.data.cards.length < this.data.total) this.more()
  },

  /** A stroke opens its ticket; the sight table decides how much of it this person sees. */
  openStroke(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    if (event.detail.id) void wx.navigateTo({ url: `/ticket/open/open?id=${event.detail.id}` })
  },

  openEntry(event: WechatMiniprogram.TouchEvent) {
    void wx.navigateTo({ url: `/ticket/open/open?id=${String(event.currentTarget.dataset['id'])}` })
  },

  onShareAppMessage() {
    const { villageId, month } = this.data
    const plain = {
      title: '咱们村的晒单',
      path: `/pages/board/board?village=${villageId}&month=${month}`,
      imageUrl: '/assets/art/share-board.png',
    }
    return {
      ...plain,
      promise: call('share.card', { board: true }).then(result =>
        result.ok ? { ...plain, title: result.data.title } : plain,
      ),
    }
  },
})
