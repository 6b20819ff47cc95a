import { ASK_IN_PERSON } from '../../core/text/shared'
import type { Api } from '../../../contract'
import { LONG } from '../../core/lasts'
import { fetchFresh, recall } from '../../api/cache'
import { showRedDot } from '../../utils/red-dot'
import { isLit } from '../home/duty'
import { call } from '../../api/client'
import { calendarDayOf } from '../../core/clock/lunar'
import { elderBehavior } from '../../utils/elder'
import type { PointsHome } from '../../../contract/points/book'
import type { Asking, Me } from '../../../contract/person/home'
import { dutyWays } from '../points/ways'
import { desksOf, ownLines, type Line } from './ways'

const ASKING: Record<Asking['state'], string> = {
  waiting: '登记还等着人点头',
  accepted: '登记好了',
  refused: `上次登记没有同意。${ASK_IN_PERSON}`,
  withdrawn: '上次登记撤回了',
  over: `上次登记过了${LONG.joinRequest}没人答复，再登记一次就行。`,
}

/** What was looked at with a purpose. */
type Read = Api['me.access']['reply'][number]
const READ_LABELS: Record<Read['what'], (read: Read) => string> = {
  phone: ({ by, no, purpose }) => `${by}看过您的电话（${no}）：${purpose}`,
  words: ({ by, no, purpose }) => `${by}看过您那一单的原话（${no}）：${purpose}`,
  search: ({ by, no, purpose }) => `${by}按姓名或电话找过您的单子（${no}）：${purpose}`,
  list: ({ by, purpose }) => `${by}取过村里带电话的名单，上面有您：${purpose}`,
}

interface AccessLine {
  id: string
  month: string
  day: string
  words: string
}

export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    known: false,
    asking: '',
    askingAct: '',
    name: '',
    surname: '',
    nameWaits: false,
    nameAsked: false,
    home: '',
    desks: [] as Line[],
    lines: [] as Line[],
    read: [] as AccessLine[],
    readOpen: false,
    readAsked: false,
  },

  points: null as PointsHome | null,
  asking: null as Asking | null,

  onShow() {
    const kept = recall('me.home', {})
    this.points = recall('points.home', {})?.data ?? null
    if (kept) this.show(kept.data.me, kept.data.asking ?? null)
    void fetchFresh('me.home', {}).then(result => {
      if (!result.ok) return
      this.show(result.data.me, result.data.asking ?? null)
      showRedDot(isLit(result.data.duty))
      if (result.data.me) void this.askPoints(result.data.me)
    })
  },
  /** The passbook's balance and the work it brings; without an answer the rows simply stand without numbers. */
  async askPoints(me: Me) {
    const result = await fetchFresh('points.home', {})
    if (!result.ok) return
    this.points = result.data
    this.show(me, this.asking)
  },

  show(me: Me | null, asking: Asking | null) {
    this.asking = asking
    const desks = desksOf(me)
    const roles = (me ? me.duties : []).map(d => d.role as string)
    if (this.points)
      desks.push(...dutyWays(this.points.duties, roles).filter(way => way.count > 0 || way.id === 'counter'))
    const lines = ownLines(this.points)
    this.setData({
      nameWaits: me?.nameState === 'waits',
      nameAsked: me?.nameState === 'refused',
      known: me !== null,
      asking: asking === null ? '' : ASKING[asking.state],
      askingAct: asking !== null && asking.state === 'waiting' ? '看看等谁点头' : '再登记一次',
      name: me ? me.name : '',
      surname: me ? me.name.slice(0, 1) : '',
      home: me
        ? [me.village ? me.village.name : '', me.home ? me.home.name : '']
            .filter(part => part !== '')
            .join(' · ')
        : '',
      desks,
      lines: me
        ? lines
        : lines.filter(line => line.id === 'settings' || line.id === 'how' || line.id === 'legal'),
    })
  },

  go(event: WechatMiniprogram.TouchEvent) {
    void wx.navigateTo({ url: String(event.currentTarget.dataset['url']) })
  },

  join() {
    void wx.navigateTo({ url: '/resident/join/join' })
  },

  /** Who unmasked my name or phone, and what for. */
  async openRead() {
    if (this.data.readOpen) {
      this.setData({ readOpen: false })
      return
    }
    const result = await call('me.access', {})
    if (!result.ok) {
      void wx.showToast({ title: result.message, icon: 'none' })
      return
    }
    const read: AccessLine[] = result.data.map((one, i) => ({
      id: String(i),
      month: calendarDayOf(one.at).month,
      day: `${calendarDayOf(one.at).day} 日`,
      words: READ_LABELS[one.what](one),
    }))
    this.setData({ readOpen: true, readAsked: true, read })
  },
})
