import { ASK_IN_PERSON } from '../../core/words'
import { LONG } from '../../core/lasts'
import { fetchFresh, recall } from '../../api/cache'
import { call } from '../../api/client'
import { leafOf } from '../../core/clock/lunar'
import { elderBehavior } from '../../utils/elder'
import type { PointsHome } from '../../../contract/points'
import type { Asking, Me } from '../../../contract/views'
import { STANDS_IN } from '../../utils/desks'
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

const ASKING: Record<Asking['state'], string> = {
  waiting: '登记还等着人点头',
  accepted: '登记好了',
  refused: `上次登记没有同意。${ASK_IN_PERSON}`,
  withdrawn: '上次登记撤回了',
  over: `上次登记过了${LONG.joinRequest}没人答复，再登记一次就行。`,
}

/** What was looked at with a purpose. */
const READ_WORDS = { phone: '您的电话', words: '您那一单的原话' }

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
    if (duties.some(d => d.role === 'gridMember'))
      desks.push({
        id: 'letters',
        words: '登记信和等着登记的人',
        note: '给新来的人开信，看谁在等您点头',
        icon: 'usergroup',
        url: '/grid/letters/letters',
      })
    if (me?.standsIn && !duties.some(d => d.role === 'inspector'))
      desks.push({ ...STANDS_IN, note: '镇里没有人在岗，先由县里看着' })
    if (duties.some(d => d.role === 'admin'))
      desks.push({
        id: 'appeals',
        words: '投诉和建议',
        note: '对镇里的答复不满意，请县里再看的',
        icon: 'edit-1',
        url: '/town/letters/letters',
      })
    if (duties.some(d => d.role === 'admin') && !me?.demo)
      desks.push({
        id: 'selfcheck',
        words: '系统自检',
        note: '云上的设置对不对，一行一行看',
        icon: 'check-circle',
        url: '/town/selfcheck/selfcheck',
      })
    if (
      duties.some(d => d.role === 'inspector' || d.role === 'admin' || d.role === 'dispatcher') &&
      !me?.demo
    )
      desks.push({
        id: 'tree',
        words: '网格和人',
        note: '谁在岗、哪里空着、一格几户',
        icon: 'catalog',
        url: '/county/tree/tree',
      })
    if (duties.some(d => d.role === 'inspector' || d.role === 'admin') && !me?.demo)
      desks.push({
        id: 'posts',
        words: '等我点头的岗位',
        note: '派单员、监委会这些要两位点头',
        icon: 'usergroup',
        url: '/county/posts/posts',
      })
    if (
      duties.some(d => d.role === 'inspector' || d.role === 'admin' || d.role === 'dispatcher') &&
      !me?.demo
    )
      desks.push({
        id: 'roster',
        words: '收花名册',
        note: '表格从聊天里选，先看再存',
        icon: 'usergroup',
        url: '/county/import/import',
      })
    if (duties.some(d => d.role === 'inspector' || d.role === 'admin' || d.role === 'dispatcher'))
      desks.push({
        id: 'joins',
        words: '等我点头的人',
        note: '岗位要当面核对',
        icon: 'usergroup',
        url: '/resident/joins/joins',
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
        id: 'household',
        words: '我家这一户',
        note: '有谁、谁想登记进来',
        icon: 'home',
        url: '/resident/household/household',
      },
      {
        id: 'slip',
        words: '帮人评价',
        note: '用纸条上的单号和八位数',
        icon: 'check-circle',
        url: '/resident/slip/slip',
      },
      {
        id: 'settings',
        words: '大字、手机号和隐私',
        note: '',
        icon: 'setting',
        url: '/pages/settings/settings',
      },
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
      void wx.showToast({ title: result.message, icon: 'none' })
      return
    }
    const read: AccessLine[] = result.data.map((one, i) => ({
      id: String(i),
      month: leafOf(one.at).month,
      day: `${leafOf(one.at).day} 日`,
      words: `${one.by}看过${READ_WORDS[one.what]}（${one.no}）：${one.purpose}`,
    }))
    this.setData({ readOpen: true, readAsked: true, read })
  },
})
