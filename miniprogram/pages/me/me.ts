import { fetchFresh, recall } from '../../api/cache'
import { call } from '../../api/client'
import { leafOf } from '../../core/clock/lunar'
import { elderBehavior } from '../../utils/elder'
import type { PointsHome } from '../../../cloudfunctions/_contract/points'
import type { Me } from '../../../cloudfunctions/_contract/views'
import { dutyWays } from '../points/ways'

interface Line {
  id: string
  words: string
  note: string
  icon: string
  url: string
}

/** Where each post does its work. */
const DESKS: Record<string, { words: string; icon: string; url: string }> = {
  gridMember: { words: '今天的活', icon: 'calendar', url: '/grid/today/today' },
  dispatcher: { words: '派单台', icon: 'catalog', url: '/desk/inbox/inbox' },
  supervisor: { words: '评议和晒单', icon: 'edit-1', url: '/committee/list/list' },
  inspector: { words: '镇里督办台', icon: 'flag', url: '/town/inbox/inbox' },
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
    name: '',
    surname: '',
    home: '',
    desks: [] as Line[],
    lines: [] as Line[],
    read: [] as AccessLine[],
    readOpen: false,
    readAsked: false,
  },

  points: null as PointsHome | null,

  onShow() {
    const kept = recall('me.home', {})
    this.points = recall('points.home', {})?.data ?? null
    if (kept) this.show(kept.data.me)
    void fetchFresh('me.home', {}).then(result => {
      if (!result.ok) return
      this.show(result.data.me)
      if (result.data.me) void this.askPoints(result.data.me)
    })
  },
  /** The passbook's balance and the work it brings; without an answer the rows simply stand without numbers. */
  async askPoints(me: Me) {
    const result = await fetchFresh('points.home', {})
    if (!result.ok) return
    this.points = result.data
    this.show(me)
  },

  show(me: Me | null) {
    const duties = me ? me.duties : []
    const desks = duties
      .filter(d => DESKS[d.role] !== undefined)
      .map(d => {
        const desk = DESKS[d.role] as { words: string; icon: string; url: string }
        return {
          id: `${d.role}-${d.grid.id}`,
          words: desk.words,
          note: `${d.words} · ${d.grid.name}`,
          icon: desk.icon,
          url: desk.url,
        }
      })
    if (duties.some(d => d.role === 'gridMember'))
      desks.push({
        id: 'groups',
        words: '网格的微信群',
        note: '从群里的卡片打开，绑到网格上',
        icon: 'usergroup',
        url: '/grid/group/group',
      })
    const roles = duties.map(d => d.role as string)
    if (this.points)
      desks.push(...dutyWays(this.points.duties, roles).filter(way => way.count > 0 || way.id === 'counter'))
    const lines: Line[] = [
      { id: 'mine', words: '我的单', note: '', icon: 'catalog', url: '/resident/mine/mine' },
      {
        id: 'points',
        words: '积分存折',
        note: this.points?.household ? `${this.points.household.title}，余 ${this.points.balance} 分` : '',
        icon: 'shop',
        url: '/pages/points/points',
      },
      {
        id: 'slip',
        words: '帮人评价',
        note: '用纸条上的单号和八位数',
        icon: 'check-circle',
        url: '/resident/slip/slip',
      },
      { id: 'settings', words: '大字和隐私', note: '', icon: 'setting', url: '/pages/settings/settings' },
      {
        id: 'feedback',
        words: '投诉和建议',
        note: '直接到镇里',
        icon: 'edit-1',
        url: '/pages/feedback/feedback',
      },
      { id: 'legal', words: '您的信息我们怎么管', note: '', icon: 'lock-on', url: '/pages/legal/privacy' },
    ]
    this.setData({
      known: me !== null,
      name: me ? me.name : '',
      surname: me ? me.name.slice(0, 1) : '',
      home: me
        ? [me.village ? me.village.name : '', me.home ? me.home.name : '']
            .filter(part => part !== '')
            .join(' · ')
        : '',
      desks,
      lines: me ? lines : lines.filter(line => line.id === 'settings' || line.id === 'legal'),
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
      void wx.showToast({ title: result.says, icon: 'none' })
      return
    }
    const read: AccessLine[] = result.data.map((one, i) => ({
      id: String(i),
      month: leafOf(one.at).month,
      day: `${leafOf(one.at).day} 日`,
      words: `${one.by}看过您的电话（${one.no}）：${one.purpose}`,
    }))
    this.setData({ readOpen: true, readAsked: true, read })
  },
})
