import { LONG } from '../../core/lasts'
import type { PointsHome } from '../../../contract/points/book'
import { doneWith } from '../../core/points/says'
import { call } from '../../api/client'
import { flush, waiting, watch, type Waiting } from '../../api/offline-queue'
import type { LedgerRowView } from '../../views/models'
import { elderBehavior } from '../../utils/elder'
import { takeSaying } from '../../utils/go'
import { load, WAITING } from '../../utils/load'
import { myRoles } from '../../utils/roles'
import { dayOf, pendingRow, seenOf, withMonths, withStatements } from '../../utils/passbook'
import { pencilRow } from '../../utils/pencil'
import { toast } from '../../utils/toast'
import { checkLine, lastVerified } from '../../utils/verified'
import { dutyWays, villageWays, type Way } from './ways'

/** What is on its way into the book, or out of it. */
function pencilOf({ pendingPoints: points, pendingUntil }: PointsHome): string {
  if (points === 0) return ''
  const { settle } = doneWith(points)
  const sum = points > 0 ? `另有 ${points} 分铅笔记着` : `另有 ${Math.abs(points)} 分铅笔记着要扣`
  const when = pendingUntil === null ? `公示过了才${settle}` : `${dayOf(pendingUntil)}公示期满${settle}`
  return `${sum}，${when}`
}

type Opened = WechatMiniprogram.CustomEvent<{ id: string }>

/**
 * The passbook of a household. It is no paged list: one answer holds the balance, what is pencilled in and the newest lines, and
 * `points.entries` goes on with whole ledger entries, which are made into lines with the statements of the months between them.
 */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    long: LONG,
    notice: WAITING,
    shown: false,
    hasHousehold: false,
    title: '',
    place: '',
    balance: 0,
    pencil: '',
    check: checkLine(null, 0, 0),
    codes: '',
    rows: [] as LedgerRowView[],
    pendingRest: 0,
    next: '',
    loadingMore: false,
    duties: [] as Way[],
    ways: [] as Way[],
  },
  home: null as PointsHome | null,
  roles: [] as string[],
  stopWatching: () => undefined as void,

  onLoad() {
    this.stopWatching = watch(() => this.draw())
  },
  onUnload() {
    this.stopWatching()
  },
  onReady() {
    takeSaying(this)
  },
  onShow() {
    void this.open()
    void myRoles().then(roles => {
      this.roles = roles
      this.draw()
    })
  },
  async onPullDownRefresh() {
    await flush()
    await this.open()
    void wx.stopPullDownRefresh()
  },

  open() {
    return load(this, 'points.home', {}, home => {
      this.home = home
      this.draw()
    })
  },

  draw() {
    const home = this.home
    if (!home) return
    const { household, balance, count, waitingCodes } = home
    this.setData({
      shown: true,
      hasHousehold: household !== null,
      title: household?.title ?? '',
      place: household ? `${household.members} 口人一本账` : '',
      balance,
      pencil: pencilOf(home),
      check: checkLine(household ? lastVerified(household.id) : null, count, balance),
      codes: waitingCodes > 0 ? `有 ${waitingCodes} 样换好了没领` : '',
      rows: this.rows(home),
      pendingRest: home.pendingRest,
      next: home.next ?? '',
      duties: dutyWays(home.duties, this.roles),
      ways: villageWays(home.duties, household !== null),
    })
  },
  rows(home: PointsHome): LedgerRowView[] {
    const pencils = waiting()
      .filter((item: Waiting) => item.route === 'points.apply')
      .map(pencilRow)
    const pending = home.pending.map(one => ({ ...pendingRow(one), opens: true }))
    return withMonths([
      ...pencils,
      ...pending,
      ...withStatements(home.entries, home.statements, home.next !== null),
    ])
  },

  async onReachBottom() {
    const { next, loadingMore } = this.data
    if (!next || loadingMore) return
    this.setData({ loadingMore: true })
    const result = await call('points.entries', { cursor: next })
    this.setData({ loadingMore: false })
    if (!result.ok) {
      toast(this, result.message)
      return
    }
    // The book was opened again while this was on its way: its answer belongs nowhere.
    if (!this.home || this.data.next !== next) return
    const known = new Set(this.home.entries.map(one => one.id))
    const older = result.data.items.map(seenOf).filter(one => !known.has(one.id))
    this.home = { ...this.home, entries: [...this.home.entries, ...older], next: result.data.next }
    this.draw()
  },

  openRow(event: Opened) {
    const { id } = event.detail
    if (id.startsWith('statement:')) this.go(`/points/statement/statement?month=${id.slice(10)}`)
    else if (this.home?.pending.some(one => one.id === id))
      this.go(`/points/application/application?id=${id}`)
    else this.go('/points/list/list?list=mine')
  },
  verify() {
    this.go('/points/verify/verify')
  },
  toShop() {
    this.go('/shop/shop/shop')
  },
  toCodes() {
    this.go('/shop/codes/codes')
  },
  apply() {
    this.go('/points/apply/apply')
  },
  toMine() {
    this.go('/points/list/list?list=mine')
  },
  toRules() {
    this.go('/points/rules/rules')
  },
  follow(event: WechatMiniprogram.TouchEvent) {
    this.go(String(event.currentTarget.dataset['url']))
  },
  go(url: string) {
    void wx.navigateTo({ url })
  },
})
